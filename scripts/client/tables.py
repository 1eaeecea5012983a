"""The table of an operation that a generated module passes to the runtime, as Python source."""

from __future__ import annotations

from scripts.client.methods import Method
from scripts.client.types import is_secret
from scripts.model.api import Content, Parameter
from scripts.model.partials import is_partial

_IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"}


def operation_table(method: Method) -> str:
    """Return the expression of the runtime's Operation."""
    operation = method.operation
    parts = [f"id={operation.id!r}", f"method={operation.method!r}", f"path={operation.path!r}"]
    if operation.parameters:
        parts.append(f"parameters=({', '.join(_parameter(each, method) for each in operation.parameters)},)")
    if method.contents:
        parts.append(f"bodies=({', '.join(_sent(each, method) for each in method.contents)},)")
    if method.body_required:
        parts.append("body_required=True")
    responses = (
        f"{each.status!r}: ({''.join(f'{_received(content, method)},' for content in each.contents)})"
        for each in operation.responses
    )
    parts.append(f"responses={{{', '.join(responses)}}}")
    if headers := _headers(method):
        parts.append(f"headers={{{headers}}}")
    if operation.security:
        parts.append(f"security={operation.security!r}")
    if operation.method in _IDEMPOTENT:
        parts.append("idempotent=True")
    if operation.servers:
        parts.append(f"servers={tuple(server.default_url for server in operation.servers)!r}")
    return f"Operation({', '.join(parts)})"


def _headers(method: Method) -> str:
    """Return the response headers other than strings, by status."""
    typed = {
        response.status: ", ".join(
            f"{name.lower()!r}: {method.types.codec(header.schema)}" for name, header in method.typed_headers(response)
        )
        for response in method.success_contents
    }
    return ", ".join(f"{status!r}: {{{headers}}}" for status, headers in typed.items() if headers)


def _parameter(parameter: Parameter, method: Method) -> str:
    secret = is_secret(parameter.schema, parameter.python_name)
    flags = {
        "required": parameter.required,
        "reserved": parameter.allow_reserved,
        "json": parameter.is_json,
        "secret": secret,
        "deprecated": parameter.deprecated,
    }
    parts = [
        f"name={parameter.python_name!r}",
        f"wire={parameter.name!r}",
        f"location={parameter.location!r}",
        f"codec={method.types.codec(parameter.schema, secret=secret)}",
    ]
    parts += [f"{name}=True" for name, is_set in flags.items() if is_set]
    if parameter.style != "form":
        parts.append(f"style={parameter.style!r}")
    if not parameter.explode:
        parts.append("explode=False")
    if is_partial(parameter) and (names := _python_names(method)):
        parts.append(f"names={names!r}")
    return f"Parameter({', '.join(parts)})"


def _python_names(method: Method) -> dict[str, str]:
    """Return the API names of the result's fields by Python name, where the two differ."""
    for response in method.success_contents:
        for content in response.contents:
            schema = method.api.resolve(content.schema) if content.schema else None
            if schema is not None and schema.kind == "object":
                known = {each.name for each in schema.properties}
                return {each.python_name: each.name for each in schema.properties if each.python_name not in known}
    return {}


def _sent(content: Content, method: Method) -> str:
    options = [f"part_types={content.part_types!r}"] if content.part_types else []
    options += [f"styles={content.styles!r}"] if content.styles else []
    return _content(content, content.shape, method, options)


def _received(content: Content, method: Method) -> str:
    return _content(content, content.read_shape, method, [])


def _content(content: Content, kind: str, method: Method, options: list[str]) -> str:
    codec = {"text": "_c.STRING", "bytes": "_c.BINARY"}.get(kind) or method.types.codec(content.schema)
    parts = [f"media_type={content.content_type!r}", f"shape={kind!r}", f"codec={codec}", *options]
    return f"Content({', '.join(parts)})"

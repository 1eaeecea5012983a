"""The requests of samples, independent of any language: one for each named example in the spec."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from scripts.model.api import Api, Content, Example, Operation, Parameter, SecurityScheme
from scripts.model.media_types import holds_binary
from scripts.samples.fitting import fits, member_of
from scripts.samples.values import content_value, parameter_value
from scripts.spec.extensions import Env, Pagination

_WITHOUT_BODY = ("GET", "HEAD", "TRACE", "DELETE")


@dataclass(frozen=True, kw_only=True)
class Argument:
    """A parameter with its value in the sample, or the environment variable for its value."""

    parameter: Parameter
    value: Any
    env: str = ""


@dataclass(frozen=True, kw_only=True)
class SampleRequest:
    """A complete request, independent of any language."""

    operation: Operation
    name: str
    """Name of the example in the spec; "" if it has none."""
    title: str
    description: str
    base_url: str
    """The default; samples let the environment override it."""
    base_url_env: str
    key_env: str
    schemes: tuple[SecurityScheme, ...]
    """The security schemes to use, all together."""
    arguments: tuple[Argument, ...]
    content: Content | None = None
    body: Any = None
    method: str = ""
    """Name of the client method, if not the operation's own: a waiter."""
    all_pages: bool = False
    """Whether to iterate over all pages of a list."""

    def arguments_in(self, location: str) -> list[Argument]:
        return [argument for argument in self.arguments if argument.parameter.location == location]

    @property
    def body_kind(self) -> str:
        """How the body is encoded: json, form, multipart, text, bytes, or "" for no body."""
        return self.content.shape if self.content else ""


def sample_requests(api: Api, operation: Operation) -> list[SampleRequest]:
    """Return a request for each named example of the body, else of an optional parameter, at least one."""
    content = _content(api, operation)
    plain = _Maker(api, operation, content)
    if content and any(example.name for example in content.examples):
        return [plain.make(example, body=content_value(api, content, example)) for example in content.examples]
    body = content_value(api, content) if content else None
    title = content.examples[0].summary if content and content.examples else ""
    requests = [plain.make(Example(name="", value=None, summary=title), body=body)]
    for parameter in operation.parameters:
        if not parameter.required:
            for example in parameter.examples:
                if example.name:
                    requests.append(plain.make(example, body=body, chosen=parameter))
    return requests


def client_requests(api: Api, operation: Operation) -> Iterator[SampleRequest]:
    """Yield a request for each thing that only the client can do: wait for a state, iterate over all pages."""
    content = _content(api, operation)
    body = content_value(api, content) if content else None
    plain = _Maker(api, operation, content)
    for waiter in operation.waiters:
        title = waiter.name.replace("_", " ").capitalize()
        yield replace(plain.make(Example(name=waiter.name, value=None, summary=title), body=body), method=waiter.name)
    if operation.extensions.get(Pagination):
        yield replace(plain.make(Example(name="all_pages", value=None, summary="All pages"), body=body), all_pages=True)


def _content(api: Api, operation: Operation) -> Content | None:
    """Return the body to show: the first, or a form if there are files, which JSON cannot contain.

    With methods for which bodies are unusual, an optional one without an example is omitted.
    """
    contents = operation.body.contents if operation.body else ()
    if operation.method in _WITHOUT_BODY and operation.body and not operation.body.required:
        contents = tuple(each for each in contents if each.examples)
    for content in contents:
        schema = api.resolve(content.schema) if content.schema else None
        if content.shape != "json" or not any(
            holds_binary(each.schema) for each in (schema.properties if schema else ())
        ):
            return content
    return contents[0] if contents else None


def _in_order(api: Api, content: Content | None, body: Any) -> Any:
    """Return a form with its fields in the order of the schema, in which the client sends them."""
    if content is None or content.shape not in ("form", "multipart") or not isinstance(body, Mapping):
        return body
    schema = api.resolve(content.schema) if content.schema else None
    if schema and schema.kind == "union":
        member = member_of(schema, body, partial(fits, api))
        schema = api.resolve(member) if member else None
    order = [each.name for each in (schema.properties if schema else ())]
    return {name: body[name] for name in (*order, *(name for name in body if name not in order)) if name in body}


@dataclass(frozen=True)
class _Maker:
    api: Api
    operation: Operation
    content: Content | None

    def make(self, example: Example, *, body: Any, chosen: Parameter | None = None) -> SampleRequest:
        api, operation = self.api, self.operation
        return SampleRequest(
            operation=operation,
            name=example.name,
            title=example.summary or example.name,
            description=example.description,
            base_url=base_url(api, operation),
            base_url_env=api.url_variable,
            key_env=api.key_variable,
            schemes=_schemes(api, operation),
            arguments=tuple(self._arguments(example, chosen)),
            content=self.content,
            body=_in_order(api, self.content, body),
        )

    def _arguments(self, example: Example, chosen: Parameter | None) -> Iterator[Argument]:
        for parameter in self.operation.parameters:
            if parameter is chosen:
                yield Argument(parameter=parameter, value=parameter_value(self.api, parameter, example))
            elif parameter.required:
                env = parameter.extensions.get(Env)
                value = parameter_value(self.api, parameter)
                yield Argument(parameter=parameter, value=value, env=env.variable if env else "")


def base_url(api: Api, operation: Operation) -> str:
    """Return the absolute URL of the first server, without a trailing slash."""
    servers = operation.servers or api.servers
    url = servers[0].default_url if servers else ""
    if "://" not in url:
        url = "http://localhost/" + url.lstrip("/")
    return url.rstrip("/")


def _schemes(api: Api, operation: Operation) -> tuple[SecurityScheme, ...]:
    """Return the alternative that the client prefers: with a key if possible, and not in the URL."""
    ways = [
        [scheme for name in names if (scheme := api.security_schemes.get(name)) and scheme.kind != "other"]
        for names in operation.security
    ]
    chosen = min(
        ways,
        key=lambda schemes: (not schemes, any(scheme.location == "query" for scheme in schemes)),
        default=[],
    )
    return tuple(chosen)


def pretty_json(value: Any, indent: int = 0, width: int = 76) -> str:
    """Return JSON with a line for each field, and lists of plain values on one line where they fit."""
    if isinstance(value, Mapping):
        parts, brackets = (
            [f"{_plain_json(str(key))}: {pretty_json(item, indent + 2)}" for key, item in value.items()],
            "{}",
        )
    elif isinstance(value, list):
        parts, brackets = [pretty_json(item, indent + 2) for item in value], "[]"
    else:
        return _plain_json(value)
    line = f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
    if not parts or (brackets == "[]" and "\n" not in line and len(line) + indent <= width):
        return line
    inner = " " * (indent + 2)
    return brackets[0] + "\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + brackets[1]


def _plain_json(value: Any) -> str:
    """Return a plain value as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str)


def answer_kind(operation: Operation) -> str:
    """How a success response is decoded: json, text, or "" if it has no body."""
    success = operation.success
    if success is None or not success.contents:
        return ""
    return "json" if any(content.read_shape == "json" for content in success.contents) else "text"


def needs_accept(operation: Operation) -> bool:
    """Return whether to request JSON, because the response may have other media types, too."""
    return bool(operation.success and len(operation.success.contents) > 1 and answer_kind(operation) == "json")

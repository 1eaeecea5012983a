"""The contents of an operation's page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from scripts.model.api import Api, Content, Link, Operation, Response, Schema
from scripts.pages.addresses import (
    ERRORS,
    OVERVIEW,
    PYTHON_ERRORS,
    Addresses,
    guide_links,
    link,
    python_identifier,
    scheme_anchor,
)
from scripts.pages.errors import ErrorBook, body_text
from scripts.pages.fields import Field, FieldWriter
from scripts.pages.text import (
    code_path,
    code_span,
    escape,
    first_sentence,
    render_description,
    render_inline,
    render_note,
)
from scripts.pages.titles import operation_title, status_title
from scripts.samples.requests import SampleRequest
from scripts.samples.sets import sample_sets
from scripts.samples.values import value_for
from scripts.spec.extensions import KeyPairs, PartialResponse

NOTHING = "\N{EN DASH}"
_PLACES = (
    ("path", "Path parameters"), ("query", "Query parameters"), ("header", "Headers"), ("cookie", "Cookies"),
)  # fmt: skip
_JUMPS = (
    ("key_pairs", "Keys", "keys"), ("path", "Path", "path"), ("query", "Query", "query"),
    ("header", "Headers", "header"), ("cookie", "Cookies", "cookie"), ("body", "Body", "body"),
    ("results", "Response", "response"),
    ("errors", "Errors", "errors"), ("waiters", "Wait", "wait"), ("nexts", "Next", "next"),
)  # fmt: skip


def operation_view(
    api: Api,
    addresses: Addresses,
    book: ErrorBook,
    operation: Operation,
    shared: frozenset[str] = frozenset(),
    parameters: Mapping[tuple[str, ...], str] = MappingProxyType({}),
    elsewhere: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return the template variables of an operation's page; other pages explain shared classes and parameters."""
    writer = FieldWriter(api, addresses, addresses.operation(operation), shared, parameters, elsewhere)
    view = _operation_view(api, addresses, writer, book, operation)
    there = {name for name, value in view.items() if value} | {location for location, *_ in view["parameters"]}
    view["jumps"] = [f"[{title}](#{anchor})" for name, title, anchor in _JUMPS if name in there]
    return view


def _operation_view(
    api: Api, addresses: Addresses, writer: FieldWriter, book: ErrorBook, operation: Operation
) -> dict[str, Any]:  # fmt: skip
    page = addresses.operation(operation)
    tag = operation.tag
    method = python_identifier(api, tag, operation.sdk_method)
    resource = addresses.method(operation)
    return {
        "title": operation_title(operation),
        "summary_text": f"{operation.method} {operation.path}: "
        + (first_sentence(operation.description) or first_sentence(operation.summary) or operation.id),
        "operation": operation,
        "takes_input": takes_input(operation),
        "address": code_path(operation.path),
        "text": render_description(operation.description),
        "python": link(f"`{api.variable}.{tag.attribute}.{operation.sdk_method}()`", f"{resource}#{method}", page),
        "authentication": list(_authentication(api, operation, page)),
        "guides": guide_links(operation.extensions, page),
        "help": guide_links(api.extensions, page),
        "key_pairs": _key_pairs(operation),
        "sets": [
            {
                "title": escape(sample.request.title) or "All fields",
                "text": render_note(sample.request.description),
                "needs": [code_span(name) for name in variables(sample.request)],
                "codes": sample.codes,
            }
            for sample in sample_sets(api, operation)
        ],
        "example_responses": list(example_responses(api, book, operation)),
        "parameters": list(_parameters(writer, operation)),
        "body": _body(api, writer, operation),
        "results": list(_results(writer, operation)),
        "errors": list(_errors(book, operation, page)),
        "exception_link": lambda name: link(f"`{name}`", f"{PYTHON_ERRORS}#{api.package_name}.{name}", page),
        "waiters": [
            {
                "call": link(
                    f"`{api.variable}.{tag.attribute}.{waiter.name}()`",
                    f"{resource}#{python_identifier(api, tag, waiter.name)}",
                    page,
                ),
                "text": render_description(waiter.description),
                "failures": [
                    (code_span(acceptor.error), escape(acceptor.message))
                    for acceptor in waiter.acceptors
                    if acceptor.error
                ],
            }
            for waiter in operation.waiters
        ],
        "nexts": list(_nexts(api, addresses, operation, page)),
    }


def takes_input(operation: Operation) -> bool:
    """Return whether an operation accepts fields, so that a search ranks it above one that only returns them."""
    return operation.body is not None or any(
        each.location != "path" and each.extensions.get(PartialResponse) is None for each in operation.parameters
    )


def fields_read(api: Api) -> frozenset[str]:
    """Return the names of the fields that operations without input return: the search indexes them there."""
    names: set[str] = set()
    for operation in api.operations:
        if operation.success and not takes_input(operation):
            schemas = [api.resolve(content.schema) for content in operation.success.contents if content.schema]
            names.update(each.name for schema in schemas for each in schema.properties)
    return frozenset(names)


def variables(request: SampleRequest) -> list[str]:
    """Return the environment variables that a sample requires."""
    names = [request.key_env] if request.schemes else []
    return [*names, *dict.fromkeys(argument.env for argument in request.arguments if argument.env)]


def example_responses(api: Api, book: ErrorBook, operation: Operation) -> Iterator[dict[str, str]]:
    """Yield the example responses: all of a success, the first of each error except those of all operations."""
    success = operation.success
    ordered = sorted(operation.responses, key=lambda each: (each is not success, not each.is_success, each.status))
    for response in ordered:
        if book.is_universal(response):
            continue
        for content in response.contents[:1]:
            for label, name, value in _examples(api, response, content, every=response.is_success):
                code, language = body_text(api, content, value)
                yield {
                    "label": label,
                    "title": f"Response {response.status} {name}",
                    "code": code,
                    "language": language,
                }
        if not response.contents and response.is_success:
            yield {"label": response.status, "title": "", "code": "", "language": "text"}


def _examples(api: Api, response: Response, content: Content, *, every: bool) -> Iterator[tuple[str, str, Any]]:
    if not content.examples:
        if content.schema is not None:
            yield response.status, "", value_for(api, content.schema, sending=False)
        return
    chosen = content.examples if every else content.examples[:1]
    for example in chosen:
        if len(chosen) > 1 and example.summary:
            yield f"{response.status} {escape(example.summary)}", example.summary, example.value
        else:
            yield response.status, example.name.replace("_", " "), example.value


def _authentication(api: Api, operation: Operation, page: str) -> Iterator[str]:
    for names in operation.security:
        known = [link(escape(name), f"{OVERVIEW}#{scheme_anchor(name)}", page) for name in names]
        yield " with ".join(known) or "none needed"


def _key_pairs(operation: Operation) -> dict[str, list[Any]] | None:
    pairs = operation.extensions.get(KeyPairs)
    if pairs is None or not pairs.columns:
        return None
    rows = [[render_inline(cell) or NOTHING for cell in row] for row in pairs.rows]
    return {"columns": [escape(column) for column in pairs.columns], "rows": rows}


def _parameters(writer: FieldWriter, operation: Operation) -> Iterator[tuple[str, str, list[Field]]]:
    for location, title in _PLACES:
        found = [each for each in operation.parameters if each.location == location]
        if found:
            yield location, title, [field for each in found for field in writer.parameter(each)]


def _errors(book: ErrorBook, operation: Operation, page: str) -> Iterator[dict[str, Any]]:
    for error in book.of_operation(operation):
        shared = [book.shared_anchor(case) for case in error.cases]
        links = [
            link(case.message or case.cause, f"{ERRORS}#{anchor}", page) if anchor else ""
            for case, anchor in zip(error.cases, shared, strict=True)
        ]
        own = book.own(error)
        more = "" if own == error else link(f"More about {error.status}", f"{ERRORS}#{error.anchor}", page)
        yield {"error": own, "more": more, "cases": list(zip(error.cases, error.anchors(), links, strict=True))}


def _body(api: Api, writer: FieldWriter, operation: Operation) -> dict[str, Any] | None:
    body = operation.body
    if body is None:
        return None
    schema = next((content.schema for content in body.contents if content.schema is not None), None)
    return {
        "required": body.required,
        "types": [code_span(content.content_type) for content in body.contents],
        "type": writer.type_name(schema) if schema else "",
        "text": render_description(body.description),
        "fields": list(writer.fields(schema, "body", answer=False)) if schema else [],
    }


def _results(writer: FieldWriter, operation: Operation) -> Iterator[dict[str, Any]]:
    """Yield each response that is not an error; the first one has the short ids."""
    shown = [each for each in operation.responses if each is operation.success or each.is_success]
    shown += [each for each in operation.responses if each.status.startswith(("1", "3"))]
    for response in sorted(shown, key=lambda each: each is not operation.success):
        kind = "response" if response is operation.success else f"response-{response.status}"
        schema = next((content.schema for content in response.contents if content.schema is not None), None)
        yield {
            "title": status_title(response.status),
            "status": response.status,
            "types": [code_span(content.content_type) for content in response.contents],
            "type": writer.type_name(schema) if schema else "",
            "text": render_description(response.description),
            "headers": [(code_span(header.name), render_inline(header.description)) for header in response.headers],
            "explained": _explained(writer, schema) if schema else "",
            "fields": list(writer.fields(schema, kind, answer=True)) if schema else [],
        }


def _explained(writer: FieldWriter, schema: Schema) -> str:
    """Return a link to the page that explains the fields of a response, if this one does not."""
    resolved = writer.api.resolve(schema)
    shown = resolved.items if resolved.kind == "array" and resolved.items else schema
    name = writer.api.resolve(shown).name
    target = writer.addresses.type(shown)
    return link(escape(name), f"{target}#fields", writer.page) if target and name in writer.explained else ""


def _nexts(api: Api, addresses: Addresses, operation: Operation, page: str) -> Iterator[dict[str, Any]]:
    for response in operation.responses:
        for each in response.links:
            followed = api.operations_by_id[each.operation_id]
            yield {
                "link": link(operation_title(followed), addresses.operation(followed), page),
                "text": render_inline(each.description),
                "values": list(_link_values(each)),
            }


def _link_values(each: Link) -> Iterator[str]:
    for name, value in each.parameters.items():
        expression = str(value)
        match = re.fullmatch(r"\$response\.body#/(.+)", expression)
        shown = f"{code_span(match.group(1).replace('/', '.'))} of this response" if match else code_span(expression)
        yield f"{code_span(name.split('.', 1)[-1])} is the {shown}" if match else f"{code_span(name)} is {shown}"

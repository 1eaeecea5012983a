"""What differs between two states of an API, and whom it breaks.

What callers send may only grow more welcome, what they read may only grow more certain: anything else breaks a caller.
Callers of our own client count too, so a method or class that goes away breaks, though no byte on the wire differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from scripts.changes.schemas import SchemaComparison, code, describe
from scripts.model.api import Api, Operation, Parameter, Response, SecurityScheme
from scripts.model.partials import is_partial
from scripts.spec.extensions import Pagination

Kind = Literal["added", "changed", "removed"]
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True, order=True)
class Change:
    """One difference, in one sentence."""

    kind: Kind
    where: str
    """The operation or type that it belongs to."""
    text: str
    breaking: bool
    pointer: str = ""
    """Where in the new document, or in the old one for what is gone."""


def compare_apis(old: Api, new: Api) -> list[Change]:
    """Return all differences, in the order of the document: the whole API, operations, types."""
    return _Comparison(old, new).run()


class _Comparison:
    """Collects the changes between two states."""

    def __init__(self, old: Api, new: Api) -> None:
        self._old = old
        self._new = new
        self._changes: dict[tuple[str, str, str], Change] = {}
        self._seen: set[tuple[str, str, bool]] = set()

    def run(self) -> list[Change]:
        self._whole_api()
        self._operations()
        self._types()
        return list(self._changes.values())

    def _note(self, kind: Kind, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        """Keep a change; the same one seen from two operations is one change, breaking if it breaks either."""
        known = self._changes.get((kind, where, text))
        breaking = breaking or (known is not None and known.breaking)
        self._changes[kind, where, text] = Change(
            kind=kind, where=where, text=text, breaking=breaking, pointer=known.pointer if known else pointer
        )

    def _whole_api(self) -> None:
        old, new = self._old, self._new
        if old.class_name != new.class_name:
            text = f"the client class {code(old.class_name)} is now {code(new.class_name)}"
            self._note("changed", "API", text, breaking=True, pointer="/info/title")
        if [server.url for server in old.servers] != [server.url for server in new.servers]:
            before, after = (", ".join(code(server.url) for server in api.servers) for api in (old, new))
            text = f"servers are {after}, were {before}"
            lost = bool(old.servers) and old.servers[0].default_url not in {
                server.default_url for server in new.servers
            }
            text += ": clients made before call the old address" if lost else ""
            self._note("changed", "API", text, breaking=lost, pointer="/servers")
        pointer = "/components/securitySchemes"
        for name, scheme in old.security_schemes.items():
            now = new.security_schemes.get(name)
            if now is None:
                self._note("removed", "API", f"security scheme {code(name)} is gone", breaking=True, pointer=pointer)
            elif _credential(scheme) != _credential(now):
                text = f"security scheme {code(name)} is shown in another way"
                self._note("changed", "API", text, breaking=True, pointer=f"{pointer}/{name}")
            elif scheme.key_prefixes != now.key_prefixes:
                self._key_prefixes(scheme, now, f"{pointer}/{name}")
        for name in _only_in(new.security_schemes, old.security_schemes):
            self._note("added", "API", f"security scheme {code(name)}", breaking=False, pointer=f"{pointer}/{name}")

        self._webhooks()

    def _key_prefixes(self, old: SecurityScheme, new: SecurityScheme, pointer: str) -> None:
        """Note which keys are taken; without a prefix any is."""
        begin = " or ".join(map(code, new.key_prefixes)) or "anything"
        breaking = not all(prefix.startswith(new.key_prefixes or "") for prefix in old.key_prefixes or ("",))
        text = f"keys of security scheme {code(new.name)} begin with {begin}"
        self._note("changed", "API", text, breaking=breaking, pointer=pointer)

    def _webhooks(self) -> None:
        before, after = (
            {f"{hook.method} {hook.name}": hook for hook in api.webhooks} for api in (self._old, self._new)
        )
        self._named(before, after, "API", lambda name: f"webhook {code(name)}", "/webhooks")
        for name in _in_both(before, after):
            was, now = (
                {content.content_type: content.schema for content in hook.body.contents} if hook.body else {}
                for hook in (before[name], after[name])
            )
            for content_type in _in_both(was, now):
                self._schemas(f"webhook {name}", sent=False).compare(was[content_type], now[content_type], "body")

    # Operations

    def _operations(self) -> None:
        old_by_key = {_key(operation): operation for operation in self._old.operations}
        old_by_id = {operation.id: operation for operation in self._old.operations}
        new_keys = {_key(operation) for operation in self._new.operations}
        matched: set[str] = set()
        for operation in self._new.operations:
            before = old_by_key.get(_key(operation))
            if before is None and (same := old_by_id.get(operation.id)) and _key(same) not in new_keys:
                before = same
            if before is None:
                text = f"operation {code(operation.id)}"
                self._note("added", _label(operation), text, breaking=False, pointer=operation.pointer)
            else:
                matched.add(_label(before))
                self._operation(before, operation)
        for operation in self._old.operations:
            if _label(operation) not in matched:
                text = f"operation {code(operation.id)} is gone"
                self._note("removed", _label(operation), text, breaking=True, pointer=operation.pointer)

    def _operation(self, old: Operation, new: Operation) -> None:
        where, pointer = _label(new), new.pointer

        def moved(what: str, before: str, after: str) -> None:
            if before != after:
                text = f"{what} is {code(after)}, was {code(before)}"
                self._note("changed", where, text, breaking=True, pointer=pointer)

        if _key(old) != _key(new):
            text = f"is {code(_label(new))}, was {code(_label(old))}: clients made before call the old address"
            self._note("changed", where, text, breaking=True, pointer=pointer)
        moved("operationId", old.id, new.id)
        moved("the client's method", _method(old), _method(new))
        self._result(old, new, where)
        if new.deprecated and not old.deprecated:
            self._note("changed", where, "is deprecated", breaking=False, pointer=pointer)
        before, after = (", ".join(code(server.url) for server in each.servers) for each in (old, new))
        if before != after:
            text = f"servers are {after or 'those of the API'}, were {before or 'those of the API'}"
            self._note("changed", where, text, breaking=False, pointer=pointer)
        self._security(old, new, where)
        self._parameters(old, new, where)
        self._body(old, new, where)
        self._responses(old, new, where)
        self._named(
            {waiter.name: waiter for waiter in old.waiters},
            {waiter.name: waiter for waiter in new.waiters},
            where,
            lambda name: f"waiter {code(name)}",
            pointer,
        )

    def _result(self, old: Operation, new: Operation, where: str) -> None:
        """Note what our extensions change in the type that the client's method returns."""
        was, now = (each.extensions.get(Pagination) is not None for each in (old, new))
        if was != now:
            text = f"the client's method {'now' if now else 'no longer'} returns pages"
            self._note("changed", where, text, breaking=True, pointer=new.pointer)
        before, after = ({each.name for each in found.parameters if is_partial(each)} for found in (old, new))
        for name in sorted(before ^ after):
            text = f"{code(name)} {'now' if name in after else 'no longer'} makes the client's result a partial one"
            self._note("changed", where, text, breaking=True, pointer=new.pointer)

    def _security(self, old: Operation, new: Operation, where: str) -> None:
        before, after = [{*way} for way in old.security] or [set()], [{*way} for way in new.security] or [set()]
        pointer = new.pointer + "/security"
        for way in before:
            if not any(other <= way for other in after):
                text = f"can no longer be called with {_way(way)}"
                self._note("changed", where, text, breaking=True, pointer=pointer)
        for way in after:
            if not any(other <= way for other in before):
                text = f"can now be called with {_way(way)}"
                self._note("changed", where, text, breaking=False, pointer=pointer)

    def _parameters(self, old: Operation, new: Operation, where: str) -> None:
        before = {_parameter_key(old, parameter): parameter for parameter in old.parameters}
        after = {_parameter_key(new, parameter): parameter for parameter in new.parameters}
        for key, parameter in after.items():
            label = f"{parameter.location} parameter {code(parameter.name)}"
            was = before.get(key)
            if was is None:
                need = "required " if parameter.required else ""
                text = f"{need}{label}"
                self._note("added", where, text, breaking=parameter.required, pointer=parameter.pointer)
                continue
            if was.name != parameter.name and key != (parameter.location, was.name.lower()):  # a header in any case
                text = f"{label} was named {code(was.name)}"
                self._note("changed", where, text, breaking=True, pointer=parameter.pointer)
            self._parameter(was, parameter, where, label)
        for key, parameter in before.items():
            if key not in after:
                text = f"{parameter.location} parameter {code(parameter.name)} is gone"
                self._note("removed", where, text, breaking=True, pointer=new.pointer + "/parameters")

    def _parameter(self, old: Parameter, new: Parameter, where: str, label: str) -> None:
        if old.required != new.required:
            text = f"{label} is now {'required' if new.required else 'optional'}"
            self._note("changed", where, text, breaking=new.required, pointer=new.pointer)
        if (old.style, old.explode, old.content_type) != (new.style, new.explode, new.content_type):
            text = f"{label} is written in another way ({_style(new)}, was {_style(old)})"
            self._note("changed", where, text, breaking=True, pointer=new.pointer)
        if new.deprecated and not old.deprecated:
            self._note("changed", where, f"{label} is deprecated", breaking=False, pointer=new.pointer)
        self._schemas(where, sent=True).compare(old.schema, new.schema, label)

    def _body(self, old: Operation, new: Operation, where: str) -> None:
        pointer = new.pointer + "/requestBody"
        if new.body is None or old.body is None:
            if new.body is not None:
                need = "required " if new.body.required else ""
                self._note("added", where, f"{need}request body", breaking=new.body.required, pointer=pointer)
            elif old.body is not None:
                self._note("removed", where, "request body is gone", breaking=True, pointer=pointer)
            return
        if old.body.required != new.body.required:
            text = f"the request body is now {'required' if new.body.required else 'optional'}"
            self._note("changed", where, text, breaking=new.body.required, pointer=pointer)
        before = {content.content_type: content.schema for content in old.body.contents}
        after = {content.content_type: content.schema for content in new.body.contents}
        self._named(before, after, where, lambda name: f"request body as {code(name)}", pointer)
        for content_type in _in_both(before, after):
            self._schemas(where, sent=True).compare(before[content_type], after[content_type], "request body")

    def _responses(self, old: Operation, new: Operation, where: str) -> None:
        before = {response.status: response for response in old.responses}
        after = {response.status: response for response in new.responses}
        pointer = new.pointer + "/responses"
        results_before, results_after = _results(self._old, old), _results(self._new, new)
        for status, response in after.items():
            if status in before:
                self._response(before[status], response, where, f"{pointer}/{status}")
            else:  # another type of result breaks who reads it
                breaking = not {results_after.get(status)} <= {None, *results_before.values()}
                self._note("added", where, f"response {code(status)}", breaking=breaking, pointer=f"{pointer}/{status}")
        for status, response in before.items():
            if status not in after:
                text = f"response {code(status)} is gone"
                lost = not {results_before.get(status)} <= {None, *results_after.values()}
                self._note("removed", where, text, breaking=response.is_success or lost, pointer=pointer)

    def _response(self, old: Response, new: Response, where: str, pointer: str) -> None:
        label = f"response {code(new.status)}"
        before = {content.content_type: content.schema for content in old.contents}
        after = {content.content_type: content.schema for content in new.contents}
        self._named(before, after, where, lambda name: f"{label} as {code(name)}", pointer)
        for content_type in _in_both(before, after):
            self._schemas(where, sent=False).compare(before[content_type], after[content_type], label)
        old_headers = {header.name.lower(): header for header in old.headers}
        new_headers = {header.name.lower(): header for header in new.headers}
        self._named(old_headers, new_headers, where, lambda name: f"{label}: header {code(name)}", pointer)
        for name in _in_both(old_headers, new_headers):
            was, now = old_headers[name], new_headers[name]
            if was.required != now.required:
                text = f"{label}: header {code(now.name)} is now {'always' if now.required else 'not always'} sent"
                self._note("changed", where, text, breaking=was.required, pointer=pointer)
            self._schemas(where, sent=False).compare(was.schema, now.schema, f"{label}: header {code(now.name)}")

    # What they share

    def _types(self) -> None:
        before = {name for name, schema in self._old.types.items() if schema.spec_name}
        for name, schema in self._new.types.items():
            if schema.spec_name and name not in self._old.types:
                self._note("added", name, f"class {code(name)}", breaking=False, pointer=schema.pointer)
        for name in self._old.types:
            if name in before and name not in self._new.types:
                pointer = self._old.types[name].pointer
                self._note("removed", name, f"class {code(name)} is gone", breaking=True, pointer=pointer)

    def _schemas(self, where: str, *, sent: bool) -> SchemaComparison:
        return SchemaComparison(self._old, self._new, where, self._note, self._seen, sent=sent)

    def _named(
        self,
        before: Mapping[str, Item],
        after: Mapping[str, Item],
        where: str,
        name_of: Callable[[str], str],
        pointer: str,
    ) -> None:
        """Note what came and what went, among things whose going breaks and whose coming does not."""
        for name in _only_in(after, before):
            self._note("added", where, name_of(name), breaking=False, pointer=pointer)
        for name in _only_in(before, after):
            self._note("removed", where, f"{name_of(name)} is gone", breaking=True, pointer=pointer)


def _only_in(names: Iterable[str], others: Mapping[str, object]) -> list[str]:
    return [name for name in names if name not in others]


def _in_both(names: Iterable[str], others: Mapping[str, object]) -> list[str]:
    return [name for name in names if name in others]


def _shape(path: str) -> str:
    """Return a path with nameless parameters: {id} and {user} are the same place."""
    return re.sub(r"{[^{}]*}", "{}", path)


def _key(operation: Operation) -> tuple[str, str]:
    return operation.method, _shape(operation.path)


def _label(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _results(api: Api, operation: Operation) -> dict[str, str]:
    """Return the type of the result by status: of the successes, or of the default response where there are none."""
    found = [each for each in operation.responses if each.is_success]
    found = found or [each for each in operation.responses if each.status == "default"]
    first = {each.status: each.contents[0].schema if each.contents else None for each in found}
    return {status: describe(api, schema) if schema else "nothing" for status, schema in first.items()}


def _method(operation: Operation) -> str:
    return f"{operation.tag.attribute}.{operation.sdk_method}"


def _parameter_key(operation: Operation, parameter: Parameter) -> tuple[str, str]:
    """Path parameters are distinguished by their place, the others by their name (a header's in any case)."""
    if parameter.location == "path":
        names = re.findall(r"{([^{}]+)}", operation.path)
        return "path", str(names.index(parameter.name)) if parameter.name in names else parameter.name
    return parameter.location, parameter.name.lower() if parameter.location == "header" else parameter.name


def _credential(scheme: SecurityScheme) -> tuple[str, ...]:
    """Return how a key is sent; a header name is the same in any case."""
    name = scheme.parameter.lower() if scheme.location == "header" else scheme.parameter
    return scheme.type, scheme.kind, name, scheme.location


def _style(parameter: Parameter) -> str:
    return parameter.content_type or f"style {parameter.style}, explode {str(parameter.explode).lower()}"


def _way(way: set[str]) -> str:
    return " and ".join(map(code, sorted(way))) if way else "no key at all"

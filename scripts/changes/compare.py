"""Finds the differences between two versions of an API, and which of them break callers.

Requests may only become less restricted, responses only more specific: anything else breaks callers. Users of our own
client count, too, so a removed method or class is breaking even if the API itself is unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal, TypeVar

from scripts.changes.schemas import SchemaComparison, Shared, code, describe, has_parts
from scripts.model.api import Api, Content, Operation, Parameter, Response, SecurityScheme, Server
from scripts.model.partials import is_partial
from scripts.spec.extensions import Pagination, WebhookSignature
from scripts.spec.waiters import Acceptor, Waiter

Kind = Literal["added", "changed", "removed"]
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True, order=True)
class Change:
    """One difference, in one sentence."""

    kind: Kind
    where: str
    """The operation or type that it affects."""
    text: str
    breaking: bool
    pointer: str = ""
    """Location in the new document, or in the old one for what was removed."""


def compare_apis(old: Api, new: Api) -> list[Change]:
    """Return all differences, in the order of the document: the whole API, operations, types."""
    return _Comparison(old, new).run()


class _Comparison:
    """Collects the changes between two versions."""

    def __init__(self, old: Api, new: Api) -> None:
        self._old = old
        self._new = new
        self._changes: dict[tuple[str, str, str], Change] = {}
        self._shared = Shared(self._note)

    def run(self) -> list[Change]:
        self._whole_api()
        self._operations()
        self._types()
        return list(self._changes.values())

    def _note(self, kind: Kind, where: str, text: str, *, breaking: bool, pointer: str = "") -> None:
        """Record a change; the same change found from two operations counts once, as breaking if either is."""
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
        self._servers(old.servers, new.servers, "API", "/servers")
        self._security_schemes()
        self._webhooks()
        self._signature()

    def _servers(self, old: Sequence[Server], new: Sequence[Server], where: str, pointer: str) -> None:
        """Note changed servers of the API or of an operation."""
        before, after = (", ".join(code(server.url) for server in each) for each in (old, new))
        if before == after:
            return
        text = f"servers are now {after or 'those of the API'}, were {before or 'those of the API'}"
        known = {server.default_url for server in new or self._new.servers}
        default = [*(old or self._old.servers)][:1]
        lost = any(server.default_url not in known for server in default)
        text += ": existing clients call the old URL" if lost else ""
        self._note("changed", where, text, breaking=lost, pointer=pointer)

    def _security_schemes(self) -> None:
        old, new = self._old.security_schemes, self._new.security_schemes
        pointer = "/components/securitySchemes"
        self._named(old, new, "API", lambda name: f"security scheme {code(name)}", pointer)
        for name in _in_both(old, new):
            before, after = _credential(old[name]), _credential(new[name])
            if before.lower() != after.lower():
                text = f"security scheme {code(name)} is now {after}, was {before}"
                self._note("changed", "API", text, breaking=True, pointer=f"{pointer}/{name}")
            elif old[name].key_prefixes != new[name].key_prefixes:
                self._key_prefixes(old[name], new[name], f"{pointer}/{name}")

    def _key_prefixes(self, old: SecurityScheme, new: SecurityScheme, pointer: str) -> None:
        """Note which keys are accepted; without a prefix, any is."""
        begin = " or ".join(map(code, new.key_prefixes)) or "anything"
        breaking = not all(prefix.startswith(new.key_prefixes or "") for prefix in old.key_prefixes or ("",))
        text = f"keys of security scheme {code(new.name)} now begin with {begin}"
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
        self._schemas("API", sent=False).compare(self._old.unknown_webhook, self._new.unknown_webhook, "other webhooks")

    def _signature(self) -> None:
        """Note what webhook receivers verify: existing clients verify the old signature."""
        old, new = (api.extensions.get(WebhookSignature) for api in (self._old, self._new))
        if old == new:
            return
        pointer = "/x-webhook-signature"
        if old is None or new is None:
            text = f"webhooks are {'now' if new else 'no longer'} signed"
            self._note("changed", "API", text, breaking=new is None, pointer=pointer)
            return
        for name, before in asdict(old).items():
            if (after := getattr(new, name)) != before:
                text = f"{name} of the webhook signature is now {code(after)}, was {code(before)}"
                self._note("changed", "API", text, breaking=True, pointer=pointer)

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
                text = f"operation {code(operation.id)}"
                self._note("removed", _label(operation), text, breaking=True, pointer=operation.pointer)

    def _operation(self, old: Operation, new: Operation) -> None:
        where, pointer = _label(new), new.pointer
        if _key(old) != _key(new):
            text = f"is now {code(_label(new))}, was {code(_label(old))}: existing clients call the old URL"
            self._note("changed", where, text, breaking=True, pointer=pointer)
        names = {"operationId": (old.id, new.id), "the client method": (_method(old), _method(new))}
        renamed = [
            f"{what} is now {code(after)}, was {code(before)}"
            for what, (before, after) in names.items()
            if before != after
        ]
        if renamed:
            self._note("changed", where, "; ".join(renamed), breaking=True, pointer=pointer)
        self._result(old, new, where)
        self._deprecated(old, new, where, "")
        self._servers(old.servers, new.servers, where, pointer)
        self._security(old, new, where)
        self._parameters(old, new, where)
        self._body(old, new, where)
        self._responses(old, new, where)
        self._waiters(old, new, where)

    def _deprecated(self, old: Operation | Parameter, new: Operation | Parameter, where: str, label: str) -> None:
        if old.deprecated != new.deprecated:
            text = f"{label} is {'now' if new.deprecated else 'no longer'} deprecated".lstrip()
            self._note("changed", where, text, breaking=False, pointer=new.pointer)

    def _waiters(self, old: Operation, new: Operation, where: str) -> None:
        before, after = ({waiter.name: waiter for waiter in each.waiters} for each in (old, new))
        pointer = new.pointer
        self._named(before, after, where, lambda name: f"waiter {code(name)}", pointer)
        for name in _in_both(before, after):
            was, now = before[name], after[name]
            if _conditions(was) != _conditions(now):
                text = f"waiter {code(name)} ends in different states, or raises different exceptions"
                self._note("changed", where, text, breaking=True, pointer=pointer)
            if (was.min_delay, was.max_delay) != (now.min_delay, now.max_delay):
                text = f"waiter {code(name)} now polls every {_delays(now)}, was {_delays(was)}"
                self._note("changed", where, text, breaking=False, pointer=pointer)

    def _result(self, old: Operation, new: Operation, where: str) -> None:
        """Note how our extensions change the return type of the client method."""
        was, now = (each.extensions.get(Pagination) is not None for each in (old, new))
        if was != now:
            text = f"the client method {'now' if now else 'no longer'} returns pages"
            self._note("changed", where, text, breaking=True, pointer=new.pointer)
        before, after = ({each.name for each in found.parameters if is_partial(each)} for found in (old, new))
        for name in sorted(before ^ after):
            text = f"{code(name)} {'now' if name in after else 'no longer'} makes the client return a partial result"
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
        for name in _in_both(old.scopes, new.scopes):
            was, now = old.scopes[name], new.scopes[name]
            for scopes, need in ((now - was, "now requires"), (was - now, "no longer requires")):
                if scopes:
                    text = f"{need} the {'scope' if len(scopes) == 1 else 'scopes'} {_names(scopes)} of {code(name)}"
                    self._note("changed", where, text, breaking=scopes <= now, pointer=pointer)

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
            if was.name != parameter.name and key != (
                parameter.location,
                was.name.lower(),
            ):  # not just a header in other case
                text = f"{label} was named {code(was.name)}"
                self._note("changed", where, text, breaking=True, pointer=parameter.pointer)
            elif was.python_name != parameter.python_name:
                text = f"the argument for {label} is now {code(parameter.python_name)}, was {code(was.python_name)}"
                self._note("changed", where, text, breaking=True, pointer=parameter.pointer)
            self._parameter(was, parameter, where, label)
        for key, parameter in before.items():
            if key not in after:
                text = f"{parameter.location} parameter {code(parameter.name)}"
                self._note("removed", where, text, breaking=True, pointer=new.pointer + "/parameters")

    def _parameter(self, old: Parameter, new: Parameter, where: str, label: str) -> None:
        if old.required != new.required:
            text = f"{label} is now {'required' if new.required else 'optional'}"
            self._note("changed", where, text, breaking=new.required, pointer=new.pointer)
        before, after = _style(old), _style(new)
        if before != after and (has_parts(self._old, old.schema) or old.content_type or new.content_type):
            text = f"{label} is now serialized differently ({after}, was {before})"
            self._note("changed", where, text, breaking=True, pointer=new.pointer)
        self._deprecated(old, new, where, label)
        self._schemas(where, sent=True).compare(old.schema, new.schema, label)

    def _body(self, old: Operation, new: Operation, where: str) -> None:
        pointer = new.pointer + "/requestBody"
        if new.body is None or old.body is None:
            if new.body is not None:
                need = "required " if new.body.required else ""
                self._note("added", where, f"{need}request body", breaking=new.body.required, pointer=pointer)
            elif old.body is not None:
                self._note("removed", where, "request body", breaking=True, pointer=pointer)
            return
        if old.body.required != new.body.required:
            text = f"the request body is now {'required' if new.body.required else 'optional'}"
            self._note("changed", where, text, breaking=new.body.required, pointer=pointer)
        before, after = _by_type(old.body.contents), _by_type(new.body.contents)
        self._named(before, after, where, lambda name: f"request body as {code(name)}", pointer)
        for content_type in _in_both(before, after):
            was, now = before[content_type], after[content_type]
            self._schemas(where, sent=True).compare(was.schema, now.schema, "request body")
            self._form_fields(was, now, where, pointer)

    def _form_fields(self, old: Content, new: Content, where: str, pointer: str) -> None:
        """Note form fields that are now serialized differently."""
        schema = self._new.resolve(new.schema) if new.schema else None
        names = {item.name for item in schema.properties} if schema else set()
        for what, before, after in (
            ("content type", old.part_types, new.part_types),
            ("style", old.styles, new.styles),
        ):
            for name in sorted(names & (before.keys() | after.keys())):
                if before.get(name) != after.get(name):
                    text = f"form field {code(name)} has a different {what}"
                    self._note("changed", where, text, breaking=True, pointer=pointer)

    def _responses(self, old: Operation, new: Operation, where: str) -> None:
        before = {response.status: response for response in old.responses}
        after = {response.status: response for response in new.responses}
        pointer = new.pointer + "/responses"
        results_before, results_after = _results(self._old, old), _results(self._new, new)
        for status, response in after.items():
            if status in before:
                self._response(before[status], response, where, f"{pointer}/{status}")
            else:  # a different result type breaks readers
                result = results_after.get(status)
                breaking = result is not None and result not in results_before.values()
                text = f"response {code(status)}"
                text += f": the client method may now return {result}" if breaking else ""
                self._note("added", where, text, breaking=breaking, pointer=f"{pointer}/{status}")
        for status, response in before.items():
            if status not in after:
                text = f"response {code(status)}"
                lost = not {results_before.get(status)} <= {None, *results_after.values()}
                self._note("removed", where, text, breaking=response.is_success or lost, pointer=pointer)

    def _response(self, old: Response, new: Response, where: str, pointer: str) -> None:
        label = f"response {code(new.status)}"
        before, after = _by_type(old.contents), _by_type(new.contents)
        self._named(before, after, where, lambda name: f"{label} as {code(name)}", pointer)
        schemas = self._schemas(where, sent=False)
        for content_type in _in_both(before, after):
            schemas.compare(before[content_type].schema, after[content_type].schema, label)
            schemas.compare(before[content_type].item, after[content_type].item, f"item of the stream of {label}")
        old_headers = {header.name.lower(): header for header in old.headers}
        new_headers = {header.name.lower(): header for header in new.headers}
        spelled = {name: header.name for name, header in (new_headers | old_headers).items()}
        self._named(old_headers, new_headers, where, lambda name: f"{label}: header {code(spelled[name])}", pointer)
        for name in _in_both(old_headers, new_headers):
            was, now = old_headers[name], new_headers[name]
            if was.required != now.required:
                text = f"{label}: header {code(now.name)} is now {'always' if now.required else 'not always'} sent"
                self._note("changed", where, text, breaking=was.required, pointer=pointer)
            schemas.compare(was.schema, now.schema, f"{label}: header {code(now.name)}")

    # What they share

    def _types(self) -> None:
        renamed = self._shared.renamed
        for name, schema in self._new.types.items():
            if schema.spec_name and name not in self._old.types and name not in renamed.values():
                self._note("added", name, f"class {code(name)}", breaking=False, pointer=schema.pointer)
        for name, schema in self._old.types.items():
            if schema.spec_name and name not in self._new.types and name not in renamed:
                self._note("removed", name, f"class {code(name)}", breaking=True, pointer=schema.pointer)

    def _schemas(self, where: str, *, sent: bool) -> SchemaComparison:
        return SchemaComparison(self._old, self._new, where, self._shared, sent=sent)

    def _named(
        self,
        before: Mapping[str, Item],
        after: Mapping[str, Item],
        where: str,
        name_of: Callable[[str], str],
        pointer: str,
    ) -> None:
        """Note additions and removals of things whose removal is breaking and whose addition is not."""
        for name in _only_in(after, before):
            self._note("added", where, name_of(name), breaking=False, pointer=pointer)
        for name in _only_in(before, after):
            self._note("removed", where, name_of(name), breaking=True, pointer=pointer)


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


def _credential(scheme: SecurityScheme) -> str:
    """Return in a few words how a key is sent."""
    if scheme.kind == "apiKey":
        return f"the {scheme.location}{' parameter' * (scheme.location == 'query')} {code(scheme.parameter)}"
    return {"basic": "HTTP basic authentication", "bearer": f"a bearer token ({scheme.type})"}.get(
        scheme.kind, scheme.type
    )


def _style(parameter: Parameter) -> str:
    return parameter.content_type or f"style {parameter.style}, explode {str(parameter.explode).lower()}"


def _by_type(contents: Iterable[Content]) -> dict[str, Content]:
    """Return contents by their media types; the charset does not make a different type."""
    return {re.sub(r"\s*;\s*charset=[^;]*", "", each.content_type, flags=re.I).lower(): each for each in contents}


def _conditions(waiter: Waiter) -> list[Acceptor]:
    return [replace(acceptor, message="") for acceptor in waiter.acceptors]


def _delays(waiter: Waiter) -> str:
    return f"{waiter.min_delay:g} to {waiter.max_delay:g} s"


def _way(way: set[str]) -> str:
    return _names(way) if way else "no key at all"


def _names(names: Iterable[str]) -> str:
    return " and ".join(map(code, sorted(names)))

"""Finds the differences between two versions of one operation: names, parameters, bodies, responses, waiters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.changes.notes import Note, Shared, code, in_both
from scripts.changes.schemas import SchemaComparison, describe, has_parts
from scripts.model.api import Api, Content, Operation, Parameter, Response, Server
from scripts.model.partials import is_partial
from scripts.spec.extensions import Pagination
from scripts.spec.waiters import Acceptor, Waiter


class OperationComparison:
    """Compares an operation of the old API with the same one of the new API."""

    def __init__(self, old: Api, new: Api, where: str, shared: Shared) -> None:
        self._old = old
        self._new = new
        self._where = where
        self._shared = shared
        self._note = shared.note

    def compare(self, old: Operation, new: Operation) -> None:
        """Note each difference."""
        pointer = new.pointer
        if operation_key(old) != operation_key(new):
            text = f"is now {code(operation_label(new))}, was {code(operation_label(old))}"
            text += ": existing clients call the old URL"
            self._note("changed", self._where, text, breaking=True, pointer=pointer)
        names = {"operationId": (old.id, new.id), "the client method": (_method(old), _method(new))}
        renamed = [
            f"{what} is now {code(after)}, was {code(before)}"
            for what, (before, after) in names.items()
            if before != after
        ]
        if renamed:
            self._note("changed", self._where, "; ".join(renamed), breaking=True, pointer=pointer)
        self._result(old, new)
        self._deprecated(old, new, "")
        note_servers(self._note, (self._old, self._new), (old.servers, new.servers), self._where, pointer)
        self._security(old, new)
        self._parameters(old, new)
        self._body(old, new)
        self._responses(old, new)
        self._waiters(old, new)

    def _deprecated(self, old: Operation | Parameter, new: Operation | Parameter, label: str) -> None:
        if old.deprecated != new.deprecated:
            text = f"{label} is {'now' if new.deprecated else 'no longer'} deprecated".lstrip()
            self._note("changed", self._where, text, breaking=False, pointer=new.pointer)

    def _waiters(self, old: Operation, new: Operation) -> None:
        before, after = ({waiter.name: waiter for waiter in each.waiters} for each in (old, new))
        pointer = new.pointer
        self._members(before, after, lambda name: f"waiter {code(name)}", pointer)
        for name in in_both(before, after):
            was, now = before[name], after[name]
            if _conditions(was) != _conditions(now):
                text = f"waiter {code(name)} ends in different states, or raises different exceptions"
                self._note("changed", self._where, text, breaking=True, pointer=pointer)
            if (was.min_delay, was.max_delay) != (now.min_delay, now.max_delay):
                text = f"waiter {code(name)} now polls every {_delays(now)}, was {_delays(was)}"
                self._note("changed", self._where, text, breaking=False, pointer=pointer)

    def _result(self, old: Operation, new: Operation) -> None:
        """Note how our extensions change the return type of the client method."""
        was, now = (each.extensions.get(Pagination) is not None for each in (old, new))
        if was != now:
            text = f"the client method {'now' if now else 'no longer'} returns pages"
            self._note("changed", self._where, text, breaking=True, pointer=new.pointer)
        before, after = ({each.name for each in found.parameters if is_partial(each)} for found in (old, new))
        for name in sorted(before ^ after):
            text = f"{code(name)} {'now' if name in after else 'no longer'} makes the client return a partial result"
            self._note("changed", self._where, text, breaking=True, pointer=new.pointer)

    def _security(self, old: Operation, new: Operation) -> None:
        before, after = [{*way} for way in old.security] or [set()], [{*way} for way in new.security] or [set()]
        pointer = new.pointer + "/security"
        for way in before:
            if not any(other <= way for other in after):
                text = f"can no longer be called with {_way(way)}"
                wider = [other - way for other in after if way and other > way]
                text += f" alone: it also needs {_names(wider[0])}" if wider else ""
                self._note("changed", self._where, text, breaking=True, pointer=pointer)
        for way in after:
            if not any(other <= way for other in before):
                text = f"can now be called with {_way(way)}"
                self._note("changed", self._where, text, breaking=False, pointer=pointer)
        for name in in_both(old.scopes, new.scopes):
            was, now = old.scopes[name], new.scopes[name]
            for scopes, need in ((now - was, "now requires"), (was - now, "no longer requires")):
                if scopes:
                    text = f"{need} the {'scope' if len(scopes) == 1 else 'scopes'} {_names(scopes)} of {code(name)}"
                    self._note("changed", self._where, text, breaking=scopes <= now, pointer=pointer)

    def _parameters(self, old: Operation, new: Operation) -> None:
        before = {_parameter_key(old, parameter): parameter for parameter in old.parameters}
        after = {_parameter_key(new, parameter): parameter for parameter in new.parameters}
        for key, parameter in after.items():
            label = f"{parameter.location} parameter {code(parameter.name)}"
            was = before.get(key)
            if was is None:
                need = "required " if parameter.required else ""
                text = f"{need}{label}"
                self._note("added", self._where, text, breaking=parameter.required, pointer=parameter.pointer)
                continue
            if was.name != parameter.name and key != (
                parameter.location,
                was.name.lower(),
            ):  # not just a header in other case
                text = f"{label} was named {code(was.name)}"
                self._note("changed", self._where, text, breaking=True, pointer=parameter.pointer)
            elif was.python_name != parameter.python_name:
                text = f"the argument for {label} is now {code(parameter.python_name)}, was {code(was.python_name)}"
                self._note("changed", self._where, text, breaking=True, pointer=parameter.pointer)
            self._parameter(was, parameter, label)
        for key, parameter in before.items():
            if key not in after:
                text = f"{parameter.location} parameter {code(parameter.name)}"
                self._note("removed", self._where, text, breaking=True, pointer=new.pointer + "/parameters")

    def _parameter(self, old: Parameter, new: Parameter, label: str) -> None:
        if old.required != new.required:
            text = f"{label} is now {'required' if new.required else 'optional'}"
            self._note("changed", self._where, text, breaking=new.required, pointer=new.pointer)
        before, after = _style(old), _style(new)
        if before != after and (has_parts(self._old, old.schema) or old.content_type or new.content_type):
            text = f"{label} is now serialized differently ({after}, was {before})"
            self._note("changed", self._where, text, breaking=True, pointer=new.pointer)
        self._deprecated(old, new, label)
        self._schemas(sent=True).compare(old.schema, new.schema, label)

    def _body(self, old: Operation, new: Operation) -> None:
        pointer = new.pointer + "/requestBody"
        if new.body is None or old.body is None:
            if new.body is not None:
                need = "required " if new.body.required else ""
                self._note("added", self._where, f"{need}request body", breaking=new.body.required, pointer=pointer)
            elif old.body is not None:
                self._note("removed", self._where, "request body", breaking=True, pointer=pointer)
            return
        if old.body.required != new.body.required:
            text = f"the request body is now {'required' if new.body.required else 'optional'}"
            self._note("changed", self._where, text, breaking=new.body.required, pointer=pointer)
        before, after = _by_type(old.body.contents), _by_type(new.body.contents)
        self._members(before, after, lambda name: f"request body as {code(name)}", pointer)
        for content_type in in_both(before, after):
            was, now = before[content_type], after[content_type]
            self._schemas(sent=True).compare(was.schema, now.schema, "request body")
            self._form_fields(was, now, pointer)

    def _form_fields(self, old: Content, new: Content, pointer: str) -> None:
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
                    self._note("changed", self._where, text, breaking=True, pointer=pointer)

    def _responses(self, old: Operation, new: Operation) -> None:
        before = {response.status: response for response in old.responses}
        after = {response.status: response for response in new.responses}
        pointer = new.pointer + "/responses"
        results_before, results_after = _results(self._old, old), _results(self._new, new)
        for status, response in after.items():
            if status in before:
                self._response(before[status], response, f"{pointer}/{status}")
            else:  # a different result type breaks readers
                result = results_after.get(status)
                breaking = result is not None and result not in results_before.values()
                text = f"response {code(status)}"
                text += f": the client method may now return {result}" if breaking else ""
                self._note("added", self._where, text, breaking=breaking, pointer=f"{pointer}/{status}")
        for status, response in before.items():
            if status not in after:
                text = f"response {code(status)}"
                lost = not {results_before.get(status)} <= {None, *results_after.values()}
                self._note("removed", self._where, text, breaking=response.is_success or lost, pointer=pointer)

    def _response(self, old: Response, new: Response, pointer: str) -> None:
        label = f"response {code(new.status)}"
        before, after = _by_type(old.contents), _by_type(new.contents)
        self._members(before, after, lambda name: f"{label} as {code(name)}", pointer)
        schemas = self._schemas(sent=False)
        for content_type in in_both(before, after):
            schemas.compare(before[content_type].schema, after[content_type].schema, label)
            schemas.compare(before[content_type].item, after[content_type].item, f"item of the stream of {label}")
        old_headers = {header.name.lower(): header for header in old.headers}
        new_headers = {header.name.lower(): header for header in new.headers}
        spelled = {name: header.name for name, header in (new_headers | old_headers).items()}
        self._members(old_headers, new_headers, lambda name: f"{label}: header {code(spelled[name])}", pointer)
        for name in in_both(old_headers, new_headers):
            was, now = old_headers[name], new_headers[name]
            if was.required != now.required:
                text = f"{label}: header {code(now.name)} is now {'always' if now.required else 'not always'} sent"
                self._note("changed", self._where, text, breaking=was.required, pointer=pointer)
            schemas.compare(was.schema, now.schema, f"{label}: header {code(now.name)}")

    def _schemas(self, *, sent: bool) -> SchemaComparison:
        return SchemaComparison(self._old, self._new, self._where, self._shared, sent=sent)

    def _members(
        self, before: Mapping[str, object], after: Mapping[str, object], name_of: Callable[[str], str], pointer: str
    ) -> None:
        self._shared.note_members(before, after, self._where, name_of, pointer)


def note_servers(
    note: Note, apis: tuple[Api, Api], own: tuple[Sequence[Server], Sequence[Server]], where: str, pointer: str
) -> None:
    """Note changed servers of the API or of an operation."""
    before, after = (", ".join(code(server.url) for server in each) for each in own)
    if re.sub("/+`", "`", before) == re.sub("/+`", "`", after):  # requests are the same with and without it
        return
    text = f"servers are now {after or 'those of the API'}, were {before or 'those of the API'}"
    old, new = (servers or api.servers for servers, api in zip(own, apis, strict=True))
    was, now = ([server.default_url.rstrip("/") for server in each] for each in (old, new))
    is_lost, is_other = not {*was[:1]} <= {*now}, was[:1] != now[:1] and bool(was)
    if is_lost:
        text += ": existing clients call the old URL"
    elif is_other:
        text += f": the default is now {code(new[0].url)}"
    note("changed", where, text, breaking=is_other, pointer=pointer)


def operation_key(operation: Operation) -> tuple[str, str]:
    """Return the method and the path with nameless parameters: {id} and {user} are the same place."""
    return operation.method, re.sub(r"{[^{}]*}", "{}", operation.path)


def operation_label(operation: Operation) -> str:
    """Return the method and the path."""
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

"""Finds the differences between two versions of an API, and which of them break callers.

Requests may only become less restricted, responses only more specific: anything else breaks callers. Users of our own
client count, too, so a removed method or class is breaking even if the API itself is unchanged.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from scripts.changes.notes import Shared, code, in_both
from scripts.changes.operations import OperationComparison, note_servers, operation_key, operation_label
from scripts.changes.schemas import SchemaComparison
from scripts.model.api import Api, SecurityScheme
from scripts.spec.extensions import WebhookSignature

Kind = Literal["added", "changed", "removed"]


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
        note_servers(self._note, (old, new), (old.servers, new.servers), "API", "/servers")
        self._security_schemes()
        self._webhooks()
        self._signature()

    def _security_schemes(self) -> None:
        old, new = self._old.security_schemes, self._new.security_schemes
        pointer = "/components/securitySchemes"
        self._shared.note_members(old, new, "API", lambda name: f"security scheme {code(name)}", pointer)
        for name in in_both(old, new):
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
        self._shared.note_members(before, after, "API", lambda name: f"webhook {code(name)}", "/webhooks")
        for name in in_both(before, after):
            was, now = (
                {content.content_type: content.schema for content in hook.body.contents} if hook.body else {}
                for hook in (before[name], after[name])
            )
            for content_type in in_both(was, now):
                self._received(f"webhook {name}").compare(was[content_type], now[content_type], "body")
        self._received("API").compare(self._old.unknown_webhook, self._new.unknown_webhook, "other webhooks")

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

    def _operations(self) -> None:
        old_by_key = {operation_key(operation): operation for operation in self._old.operations}
        old_by_id = {operation.id: operation for operation in self._old.operations}
        new_keys = {operation_key(operation) for operation in self._new.operations}
        matched: set[str] = set()
        for operation in self._new.operations:
            where = operation_label(operation)
            before = old_by_key.get(operation_key(operation))
            if before is None and (same := old_by_id.get(operation.id)) and operation_key(same) not in new_keys:
                before = same
            if before is None:
                text = f"operation {code(operation.id)}"
                self._note("added", where, text, breaking=False, pointer=operation.pointer)
            else:
                matched.add(operation_label(before))
                OperationComparison(self._old, self._new, where, self._shared).compare(before, operation)
        for operation in self._old.operations:
            if operation_label(operation) not in matched:
                text = f"operation {code(operation.id)}"
                self._note("removed", operation_label(operation), text, breaking=True, pointer=operation.pointer)

    def _types(self) -> None:
        renamed = self._shared.renamed
        for name, schema in self._new.types.items():
            if schema.spec_name and name not in self._old.types and name not in renamed.values():
                self._note("added", name, f"class {code(name)}", breaking=False, pointer=schema.pointer)
        for name, schema in self._old.types.items():
            if schema.spec_name and name not in self._new.types and name not in renamed:
                self._note("removed", name, f"class {code(name)}", breaking=True, pointer=schema.pointer)

    def _received(self, where: str) -> SchemaComparison:
        return SchemaComparison(self._old, self._new, where, self._shared, sent=False)


def _credential(scheme: SecurityScheme) -> str:
    """Return in a few words how a key is sent."""
    if scheme.kind == "apiKey":
        return f"the {scheme.location}{' parameter' * (scheme.location == 'query')} {code(scheme.parameter)}"
    return {"basic": "HTTP basic authentication", "bearer": f"a bearer token ({scheme.type})"}.get(
        scheme.kind, scheme.type
    )

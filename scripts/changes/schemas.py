"""Finds the differences between two schemas, depending on whether their values are sent or received."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts.changes.notes import Shared, code, in_both
from scripts.model.api import MISSING, Api, Schema
from scripts.model.names import FORMAT_TYPES
from scripts.spec.extensions import MaxBytes, MaxCharacter
from scripts.spec.openapi import LIMITS, Limit

_WIDER_FORMATS = {("int32", "int64"), (None, "int64"), ("float", "double"), (None, "double")}
_ALL_LIMITS = (*LIMITS, *(Limit(kind.keys[0], "string", "upper") for kind in (MaxBytes, MaxCharacter)))


class SchemaComparison:
    """Compares schemas pair by pair; a named class is compared once for each direction, under its own name."""

    def __init__(self, old: Api, new: Api, where: str, shared: Shared, *, sent: bool) -> None:
        self._old = old
        self._new = new
        self._where = where
        self._shared = shared
        self._note = shared.note
        self._sent = sent
        """True for requests, False for responses."""

    def compare(self, old: Schema | None, new: Schema | None, label: str) -> None:
        """Note each difference; `label` names the value."""
        known = new or old
        if known is None:
            return
        anything = Schema(kind="any", pointer=known.pointer)
        old, new = old or anything, new or anything
        if old.nullable != new.nullable and "any" not in (old.kind, new.kind):
            text = f"{label} may {'now' if new.nullable else 'no longer'} be null"
            self._changed(text, wider=new.nullable, narrower=old.nullable, pointer=new.pointer)
        if self._sent and _sent_default(old) != _sent_default(new):
            text = f"default of {label} is now {_default(new)}, was {_default(old)}"
            if new.default is MISSING:
                text = f"{text}: the effect of omitting it is no longer documented"
            elif old.default is not MISSING:
                text = f"{text}: requests that omit it now have a different effect"
            self._note("changed", self._where, text, breaking=old.default is not MISSING, pointer=new.pointer)
        before, after = self._old.resolve(old), self._new.resolve(new)
        if self._is_replaced(before, after, label):
            return
        if before.kind == after.kind == "object":
            self._objects(before, after)
        elif before.kind == after.kind == "array" and before.items and after.items:
            self.compare(before.items, after.items, f"item of {label}")
            self._limits(before, after, label)
        elif before.kind == after.kind == "map" and before.additional and after.additional:
            self.compare(before.additional, after.additional, f"value in {label}")
            self._limits(before, after, label)
        elif before.kind == after.kind == "union":
            self._unions(before, after, label)
        elif before.kind == after.kind or {before.kind, after.kind} <= {"enum", "string", "integer"}:
            self._simple(before, after, label)
        else:
            self._types(before, after, label)

    def _changed(self, text: str, *, wider: bool, narrower: bool, pointer: str) -> None:
        """Note a change of allowed values: a narrower request or a wider response is breaking."""
        self._note("changed", self._where, text, breaking=narrower if self._sent else wider, pointer=pointer)

    def _is_replaced(self, old: Schema, new: Schema, label: str) -> bool:
        """Note a different class in the same place; return whether it is more than a rename."""
        if old.kind != new.kind or old.name == new.name or self._shared.renamed.get(str(old.name)) == new.name:
            return False
        if old.spec_name and not new.spec_name:  # now inline: the component is reported as removed
            return old.name in self._new.types and self._replaced(old, new, label)
        if not self._is_rename(old, new):
            return self._replaced(old, new, label)
        self._shared.renamed[str(old.name)] = str(new.name)
        text = f"class {code(old.name)} is now {code(new.name)}"
        self._note("changed", str(new.name), text, breaking=True, pointer=new.pointer)
        return False

    def _replaced(self, old: Schema, new: Schema, label: str) -> bool:
        text = f"type of {label} is now {code(new.name)}, was {code(old.name)}"
        self._note("changed", self._where, text, breaking=True, pointer=new.pointer)
        return True

    def _is_rename(self, old: Schema, new: Schema) -> bool:
        """Return whether a class was renamed: each name is in one document only, and most members are the same."""
        renamed = self._shared.renamed
        if old.kind != new.kind or old.name in self._new.types or new.name in self._old.types:
            return False
        if old.name in renamed or new.name in renamed.values():
            return False
        before, after = ({*schema.values} or {item.name for item in schema.properties} for schema in (old, new))
        return 2 * len(before & after) >= max(len(before), len(after))

    def _objects(self, old: Schema, new: Schema) -> None:
        pair = (str(old.name), str(new.name), self._sent)
        if pair in self._shared.pairs:
            return
        self._shared.pairs.add(pair)
        inner = SchemaComparison(self._old, self._new, str(new.name), self._shared, sent=self._sent)
        inner._properties(old, new)

    def _properties(self, old: Schema, new: Schema) -> None:
        before = {item.name: item for item in old.properties}
        after = {item.name: item for item in new.properties}
        for name, item in after.items():
            label = f"property {code(name)}"
            pointer = item.schema.pointer
            was = before.get(name)
            if was is None:
                need = "required " if item.required else ""
                text = f"{need}{label}"
                self._note("added", self._where, text, breaking=self._sent and item.required, pointer=pointer)
                continue
            if was.required != item.required:
                text = f"{label} is now {'required' if item.required else 'optional'}"
                self._changed(text, wider=was.required, narrower=item.required, pointer=pointer)
            if was.python_name != item.python_name:
                text = f"the attribute for {label} is now {code(item.python_name)}, was {code(was.python_name)}"
                self._note("changed", self._where, text, breaking=True, pointer=pointer)
            if was.schema.deprecated != item.schema.deprecated:
                text = f"{label} is {'now' if item.schema.deprecated else 'no longer'} deprecated"
                self._note("changed", self._where, text, breaking=False, pointer=pointer)
            self._direction(was.schema, item.schema, label)
            self.compare(was.schema, item.schema, label)
        for name in before:
            if name not in after:
                text = f"property {code(name)}"
                self._note("removed", self._where, text, breaking=True, pointer=new.pointer)
        if (old.additional is None) != (new.additional is None):
            text = f"{'no longer allows' if new.additional is None else 'now allows'} additional properties"
            self._changed(text, wider=False, narrower=new.additional is None, pointer=new.pointer)
        elif old.additional and new.additional:
            self.compare(old.additional, new.additional, "additional properties")
        self._limits(old, new, f"class {code(new.name)}")

    def _direction(self, old: Schema, new: Schema, label: str) -> None:
        """Note changes of `readOnly` and `writeOnly`."""
        for was, now, what, breaking in (
            (old.read_only, new.read_only, "set only by the server", self._sent),
            (old.write_only, new.write_only, "sent and never returned", not self._sent),
        ):
            if was != now:
                text = f"{label} is {'now' if now else 'no longer'} {what}"
                self._note("changed", self._where, text, breaking=breaking and now, pointer=new.pointer)

    def _simple(self, old: Schema, new: Schema, label: str) -> None:
        old_type, new_type = old.value_type or old.kind, new.value_type or new.kind
        if old_type != new_type or (old.format != new.format and {old.format, new.format} & FORMAT_TYPES.keys()):
            self._types(old, new, label)
            return
        if old.format != new.format:
            text = f"format of {label} is now {_limit(new.format)}, was {_limit(old.format)}"
            narrower = new.format is not None and (old.format, new.format) not in _WIDER_FORMATS
            self._note("changed", self._where, text, breaking=self._sent and narrower, pointer=new.pointer)
        self._values(old, new, label)
        if bool(old.values) == bool(new.values):
            self._limits(old, new, label)

    def _values(self, old: Schema, new: Schema, label: str) -> None:
        place, of = (str(new.name), "") if new.kind == "enum" and new.spec_name else (self._where, f" of {label}")
        if bool(old.values) != bool(new.values):
            allowed = f"now limited to {', '.join(map(code, new.values))}" if new.values else "no longer limited"
            text = f"values of {label} are {allowed}"
            self._changed(text, wider=not new.values, narrower=bool(new.values), pointer=new.pointer)
            return
        for value in new.values:
            if value not in old.values:
                # This does not break readers: the client returns unknown values as they are.
                self._note("added", place, f"value {code(value)}{of}", breaking=False, pointer=new.pointer)
        for value in old.values:
            if value not in new.values:
                text = f"value {code(value)}{of}"
                self._note("removed", place, text, breaking=True, pointer=new.pointer)

    def _limits(self, old: Schema, new: Schema, label: str) -> None:
        was, now = _limits_of(old), _limits_of(new)
        for limit in _ALL_LIMITS:
            name = limit.keyword
            before, after = was.get(name), now.get(name)
            if before == after:
                continue
            text = f"{name} of {label} is now {_limit(after)}, was {_limit(before)}"
            narrower = after is not None and (before is None or limit.narrows(before, after))
            # A response beyond the old limits has the same type, so only requests can break.
            self._note("changed", self._where, text, breaking=self._sent and narrower, pointer=new.pointer)

    def _unions(self, old: Schema, new: Schema, label: str) -> None:
        before = {describe(self._old, member): member for member in old.members}
        after = {describe(self._new, member): member for member in new.members}
        for name in in_both(after, before):
            self.compare(before.pop(name), after.pop(name), label)
        for name, member in [*before.items()]:
            was = self._old.resolve(member)
            alike = [each for each in after if self._is_rename(was, self._new.resolve(after[each]))]
            if alike:
                self.compare(before.pop(name), after.pop(alike[0]), label)
        if after:
            pointer = next(iter(after.values())).pointer
            self._changed(f"{label} may now be {_one_of(after)}", wider=True, narrower=False, pointer=pointer)
        if before:
            text = f"{label} may no longer be {_one_of(before)}"
            self._changed(text, wider=False, narrower=True, pointer=new.pointer)
        self._discriminators(old, new, label)

    def _discriminators(self, old: Schema, new: Schema, label: str) -> None:
        before, after = old.discriminator, new.discriminator
        if (before and before.property_name) != (after and after.property_name):
            how = code(after.property_name) if after else "its fields"
            breaking = before is not None and after is not None
            self._note(
                "changed",
                self._where,
                f"the class of {label} is now determined by {how}",
                breaking=breaking,
                pointer=new.pointer,
            )
        elif before and after:
            renamed = self._shared.renamed
            was = {
                value: code(renamed[str(each.name)]) if each.name in renamed else describe(self._old, each)
                for value, each in before.mapping.items()
            }
            now = {value: describe(self._new, each) for value, each in after.mapping.items()}
            both = {*was.values()} & {describe(self._new, member) for member in new.members}  # the others are reported
            for value, name in was.items():
                if name in both and name != now.get(value, ""):
                    text = f"{code(value)} in {code(after.property_name)} of {label} no longer selects {name}"
                    self._note("changed", self._where, text, breaking=True, pointer=new.pointer)
            for value, name in now.items():
                if name in both and name != was.get(value, ""):
                    text = f"{code(value)} in {code(after.property_name)} of {label} selects {name}"
                    self._note("changed", self._where, text, breaking=False, pointer=new.pointer)

    def _types(self, old: Schema, new: Schema, label: str) -> None:
        """Note a changed type; it is wider if it includes the old one."""
        before, after = describe(self._old, old), describe(self._new, new)
        # Plain JSON that becomes instances of a class breaks readers in Python.
        is_class = not self._sent and old.kind == "any" and _holds_class(new)
        wider = _includes(self._new, new, old, before)
        narrower = _includes(self._old, old, new, after)
        self._changed(
            f"type of {label} is now {after}, was {before}",
            wider=wider or is_class or not narrower,
            narrower=narrower or not wider,
            pointer=new.pointer,
        )


def _includes(api: Api, wide: Schema, narrow: Schema, narrow_text: str) -> bool:
    """Return whether `wide` allows everything that `narrow` allows."""
    if wide.kind == "any" or (wide.kind == "number" and narrow.kind == "integer"):
        return True
    if wide.kind == "union":
        return any(describe(api, member) == narrow_text for member in wide.members)
    same = wide.kind == "string" and narrow.kind == "string" and wide.format is None
    return same and narrow.format not in FORMAT_TYPES


def has_parts(api: Api, schema: Schema) -> bool:
    """Return whether a value may be a list or an object."""
    schema = api.resolve(schema)
    return schema.kind in ("array", "map", "object", "any") or any(has_parts(api, each) for each in schema.members)


def _holds_class(schema: Schema) -> bool:
    """Return whether a value is decoded to other than plain JSON: to a class, or to the type of a format."""
    parts = (schema.items, schema.additional, *schema.members, *schema.prefix)
    has_type = schema.kind in ("ref", "object", "enum") or schema.format in FORMAT_TYPES
    return has_type or any(_holds_class(part) for part in parts if part is not None)


def describe(api: Api, schema: Schema) -> str:
    """Return a short description of a schema's type."""
    if schema.kind in ("ref", "object", "enum"):
        return code(schema.name)
    if schema.kind == "array":
        return f"a list of {describe(api, schema.items) if schema.items else 'anything'}"
    if schema.kind == "union":
        return " or ".join(describe(api, member) for member in schema.members)
    if schema.kind == "map":
        return f"a mapping to {describe(api, schema.additional) if schema.additional else 'anything'}"
    if schema.kind == "any":
        return "anything"
    return f"{schema.kind} ({schema.format})" if schema.format else schema.kind


def _one_of(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _sent_default(schema: Schema) -> Any:
    """Return the default; null is treated as none, because then nothing is sent, either."""
    return MISSING if schema.default is None else schema.default


def _default(schema: Schema) -> str:
    return "not set" if schema.default is MISSING else code(schema.default)


def _limits_of(schema: Schema) -> dict[str, Any]:
    """Return the limits of a schema, both OpenAPI's and our own."""
    ours = {kind.keys[0]: schema.extensions.get(kind) for kind in (MaxBytes, MaxCharacter)}
    return {**schema.constraints, **ours}


def _limit(value: Any) -> str:
    return "not set" if value is None else code(value)

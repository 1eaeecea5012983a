# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The base of all models: a table of fields defines how they are decoded, encoded, validated and displayed."""

from __future__ import annotations

import contextlib
import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import filterfalse, repeat
from typing import TYPE_CHECKING, Any, ClassVar, Final

from . import checks, errors
from .checks import join
from .codecs import FIT, LOOSE_FIT, NO_FIT, Codec, DecodeError
from .deprecations import warn_deprecated
from .fields import Fields
from .masks import MASK
from .nested import ANY
from .types import UNSET
from .wire import PLAIN, check_json, entries_of, is_mapping, is_plain, to_wire

if TYPE_CHECKING:
    from typing import Self

_LONGEST_SHOWN: Final = 40
_UNSETS: Final = repeat(UNSET)


class Model(ABC):  # noqa: PLW1641  mutable, so without a hash
    """An object of the API. Fields that the spec does not define are kept in `additional_properties`."""

    __slots__ = ()

    _table: ClassVar[Fields] = Fields()
    _additional: ClassVar[Codec | None] = ANY
    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Create a model from a JSON object; raise ValueError if a required field is missing or invalid.

        Values may also be models, dates and other types that become JSON when sent.
        """
        try:
            kind: object = type(data)
            if kind is not dict:  # it may look up keys in its own way
                if not is_mapping(data):
                    raise checks.refuse_type("data", _allowed(cls), data)
                data = dict(data)
            return cls._from_wire(data, "", from_user=True)
        except RecursionError:
            raise checks.refuse("data", _allowed(cls), "one that is nested too deeply or contains itself") from None
        except DecodeError as error:
            text = f"{cls.__name__}: {error}"
            raise errors.InvalidArgumentError(text, argument=error.at, allowed=_allowed(cls)) from None

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Create a model from JSON text; raise ValueError if it is not valid JSON or `from_dict` rejects it."""
        try:
            data = json.loads(text)
        except (TypeError, ValueError, RecursionError):
            allowed = f"valid JSON for {cls.__name__}"
            raise errors.InvalidArgumentError(f"text must be {allowed}", argument="text", allowed=allowed) from None
        return cls.from_dict(data)

    def to_dict(self) -> dict[str, Any]:
        """Return this model as a JSON object with the API's field names; absent fields are omitted."""
        return self._to_wire(False)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return this model as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def __getitem__(self, key: str) -> Any:
        """Return a field by its API name or its Python name."""
        field = self._table.by_name.get(key)
        value = UNSET if field is None else getattr(self, field.name)
        return self.additional_properties[key] if value is UNSET else value

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the names of the fields that are present."""
        *values, additional = self._table.values(self)
        present = [wire for wire, value in zip(self._table.wires, values, strict=True) if value is not UNSET]
        yield from present
        yield from (name for name, value in additional.items() if value is not UNSET and name not in present)

    def __len__(self) -> int:
        """Count the fields that are present."""
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        """Return whether a field is present."""
        return key in tuple(self)

    def __bool__(self) -> bool:
        """Return True, even if no field is present."""
        return True

    def __eq__(self, other: object) -> bool:
        """Compare by class and fields."""
        if type(other) is not type(self):
            return NotImplemented
        return self._table.values(self) == self._table.values(other)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        """Let pydantic, and so FastAPI, read and write this model. Pydantic schemas are plain dicts."""
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": cls._validate},
            "serialization": {"type": "function-plain", "function": cls.to_dict},
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Describe this model in FastAPI's generated docs."""
        properties: dict[str, Any] = {field.wire: {} for field in cls._table}
        required = [field.wire for field in cls._table if field.required]
        return {"type": "object", "title": cls.__name__, "properties": properties, "required": required}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        return value if isinstance(value, cls) else cls.from_dict(value)

    @classmethod
    def _from_wire(cls, data: Mapping[str, Any], at: str, *, from_user: bool = False) -> Self:
        """Create a model from a JSON object; one `from_user` may also hold other types than JSON's."""
        fields = cls._table
        values: Any = [*map(data.get, fields.wires, _UNSETS)]
        shape = tuple(map(type, values))
        decoded, present, missing, nested = fields.plans.get(shape) or fields.plan(shape)
        if from_user and not is_plain(map(values.__getitem__, nested) if present == len(data) else data.values()):
            return cls._from_wire({name: to_wire(value) for name, value in data.items()}, at)
        if missing is not None:
            place = join(at, missing.wire)
            raise DecodeError(place, f"{place} is missing")
        additional: dict[str, Any] = {}
        if present != len(data):
            additional = {name: data[name] for name in filterfalse(fields.known.__contains__, data)}
        for index, field, read in decoded:
            try:
                values[index] = read(values[index], f"{at}.{field.wire}" if at else field.wire)
            except DecodeError:
                if field.required:
                    raise
                additional[field.wire] = values[index]  # kept as received
                values[index] = UNSET
        if additional and cls._additional is not None and cls._additional is not ANY:
            for name, raw in additional.items():
                with contextlib.suppress(DecodeError):  # kept as received
                    additional[name] = cls._additional.decode(raw, join(at, name))
        model = object.__new__(cls)
        model._fill(values, additional)
        return model

    @abstractmethod
    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        """Set all fields at once; generated for each model."""

    def _to_wire(self, sending: bool) -> dict[str, Any]:
        *values, additional = self._table.values(self)
        data: dict[str, Any] = {}
        for field, value in zip(self._table, values, strict=True):
            if value is not UNSET and not (sending and field.is_omitted(value)):
                plain = type(value) in PLAIN
                trimmed = value if plain or not sending else field.codec.trim(value)
                data[field.wire] = value if plain else to_wire(trimmed, sending=sending)
        for name, value in additional.items():
            if value is not UNSET:
                data.setdefault(name, to_wire(value, sending=sending))
        return data

    @classmethod
    def _check_model(cls, model: Model, at: str) -> None:
        """Validate a model; messages use Python names."""
        *values, additional = cls._table.values(model)
        pairs = zip(cls._table, values, strict=True)
        present = {field.wire: value for field, value in pairs if not field.is_omitted(value)}
        cls._check(present, at, python_names=True)
        for name, value in additional.items():
            check_json(value, join(at, name))

    @classmethod
    def _check_mapping(cls, data: Mapping[str, Any], at: str) -> None:
        """Validate a mapping with API names."""
        cls._check(data, at, python_names=not at)
        known = cls._table.known
        if known.issuperset(data):
            return
        for name, value in entries_of(data, at or cls.__name__):
            if name in known:
                continue
            field = cls._table.by_name.get(name)
            if field is not None and field.wire not in data:  # it would be sent under a name that the server ignores
                allowed = f"the API's field name {field.wire!r} in a mapping"
                text = f"use {allowed}, not {name!r}"
                raise errors.InvalidArgumentError(text, argument=join(at, name), allowed=allowed)
            if cls._additional is None:
                raise checks.refuse(
                    at or cls.__name__, f"an object with only the fields {sorted(known)}", f"one with {name!r}"
                )
            cls._additional.check(value, join(at, name))

    @classmethod
    def _trim_mapping(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return a mapping with API names, without the values that requests omit."""
        kept: dict[str, Any] = {}
        for name, value in data.items():
            field = cls._table.by_name.get(name)
            if field is None or field.wire != name:
                kept[name] = value if cls._additional is None else cls._additional.trim(value)
            elif value is not None or not field.is_omitted(value):
                kept[name] = value if type(value) in PLAIN or value is UNSET else field.codec.trim(value)
        return kept

    @classmethod
    def _check(cls, values: Mapping[str, Any], at: str, *, python_names: bool) -> None:
        for field in cls._table:
            if field.read_only:
                continue
            value = values.get(field.wire, UNSET)
            where = join(at, field.name if python_names else field.wire)
            if value is UNSET:
                if field.required:
                    raise checks.refuse_missing(where)
                continue
            if field.is_omitted(value):
                continue
            field.codec.check(value, where)
            if field.deprecated:
                warn_deprecated(f"{where} is deprecated")

    @classmethod
    def _fit(cls, raw: Mapping[str, Any]) -> int:
        """Return how well a JSON object fits: the more properties are known, the better."""
        score = FIT
        known = 0
        for field in cls._table:
            if field.wire in raw:
                known += 1
                fit = field.codec.fit(raw[field.wire])
                if fit == NO_FIT:
                    return NO_FIT if field.required else LOOSE_FIT
                score += 2 if fit > LOOSE_FIT else 1
            elif field.required and not field.write_only:
                return NO_FIT
        return max(score - (len(raw) - known), LOOSE_FIT + 1)

    def __repr__(self) -> str:
        """Show the fields that are set and not null; long values are shortened, secrets masked."""
        *values, additional = self._table.values(self)
        parts = [
            f"{field.name}={MASK if field.secret else _shorten(value)}"
            for field, value in zip(self._table, values, strict=True)
            if value is not UNSET and value is not None
        ]
        if additional:
            parts.append(f"additional_properties={_shorten(additional)}")
        return f"{type(self).__name__}({', '.join(parts)})"


class Record(Model, Mapping[str, Any]):
    """A model that is also a mapping, by API names: `m["name"]`, `dict(m)`, `{**m}`."""

    __slots__ = ()


class MappingModel(Record):  # noqa: PLW1641  mutable, like a dict
    """A model of a free-form object, which behaves like a dict."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Return whether there is any field."""
        return len(self) > 0

    def __eq__(self, other: object) -> bool:
        """Compare equal to any mapping with the same items."""
        if not is_mapping(other):
            return NotImplemented
        items: Mapping[str, Any] = other
        return dict(self) == dict(items)


def pick_body(
    body: Any,
    flat: Mapping[str, Any],
    *,
    required: bool,
    names: Mapping[str, str],
    optional: Collection[str],
) -> Any:
    """Return the body, or one built from its fields passed as arguments.

    `names` maps API names to argument names where they differ; None for a field in `optional` omits it.
    """
    fields = {
        name: value for name, value in flat.items() if value is not UNSET and not (value is None and name in optional)
    }
    if body is UNSET or body is None:
        return fields if fields or required else UNSET
    if fields:
        arguments = ", ".join(names.get(name, name) for name in fields)
        allowed = "passed alone, without its fields as arguments"
        text = f"body must be {allowed}, not together with {arguments}"
        raise errors.InvalidArgumentTypeError(text, argument="body", allowed=allowed)
    return body


def _allowed(kind: type[Model]) -> str:
    return f"an object with the required fields of {kind.__name__}"


def _shorten(value: Any) -> str:
    text = repr(value)
    if len(text) <= _LONGEST_SHOWN:
        return text
    half = (_LONGEST_SHOWN - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def fields_of(model: Model) -> Fields:
    """Return the table of a model's fields."""
    return model._table  # pyright: ignore[reportPrivateUsage]  the table is ours; users have `attrs.fields`

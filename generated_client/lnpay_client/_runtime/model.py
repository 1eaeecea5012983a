# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The base of every model: a table of fields says how it is read, written, checked and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, TypeVar

import attrs

from . import checks, errors
from .codec import FIT, LOOSE_FIT, NO_FIT, Codec, DecodeError
from .deprecations import warn_deprecated
from .masks import MASK
from .nested import ANY
from .shapes import is_mapping
from .unset import UNSET
from .wire import PLAIN, check_json, to_wire

ModelT = TypeVar("ModelT", bound="Model")

_LONGEST_SHOWN: Final = 40


class Field:
    """One property: its name in Python and on the wire, its codec, and whether the server always sends it."""

    __slots__ = ("codec", "deprecated", "name", "read_only", "required", "secret", "wire", "write_only")

    def __init__(
        self,
        wire: str,
        name: str,
        codec: Codec,
        *,
        required: bool = False,
        read_only: bool = False,
        write_only: bool = False,
        secret: bool = False,
        deprecated: bool = False,
    ) -> None:
        """Describe the property."""
        self.wire = wire
        self.name = name
        self.codec = codec
        self.required = required
        self.read_only = read_only
        self.write_only = write_only
        self.secret = secret
        self.deprecated = deprecated


class Model:
    """An object of the API. Fields that the spec does not know are kept in `additional_properties`."""

    __slots__ = ()

    _fields: ClassVar[tuple[Field, ...]] = ()
    _further: ClassVar[Codec | None] = ANY
    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls: type[ModelT], data: Mapping[str, Any]) -> ModelT:
        """Return the model of a JSON object; raise ValueError if a required field is missing or unreadable."""
        allowed = f"an object with the required fields of {cls.__name__}"
        if not is_mapping(data):
            raise checks.refuse_type("data", allowed, data)
        try:
            return cls._from_wire(data, "")
        except DecodeError as error:
            text = f"{cls.__name__}: {error}"
            raise errors.InvalidArgumentError(text, argument=error.at, allowed=allowed) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of this model, with the names of the spec."""
        return self._to_wire(False)

    @classmethod
    def _from_wire(cls: type[ModelT], data: Mapping[str, Any], at: str) -> ModelT:
        values: dict[str, Any] = {}
        further = dict(data)
        for field in cls._fields:
            if field.wire not in data:
                if field.required and not field.write_only:
                    raise DecodeError(_join(at, field.wire), "is missing")
                continue
            try:
                values[field.name] = field.codec.decode(data[field.wire], _join(at, field.wire))
            except DecodeError:
                if field.required:
                    raise
                continue  # stays, as it came, among the additional properties
            del further[field.wire]
        if cls._further is not None and cls._further is not ANY:
            for name, raw in further.items():
                try:
                    further[name] = cls._further.decode(raw, _join(at, name))
                except DecodeError:
                    continue  # kept as it came
        model = cls(**values)
        model.additional_properties.update(further)
        return model

    def _to_wire(self, sending: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for field in self._fields:
            value = getattr(self, field.name)
            if value is not UNSET and not (sending and field.read_only):
                data[field.wire] = value if type(value) in PLAIN else to_wire(value, sending=sending)
        for name, value in self.additional_properties.items():
            data.setdefault(name, to_wire(value, sending=sending))
        return data

    @classmethod
    def _check_model(cls, model: Model, at: str) -> None:
        """Check what was set; the names in messages are Python's."""
        given = {field.wire: getattr(model, field.name) for field in cls._fields}
        cls._check(given, at, python_names=True)
        for name, value in model.additional_properties.items():
            check_json(value, _join(at, name))

    @classmethod
    def _check_mapping(cls, data: Mapping[str, Any], at: str) -> None:
        """Check a mapping with the names of the spec."""
        cls._check(data, at, python_names=not at)
        known = {field.wire for field in cls._fields}
        in_python = {field.name: field.wire for field in cls._fields}
        for name in data:
            if name in known:
                continue
            wire = in_python.get(name, name)
            if wire not in (name, *data):  # it would go out under a name that the server ignores
                raise checks.refuse(_join(at, str(name)), f"called {wire!r} in a mapping", "by its name in Python")
            if cls._further is None:
                raise checks.refuse(at or cls.__name__, f"without other fields than {sorted(known)}", f"with {name!r}")
            checks.check_text(str(name), f"the name of a field in {at or cls.__name__}")
            cls._further.check(data[name], _join(at, str(name)))

    @classmethod
    def _check(cls, given: Mapping[str, Any], at: str, *, python_names: bool) -> None:
        for field in cls._fields:
            if field.read_only:
                continue
            value = given.get(field.wire, UNSET)
            where = _join(at, field.name if python_names else field.wire)
            if value is UNSET:
                if field.required:
                    raise checks.refuse_missing(where)
                continue
            field.codec.check(value, where)
            if field.deprecated:
                warn_deprecated(f"{where} is deprecated")

    @classmethod
    def _fit(cls, raw: Mapping[str, Any]) -> int:
        """Return how well a JSON object fits: the more of its properties are known, the better."""
        score = FIT
        known = 0
        for field in cls._fields:
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
        """Show what is set and not null; long texts shortened, secrets masked."""
        shown = [
            f"{field.name}={MASK if field.secret else _shorten(value)}"
            for field in self._fields
            if (value := getattr(self, field.name)) is not UNSET and value is not None
        ]
        if self.additional_properties:
            shown.append(f"additional_properties={_shorten(self.additional_properties)}")
        return f"{type(self).__name__}({', '.join(shown)})"


class MappingModel(Model, Mapping[str, Any]):
    """A model that is a mapping too: known and unknown fields by the names of the spec, `m["name"]`, `dict(m)`."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Any:
        """Return a field by its name in the spec."""
        for field in self._fields:
            if field.wire == key and (value := getattr(self, field.name)) is not UNSET:
                return value
        return self.additional_properties[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the fields that are there."""
        set_fields = [field.wire for field in self._fields if getattr(self, field.name) is not UNSET]
        yield from set_fields
        yield from (name for name in self.additional_properties if name not in set_fields)

    def __len__(self) -> int:
        """Count the fields that are there."""
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        """Equal another mapping with the same items."""
        if not is_mapping(other):
            return NotImplemented
        items: Mapping[str, Any] = other
        return dict(self) == dict(items)

    __hash__ = None  # type: ignore[assignment]  # it can change, as a dict can


def pick_body(body: Any, flat: Mapping[str, Any], names: Mapping[str, str], *, required: bool) -> Any:
    """Return the ready body, or one made of the flat arguments that were given."""
    given = {name: value for name, value in flat.items() if value is not UNSET}
    if body is not UNSET:
        if given:
            arguments = ", ".join(names.get(name, name) for name in given)
            allowed = "given alone, or its fields without it"
            raise errors.InvalidArgumentTypeError(
                f"body must be {allowed}, not together with {arguments}", argument="body", allowed=allowed
            )
        return body
    return given if given or required else UNSET


def _shorten(value: Any) -> str:
    text = repr(value)
    if len(text) <= _LONGEST_SHOWN:
        return text
    half = (_LONGEST_SHOWN - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def fields_of(model: Model) -> tuple[Field, ...]:
    """Return the table of a model's fields."""
    return model._fields  # pyright: ignore[reportPrivateUsage]  the table is ours; users have `attrs.fields`


def only_read() -> Any:
    """Return the default of a field that an answer always has and a request never: not given."""
    return attrs.field(default=UNSET)

"""The table of a model's fields, and what reading and writing need of it, worked out once a class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from typing import Any, Final

from .codec import Codec, DecodeError
from .unset import UNSET, Unset

_UNSETS: Final = repeat(UNSET)
_MOST_PLANS: Final = 256


@dataclass(frozen=True, slots=True)
class Field:
    """One property: its name on the wire and in Python, its codec, and whether the server always sends it."""

    wire: str
    name: str
    codec: Codec
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    secret: bool = False
    deprecated: bool = False

    def is_left_out(self, value: Any) -> bool:
        """Return whether a request goes without this value: what only the server sets, and None that is no null."""
        return self.read_only or (value is None and not self.required and not self.codec.takes_null())


@dataclass(frozen=True, slots=True)
class _Plan:
    """How objects of one shape, which is the types of their values, are read."""

    decoded: tuple[tuple[int, Field], ...]
    """The values that are not taken as they are."""
    present: int
    missing: Field | None
    """The first required field that is not there."""


class Fields(tuple[Field, ...]):
    """The fields of a model.

    Most objects of an API have the same shape, so reading one looks up the plan for its shape: strings, integers and
    nulls are taken as they are, all at once, and only the rest is decoded.
    """

    wires: tuple[str, ...]
    known: frozenset[str]
    by_name: dict[str, Field]
    """By the name on the wire, and by the name in Python where that is no other field's on the wire."""
    values: Callable[[Any], tuple[Any, ...]]
    """Returns what a model holds: the values in order, and the additional properties after them."""
    _plans: dict[tuple[type, ...], _Plan]

    def __new__(cls, *fields: Field) -> Fields:
        """Prepare the table."""
        self = super().__new__(cls, fields)
        self.wires = tuple(field.wire for field in fields)
        self.known = frozenset(self.wires)
        self.by_name = {field.name: field for field in fields} | {field.wire: field for field in fields}
        names = (*(field.name for field in fields), "additional_properties")
        self.values = attrgetter(*names) if fields else lambda model: (model.additional_properties,)
        self._plans = {}
        return self

    def read(self, data: Mapping[str, Any], at: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return the values of a JSON object in order, UNSET where there is none, and everything else in it."""
        values = tuple(map(data.get, self.wires, _UNSETS))
        shape = tuple(map(type, values))
        plan = self._plans.get(shape) or self._make_plan(shape)
        if plan.missing is not None:
            raise DecodeError(join(at, plan.missing.wire), "is missing")
        if not plan.decoded:
            if plan.present == len(data):
                return values, {}
            return values, {name: value for name, value in data.items() if name not in self.known}
        return self._decode(data, list(values), plan, at)

    def _decode(
        self, data: Mapping[str, Any], values: list[Any], plan: _Plan, at: str
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        kept: dict[str, Any] = {}
        for index, field in plan.decoded:
            try:
                values[index] = field.codec.decode(values[index], join(at, field.wire))
            except DecodeError:
                if field.required:
                    raise
                kept[field.wire] = values[index]  # stays, as it came, among the additional properties
                values[index] = UNSET
        if plan.present < len(data):
            kept |= {name: value for name, value in data.items() if name not in self.known}
        return tuple(values), kept

    def _make_plan(self, shape: tuple[type, ...]) -> _Plan:
        decoded: list[tuple[int, Field]] = []
        missing: Field | None = None
        for index, (field, kind) in enumerate(zip(self, shape, strict=True)):
            if kind is Unset:
                if field.required and not field.write_only:
                    missing = missing or field
            elif not field.codec.keeps(kind):
                decoded.append((index, field))
        plan = _Plan(tuple(decoded), len(shape) - shape.count(Unset), missing)
        if len(self._plans) >= _MOST_PLANS:  # a server that sends everything in every type fills no memory
            self._plans.clear()
        self._plans[shape] = plan
        return plan


def join(at: str, name: str) -> str:
    """Return the path to a field of what is at `at`."""
    return f"{at}.{name}" if at else name

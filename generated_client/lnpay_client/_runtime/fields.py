# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""The table of a model's fields, with what decoding and encoding precompute from it once per class."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, NamedTuple

import attr  # the package attrs adds five modules to it, which take time to import

from .codecs import Codec, Reader
from .types import UNSET, Unset
from .values import Values
from .wire import PLAIN

_MOST_PLANS: Final = 256


class Field(Values):
    """A property: its API name (`wire`) and Python name, its codec and its flags."""

    wire: str
    name: str
    codec: Codec
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    secret: bool = False
    deprecated: bool = False

    def is_omitted(self, value: Any) -> bool:
        """Return whether requests omit this value: read-only fields, and None where null is not a valid value."""
        return self.read_only or (value is None and not self.required and not self.codec.takes_null())


class Plan(NamedTuple):
    """How to decode objects of one shape: the types of their values."""

    decoded: tuple[tuple[int, Field, Reader], ...]
    """The values that need decoding, and their readers."""
    present: int
    missing: Field | None
    """The first required field that is absent."""
    nested: tuple[int, ...]
    """The values that are containers, or that JSON has no type for."""


class Fields(tuple[Field, ...]):
    """The fields of a model.

    Most objects of an API have the same shape, so a model looks up the plan for that shape: strings, integers and
    nulls are kept, all at once, and only the rest is decoded.
    """

    wires: tuple[str, ...]
    known: frozenset[str]
    by_name: dict[str, Field]
    """By API name, and by Python name unless that is another field's API name."""
    values: Callable[[Any], tuple[Any, ...]]
    """Returns a model's values in order, followed by its additional properties."""
    plans: dict[tuple[type, ...], Plan]

    def __new__(cls, *fields: Field) -> Fields:
        self = super().__new__(cls, fields)
        self.wires = tuple(field.wire for field in fields)
        self.known = frozenset(self.wires)
        self.by_name = {field.name: field for field in fields} | {field.wire: field for field in fields}
        names = (*(field.name for field in fields), "additional_properties")
        self.values = attrgetter(*names) if fields else lambda model: (model.additional_properties,)
        self.plans = {}
        return self

    def plan(self, shape: tuple[type, ...]) -> Plan:
        """Return the plan for objects whose fields have these types."""
        decoded: list[tuple[int, Field, Reader]] = []
        missing: Field | None = None
        for index, (field, kind) in enumerate(zip(self, shape, strict=True)):
            if kind is Unset:
                if field.required and not field.write_only:
                    missing = missing or field
            elif not field.codec.keeps(kind):
                decoded.append((index, field, field.codec.reader(kind)))
        if len(self.plans) >= _MOST_PLANS:  # keeps a server with ever new shapes from filling memory
            self.plans.clear()
        nested = tuple(index for index, kind in enumerate(shape) if kind not in PLAIN and kind is not Unset)
        self.plans[shape] = plan = Plan(tuple(decoded), len(shape) - shape.count(Unset), missing, nested)
        return plan


def read_only() -> Any:
    """Return the default of a field that responses always have and requests never: absent."""
    return attr.field(default=UNSET)

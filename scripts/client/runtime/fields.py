# Copied into each client as `_runtime`, line by line.
"""The table of a model's fields, and what reading and writing need of it, worked out once a class."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, NamedTuple

import attrs

from .codecs import Codec, Reader
from .types import UNSET, Unset
from .values import Values
from .wire import PLAIN

_MOST_PLANS: Final = 256


class Field(Values):
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


class Plan(NamedTuple):
    """How objects of one shape, which is the types of their values, are read."""

    decoded: tuple[tuple[int, Field, Reader], ...]
    """The values that are not taken as they are, and what reads them."""
    present: int
    missing: Field | None
    """The first required field that is absent."""
    nested: tuple[int, ...]
    """The values that JSON has no type for, or that hold others."""


class Fields(tuple[Field, ...]):
    """The fields of a model.

    Most objects of one API have the same shape, so that a model looks up the plan for it: strings, integers and nulls
    are taken as they are, all at once, and only the rest is decoded.
    """

    wires: tuple[str, ...]
    known: frozenset[str]
    by_name: dict[str, Field]
    """By the name on the wire, and by the name in Python where that is no other field's on the wire."""
    values: Callable[[Any], tuple[Any, ...]]
    """Returns what a model holds: the values in order, and the additional properties after them."""
    plans: dict[tuple[type, ...], Plan]

    def __new__(cls, *fields: Field) -> Fields:
        """Prepare the table."""
        self = super().__new__(cls, fields)
        self.wires = tuple(field.wire for field in fields)
        self.known = frozenset(self.wires)
        self.by_name = {field.name: field for field in fields} | {field.wire: field for field in fields}
        names = (*(field.name for field in fields), "additional_properties")
        self.values = attrgetter(*names) if fields else lambda model: (model.additional_properties,)
        self.plans = {}
        return self

    def plan(self, shape: tuple[type, ...]) -> Plan:
        """Return how to read objects whose fields have these types."""
        decoded: list[tuple[int, Field, Reader]] = []
        missing: Field | None = None
        for index, (field, kind) in enumerate(zip(self, shape, strict=True)):
            if kind is Unset:
                if field.required and not field.write_only:
                    missing = missing or field
            elif not field.codec.keeps(kind):
                decoded.append((index, field, field.codec.reader(kind)))
        if len(self.plans) >= _MOST_PLANS:  # a server that sends everything in every type fills no memory
            self.plans.clear()
        nested = tuple(index for index, kind in enumerate(shape) if kind not in PLAIN and kind is not Unset)
        self.plans[shape] = plan = Plan(tuple(decoded), len(shape) - shape.count(Unset), missing, nested)
        return plan


def read_only() -> Any:
    """Return the default of a field that a response always has and a request never: absent."""
    return attrs.field(default=UNSET)

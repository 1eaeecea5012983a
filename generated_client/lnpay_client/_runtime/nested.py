# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Codecs of composite values: lists, maps, models, enumerations, unions."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Mapping
from typing import Any, Final

from . import checks, errors
from .checks import join
from .codecs import FIT, LOOSE_FIT, NO_FIT, Codec, Reader, unexpected
from .types import UNSET
from .wire import check_json, entries_of, is_dict, is_items, is_list, is_mapping

_MODELS: Final = f"{__name__.partition('._runtime')[0]}.models"


class Anything(Codec):
    """Any JSON value."""

    __slots__ = ()

    def keeps(self, kind: type) -> bool:
        return True

    def takes_null(self) -> bool:
        return True

    def check(self, value: Any, at: str) -> None:
        check_json(value, at)

    def fit(self, raw: Any) -> int:
        """Fit anything, but worse than a described type does."""
        return LOOSE_FIT


ANY: Final = Anything()


class ListOf(Codec):
    """A list."""

    __slots__ = ("copies", "item", "limits")

    expected = "a list"

    def __init__(
        self, item: Codec, min_items: int | None = None, max_items: int | None = None, unique: bool = False
    ) -> None:
        self.item = item
        self.copies = item.keeps(object)
        self.limits = checks.SizeLimits(min_items, max_items, unique)

    def reader(self, kind: type) -> Reader:
        """Copy a list whose items need no decoding."""
        return _copy if kind is list and self.copies else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        if not is_list(raw):
            raise self.wrong(raw, at)
        items: list[Any] = raw
        if self.copies:
            return items.copy()
        return [self.item.decode(item, f"{at}[{index}]") for index, item in enumerate(items)]

    def check(self, value: Any, at: str) -> None:
        """Accept sequences other than text, and sets."""
        if not is_items(value):
            raise checks.refuse_type(at, "a list", value)
        items = list(value)
        self.limits.check(len(items), at)
        self.limits.check_unique(items, at)
        for index, item in enumerate(items):
            self.item.check(item, f"{at}[{index}]")

    def trims(self) -> bool:
        return self.item.trims()

    def trim(self, value: Any) -> Any:
        return [self.item.trim(item) for item in value] if self.trims() else value

    def fit(self, raw: Any) -> int:
        """Fit as well as the worst item."""
        if not is_list(raw):
            return NO_FIT
        items: list[Any] = raw
        return min((self.item.fit(item) for item in items), default=FIT)


class MapOf(Codec):
    """A free-form object: any names, values of one type."""

    __slots__ = ("copies", "limits", "value")

    expected = "an object"

    def __init__(self, value: Codec, min_properties: int | None = None, max_properties: int | None = None) -> None:
        self.value = value
        self.copies = value.keeps(object)
        self.limits = checks.SizeLimits(min_properties, max_properties, unit="property")

    def reader(self, kind: type) -> Reader:
        """Copy an object whose values need no decoding."""
        return _copy if kind is dict and self.copies else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Decode objects, and the empty list that PHP servers send for an empty object."""
        if not is_dict(raw):
            if raw != []:
                raise self.wrong(raw, at)
            return {}
        entries: dict[str, Any] = raw
        if self.copies:
            return entries.copy()
        return {name: self.value.decode(item, join(at, name)) for name, item in entries.items()}

    def check(self, value: Any, at: str) -> None:
        if not is_mapping(value):
            raise checks.refuse_type(at, "a mapping", value)
        self.limits.check(len(value), at)
        for name, item in entries_of(value, at):
            self.value.check(item, join(at, name))

    def trims(self) -> bool:
        return self.value.trims()

    def trim(self, value: Any) -> Any:
        if not self.trims():
            return value
        return {name: item if item is UNSET else self.value.trim(item) for name, item in value.items()}

    def fit(self, raw: Any) -> int:
        if not is_dict(raw):
            return LOOSE_FIT if raw == [] else NO_FIT
        entries: dict[str, Any] = raw
        return min((min(self.value.fit(item), FIT) for item in entries.values()), default=FIT - 1)


def _copy(raw: Any, _at: str) -> Any:
    return raw.copy()


class _Class(Codec):
    """A codec for a class of the models package, which is imported on first use."""

    __slots__ = ("_loaded", "module", "name")

    def __init__(self, module: str, name: str) -> None:
        self.module: str = module
        self.name: str = name
        self._loaded: Any = None

    def load(self) -> Any:
        """Import the class."""
        if self._loaded is None:
            self._loaded = getattr(importlib.import_module(f"{_MODELS}.{self.module}"), self.name)
        return self._loaded


class Object(_Class):
    """A model."""

    __slots__ = ()

    expected = "an object"

    def reader(self, kind: type) -> Reader:
        """Return the model's own reader of objects."""
        return self.load()._from_wire if kind is dict else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Decode objects, and the empty list that PHP servers send for an empty object."""
        if not isinstance(raw, dict):
            if raw != []:
                raise self.wrong(raw, at)
            raw = {}
        return (self._loaded or self.load())._from_wire(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Accept the model, or a mapping with API names."""
        model = self.load()
        if isinstance(value, model):
            model._check_model(value, at)
        elif is_mapping(value) and not hasattr(value, "_to_wire"):
            model._check_mapping(value, at)
        else:
            raise checks.refuse_type(at, f"{self.name} or a mapping", value)

    def trims(self) -> bool:
        """Always: a mapping may have None for an optional field."""
        return True

    def trim(self, value: Any) -> Any:
        """Trim a mapping; a model omits such values when it is encoded."""
        is_model = hasattr(value, "_to_wire") or not is_mapping(value)
        return value if is_model else self.load()._trim_mapping(value)

    def fit(self, raw: Any) -> int:
        if not is_dict(raw):
            return LOOSE_FIT if raw == [] else NO_FIT
        return int(self.load()._fit(raw))


class EnumOf(_Class):
    """An enumeration. Unknown values are kept as they are, since servers add new ones."""

    __slots__ = ("kind",)

    def __init__(self, module: str, name: str, kind: type[str] | type[int]) -> None:
        super().__init__(module, name)
        self.kind = kind

    def decode(self, raw: Any, at: str) -> Any:
        """Return known values as members, others as they are."""
        if isinstance(raw, bool) or not isinstance(raw, (str, int)):
            raise unexpected(at, f"one of {self.values()}", checks.show(raw))
        for value in (raw, str(raw)) if self.kind is str else (raw, _number(raw)):
            try:
                return self.load()(value)
            except ValueError:
                continue
        return raw

    def values(self) -> list[Any]:
        """Return the values in the spec."""
        return [member.value for member in self.load()]

    def check(self, value: Any, at: str) -> None:
        if isinstance(value, bool) or not isinstance(value, self.kind):
            raise checks.refuse_type(at, f"one of {self.values()}", value)
        if value not in self.values():
            raise checks.refuse(at, f"one of {self.values()}", checks.show(value))

    def fit(self, raw: Any) -> int:
        """Fit known values; others of the same type fit loosely."""
        if isinstance(raw, bool) or not isinstance(raw, self.kind):
            return NO_FIT
        return FIT + 1 if raw in self.values() else LOOSE_FIT


def _number(raw: str | int) -> str | int:
    try:
        return int(raw)
    except ValueError:
        return raw


class OneOf(Codec):
    """A union: the discriminator selects the member, otherwise the best fit does."""

    __slots__ = ("discriminator", "mapping", "members")

    def __init__(
        self, *members: Codec, discriminator: str | None = None, mapping: Mapping[str, Codec] | None = None
    ) -> None:
        """`mapping` has the member for each value of the discriminator property."""
        self.members = members
        self.discriminator = discriminator
        self.mapping = mapping or {}

    def takes_null(self) -> bool:
        return any(member.takes_null() for member in self.members)

    def _named(self, value: Any) -> Codec | None:
        if self.discriminator is None or not is_mapping(value):
            return None
        entries: Mapping[str, Any] = value
        return self.mapping.get(str(entries.get(self.discriminator)))

    def decode(self, raw: Any, at: str) -> Any:
        """Decode with the selected member; a value that fits none is kept as it is."""
        named = self._named(raw)
        if named is not None:
            return named.decode(raw, at)
        best = max(self.members, key=lambda member: member.fit(raw))
        return best.decode(raw, at) if best.fit(raw) > NO_FIT else raw

    def trims(self) -> bool:
        return any(member.trims() for member in (*self.members, *self.mapping.values()))

    def trim(self, value: Any) -> Any:
        """Trim with the first member that accepts the value."""
        if not self.trims():
            return value
        for member in filter(None, (self._named(value), *self.members)):
            with contextlib.suppress(errors.InvalidArgumentError):
                member.check(value, "")
                return member.trim(value)
        return value  # pragma: no cover: only for type checkers, as `check` has found a member

    def check(self, value: Any, at: str) -> None:
        named = self._named(value)
        members = self.members if named is None else (named,)
        problems: list[errors.InvalidArgumentError] = []
        for member in members:
            try:
                member.check(value, at)
            except errors.InvalidArgumentError as problem:
                problems.append(problem)
            else:
                return
        of_right_type = [
            problem
            for problem in problems
            if problem.argument != at or not isinstance(problem, errors.InvalidArgumentTypeError)
        ]
        if len(of_right_type) == 1 or len(problems) == 1:
            raise (of_right_type or problems)[0]
        allowed = " or ".join(dict.fromkeys(problem.allowed for problem in problems))
        if of_right_type:
            raise checks.refuse(at, allowed, checks.show(value))
        raise checks.refuse_type(at, allowed, value)

    def fit(self, raw: Any) -> int:
        return max(member.fit(raw) for member in self.members)

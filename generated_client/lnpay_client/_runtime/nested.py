# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Codecs of what is made of other values: lists, maps, models, enumerations, unions."""

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
    """Whatever JSON can hold."""

    __slots__ = ()

    def keeps(self, kind: type) -> bool:
        """Return True."""
        return True

    def takes_null(self) -> bool:
        """Return True."""
        return True

    def check(self, value: Any, at: str) -> None:
        """Take what JSON can hold."""
        check_json(value, at)

    def fit(self, raw: Any) -> int:
        """Fit everything, but worse than what is described."""
        return LOOSE_FIT


ANY: Final = Anything()


class ListOf(Codec):
    """A list."""

    __slots__ = ("copies", "item", "limits")

    expected = "a list"

    def __init__(
        self, item: Codec, min_items: int | None = None, max_items: int | None = None, unique: bool = False
    ) -> None:
        """Set the codec of the items, and the limits."""
        self.item = item
        self.copies = item.keeps(object)
        self.limits = checks.SizeLimits(min_items, max_items, unique)

    def reader(self, kind: type) -> Reader:
        """Copy a list whose items are kept as they are."""
        return _copy if kind is list and self.copies else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Take lists."""
        if not is_list(raw):
            raise self.wrong(raw, at)
        items: list[Any] = raw
        if self.copies:
            return items.copy()
        return [self.item.decode(item, f"{at}[{index}]") for index, item in enumerate(items)]

    def check(self, value: Any, at: str) -> None:
        """Take sequences that are no text, and sets."""
        if not is_items(value):
            raise checks.refuse_type(at, "a list", value)
        items = list(value)
        self.limits.check(len(items), at)
        self.limits.check_unique(items, at)
        for index, item in enumerate(items):
            self.item.check(item, f"{at}[{index}]")

    def trims(self) -> bool:
        """Trim what the items' codec trims."""
        return self.item.trims()

    def trim(self, value: Any) -> Any:
        """Trim each item."""
        return [self.item.trim(item) for item in value] if self.trims() else value

    def fit(self, raw: Any) -> int:
        """Recognise lists by their items."""
        if not is_list(raw):
            return NO_FIT
        items: list[Any] = raw
        return min((self.item.fit(item) for item in items), default=FIT)


class MapOf(Codec):
    """A free-form object: any names, values of one type."""

    __slots__ = ("copies", "limits", "value")

    expected = "an object"

    def __init__(self, value: Codec, min_properties: int | None = None, max_properties: int | None = None) -> None:
        """Set the codec of the values, and the limits."""
        self.value = value
        self.copies = value.keeps(object)
        self.limits = checks.SizeLimits(min_properties, max_properties, unit="property")

    def reader(self, kind: type) -> Reader:
        """Copy an object whose values are kept as they are."""
        return _copy if kind is dict and self.copies else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Take objects, and the empty list, which PHP servers send for an empty object."""
        if not is_dict(raw):
            if raw != []:
                raise self.wrong(raw, at)
            return {}
        entries: dict[str, Any] = raw
        if self.copies:
            return entries.copy()
        return {name: self.value.decode(item, join(at, name)) for name, item in entries.items()}

    def check(self, value: Any, at: str) -> None:
        """Take mappings."""
        if not is_mapping(value):
            raise checks.refuse_type(at, "a mapping", value)
        self.limits.check(len(value), at)
        for name, item in entries_of(value, at):
            self.value.check(item, join(at, name))

    def trims(self) -> bool:
        """Trim what the values' codec trims."""
        return self.value.trims()

    def trim(self, value: Any) -> Any:
        """Trim each value."""
        if not self.trims():
            return value
        return {name: item if item is UNSET else self.value.trim(item) for name, item in value.items()}

    def fit(self, raw: Any) -> int:
        """Recognise objects by their values."""
        if not is_dict(raw):
            return LOOSE_FIT if raw == [] else NO_FIT
        entries: dict[str, Any] = raw
        return min((min(self.value.fit(item), FIT) for item in entries.values()), default=FIT - 1)


def _copy(raw: Any, _at: str) -> Any:
    return raw.copy()


class _Class(Codec):
    """Something that a class of the models package describes; loaded on first use."""

    __slots__ = ("_loaded", "module", "name")

    def __init__(self, module: str, name: str) -> None:
        """Say which class of which module below models."""
        self.module: str = module
        self.name: str = name
        self._loaded: Any = None

    def load(self) -> Any:
        """Return the class."""
        if self._loaded is None:
            self._loaded = getattr(importlib.import_module(f"{_MODELS}.{self.module}"), self.name)
        return self._loaded


class Object(_Class):
    """A model."""

    __slots__ = ()

    expected = "an object"

    def reader(self, kind: type) -> Reader:
        """Let the model read an object by itself."""
        return self.load()._from_wire if kind is dict else self.decode

    def decode(self, raw: Any, at: str) -> Any:
        """Take objects, and the empty list, which PHP servers send for an empty object."""
        if not isinstance(raw, dict):
            if raw != []:
                raise self.wrong(raw, at)
            raw = {}
        return (self._loaded or self.load())._from_wire(raw, at)

    def check(self, value: Any, at: str) -> None:
        """Take the model, or a mapping with the names of the spec."""
        model = self.load()
        if isinstance(value, model):
            model._check_model(value, at)
        elif is_mapping(value) and not hasattr(value, "_to_wire"):
            model._check_mapping(value, at)
        else:
            raise checks.refuse_type(at, f"{self.name} or a mapping", value)

    def trims(self) -> bool:
        """Return True: a mapping may have None for an optional field."""
        return True

    def trim(self, value: Any) -> Any:
        """Trim a mapping; a model leaves things out when it is written."""
        is_model = hasattr(value, "_to_wire") or not is_mapping(value)
        return value if is_model else self.load()._trim_mapping(value)

    def fit(self, raw: Any) -> int:
        """Recognise objects by their properties."""
        if not is_dict(raw):
            return LOOSE_FIT if raw == [] else NO_FIT
        return int(self.load()._fit(raw))


class EnumOf(_Class):
    """An enumeration. A value that the spec does not know stays what it is: servers grow."""

    __slots__ = ("kind",)

    def __init__(self, module: str, name: str, kind: type[str] | type[int]) -> None:
        """Say which class, and what its values are."""
        super().__init__(module, name)
        self.kind = kind

    def decode(self, raw: Any, at: str) -> Any:
        """Take known values as members, others as they are."""
        if isinstance(raw, bool) or not isinstance(raw, (str, int)):
            raise unexpected(at, f"one of {self.values()}", checks.show(raw))
        for value in (raw, str(raw)) if self.kind is str else (raw, _number(raw)):
            try:
                return self.load()(value)
            except ValueError:
                continue
        return raw

    def values(self) -> list[Any]:
        """Return the values that the spec knows."""
        return [member.value for member in self.load()]

    def check(self, value: Any, at: str) -> None:
        """Take members and their values."""
        if isinstance(value, bool) or not isinstance(value, self.kind):
            raise checks.refuse_type(at, f"one of {self.values()}", value)
        if value not in self.values():
            raise checks.refuse(at, f"one of {self.values()}", checks.show(value))

    def fit(self, raw: Any) -> int:
        """Recognise the values; others of the same kind fit loosely."""
        if isinstance(raw, bool) or not isinstance(raw, self.kind):
            return NO_FIT
        return FIT + 1 if raw in self.values() else LOOSE_FIT


def _number(raw: str | int) -> str | int:
    try:
        return int(raw)
    except ValueError:
        return raw


class OneOf(Codec):
    """A union: the discriminator decides, else the member that fits best."""

    __slots__ = ("discriminator", "mapping", "members")

    def __init__(
        self, *members: Codec, discriminator: str | None = None, mapping: Mapping[str, Codec] | None = None
    ) -> None:
        """Set the members, and which of them each value of the discriminating property selects."""
        self.members = members
        self.discriminator = discriminator
        self.mapping = mapping or {}

    def takes_null(self) -> bool:
        """Return whether a member takes null."""
        return any(member.takes_null() for member in self.members)

    def _named(self, value: Any) -> Codec | None:
        if self.discriminator is None or not is_mapping(value):
            return None
        entries: Mapping[str, Any] = value
        return self.mapping.get(str(entries.get(self.discriminator)))

    def decode(self, raw: Any, at: str) -> Any:
        """Take what a member takes; what none takes stays as it is."""
        named = self._named(raw)
        if named is not None:
            return named.decode(raw, at)
        best = max(self.members, key=lambda member: member.fit(raw))
        return best.decode(raw, at) if best.fit(raw) > NO_FIT else raw

    def trims(self) -> bool:
        """Trim what a member trims."""
        return any(member.trims() for member in (*self.members, *self.mapping.values()))

    def trim(self, value: Any) -> Any:
        """Trim as the first member that takes the value."""
        if not self.trims():
            return value
        for member in filter(None, (self._named(value), *self.members)):
            with contextlib.suppress(errors.InvalidArgumentError):
                member.check(value, "")
                return member.trim(value)
        return value  # pragma: no cover: only for type checkers, as `check` has found a member

    def check(self, value: Any, at: str) -> None:
        """Take what a member takes."""
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
        """Fit as well as the best member."""
        return max(member.fit(raw) for member in self.members)

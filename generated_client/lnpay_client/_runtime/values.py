# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Classes of named values: dataclasses without the code that Python compiles for each when a program starts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, dataclass_transform

if TYPE_CHECKING:
    from typing import Self

EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})
"""The default of a mapping."""


@dataclass_transform(frozen_default=True)
class Values:
    """Values with names, in the order of the annotations; type checkers know them, and that they do not change.

    Its repr shows none of them: some are keys, and tools that collect errors show local variables.
    """

    _names: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        """Note the names."""
        cls._names = tuple(cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the values; those that are left out have their defaults."""
        vars(self).update(zip(self._names, values, strict=False), **named)

    def __eq__(self, other: object) -> bool:
        """Equal another one of the same class and the same values."""
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names)

    __hash__ = None  # type: ignore[assignment]  # some hold mappings

    def replace(self, **changes: Any) -> Self:
        """Return the like of it with other values."""
        return type(self)(**{**vars(self), **changes})

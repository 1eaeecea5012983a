# Copied into each client as `_runtime`, line by line.
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
class Values:  # noqa: PLW1641  some hold mappings, which have no hash
    """Values with names, in the order of the annotations; type checkers know them, and that they do not change.

    Its repr shows none of them: some are keys, and tools that collect errors show local variables.
    """

    _names: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[Mapping[str, Any]]

    def __init_subclass__(cls) -> None:
        """Note the names, and the values of those that may be left out."""
        cls._names = tuple(cls.__annotations__)
        cls._defaults = {name: getattr(cls, name) for name in cls._names if hasattr(cls, name)}

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the values; those that are left out have their defaults."""
        vars(self).update(self._defaults, **named)  # all in one place: each is found at once
        if values:
            vars(self).update(zip(self._names, values, strict=False))

    def __eq__(self, other: object) -> bool:
        """Equal another one of the same class and the same values."""
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def replace(self, **changes: Any) -> Self:
        """Return the like of it with other values."""
        return type(self)(**{**vars(self), **changes})

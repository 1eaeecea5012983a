# Copied into each client as `_runtime`, line by line.
"""Classes of named values: dataclasses without the code that Python compiles for each one at import."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, dataclass_transform

if TYPE_CHECKING:
    from typing import Self

EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})
"""Default for mappings."""


@dataclass_transform(frozen_default=True)
class Values:  # noqa: PLW1641  some hold mappings, which have no hash
    """Named values, in the order of the annotations; type checkers treat them as frozen.

    The repr shows none of them: some are keys, and error trackers record local variables.
    """

    _names: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[Mapping[str, Any]]

    def __init_subclass__(cls) -> None:
        """Collect the names and the defaults."""
        cls._names = tuple(cls.__annotations__)
        cls._defaults = {name: getattr(cls, name) for name in cls._names if hasattr(cls, name)}

    def __init__(self, *values: Any, **named: Any) -> None:
        """Set the values; omitted ones have their defaults."""
        vars(self).update(self._defaults, **named)  # with the defaults, for fast lookups
        if values:
            vars(self).update(zip(self._names, values, strict=False))

    def __eq__(self, other: object) -> bool:
        """Compare by class and values."""
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some values replaced."""
        return type(self)(**{**vars(self), **changes})

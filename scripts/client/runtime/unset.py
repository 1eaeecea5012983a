"""The value of a field that is not there, as against one that is null."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of UNSET. An enumeration, because copying and pickling give its one member back, never another one."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        """Return False, so that `if value:` is false for a field that is not there."""
        return False

    def __repr__(self) -> str:
        """Return "UNSET"."""
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Stands where a field or an argument is not given."""

# Copied into each client as `_runtime`, line by line.
"""Public types besides the models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import IO, TYPE_CHECKING, Final, Generic, Literal, TypeVar

T_co = TypeVar("T_co", covariant=True)

if TYPE_CHECKING:

    class Unset(Enum):
        """The type of UNSET. Type checkers see an enumeration, whose one member `is not UNSET` rules out."""

        UNSET = "UNSET"

        def __bool__(self) -> Literal[False]: ...

    UNSET: Final = Unset.UNSET
    """An absent field, or an argument that was not passed."""
else:

    class Unset:
        """The type of UNSET, which is falsy and prints as nothing.

        It is no enumeration at run time, as libraries such as pydantic would take its value for the field's.
        """

        __slots__ = ()

        def __new__(cls):
            """Return UNSET, always."""
            return UNSET

        def __bool__(self):
            """Return False, so that `if value:` is false for an absent field."""
            return False

        def __str__(self):
            """Return "", which templates and files then show."""
            return ""

        def __repr__(self):
            """Return "UNSET"."""
            return "UNSET"

        def __reduce__(self):
            """Copy and pickle as the one object."""
            return "UNSET"

    UNSET = object.__new__(Unset)
    Unset.UNSET = UNSET


@dataclass(frozen=True, slots=True, repr=False)
class Response(Generic[T_co]):
    """The complete response, as the `_detailed` functions return it."""

    status_code: int
    """HTTP status, also a non-standard one."""
    headers: Mapping[str, str]
    """Header names are case-insensitive."""
    content: bytes
    """The raw body."""
    parsed: T_co
    """The body as the model of the API; None where the API describes none."""
    attempts: int = 1
    """How many times the request was sent."""

    def __repr__(self) -> str:
        """Show status and result, not the whole body."""
        return f"Response(status_code={self.status_code}, parsed={self.parsed!r})"


@dataclass(slots=True)
class File:
    """A file to upload, with a name and a media type."""

    payload: IO[bytes] | bytes = field(repr=False)
    """Bytes, or a file opened in binary mode."""
    file_name: str | None = None
    """The name that the server sees."""
    mime_type: str | None = None
    """Media type, such as image/png."""

    def read(self) -> bytes:
        """Return the contents."""
        return self.payload if isinstance(self.payload, bytes) else self.payload.read()


FileContent = File | IO[bytes] | bytes
"""What can be uploaded."""

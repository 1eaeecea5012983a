# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Public types other than the models."""

from __future__ import annotations

from enum import Enum
from typing import IO, TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:

    class Unset(Enum):
        """The type of UNSET. An enumeration for type checkers, so that `is not UNSET` narrows a type."""

        UNSET = "UNSET"

        def __bool__(self) -> Literal[False]: ...

    UNSET: Final = Unset.UNSET
    """An absent field, or an argument that was not passed."""
else:

    class Unset:
        """The type of UNSET, which is falsy and prints as an empty string.

        Not an enumeration at run time, because libraries such as pydantic would use its value as the field's.
        """

        __slots__ = ()

        def __new__(cls):
            """Always return UNSET."""
            return UNSET

        def __bool__(self):
            """Return False, so that `if value:` is false for an absent field."""
            return False

        def __str__(self):
            """Return "", for templates and files."""
            return ""

        def __repr__(self):
            """Return "UNSET"."""
            return "UNSET"

        def __reduce__(self):
            """Copy and pickle as the singleton."""
            return "UNSET"

    UNSET = object.__new__(Unset)
    Unset.UNSET = UNSET


class File:
    """A file to upload, with a name and a media type."""

    def __init__(self, payload: IO[bytes] | bytes, file_name: str | None = None, mime_type: str | None = None) -> None:
        """Set what to upload.

        Args:
            payload: Bytes, or a file opened in binary mode.
            file_name: File name to send to the server.
            mime_type: Media type, such as image/png.
        """
        self.payload: IO[bytes] | bytes = payload
        self.file_name: str | None = file_name
        self.mime_type: str | None = mime_type

    def __repr__(self) -> str:
        """Show the name and the media type, not the content."""
        return f"File(file_name={self.file_name!r}, mime_type={self.mime_type!r})"

    def read(self) -> bytes:
        """Return the contents."""
        return self.payload if isinstance(self.payload, bytes) else self.payload.read()


FileContent = File | IO[bytes] | bytes
"""Anything that can be uploaded."""

"""Types that users meet beside the models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Generic, TypeVar

import attrs

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(repr=False)
class Response(Generic[T_co]):
    """An answer with all that came with it, as the `_detailed` functions return it."""

    status_code: int
    """HTTP status, also one that no standard knows."""
    headers: Mapping[str, str]
    """Names in any case."""
    content: bytes
    """The body as it came."""
    parsed: T_co
    """The body as the spec describes it; None where the spec describes none."""
    attempts: int = 1
    """How often the request was sent."""

    def __repr__(self) -> str:
        """Show status and result, not the whole body."""
        return f"Response(status_code={self.status_code}, parsed={self.parsed!r})"


@attrs.define
class File:
    """A file for an upload, with the name and media type to send along."""

    payload: IO[bytes] | bytes = attrs.field(repr=False)
    """Bytes, or a file that is open in binary mode."""
    file_name: str | None = None
    """The name that the server gets to see."""
    mime_type: str | None = None
    """Media type, such as image/png."""

    def read(self) -> bytes:
        """Return what the file holds."""
        return self.payload if isinstance(self.payload, bytes) else self.payload.read()


FileContent = File | IO[bytes] | bytes
"""What can be uploaded."""

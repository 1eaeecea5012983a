# Copied into each client as `_runtime`, line by line.
"""The outcome of an attempt: a response, read to its end within a limit, or a connection fault."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from .masks import mask_all, mask_bytes
from .values import Values

if TYPE_CHECKING:
    import httpx

    from .requests import Prepared

Kind = Literal["unsent", "broken", "final"]


class Fault(Values):
    """No response was received."""

    kind: Kind
    """Never sent; sent, and perhaps processed; or not worth another attempt."""
    text: str
    timeout: bool = False
    cause: Exception | None = None
    """A copy of what the HTTP library raised, without request and traceback: those hold keys."""
    error: Exception | None = None
    """Our own error, if it is settled."""


class ServerResponse:
    """A response, read and decoded."""

    __slots__ = ("attempts", "content", "headers", "problem", "reason_phrase", "request", "status_code")

    def __init__(
        self, status_code: int, reason: str, headers: Mapping[str, str], content: bytes, problem: str = ""
    ) -> None:
        """Take what was read; `problem` says why it is not all."""
        self.status_code: int = status_code
        self.reason_phrase: str = reason
        self.headers: Mapping[str, str] = headers
        self.content: bytes = content
        self.problem: str = problem
        self.attempts: int = 1
        self.request: Prepared | None = None

    def __repr__(self) -> str:
        """Show the status alone: anything else may echo a key."""
        return f"<ServerResponse {self.status_code}>"

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    @property
    def has_redirect_location(self) -> bool:
        """Whether the server points to another URL."""
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    @property
    def text(self) -> str:
        """The body as text, in the charset that it names if that is one for text."""
        charset = self.headers.get("content-type", "").lower().partition("charset=")[2].split(";")[0].strip(" \"'")
        try:
            return self.content.decode(charset or "utf-8", "replace")
        except (LookupError, ValueError, TypeError, AssertionError):  # codecs such as hex, idna or utf-16 raise these
            return self.content.decode("utf-8", "replace")

    def masked(self, secrets: Iterable[str]) -> ServerResponse:
        """Return the response with any keys that the server echoes masked."""
        import httpx

        secrets = tuple(secrets)
        headers = httpx.Headers(_raw((name, mask_all(value, secrets)) for name, value in _items(self.headers)))
        content = mask_bytes(self.content, secrets)
        response = ServerResponse(
            self.status_code, mask_all(self.reason_phrase, secrets), headers, content, self.problem
        )
        response.attempts, response.request = self.attempts, self.request
        return response

    def details(self) -> dict[str, Any]:
        """Return what errors report about the call and its response."""
        assert self.request is not None
        operation = self.request.operation
        return {
            "method": operation.method,
            "path": operation.path,
            "attempts": self.attempts,
            "status_code": self.status_code,
            "reason": self.reason_phrase,
            "response": self._as_httpx(self.request),
        }

    def _as_httpx(self, request: Prepared) -> httpx.Response:
        """Return httpx's response, its request without key and path parameters."""
        import httpx

        passing = ("content-encoding", "content-length", "transfer-encoding")
        return httpx.Response(
            self.status_code,
            headers=_raw(item for item in _items(self.headers) if item[0].lower() not in passing),
            content=self.content,
            request=httpx.Request(request.operation.method, request.shown_url),
            extensions={"reason_phrase": self.reason_phrase.encode("ascii", "backslashreplace")},
        )


def _items(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return every header line, repeated names included."""
    multi_items: Any = getattr(headers, "multi_items", headers.items)
    return [*multi_items()]


def _raw(items: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Return header lines as bytes: httpx takes texts in ASCII alone."""
    return [(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in items]


class TooLargeError(Exception):
    """The body is larger than allowed."""


class Collector:
    """Takes a body in pieces and decompresses it up to a limit: a small body may unpack to a huge one."""

    def __init__(self, limit: int, encoding: str = "") -> None:
        """Expect a body of a Content-Encoding."""
        self.limit: int = limit
        self._size = 0
        self._pieces: list[bytes] = []
        names = [name.strip() for name in encoding.lower().split(",")]
        self._decoders: list[Any] = [
            zlib.decompressobj(47) if name != "deflate" else _Deflate()
            for name in reversed(names)
            if name in ("gzip", "x-gzip", "deflate")
        ]

    def feed(self, piece: bytes) -> None:
        """Take the next piece; raise TooLargeError or zlib.error."""
        for decoder in self._decoders:
            piece = self._decompress(decoder, piece)
        self._size += len(piece)
        self._pieces.append(piece)
        if self._size > self.limit:
            raise TooLargeError

    def _decompress(self, decoder: Any, piece: bytes) -> bytes:
        unpacked: bytes = decoder.decompress(piece, self.limit - self._size + 1)
        return unpacked

    def content(self) -> bytes:
        """Return what has come so far, up to the limit."""
        return b"".join(self._pieces)[: self.limit]


class _Deflate:
    """What servers call deflate: zlib's format by the standard, the bare one of some servers."""

    def __init__(self) -> None:
        self._head = b""
        self._decoder: Any = None

    def decompress(self, piece: bytes, most: int) -> bytes:
        if self._decoder is None:
            piece = self._head = self._head + piece
            if len(piece) < 2:
                return b""
            is_zlib = piece[0] & 15 == 8 and int.from_bytes(piece[:2], "big") % 31 == 0
            self._decoder = zlib.decompressobj(15 if is_zlib else -15)
        return bytes(self._decoder.decompress(piece, most))

# Copied into each client as `_runtime`, line by line.
"""The outcome of an attempt: a response, read to the end within a size limit, or a connection fault."""

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
    """Never sent; sent and possibly processed; or not worth retrying."""
    text: str
    timeout: bool = False
    cause: Exception | None = None
    """A copy of the HTTP library's exception, without request and traceback, which contain keys."""
    error: Exception | None = None
    """The error to raise, if it is already known."""


class ServerResponse:
    """A response, fully read and decompressed."""

    __slots__ = ("attempts", "content", "headers", "problem", "reason_phrase", "request", "status_code")

    def __init__(
        self, status_code: int, reason: str, headers: Mapping[str, str], content: bytes, problem: str = ""
    ) -> None:
        """`problem` says why the content is incomplete, if it is."""
        self.status_code: int = status_code
        self.reason_phrase: str = reason
        self.headers: Mapping[str, str] = headers
        self.content: bytes = content
        self.problem: str = problem
        self.attempts: int = 1
        self.request: Prepared | None = None

    def __repr__(self) -> str:
        """Show only the status: anything else may contain a key."""
        return f"<ServerResponse {self.status_code}>"

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    @property
    def has_redirect_location(self) -> bool:
        """Whether the server redirects to another URL."""
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    @property
    def text(self) -> str:
        """The body as text, in the charset of its Content-Type if that is a text encoding."""
        charset = self.headers.get("content-type", "").lower().partition("charset=")[2].split(";")[0].strip(" \"'")
        try:
            return self.content.decode(charset or "utf-8", "replace")
        except (LookupError, ValueError, TypeError, AssertionError):  # codecs such as hex, idna or utf-16 raise these
            return self.content.decode("utf-8", "replace")

    def masked(self, secrets: Iterable[str]) -> ServerResponse:
        """Return the response with any keys echoed by the server masked."""
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
        """Return what errors report about the call and the response."""
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
        """Return an httpx.Response whose request has no key and no path parameters."""
        import httpx

        of_transfer = ("content-encoding", "content-length", "transfer-encoding")
        return httpx.Response(
            self.status_code,
            headers=_raw(item for item in _items(self.headers) if item[0].lower() not in of_transfer),
            content=self.content,
            request=httpx.Request(request.operation.method, request.template_url),
            extensions={"reason_phrase": self.reason_phrase.encode("ascii", "backslashreplace")},
        )


def _items(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return every header line, repeated names included."""
    multi_items: Any = getattr(headers, "multi_items", headers.items)
    return [*multi_items()]


def _raw(items: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Return header lines as bytes: httpx accepts only ASCII strings."""
    return [(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in items]


class TooLargeError(Exception):
    """The body is larger than allowed."""


class Collector:
    """Collects a body and decompresses it up to a limit: a small body may expand to a huge one."""

    def __init__(self, limit: int, encoding: str = "") -> None:
        """`encoding` is the body's Content-Encoding."""
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
        """Add the next chunk; raise TooLargeError or zlib.error."""
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
        """Return what has arrived so far, up to the limit."""
        return b"".join(self._pieces)[: self.limit]


class _Deflate:
    """The deflate encoding: zlib format by the standard, raw deflate from some servers."""

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

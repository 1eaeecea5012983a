# Copied into each client as `_runtime`, line by line.
"""Complete responses, from `with_raw_response` and the `_detailed` functions; imported when they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .codecs import Codec, DecodeError
from .nested import ListOf

if TYPE_CHECKING:
    from .outcomes import ServerResponse

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, repr=False)
class Response(Generic[T_co]):
    """A complete response, as the `_detailed` functions return it."""

    status_code: int
    """HTTP status code, standard or not."""
    headers: Mapping[str, str]
    """Header names are case-insensitive."""
    content: bytes
    """The raw body."""
    parsed: T_co
    """The body as the API's model; None if the spec has none."""
    attempts: int = 1
    """How many times the request was sent."""

    def __repr__(self) -> str:
        """Show status and result, not the whole body."""
        return f"Response(status_code={self.status_code}, parsed={self.parsed!r})"


class ResponseHeaders(Mapping[str, Any]):
    """Response headers, case-insensitive. Those with a type in the API have that type, the others are strings."""

    def __init__(self, headers: Mapping[str, str], codecs: Mapping[str, Codec]) -> None:
        """`codecs` are the API's, by lowercase header name."""
        self._headers = headers
        self._codecs = codecs

    def __getitem__(self, key: str) -> Any:
        """Return a header; as a string if its value does not match its type."""
        text = self._headers[key]
        codec = self._codecs.get(key.lower())
        if codec is None:
            return text
        try:
            raw = [each.strip() for each in text.split(",")] if isinstance(codec, ListOf) else text
            return codec.decode(raw, key)
        except DecodeError:
            return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._headers)

    def __len__(self) -> int:
        return len(self._headers)

    def __repr__(self) -> str:
        """Show only the names: a server may echo keys."""
        return f"{type(self).__name__}({', '.join(self)})"


class RawResponse(Generic[T_co]):
    """The complete response of a successful call; `parse()` returns the body as its model."""

    def __init__(self, response: ServerResponse, codecs: Mapping[str, Codec], parse: Callable[[], T_co]) -> None:
        self._response = response
        self._headers = ResponseHeaders(response.headers, codecs)
        self._parse = parse

    @property
    def status_code(self) -> int:
        """HTTP status code."""
        return self._response.status_code

    @property
    def headers(self) -> ResponseHeaders:
        """Response headers, case-insensitive."""
        return self._headers

    @property
    def content(self) -> bytes:
        """The raw body, decompressed."""
        return self._response.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self._response.text

    @property
    def attempts(self) -> int:
        """How many times the request was sent."""
        return self._response.attempts

    def parse(self) -> T_co:
        """Return the result of the method itself; raise APIResponseValidationError if the body does not match."""
        return self._parse()

    def __repr__(self) -> str:
        """Show only the status."""
        return f"<RawResponse {self.status_code}>"

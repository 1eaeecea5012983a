# Copied into each client as `_runtime`, line by line.
"""Whole responses, as `with_raw_response` gives them: status, headers with the types of the API, content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .codecs import Codec, DecodeError
from .nested import ListOf

if TYPE_CHECKING:
    from .outcomes import ServerResponse

T_co = TypeVar("T_co", covariant=True)


class ResponseHeaders(Mapping[str, Any]):
    """The headers of a response, by names in any case: those that the API gives a type have it, the others are text."""

    def __init__(self, headers: Mapping[str, str], codecs: Mapping[str, Codec]) -> None:
        """Keep the headers; `codecs` are those of the API, by names in lower case."""
        self._headers = headers
        self._codecs = codecs

    def __getitem__(self, key: str) -> Any:
        """Return a header; as text, too, where the server sent something that its type does not allow."""
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
        """Iterate over the names."""
        return iter(self._headers)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._headers)

    def __repr__(self) -> str:
        """Show the names alone: a server may send keys back."""
        return f"{type(self).__name__}({', '.join(self)})"


class RawResponse(Generic[T_co]):
    """The complete response of a successful call; `parse()` returns the body as its model."""

    def __init__(self, response: ServerResponse, codecs: Mapping[str, Codec], parse: Callable[[], T_co]) -> None:
        """Take what was received."""
        self._response = response
        self._headers = ResponseHeaders(response.headers, codecs)
        self._parse = parse

    @property
    def status_code(self) -> int:
        """HTTP status."""
        return self._response.status_code

    @property
    def headers(self) -> ResponseHeaders:
        """Headers, by names in any case."""
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
        """Return what the method itself returns; raise APIResponseValidationError for anything else."""
        return self._parse()

    def __repr__(self) -> str:
        """Show the status alone."""
        return f"<RawResponse {self.status_code}>"

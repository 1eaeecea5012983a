# Copied into each client as `_runtime`, line by line.
"""Paginated lists: each page is a sequence, and iteration continues across pages."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from . import errors
from .types import UNSET
from .values import Values

if TYPE_CHECKING:
    from typing import Self

    from .client import AsyncClient, SyncClient
    from .operation import Operation

T = TypeVar("T")


class Paging(Values):
    """How an operation is paginated."""

    page: str
    """The argument for the page number, which starts at 1."""
    size: str = ""
    """The argument for the number of items per page."""
    total: str = ""
    """Header with the total number of items; the next ones are headers, too."""
    pages: str = ""
    current: str = ""
    per_page: str = ""
    id: str = ""
    """Attribute that identifies an item."""


class _Page(Sequence[T], Generic[T]):
    """The common part of sync and async pages."""

    def __init__(
        self, paging: Paging, items: list[T], headers: Mapping[str, str], arguments: Mapping[str, Any]
    ) -> None:
        requested = arguments.get(paging.page, UNSET)
        size = arguments.get(paging.size, UNSET)
        self._paging = paging
        self._requested = requested if isinstance(requested, int) else 1
        self.items = items
        self.page = _number(headers, paging.current) or self._requested
        self.per_page = _number(headers, paging.per_page) or (size if isinstance(size, int) else None)
        self.total_count = _number(headers, paging.total)
        self.page_count = _number(headers, paging.pages)
        if self.page_count is None and self.total_count is not None and self.per_page:
            self.page_count = -(-self.total_count // self.per_page)

    items: list[T]
    """The items of this page."""
    page: int
    """Page number, starting at 1."""
    per_page: int | None
    """Items per page, if the API reports it."""
    total_count: int | None
    """Total number of items, if the API reports it."""
    page_count: int | None
    """Number of pages, if the API reports it."""

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        """Return an item, or a slice of the items, of this page."""
        return self.items[index]

    def __len__(self) -> int:
        """Return the number of items on this page."""
        return len(self.items)

    def __contains__(self, item: object) -> bool:
        """Return whether an item is on this page."""
        return item in self.items

    def __reversed__(self) -> Iterator[T]:
        """Iterate over this page backwards."""
        return reversed(self.items)

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """Return the index of an item on this page."""
        return self.items.index(value, start, len(self.items) if stop is None else stop)

    def count(self, value: Any) -> int:
        """Return how many times an item is on this page."""
        return self.items.count(value)

    def __repr__(self) -> str:
        """Show the page number and the items."""
        of = "" if self.page_count is None else f" of {self.page_count}"
        return f"<{type(self).__name__} {self.page}{of}: {self.items!r}>"

    def has_next_page(self) -> bool:
        """Return whether there is another page, without sending a request."""
        if self.page < self._requested:  # the list has shrunk: the server returned its last page again
            return False
        if self.page_count is not None:
            return self.page < self.page_count
        return bool(self.items) and (self.per_page is None or len(self.items) >= self.per_page)

    def _next_number(self) -> int:
        if not self.has_next_page():
            allowed = f"1 to {self.page}"
            text = f"{self._paging.page} must be {allowed}: this is the last page; check has_next_page() first"
            raise errors.InvalidArgumentError(text, argument=self._paging.page, allowed=allowed)
        return self.page + 1

    def _new_items(self, seen: set[Any]) -> Iterator[T]:
        """Yield the items that were not on an earlier page."""
        for item in self.items if self.page >= self._requested else ():
            key = getattr(item, self._paging.id, None) if self._paging.id else None
            if not isinstance(key, (str, int)):
                yield item
            elif key not in seen:
                seen.add(key)
                yield item


class Page(_Page[T]):
    """One page of a list. `page[0]` and `len(page)` use this page; `for item in page` continues with later pages."""

    def __init__(self, fetch: Callable[[int], Self], *details: Any) -> None:
        super().__init__(*details)
        self._fetch = fetch

    def next_page(self) -> Self:
        """Fetch the next page; raise InvalidArgumentError after the last one."""
        return self._fetch(self._next_number())

    def iter_pages(self) -> Iterator[Self]:
        """Iterate over this page and all later ones."""
        page = self
        yield page
        while page.has_next_page():
            page = page.next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        """Iterate over the items of this page and all later ones, each item once."""
        seen: set[Any] = set()
        for page in self.iter_pages():
            yield from page._new_items(seen)


class AsyncPage(_Page[T]):
    """One page of a list. `page[0]`, `len(page)` and `for` use this page; `async for` continues with later pages."""

    def __init__(self, fetch: Callable[[int], Awaitable[Self]], *details: Any) -> None:
        super().__init__(*details)
        self._fetch = fetch

    async def next_page(self) -> Self:
        """Fetch the next page; raise InvalidArgumentError after the last one."""
        return await self._fetch(self._next_number())

    async def iter_pages(self) -> AsyncIterator[Self]:
        """Iterate over this page and all later ones."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        """Iterate over the items of this page only; use `async for` to include later pages."""
        return iter(self.items)

    async def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over the items of this page and all later ones, each item once."""
        seen: set[Any] = set()
        async for page in self.iter_pages():
            for item in page._new_items(seen):
                yield item


def fetch_page(
    client: SyncClient, operation: Operation, paging: Paging, arguments: Mapping[str, Any], body: Any, **options: Any
) -> Any:
    """Call a list operation; return a page, or for a raw client the complete response."""
    if client._returns_raw:
        return client._request(operation, arguments, body, **options)
    items, headers = client._request_whole(operation, arguments, body, **options)

    def fetch(number: int) -> Page[Any]:
        page: Page[Any] = fetch_page(client, operation, paging, {**arguments, paging.page: number}, body, **options)
        return page

    return Page(fetch, paging, items, headers, arguments)


async def fetch_async_page(
    client: AsyncClient, operation: Operation, paging: Paging, arguments: Mapping[str, Any], body: Any, **options: Any
) -> Any:
    """Call a list operation; return a page, or for a raw client the complete response."""
    if client._returns_raw:
        return await client._request(operation, arguments, body, **options)
    items, headers = await client._request_whole(operation, arguments, body, **options)

    async def fetch(number: int) -> AsyncPage[Any]:
        page: AsyncPage[Any] = await fetch_async_page(
            client, operation, paging, {**arguments, paging.page: number}, body, **options
        )
        return page

    return AsyncPage(fetch, paging, items, headers, arguments)


def _number(headers: Mapping[str, str], name: str) -> int | None:
    """Return the number in a header; None if it is absent or not a number."""
    text = headers.get(name, "").strip() if name else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _MOST_DIGITS else None


_MOST_DIGITS = 19

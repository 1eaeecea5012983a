"""Paginated lists, with a client that reads from a list."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.pages import AsyncPage, Page, Paging, fetch_async_page, fetch_page
from scripts.client.runtime.types import UNSET
from tests.client.runtime.parts import operation

PAGING = Paging(
    page="page", size="per_page", total="x-total", pages="x-pages", current="x-page", per_page="x-size", id="id"
)
LIST = operation(id="listThings")


class Server:
    """A client of a list: records the arguments of each call and returns the requested page."""

    _returns_raw = False

    def __init__(self, *numbers: int, size: int = 2, **headers: Any) -> None:
        self.items = [SimpleNamespace(id=number) for number in numbers]
        self.size = size
        self.headers = headers
        self.calls: list[dict[str, Any]] = []

    def _request_whole(
        self, called: Any, arguments: Mapping[str, Any], body: Any, **options: Any
    ) -> tuple[Any, Mapping[str, str]]:
        assert called is LIST
        self.calls.append({**arguments, "body": body, **options})
        page = arguments.get("page", 1)
        page = page if isinstance(page, int) else 1
        headers = {f"x-{name}": str(value(page) if callable(value) else value) for name, value in self.headers.items()}
        return self.items[(page - 1) * self.size : page * self.size], headers

    def _request(self, *_arguments: Any, **_options: Any) -> Any:
        return "raw"

    def get(self, **arguments: Any) -> Page[Any]:
        """Return the page that the arguments ask for."""
        page: Page[Any] = fetch_page(self, LIST, PAGING, arguments, UNSET, timeout=7)  # type: ignore[arg-type]  # no client
        return page


class AsyncServer(Server):
    """The same, as an async client."""

    async def _request_whole(self, *arguments: Any, **options: Any) -> Any:  # type: ignore[override]  # the async one
        return Server._request_whole(self, *arguments, **options)

    async def _request(self, *_arguments: Any, **_options: Any) -> Any:
        return "raw"


def ids(items: Any) -> list[Any]:
    """Return the ids of items."""
    return [item.id for item in items]


def test_one_page_is_a_sequence() -> None:
    """Length, indices, slices and searches refer to the one page, and make no call."""
    server = Server(1, 2, 3, size=3)
    page = server.get()
    first, second, third = page.items
    assert (len(page), page[0], page[-1], page[1:]) == (3, first, third, [second, third])
    assert (
        second in page
        and page.index(second) == 1
        and page.count(second) == 1
        and list(reversed(page)) == [third, second, first]
    )
    assert "<Page 1" in repr(page) and len(server.calls) == 1
    with pytest.raises(ValueError, match="not in"):
        page.index(second, 2)


def test_iteration_goes_on_to_all_pages() -> None:
    """Iteration yields all items in order; each call has the same arguments and options, and its own page number."""
    server = Server(1, 2, 3, 4, 5, total=5, size=2)
    assert ids(server.get(per_page=2, q="a")) == [1, 2, 3, 4, 5]
    assert [call.get("page") for call in server.calls] == [None, 2, 3]
    assert all(call["q"] == "a" and call["timeout"] == 7 and call["body"] is UNSET for call in server.calls)


def test_numbers_of_headers() -> None:
    """Counts come from the headers; the number of pages is computed if only items are counted."""
    page = Server(*range(5), total=5, page=lambda page: page).get(page=2, per_page=2)
    assert (page.page, page.per_page, page.total_count, page.page_count) == (2, 2, 5, 3)
    page = Server(*range(5), pages=9, size=5).get()
    assert (page.page, page.per_page, page.total_count, page.page_count) == (1, None, None, 9)


@pytest.mark.parametrize("nonsense", ["", "many", "-5", "1.5", "٣", "9" * 19, "1,000"])
def test_headers_that_make_no_sense(nonsense: str) -> None:
    """An invalid count header is ignored."""
    page = Server(1, total=nonsense, pages=nonsense, page=nonsense, size=5).get(page=1)
    assert (page.page, page.total_count, page.page_count) == (1, None, None)


def test_without_headers_a_short_page_is_the_last() -> None:
    """Without counts, iteration ends at a page that is empty or has fewer items than requested."""
    server = Server(1, 2, 3)
    assert ids(server.get(per_page=2)) == [1, 2, 3] and len(server.calls) == 2
    unknown = Server(1, 2, 3, 4)
    assert ids(unknown.get()) == [1, 2, 3, 4] and len(unknown.calls) == 3


def test_items_that_move_between_pages_come_once() -> None:
    """An item that new ones have pushed to the next page is yielded once; items without an id are all yielded."""
    assert ids(Server(1, 2, 2, 3, 3, 4).get(per_page=2)) == [1, 2, 3, 4]
    server = Server()
    server.items = [SimpleNamespace(id=None), SimpleNamespace(id=[]), SimpleNamespace(id=None)]
    assert len([*server.get(per_page=2)]) == 3


def test_a_list_that_has_become_shorter() -> None:
    """A server that returns its last page for any later one ends the iteration."""
    server = Server(1, 2, 3, page=lambda page: min(page, 2))
    page = server.get(page=3, per_page=2)
    assert page.page == 2 and not page.has_next_page() and ids(page) == []


def test_next_page() -> None:
    """Pages are fetched one by one; after the last one there is an error, without a call."""
    server = Server(1, 2, 3, total=3)
    page = server.get(per_page=2)
    following = page.next_page()
    assert ids(following.items) == [3] and page.has_next_page() and not following.has_next_page()
    assert [each.page for each in page.iter_pages()] == [1, 2]
    calls = len(server.calls)
    with pytest.raises(errors.InvalidArgumentError, match="has_next_page") as caught:
        following.next_page()
    assert caught.value.argument == "page" and len(server.calls) == calls


def test_raw_clients_get_the_response() -> None:
    """A client that returns detailed responses does so for lists as well."""
    server = Server()
    server._returns_raw = True
    got: object = server.get()
    assert got == "raw"


def test_the_body_goes_with_each_page() -> None:
    """A list that is requested with a body sends it for every page, sync and async."""

    async def main() -> None:
        server = AsyncServer(1, 2, 3)
        page: AsyncPage[Any] = await fetch_async_page(server, LIST, PAGING, {"per_page": 2}, {"q": "x"})  # type: ignore[arg-type]  # no client
        assert [item.id async for item in page] == [1, 2, 3]
        assert [each["body"] for each in server.calls] == [{"q": "x"}] * 2

    anyio.run(main)
    server = Server(1, 2, 3)
    pages: Page[Any] = fetch_page(server, LIST, PAGING, {"per_page": 2}, {"q": "x"})  # type: ignore[arg-type]  # no client
    assert [item.id for item in pages] == [1, 2, 3]
    assert [each["body"] for each in server.calls] == [{"q": "x"}] * 2


def test_async_pages() -> None:
    """`async for` goes through all pages, `for` through one."""

    async def main() -> None:
        server = AsyncServer(1, 2, 2, 3, total=4)
        page: AsyncPage[Any] = await fetch_async_page(server, LIST, PAGING, {"per_page": 2}, UNSET)  # type: ignore[arg-type]  # no client
        assert ids(page) == [1, 2] and [item.id async for item in page] == [1, 2, 3]
        assert [each.page async for each in page.iter_pages()] == [1, 2]
        following = await page.next_page()
        with pytest.raises(errors.InvalidArgumentError):
            await following.next_page()
        server._returns_raw = True
        assert await fetch_async_page(server, LIST, PAGING, {}, UNSET) == "raw"  # type: ignore[arg-type]  # no client

    anyio.run(main)

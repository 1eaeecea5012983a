"""Paginated lists: each page is a sequence, iteration covers all pages, sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.spec.pointers import ModelError
from tests.servers import CannedResponse, RecordingServer

LIST = """
    get:
      operationId: {id}
      tags: [book]
      x-sdk-method: {method}
      x-pagination: {{{pagination}}}
      parameters:
        - {{name: page, in: query, schema: {{type: integer}}}}
        - {{name: per-page, in: query, schema: {{type: integer}}}}
        - name: fields
          in: query
          explode: false
          x-partial-response: true
          schema: {{type: array, items: {{type: string}}}}
      responses:
        "200":
          description: Books.
          headers:
            X-Total: {{schema: {{type: integer}}}}
            X-Pages: {{schema: {{type: integer}}}}
            X-Page: {{schema: {{type: integer}}}}
            X-Size: {{schema: {{type: integer}}}}
          content: {{application/json: {{schema: {{type: array, items: {item}}}}}}}
"""
ALL = "page: page, size: per-page, total: X-Total, pages: X-Pages, current: X-Page, per_page: X-Size"
TOTALS = "page: page, total: X-Total, per_page: X-Size"
BOOK = '{$ref: "#/components/schemas/Book"}'
SPEC = f"""
openapi: 3.1.0
info: {{title: Shelf, version: "1"}}
paths:
  /books: {LIST.format(id="listBooks", method="list", pagination=ALL, item=BOOK)}
  /bare: {LIST.format(id="listBare", method="bare", pagination="page: page, size: per-page", item="{type: string}")}
  /totals: {LIST.format(id="listTotals", method="totals", pagination=TOTALS, item=BOOK)}
  /names:
    get:
      operationId: listNames
      tags: [book]
      responses:
        "200": {{description: N, content: {{application/json: {{schema: {{type: array, items: {{type: string}}}}}}}}}}
components:
  schemas:
    Book: {{type: object, required: [id], properties: {{id: {{type: string}}, title: {{type: string}}}}}}
"""


@pytest.fixture(scope="module")
def shelf(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def say_page(server: RecordingServer, ids: str, page: int, pages: int = 3, total: int = 5, size: int = 2) -> None:
    """Have the server return a page of books."""
    counts = {"X-Total": str(total), "X-Pages": str(pages), "X-Page": str(page), "X-Size": str(size)}
    server.responses.append(CannedResponse([{"id": each} for each in ids], headers=counts))


def asked(server: RecordingServer) -> list[dict[str, list[str]]]:
    """Return the queries that the server received."""
    return [parse_qs(urlsplit(each.target).query) for each in server.requests]


def test_a_page_is_a_sequence_that_counts(shelf: ModuleType, server: RecordingServer) -> None:
    """A page indexes its own items, and has the numbers of the response headers."""
    say_page(server, "ab", 1)
    with shelf.Shelf(base_url=server.url) as client:
        page = client.book.list(per_page=2)
    assert [page[0].id, page[-1].id, len(page)] == ["a", "b", 2]
    assert [each.id for each in page[:1]] == ["a"]
    assert (page[1] in page, page.index(page[1]), page.count(page[0])) == (True, 1, 1)
    assert [each.id for each in reversed(page)] == ["b", "a"]
    assert (page.page, page.page_count, page.per_page, page.total_count) == (1, 3, 2, 5)
    assert page.has_next_page()
    assert repr(page).startswith("<Page 1 of 3: [")
    assert len(server.requests) == 1


def test_iteration_goes_on_to_the_last_page(shelf: ModuleType, server: RecordingServer) -> None:
    """Iteration yields all items in order, with the arguments of the first call, and no extra request."""
    for page, ids in enumerate(("ab", "cd", "e"), 1):
        say_page(server, ids, page)
    with shelf.Shelf(base_url=server.url) as client:
        books = list(client.book.list(per_page=2, fields=["id"], extra_headers={"X-Trace": "7"}))
    assert [each.id for each in books] == list("abcde")
    assert [each.get("page") for each in asked(server)] == [None, ["2"], ["3"]]
    assert all(each["per-page"] == ["2"] and each["fields"] == ["id"] for each in asked(server))
    assert all(each.headers["x-trace"] == "7" for each in server.requests)


def test_async_iteration_goes_on_to_the_last_page(shelf: ModuleType, server: RecordingServer) -> None:
    """`async for` yields all items; a plain `for` yields those of the page."""
    for page, ids in enumerate(("ab", "cd", "e"), 1):
        say_page(server, ids, page)

    async def call() -> tuple[list[str], list[str]]:
        async with shelf.AsyncShelf(base_url=server.url) as client:
            page = await client.book.list()
            return [each.id for each in page], [each.id async for each in page]

    assert asyncio.run(call()) == (list("ab"), list("abcde"))


def test_an_item_that_moves_comes_once(shelf: ModuleType, server: RecordingServer) -> None:
    """A book that a new one has pushed to the next page is not yielded twice."""
    say_page(server, "ab", 1)
    say_page(server, "bc", 2)
    say_page(server, "d", 3)
    with shelf.Shelf(base_url=server.url) as client:
        assert [each.id for each in client.book.list()] == list("abcd")


def test_a_list_that_becomes_shorter(shelf: ModuleType, server: RecordingServer) -> None:
    """A page beyond the last, for which servers return the last page again, ends the iteration and yields nothing."""
    say_page(server, "ab", 1, pages=2)
    say_page(server, "xy", 1, pages=1)
    with shelf.Shelf(base_url=server.url) as client:
        assert [each.id for each in client.book.list()] == list("ab")
    assert len(server.requests) == 2


def test_pages_one_by_one(shelf: ModuleType, server: RecordingServer) -> None:
    """next_page() returns the following page, and raises one of our errors after the last, without a request."""
    say_page(server, "cd", 2)
    say_page(server, "e", 3)
    with shelf.Shelf(base_url=server.url) as client:
        last = client.book.list(page=2).next_page()
        assert (last.page, last[0].id, last.has_next_page()) == (3, "e", False)
        with pytest.raises(shelf.InvalidArgumentError, match="last page"):
            last.next_page()
    assert len(server.requests) == 2


def test_an_empty_list(shelf: ModuleType, server: RecordingServer) -> None:
    """An empty list is one empty page."""
    say_page(server, "", 1, pages=0, total=0)
    with shelf.Shelf(base_url=server.url) as client:
        page = client.book.list()
        assert (list(page), page.total_count, page.has_next_page()) == ([], 0, False)


def test_an_error_on_a_later_page(shelf: ModuleType, server: RecordingServer) -> None:
    """An error on a later page is raised when the iteration reaches it."""
    say_page(server, "ab", 1)
    server.say({"message": "gone"}, 404)
    seen = []
    with shelf.Shelf(base_url=server.url) as client, pytest.raises(shelf.NotFoundError):
        for book in client.book.list():
            seen.append(book.id)
    assert seen == list("ab")


@pytest.mark.parametrize("headers", [{}, {"X-Total": "many", "X-Pages": "-1"}])
def test_an_api_that_does_not_count(shelf: ModuleType, server: RecordingServer, headers: dict[str, str]) -> None:
    """Without counts, a page that is not full is the last one."""
    for items in (["a", "a"], ["b", "c"], ["d"]):
        server.responses.append(CannedResponse(items, headers=headers))
    with shelf.Shelf(base_url=server.url) as client:
        page = client.book.bare(per_page=2)
        assert (page.page_count, page.total_count) == (None, None)
        assert list(page) == ["a", "a", "b", "c", "d"]


def test_the_number_of_pages_follows_from_the_total(shelf: ModuleType, server: RecordingServer) -> None:
    """If the API counts only items, the number of pages is computed."""
    server.say([{"id": "a"}, {"id": "b"}], X_Total="3", X_Size="2")
    server.say([{"id": "c"}], X_Total="3", X_Size="2")
    with shelf.Shelf(base_url=server.url) as client:
        page = client.book.totals()
        assert page.page_count == 2
        assert [each.id for each in page] == list("abc")


@pytest.mark.parametrize(
    ("pagination", "message"),
    [
        ({"size": "per-page"}, "must be a mapping with page; add it"),
        ({"page": "pag"}, "pag is not an integer query parameter; did you mean page?"),
        (
            {"page": "page", "total": "X-Totals"},
            "X-Totals is not a header of the success response; did you mean X-Total?",
        ),
        ({"page": "page", "pagess": "X-Pages"}, "unknown key pagess in x-pagination; did you mean pages?"),
        ({"page": "page", "size": 3}, "size must be a string"),
    ],
)
def test_a_pagination_that_does_not_fit(pagination: Any, message: str) -> None:
    """Every name in x-pagination must exist; the error names the missing one."""
    spec = YAML(typ="safe").load(SPEC)
    spec["paths"]["/books"]["get"]["x-pagination"] = pagination
    with pytest.raises(ModelError, match="x-pagination") as caught:
        build_model(spec, GeneratorConfig(ConfigFile()))
    assert message in caught.value.message

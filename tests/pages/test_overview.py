"""The overview and the page of errors."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.pages.addresses import Addresses
from scripts.pages.errors import ErrorBook
from scripts.pages.overview import errors_view, overview_view
from tests.apis import OK, api_of

FAILED = {"description": "", "content": {"application/json": {"examples": {"odd": {"summary": "Odd", "value": {}}}}}}


def overview_of(**more: Any) -> dict[str, Any]:
    api = api_of({"/a": {"get": {"summary": "Get it", "tags": ["things"], "responses": OK}}}, **more)
    return overview_view(api, Addresses(api), "changes.md")


def test_operations_by_their_tags() -> None:
    """Each tag has its operations and its Python page."""
    (tag,) = overview_of(tags=[{"name": "things", "description": "All *things*."}])["tags"]
    assert (tag["title"], tag["python"]) == ("things", "[`shop.things`](python/things.md)")
    assert "<em>things</em>" in tag["text"]
    (operation,) = tag["operations"]
    assert (operation["method"], operation["link"]) == ("GET", "[Get it](operations/get-a.md)")


@pytest.mark.parametrize(
    ("url", "link"),
    [("https://docs.example/a", "[More](<https://docs.example/a>)"), ("javascript:alert(1)", ""), ("https://a>b", "")],
)
def test_documentation_elsewhere(url: str, link: str) -> None:
    """Only URLs that can be linked are shown."""
    assert overview_of(externalDocs={"url": url, "description": "More."})["elsewhere"] == link


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ({"type": "http", "scheme": "basic"}, "HTTP Basic"),
        ({"type": "http", "scheme": "bearer"}, "`Authorization: Bearer`"),
        ({"type": "apiKey", "in": "cookie", "name": "s"}, "cookie `s`"),
        ({"type": "mutualTLS"}, "mutualTLS"),
    ],
)
def test_where_the_key_goes(scheme: dict[str, Any], words: str) -> None:
    """Each scheme has a line."""
    (shown,) = overview_of(components={"securitySchemes": {"k": scheme}})["schemes"]
    assert words in shown["how"]
    assert shown["anchor"] == "auth-k"


def test_servers_have_their_variables() -> None:
    """Servers have their variables' defaults and values."""
    variables = {"h": {"default": "a", "enum": ["a", "b"], "description": "Where."}}
    ((url, _, listed),) = overview_of(servers=[{"url": "https://{h}.example", "variables": variables}])["servers"]
    assert url == "<code>https://&#123;h&#125;.example</code>"
    assert listed == ["`h`, default `a`. Where. One of `a`, `b`."]


def test_errors_name_the_operations_that_have_them() -> None:
    """A case of all operations says so; a case of one operation links to it."""
    both = api_of({name: {"get": {"summary": name, "responses": {"400": FAILED}}} for name in ("/a", "/b")})
    one = api_of({"/a": {"get": {"summary": "A", "responses": {"400": FAILED}}}, "/b": {"get": {"responses": OK}}})
    for api, users in ((both, "All operations"), (one, "[A](operations/get-a.md)")):
        (status,) = errors_view(api, Addresses(api), ErrorBook(api))["statuses"]
        assert status["exception"] == "[`BadRequestError`](python/errors.md#shop_client.BadRequestError)"
        assert status["cases"][0][1:] == ("error-400-odd", users)

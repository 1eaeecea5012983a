"""The path of each page, and links between pages."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.api import Schema
from scripts.pages.addresses import Addresses, guide_links, link, python_identifier, scheme_anchor
from tests.apis import OK, api_of, operation_of

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}


def test_each_page_has_a_path_of_its_own() -> None:
    """Names are lower case with hyphens; duplicates get numbers, and resources give way to fixed pages."""
    paths = {
        f"/{name}": {"get": {"operationId": name, "tags": ["models"], "responses": OK}}
        for name in ("GetIt", "list_all")
    }
    api = api_of(paths, {"LnTx": OBJECT, "ln_tx": OBJECT, "Kind": {"enum": ["a"]}})
    addresses = Addresses(api)
    assert [addresses.operation(each) for each in api.operations] == ["operations/get-it.md", "operations/list-all.md"]
    assert [addresses.type(each) for each in api.types.values()] == [
        "schemas/ln-tx.md",
        "schemas/ln-tx2.md",
        "schemas/kind.md",
    ]
    assert addresses.resource(api.tags[0]) == "python/models-2.md"
    assert addresses.type(Schema(kind="string", pointer="", name="LnTx")) is None


@pytest.mark.parametrize(
    ("target", "source", "shown"),
    [
        ("errors.md", "index.md", "[t](errors.md)"),
        ("errors.md#a", "operations/x.md", "[t](../errors.md#a)"),
        ("operations/x.md#a", "operations/x.md", "[t](#a)"),
        ("operations/x.md", "operations/x.md", "t"),
        ("schemas/a.md", "operations/x.md", "[t](../schemas/a.md)"),
    ],
)
def test_links_are_relative(target: str, source: str, shown: str) -> None:
    """Links lead from page to page, and within a page use only the anchor."""
    assert link("t", target, source) == shown


def test_guides_are_next_to_the_reference() -> None:
    """Guides are linked if the spec names any."""
    more: Any = {"x-guides": {"Get *started*": "guides/start.md"}}
    links = guide_links(api_of(**more).extensions, "operations/a.md")
    assert links == ["[Get &#42;started&#42;](../../guides/start.md)"]
    assert guide_links(api_of().extensions, "index.md") == []


def test_names_in_python() -> None:
    """A method's anchor is its dotted name."""
    api, operation = operation_of({"tags": ["Big things"], "operationId": "getIt"})
    assert python_identifier(api, operation.tag, "get_it") == "shop_client.resources.big_things.BigThings.get_it"
    assert scheme_anchor("api key") == "auth-api-key"


def test_webhooks_have_pages_next_to_their_overview() -> None:
    """A webhook with the name of the overview gets another path."""
    api = api_of(webhooks={name: {"post": {"responses": OK}} for name in ("index", "order.paid")})
    paths = [Addresses(api).webhook(each) for each in api.webhooks]
    assert paths == ["webhooks/index-2.md", "webhooks/order-paid.md"]

"""Which docstrings are on which page of the Python API."""

from __future__ import annotations

from typing import Any

from scripts.pages.addresses import Addresses, model_names
from scripts.pages.python_api import python_pages
from tests.apis import OK, api_of, json_answer

THING = {"type": "object", "properties": {"a": {"type": "string"}}}
WAITER = {"acceptors": [{"state": "success", "matcher": {"status": 200}}]}
FIELDS = {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
NODE: dict[str, Any] = {
    "operationId": "getIt",
    "tags": ["things"],
    "parameters": [{**FIELDS, "x-partial-response": True}],
    "responses": json_answer({"$ref": "#/components/schemas/Thing"}),
    "x-waiters": {"until_done": WAITER},
}


def identifiers(page: str) -> list[str]:
    """Return the names that a page documents."""
    api = api_of({"/a": {"get": NODE}}, {"Thing": THING})
    return [entry["identifier"] for entry in dict(python_pages(api, Addresses(api)))[page]["entries"]]


def test_clients_and_errors() -> None:
    """Both clients are on the first page, and the exception hierarchy on another, starting with its root."""
    assert identifiers("python/clients.md")[:2] == ["shop_client.Shop", "shop_client.AsyncShop"]
    assert identifiers("python/errors.md")[0] == "shop_client.ShopError"
    assert "shop_client.NotFoundError" in identifiers("python/errors.md")


def test_a_resource_has_its_methods_and_waiters() -> None:
    """Resources are sorted between clients and models, each with its methods and waiters."""
    module = "shop_client.resources.things"
    assert identifiers("python/things.md") == [
        f"{module}.Things", f"{module}.Things.get_it", f"{module}.Things.wait_until_done", f"{module}.AsyncThings",
    ]  # fmt: skip


def test_many_methods_are_on_several_pages() -> None:
    """Each page has the sync and async methods of its operations; the classes are on the first."""
    paths = {
        f"/{number}": {"get": {"operationId": f"get{number}", "tags": ["a"], "responses": OK}} for number in range(50)
    }
    api = api_of({**paths, "/b": {"get": {"operationId": "b", "tags": ["a-2"], "responses": OK}}})
    addresses = Addresses(api)
    pages = {path: view["entries"] for path, view in python_pages(api, addresses)}
    names = [entry["identifier"].rpartition("resources.")[2] for entry in pages["python/a-2-2.md"]]
    assert (names[0], names[10], len(names)) == ("a.A.get40", "a.AsyncA.get40", 20)
    assert [entry["identifier"] for entry in pages["python/a.md"]][41] == "shop_client.resources.a.AsyncA"
    assert [addresses.method(each) for each in api.operations][39:41] == ["python/a.md", "python/a-2-2.md"]
    assert addresses.resource(api.tags[1]) == "python/a-2.md"


def test_partial_models_follow_the_whole_ones() -> None:
    """Each generated class has an entry, partial ones after the complete ones."""
    assert identifiers("python/models.md") == ["shop_client.models.Thing", "shop_client.models.PartialThing"]
    assert [name for name, _ in model_names(api_of(schemas={"Thing": THING}))] == ["Thing"]


def test_many_models_are_on_several_pages() -> None:
    """Each class is on one page, and its schema's page links to it."""
    api = api_of(schemas={f"Thing{number}": THING for number in range(130)})
    addresses = Addresses(api)
    pages = {path: view for path, view in python_pages(api, addresses) if path.startswith("python/models")}
    assert {path: (view["title"], len(view["entries"])) for path, view in pages.items()} == {
        "python/models.md": ("Models", 60),
        "python/models-2.md": ("Models 2", 60),
        "python/models-3.md": ("Models 3", 10),
    }
    assert addresses.model("Thing129") == "python/models-3.md#shop_client.models.Thing129"


def test_endpoint_modules() -> None:
    """Each operation has an endpoint module."""
    assert identifiers("python/endpoints.md") == ["shop_client.api.things.get_it"]

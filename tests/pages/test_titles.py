"""Titles of pages."""

from __future__ import annotations

import pytest

from scripts.pages.addresses import Addresses
from scripts.pages.titles import operation_title, python_titles, schema_title, status_title
from tests.apis import api_of, operation_of


@pytest.mark.parametrize(
    ("status", "title"),
    [("200", "200 OK"), ("404", "404 Not Found"), ("422", "422 Unprocessable Content"),
     ("413", "413 Content Too Large"), ("599", "599"), ("5XX", "500 to 599"), ("default", "Any other status")],
)  # fmt: skip
def test_statuses(status: str, title: str) -> None:
    """A status has its standard phrase, the same on each version of Python."""
    assert status_title(status) == title


def test_operations_and_schemas() -> None:
    """An operation is called by its summary, else its id; a schema by its name; markup is escaped."""
    assert operation_title(operation_of({"summary": "Get *it*"})[1]) == "Get &#42;it&#42;"
    assert operation_title(operation_of({"operationId": "getIt"})[1]) == "getIt"
    api = api_of(schemas={"pet_shop": {"type": "object", "properties": {"a": {}}}})
    assert schema_title(api.types["PetShop"]) == "pet_shop"


def test_python_pages() -> None:
    """There is a page per resource, between clients and models."""
    api, _ = operation_of({"tags": ["Big things"]})
    titles = python_titles(api, Addresses(api))
    assert titles[:3] == [
        ("python/clients.md", "Clients"),
        ("python/big-things.md", "shop.big_things"),
        ("python/models.md", "Models"),
    ]
    assert len(titles) == 6

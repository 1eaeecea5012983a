"""Parameters that several operations share."""

from __future__ import annotations

from typing import Any

from scripts.pages.addresses import Addresses
from scripts.pages.errors import ErrorBook
from scripts.pages.operation import operation_view
from scripts.pages.parameters import ParameterBook
from tests.apis import OK, api_of


def test_a_long_description_is_given_once() -> None:
    """The overview has the full description; the operations have its first sentence and a link."""
    shared = {"name": "fields", "in": "query", "schema": {}, "description": "Which `a.b`. All of them.\n\nNo, more."}
    alone = {"name": "own", "in": "query", "schema": {}, "description": "One.\n\nTwo."}
    paths: dict[str, Any] = {path: {"get": {"parameters": [shared], "responses": OK}} for path in ("/a", "/b")}
    paths["/a"]["get"]["parameters"].append(alone)
    api = api_of(paths)
    book = ParameterBook(api, Addresses(api))
    (field,) = book.fields
    assert "No, more." in field.text
    view = operation_view(
        api, Addresses(api), ErrorBook(api), next(iter(api.operations)), frozenset(), book.places
    )  # fmt: skip
    ((_, _, (short, own)),) = view["parameters"]
    assert short.text == '<div class="text"><p>Which <code>a.b</code>.</p></div>'
    assert short.facts[-1] == "[more](../index.md#query-fields)"
    assert "Two." in own.text

"""Values of another shape, read as intended."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.rewrites import rewrite

LIST, OBJECT, SCHEMA = {"array"}, {"object"}, {"object", "boolean"}


@pytest.mark.parametrize(
    ("pointer", "value", "wanted", "meant"),
    [
        ("/servers", "https://a", LIST, ["https://a"]),
        ("/servers", {"url": "https://a"}, LIST, [{"url": "https://a"}]),
        ("/servers/0", "https://a", OBJECT, {"url": "https://a"}),
        ("/servers/0/variables/v", "v1", OBJECT, {"default": "v1"}),
        ("/tags/0", "wallet", OBJECT, {"name": "wallet"}),
        ("/security", {"key": []}, LIST, [{"key": []}]),
        ("/security/0", "key", OBJECT, {"key": []}),
        ("/security/0/key", None, LIST, []),
        ("/components/schemas/It/required", "a", LIST, ["a"]),
        ("/components/schemas/It", "Integer", SCHEMA, {"type": "integer"}),
        ("/components/schemas/It/properties/content", "string", OBJECT, {"type": "string"}),
        ("/components/schemas/It/items", "Wallet", SCHEMA, {}),
        ("/components/responses/It", "Not found.", OBJECT, {"description": "Not found."}),
        ("/components/responses/It/content", "text/plain", OBJECT, {"text/plain": {}}),
        ("/components/responses/It/content", ["a/b", "c/d"], OBJECT, {"a/b": {}, "c/d": {}}),
        ("/components/responses/It/content/a~1b", "x", OBJECT, {}),
        ("/security/0/key", "read", LIST, ["read"]),
        ("/components/schemas/It/oneOf/0", "string", SCHEMA, {"type": "string"}),
        ("/components/requestBodies/It/content/a~1b/encoding/f", "a/b", OBJECT, {"contentType": "a/b"}),
        ("/paths/~1a/get/tags/0", {"name": "wallet"}, {"string"}, "wallet"),
        (
            "/paths/~1a/get/parameters",
            {"a": {"in": "query"}, "b": {"in": "query", "name": "c"}},
            LIST,
            [{"name": "a", "in": "query"}, {"name": "c", "in": "query"}],
        ),
        ("/components/schemas/It/properties", [{"name": "a", "type": "string"}], OBJECT, {"a": {"type": "string"}}),
        ("/components/responses/It/headers", [{"name": "X-A", "schema": {}}], OBJECT, {"X-A": {"schema": {}}}),
    ],
)
def test_what_can_be_read_in_one_way_only(pointer: str, value: Any, wanted: set[str], meant: Any) -> None:
    """A single item is read as a list of one, a name as the object that it names."""
    found = rewrite(pointer, value, wanted)
    assert found is not None and found.value == meant and found.done.startswith("treated as ")


@pytest.mark.parametrize(
    ("pointer", "value", "wanted"),
    [
        ("/paths/~1a/get/parameters", {"a": {}}, LIST),
        ("/paths/~1a/get/parameters/0", "a", OBJECT),
        ("/paths/~1a/post/requestBody", "x", OBJECT),
        ("/components/schemas/It/properties", [{"name": "a"}], OBJECT),
        ("/components/responses/It/content", [1], OBJECT),
        ("/tags", {"a": {}}, LIST),
        ("/info", "T", OBJECT),
        ("/info/title", 5, {"string"}),
        ("/paths/~1a/get/tags/0", {"title": "wallet"}, {"string"}),
    ],
)
def test_what_cannot_be_known(pointer: str, value: Any, wanted: set[str]) -> None:
    """A value that is ambiguous, or would lose something, is left to its author."""
    assert rewrite(pointer, value, wanted) is None

"""Remedies for parts that OpenAPI's schema rejects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.spec.remedies import for_missing, for_other, for_part, for_type, for_unexpected, for_value
from tests.spec.checked import OK, as_document, of_paths, of_schema

IT = "/components/schemas/It"


@pytest.mark.parametrize(
    ("schema", "key", "types", "after"),
    [
        ({"title": 3}, "title", ["string"], {"title": "3"}),
        ({"maxLength": "5"}, "maxLength", ["integer"], {"maxLength": 5}),
        ({"maximum": "2.5"}, "maximum", ["number"], {"maximum": 2.5}),
        ({"deprecated": "True"}, "deprecated", ["boolean"], {"deprecated": True}),
        ({"properties": []}, "properties", ["object"], {"properties": {}}),
        ({"description": None}, "description", ["string"], {}),
        ({"required": True}, "required", ["array"], {}),
        ({"exclusiveMinimum": True}, "exclusiveMinimum", ["number"], {"exclusiveMinimum": True}),
        ({"type": ["string"]}, "type", ["string"], {"type": ["string"]}),
        ({"type": ["String", None, "string"]}, "type", ["string"], {"type": ["string", "null"]}),
        ({"type": ["odd"]}, "type", ["string"], {}),
        ({"deprecated": "yes"}, "deprecated", ["boolean"], {"deprecated": True}),
        ({"$ref": 3}, "$ref", ["string"], {}),
        ({"$ref": None}, "$ref", ["string"], {}),
        ({"examples": ["a", 2]}, "examples", ["object"], {"examples": {"1": {"value": "a"}, "2": {"value": 2}}}),
        ({"not": None}, "not", ["object"], {"not": {}}),
    ],
)
def test_values_of_another_type(schema: dict[str, Any], key: str, types: list[str], after: dict[str, Any]) -> None:
    """A value of another type is read as intended, read as empty, or ignored if a client does not need it."""
    document = as_document(of_schema(schema))
    remedy = for_type(document, f"{IT}/{key}", schema[key], types)
    assert remedy is not None
    remedy.fix()
    assert document.at(IT) == after


def test_what_means_something_has_no_remedy() -> None:
    """A list instead of a mapping of properties cannot be guessed."""
    document = as_document(of_schema({"properties": [1]}))
    assert for_type(document, f"{IT}/properties", [1], ["object"]) is None


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("int", {"type": "integer"}),
        ("long", {"type": "integer", "format": "int64"}),
        ("datetime", {"type": "string", "format": "date-time"}),
        ("String", {"type": "string"}),
        ("strng", {"type": "string"}),
        ("null", {"type": "null"}),
        ("whatever", {}),
    ],
)
def test_types_of_other_languages(value: str, after: dict[str, Any]) -> None:
    """Types of other languages are translated; unknown ones are ignored."""
    document = as_document(of_schema({"type": value}))
    options = ["array", "boolean", "integer", "null", "number", "object", "string"]
    remedy = for_value(document, f"{IT}/type", value, options)
    assert remedy is not None
    remedy.fix()
    assert document.at(IT) == after


def test_keys_that_do_not_belong_there() -> None:
    """A path gets its slash, a status its capitals, a parameter's type moves into its schema, others are ignored."""
    parameter = {"name": "x", "in": "query", "type": "string", "maxLength": 3}
    operation = {"responses": {"4xx": OK["200"]}, "parameters": [parameter], "odd": 1}
    document = as_document(of_paths({"a": {"get": operation}}))
    places = [("get/responses", "4xx"), ("get/parameters/0", "type"), ("get", "odd")]
    for pointer, name in (*((f"/paths/a/{place}", name) for place, name in places), ("/paths", "a")):
        remedy = for_unexpected(document, pointer, name)
        assert remedy is not None
        remedy.fix()
    node = document.at("/paths/~1a/get")
    assert list(node["responses"]) == ["4XX"]
    assert node["parameters"][0]["schema"] == {"type": "string", "maxLength": 3}
    assert "odd" not in node


def test_keys_that_cannot_be_moved() -> None:
    """A path without its slash is kept if the same path with it exists; a key of another version is kept."""
    document = as_document({**of_schema({"prefixItems": []}, "3.0.3"), "paths": {"a": {}, "/a": {}}})
    assert for_unexpected(document, "/paths", "a") is None
    kept = for_unexpected(document, IT, "prefixItems")
    assert kept is not None and kept.done.startswith("treated as in the version")


def test_a_path_parameter_is_required() -> None:
    """Path parameters become required in OpenAPI 3.0, too, whose schema lists the only allowed value."""
    document = as_document(of_paths({"/a": {"parameters": [{"name": "x", "in": "path", "required": False}]}}))
    remedy = for_value(document, "/paths/~1a/parameters/0/required", False, ["true"])
    assert remedy is not None
    remedy.fix()
    assert document.at("/paths/~1a/parameters/0/required") is True


@pytest.mark.parametrize(
    ("pointer", "name", "after"),
    [
        ("/paths/~1a/get/responses/200", "description", {"description": ""}),
        ("/info", "version", {"title": "Shop", "version": "0.0.0"}),
        ("/paths/~1a/get/parameters/0", "schema", {"name": "x", "in": "query", "schema": {"type": "string"}}),
    ],
)
def test_keys_that_are_missing(pointer: str, name: str, after: Any) -> None:
    """A missing description is empty, a missing version is made up, and a parameter without a schema is a string."""
    operation = {"responses": {"200": {}}, "parameters": [{"name": "x", "in": "query"}]}
    document = as_document(of_paths({"/a": {"get": operation}}))
    remedy = for_missing(document, pointer, name)
    assert remedy is not None
    remedy.fix()
    assert document.at(pointer) == after


def test_other_keywords_of_the_schema() -> None:
    """Duplicates are removed, path parameters become required, and of two spellings the simpler one is used."""
    parameter = {"name": "x", "in": "path", "required": False, "schema": {}, "content": {}}
    document = as_document(of_paths({"/a": {"get": {"responses": OK, "parameters": [parameter], "tags": ["a", "a"]}}}))
    for pointer, keyword, expected in (
        ("/paths/~1a/get/tags", "UniqueItems", None),
        ("/paths/~1a/get/parameters/0/required", "Constant", True),
        ("/paths/~1a/get/parameters/0", "OneOfMultipleValid", None),
    ):
        remedy = for_other(document, pointer, keyword, expected)
        assert remedy is not None
        remedy.fix()
    assert document.at("/paths/~1a/get/tags") == ["a"]
    assert document.at("/paths/~1a/get/parameters/0") == {"name": "x", "in": "path", "required": True, "schema": {}}
    assert for_other(document, "/paths/~1a", "Surprise", None) is None


@pytest.mark.parametrize(
    ("data", "pointer", "keyword", "after"),
    [
        ({"schemas": {"It": {"required": []}}}, "schemas/It/required", "MinItems", {}),
        ({"schemas": {"It": {"description": ""}}}, "schemas/It/description", "MinLength", {}),
        ({"headers": {"X-A": {"content": {"a/b": 1, "c/d": 2}}}}, "headers/X-A/content", "MaxProperties",
         {"content": {"a/b": 1}}),
        ({"headers": {"X-A": {}}}, "headers/X-A", "OneOfNotValid", {"schema": {"type": "string"}}),
        ({"headers": {"X-A": {"schema": {}, "example": 1, "examples": {}}}}, "headers/X-A", "Not",
         {"schema": {}, "examples": {}}),
        ({"schemas": {"It": {"externalDocs": {"url": "a b"}}}}, "schemas/It/externalDocs/url", "Format",
         {"url": "a b"}),
    ],
)  # fmt: skip
def test_what_else_the_schema_of_openapi_refuses(
    data: dict[str, Any], pointer: str, keyword: str, after: dict[str, Any]
) -> None:
    """Empty lists and strings are ignored, the first of several contents is used, a header's type is string."""
    document = as_document(of_paths({}, schemas=data.get("schemas"), components=data))
    remedy = for_other(document, f"/components/{pointer}", keyword, None)
    assert remedy is not None
    remedy.fix()
    owner, _, key = f"/components/{pointer}".rpartition("/")
    assert after in (document.at(owner), document.at(owner).get(key))


@pytest.mark.parametrize(
    ("data", "pointer", "gone"),
    [
        ({"responses": {"R": {"links": {"next": {"server": 5}}}}}, "/responses/R/links/next/server", "next"),
        ({"callbacks": {"paid": {"{$url}": {"post": 5}}}}, "/callbacks/paid/{$url}/post", "paid"),
        ({"examples": {"one": 5}}, "/examples/one", "one"),
        ({"responses": {"R": {"headers": {"X-A": 5}}}}, "/responses/R/headers/X-A", "X-A"),
    ],
)
def test_parts_that_a_client_can_do_without(data: dict[str, Any], pointer: str, gone: str) -> None:
    """Whatever is wrong inside a link, callback, example or response header, only the innermost part is ignored."""
    document = as_document(of_paths({}, components=data))
    remedy = for_part(document, f"/components{pointer}")
    assert remedy is not None and remedy.done.endswith(" is ignored")
    remedy.fix()
    assert f'"{gone}"' not in json.dumps(document.data)


@pytest.mark.parametrize(
    "pointer",
    [
        "/components/schemas/links/properties/a",
        "/components/schemas/It/properties/headers/type",
        "/components/responses/headers/content",
        "/paths/~1a/get/responses/200/content/a~1b/schema/properties/links/items",
        "/components/links",
    ],
)
def test_a_name_is_no_part(pointer: str) -> None:
    """A property or component with the name of such a part is kept."""
    assert for_part(as_document(of_schema({})), pointer) is None


def test_types_of_swagger_2_become_schemas() -> None:
    """A header's or parameter's own type and limits become its schema; other keys are kept."""
    header = {"description": "Seconds.", "type": "integer", "minimum": 0}
    document = as_document(of_paths({}, components={"headers": {"X-A": header}}))
    for remedy in (
        for_missing(document, "/components/headers/X-A", "schema"),
        for_unexpected(document, "/components/headers/X-A", "type"),
    ):
        assert remedy is not None
        remedy.fix()
    expected = {"description": "Seconds.", "schema": {"type": "integer", "minimum": 0}}
    assert document.at("/components/headers/X-A") == expected


@pytest.mark.parametrize(
    ("statuses", "after"),
    [
        (["ok"], ["default"]),
        (["0", "404"], ["default", "404"]),
        (["20X"], ["default"]),
        (["ok", "200"], ["200"]),
        (["ok", "failed"], ["default"]),
        (["x-order", "ok"], ["x-order", "default"]),
        (["404", "ok", "failed"], ["404", "default"]),
        (["default", "xx"], ["default"]),
    ],
)
def test_what_is_no_status(statuses: list[str], after: list[str]) -> None:
    """The response of an invalid status becomes the default, unless there is a success."""
    document = as_document(of_paths({"/a": {"get": {"responses": {each: {"description": ""} for each in statuses}}}}))
    pointer = "/paths/~1a/get/responses"
    wrong = [each for each in statuses if each not in ("200", "404", "default", "x-order")]
    for remedy in [for_unexpected(document, pointer, each) for each in wrong]:
        assert remedy is not None
        remedy.fix()
    assert [*document.at(pointer)] == after


def test_keys_that_references_may_name_stay() -> None:
    """An unknown section is ignored in place, so references into it resolve."""
    document = as_document(of_paths({}, definitions={"A": {"type": "string"}}))
    remedy = for_unexpected(document, "", "definitions")
    assert remedy is not None
    remedy.fix()
    assert document.at("/definitions/A") == {"type": "string"}


def test_what_the_path_says() -> None:
    """A method in capitals is that method, and a parameter without a location that the path names is in the path."""
    parameter = {"name": "id", "required": True, "schema": {"type": "string"}}
    document = as_document(of_paths({"/a/{id}": {"parameters": [parameter], "GET": {"responses": OK}}}))
    place = "/paths/~1a~1{id}"
    for remedy in (
        for_unexpected(document, place, "GET"),
        for_missing(document, f"{place}/parameters/0", "in"),
    ):
        assert remedy is not None
        remedy.fix()
    assert document.at(place) == {"parameters": [{**parameter, "in": "path"}], "get": {"responses": OK}}


@pytest.mark.parametrize(
    ("variable", "after"), [({"enum": ["a", "b"]}, {"v": {"enum": ["a", "b"], "default": "a"}}), ({}, {})]
)
@pytest.mark.parametrize("is_null", [False, True])
def test_variables_without_a_default(variable: dict[str, Any], after: dict[str, Any], is_null: bool) -> None:
    """The first value is the default; a variable without values is ignored."""
    node = {**variable, "default": None} if is_null else dict(variable)
    document = as_document(of_paths({}, servers=[{"url": "https://{v}/", "variables": {"v": node}}]))
    place = "/servers/0/variables/v"
    remedy = (
        for_type(document, f"{place}/default", None, ["string"]) if is_null else for_missing(document, place, "default")
    )
    assert remedy is not None
    remedy.fix()
    assert document.at("/servers/0/variables") == after


def test_a_document_without_info_or_with_a_method_twice() -> None:
    """Missing info is made up; of `get` and `GET` the first counts."""
    document = as_document({"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": OK}, "GET": {"responses": OK}}}})
    for remedy in (for_missing(document, "", "info"), for_unexpected(document, "/paths/~1a", "GET")):
        assert remedy is not None
        remedy.fix()
    assert set(document.data["info"]) == {"title", "version"} and list(document.data["paths"]["/a"]) == ["get"]


@pytest.mark.parametrize(("types", "after"), [(["string", "odd"], {"type": ["string"]}), (["odd"], {}), ([], {})])
def test_lists_of_types(types: list[Any], after: dict[str, Any]) -> None:
    """An unknown name is omitted, and so is a list without known names."""
    document = as_document(of_schema({"type": types}))
    pointer = f"{IT}/type/{len(types) - 1}" if types else f"{IT}/type"
    remedy = for_value(document, pointer, types[-1] if types else types, ["string", "null"])
    assert remedy is not None
    remedy.fix()
    assert document.at(IT) == after


def test_parameters_without_a_name_or_content() -> None:
    """A component has the name of its key; one in a list is ignored; without a media type it is a text."""
    nameless = {"in": "query", "schema": {"type": "string"}}
    empty = {"name": "x", "in": "query", "content": {}}
    data = of_paths({"/a": {"parameters": [nameless, empty]}}, components={"parameters": {"Page": {**nameless}}})
    document = as_document(data)
    for remedy in (
        for_missing(document, "/components/parameters/Page", "name"),
        for_other(document, "/paths/~1a/parameters/1/content", "MinProperties", 1),
        for_missing(document, "/paths/~1a/parameters/0", "name"),
    ):
        assert remedy is not None
        remedy.fix()
    assert document.at("/components/parameters/Page")["name"] == "Page"
    assert document.at("/paths/~1a/parameters") == [{"name": "x", "in": "query", "schema": {"type": "string"}}]


def test_operations_of_a_later_version() -> None:
    """They are kept, and are part of the client, like webhooks."""
    data = of_paths({}, webhooks={"sold": {"post": {"responses": OK}}})
    remedy = for_unexpected(as_document(data), "", "webhooks")
    assert remedy is not None and remedy.done == "treated as in OpenAPI 3.1"
    node = {"query": {"responses": OK}, "additionalOperations": {"COPY": {"responses": OK}}}
    document = as_document(of_paths({"/a": node}))
    for name in node:
        remedy = for_unexpected(document, "/paths/~1a", name)
        assert remedy is not None
        remedy.fix()
    assert document.at("/paths/~1a") == node


def test_a_callback_without_its_expression() -> None:
    """An operation in the place of the path item makes the callback unusable, and no response of it is touched."""
    callback = {"requestBody": {"content": {}}, "responses": {"202": {"description": "Taken."}}}
    operation = {"responses": OK, "callbacks": {"onData": callback}}
    document = as_document(of_paths({"/a": {"post": operation}}))
    place = "/paths/~1a/post/callbacks/onData/responses"
    assert for_unexpected(document, place, "202") is None
    remedy = for_part(document, place)
    assert remedy is not None
    remedy.fix()
    assert document.at("/paths/~1a/post/callbacks") == {}


def test_other_parts_without_effect() -> None:
    """A discriminator without a property, a licence in two ways, and a location that is nearly right."""
    data = of_schema({"discriminator": {"propertyName": None}})
    data["info"]["license"] = {"name": "MIT", "identifier": "MIT", "url": "https://example.com"}
    data["paths"] = {"/a": {"parameters": [{"name": "x", "in": "headers"}]}}
    document = as_document(data)
    for remedy in (
        for_type(document, f"{IT}/discriminator/propertyName", None, ["string"]),
        for_other(document, "/info/license", "Not", None),
        for_value(document, "/paths/~1a/parameters/0/in", "headers", ["query", "header", "path", "cookie"]),
    ):
        assert remedy is not None
        remedy.fix()
    assert document.at(IT) == {} and set(document.at("/info/license")) == {"name", "url"}
    assert document.at("/paths/~1a/parameters/0/in") == "header"


def test_a_path_inside_a_path() -> None:
    """It has no remedy: its operations would be lost."""
    document = as_document(of_paths({"/a": {"/b": {"get": {"responses": OK}}, "other": {"get": {}}}}))
    assert for_unexpected(document, "/paths/~1a", "/b") is None
    assert for_unexpected(document, "/paths/~1a", "other") is not None

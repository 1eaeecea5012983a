"""Swagger 2.0 and other dialects, read as OpenAPI."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_dialects import check_dialects, plain_path
from tests.spec.checked import OK, as_document, of_paths

TEXT = {"type": "string"}
FILE = {"type": "string", "format": "binary"}
FORM, PARTS, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"


def converted(data: dict[str, Any]) -> dict[str, Any]:
    """Return a document after all fixes, which have a location and a message each."""
    document = as_document(data)
    for problem in list(check_dialects(document)):
        assert problem.fix is not None and problem.message
        problem.fix()
    assert list(check_dialects(document)) == []
    return document.data


def operation(node: dict[str, Any], **more: Any) -> Any:
    """Return an operation of a document after all fixes."""
    return converted(of_paths({"/a": {"post": {"responses": OK, **node}}}, **more))["paths"]["/a"]["post"]


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("/v1/{name=projects/*}", "/v1/projects/{projectsId}"),
        ("/v1/{name=projects/*/topics/*}:publish", "/v1/projects/{projectsId}/topics/{topicsId}:publish"),
        ("/v1/{name=files/**}", "/v1/files/{name}"),
        ("/v1/{name=*}", "/v1/{name}"),
        ("/v1/{+parent}/items", "/v1/{parent}/items"),
        ("/files/{path*}", "/files/{path}"),
        ("/files/{path...}", "/files/{path}"),
        ("/users/{id:[0-9]+}", "/users/{id}"),
        ("/users/{id?}", "/users/{id}"),
        ("/users{?page,size}", "/users"),
        ("/users/:id/keys", "/users/{id}/keys"),
        ("/users/:unknown", "/users/:unknown"),
        ("/users/{id}", "/users/{id}"),
        ("/users/{odd:name}", "/users/{odd:name}"),
        ("/v1/{name}:cancel", "/v1/{name}:cancel"),
    ],
)
def test_a_path_has_names_in_braces(path: str, plain: str) -> None:
    """Google's path templates become their segments, others a bare name, unless a parameter has that exact name."""
    assert plain_path(path, {"id", "odd:name"}) == plain


def test_paths_keep_their_order_and_their_operations() -> None:
    """A path that would duplicate another one is unchanged."""
    paths = {path: {"get": {"responses": OK}} for path in ("/a/{id?}", "/b", "/c/{id}", "/c/{id?}")}
    assert [*converted(of_paths(paths))["paths"]] == ["/a/{id}", "/b", "/c/{id}", "/c/{id?}"]


@pytest.mark.parametrize(
    ("parameters", "consumes", "body"),
    [
        ([{"name": "it", "in": "body", "required": True, "schema": TEXT}], [],
         {"required": True, "content": {JSON: {"schema": TEXT}}}),
        ([{"name": "it", "in": "body"}], ["application/xml"],
         {"required": False, "content": {"application/xml": {"schema": {}}}}),
        ([{"name": "a", "in": "formData", "type": "string", "maxLength": 3, "description": "A."}], [JSON],
         {"required": False, "content": {FORM: {"schema": {
             "type": "object", "properties": {"a": {**TEXT, "maxLength": 3, "description": "A."}}}}}}),
        ([{"name": "a", "in": "formData", "type": "file", "required": True}], [],
         {"required": True, "content": {PARTS: {"schema": {
             "type": "object", "properties": {"a": FILE}, "required": ["a"]}}}}),
        ([{"name": "a", "in": "formData", "schema": TEXT}], [PARTS],
         {"required": False, "content": {PARTS: {"schema": {"type": "object", "properties": {"a": TEXT}}}}}),
    ],
)  # fmt: skip
def test_parameters_become_the_request_body(
    parameters: list[dict[str, Any]], consumes: list[str], body: dict[str, Any]
) -> None:
    """A body is sent in the consumed media type, fields as a form; the other parameters are kept."""
    page = {"name": "page", "in": "query", "schema": TEXT}
    node = {"parameters": [page, *parameters], **({"consumes": consumes} if consumes else {})}
    assert operation(node) == {"responses": OK, "parameters": [page], "requestBody": body}


def test_parameters_of_a_path_become_the_body_of_its_operations() -> None:
    """Body parameters in components are moved, too; an existing request body wins."""
    own = {"content": {JSON: {"schema": TEXT}}}
    item = {
        "parameters": [{"$ref": "#/components/parameters/it"}],
        "put": {"responses": OK},
        "post": {"responses": OK, "requestBody": own},
    }
    shared = {"it": {"name": "it", "in": "body", "schema": {"type": "integer"}}}
    data = converted(of_paths({"/a": item}, components={"parameters": shared}))
    path = data["paths"]["/a"]
    assert (path["parameters"], path["post"]["requestBody"]) == ([], own)
    assert path["put"]["requestBody"]["content"] == {JSON: {"schema": {"type": "integer"}}}
    assert data["components"]["parameters"] == {}


@pytest.mark.parametrize(
    ("schema", "produces", "content"),
    [
        (TEXT, None, {JSON: {"schema": TEXT}}),
        (TEXT, ["text/plain"], {"text/plain": {"schema": TEXT}}),
        ({"type": "file"}, None, {"application/octet-stream": {"schema": FILE}}),
    ],
)
def test_the_schema_of_a_response_becomes_its_content(
    schema: dict[str, Any], produces: list[str] | None, content: dict[str, Any]
) -> None:
    """A response is read in the produced media type."""
    more = {"produces": produces} if produces else {}
    found = operation({"responses": {"200": {"description": "Fine.", "schema": schema}}}, **more)
    assert found["responses"] == {"200": {"description": "Fine.", "content": content}}


@pytest.mark.parametrize(
    ("written", "style"),
    [("csv", {"explode": False}), ("multi", {"explode": True}), ("ssv", {"style": "spaceDelimited", "explode": False})],
)
def test_the_format_of_a_list_becomes_its_style(written: str, style: dict[str, Any]) -> None:
    """A list in the query is sent as in Swagger 2.0."""
    parameter = {"name": "a", "in": "query", "schema": {"type": "array", "items": TEXT}}
    found = operation({"parameters": [{**parameter, "collectionFormat": written}]})
    assert found["parameters"] == [{**parameter, **style}]


def test_the_document_says_where_it_is_and_who_may_call_it() -> None:
    """The host becomes a server, and the security definitions become the schemes of the components."""
    basic = {"type": "basic"}
    data = of_paths({}, host="api.example.com", basePath="/v1", schemes=["http"], securityDefinitions={"b": basic})
    found = converted(data)
    assert found["servers"] == [{"url": "http://api.example.com/v1"}] and "host" not in found
    assert found["components"]["securitySchemes"] == {"b": basic}


def test_a_list_format_that_does_not_exist() -> None:
    """An unknown list format is not translated: the check of the structure reports the key."""
    parameter = {"name": "q", "in": "query", "schema": {"type": "array"}, "collectionFormat": "odd"}
    document = as_document(of_paths({"/a": {"get": {"parameters": [parameter], "responses": OK}}}))
    assert [*check_dialects(document)] == []


REF = {"$ref": "#/components/schemas/Box"}


@pytest.mark.parametrize("schema", [REF, {"type": "object", "properties": {"a": TEXT}}, {"oneOf": [TEXT, REF]}])
def test_a_schema_in_the_place_of_a_media_type(schema: dict[str, Any]) -> None:
    """It is the schema of that media type, as most readers take it."""
    found = operation({"requestBody": {"content": {JSON: schema}}}, schemas={"Box": TEXT})
    assert found["requestBody"]["content"] == {JSON: {"schema": schema}}


@pytest.mark.parametrize("body", [REF, {"schema": REF}])
def test_a_schema_in_the_place_of_a_body(body: dict[str, Any]) -> None:
    """A request body, a response or a header that is only a schema is that schema as JSON, or of that header."""
    found = operation({"requestBody": {**body, "required": True}}, schemas={"Box": TEXT})
    assert found["requestBody"] == {"required": True, "content": {JSON: {"schema": REF}}}
    found = operation({"responses": {"200": {**REF}}}, schemas={"Box": TEXT})
    assert found["responses"]["200"] == {"description": "", "content": {JSON: {"schema": REF}}}
    found = operation({"responses": {"200": {"description": "", "headers": {"X-A": REF}}}}, schemas={"Box": TEXT})
    assert found["responses"]["200"]["headers"] == {"X-A": {"schema": REF}}


def test_an_operation_that_is_a_reference() -> None:
    """It gets its own copy of the other one; what is next to the reference wins."""
    paths = {
        "/a": {"get": {"$ref": "#/paths/~1b/get", "summary": "A"}},
        "/b": {"get": {"responses": OK, "summary": "B"}},
    }
    found = converted(of_paths(paths))["paths"]
    assert found["/a"]["get"] == {"responses": OK, "summary": "A"}
    assert found["/b"]["get"] == {"responses": OK, "summary": "B"}


@pytest.mark.parametrize("reference", ["#/paths/~1a/get", "#/paths/~1c/get", "#/info/title"])
def test_an_operation_that_refers_to_none(reference: str) -> None:
    """It stays, and is an error: an operation would be lost."""
    document = as_document(of_paths({"/a": {"get": {"$ref": reference}}}))
    assert [*check_dialects(document)] == []


def test_responses_that_are_a_reference() -> None:
    """They are those of the mapping that it leads to, and the own ones; a reference to anything else stays."""
    shared = {"404": {"description": "None."}}
    own = {"responses": {"$ref": "#/components/responses", **OK}}
    found = operation(own, components={"responses": shared})
    assert found["responses"] == {**shared, **OK}
    for target in ("#/info/title", "#/nowhere", "#/info"):
        other = {"responses": {"$ref": target}}
        assert operation(other)["responses"] == other["responses"]

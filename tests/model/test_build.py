"""Operations of a spec become the model for templates and pages."""

from __future__ import annotations

from typing import Any

import pytest
from lnpay_client import AsyncLNPay, LNPay
from openapi_python_client.config import ConfigFile

from scripts.model import names
from scripts.model.api import Api, Operation
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.spec.pointers import ModelError

OK = {"200": {"description": "Fine."}}


def api_of(paths: dict[str, Any], **others: Any) -> Api:
    document = {"openapi": "3.1.0", "info": {"title": "Pet store: 3", "version": "1"}, "paths": paths, **others}
    return build_model(document, GeneratorConfig(ConfigFile()))


def operation_of(node: dict[str, Any], path: str = "/a", shared: dict[str, Any] | None = None, **kw: Any) -> Operation:
    return next(iter(api_of({path: {**(shared or {}), "get": {"responses": OK, **node}}}, **kw).operations))


def test_names_come_from_the_title() -> None:
    """Class, environment variables and package are named after the title."""
    api = api_of({})
    assert (api.class_name, api.env_prefix, api.package_name) == ("PetStore3", "PET_STORE_3", "pet_store_3_client")


@pytest.mark.parametrize("title", ["Client", "Response", "Api", "Any", "None", "Mapping"])
def test_a_title_that_python_or_the_library_uses(title: str) -> None:
    """A title that Python or the library uses gets another name for the client."""
    assert api_of({}, info={"title": title, "version": "1"}).class_name == f"Api{title}"


def test_resources_named_like_the_client_or_each_other() -> None:
    """Each resource and its async counterpart have unique class names."""
    tags = ["Pet store 3", "Any", "Pets", "Async pets"]
    api = api_of({f"/{index}": {"get": {"tags": [tag], "responses": OK}} for index, tag in enumerate(tags)})
    names = [tag.class_name for tag in api.tags]
    assert names == ["PetStore3Resource", "AnyResource", "Pets", "AsyncPetsResource"]


def test_media_type_ranges_of_bodies_become_types() -> None:
    """A body range such as `*/*` becomes concrete types that match it, each once."""
    file = {"schema": {"type": "string", "format": "binary"}}
    for declared, sent in (
        ({"*/*": {}}, ["application/json"]),
        ({"*/*": file}, ["application/octet-stream"]),
        ({"text/*": {}}, ["text/plain"]),
        ({"image/*": file}, ["application/octet-stream"]),
        (
            {"application/*+json": {}, "application/xml": {}, "application/json": {}},
            ["application/json", "application/xml"],
        ),
    ):
        body = operation_of({"requestBody": {"content": declared}}).body
        assert body is not None
        assert [content.content_type for content in body.contents] == sent


def test_json_answers_come_first() -> None:
    """Pages and samples show the first content, JSON before others."""
    answer = {"200": {"description": "Ok.", "content": {"application/xml": {}, "application/json": {}}}}
    contents = operation_of({"responses": answer}).responses[0].contents
    assert [content.content_type for content in contents] == ["application/json", "application/xml"]


@pytest.mark.parametrize("status", ["204", "205", "304"])
def test_some_responses_have_no_body(status: str) -> None:
    """Responses to which HTTP gives no body have none, whatever the document declares."""
    response = {"description": "Fine.", "content": {"application/json": {"schema": {"type": "object"}}}}
    operation = operation_of({"responses": {status: response}})
    assert operation.responses[0].contents == ()


def test_an_operation_without_id_or_tag_gets_both() -> None:
    """An operation without id gets one from method and path; without a tag, it gets `default`."""
    operation = operation_of({}, "/pets/{pet-id}/toys")
    assert (operation.id, operation.module, operation.tag.name) == (
        "get_pets_pet_id_toys",
        "get_pets_pet_id_toys",
        "default",
    )


def test_parameters_of_the_path_are_merged_and_overridden() -> None:
    """The operation's own parameter wins over the path's, and path parameters follow the path's order."""
    shared = {
        "parameters": [
            {"name": "b", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "a", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "q", "in": "query", "schema": {"type": "string"}},
        ]
    }
    own = {"parameters": [{"name": "q", "in": "query", "schema": {"type": "integer"}}]}
    operation = operation_of(own, "/x/{a}/{b}", shared)
    assert [(p.name, p.schema.kind) for p in operation.parameters] == [
        ("a", "string"),
        ("b", "string"),
        ("q", "integer"),
    ]


def test_parameters_that_meet_in_python_get_their_location() -> None:
    """Two parameters with the same name, or with that of one of our arguments, get distinct names."""
    parameters = [
        {"name": "id", "in": "query", "schema": {}},
        {"name": "id", "in": "header", "schema": {}},
        {"name": "body", "in": "query", "schema": {}},
        {"name": "Accept", "in": "header", "schema": {}},
    ]
    operation = operation_of({"parameters": parameters})
    assert [p.python_name for p in operation.parameters] == ["id", "body_query", "id_header"]


def test_brackets_part_words() -> None:
    """Names with brackets, as in PHP and JSON:API, become readable Python names."""
    names = ("page[size]", "ids[]", "filter[a][b]", "page_size")
    parameters = [{"name": name, "in": "query", "schema": {}} for name in names]
    found = operation_of({"parameters": parameters}).parameters
    assert [each.python_name for each in found] == ["page_size", "ids", "filter_a_b", "page_size_query"]


def test_security_of_the_document_holds_unless_the_operation_says_otherwise() -> None:
    """An empty list of the operation removes the document's security, an empty entry makes it optional."""
    security: list[dict[str, Any]] = [{"basic": []}, {"key": [], "app": []}]
    assert operation_of({}, security=security).security == (("basic",), ("key", "app"))
    assert operation_of({"security": []}, security=security).security == ()
    assert operation_of({"security": [{}]}, security=security).security == ((),)


def test_references_to_path_items_parameters_bodies_and_responses_are_followed() -> None:
    """References to path items, parameters, bodies and responses are followed."""
    components = {
        "parameters": {"Q": {"name": "q", "in": "query", "schema": {"type": "string"}}},
        "requestBodies": {"B": {"required": True, "content": {"text/plain": {}, "application/json": {"schema": {}}}}},
        "responses": {"R": {"description": "Yes.", "headers": {"X-N": {"schema": {"type": "integer"}}}}},
        "pathItems": {
            "P": {
                "post": {
                    "parameters": [{"$ref": "#/components/parameters/Q"}],
                    "requestBody": {"$ref": "#/components/requestBodies/B"},
                    "responses": {"default": {"$ref": "#/components/responses/R"}},
                }
            }
        },
    }
    operation = next(iter(api_of({"/p": {"$ref": "#/components/pathItems/P"}}, components=components).operations))
    assert operation.body is not None
    assert operation.body.required
    assert [content.content_type for content in operation.body.contents] == ["application/json", "text/plain"]
    assert [p.name for p in operation.parameters] == ["q"]
    assert [(r.status, r.description, r.headers[0].name) for r in operation.responses] == [("default", "Yes.", "X-N")]
    assert operation.success is operation.responses[0]


def test_links_lead_to_operations() -> None:
    """A link names its operation by id or by reference; a dead one is an error with its location."""
    links = {"next": {"operationRef": "#/paths/~1b/get", "parameters": {"id": "$response.body#/id"}}}
    paths = {
        "/a": {"get": {"responses": {"200": {"description": "", "links": links}}}},
        "/b": {"get": {"operationId": "B", "responses": OK}},
    }
    assert next(iter(api_of(paths).operations)).responses[0].links[0].operation_id == "B"
    links["next"] = {"operationId": "C"}
    with pytest.raises(ModelError, match="/paths/~1a/get/responses/200/links/next: link to an operation"):
        api_of(paths)


def test_servers_have_variables_with_defaults() -> None:
    """The default URL uses the variables' default values."""
    api = api_of({}, servers=[{"url": "https://{host}/v1", "variables": {"host": {"default": "x.test"}}}])
    assert api.servers[0].default_url == "https://x.test/v1"


@pytest.mark.parametrize(
    ("waiter", "message"),
    [
        ({}, "needs acceptors"),
        ({"acceptors": [{"state": "failure", "matcher": {"status": 401}}]}, "no acceptor has state: success"),
        ({"acceptors": [{"state": "done"}]}, "needs a state"),
        ({"acceptors": [{"state": "success"}]}, "needs a matcher"),
        ({"minDelay": 9, "maxDelay": 3, "acceptors": [{"state": "success", "matcher": {"status": 200}}]}, "minDelay"),
    ],
)
def test_a_waiter_that_cannot_work_is_refused(waiter: dict[str, Any], message: str) -> None:
    """Each mistake in x-waiters has its own message."""
    with pytest.raises(ModelError, match=message):
        operation_of({"x-waiters": {"until_done": waiter}})


def test_a_parameter_named_like_an_argument_of_a_waiter_steps_aside() -> None:
    """Only in an operation with a waiter is the parameter renamed; the method then accepts both."""
    waiter = {"acceptors": [{"state": "success", "matcher": {"status": 200}}]}
    parameters = [{"name": "min_delay", "in": "query"}, {"name": "timeout", "in": "query"}]
    waiting = operation_of({"x-waiters": {"until_done": waiter}, "parameters": parameters})
    assert [each.python_name for each in waiting.parameters] == ["min_delay_query", "timeout_query"]
    plain = operation_of({"parameters": parameters})
    assert [each.python_name for each in plain.parameters] == ["min_delay", "timeout_query"]


def test_no_tag_hides_what_a_client_has() -> None:
    """A tag with the name of a client attribute gets another attribute."""
    names = {name for client in (LNPay, AsyncLNPay) for name in dir(client) if not name.startswith("_")}
    taken = names - {"lntx", "lnurlp", "node", "wallet", "wallet_transactions"}
    assert {"close", "aclose", "is_closed", "with_raw_response"} < taken
    paths = {
        f"/{name}": {"get": {"tags": [name], "responses": {"200": {"description": "Fine."}}}} for name in sorted(taken)
    }
    data = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths, "webhooks": {"w": {}}}
    api = build_model(data, GeneratorConfig(ConfigFile()))
    assert not {tag.attribute for tag in api.tags} & taken


def test_methods_of_other_names() -> None:
    """Additional methods of OpenAPI 3.2 are supported; extensions among the paths are skipped."""
    paths = {"x-own": {"get": {}}, "/a": {"additionalOperations": {"COPY": {"operationId": "copy", "responses": OK}}}}
    assert [(each.method, each.id) for each in api_of(paths).operations] == [("COPY", "copy")]


def test_items_of_server_sent_events() -> None:
    """The data of a server-sent event has its schema's type, whether JSON in a string or described directly."""
    for data, kind in (
        ({"contentSchema": {"type": "integer"}, "type": "string"}, "integer"), ({"type": "string"}, "string"),
    ):  # fmt: skip
        content = {"text/event-stream": {"itemSchema": {"type": "object", "properties": {"data": data}}}}
        operation = operation_of({"responses": {"200": {"description": "", "content": content}}})
        item = operation.responses[0].contents[0].item
        assert item is not None and item.kind == kind


def test_no_method_hides_one_of_a_class() -> None:
    """An operation named like a method of every resource gets an underscore."""
    assert operation_of({"operationId": next(iter(names.METHODS))}).sdk_method == f"{next(iter(names.METHODS))}_"


def test_a_parameter_that_is_the_whole_query() -> None:
    """OpenAPI 3.2's `querystring` is an object that makes up the whole query."""
    content = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": {}}}}}
    (found,) = operation_of({"parameters": [{"name": "all", "in": "querystring", "content": content}]}).parameters
    assert (found.location, found.style, found.explode) == ("query", "form", True)

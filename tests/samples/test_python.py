"""Samples in Python."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.samples.python import write_python
from scripts.samples.requests import sample_requests
from tests.apis import json_answer, json_body, operation_of

TEXT = {"type": "string"}
THING = {"type": "object", "properties": {"name": {"type": "string"}}}


def program_of(node: dict[str, Any], path: str = "/things", method: str = "get", *, way: str = "", **more: Any) -> str:
    """Return the sample of an operation with the tag `things`, which is valid Python."""
    api, operation = operation_of({"tags": ["things"], "operationId": "do_it", **node}, path, method, **more)
    code = write_python(api, sample_requests(api, operation)[0], asynchronous=way == "async")
    ast.parse(code)
    return code


def test_both_ways() -> None:
    """Sync and async differ in the class, `await`, and how they are run."""
    node = {"responses": json_answer({"$ref": "#/components/schemas/Thing"})}
    assert program_of(node, schemas={"Thing": THING}) == (
        "from shop_client import Shop\n\nwith Shop() as shop:\n"
        "    thing = shop.things.do_it()\n    print(thing.to_dict())"
    )
    assert program_of(node, schemas={"Thing": THING}, way="async") == (
        "import asyncio\n\nfrom shop_client import AsyncShop\n\n\nasync def main():\n"
        "    async with AsyncShop() as shop:\n        thing = await shop.things.do_it()\n"
        "        print(thing.to_dict())\n\n\nasyncio.run(main())"
    )


def test_the_key_is_mentioned() -> None:
    """If a key is required, a comment says where it comes from."""
    schemes = {"securitySchemes": {"k": {"type": "http", "scheme": "bearer"}}}
    assert "with Shop() as shop:  # key from SHOP_API_KEY" in program_of({"security": [{"k": []}]}, components=schemes)


@pytest.mark.parametrize(
    ("schema", "value", "text", "module"),
    [
        ({"type": "string"}, 'a "b"', '"a \\"b\\""', ""),
        ({"type": "string", "format": "date"}, "2026-01-31", 'datetime.date.fromisoformat("2026-01-31")', "datetime"),
        ({"type": "string", "format": "uuid"}, "123e4567-e89b-12d3-a456-426614174000",
         'uuid.UUID("123e4567-e89b-12d3-a456-426614174000")', "uuid"),
        ({"type": "string", "format": "binary"}, "scan", 'b"scan"', ""),
        ({"type": "boolean"}, True, "True", ""),
        ({"type": "array", "items": {"type": "integer"}}, [1, 2], "[1, 2]", ""),
        ({"type": "object"}, {"a": None}, '{"a": None}', ""),
        ({"type": "object"}, {"a": [1, "b"]}, '{"a": [1, "b"]}', ""),
        ({"oneOf": [{"type": "integer"}, {"type": "string", "format": "date"}]}, "2026-01-31",
         'datetime.date.fromisoformat("2026-01-31")', "datetime"),
    ],
)  # fmt: skip
def test_values_are_what_the_client_takes(schema: dict[str, Any], value: Any, text: str, module: str) -> None:
    """Dates and similar values are objects, with their imports."""
    parameters = [{"name": "It", "in": "query", "required": True, "schema": schema, "example": value}]
    code = program_of({"parameters": parameters})
    assert f"shop.things.do_it(it={text})" in code
    assert code.startswith(f"import {module}\n") is bool(module)


def test_path_parameters_are_positional_and_bodies_flat() -> None:
    """The path comes first, then the body's properties by their Python names."""
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}, "example": 7}]
    body = json_body({"type": "object", "properties": {"passThru": {"type": "string"}, "timeout": {"type": "integer"}}},
                     example={"passThru": "x", "timeout": 5})  # fmt: skip
    code = program_of({"parameters": parameters, "requestBody": body}, "/things/{id}", "post")
    assert '        7,\n        pass_thru="x",\n        timeout_=5,\n' in code


def test_a_body_with_unknown_properties_is_handed_over_whole() -> None:
    """A body with additional properties is passed as a whole."""
    body = json_body({"$ref": "#/components/schemas/Thing"}, example={"name": "x", "more": 1})
    code = program_of({"requestBody": body}, method="post", schemas={"Thing": THING})
    assert 'body=Thing.from_dict({"name": "x", "more": 1})' in code
    assert "from shop_client.models import Thing" in code


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (
            {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
            "print([item.to_dict() for item in items])",
        ),
        ({"type": "string"}, "print(result)"),
    ],
)
def test_what_is_printed(schema: dict[str, Any], shown: str) -> None:
    """Models are written as mappings, anything else as it is."""
    assert program_of({"responses": json_answer(schema)}, schemas={"Thing": THING}).endswith(shown)


def test_nothing_to_print() -> None:
    """An operation without a response body prints that it is done."""
    assert program_of({"responses": {"204": {"description": ""}}}).endswith(
        '    shop.things.do_it()\n    print("done")'
    )


INNER = {"$ref": "#/components/schemas/Inner"}


@pytest.mark.parametrize("first", [INNER, {"oneOf": [INNER, TEXT]}, {"type": "array", "minItems": 1, "items": INNER}])
def test_what_only_the_server_sets_is_in_no_model(first: dict[str, Any]) -> None:
    """A body whose class requires read-only properties is a mapping, with its own dates."""
    when = {"type": "string", "format": "date"}
    fields = {"id": {**TEXT, "readOnly": True}, "when": when}
    inner = {"type": "object", "required": ["id", "when"], "properties": fields}
    outer = {"type": "object", "required": ["first"], "properties": {"first": first}}
    it = {"$ref": "#/components/schemas/Outer"}
    body = json_body({"type": "object", "required": ["it"], "properties": {"it": it}})
    code = program_of({"requestBody": body}, method="post", schemas={"Inner": inner, "Outer": outer})
    assert '"when": datetime.date.fromisoformat("2026-01-31")' in code
    assert "from_dict" not in code


def test_values_from_the_environment() -> None:
    """A secret parameter is read from the environment, as a number if it is one."""
    parameters = [
        {"name": name, "in": "query", "required": True, "schema": {"type": kind}, "x-env": f"SHOP_{name.upper()}"}
        for name, kind in (("pin", "integer"), ("id", "string"))
    ]
    code = program_of({"parameters": parameters})
    assert code.startswith("import os\n")
    assert 'pin=int(os.environ.get("SHOP_PIN")\n        or exit("SHOP_PIN is not set.")),' in code
    assert 'id=os.environ.get("SHOP_ID")\n        or exit("SHOP_ID is not set."),' in code


def test_long_values_are_broken_over_lines() -> None:
    """Each item of a long list is on its own line."""
    schema = {"type": "array", "items": {"type": "string"}}
    items = [letter * 30 for letter in "abc"]
    parameters = [{"name": "it", "in": "query", "required": True, "schema": schema, "example": items}]
    lines = "".join(f'            "{item}",\n' for item in items)
    assert f"it=[\n{lines}        ]" in program_of({"parameters": parameters})


def test_an_empty_body() -> None:
    """A body without properties is passed as an empty mapping."""
    body = json_body({"$ref": "#/components/schemas/Thing"}, example={})
    assert "do_it(body={})" in program_of({"requestBody": body}, method="post", schemas={"Thing": THING})


def test_a_text_is_printed() -> None:
    """A response other than JSON is printed directly."""
    responses = {"200": {"description": "", "content": {"text/csv": {"schema": {"type": "string"}}}}}
    assert program_of({"responses": responses}).endswith("print(result)")

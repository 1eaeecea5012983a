"""Every example of the document fits its schema."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Resolve = Callable[[Any], Any]
Problems = Callable[[Any, Any], list[str]]

LIMIT = 10_000
"""What a new account may receive with one invoice, in satoshis."""


def _named(holder: dict[str, Any], resolve: Resolve) -> Iterator[tuple[str, Any]]:
    """Yield the examples of a parameter, header or media type."""
    if "example" in holder:
        yield "example", holder["example"]
    for name, example in holder.get("examples", {}).items():
        yield name, resolve(example)["value"]


def _contents(operation: dict[str, Any], resolve: Resolve) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each media type object of an operation, with a name that locates it."""
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"request {media_type}", content
    for status, response in operation["responses"].items():
        for media_type, content in resolve(response).get("content", {}).items():
            yield f"{status} {media_type}", content


def test_examples_of_bodies_fit(operations: dict[str, dict[str, Any]], resolve: Resolve, problems: Problems) -> None:
    """Each example of a request or a response fits its schema."""
    seen = 0
    for operation in operations.values():
        for where, content in _contents(operation, resolve):
            for name, value in _named(content, resolve):
                seen += 1
                assert problems(content["schema"], value) == [], (operation["operationId"], where, name)
    assert seen > 25


def test_examples_of_parameters_and_headers_fit(
    operations: dict[str, dict[str, Any]], resolve: Resolve, problems: Problems
) -> None:
    """Each parameter has an example, and each example of a parameter or header fits its schema."""
    for operation in operations.values():
        holders = [resolve(parameter) for parameter in operation["parameters"]]
        assert all(holder.get("examples") for holder in holders)
        for response in map(resolve, operation["responses"].values()):
            holders += map(resolve, response.get("headers", {}).values())
        for holder in holders:
            for name, value in _named(holder, resolve):
                assert problems(holder["schema"], value) == [], (holder.get("name"), name)


def test_examples_and_defaults_of_properties_fit(spec: dict[str, Any], problems: Problems) -> None:
    """Each example and default of a property fits the property's own schema."""
    for schema_name, schema in spec["components"]["schemas"].items():
        for name, field in schema.get("properties", {}).items():
            values = [*field.get("examples", []), *([field["default"]] if "default" in field else [])]
            assert [found for value in values for found in problems(field, value)] == [], (schema_name, name)


def test_every_answer_has_an_example(operations: dict[str, dict[str, Any]], resolve: Resolve) -> None:
    """Every response has an example body, and each example of an error documents its cause and remedy."""
    for operation in operations.values():
        for status, response in operation["responses"].items():
            for content in resolve(response)["content"].values():
                examples = [resolve(example) for example in content["examples"].values()]
                assert examples
                for example in examples:
                    assert example["summary"] and example["description"], (operation["operationId"], status)


def test_named_requests(operations: dict[str, dict[str, Any]]) -> None:
    """The four requests that readers look for are there, and none exceeds a new account's limit."""
    content = operations["PostWalletInvoice"]["requestBody"]["content"]["application/json"]
    bodies = {name: example["value"] for name, example in content["examples"].items()}
    assert list(bodies) == ["smallest", "memo_and_pass_thru", "description_hash", "any_amount"]
    assert list(bodies["smallest"]) == ["num_satoshis"]
    assert bodies["any_amount"]["num_satoshis"] == 0
    assert all(body["num_satoshis"] < LIMIT for body in bodies.values())


def test_json_and_form_bodies_are_the_same(operations: dict[str, dict[str, Any]]) -> None:
    """A form accepts what JSON accepts."""
    content = operations["PostWalletInvoice"]["requestBody"]["content"]
    assert list(content) == ["application/json", "application/x-www-form-urlencoded"]
    assert content["application/json"]["schema"] == content["application/x-www-form-urlencoded"]["schema"]


def test_request_with_memo_is_the_one_that_was_answered(
    operations: dict[str, dict[str, Any]], resolve: Resolve
) -> None:
    """The request example with memo and data produces the example response of status 201."""
    operation = operations["PostWalletInvoice"]
    request = operation["requestBody"]["content"]["application/json"]["examples"]["memo_and_pass_thru"]["value"]
    examples = operation["responses"]["201"]["content"]["application/json"]["examples"]
    response = resolve(examples["unpaid"])["value"]
    assert (response["num_satoshis"], response["memo"]) == (request["num_satoshis"], request["memo"])
    assert response["passThru"]["userDefined"] == request["passThru"]


def test_description_hash_is_the_hash_of_the_text_it_names(operations: dict[str, dict[str, Any]]) -> None:
    """The example's hash can be recomputed from the text in the example."""
    content = operations["PostWalletInvoice"]["requestBody"]["content"]["application/json"]
    example = content["examples"]["description_hash"]
    text = example["description"].split("`")[1]
    assert base64.b64decode(example["value"]["description_hash"]) == hashlib.sha256(text.encode()).digest()


@pytest.mark.parametrize(
    ("body", "fits"),
    [
        ({"num_satoshis": 0}, True),
        ({"num_satoshis": 1, "passThru": {"a": {"b": [1]}}}, True),
        ({"num_satoshis": 1, "passThru": '{ "ticketId": "556" }'}, True),
        ({"num_satoshis": 1, "expiry": 0}, True),
        ({"num_satoshis": 1, "description_hash": None}, True),
        ({"num_satoshis": 1, "description_hash": "ab" * 32}, True),
        ({"num_satoshis": 1, "memo": "m" * 255}, True),
        ({}, False),
        ({"num_satoshis": -1}, False),
        ({"num_satoshis": 1.5}, False),
        ({"num_satoshis": True}, False),
        ({"num_satoshis": "2"}, False),
        ({"num_satoshis": None}, False),
        ({"num_satoshis": 1, "passThru": ["a"]}, False),
        ({"num_satoshis": 1, "passThru": 5}, False),
        ({"num_satoshis": 1, "expiry": "soon"}, False),
        ({"num_satoshis": 1, "description_hash": "MTIzNDY1"}, False),
        ({"num_satoshis": 1, "memo": "m" * 256}, False),
    ],
    ids=lambda value: json.dumps(value)[:60],
)
def test_what_a_request_may_hold(problems: Problems, body: dict[str, Any], fits: bool) -> None:
    """The schema accepts what LNPay accepts and rejects what it rejects."""
    assert (problems({"$ref": "#/components/schemas/InvoiceRequest"}, body) == []) is fits

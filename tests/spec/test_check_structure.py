"""A document is validated with the schema of its OpenAPI version."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_structure import check_schema_words, check_structure, warn_of_conditions
from tests.apis import document_of
from tests.spec.checked import OK, found_by, of_paths, of_schema

INFO = {"title": "T", "version": "1"}
ERRORS: list[tuple[dict[str, Any], str, str]] = [
    # the document, where, what the message names
    (of_schema({"type": "object", "properties": [{"name": "a"}]}), "/components/schemas/It/properties", "properties"),
    (of_paths({"/a": {"parameters": [{"name": "x", "in": "body"}]}}), "/paths/~1a/parameters/0/in", "body"),
]  # fmt: skip
PUT_RIGHT: list[tuple[dict[str, Any], str]] = [
    ({"openapi": "3.1.0", "info": {"version": "1"}, "paths": {}}, "/info"),
    (of_schema({"externalDocs": {"description": "None."}}), "/components/schemas/It/externalDocs"),
    (of_schema({"xml": "it"}), "/components/schemas/It/xml"),
    (of_schema({"discriminator": "kind"}), "/components/schemas/It/discriminator"),
    (
        of_schema({"discriminator": {"propertyName": "a", "mapping": {"x": 1}}}),
        "/components/schemas/It/discriminator/mapping/x",
    ),
    ({"openapi": "3.1.0", "info": {**INFO, "version": 1.0}, "paths": {}}, "/info/version"),
    (of_paths({"/a": {"get": {"responses": {"200": {}}}}}), "/paths/~1a/get/responses/200/description"),
    (of_paths({"/a": {"get": {"responses": OK, "sumary": "x"}}}), "/paths/~1a/get/sumary"),
    (of_paths({"/a": {"get": {"responses": OK, "deprecated": "true"}}}), "/paths/~1a/get/deprecated"),
    (of_paths({"/a": {"get": {"responses": {"ok": {"description": ""}}}}}), "/paths/~1a/get/responses/ok"),
    (of_schema({"type": "strin"}), "/components/schemas/It/type"),
    (of_schema({"type": "object", "properties": {"a": "string"}}), "/components/schemas/It/properties/a"),
    (of_schema({"items": [{"type": "string"}]}), "/components/schemas/It/items"),
    (of_paths({}, components={"examples": {"e": "x"}}), "/components/examples/e"),
    (of_paths({}, components={"links": {"it": {"operationId": "a", "operationRef": "#/b"}}}), "/components/links/it"),
    (of_paths({}, components={"headers": {"X-A": {}}}), "/components/headers/X-A"),
]


@pytest.mark.parametrize(("data", "pointer", "named"), ERRORS)
def test_what_cannot_be_guessed_is_an_error(data: dict[str, Any], pointer: str, named: str) -> None:
    """A problem that cannot be guessed has its location, and names the key or value."""
    document, problems = found_by(check_structure, data)
    errors = [(problem.line, problem.message) for problem in problems if problem.fix is None]
    line = document.where(pointer).line
    assert any(found == line and named in message for found, message in errors), errors


@pytest.mark.parametrize(("data", "pointer"), PUT_RIGHT)
def test_what_can_be_guessed_is_put_right(data: dict[str, Any], pointer: str) -> None:
    """After the fix, the document is valid."""
    document, problems = found_by(check_structure, data)
    assert len(set(problems)) == 1
    assert problems[0].fix is not None
    assert problems[0].line == document.where(pointer).line
    problems[0].fix()
    assert found_by(check_structure, document.data)[1] == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_good_document_fits(version: str) -> None:
    """Both versions have their own schema."""
    schema = {"type": "string", "nullable": True} if version == "3.0.3" else {"type": ["string", "null"]}
    assert found_by(check_structure, document_of({"/a": {"get": {"responses": OK}}}, {"It": schema}, version))[1] == []


def test_keywords_nearly_right() -> None:
    """A schema key that resembles a keyword has no effect; other keys are ignored."""
    _, problems = found_by(
        check_schema_words, of_schema({"type": "string", "maxlenght": 3, "x-own": 1, "unrelated": 2})
    )
    assert [problem.message for problem in problems if "maxLength" in problem.message] == [problems[0].message]
    assert len(problems) == 1


def test_conditions_are_mentioned_once_a_kind() -> None:
    """Conditions are mentioned once per kind; a union is not a condition, alternatives of required names are."""
    text = {"type": "string", "not": {"const": "a"}}
    choice = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
    data = of_schema(text, Other=text, Union={"oneOf": [{"type": "string"}, {"type": "integer"}]}, Choice=choice)
    _, problems = found_by(warn_of_conditions, data)
    assert len(problems) == 2
    assert "and 1 more" in problems[0].message


def test_the_name_of_a_component() -> None:
    """A component name that cannot be referenced is reported with the allowed characters."""
    components: dict[str, Any] = {"headers": {"a b": {"schema": {}}}}
    _, problems = found_by(check_structure, of_paths({}, components=components))
    assert any("the name a b may contain only letters, digits, and . _ -" in each.message for each in problems)


@pytest.mark.parametrize("version", ["3.0.12", "3.1.10", "3.2.0-rc1"])
def test_any_patch_of_a_version(version: str) -> None:
    """Patches change nothing that matters to a client."""
    _, problems = found_by(check_structure, {"openapi": version, "info": INFO, "paths": {}})
    assert problems == []


def test_a_list_of_types_in_openapi_3_0() -> None:
    """It is reported once, and keeps its types."""
    document, problems = found_by(check_structure, of_schema({"type": ["string", "null"]}, "3.0.3"))
    (message,) = [problem.message for problem in problems]
    assert message == "type must be a string, not a list; treated as in OpenAPI 3.1"
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
    assert document.at("/components/schemas/It") == {"type": ["string", "null"]}


@pytest.mark.parametrize("pair", [("schema", "content"), ("example", "examples")])
def test_two_keys_of_which_one_may_be_given(pair: tuple[str, str]) -> None:
    """The message names them, and does not print the object."""
    parameter = {"name": "q", "in": "query", "schema": {}, pair[0]: {}, pair[1]: {"application/json": {}}}
    operation = {"responses": OK, "parameters": [parameter]}
    data = {"openapi": "3.0.3", "info": INFO, "paths": {"/a": {"get": operation}}}
    _, problems = found_by(check_structure, data)
    messages = {problem.message.partition(";")[0] for problem in problems}
    assert messages == {f"parameters[0]: only one of {pair[0]} and {pair[1]} may be given"}


@pytest.mark.parametrize("schema", [{"type": {"a": 1}}, "text"], ids=str)
def test_a_property_without_a_name(schema: Any) -> None:
    """What is wrong with a property whose name is empty is found and fixed in its place."""
    document, problems = found_by(check_structure, of_schema({"properties": {"": schema}}))
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
    assert found_by(check_structure, document.data)[1] == []
    assert document.at("/components/schemas/It/properties/") in ({}, {"type": "string"}, True)

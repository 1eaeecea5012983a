"""References to nothing, to other files, or back to themselves."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_references import check_references, check_shared_paths
from tests.spec.checked import OK, found_by, of_paths, of_schema

TEXT = {"type": "string"}
SLASH: dict[str, Any] = {"a/b": {"type": "string"}}
LINKED = {"200": {"description": "Fine.", "links": {"x": {"operationId": "y"}}}}
BACK = {"$ref": "#/components/schemas/Back"}
LOOP = {"$ref": "#/components/parameters/P"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


ERRORS: list[tuple[str, dict[str, Any], str]] = [
    ("no parameter", of_paths({"/a": {"get": {"parameters": [{"$ref": "#/components/parameters/x"}]}}}), "add x"),
    (
        "a component of another kind",
        of_paths({"/a": {"parameters": [{"$ref": "#/components/parameters/It"}]}}, components={"headers": {"It": {}}}),
        "did you mean #/components/headers/It?",
    ),
    ("a path of another file", of_paths({"/a": {"$ref": "other.yaml"}}), "other.yaml"),
    ("another file", of_schema({"$ref": "other.yaml#/a"}), "other.yaml"),
    ("an anchor", of_paths({"/a": {"get": {"parameters": [{"$ref": "#name"}]}}}), "#name"),
    ("itself", of_paths({}, components={"parameters": {"P": LOOP}}), "circular $ref"),
    ("the wrong kind", of_paths({"/a": {"parameters": [ref("It")]}}, schemas={"It": TEXT}), "not a parameter"),
    ("no text", of_paths({"/a": {"get": {"responses": {"200": {"$ref": 3}}}}}), "string"),
    ("a path itself", of_paths({"/a": {"$ref": "#/paths/~1a"}}), "circular $ref"),
]
PUT_RIGHT: list[tuple[str, dict[str, Any], str]] = [
    ("itself", of_schema(TEXT, Back=BACK), "circular $ref: #/components/schemas/Back; any value is accepted"),
    ("a schema elsewhere", of_schema({"$ref": "#/info/title"}), "not a schema; any value is accepted"),
    ("the wrong kind", of_paths({"/a": {"get": {"responses": {"200": ref("It")}}}}, schemas={"It": TEXT}), "responses"),
    ("made of itself", of_schema(TEXT, A={"allOf": [ref("B")]}, B={"allOf": [ref("A"), TEXT]}), "through allOf"),
    ("only made of itself", of_schema(TEXT, A={"allOf": [ref("A")]}), "through allOf"),
    ("no example", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "content": {
        "application/json": {"examples": {"x": {"$ref": "#/info"}}}}}}}}}), "not an example; the example is ignored"),
    ("nothing", of_schema({"$ref": ""}), "any value is accepted"),
    ("a bare name", of_schema({"$ref": "Text"}, Text=TEXT), "treated as #/components/schemas/Text"),
    ("a mapping to a bundled file", of_schema({"oneOf": [ref("Text")], "discriminator": {
        "propertyName": "a", "mapping": {"x": "./models/Text.yaml"}}}, Text=TEXT), "as #/components/schemas/Text"),
    ("an identifier", of_schema({**TEXT, "$id": "x"}), "$id"),
    ("an anchor", of_schema({"$ref": "#name"}, Text={**TEXT, "$anchor": "name"}), "#/components/schemas/Text"),
    ("dynamic", of_schema({"$dynamicRef": "#x"}), "any value"),
    ("dynamic, of one", of_schema({"$dynamicRef": "#x"}, Text={**TEXT, "$dynamicAnchor": "x"}), "/schemas/Text"),
    ("a slash in a name", of_schema(ref("a/b"), **SLASH), "a~1b"),
    ("an example", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "content": {
        "application/json": {"examples": {"x": {"$ref": "#/components/examples/x"}}}}}}}}}), "example"),
    ("a mapping", of_schema({"oneOf": [ref("Text")], "discriminator": {"propertyName": "a", "mapping": {"x": "Txt"}}},
                            Text=TEXT), "Txt"),
    ("no schema", of_schema(ref("Txt"), Text=TEXT), "any value is accepted; did you mean #/components/schemas/Text?"),
    ("no anchor", of_schema({"$ref": "#name"}), "unknown anchor: #name; any value is accepted"),
    ("no response", of_paths({"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/x"}}}}}),
     "treated as a response without content"),
    ("no body", of_paths({"/a": {"post": {"requestBody": {"$ref": "#/components/requestBodies/x"}}}}), "any JSON"),
    ("a response for a schema", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "content": {
        "application/json": {"schema": {"$ref": "#/paths/~1a/get/responses/200"}}}}}}}}),
     "which is not a schema; any value is accepted"),
    ("a link without a name", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "links": {
        "x": {"operationId": ""}}}}}}}), "link to no operation; ignored"),
    ("a mapping to a file", of_schema({"oneOf": [ref("Text")], "discriminator": {"propertyName": "a", "mapping": {
        "x": "other.yaml#/a"}}}, Text=TEXT), "other.yaml#/a"),
    ("a link to an operation that is none", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "links": {
        "x": {"operationRef": "#/paths/~1b/get"}}}}}}}), "an operation that does not exist: #/paths/~1b/get"),
    ("a link", of_paths({"/a": {"get": {"responses": LINKED}}}), "y"),
    ("a link to nothing", of_paths({"/a": {"get": {"responses": {"200": {"description": "", "links": {"x": {}}}}}}}),
     "no operation"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "named"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_what_cannot_be_followed_is_an_error(data: dict[str, Any], named: str) -> None:
    """A dead reference that matters is an error, with the missing name or the closest one."""
    _, problems = found_by(check_references, data)
    assert [problem.fix for problem in problems] == [None]
    assert named in problems[0].message


@pytest.mark.parametrize(("data", "named"), [row[1:] for row in PUT_RIGHT], ids=[row[0] for row in PUT_RIGHT])
def test_what_a_client_can_do_without_is_omitted(data: dict[str, Any], named: str) -> None:
    """Other dead references have a fix, after which nothing is found."""
    document, problems = found_by(check_references, data)
    assert len(problems) == 1
    assert named in problems[0].message
    assert problems[0].fix is not None
    problems[0].fix()
    assert found_by(check_references, document.data)[1] == []


def test_good_references_are_silent() -> None:
    """References to components, into them, recursive ones, and properties called $ref are valid."""
    node = {"type": "object", "properties": {"next": ref("Node"), "$ref": TEXT, "b": ref("Node/properties/next")}}
    links = {"x": {"operationId": "get_a"}, "y": {"operationRef": "#/paths/~1a/get"}}
    operation = {"operationId": "get_a", "responses": {"200": {**OK["200"], "links": links}}}
    assert found_by(check_references, of_paths({"/a": {"get": operation}}, schemas={"Node": node}))[1] == []


def test_an_anchor_that_is_there_twice_names_nothing() -> None:
    """The target of a duplicate anchor depends on the reader, so both are ignored and nothing can refer to them."""
    twice = {**TEXT, "$anchor": "x"}
    _, problems = found_by(check_references, of_schema({"$ref": "#x"}, One=twice, Two=twice))
    assert [problem.fix is None for problem in problems] == [False, False, False]


def test_paths_that_share_operations() -> None:
    """A path that refers to another one gets its own copy of the operations; a dead reference is reported elsewhere."""
    operation = {"responses": OK}
    data = of_paths({"/a": {"get": operation}, "/b": {"$ref": "#/paths/~1a"}, "/c": {"$ref": "#/paths/~1none"}})
    document, (problem,) = found_by(check_shared_paths, data)
    assert "the path shares the operations of #/paths/~1a" in problem.message and problem.fix is not None
    problem.fix()
    assert document.at("/paths/~1b") == {"get": operation}
    assert document.at("/paths/~1b") is not document.at("/paths/~1a")


@pytest.mark.parametrize("section", ["examples", "links", "callbacks", "headers"])
def test_a_component_that_refers_to_nothing(section: str) -> None:
    """It is omitted, with all references that lead to it."""
    to_it = {"Y": {"$ref": f"#/components/{section}/X"}, "Z": {"$ref": f"#/components/{section}/Y"}}
    data = of_paths({}, components={section: {"X": {"$ref": "#/nowhere"}, **to_it}})
    document, problems = found_by(check_references, data)
    (problem,) = problems
    assert problem.fix is not None and f"the {section[:-1]} is ignored" in problem.message
    problem.fix()
    assert document.at(f"/components/{section}") == {}


def test_a_reference_to_the_whole_document() -> None:
    """It resolves, to what is not a schema."""
    _, problems = found_by(check_references, of_schema({"properties": {"all": {"$ref": "#"}}}))
    assert [each.message.partition(";")[0] for each in problems] == ["$ref to #, which is not a schema"]

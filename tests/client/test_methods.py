"""Operations as the templates need them."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.client.methods import Method
from scripts.client.models import Models
from tests.apis import CONFIG, OK, api_of, json_answer, json_body
from tests.client.views import method_of

THING = {
    "type": "object",
    "required": ["passThru"],
    "properties": {"passThru": {"type": "string"}, "n": {"type": "integer"}},
}
REF = {"$ref": "#/components/schemas/Thing"}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
Q = {"name": "q", "in": "query", "schema": {"type": "string"}}


def test_arguments() -> None:
    """Path parameters are positional, others keyword-only; optional ones may be omitted or None."""
    method = method_of({"parameters": [Q, ID]}, "/things/{id}")
    assert [(each.name, each.hint, each.default) for each in method.positional] == [("id", "int", "")]
    assert [(each.name, each.hint, each.default) for each in method.named] == [("q", "str | Unset | None", "UNSET")]
    assert method.values() == "{'id': id, 'q': q}"
    assert method.body is None
    assert method.body_value(flat=True) == "UNSET"


def test_bodies_are_flat_or_ready() -> None:
    """A body can be passed as fields or as a whole; endpoint modules accept only whole bodies."""
    method = method_of({"requestBody": json_body(REF)}, http_method="post", schemas={"Thing": THING})
    flat, ready = method.signatures(flat=True)
    assert flat.text("self").startswith("self, *, pass_thru: str, n: int | Unset | None = UNSET, timeout:")
    assert ready.text("self").startswith("self, *, body: models.Thing | Mapping[str, Any], timeout:")
    (plain,) = method.signatures(flat=False)
    assert "pass_thru" not in plain.text("client")
    every = method.implementation(flat=True).text("self")
    assert (
        "pass_thru: str | Unset = UNSET" in every and "body: models.Thing | Mapping[str, Any] | Unset = UNSET" in every
    )
    assert method.body_value(flat=True) == (
        "pick_body(body, {'passThru': pass_thru, 'n': n}, required=True, "
        "names={'passThru': 'pass_thru'}, optional=('n',))"
    )


def test_signatures_are_python() -> None:
    """Each signature is valid Python."""
    method = method_of(
        {"parameters": [ID, Q], "requestBody": json_body(REF)}, "/things/{id}", "post", schemas={"Thing": THING}
    )
    for signature in (*method.signatures(flat=True), method.implementation(flat=True)):
        ast.parse(f"def f({signature.text('self')}) -> {signature.returns}: ...")


@pytest.mark.parametrize(
    ("responses", "returns"),
    [
        (json_answer(REF), "models.Thing"),
        (json_answer({"type": "array", "items": REF}), "list[models.Thing]"),
        ({"204": {"description": ""}}, "None"),
        ({"200": {"description": "", "content": {"text/plain": {}}}}, "str"),
        ({"200": {"description": "", "content": {"image/png": {}}}}, "bytes"),
        ({**json_answer(REF), "202": {"description": ""}}, "models.Thing | None"),
        ({"default": json_answer(REF)["200"]}, "models.Thing"),
        (
            {"200": {"description": "", "content": {"application/json": {"schema": REF}, "text/csv": {}}}},
            "models.Thing",
        ),
    ],
)
def test_results(responses: dict[str, Any], returns: str) -> None:
    """The result type covers every success: JSON if offered, None without a body."""
    assert method_of({"responses": responses}, schemas={"Thing": THING}).returns == returns


def test_head_has_no_result() -> None:
    """HEAD has no result, whatever the spec declares."""
    assert method_of({"responses": json_answer(REF)}, http_method="head", schemas={"Thing": THING}).returns == "None"


def test_the_whole_answer_may_be_an_error() -> None:
    """The detailed functions also type the bodies of errors."""
    error = {"description": "", "content": {"application/json": {"schema": {"type": "string"}}}}
    method = method_of({"responses": {**json_answer(REF), "400": error}}, schemas={"Thing": THING})
    assert method.detailed(method.returns) == "Response[models.Thing | str | None]"


def test_a_trimmed_answer_has_a_type_of_its_own() -> None:
    """With the trimming parameter the result is partial, otherwise complete."""
    fields = {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
    node = {"parameters": [{**fields, "x-partial-response": True}], "responses": json_answer(REF)}
    whole, trimmed = method_of(node, schemas={"Thing": THING}).signatures(flat=True)
    assert (whole.returns, trimmed.returns) == ("models.Thing", "models.PartialThing")
    assert "fields: Unset | None = UNSET" in whole.text("self")
    assert "fields: Sequence[str]" in trimmed.text("self")


def test_docstrings() -> None:
    """A docstring has a description, the request line, arguments and errors."""
    node = {"summary": "Do it", "description": "At once.", "parameters": [{**ID, "description": "Which."}],
            "responses": {"200": {"description": ""}, "404": {"description": "Not there.\nReally."}}}  # fmt: skip
    doc = method_of(node, "/things/{id}").doc(flat=True)
    assert doc.startswith("Do it.\n\nAt once.\n\n`GET /things/{id}`\n\nArgs:\n    id: Which.")
    assert doc.endswith("Raises:\n    NotFoundError: Status 404. Not there.")


def test_builtins_that_a_method_hides() -> None:
    """If a method is called `list`, type hints use the qualified builtin."""
    method = method_of({})
    method.siblings = frozenset({"list"})
    assert method.in_class("a: list[int], list: int") == "a: builtins.list[int], list: int"


def test_each_result_has_its_way_to_call() -> None:
    """The parameter that chooses a result is forbidden in one overload and required in the other."""
    job = {"type": "object", "required": ["job"], "properties": {"job": {"type": "string"}}}
    queue = {"name": "queue", "in": "header", "schema": {"type": "string"}, "x-result": "Job"}
    both = json_answer({"oneOf": [REF, {"$ref": "#/components/schemas/Job"}]})
    method = method_of({"parameters": [queue], "responses": both}, schemas={"Thing": THING, "Job": job})
    usual, chosen = method.signatures(flat=True)
    assert (usual.returns, chosen.returns) == ("models.Thing", "models.Job")
    assert "queue: Unset | None = UNSET" in usual.text("self")
    assert "queue: str, " in chosen.text("self")
    assert method.implementation(flat=True).returns == "models.Thing | models.Job"


def test_a_method_that_is_called_like_a_stream() -> None:
    """A streaming method gets an underscore if another operation has its name."""
    responses = {"200": {"description": "", "content": {"application/x-ndjson": {"itemSchema": {"type": "integer"}}}}}
    operations = {
        "/a": {"get": {"operationId": "lines", "tags": ["s"], "responses": responses}},
        "/b": {"get": {"operationId": "lines_stream", "tags": ["s"], "responses": OK}},
    }  # fmt: skip
    api = api_of(operations, version="3.2.0")
    types = Models.of(api, CONFIG).types
    streams = [Method(each, types, api, frozenset({"lines", "lines_stream"})).stream for each in api.operations]
    assert [stream and stream.name for stream in streams] == ["lines_stream_", None]

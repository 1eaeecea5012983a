"""Our `x-...` keys: parsed, refused, and reported where they are nearly right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.spec.check_extensions import check_extensions, warn_of_extensions
from scripts.spec.document import read_document
from scripts.spec.extensions import EnumNames, Env, KeyPairs, PartialResponse, SdkMethod, Unit, parse_extensions
from scripts.spec.pointers import ModelError
from scripts.spec.walk import walk

SPEC = """openapi: 3.1.0
paths:
  /a:
    get:
      operationId: a
      {operation}: 1
      parameters:
        - name: b
          in: query
          {parameter}: X
          schema:
            {schema}: cm
"""


@pytest.mark.parametrize(
    ("place", "key", "value", "extension"),
    [
        ("operation", "x-sdk-method", "create_invoice", SdkMethod("create_invoice")),
        ("operation", "x-key-pairs", [{"a": 1, "b": "no"}], KeyPairs(("a", "b"), (("1", "no"),))),
        ("parameter", "x-env", "MY_KEY", Env("MY_KEY")),
        ("parameter", "x-partial-response", True, PartialResponse()),
        ("parameter", "x-partial-response", False, None),
        ("schema", "x-unit", "cm", Unit("cm")),
        ("schema", "x-unit", {"of": "another tool"}, None),
        ("schema", "x-enumNames", ["A", 2], EnumNames(("A", "2"))),
        ("operation", "x-unit", "cm", None),
    ],
)
def test_an_extension_is_parsed_where_it_belongs(place: str, key: str, value: Any, extension: Any) -> None:
    """Each key has a type of its own; what is not meant for us is none of them."""
    found = parse_extensions(place, {"type": "string", key: value}, "/x")
    kinds = (SdkMethod, KeyPairs, Env, PartialResponse, Unit, EnumNames)
    assert [each for kind in kinds if (each := found.get(kind))] == ([extension] if extension else [])


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("operation", "x-sdk-method", "class"),
        ("operation", "x-sdk-method", "_private"),
        ("operation", "x-key-pairs", [{"a": 1}, {"b": 1}]),
        ("operation", "x-waiters", {"until_done": {"acceptors": [{"state": "failure", "matcher": {"status": 404}}]}}),
        ("operation", "x-waiters", {"until_done": {"acceptors": [{"state": "success", "matcher": {"output": "x"}}]}}),
        ("parameter", "x-env", "no"),
        ("parameter", "x-partial-response", "yes"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(place: str, key: str, value: Any) -> None:
    """The pointer leads to the extension or into it."""
    with pytest.raises(ModelError) as caught:
        parse_extensions(place, {key: value}, "/x")
    assert caught.value.pointer.startswith(f"/x/{key}")


def test_later_extensions_win() -> None:
    """What is written where a schema is used counts more than what the schema says."""
    ours, theirs = parse_extensions("schema", {"x-unit": "cm"}, ""), parse_extensions("schema", {"x-unit": "m"}, "")
    assert (ours | theirs).get(Unit) == Unit("m")
    assert (ours | parse_extensions("schema", {}, "")) == ours


@pytest.mark.parametrize(
    ("operation", "parameter", "schema", "expected"),
    [
        ("x-sdk-metod", "x-envv", "x-unti", ["x-sdk-method", "x-env", "x-unit"]),
        ("x-SDK-method", "x_env", "x-enum_varnames", ["x-sdk-method", "x-enum-varnames"]),
        ("x-waiter", "x-partial-responses", "x-units", ["x-waiters", "x-partial-response", "x-unit"]),
        ("x-internal", "x-order", "x-unique", []),
    ],
)
def test_one_letter_beside_is_reported(
    tmp_path: Path, operation: str, parameter: str, schema: str, expected: list[str]
) -> None:
    """On operations, parameters and schemas, with line and column; what other tools use is left alone."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC.format(operation=operation, parameter=parameter, schema=schema))
    document = read_document(path)
    problems = list(warn_of_extensions(document, list(walk(document.data))))
    assert [each.message.rpartition("mean ")[2] for each in problems] == [f"{name}?" for name in expected]
    assert {each.line for each in problems} <= {6, 10, 12}


def test_the_wrong_kind_of_object_is_reported(tmp_path: Path) -> None:
    """An extension that belongs to a parameter has no effect on its schema."""
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC.format(operation="x-a", parameter="x-b", schema="x-env"))
    document = read_document(path)
    (problem,) = warn_of_extensions(document, list(walk(document.data)))
    assert (problem.line, problem.message) == (12, "x-env has no effect here; it belongs to a parameter")


def test_everything_that_is_wrong_is_reported_at_once(tmp_path: Path) -> None:
    """Each waiter that cannot be used has a problem of its own."""
    path = tmp_path / "spec.yaml"
    path.write_text(
        SPEC.format(operation="x-waiters: {until_a: 1, until_b: 2}\n      x-c", parameter="x-env", schema="x")
    )
    document = read_document(path)
    messages = [each.message.partition(";")[0] for each in check_extensions(document, list(walk(document.data)))]
    assert messages == ["a waiter needs acceptors, at least one of them with state: success"] * 2

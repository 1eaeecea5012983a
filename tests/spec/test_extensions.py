"""Our `x-...` keys: parsed, and refused where they cannot be used."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.extensions import (
    EnumNames,
    Env,
    KeyPairs,
    PartialResponse,
    Result,
    SdkMethod,
    Unit,
    Waiters,
    parse_extensions,
)
from scripts.spec.pointers import ModelError


@pytest.mark.parametrize(
    ("place", "key", "value", "extension"),
    [
        ("operation", "x-sdk-method", "create_invoice", SdkMethod("create_invoice")),
        ("operation", "x-key-pairs", [{"a": 1, "b": "no"}], KeyPairs(("a", "b"), (("1", "no"),))),
        ("parameter", "x-env", "MY_KEY", Env("MY_KEY")),
        ("parameter", "x-partial-response", True, PartialResponse()),
        ("parameter", "x-partial-response", False, None),
        ("parameter", "x-result", "Job", Result("Job")),
        ("schema", "x-unit", "cm", Unit("cm")),
        ("schema", "x-unit", {"of": "another tool"}, None),
        ("schema", "x-enumNames", ["A", 2], EnumNames(("A", "2"))),
        ("operation", "x-unit", "cm", None),
    ],
)
def test_an_extension_is_parsed_where_it_belongs(place: str, key: str, value: Any, extension: Any) -> None:
    """Each key has a type of its own; what is not meant for us is none of them."""
    found = parse_extensions(place, {"type": "string", key: value}, "/x")
    kinds = (SdkMethod, KeyPairs, Env, PartialResponse, Result, Unit, EnumNames)
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
        ("parameter", "x-result", {"$ref": "#/components/schemas/Job"}),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(place: str, key: str, value: Any) -> None:
    """The pointer leads to the extension or into it."""
    with pytest.raises(ModelError) as caught:
        parse_extensions(place, {key: value}, "/x")
    assert caught.value.pointer.startswith(f"/x/{key}")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"minDelai": 5}, "/minDelai"),
        ({"acceptors": [{"state": "success", "matcher": {"status": 200}, "mesage": "x"}]}, "/acceptors/0/mesage"),
        (
            {"acceptors": [{"state": "success", "matcher": {"status": 1, "outputs": {}}}]},
            "/acceptors/0/matcher/outputs",
        ),
        ({"acceptors": [{"state": "success", "matcher": {"output": {"path": "a", "expcted": 1}}}]}, "/expcted"),
    ],
)
def test_a_misspelt_key_of_a_waiter_is_refused(change: dict[str, Any], place: str) -> None:
    """Ignored, it would change what is waited for; keys of other tools are left alone."""
    waiter = {"acceptors": [{"state": "success", "matcher": {"status": 200}}], "x-other": True}
    assert parse_extensions("operation", {"x-waiters": {"until_done": waiter}}, "").get(Waiters)
    with pytest.raises(ModelError, match="did you mean") as caught:
        parse_extensions("operation", {"x-waiters": {"until_done": {**waiter, **change}}}, "")
    assert caught.value.pointer.endswith(place)


def test_later_extensions_win() -> None:
    """What is written where a schema is used counts more than what the schema says."""
    ours, theirs = parse_extensions("schema", {"x-unit": "cm"}, ""), parse_extensions("schema", {"x-unit": "m"}, "")
    assert (ours | theirs).get(Unit) == Unit("m")
    assert (ours | parse_extensions("schema", {}, "")) == ours

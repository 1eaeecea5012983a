"""References that are nearly right."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.targets import meant_by, resolves

DATA: dict[str, Any] = {"info": {}, "components": {"schemas": {"Box": {}, "a.b": {}}, "parameters": {"Page": {}}}}


@pytest.mark.parametrize(
    "reference",
    [
        "Box", "#Box", "#/definitions/Box", "#components/schemas/Box", "#/components/schemas/Box/",
        " #/components/schemas/Box ", "#/components/schema/Box", "components/schemas/Box", "#/schemas/Box",
    ],
)  # fmt: skip
def test_a_component_by_nearly_its_reference(reference: str) -> None:
    """It is found by its name, in the section of its kind."""
    assert meant_by(DATA, reference, "schema") == "#/components/schemas/Box"
    assert not resolves(DATA, reference)


@pytest.mark.parametrize(
    ("reference", "kind", "meant"),
    [
        ("#/parameters/Page", "parameter", "#/components/parameters/Page"),
        ("#/parameters/Box", "schema", ""),
        ("#/components/responses/Box", "schema", ""),
        ("#/definitions/Bix", "schema", ""),
        ("a.b", "schema", "#/components/schemas/a.b"),
        ("other.yaml#/Box", "schema", ""),
        ("Box", "parameter", ""),
        ("Box", "operation", ""),
    ],
)
def test_what_could_be_another_part_is_not_guessed(reference: str, kind: str, meant: str) -> None:
    """The kind decides in which section a name is looked for, and other sections do not count."""
    assert meant_by(DATA, reference, kind) == meant


@pytest.mark.parametrize(("reference", "known"), [("#", True), ("#/info", True), ("#/nope", False), ("#info", False)])
def test_whether_a_reference_leads_anywhere(reference: str, known: bool) -> None:
    """Only pointers do: anchors are looked up elsewhere."""
    assert resolves(DATA, reference) is known

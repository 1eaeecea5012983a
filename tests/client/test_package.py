"""Facts for the package's metadata files."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from scripts.client.package import license_text, package_facts, python_version, toml
from tests.apis import api_of


def info(**more: Any) -> dict[str, Any]:
    return {"info": {"title": "Pet store", "version": "1.2", **more}}


@pytest.mark.parametrize(
    ("version", "form"),
    [("1.2.3", "1.2.3"), ("v2-beta", "2b0"), ("2024-01-31", "2024.1.31"), ("next", "0"), ("1.0.0-SNAPSHOT.7", "1.0.0")],
)
def test_versions(version: str, form: str) -> None:
    """Versions are valid for Python; if one has no such form, its leading numbers are used."""
    assert python_version(version) == form


def test_facts() -> None:
    """Summary, licence, author, links and keywords come from the spec; invalid links are omitted."""
    contact = {"name": 'Ann "A"', "email": "a@x.example", "url": "javascript:x"}
    api = api_of(**info(contact=contact, license={"name": "MIT License"}, description="First line.\nSecond."),
                 externalDocs={"url": "https://docs.example"})  # fmt: skip
    facts = package_facts(api)
    assert (facts.version, facts.summary, facts.license) == ("1.2", "First line.", "MIT")
    assert tomllib.loads(f"a = {facts.authors}")["a"] == {"name": 'Ann "A"', "email": "a@x.example"}
    assert facts.urls == {"Documentation": "https://docs.example"}
    assert facts.keywords == ["api", "client", "pet", "store"]
    assert package_facts(api, "9.8").version == "9.8"


def test_a_spec_that_says_little() -> None:
    """For a minimal spec, only a summary is made up."""
    facts = package_facts(api_of(**info()))
    assert (facts.summary, facts.license, facts.authors, facts.urls) == ("Client for the Pet store API.", "", "", {})


def test_licences() -> None:
    """Known licences get their full text, others their name and address; a sentence is not a licence."""
    assert "the pet-store-client contributors" in license_text(
        api_of(**info(license={"identifier": "MIT", "name": "x"}))
    )
    assert (
        license_text(api_of(**info(license={"name": "Own", "url": "https://own.example"})))
        == "Own\nhttps://own.example\n"
    )
    assert "does not name a licence" in license_text(api_of(**info()))


@pytest.mark.parametrize("text", ['a "b" \\ c', "tab\there", "ö"])
def test_toml_strings(text: str) -> None:
    """Strings in TOML are read back unchanged, without unprintable characters."""
    assert tomllib.loads(f"a = {toml(text)}")["a"] == text.replace("\t", "")

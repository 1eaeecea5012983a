"""Reads references that are nearly right: those of Swagger 2.0, bare names, slashes too many or too few."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from scripts.spec.openapi import as_dict
from scripts.spec.pointers import ModelError, join, look_up
from scripts.spec.problems import near
from scripts.spec.walk import SECTIONS

_NEARLY = re.compile(r"\s*(?:#?/?(?:components/)?(?P<section>\w+)/|#?)(?P<name>[^/#\s]+)/?\s*")
_OF_SWAGGER = {"definitions": "schemas", "parameters": "parameters", "responses": "responses"}


def meant_by(data: Mapping[str, Any], reference: str, kind: str) -> str:
    """Return the reference to the component of this kind that was intended; "" if there is none."""
    found, section = _NEARLY.fullmatch(reference), SECTIONS.get(kind, "")
    components = as_dict(data.get("components"))
    if found is None or not section or found["name"] not in as_dict(components.get(section)):
        return ""
    given = found["section"] or section
    if section not in (given, _OF_SWAGGER.get(given), near(given, SECTIONS.values())):
        return ""
    return "#" + join(f"/components/{section}", found["name"])


def resolves(data: Mapping[str, Any], reference: str) -> bool:
    """Return whether a reference leads to a part of the document."""
    try:
        look_up(data, reference, "")
    except ModelError:
        return False
    return reference == "#" or reference.startswith("#/")

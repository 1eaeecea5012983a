"""Incomplete security schemes: corrected or ignored, with a warning at their location."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_schemes import check_schemes
from tests.spec.checked import as_document, of_paths

BASIC = {"type": "http", "scheme": "basic"}
KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}


@pytest.mark.parametrize(
    ("scheme", "after", "named"),
    [
        ({"type": "basic"}, BASIC, "treated as http with the scheme basic"),
        (
            {"type": "Bearer", "description": "JWT"},
            {**BASIC, "scheme": "bearer", "description": "JWT"},
            "treated as http",
        ),
        ({**KEY, "type": "APIKey", "in": "Header"}, KEY, "type APIKey has the wrong case"),
        ({"type": "openIdConnect"}, {"type": "openIdConnect", "openIdConnectUrl": ""}, "left empty"),
        ({"type": "password"}, None, "password is not a security scheme type"),
        ({"description": "A key."}, None, "the key type is missing"),
        ({**KEY, "in": "body"}, None, "a key cannot be sent in body"),
        ({"type": "apiKey", "in": "header"}, None, "the key name is missing"),
        ({"type": "http"}, None, "the key scheme is missing"),
        ("basic", None, "key must be a mapping"),
        (None, None, "key must be a mapping"),
    ],
)
def test_what_lacks_something(scheme: Any, after: Any, named: str) -> None:
    """A scheme is corrected if there is only one way to read it, else removed, so that its requirements warn."""
    document = as_document(of_paths({}, components={"securitySchemes": {"key": scheme}}))
    problems = list(check_schemes(document))
    for problem in problems:
        assert problem.fix is not None
        problem.fix()
    assert any(named in problem.message for problem in problems) and problems[0].line > 1
    assert document.at("/components/securitySchemes").get("key") == after
    assert list(check_schemes(document)) == []


@pytest.mark.parametrize(
    "scheme", [BASIC, KEY, {"type": "oauth2", "flows": {}}, {"type": "mutualTLS"}, {"$ref": "#/x"}]
)
def test_what_is_complete(scheme: dict[str, Any]) -> None:
    """A complete scheme and a reference are valid."""
    assert list(check_schemes(as_document(of_paths({}, components={"securitySchemes": {"key": scheme}})))) == []

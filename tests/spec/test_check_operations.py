"""Operations, paths, parameters, security and servers that are inconsistent."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.check_operations import check_operations, snake_case, warn_of_operations
from tests.spec.checked import OK, as_document, found_by, of_paths

GET = {"get": {"responses": OK}}


def get(**more: Any) -> dict[str, Any]:
    return {"get": {"responses": OK, **more}}


def parameter(name: str, place: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "schema": {"type": "string"}, **more}


P, X = parameter("id", "path", required=True), parameter("x", "path", required=True)
ODD_SERVER = {"url": "https://{h}/", "variables": {"h": {"default": "c", "enum": ["a"]}}}
KEY = {"securitySchemes": {"secret": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
SECRET = "#/components/securitySchemes/secret"
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("a brace without its partner", of_paths({"/a/{id": GET}), "/a/{id"),
    ("a name twice in a path", of_paths({"/a/{id}/{id}": get(parameters=[P])}), "{id}"),
]
PUT_RIGHT: list[tuple[str, dict[str, Any], str]] = [
    ("an id twice", of_paths({"/a": get(operationId="x"), "/b": get(operationId="x")}), "operationId x"),
    ("ids that are one name", of_paths({"/a": get(operationId="getX"), "/b": get(operationId="get_x")}), "get_x"),
    ("an id without letters", of_paths({"/a": get(operationId="--")}), "'--'"),
    ("paths alike", of_paths({"/a/{id}": get(parameters=[P]), "/a/{x}": get(parameters=[X])}), "/a/{x}"),
    ("a parameter twice", of_paths({"/a": get(parameters=[parameter("q", "query"), parameter("q", "query")])}), "q"),
    ("a header with a colon", of_paths({"/a": get(parameters=[parameter("X-A:", "header")])}), "X-A"),
    ("an unknown scheme", of_paths({"/a": get(security=[{"secrett": []}])}, components=KEY), "did you mean secret?"),
    ("a scheme by its URI", of_paths({"/a": get(security=[{SECRET: []}])}, components=KEY), "treated as secret"),
    ("a variable missing", of_paths({}, servers=[{"url": "https://{host}/"}]), "host"),
    ("a path parameter in the query", of_paths({"/a/{id}": get(parameters=[parameter("id", "query")])}),
     "using the query parameter of that name"),
    ("a path parameter that is not declared", of_paths({"/a/{id}": get()}), "treated as a string"),
    ("parameters that are not a list", of_paths({"/a/{id}": get(parameters={})}), "path parameter id"),
    ("a header that is not a name", of_paths({"/a": get(parameters=[parameter("a b", "header")])}), "a b"),
    ("a default that is not a value", of_paths({}, servers=[ODD_SERVER]), "c"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "named"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_work_is_an_error(data: dict[str, Any], named: str) -> None:
    """Problems that only the author can fix are errors that name them."""
    _, problems = found_by(check_operations, data)
    assert [problem.fix for problem in problems] == [None]
    assert named in problems[0].message


@pytest.mark.parametrize(("data", "named"), [row[1:] for row in PUT_RIGHT], ids=[row[0] for row in PUT_RIGHT])
def test_what_hinders_no_client_is_put_right(data: dict[str, Any], named: str) -> None:
    """Each harmless problem has a fix, after which the same check finds nothing, or a warning without one."""
    document, problems = found_by(check_operations, data)
    assert len(problems) == 1
    assert named in problems[0].message
    assert problems[0].kind
    assert problems[0].fix is not None
    before = str(document.data)
    problems[0].fix()
    if str(document.data) != before:
        assert found_by(check_operations, document.data)[1] == []


def test_a_good_document_has_no_problem() -> None:
    """Declared path parameters, several servers and declared keys are valid."""
    servers = [{"url": "https://{h}/", "variables": {"h": {"default": "a", "enum": ["a", "b"]}}}]
    data = of_paths(
        {"x-{own}": {}, "/a/{id}": get(parameters=[P], security=[{"secret": []}, {}])}, components=KEY, servers=servers
    )
    assert found_by(check_operations, data)[1] == []


WARNED: list[tuple[str, dict[str, Any], str]] = [
    ("no responses", of_paths({"/a": {"get": {"responses": {}}}}), "no responses"),
    (
        "a body that no response has",
        of_paths(
            {"/a": get(responses={"204": {"$ref": "#/components/responses/it"}})},
            components={"responses": {"it": {"description": "", "content": {"text/plain": {}}}}},
        ),
        "204 has no body",
    ),
    ("twice in a tag", of_paths({"/a": get(tags=["it", "it"])}), "duplicate tag it"),
    ("callbacks", of_paths({"/a": get(callbacks={"done": {}})}), "callbacks"),
    ("a tag nearly right", of_paths({"/a": get(tags=["walet"])}, tags=[{"name": "wallet"}]), "wallet"),
    *(
        (kind, of_paths({}, components={"securitySchemes": {"o": {"type": kind}}}), kind)
        for kind in ("oauth2", "openIdConnect", "mutualTLS")
    ),
    ("a query string of JSON", of_paths({"/a": get(parameters=[
        {"name": "q", "in": "querystring", "content": {"application/json": {}}}])}), "describe it as a form"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "named"), [row[1:] for row in WARNED], ids=[row[0] for row in WARNED])
def test_what_is_odd_is_a_warning(data: dict[str, Any], named: str) -> None:
    """What the client omits, and misspelt names, are warnings."""
    _, problems = found_by(warn_of_operations, data)
    assert len(problems) == 1
    assert named in problems[0].message


def test_a_tag_like_no_other_is_no_mistake() -> None:
    """An undescribed tag is valid."""
    assert found_by(warn_of_operations, of_paths({"/a": get(tags=["else"])}, tags=[{"name": "wallet"}]))[1] == []


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("PostWalletInvoice", "post_wallet_invoice"),
        ("get-thing", "get_thing"),
        ("list_all", "list_all"),
        ("a.b/c", "a_b_c"),
    ],
)
def test_modules_of_operations(name: str, module: str) -> None:
    """Ids with the same snake case form are the same module."""
    assert snake_case(name) == module


def test_places_are_those_of_the_file() -> None:
    """A problem's location is that of its key."""
    data = of_paths({"/a": get(operationId="x"), "/b": get(operationId="x")})
    _, (problem,) = found_by(check_operations, data)
    assert problem.line == as_document(data).where("/paths/~1b/get/operationId").line


@pytest.mark.parametrize(("location", "duplicates"), [("query", 0), ("cookie", 0), ("header", 1)])
def test_the_case_of_a_parameters_name(location: str, duplicates: int) -> None:
    """Names that differ only in case are two parameters, except in headers."""
    parameters = [{"name": name, "in": location, "schema": {"type": "string"}} for name in ("size", "Size")]
    _, problems = found_by(check_operations, of_paths({"/a": {"get": {"responses": OK, "parameters": parameters}}}))
    assert len([each for each in problems if "already declared" in each.message]) == duplicates

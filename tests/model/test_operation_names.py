"""Python names of operations, tags and parameters: readable, unique, and stable when others are added."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_python_client.config import ConfigFile

from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig

RESPONSES = {"200": {"description": "Ok."}}


def names_of(*operations: tuple[str, str, dict[str, Any]]) -> dict[str, str]:
    """Return `attribute.method` for each path of an API with these operations."""
    paths: dict[str, Any] = {}
    for path, method, node in operations:
        paths.setdefault(path, {})[method] = {"responses": RESPONSES, **node}
    spec = {"openapi": "3.1.0", "info": {"title": "Hub", "version": "1"}, "paths": paths}
    api = build_model(spec, GeneratorConfig(ConfigFile()))
    modules = [(each.tag.attribute, each.module) for each in api.operations]
    assert len(set(modules)) == len(modules)
    return {f"{each.method} {each.path}": f"{each.tag.attribute}.{each.sdk_method}" for each in api.operations}


@pytest.mark.parametrize(
    ("tag", "operation_id", "name"),
    [
        ("repos", "repos/list-branches", "repos.list_branches"),
        ("Code scanning", "code-scanning/get-alert", "code_scanning.get_alert"),
        ("Contacts", "contacts/create-import", "contacts.create_import"),
        ("repos", "teams/list", "repos.teams_list"),
        ("user's files", "files:upload#2", "users_files.files_upload_2"),
        ("a+b", "getA&B", "a_b.get_a_b"),
        ("repos", "repos/", "repos.repos"),
        ("t", "list branches (all)", "t.list_branches_all"),
    ],
)
def test_signs_separate_words(tag: str, operation_id: str, name: str) -> None:
    """A slash or other punctuation becomes an underscore; the tag before a slash is not repeated."""
    assert names_of(("/a", "get", {"tags": [tag], "operationId": operation_id})) == {"GET /a": name}


COLLIDING: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("/users/{id}", "get", {"operationId": "GetUser"}),
    ("/me", "get", {"operationId": "getUser"}),
    ("/you", "get", {"operationId": "get_user"}),
)


def test_ids_that_are_one_name() -> None:
    """Of two ids with the same Python name, the second is named after its method and path."""
    expected = {
        "GET /users/{id}": "default.get_user",
        "GET /me": "default.get_me",
        "GET /you": "default.get_you",
    }
    assert names_of(*COLLIDING) == expected


@pytest.mark.parametrize(
    "added",
    [
        ("/users", "get", {"operationId": "listUsers"}),
        ("/others", "get", {"operationId": "GETUser"}),
        ("/me", "post", {"operationId": "get-me"}),
    ],
)
def test_names_stay_when_operations_are_added(added: tuple[str, str, dict[str, Any]]) -> None:
    """An added operation changes no other name, except one that it takes explicitly."""
    before = names_of(*COLLIDING)
    for place in (1, 2, 3):
        after = names_of(*COLLIDING[:place], added, *COLLIDING[place:])
        changed = {key for key in before if after[key] != before[key]}
        assert changed <= ({"GET /me"} if added[2]["operationId"] == "get-me" else set())
        assert len(set(after.values())) == len(after)


def test_a_method_that_the_spec_names_comes_first() -> None:
    """x-sdk-method determines the name, whatever the ids of earlier operations are."""
    named = names_of(
        ("/a", "get", {"operationId": "retrieve"}),
        ("/b", "get", {"operationId": "getB", "x-sdk-method": "retrieve"}),
    )
    assert named == {"GET /a": "default.get_a", "GET /b": "default.retrieve"}


@pytest.mark.parametrize(
    ("tag", "operation_id", "name"),
    [
        ("*", "***", "asterisk.get_a"),
        ("\N{DOG FACE}", "\N{CAT FACE}", "dog_face.get_a"),
        ("/", "-", "solidus.get_a"),
        ("日本", "一覧", "日本.一覧"),
    ],
)
def test_names_without_letters(tag: str, operation_id: str, name: str) -> None:
    """A tag without letters is spelled out; without letters in the id, method and path are used."""
    assert names_of(("/a", "get", {"tags": [tag], "operationId": operation_id})) == {"GET /a": name}

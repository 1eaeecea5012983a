"""The exception hierarchy of a client."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.model.errors import FIXED_ERRORS, error_names, error_tree, exception_of, root_error, waiter_failures
from tests.apis import api_of, json_answer

WAITER = {
    "acceptors": [
        {"state": "success", "matcher": {"status": 200}},
        {"state": "failure", "matcher": {"status": 410}, "error": "ThingGone", "message": "It is gone."},
        {"state": "failure", "matcher": {"status": 404}, "error": "NotFoundError"},
        {"state": "failure", "matcher": {"status": 409}, "error": "ThingGone"},
    ]
}
PATHS: dict[str, Any] = {"/a": {"get": {"responses": json_answer({}), "x-waiters": {"until_done": WAITER}}}}


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("400", "BadRequestError"), ("401", "AuthenticationError"), ("403", "PermissionDeniedError"),
        ("404", "NotFoundError"), ("429", "RateLimitError"), ("500", "InternalServerError"),
        ("599", "InternalServerError"), ("5XX", "InternalServerError"), ("418", "APIStatusError"),
        ("4XX", "APIStatusError"), ("default", "APIStatusError"),
    ],
)  # fmt: skip
def test_each_status_has_its_exception(status: str, name: str) -> None:
    """Statuses without their own exception raise the general one."""
    assert exception_of(status) == name


def test_failures_of_waiters_are_classes_of_their_own() -> None:
    """Each waiter's exception is defined once, with its first message; one with a standard name is not redefined."""
    assert [(each.name, each.message) for each in waiter_failures(api_of(PATHS))] == [("ThingGone", "It is gone.")]
    assert waiter_failures(api_of()) == []


def test_all_names_are_there_sorted() -> None:
    """The list contains the root, the standard exceptions, and those that the spec names."""
    names = error_names(api_of(PATHS))
    assert names == sorted({"ShopError", "ThingGone", *FIXED_ERRORS})


def test_a_root_error_that_is_taken_is_called_otherwise() -> None:
    """A spec titled Waiter does not give two classes the same name."""
    assert root_error(api_of(info={"title": "Waiter", "version": "1"})) == "WaiterClientError"


def test_the_tree_is_drawn_by_indentation() -> None:
    """Children are indented more than their parents, and follow them."""
    lines = error_tree(api_of(PATHS)).splitlines()
    assert lines[0] == "ShopError"
    assert "    APIStatusError: the server returned an error" in lines
    assert "        ThingGone: It is gone." in lines
    names = [line.partition(":")[0].strip() for line in lines]
    for name, (parent, _) in FIXED_ERRORS.items():
        assert not parent or names.index(parent) < names.index(name)

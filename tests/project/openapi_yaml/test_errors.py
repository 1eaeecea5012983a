"""Every error that LNPay is known to answer with, word for word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

BOTH = ["PostWalletInvoice", "GetLnTxObject"]

# Operation, status, name, message.
ERRORS = [
    ("PostWalletInvoice", 400, "Bad Request", "Num Satoshis must be an integer."),
    ("PostWalletInvoice", 400, "Bad Request", "Num Satoshis cannot be blank."),
    ("PostWalletInvoice", 400, "Bad Request", "Expiry must be an integer."),
    ("PostWalletInvoice", 400, "Bad Request", "passThru data must be valid json"),
    ("PostWalletInvoice", 400, "Bad Request", "Receiving is limited to: 10000 satoshi per invoice"),
    ("PostWalletInvoice", 400, "Bad Request", "Invalid JSON data in request body: Syntax error"),
    ("PostWalletInvoice", 401, "Unauthorized", "Wallet not found: wal_XXXX"),
    (
        "PostWalletInvoice",
        401,
        "Unauthorized",
        "Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr, waklw are valid when using pak_",
    ),
    (
        "PostWalletInvoice",
        401,
        "Unauthorized",
        "wakr_ access key provided does not permission to do this: wallet_deposit",
    ),
    ("PostWalletInvoice", 401, "Unauthorized", "Key has been suspended"),
    ("PostWalletInvoice", 500, "Exception", "Unable to create LN Invoice: (the node's own text)"),
    ("GetLnTxObject", 401, "Unauthorized", "LnTx not found"),
    *((operation, 401, "Unauthorized", "Your request was made with invalid credentials.") for operation in BOTH),
    *((operation, 401, "Unauthorized", "Something went wrong, please reach out.") for operation in BOTH),
    *((operation, 406, "Not Acceptable", "None of your requested content types is supported.") for operation in BOTH),
    *((operation, 500, "Internal Server Error", "An internal server error occurred.") for operation in BOTH),
]


@pytest.fixture(scope="session")
def told(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> list[tuple[str, int, dict[str, Any]]]:
    """Each error body in the document, with its operation and status."""
    return [
        (operation_id, int(status), resolve(example)["value"])
        for operation_id, operation in operations.items()
        for status, response in operation["responses"].items()
        for media_type, content in resolve(response)["content"].items()
        for example in content["examples"].values()
        if status >= "400" and media_type == "application/json"
    ]


def test_errors_are_told_word_for_word(told: list[tuple[str, int, dict[str, Any]]]) -> None:
    """The document tells these errors and no others."""
    rows = [(operation, status, body["name"], body["message"]) for operation, status, body in told]
    assert sorted(rows) == sorted(ERRORS)


def test_status_in_the_body_is_the_status_of_the_answer(told: list[tuple[str, int, dict[str, Any]]]) -> None:
    """A body repeats its HTTP status, but for the one of a server in debug mode, and its code is 0."""
    for _, status, body in told:
        assert body["code"] == 0
        assert body.get("status", status) == status
        assert ("status" in body) is (body["name"] != "Exception")


def test_unknown_path_is_answered_in_html(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """The 404 is a page, and both operations can meet it."""
    for operation in operations.values():
        content = resolve(operation["responses"]["404"])["content"]
        assert list(content) == ["text/html"]
        (example,) = content["text/html"]["examples"].values()
        assert "Page not found." in example["value"]


def test_statuses(operations: dict[str, dict[str, Any]]) -> None:
    """Each operation tells all its statuses; LNPay never answers 403, 422 or 429 here."""
    told = {name: list(operation["responses"]) for name, operation in operations.items()}
    assert told == {
        "PostWalletInvoice": ["201", "400", "401", "404", "406", "500"],
        "GetLnTxObject": ["200", "401", "404", "406", "500"],
    }


def test_challenge_comes_with_401(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """The answer to a request without credentials names the way to authenticate."""
    for operation in operations.values():
        header = resolve(operation["responses"]["401"]["headers"]["WWW-Authenticate"])
        assert header["example"] == 'Basic realm="api"'

"""Every error that LNPay is known to return, word for word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAYING = ["PostWalletSend", "PostWalletKeysend", "PostLnurlpayPay"]
DRAWING = [*PAYING, "GetWalletLnurlWithdraw"]
READING = ["GetWallet", "ListWalletTransactions"]
ADMIN = ["GetLnurlWalletWithdrawStatic", "PostCreateLnurlpay"]
WALLET = ["PostWalletInvoice", "PostWalletTransfer", *READING, *DRAWING, *ADMIN]
LINKS = ["GetWalletLnurlWithdraw", "GetLnurlWalletWithdrawStatic"]
FORMS = ["PostCreateLnurlpay", "PostUpdateLnurlpay"]
BODIES = ["PostCreateWallet", "PostWalletInvoice", *PAYING, "PostWalletTransfer", *FORMS]
SECRET = ["ListWallets", "ListTransactions", "PostUpdateLnurlpay", "ListNodes", "GetNode"]
DENIED = "access key provided does not permission to do this:"
NO_ROUTE = "FAILURE_REASON_NO_ROUTE"

ERRORS: dict[tuple[int, str], list[str]] = {
    (400, "Num Satoshis must be an integer."): ["PostWalletInvoice", "PostWalletKeysend", *LINKS],
    (400, "Num Satoshis cannot be blank."): ["PostWalletInvoice", "PostWalletKeysend", "PostWalletTransfer"],
    (400, "Num Satoshis must be a number."): ["PostWalletTransfer"],
    (400, "Expiry must be an integer."): ["PostWalletInvoice"],
    (400, "Fee Limit Msat must be an integer."): ["PostWalletSend", "PostWalletKeysend"],
    (400, "passThru data must be valid json"): ["PostWalletInvoice", *PAYING, *LINKS],
    (400, "Receiving is limited to: 10000 satoshi per invoice"): ["PostWalletInvoice"],
    (400, "Invalid JSON data in request body: Syntax error"): BODIES,
    (400, "Internal Label cannot be blank."): ["PostCreateWallet"],
    (400, "Node does not belong to this user!"): ["PostCreateWallet"],
    (400, "Payment Request cannot be blank."): ["PostWalletSend"],
    (400, "Unable to decode invoice: (the node's own text)"): ["PostWalletSend", "DecodeInvoice"],
    (400, "Cannot process any amount invoices"): ["PostWalletSend"],
    (400, "Invoice too large :) Max balance: 74"): PAYING,
    (400, "Sends are limited to: 10000 satoshi per request"): PAYING,
    (400, f"Unable to pay LN Invoice: {NO_ROUTE}"): ["PostWalletSend", "PostLnurlpayPay"],
    (400, "invoice is already paid"): ["PostWalletSend"],
    (400, "Wallet busy try again soon"): ["PostWalletSend", "PostLnurlpayPay"],
    (400, "Dest Wallet Id cannot be blank."): ["PostWalletTransfer"],
    (400, "Insufficient balance in source wallet"): ["PostWalletTransfer"],
    (400, "Invalid dest wallet id"): ["PostWalletTransfer"],
    (400, "Cannot transfer funds between wallets tied to different nodes"): ["PostWalletTransfer"],
    (400, "Cannot transfer funds"): ["PostWalletTransfer"],
    (400, "Source and destination wallets cannot be the same!"): ["PostWalletTransfer"],
    (400, "Invalid lnPayParams json specified"): ["PostWalletTransfer"],
    (400, "Invalid passThru json specified"): ["PostWalletTransfer"],
    (400, "Wallet busy try again soon..."): ["PostWalletTransfer"],
    (400, "Dest Pubkey cannot be blank."): ["PostWalletKeysend"],
    (400, "Dest Pubkey should contain 66 characters."): ["PostWalletKeysend"],
    (400, f"Failure reason: {NO_ROUTE}"): ["PostWalletKeysend"],
    (400, 'Lnurlp Min Sendable Msat must be greater than or equal to "1000".'): FORMS,
    (400, "Lnurlp Min Sendable Msat must be an integer."): FORMS,
    (400, "Lnurlp Max Sendable Msat must be an integer."): FORMS,
    (400, "Lnurlp Identifier is invalid."): FORMS,
    (400, "Invalid custy_domain_id"): FORMS,
    (400, "Amt Msat cannot be blank."): ["PostLnurlpayPay"],
    (400, "Amt Msat must be an integer."): ["PostLnurlpayPay"],
    (400, "Missing required parameters: payment_request"): ["DecodeInvoice"],
    (400, "Missing required parameters: pub_key, amt"): ["QueryRoutes"],
    (400, "unable to find a path to destination"): ["QueryRoutes"],
    (401, "Wallet not found: wal_XXXX"): WALLET,
    (
        401,
        "Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr, waklw are valid when using pak_",
    ): WALLET,
    (401, f"wakr_ {DENIED} wallet_deposit"): ["PostWalletInvoice"],
    (401, f"waki_ {DENIED} wallet_read"): READING,
    (401, f"waki_ {DENIED} wallet_withdraw"): DRAWING,
    (401, f"waki_ {DENIED} wallet_transfer"): ["PostWalletTransfer"],
    (401, f"waki_ {DENIED} Wallet Admin"): ADMIN,
    (401, "Key has been suspended"): WALLET,
    (401, "This resource can only be access with secret access key."): SECRET,
    (401, "Wallet not found"): ["ListTransactions"],
    (401, "LnTx not found"): ["GetLnTxObject"],
    (401, "Invalid node id: lnod_XXXX"): ["GetNode", "DecodeInvoice", "QueryRoutes"],
    (500, "Unable to create LN Invoice: (the node's own text)"): ["PostWalletInvoice"],
    (500, "Please try again soon, wallet busy ID:wal_czDztN5eJ4r5sJ"): ["PostWalletKeysend"],
    (500, "Unknown lnurlpay id"): ["GetLnurlpay", "PostUpdateLnurlpay"],
    (500, "Invalid Address / LNURL"): ["GetLnurlpayProbe", "PostLnurlpayPay"],
    (500, "Invalid bech32 checksum"): ["GetLnurlpayProbe"],
    (500, "LNURL cannot accept more than 1000000 msat"): ["PostLnurlpayPay"],
    (500, "LNURL cannot accept less than 1000 msat"): ["PostLnurlpayPay"],
    (500, "Comment length is too long (300) - endpoint supports (255) characters"): ["PostLnurlpayPay"],
}
"""Each message with its status and the operations that return it."""
EVERYWHERE = [
    (401, "Your request was made with invalid credentials."),
    (401, "Something went wrong, please reach out."),
    (406, "None of your requested content types is supported."),
    (500, "An internal server error occurred."),
]


@pytest.fixture(scope="session")
def error_bodies(
    operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]
) -> list[tuple[str, int, dict[str, Any]]]:
    """Each error body in the document, with its operation and status."""
    return [
        (operation_id, int(status), resolve(example)["value"])
        for operation_id, operation in operations.items()
        for status, response in operation["responses"].items()
        for media_type, content in resolve(response)["content"].items()
        for example in content["examples"].values()
        if status >= "400" and media_type == "application/json"
    ]


def test_errors_word_for_word(
    error_bodies: list[tuple[str, int, dict[str, Any]]], operations: dict[str, dict[str, Any]]
) -> None:
    """The document has these errors and no others."""
    expected = {key: sorted(names) for key, names in ERRORS.items()} | {key: sorted(operations) for key in EVERYWHERE}
    documented: dict[tuple[int, str], list[str]] = {}
    for operation, status, body in error_bodies:
        documented.setdefault((status, body["message"]), []).append(operation)
    assert {key: sorted(names) for key, names in documented.items()} == expected


def test_names_are_those_of_the_status(error_bodies: list[tuple[str, int, dict[str, Any]]]) -> None:
    """A body has the name of its HTTP status, except from a server in debug mode."""
    names = {400: "Bad Request", 401: "Unauthorized", 406: "Not Acceptable", 500: "Internal Server Error"}
    assert [body for _, status, body in error_bodies if body["name"] not in (names[status], "Exception")] == []


def test_status_in_the_body_is_the_status_of_the_response(error_bodies: list[tuple[str, int, dict[str, Any]]]) -> None:
    """A body repeats its HTTP status, except from a server in debug mode, and its code is 0."""
    for _, status, body in error_bodies:
        assert body["code"] == 0
        assert body.get("status", status) == status
        assert ("status" in body) is (body["name"] != "Exception")


def test_unknown_path_is_answered_in_html(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """The 404 is an HTML page, and both operations document it."""
    for operation in operations.values():
        content = resolve(operation["responses"]["404"])["content"]
        assert list(content) == ["text/html"]
        (example,) = content["text/html"]["examples"].values()
        assert "Page not found." in example["value"]


def test_statuses(operations: dict[str, dict[str, Any]]) -> None:
    """Each operation documents all its statuses; LNPay never returns 403, 422 or 429."""
    with_400 = {name for (status, _), names in ERRORS.items() if status == 400 for name in names}
    created = "PostCreateWallet PostWalletInvoice PostWalletSend PostWalletTransfer".split()
    queued = ["PostWalletKeysend", "PostLnurlpayPay"]
    for name, operation in operations.items():
        success = ["201"] if name in created else ["200", "201"] if name in queued else ["200"]
        bad_request = ["400"] if name in with_400 else []
        assert list(operation["responses"]) == [*success, *bad_request, "401", "404", "406", "500"], name


def test_challenge_comes_with_401(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """The response to a request without credentials names the authentication scheme."""
    for operation in operations.values():
        header = resolve(resolve(operation["responses"]["401"])["headers"]["WWW-Authenticate"])
        assert header["example"] == 'Basic realm="api"'

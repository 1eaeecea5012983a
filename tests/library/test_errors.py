"""Errors: the matching class, the server's message, and never a key."""

from __future__ import annotations

import base64
import pickle
import traceback
from typing import Any

import lnpay_client
import pytest
from lnpay_client import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    LNPayError,
    NotFoundError,
    RateLimitError,
)

WRONG = "never0issued0here"


def test_local_variables_show_no_key(way: Any, nowhere: str) -> None:
    """Tools that collect errors show the local variables of each function: none of ours shows the API key."""
    key = f"sak_{WRONG}"
    coded = base64.b64encode(f"{key}:".encode()).decode()
    way.sandbox.fault("html", status=200)
    for options in ({}, {}, {"base_url": nowhere}):
        with pytest.raises(LNPayError) as caught:
            way(lambda client: client.lntx.retrieve("lntx_a"), api_key=key, max_retries=0, **options)
        frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
        ours = [frame for frame in frames if str(frame.f_globals["__name__"]).startswith("lnpay_client.")]
        shown = [repr(value) for frame in ours for value in frame.f_locals.values()]
        assert shown and not any(WRONG in text or coded in text for text in shown)


def test_key_in_the_wrong_place(way: Any) -> None:
    """A rejected argument is shown, unless it contains the API key."""
    key = f"sak_{WRONG}"
    with pytest.raises(LNPayError, match=r"lntx_id must be text .*, not 'sak_\*\*\* '") as caught:
        way(lambda client: client.lntx.retrieve(f"{key} "), api_key=key)
    assert WRONG not in repr(caught.value) + str(vars(caught.value))


def test_server_words(way: Any) -> None:
    """The error of a rejected request contains everything that the server reported."""
    with pytest.raises(AuthenticationError) as caught:
        way(lambda client: client.lntx.retrieve("lntx_unknown"))
    error = caught.value
    assert (error.status_code, error.name, error.message, error.code) == (401, "Unauthorized", "LnTx not found", 0)
    assert error.body == {**error.body, "message": "LnTx not found", "status": 401}
    assert error.response.status_code == 401
    assert str(error) == "GET /v1/lntx/{lntx_id}: 401 Unauthorized: LnTx not found"
    assert (error.method, error.path, error.attempts) == ("GET", "/v1/lntx/{lntx_id}", 1)


def test_bad_request(way: Any) -> None:
    """A limit that only the server knows raises BadRequestError."""
    with pytest.raises(BadRequestError, match="Receiving is limited to: 10000 satoshi per invoice"):
        way(lambda client: client.wallet.create_invoice(way.sandbox.wallet_id, num_satoshis=10_001))


def test_wrong_key(way: Any) -> None:
    """A wrong key raises AuthenticationError, which does not show it."""
    with pytest.raises(AuthenticationError, match="invalid credentials") as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"), api_key=f"sak_{WRONG}")
    assert WRONG not in "".join(traceback.format_exception(caught.value))


def test_wallet_key_is_masked(way: Any) -> None:
    """The server's message contains the wallet key; the error masks it."""
    with pytest.raises(AuthenticationError, match=r"Wallet not found: wal_\*\*\*") as caught:
        way(lambda client: client.wallet.create_invoice(f"wal_{WRONG}", num_satoshis=1))
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value.response.request)
    assert WRONG not in shown


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (404, NotFoundError),
        (418, APIStatusError),
        (429, RateLimitError),
        (520, InternalServerError),
    ],
)
def test_status_without_words(way: Any, status: int, kind: type[APIStatusError]) -> None:
    """Any status raises its class, even with an HTML body."""
    way.sandbox.fault("html", status=status)
    with pytest.raises(kind) as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"), max_retries=0)
    assert caught.value.status_code == status
    assert "<" in caught.value.body and "<" not in str(caught.value)


def test_html_under_success(way: Any) -> None:
    """An HTML page with status 200, such as a proxy's login page, is not a result."""
    way.sandbox.fault("html", status=200)
    with pytest.raises(APIResponseValidationError, match="200 OK: expected a JSON body, got") as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"), max_retries=0)
    assert caught.value.body.lstrip().startswith("<")


def test_malformed_json(way: Any) -> None:
    """Truncated JSON is not a result; the invoice may have been created."""
    way.sandbox.fault("malformed_json")
    with pytest.raises(APIResponseValidationError, match="201 Created: expected a JSON body"):
        way.invoice()


def test_missing_field(way: Any) -> None:
    """A missing required field is named."""
    way.sandbox.fault("status", status=200, body={"id": "lntx_a", "created_at": 1})
    with pytest.raises(APIResponseValidationError, match="dest_pubkey is missing") as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"))
    assert caught.value.field == "dest_pubkey" and caught.value.body["id"] == "lntx_a"


@pytest.mark.parametrize("kind", ["drop", "cut_body"])
def test_broken_connection(way: Any, kind: str) -> None:
    """A lost connection raises APIConnectionError, without keys."""
    invoice = way.invoice()
    way.sandbox.fault(kind)
    with pytest.raises(APIConnectionError, match=r"GET /v1/lntx/\{lntx_id\}: ") as caught:
        way(lambda client: client.lntx.retrieve(invoice.id), max_retries=0)
    assert not isinstance(caught.value, APITimeoutError)
    assert way.sandbox.api_key not in "".join(traceback.format_exception(caught.value))


def test_timeout(way: Any) -> None:
    """A server that takes too long raises APITimeoutError, according to the client's or the call's timeout."""
    for options, arguments in (({"timeout": 0.1}, {}), ({}, {"timeout": 0.1})):
        way.sandbox.fault("delay", seconds=3600)
        with pytest.raises(APITimeoutError, match=r"timed out after 0.1 s"):
            way(lambda client, given=arguments: client.lntx.retrieve("lntx_a", **given), max_retries=0, **options)


def test_no_server(way: Any, nowhere: str) -> None:
    """If no server is listening, the error reports the attempts."""
    with pytest.raises(APIConnectionError, match=r"\(after 2 attempts\)") as caught:
        way(lambda client: client.lntx.retrieve("lntx_a"), base_url=nowhere, max_retries=1)
    assert caught.value.attempts == 2


def test_errors_pickle(way: Any) -> None:
    """Errors survive pickling with their attributes, but without the key."""
    with pytest.raises(AuthenticationError) as caught:
        way(lambda client: client.lntx.retrieve("lntx_unknown"))
    pickled = pickle.dumps(caught.value)
    error = pickle.loads(pickled)
    assert str(error) == str(caught.value) and error.body == caught.value.body
    assert error.response.json() == caught.value.body and error.attempts == 1
    assert way.sandbox.api_key.encode() not in pickled


def test_all_errors_pickle() -> None:
    """Every exception class can be pickled."""
    import httpx

    response = httpx.Response(418, json={"a": 1}, request=httpx.Request("GET", "https://x"))
    for name in lnpay_client.__all__:
        kind = getattr(lnpay_client, name)
        if not isinstance(kind, type) or not issubclass(kind, LNPayError):
            continue
        if issubclass(kind, APIStatusError | APIResponseValidationError):
            error: LNPayError = kind("words", status_code=418, response=response, method="GET", path="/", attempts=2)
        else:
            error = kind("words")
        twin = pickle.loads(pickle.dumps(error))
        assert (type(twin), str(twin)) == (kind, str(error))
        assert vars(twin).keys() == vars(error).keys()


def test_tree() -> None:
    """The exception hierarchy matches the documentation."""
    parents = {
        "APIConnectionError": "LNPayError", "APITimeoutError": "APIConnectionError", "APIStatusError": "LNPayError",
        "BadRequestError": "APIStatusError", "AuthenticationError": "APIStatusError",
        "PermissionDeniedError": "APIStatusError", "NotFoundError": "APIStatusError",
        "RateLimitError": "APIStatusError", "InternalServerError": "APIStatusError",
        "APIResponseValidationError": "LNPayError", "WaiterError": "LNPayError", "WaiterTimeoutError": "WaiterError",
        "InvoiceExpired": "WaiterError", "InvalidArgumentError": "LNPayError", "ClientClosedError": "LNPayError",
    }  # fmt: skip
    for name, parent in parents.items():
        assert getattr(lnpay_client, name).__bases__[0] is getattr(lnpay_client, parent), name

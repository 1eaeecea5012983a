"""The typing promises, exercised: never run, only checked, by mypy --strict and pyright in strict mode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_type

import httpx
import lnpay_client
from lnpay_client import (
    UNSET,
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AsyncLNPay,
    AuthenticationError,
    BadRequestError,
    ClientClosedError,
    DefaultAioHttpClient,
    File,
    InternalServerError,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    InvoiceExpired,
    LNPay,
    LNPayError,
    MissingCredentialsError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    Response,
    Unset,
    WaiterError,
    WaiterTimeoutError,
    models,
)
from lnpay_client.api.lntx import get_ln_tx_object
from lnpay_client.api.wallet import post_wallet_invoice
from lnpay_client.models import Error, InvoiceRequest, LnTx, PartialLnTx, PassThru


def make_clients() -> None:
    """All settings of a client."""
    assert_type(LNPay(), LNPay)
    with LNPay(
        "sak_...",
        base_url="https://example.com",
        timeout=httpx.Timeout(5),
        max_retries=0,
        http_client=httpx.Client(),
        headers={"X-A": "1"},
        allow_http=False,
    ) as client:
        assert_type(client, LNPay)
        assert_type(client.with_options(timeout=None, max_retries=1, headers={}), LNPay)
        assert_type(client.base_url, str)
        assert_type(client.max_retries, int)
        client.close()
    LNPay(timeout=5)
    LNPay(timeout=None)
    assert_type(lnpay_client.__version__, str)


def create_invoices(client: LNPay) -> None:
    """Keyword arguments, request body models, trimmed responses, options of a call."""
    invoice = client.wallet.create_invoice(
        "wal_...",
        num_satoshis=100,
        memo="Coffee",
        expiry=600,
        description_hash=None,
        pass_thru={"ticketId": "556", "deep": {"a": [1]}},
        timeout=5,
        extra_headers={"X-A": "1"},
    )
    assert_type(invoice, LnTx)
    client.wallet.create_invoice("wal_...", num_satoshis=1, pass_thru='{"a": 1}')
    assert_type(client.wallet.create_invoice("wal_...", num_satoshis=1, memo=None, fields=None), LnTx)
    raw = client.with_raw_response.wallet.create_invoice("wal_...", num_satoshis=1)
    assert_type(raw.parse(), LnTx)
    assert_type(raw.status_code, int)
    assert_type(client.with_raw_response.lntx.retrieve("lntx_...", fields=["id"]).parse(), PartialLnTx)
    assert_type(LnTx.from_json(invoice.to_json()), LnTx)
    assert_type(client.wallet.create_invoice("wal_...", body=InvoiceRequest(num_satoshis=1)), LnTx)
    assert_type(client.wallet.create_invoice("wal_...", body={"num_satoshis": 1}), LnTx)
    assert_type(client.wallet.create_invoice("wal_...", num_satoshis=1, fields=["id"]), PartialLnTx)
    body = InvoiceRequest(num_satoshis=1, memo=UNSET)
    assert_type(client.wallet.create_invoice("wal_...", body=body, fields=("id",)), PartialLnTx)


def read_fields(invoice: LnTx, partial: PartialLnTx) -> None:
    """A required field is never Unset; a null is None; any field of a partial response may be absent."""
    assert_type(invoice.id, str)
    assert_type(invoice.num_satoshis, int)
    assert_type(invoice.memo, str | None)
    assert_type(invoice.settled_at, int | None)
    assert_type(invoice.fee_msat, int | Unset | None)
    assert_type(invoice.custom_records, dict[str, Any] | None)
    assert_type(invoice.pass_thru, PassThru | None)
    if invoice.pass_thru is not None:
        mapping: Mapping[str, Any] = invoice.pass_thru
        assert_type(invoice.pass_thru["ticketId"], Any)
        assert_type(dict(mapping), dict[str, Any])
        assert_type(invoice.pass_thru.wallet_id, str | Unset)
    assert_type(partial.id, str | Unset)
    if partial.settled is not UNSET:
        assert_type(partial.settled, int)
    if partial.memo:
        assert_type(partial.memo, str)
    assert_type(invoice.to_dict(), dict[str, Any])
    assert_type(LnTx.from_dict({}), LnTx)
    assert_type(invoice.additional_properties, dict[str, Any])


def wait(client: LNPay) -> LnTx | None:
    """Waiting, and its errors."""
    assert_type(client.lntx.retrieve("lntx_..."), LnTx)
    assert_type(client.lntx.retrieve("lntx_...", fields=["settled"]), PartialLnTx)
    try:
        return assert_type(
            client.lntx.wait_until_settled("lntx_...", timeout=120, min_delay=1, max_delay=5, extra_headers={}), LnTx
        )
    except InvoiceExpired as error:
        assert_type(error.waiter, str)
    except WaiterTimeoutError as error:
        assert_type(error.attempts, int)
        assert_type(error.last_error, Exception | None)
    except WaiterError:
        pass
    return None


def handle_errors(client: LNPay) -> None:
    """All errors, with all their attributes."""
    try:
        client.lntx.retrieve("lntx_...")
    except (BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError) as error:
        assert_type(error.status_code, int)
    except (RateLimitError, InternalServerError) as error:
        assert_type(error.attempts, int)
    except APIStatusError as error:
        assert_type(error.name, str | None)
        assert_type(error.message, str)
        assert_type(error.type, str | None)
        assert_type(error.response, httpx.Response)
        assert_type(error.method, str)
        assert_type(error.path, str)
    except APIResponseValidationError as error:
        assert_type(error.field, str | None)
    except APITimeoutError as error:
        assert_type(error.attempts, int)
    except APIConnectionError as error:
        assert_type(error.path, str)
    except (InvalidArgumentTypeError, MissingCredentialsError) as error:
        assert_type(error.argument, str)
    except InvalidArgumentError as error:
        assert_type(error.allowed, str)
    except (ClientClosedError, LNPayError):
        pass


def call_modules(client: LNPay) -> None:
    """The endpoint modules in openapi-python-client's layout."""
    body = InvoiceRequest(num_satoshis=1)
    assert_type(post_wallet_invoice.sync("wal_...", client=client, body=body), LnTx)
    answer = post_wallet_invoice.sync_detailed("wal_...", client=client, body=body)
    assert_type(answer, Response[LnTx | Error | str | None])
    assert_type(answer.status_code, int)
    assert_type(answer.headers, Mapping[str, str])
    assert_type(answer.content, bytes)
    assert_type(get_ln_tx_object.sync("lntx_...", client=client, fields=["id"]), PartialLnTx)
    trimmed = get_ln_tx_object.sync_detailed("lntx_...", client=client, fields=["id"])
    assert_type(trimmed, Response[PartialLnTx | Error | str | None])


async def use_async() -> None:
    """The same with await."""
    async with AsyncLNPay("sak_...", http_client=DefaultAioHttpClient()) as client:
        assert_type(client, AsyncLNPay)
        assert_type(await client.wallet.create_invoice("wal_...", num_satoshis=1), LnTx)
        assert_type(await client.wallet.create_invoice("wal_...", body={"num_satoshis": 1}, fields=["id"]), PartialLnTx)
        assert_type(await client.lntx.retrieve("lntx_..."), LnTx)
        assert_type(await client.lntx.wait_until_settled("lntx_..."), LnTx)
        assert_type(await get_ln_tx_object.asyncio("lntx_...", client=client), LnTx)
        answer = await get_ln_tx_object.asyncio_detailed("lntx_...", client=client)
        assert_type(answer.parsed, LnTx | Error | str | None)
        await client.aclose()


def use_types() -> None:
    """The types next to the models."""
    assert_type(File(payload=b"", file_name="a", mime_type="b").read(), bytes)
    assert_type(models.LnTx.from_dict({}), LnTx)

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/wallet/{wallet_key}/invoice: Create an invoice"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, overload

from ..._runtime import codecs as _c
from ..._runtime import nested as _n
from ..._runtime.masks import hide as _hide
from ..._runtime.operation import Content, Operation, Parameter
from ..._runtime.types import UNSET, Unset
from ...errors import LNPayError as _Error

if TYPE_CHECKING:
    import httpx

    from ... import models
    from ..._runtime.raw import Response
    from ...client import AsyncLNPay, LNPay

OPERATION: Final = Operation(
    id="PostWalletInvoice",
    method="POST",
    path="/v1/wallet/{wallet_key}/invoice",
    parameters=(
        Parameter(
            name="wallet_key",
            wire="wallet_key",
            location="path",
            codec=_c.String(pattern="^[A-Za-z0-9_]+$", secret=True),
            required=True,
            secret=True,
            style="simple",
            explode=False,
        ),
        Parameter(
            name="fields",
            wire="fields",
            location="query",
            codec=_n.ListOf(_c.STRING),
            explode=False,
            names={"pass_thru": "passThru"},
        ),
    ),
    bodies=(
        Content(media_type="application/json", shape="json", codec=_n.Object("invoice_request", "InvoiceRequest")),
        Content(
            media_type="application/x-www-form-urlencoded",
            shape="form",
            codec=_n.Object("invoice_request", "InvoiceRequest"),
            part_types={"passThru": "application/json"},
        ),
    ),
    body_required=True,
    responses={
        "201": (Content(media_type="application/json", shape="json", codec=_n.Object("ln_tx", "LnTx")),),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
)

PARTIAL: Final[_c.Codec] = _n.Object("partial_ln_tx", "PartialLnTx")


@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx: ...
@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnTx: ...


def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx | models.PartialLnTx:
    """Create an invoice.

    Create a Lightning invoice that pays into a wallet.

    This is the one wallet call that returns an LnTx, an unpaid invoice; the others return a wallet transaction
    (wtx).
    Show its `payment_request` to the payer, as text or as a QR code, and keep its `id` to check later whether it
    has been paid.
    Each call creates a new invoice: there is no idempotency key, and no way to list or cancel unpaid invoices.
    Creating an invoice sends no webhook; `wallet_receive` is sent once it is paid.

    Send `Content-Type: application/json` with a JSON body.
    Without that header the server reads the body as a form, finds none of the fields, and may return 201 with an
    invoice for any amount.

    `POST /v1/wallet/{wallet_key}/invoice`

    Args:
        wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
            (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
            `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
            `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
            server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
            `"wal_czDztN5eJ4r5sJ"`.
        body: The invoice to create. Only the amount is required. Unknown fields are silently ignored, so check
            your spelling.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example:
            `["settled", "num_satoshis"]`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. The request is invalid, or the amount is above the limit.
        AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay or its Lightning node failed.

    Next: `lntx.retrieve`. Use the invoice's `id` to check whether it has been paid.
    """
    try:
        _result: models.LnTx | models.PartialLnTx = client._request(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)
    return _result


@overload
def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.Error | str | None]: ...
@overload
def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnTx | models.Error | str | None]: ...


def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.PartialLnTx | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)


@overload
async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx: ...
@overload
async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnTx: ...


async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx | models.PartialLnTx:
    """Async version of `sync`."""
    try:
        _result: models.LnTx | models.PartialLnTx = await client._request(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)
    return _result


@overload
async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnTx | models.Error | str | None]: ...


async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.InvoiceRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.PartialLnTx | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)

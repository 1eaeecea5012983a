# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/wallet/{wallet_key}/keysend: Send to a node (keysend)"""

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
    id="PostWalletKeysend",
    method="POST",
    path="/v1/wallet/{wallet_key}/keysend",
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
        Parameter(name="fields", wire="fields", location="query", codec=_n.ListOf(_c.STRING), explode=False),
        Parameter(
            name="x_lnpay_async",
            wire="X-LNPAY-ASYNC",
            location="header",
            codec=_c.Const("1"),
            style="simple",
            explode=False,
        ),
    ),
    bodies=(
        Content(media_type="application/json", shape="json", codec=_n.Object("keysend_request", "KeysendRequest")),
    ),
    body_required=True,
    responses={
        "200": (Content(media_type="application/json", shape="json", codec=_n.Object("queued_job", "QueuedJob")),),
        "201": (
            Content(
                media_type="application/json",
                shape="json",
                codec=_n.OneOf(
                    _n.Object("wallet_transaction", "WalletTransaction"), _n.Object("queued_job", "QueuedJob")
                ),
            ),
        ),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
)

PARTIAL: Final[_c.Codec] = _n.Object("partial_wallet_transaction", "PartialWalletTransaction")


@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.WalletTransaction: ...
@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str],
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialWalletTransaction: ...
@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.QueuedJob: ...


def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    x_lnpay_async: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob:
    """Send to a node (keysend).

    Send satoshis to a node's public key, without an invoice (keysend).

    Without `X-LNPAY-ASYNC`, the call returns the transaction once the payment has arrived, or 400 if it failed.
    With `X-LNPAY-ASYNC: 1`, it returns a receipt immediately and pays in the background; only the webhooks
    `wallet_send` and `wallet_send_failure` report the result.
    LNPay books the routing fee in the same way as for a paid invoice.

    `POST /v1/wallet/{wallet_key}/keysend`

    Args:
        wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
            (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
            `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
            `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
            server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
            `"wal_czDztN5eJ4r5sJ"`.
        body: The destination and the amount.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
            "created_at"]`.
        x_lnpay_async: Send `1` to queue the payment and get a receipt immediately. Omit the header to wait for
            the payment. The server treats every value except `0` and the empty string as true, even `false`. One
            of: "1". Example: `"1"`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. The request is invalid, or the payment failed; no money was moved.
        AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay or its Lightning node failed, or the wallet is busy.
    """
    try:
        _result: models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob = client._request(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
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
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.WalletTransaction | models.Error | str | None]: ...
@overload
def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str],
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialWalletTransaction | models.Error | str | None]: ...
@overload
def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.QueuedJob | models.Error | str | None]: ...


def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    x_lnpay_async: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[
    models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob | models.Error | str | None
]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
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
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.WalletTransaction: ...
@overload
async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str],
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialWalletTransaction: ...
@overload
async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.QueuedJob: ...


async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    x_lnpay_async: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob:
    """Async version of `sync`."""
    try:
        _result: models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob = await client._request(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
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
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.WalletTransaction | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str],
    x_lnpay_async: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialWalletTransaction | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    x_lnpay_async: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.QueuedJob | models.Error | str | None]: ...


async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.KeysendRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    x_lnpay_async: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[
    models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob | models.Error | str | None
]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/wallet/{wallet_key}/transfer: Transfer to another wallet"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

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
    id="PostWalletTransfer",
    method="POST",
    path="/v1/wallet/{wallet_key}/transfer",
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
    ),
    bodies=(
        Content(media_type="application/json", shape="json", codec=_n.Object("transfer_request", "TransferRequest")),
    ),
    body_required=True,
    responses={
        "201": (Content(media_type="application/json", shape="json", codec=_n.Object("transfer", "Transfer")),),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
)


def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.TransferRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Transfer:
    """Transfer to another wallet.

    Move satoshis to another wallet in the same account, instantly and without a fee.

    Both wallets must be on the same node.
    Each transfer creates two transactions and sends two webhooks: `wallet_transfer_out`, then
    `wallet_transfer_in`.

    `POST /v1/wallet/{wallet_key}/transfer`

    Args:
        wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
            (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
            `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
            `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
            server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
            `"wal_czDztN5eJ4r5sJ"`.
        body: The destination and the amount.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. The request is invalid, or the transfer is not possible; no money was moved.
        AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay or its Lightning node failed.
    """
    try:
        _result: models.Transfer = client._request(
            OPERATION,
            {"wallet_key": wallet_key},
            body,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)
    return _result


def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.TransferRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Transfer | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key},
            body,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)


async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.TransferRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Transfer:
    """Async version of `sync`."""
    try:
        _result: models.Transfer = await client._request(
            OPERATION,
            {"wallet_key": wallet_key},
            body,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)
    return _result


async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.TransferRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Transfer | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key},
            body,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)

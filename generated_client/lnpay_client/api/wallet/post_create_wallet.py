# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/wallet: Create a wallet"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime import codecs as _c
from ..._runtime import nested as _n
from ..._runtime.operation import Content, Operation
from ..._runtime.types import UNSET, Unset
from ...errors import LNPayError as _Error

if TYPE_CHECKING:
    import httpx

    from ... import models
    from ..._runtime.raw import Response
    from ...client import AsyncLNPay, LNPay

OPERATION: Final = Operation(
    id="PostCreateWallet",
    method="POST",
    path="/v1/wallet",
    bodies=(Content(media_type="application/json", shape="json", codec=_n.Object("wallet_request", "WalletRequest")),),
    body_required=True,
    responses={
        "201": (Content(media_type="application/json", shape="json", codec=_n.Object("new_wallet", "NewWallet")),),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
)


def sync(
    *,
    client: LNPay,
    body: models.WalletRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.NewWallet:
    """Create a wallet.

    Create a wallet with its own balance and access keys.

    The API returns the wallet's access keys only in this response, so store them now.
    LNPay also creates an LNURL-pay link for the wallet (`default_lnurlpay_id`) and sends the webhook
    `wallet_created`.

    `POST /v1/wallet`

    Args:
        body: The wallet to create.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. The request is invalid.
        AuthenticationError: Status 401. The API key is missing, wrong or suspended.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay failed.

    Next: `wallet.create_invoice`. Create an invoice that pays into the new wallet.
    """
    try:
        _result: models.NewWallet = client._request(
            OPERATION, {}, body, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


def sync_detailed(
    *,
    client: LNPay,
    body: models.WalletRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.NewWallet | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION, {}, body, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)


async def asyncio(
    *,
    client: AsyncLNPay,
    body: models.WalletRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.NewWallet:
    """Async version of `sync`."""
    try:
        _result: models.NewWallet = await client._request(
            OPERATION, {}, body, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


async def asyncio_detailed(
    *,
    client: AsyncLNPay,
    body: models.WalletRequest | Mapping[str, Any],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.NewWallet | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION, {}, body, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""GET /v1/wallet/{wallet_key}/lnurl/withdraw-static: Get the permanent LNURL-withdraw link"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

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
    id="GetLnurlWalletWithdrawStatic",
    method="GET",
    path="/v1/wallet/{wallet_key}/lnurl/withdraw-static",
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
        Parameter(name="num_satoshis", wire="num_satoshis", location="query", codec=_c.Integer(minimum=1, bits=64)),
        Parameter(name="memo", wire="memo", location="query", codec=_c.String(max_length=255)),
        Parameter(name="pass_thru", wire="passThru", location="query", codec=_c.STRING),
    ),
    responses={
        "200": (
            Content(media_type="application/json", shape="json", codec=_n.Object("lnurl_withdraw", "LnurlWithdraw")),
        ),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
    idempotent=True,
)


def sync(
    wallet_key: str,
    *,
    client: LNPay,
    num_satoshis: int | Unset | None = UNSET,
    memo: str | Unset | None = UNSET,
    pass_thru: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnurlWithdraw:
    """Get the permanent LNURL-withdraw link.

    Get a link that lets anyone who knows it withdraw satoshis from the wallet, any number of times.

    Treat the link like cash: LNPay does not enforce the amount in the link, and the link does not expire.
    It contains the wallet's `waklw_` key; suspending that key is the only way to revoke it.

    `GET /v1/wallet/{wallet_key}/lnurl/withdraw-static`

    Args:
        wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
            (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
            `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
            `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
            server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
            `"wal_czDztN5eJ4r5sJ"`.
        num_satoshis: The amount that wallet apps offer to withdraw. Omit it to offer the whole balance of the
            wallet. Unit: satoshis. Limits: at least 1. Example: `10`.
        memo: The description that wallet apps show. Limits: at most 255 characters. Default: "LNPAY Wallet
            Withdraw". Example: `"SatsBack"`.
        pass_thru: Your own data, returned in the transaction and in webhooks. Send a base64-encoded JSON object.
            Unit: base64. Example: `"eyJyZWZ1bmQiOiAiNzcifQ=="`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. A query parameter is invalid.
        AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay failed.
    """
    try:
        _result: models.LnurlWithdraw = client._request(
            OPERATION,
            {"wallet_key": wallet_key, "num_satoshis": num_satoshis, "memo": memo, "pass_thru": pass_thru},
            UNSET,
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
    num_satoshis: int | Unset | None = UNSET,
    memo: str | Unset | None = UNSET,
    pass_thru: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnurlWithdraw | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "num_satoshis": num_satoshis, "memo": memo, "pass_thru": pass_thru},
            UNSET,
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
    num_satoshis: int | Unset | None = UNSET,
    memo: str | Unset | None = UNSET,
    pass_thru: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnurlWithdraw:
    """Async version of `sync`."""
    try:
        _result: models.LnurlWithdraw = await client._request(
            OPERATION,
            {"wallet_key": wallet_key, "num_satoshis": num_satoshis, "memo": memo, "pass_thru": pass_thru},
            UNSET,
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
    num_satoshis: int | Unset | None = UNSET,
    memo: str | Unset | None = UNSET,
    pass_thru: str | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnurlWithdraw | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_key": wallet_key, "num_satoshis": num_satoshis, "memo": memo, "pass_thru": pass_thru},
            UNSET,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        wallet_key = _hide(wallet_key)
        raise _error.with_traceback(None)

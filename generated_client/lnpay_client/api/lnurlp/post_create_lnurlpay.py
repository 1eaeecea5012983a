# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/wallet/{wallet_key}/lnurlp: Create an LNURL-pay link or lightning address"""

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
    id="PostCreateLnurlpay",
    method="POST",
    path="/v1/wallet/{wallet_key}/lnurlp",
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
            names={
                "lnurlp_min_sendable_msat": "lnurlp_minSendable_msat",
                "lnurlp_max_sendable_msat": "lnurlp_maxSendable_msat",
                "status_type": "statusType",
                "custy_domain": "custyDomain",
            },
        ),
    ),
    bodies=(
        Content(media_type="application/json", shape="json", codec=_n.Object("lnurlpay_request", "LnurlpayRequest")),
    ),
    body_required=True,
    responses={
        "200": (Content(media_type="application/json", shape="json", codec=_n.Object("lnurlpay", "Lnurlpay")),),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
)

PARTIAL: Final[_c.Codec] = _n.Object("partial_lnurlpay", "PartialLnurlpay")


@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay: ...
@overload
def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnurlpay: ...


def sync(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay | models.PartialLnurlpay:
    """Create an LNURL-pay link or lightning address.

    Create a link that wallet apps can use to pay into this wallet any number of times.

    With `lnurlp_identifier` and `custy_domain_id`, the link is also a lightning address, such as
    `alice@pay.example.com`.
    The owner of the domain must redirect `/.well-known/lnurlp/*` to `/.well-known/<custy_domain_id>/lnurlp/*` on
    the LNPay server.
    Each wallet comes with one link, its `default_lnurlpay_id`.

    `POST /v1/wallet/{wallet_key}/lnurlp`

    Args:
        wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
            (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
            `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
            `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
            server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
            `"wal_czDztN5eJ4r5sJ"`.
        body: The link to create; every field is optional.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
            "created_at"]`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. A field is invalid.
        AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay failed.
    """
    try:
        _result: models.Lnurlpay | models.PartialLnurlpay = client._request(
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
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.Error | str | None]: ...
@overload
def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnurlpay | models.Error | str | None]: ...


def sync_detailed(
    wallet_key: str,
    *,
    client: LNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.PartialLnurlpay | models.Error | str | None]:
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
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay: ...
@overload
async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnurlpay: ...


async def asyncio(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay | models.PartialLnurlpay:
    """Async version of `sync`."""
    try:
        _result: models.Lnurlpay | models.PartialLnurlpay = await client._request(
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
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnurlpay | models.Error | str | None]: ...


async def asyncio_detailed(
    wallet_key: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayRequest | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.PartialLnurlpay | models.Error | str | None]:
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

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""POST /v1/lnurlp/{wallet_lnurlpay_id}: Update an LNURL-pay link"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, overload

from ..._runtime import codecs as _c
from ..._runtime import nested as _n
from ..._runtime.operation import Content, Operation, Parameter
from ..._runtime.types import UNSET, Unset
from ...errors import LNPayError as _Error

if TYPE_CHECKING:
    import httpx

    from ... import models
    from ..._runtime.raw import Response
    from ...client import AsyncLNPay, LNPay

OPERATION: Final = Operation(
    id="PostUpdateLnurlpay",
    method="POST",
    path="/v1/lnurlp/{wallet_lnurlpay_id}",
    parameters=(
        Parameter(
            name="wallet_lnurlpay_id",
            wire="wallet_lnurlpay_id",
            location="path",
            codec=_c.String(pattern="^[A-Za-z0-9_]+$"),
            required=True,
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
        Content(media_type="application/json", shape="json", codec=_n.Object("lnurlpay_update", "LnurlpayUpdate")),
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
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay: ...
@overload
def sync(
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnurlpay: ...


def sync(
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay | models.PartialLnurlpay:
    """Update an LNURL-pay link.

    Change an LNURL-pay link or lightning address; omitted fields keep their values.

    The link's URL does not change, so printed QR codes keep working.

    `POST /v1/lnurlp/{wallet_lnurlpay_id}`

    Args:
        wallet_lnurlpay_id: The `id` of an LNURL-pay link, such as the `default_lnurlpay_id` of a wallet. It
            consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
            page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lnurlp_6Xh2hELFFqSlKEHCbF"`.
        body: The fields to change.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
            "created_at"]`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        BadRequestError: Status 400. A field is invalid.
        AuthenticationError: Status 401. The API key is missing, wrong or suspended, or it is a public key.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. The link does not exist or belongs to another account, or LNPay failed.
    """
    try:
        _result: models.Lnurlpay | models.PartialLnurlpay = client._request(
            OPERATION,
            {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


@overload
def sync_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.Error | str | None]: ...
@overload
def sync_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnurlpay | models.Error | str | None]: ...


def sync_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: LNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.PartialLnurlpay | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)


@overload
async def asyncio(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay: ...
@overload
async def asyncio(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnurlpay: ...


async def asyncio(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.Lnurlpay | models.PartialLnurlpay:
    """Async version of `sync`."""
    try:
        _result: models.Lnurlpay | models.PartialLnurlpay = await client._request(
            OPERATION,
            {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


@overload
async def asyncio_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnurlpay | models.Error | str | None]: ...


async def asyncio_detailed(
    wallet_lnurlpay_id: str,
    *,
    client: AsyncLNPay,
    body: models.LnurlpayUpdate | Mapping[str, Any],
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.Lnurlpay | models.PartialLnurlpay | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
            body,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)

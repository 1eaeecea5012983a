# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""GET /v1/lntx/{lntx_id}: Get an invoice's status"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

from ... import errors as _e
from ..._runtime import codecs as _c
from ..._runtime import nested as _n
from ..._runtime.operation import Content, Operation, Parameter
from ..._runtime.types import UNSET, Unset
from ..._runtime.waiters import Acceptor, Waiter
from ...errors import LNPayError as _Error

if TYPE_CHECKING:
    import httpx

    from ... import models
    from ..._runtime.raw import Response
    from ...client import AsyncLNPay, LNPay

OPERATION: Final = Operation(
    id="GetLnTxObject",
    method="GET",
    path="/v1/lntx/{lntx_id}",
    parameters=(
        Parameter(
            name="lntx_id",
            wire="lntx_id",
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
            names={"pass_thru": "passThru"},
        ),
    ),
    responses={
        "200": (Content(media_type="application/json", shape="json", codec=_n.Object("ln_tx", "LnTx")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
    idempotent=True,
)

PARTIAL: Final[_c.Codec] = _n.Object("partial_ln_tx", "PartialLnTx")

WAIT_UNTIL_SETTLED: Final = Waiter(
    name="wait_until_settled",
    min_delay=1.0,
    max_delay=15.0,
    acceptors=(
        Acceptor(state="success", path=("settled",), comparator="equals", expected=1),
        Acceptor(
            state="failure",
            path=("expires_at",),
            comparator="past",
            error=_e.InvoiceExpired,
            message="The invoice expired before it was paid.",
        ),
    ),
)


@overload
def sync(
    lntx_id: str,
    *,
    client: LNPay,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx: ...
@overload
def sync(
    lntx_id: str,
    *,
    client: LNPay,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnTx: ...


def sync(
    lntx_id: str,
    *,
    client: LNPay,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx | models.PartialLnTx:
    """Get an invoice's status.

    Retrieve an LnTx to see whether an invoice has been paid.

    The invoice has been paid once `settled` is `1`.
    There is no "expired" state: an unpaid invoice has expired when its `expires_at` is in the past.

    The response comes from LNPay's database, not from the node, so a payment may appear a moment after it was
    made.
    If you only need to know whether it is paid, request `?fields=settled,num_satoshis`; the response is then
    `{"num_satoshis": 20, "settled": 1}`.

    `GET /v1/lntx/{lntx_id}`

    Args:
        lntx_id: The `id` of an LnTx, as returned with a new invoice or a transaction. It consists of letters,
            digits and underscores: with any other character, the server returns a 404 HTML page. Its length
            varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lntx_ztkK7XxfqCq3ihmhJiUhnR"`.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example:
            `["settled", "num_satoshis"]`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        AuthenticationError: Status 401. The API key is not valid, or the LnTx does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay failed.
    """
    try:
        _result: models.LnTx | models.PartialLnTx = client._request(
            OPERATION,
            {"lntx_id": lntx_id, "fields": fields},
            UNSET,
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
    lntx_id: str,
    *,
    client: LNPay,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.Error | str | None]: ...
@overload
def sync_detailed(
    lntx_id: str,
    *,
    client: LNPay,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnTx | models.Error | str | None]: ...


def sync_detailed(
    lntx_id: str,
    *,
    client: LNPay,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.PartialLnTx | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"lntx_id": lntx_id, "fields": fields},
            UNSET,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)


@overload
async def asyncio(
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx: ...
@overload
async def asyncio(
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.PartialLnTx: ...


async def asyncio(
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnTx | models.PartialLnTx:
    """Async version of `sync`."""
    try:
        _result: models.LnTx | models.PartialLnTx = await client._request(
            OPERATION,
            {"lntx_id": lntx_id, "fields": fields},
            UNSET,
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
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.PartialLnTx | models.Error | str | None]: ...


async def asyncio_detailed(
    lntx_id: str,
    *,
    client: AsyncLNPay,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnTx | models.PartialLnTx | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"lntx_id": lntx_id, "fields": fields},
            UNSET,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)

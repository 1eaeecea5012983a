# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""GET /v1/wallet-transactions: List all transactions"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

from ..._runtime import codecs as _c
from ..._runtime import nested as _n
from ..._runtime.operation import Content, Operation, Parameter
from ..._runtime.pages import Paging
from ..._runtime.types import UNSET, Unset
from ...errors import LNPayError as _Error

if TYPE_CHECKING:
    import httpx

    from ... import models
    from ..._runtime.raw import Response
    from ...client import AsyncLNPay, LNPay

OPERATION: Final = Operation(
    id="ListTransactions",
    method="GET",
    path="/v1/wallet-transactions",
    parameters=(
        Parameter(name="wallet_id", wire="wallet_id", location="query", codec=_c.STRING),
        Parameter(name="page", wire="page", location="query", codec=_c.Integer(minimum=1, bits=64)),
        Parameter(name="per_page", wire="per-page", location="query", codec=_c.Integer(minimum=1, maximum=50, bits=64)),
        Parameter(name="fields", wire="fields", location="query", codec=_n.ListOf(_c.STRING), explode=False),
    ),
    responses={
        "200": (
            Content(
                media_type="application/json",
                shape="json",
                codec=_n.ListOf(_n.Object("wallet_transaction", "WalletTransaction")),
            ),
        ),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    headers={
        "200": {
            "x-pagination-total-count": _c.Integer(bits=64),
            "x-pagination-page-count": _c.Integer(bits=64),
            "x-pagination-current-page": _c.Integer(bits=64),
            "x-pagination-per-page": _c.Integer(bits=64),
        }
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
    idempotent=True,
)

PARTIAL: Final[_c.Codec] = _n.ListOf(_n.Object("partial_wallet_transaction", "PartialWalletTransaction"))

PAGING: Final = Paging(
    page="page",
    size="per_page",
    total="X-Pagination-Total-Count",
    pages="X-Pagination-Page-Count",
    current="X-Pagination-Current-Page",
    per_page="X-Pagination-Per-Page",
    id="id",
)


@overload
def sync(
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.WalletTransaction]: ...
@overload
def sync(
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.PartialWalletTransaction]: ...


def sync(
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.WalletTransaction] | list[models.PartialWalletTransaction]:
    """List all transactions.

    List the transactions of one or all wallets in the account, newest first.

    Only settled transactions are listed; unpaid invoices never appear.
    A page holds 20 transactions by default, and at most 50.

    `GET /v1/wallet-transactions`

    Args:
        wallet_id: List only the transactions of this wallet. Send the wallet's id (`wal_`), not one of its access
            keys. Example: `"wal_czDztN5eJ4r5sJ"`.
        page: Page number, starting at 1. A number beyond the last page returns the last page again, so use
            `X-Pagination-Page-Count` to know when to stop. Limits: at least 1. Default: 1. Example: `2`.
        per_page: Number of items per page. The server caps it at 50. Limits: 1 to 50. Example: `10`.
        fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
            names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
            select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
            "created_at"]`.
        timeout: Timeout for the whole call in seconds; overrides the client's.
        max_retries: How many times to retry this call when that is safe; overrides the client's.
        extra_headers: Extra headers for this call.

    Raises:
        AuthenticationError: Status 401. The API key does not allow this, or the wallet does not exist.
        NotFoundError: Status 404. The path does not exist, or does not support this method.
        APIStatusError: Status 406. The request's `Accept` header excludes JSON.
        InternalServerError: Status 500. LNPay failed.
    """
    try:
        _result: list[models.WalletTransaction] | list[models.PartialWalletTransaction] = client._request(
            OPERATION,
            {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
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
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.WalletTransaction] | models.Error | str | None]: ...
@overload
def sync_detailed(
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.PartialWalletTransaction] | models.Error | str | None]: ...


def sync_detailed(
    *,
    client: LNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.WalletTransaction] | list[models.PartialWalletTransaction] | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
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
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.WalletTransaction]: ...
@overload
async def asyncio(
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.PartialWalletTransaction]: ...


async def asyncio(
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> list[models.WalletTransaction] | list[models.PartialWalletTransaction]:
    """Async version of `sync`."""
    try:
        _result: list[models.WalletTransaction] | list[models.PartialWalletTransaction] = await client._request(
            OPERATION,
            {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
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
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.WalletTransaction] | models.Error | str | None]: ...
@overload
async def asyncio_detailed(
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str],
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.PartialWalletTransaction] | models.Error | str | None]: ...


async def asyncio_detailed(
    *,
    client: AsyncLNPay,
    wallet_id: str | Unset | None = UNSET,
    page: int | Unset | None = UNSET,
    per_page: int | Unset | None = UNSET,
    fields: Sequence[str] | Unset | None = UNSET,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[list[models.WalletTransaction] | list[models.PartialWalletTransaction] | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
            UNSET,
            codec=None if fields is UNSET or fields is None else PARTIAL,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Transactions of all wallets in the account."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._runtime.types import UNSET, Unset
from ..api import wallet_transactions as _api
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Literal, Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime import pages as _p
    from .._runtime.raw import RawResponse, ResponseHeaders
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class WalletTransactionsWithRawResponse(Protocol):
        """`WalletTransactions`, with methods that return complete responses."""

        @overload
        def list(
            self,
            *,
            wallet_id: str | Unset | None = UNSET,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListTransactionsResponse[builtins.list[models.WalletTransaction]]: ...
        @overload
        def list(
            self,
            *,
            wallet_id: str | Unset | None = UNSET,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListTransactionsResponse[builtins.list[models.PartialWalletTransaction]]: ...

    class AsyncWalletTransactionsWithRawResponse(Protocol):
        """`AsyncWalletTransactions`, with methods that return complete responses."""

        @overload
        async def list(
            self,
            *,
            wallet_id: str | Unset | None = UNSET,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListTransactionsResponse[builtins.list[models.WalletTransaction]]: ...
        @overload
        async def list(
            self,
            *,
            wallet_id: str | Unset | None = UNSET,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListTransactionsResponse[builtins.list[models.PartialWalletTransaction]]: ...

    class _ListTransactionsHeaders(ResponseHeaders):
        @overload
        def __getitem__(self, key: Literal["X-Pagination-Total-Count"]) -> int: ...
        @overload
        def __getitem__(self, key: Literal["X-Pagination-Page-Count"]) -> int: ...
        @overload
        def __getitem__(self, key: Literal["X-Pagination-Current-Page"]) -> int: ...
        @overload
        def __getitem__(self, key: Literal["X-Pagination-Per-Page"]) -> int: ...
        @overload
        def __getitem__(self, key: str) -> Any: ...
        def __getitem__(self, key: str) -> Any: ...

    class _ListTransactionsResponse(RawResponse[_T]):
        @property
        def headers(self) -> _ListTransactionsHeaders: ...


class WalletTransactions:
    """Transactions of all wallets in the account."""

    def __init__(self, client: LNPay) -> None:
        self._client = client

    @overload
    def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.WalletTransaction]: ...
    @overload
    def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.PartialWalletTransaction]: ...

    def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.WalletTransaction] | _p.Page[models.PartialWalletTransaction]:
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

        Returns:
            A page of the list. Iterate over it to get the items of this page and all later ones.

        Raises:
            AuthenticationError: Status 401. The API key does not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: _p.Page[models.WalletTransaction] | _p.Page[models.PartialWalletTransaction] = self._client._page(
                _api.list_transactions.OPERATION,
                _api.list_transactions.PAGING,
                {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_transactions.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result


class AsyncWalletTransactions:
    """Transactions of all wallets in the account."""

    def __init__(self, client: AsyncLNPay) -> None:
        self._client = client

    @overload
    async def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.WalletTransaction]: ...
    @overload
    async def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.PartialWalletTransaction]: ...

    async def list(
        self,
        *,
        wallet_id: str | Unset | None = UNSET,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.WalletTransaction] | _p.AsyncPage[models.PartialWalletTransaction]:
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

        Returns:
            A page of the list. Iterate over it to get the items of this page and all later ones.

        Raises:
            AuthenticationError: Status 401. The API key does not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: (
                _p.AsyncPage[models.WalletTransaction] | _p.AsyncPage[models.PartialWalletTransaction]
            ) = await self._client._page(
                _api.list_transactions.OPERATION,
                _api.list_transactions.PAGING,
                {"wallet_id": wallet_id, "page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_transactions.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Operations on a wallet, such as creating an invoice for it or paying from it."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._runtime.masks import hide as _hide
from .._runtime.model import pick_body
from .._runtime.types import UNSET, Unset
from ..api import wallet as _api
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Literal, Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime import pages as _p
    from .._runtime.raw import RawResponse, ResponseHeaders
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class WalletWithRawResponse(Protocol):
        """`Wallet`, with methods that return complete responses."""

        @overload
        def create(
            self,
            *,
            user_label: str,
            ln_node_id: str | Unset | None = UNSET,
            deterministic_identifier: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.NewWallet]: ...
        @overload
        def create(
            self,
            *,
            body: models.WalletRequest | Mapping[str, Any],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.NewWallet]: ...
        @overload
        def retrieve(
            self,
            wallet_key: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Wallet]: ...
        @overload
        def retrieve(
            self,
            wallet_key: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWallet]: ...
        @overload
        def list(
            self,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletsResponse[builtins.list[models.Wallet]]: ...
        @overload
        def list(
            self,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletsResponse[builtins.list[models.PartialWallet]]: ...
        @overload
        def list_transactions(
            self,
            wallet_key: str,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletTransactionsResponse[builtins.list[models.WalletTransaction]]: ...
        @overload
        def list_transactions(
            self,
            wallet_key: str,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletTransactionsResponse[builtins.list[models.PartialWalletTransaction]]: ...
        @overload
        def create_invoice(
            self,
            wallet_key: str,
            *,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            expiry: int | Unset | None = UNSET,
            description_hash: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        def create_invoice(
            self,
            wallet_key: str,
            *,
            body: models.InvoiceRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        def create_invoice(
            self,
            wallet_key: str,
            *,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            expiry: int | Unset | None = UNSET,
            description_hash: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...
        @overload
        def create_invoice(
            self,
            wallet_key: str,
            *,
            body: models.InvoiceRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...
        @overload
        def pay_invoice(
            self,
            wallet_key: str,
            *,
            payment_request: str,
            fee_limit_msat: int | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def pay_invoice(
            self,
            wallet_key: str,
            *,
            body: models.PayInvoiceRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def pay_invoice(
            self,
            wallet_key: str,
            *,
            payment_request: str,
            fee_limit_msat: int | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def pay_invoice(
            self,
            wallet_key: str,
            *,
            body: models.PayInvoiceRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def transfer(
            self,
            wallet_key: str,
            *,
            dest_wallet_id: str,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Transfer]: ...
        @overload
        def transfer(
            self,
            wallet_key: str,
            *,
            body: models.TransferRequest | Mapping[str, Any],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Transfer]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        @overload
        def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        def create_lnurl_withdraw(
            self,
            wallet_key: str,
            *,
            num_satoshis: int | Unset | None = UNSET,
            memo: str | Unset | None = UNSET,
            pass_thru: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlWithdraw]: ...
        def retrieve_static_lnurl_withdraw(
            self,
            wallet_key: str,
            *,
            num_satoshis: int | Unset | None = UNSET,
            memo: str | Unset | None = UNSET,
            pass_thru: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlWithdraw]: ...

    class AsyncWalletWithRawResponse(Protocol):
        """`AsyncWallet`, with methods that return complete responses."""

        @overload
        async def create(
            self,
            *,
            user_label: str,
            ln_node_id: str | Unset | None = UNSET,
            deterministic_identifier: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.NewWallet]: ...
        @overload
        async def create(
            self,
            *,
            body: models.WalletRequest | Mapping[str, Any],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.NewWallet]: ...
        @overload
        async def retrieve(
            self,
            wallet_key: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Wallet]: ...
        @overload
        async def retrieve(
            self,
            wallet_key: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWallet]: ...
        @overload
        async def list(
            self,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletsResponse[builtins.list[models.Wallet]]: ...
        @overload
        async def list(
            self,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletsResponse[builtins.list[models.PartialWallet]]: ...
        @overload
        async def list_transactions(
            self,
            wallet_key: str,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletTransactionsResponse[builtins.list[models.WalletTransaction]]: ...
        @overload
        async def list_transactions(
            self,
            wallet_key: str,
            *,
            page: int | Unset | None = UNSET,
            per_page: int | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> _ListWalletTransactionsResponse[builtins.list[models.PartialWalletTransaction]]: ...
        @overload
        async def create_invoice(
            self,
            wallet_key: str,
            *,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            expiry: int | Unset | None = UNSET,
            description_hash: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        async def create_invoice(
            self,
            wallet_key: str,
            *,
            body: models.InvoiceRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        async def create_invoice(
            self,
            wallet_key: str,
            *,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            expiry: int | Unset | None = UNSET,
            description_hash: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...
        @overload
        async def create_invoice(
            self,
            wallet_key: str,
            *,
            body: models.InvoiceRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...
        @overload
        async def pay_invoice(
            self,
            wallet_key: str,
            *,
            payment_request: str,
            fee_limit_msat: int | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def pay_invoice(
            self,
            wallet_key: str,
            *,
            body: models.PayInvoiceRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def pay_invoice(
            self,
            wallet_key: str,
            *,
            payment_request: str,
            fee_limit_msat: int | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def pay_invoice(
            self,
            wallet_key: str,
            *,
            body: models.PayInvoiceRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def transfer(
            self,
            wallet_key: str,
            *,
            dest_wallet_id: str,
            num_satoshis: int,
            memo: str | Unset | None = UNSET,
            ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Transfer]: ...
        @overload
        async def transfer(
            self,
            wallet_key: str,
            *,
            body: models.TransferRequest | Mapping[str, Any],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Transfer]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            dest_pubkey: str,
            num_satoshis: int,
            fee_limit_msat: int | Unset | None = UNSET,
            custom_records: Mapping[str, Any] | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        @overload
        async def keysend(
            self,
            wallet_key: str,
            *,
            body: models.KeysendRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        async def create_lnurl_withdraw(
            self,
            wallet_key: str,
            *,
            num_satoshis: int | Unset | None = UNSET,
            memo: str | Unset | None = UNSET,
            pass_thru: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlWithdraw]: ...
        async def retrieve_static_lnurl_withdraw(
            self,
            wallet_key: str,
            *,
            num_satoshis: int | Unset | None = UNSET,
            memo: str | Unset | None = UNSET,
            pass_thru: str | Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlWithdraw]: ...

    class _ListWalletsHeaders(ResponseHeaders):
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

    class _ListWalletsResponse(RawResponse[_T]):
        @property
        def headers(self) -> _ListWalletsHeaders: ...

    class _ListWalletTransactionsHeaders(ResponseHeaders):
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

    class _ListWalletTransactionsResponse(RawResponse[_T]):
        @property
        def headers(self) -> _ListWalletTransactionsHeaders: ...


class Wallet:
    """Operations on a wallet, such as creating an invoice for it or paying from it."""

    def __init__(self, client: LNPay) -> None:
        self._client = client

    @overload
    def create(
        self,
        *,
        user_label: str,
        ln_node_id: str | Unset | None = UNSET,
        deterministic_identifier: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.NewWallet: ...
    @overload
    def create(
        self,
        *,
        body: models.WalletRequest | Mapping[str, Any],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.NewWallet: ...

    def create(
        self,
        *,
        user_label: str | Unset = UNSET,
        ln_node_id: str | Unset | None = UNSET,
        deterministic_identifier: str | Unset | None = UNSET,
        body: models.WalletRequest | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the wallet. Limits: 1 to 255 characters.
            ln_node_id: The node that holds the wallet (`lnod_`). Omit it for the node that LNPay runs for your
                account.
            deterministic_identifier: A string that determines the wallet's id: `walx_` and 14 hexadecimal digits of
                its hash. The server rejects a second wallet with the same string with 400, so repeating the call does
                not create another wallet. LNPay does not document this field. Limits: at least 1 character.
            body: The whole request body, instead of its fields.
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
            _result: models.NewWallet = self._client._request(
                _api.post_create_wallet.OPERATION,
                {},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "ln_node_id": ln_node_id,
                        "deterministic_identifier": deterministic_identifier,
                    },
                    required=True,
                    names={},
                    optional=("ln_node_id", "deterministic_identifier"),
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Wallet: ...
    @overload
    def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWallet: ...

    def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Wallet | models.PartialWallet:
        """Get a wallet.

        Retrieve a wallet with its current balance.

        `GET /v1/wallet/{wallet_key}`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Wallet | models.PartialWallet = self._client._request(
                _api.get_wallet.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_wallet.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.Wallet]: ...
    @overload
    def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.PartialWallet]: ...

    def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.Wallet] | _p.Page[models.PartialWallet]:
        """List wallets.

        List all wallets in the account, newest first.

        A page holds at most 50 wallets.

        `GET /v1/wallets`

        Args:
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
            AuthenticationError: Status 401. The API key is missing, wrong or suspended, or it is a public key.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: _p.Page[models.Wallet] | _p.Page[models.PartialWallet] = self._client._page(
                _api.list_wallets.OPERATION,
                _api.list_wallets.PAGING,
                {"page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_wallets.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.WalletTransaction]: ...
    @overload
    def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.PartialWalletTransaction]: ...

    def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.WalletTransaction] | _p.Page[models.PartialWalletTransaction]:
        """List a wallet's transactions.

        List the transactions of a wallet, newest first.

        Only settled transactions are listed; unpaid invoices never appear.
        Each row shows the wallet's current balance, not the balance at the time of the transaction.
        A page holds 100 transactions by default, and at most 500.

        `GET /v1/wallet/{wallet_key}/transactions`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            page: Page number, starting at 1. A number beyond the last page returns the last page again, so use
                `X-Pagination-Page-Count` to know when to stop. Limits: at least 1. Default: 1. Example: `2`.
            per_page: Number of transactions per page. The server caps it at 500. Limits: 1 to 500. Default: 100.
                Example: `10`.
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
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: _p.Page[models.WalletTransaction] | _p.Page[models.PartialWalletTransaction] = self._client._page(
                _api.list_wallet_transactions.OPERATION,
                _api.list_wallet_transactions.PAGING,
                {"wallet_key": wallet_key, "page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_wallet_transactions.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    def create_invoice(
        self,
        wallet_key: str,
        *,
        body: models.InvoiceRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...
    @overload
    def create_invoice(
        self,
        wallet_key: str,
        *,
        body: models.InvoiceRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...

    def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int | Unset = UNSET,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.InvoiceRequest | Mapping[str, Any] | Unset = UNSET,
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
            num_satoshis: The amount to request. With `0`, the payer chooses the amount. Each account has a limit per
                invoice, 10000 by default. Unit: satoshis. Limits: at least 0.
            memo: The text that the payer sees in the wallet app. On the free tier, LNPay appends ` (via LNPAY.co)`,
                which uses 15 of the 255 characters. Do not use emoji: LNPay cannot store them and returns 500. A
                Lightning invoice can hold 639 bytes of UTF-8, which is 213 Chinese characters. A self-hosted server
                may have a different default. Limits: at most 255 characters, at most 639 bytes of UTF-8, no
                characters above U+FFFF, such as emoji. Default: "LNPAY Invoice".
            expiry: How long the invoice can be paid after it is created; the default is one day. Send 1 or more. The
                server also accepts `0` and negative numbers, but creates an invoice that has already expired. Unit:
                seconds. Default: 86400.
            description_hash: SHA-256 hash of a text, 32 bytes in base64, which the invoice contains instead of the
                memo. If null or omitted, the invoice contains the memo. LNPay's documentation specifies base64, but
                the open source server expects hexadecimal and may silently drop a base64 hash. Decode your first
                invoice; if the hash is missing, send 64 hexadecimal digits. If you send a memo as well, it is still
                stored in the LnTx. Unit: base64. Limits: pattern `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default:
                null.
            pass_thru: Your own data, returned in the LnTx and in webhooks. Send an object. A string that contains a
                JSON object also works; a string with any other JSON is ignored. Prefix your field names, as in
                `shop_ticketId`, because the server stores its own fields in the same object. Never send `wallet_id`,
                which is one of them. Default: {}.
            body: The whole request body, instead of its fields.
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
            _result: models.LnTx | models.PartialLnTx = self._client._request(
                _api.post_wallet_invoice.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {
                        "num_satoshis": num_satoshis,
                        "memo": memo,
                        "expiry": expiry,
                        "description_hash": description_hash,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("memo", "expiry", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_wallet_invoice.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def pay_invoice(
        self,
        wallet_key: str,
        *,
        body: models.PayInvoiceRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    def pay_invoice(
        self,
        wallet_key: str,
        *,
        body: models.PayInvoiceRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...

    def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str | Unset = UNSET,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.PayInvoiceRequest | Mapping[str, Any] | Unset = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction | models.PartialWalletTransaction:
        """Pay an invoice.

        Pay a Lightning invoice from a wallet.

        The call returns once the invoice is paid; a failed payment returns 400 and moves no money.
        The returned transaction does not include the routing fee: LNPay books any fee afterwards, as a second
        transaction of type `network_fee`.
        This fee can take the balance below zero.

        `POST /v1/wallet/{wallet_key}/withdraw`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            payment_request: The BOLT11 invoice, which must specify an amount. Each account has a limit per payment,
                10000 satoshis by default. Limits: at least 1 character.
            fee_limit_msat: The maximum routing fee. Omit it to allow 5% of the amount, rounded up to a whole satoshi.
                Unit: millisatoshis. Limits: at least 0.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The request is invalid, or the payment failed; no money was moved.
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay or its Lightning node failed.

        Next: `lntx.retrieve`. Retrieve the payment's LnTx, which shows the routing fee (`fee_msat`).
        """
        try:
            _result: models.WalletTransaction | models.PartialWalletTransaction = self._client._request(
                _api.post_wallet_send.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {"payment_request": payment_request, "fee_limit_msat": fee_limit_msat, "passThru": pass_thru},
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("fee_limit_msat", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_wallet_send.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def transfer(
        self,
        wallet_key: str,
        *,
        dest_wallet_id: str,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Transfer: ...
    @overload
    def transfer(
        self,
        wallet_key: str,
        *,
        body: models.TransferRequest | Mapping[str, Any],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Transfer: ...

    def transfer(
        self,
        wallet_key: str,
        *,
        dest_wallet_id: str | Unset = UNSET,
        num_satoshis: int | Unset = UNSET,
        memo: str | Unset | None = UNSET,
        ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.TransferRequest | Mapping[str, Any] | Unset = UNSET,
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
            dest_wallet_id: The id of the receiving wallet. An access key does not work. Limits: at least 1 character.
            num_satoshis: The amount to transfer. Unit: satoshis. Limits: at least 1.
            memo: What the transfer is for; it becomes the `user_label` of both transactions. Limits: at most 255
                characters.
            ln_pay_params: Your own data, returned as `passThru.lnPayParams` in both transactions. Send an object or
                an array; a string that contains JSON also works.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
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
            _result: models.Transfer = self._client._request(
                _api.post_wallet_transfer.OPERATION,
                {"wallet_key": wallet_key},
                pick_body(
                    body,
                    {
                        "dest_wallet_id": dest_wallet_id,
                        "num_satoshis": num_satoshis,
                        "memo": memo,
                        "lnPayParams": ln_pay_params,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"lnPayParams": "ln_pay_params", "passThru": "pass_thru"},
                    optional=("memo", "lnPayParams", "passThru"),
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...
    @overload
    def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...

    def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str | Unset = UNSET,
        num_satoshis: int | Unset = UNSET,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.KeysendRequest | Mapping[str, Any] | Unset = UNSET,
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
            dest_pubkey: Public key of the receiving node (66 digits). Unit: hexadecimal. Limits: exactly 66
                characters.
            num_satoshis: The amount to send, 1 or more. The server also accepts `0`, but the payment fails. Each
                account has a limit per payment, 10000 by default. Unit: satoshis. Limits: at least 0.
            fee_limit_msat: The maximum routing fee. Omit it to allow 5% of the amount, rounded up to a whole satoshi.
                Unit: millisatoshis. Limits: at least 0.
            custom_records: Records for the receiver: each name is a TLV number above 65536, and each value is a
                string. The server encodes an object as JSON.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
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
            _result: models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob = (
                self._client._request(
                    _api.post_wallet_keysend.OPERATION,
                    {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
                    pick_body(
                        body,
                        {
                            "dest_pubkey": dest_pubkey,
                            "num_satoshis": num_satoshis,
                            "fee_limit_msat": fee_limit_msat,
                            "custom_records": custom_records,
                            "passThru": pass_thru,
                        },
                        required=True,
                        names={"passThru": "pass_thru"},
                        optional=("fee_limit_msat", "custom_records", "passThru"),
                    ),
                    codec=None if fields is UNSET or fields is None else _api.post_wallet_keysend.PARTIAL,
                    timeout=timeout,
                    max_retries=max_retries,
                    extra_headers=extra_headers,
                )
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    def create_lnurl_withdraw(
        self,
        wallet_key: str,
        *,
        num_satoshis: int | Unset | None = UNSET,
        memo: str | Unset | None = UNSET,
        pass_thru: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnurlWithdraw:
        """Create a one-time LNURL-withdraw link.

        Create a link that lets the first person who scans it withdraw satoshis from the wallet, once.

        Show `lnurl` as a QR code: a wallet app scans it and sends LNPay an invoice, which LNPay pays.
        Treat the link like cash: LNPay does not enforce the amount in the link, so it can withdraw up to the wallet's
        balance.
        Keep no more in the wallet than you are prepared to pay out.

        `GET /v1/wallet/{wallet_key}/lnurl/withdraw`

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
            _result: models.LnurlWithdraw = self._client._request(
                _api.get_wallet_lnurl_withdraw.OPERATION,
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

    def retrieve_static_lnurl_withdraw(
        self,
        wallet_key: str,
        *,
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
            _result: models.LnurlWithdraw = self._client._request(
                _api.get_lnurl_wallet_withdraw_static.OPERATION,
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


class AsyncWallet:
    """Operations on a wallet, such as creating an invoice for it or paying from it."""

    def __init__(self, client: AsyncLNPay) -> None:
        self._client = client

    @overload
    async def create(
        self,
        *,
        user_label: str,
        ln_node_id: str | Unset | None = UNSET,
        deterministic_identifier: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.NewWallet: ...
    @overload
    async def create(
        self,
        *,
        body: models.WalletRequest | Mapping[str, Any],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.NewWallet: ...

    async def create(
        self,
        *,
        user_label: str | Unset = UNSET,
        ln_node_id: str | Unset | None = UNSET,
        deterministic_identifier: str | Unset | None = UNSET,
        body: models.WalletRequest | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the wallet. Limits: 1 to 255 characters.
            ln_node_id: The node that holds the wallet (`lnod_`). Omit it for the node that LNPay runs for your
                account.
            deterministic_identifier: A string that determines the wallet's id: `walx_` and 14 hexadecimal digits of
                its hash. The server rejects a second wallet with the same string with 400, so repeating the call does
                not create another wallet. LNPay does not document this field. Limits: at least 1 character.
            body: The whole request body, instead of its fields.
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
            _result: models.NewWallet = await self._client._request(
                _api.post_create_wallet.OPERATION,
                {},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "ln_node_id": ln_node_id,
                        "deterministic_identifier": deterministic_identifier,
                    },
                    required=True,
                    names={},
                    optional=("ln_node_id", "deterministic_identifier"),
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    async def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Wallet: ...
    @overload
    async def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWallet: ...

    async def retrieve(
        self,
        wallet_key: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Wallet | models.PartialWallet:
        """Get a wallet.

        Retrieve a wallet with its current balance.

        `GET /v1/wallet/{wallet_key}`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Wallet | models.PartialWallet = await self._client._request(
                _api.get_wallet.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_wallet.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.Wallet]: ...
    @overload
    async def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.PartialWallet]: ...

    async def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.Wallet] | _p.AsyncPage[models.PartialWallet]:
        """List wallets.

        List all wallets in the account, newest first.

        A page holds at most 50 wallets.

        `GET /v1/wallets`

        Args:
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
            AuthenticationError: Status 401. The API key is missing, wrong or suspended, or it is a public key.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: _p.AsyncPage[models.Wallet] | _p.AsyncPage[models.PartialWallet] = await self._client._page(
                _api.list_wallets.OPERATION,
                _api.list_wallets.PAGING,
                {"page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_wallets.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    async def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.WalletTransaction]: ...
    @overload
    async def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.PartialWalletTransaction]: ...

    async def list_transactions(
        self,
        wallet_key: str,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.WalletTransaction] | _p.AsyncPage[models.PartialWalletTransaction]:
        """List a wallet's transactions.

        List the transactions of a wallet, newest first.

        Only settled transactions are listed; unpaid invoices never appear.
        Each row shows the wallet's current balance, not the balance at the time of the transaction.
        A page holds 100 transactions by default, and at most 500.

        `GET /v1/wallet/{wallet_key}/transactions`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            page: Page number, starting at 1. A number beyond the last page returns the last page again, so use
                `X-Pagination-Page-Count` to know when to stop. Limits: at least 1. Default: 1. Example: `2`.
            per_page: Number of transactions per page. The server caps it at 500. Limits: 1 to 500. Default: 100.
                Example: `10`.
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
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: (
                _p.AsyncPage[models.WalletTransaction] | _p.AsyncPage[models.PartialWalletTransaction]
            ) = await self._client._page(
                _api.list_wallet_transactions.OPERATION,
                _api.list_wallet_transactions.PAGING,
                {"wallet_key": wallet_key, "page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_wallet_transactions.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    async def create_invoice(
        self,
        wallet_key: str,
        *,
        body: models.InvoiceRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    async def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...
    @overload
    async def create_invoice(
        self,
        wallet_key: str,
        *,
        body: models.InvoiceRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...

    async def create_invoice(
        self,
        wallet_key: str,
        *,
        num_satoshis: int | Unset = UNSET,
        memo: str | Unset | None = UNSET,
        expiry: int | Unset | None = UNSET,
        description_hash: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.InvoiceRequest | Mapping[str, Any] | Unset = UNSET,
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
            num_satoshis: The amount to request. With `0`, the payer chooses the amount. Each account has a limit per
                invoice, 10000 by default. Unit: satoshis. Limits: at least 0.
            memo: The text that the payer sees in the wallet app. On the free tier, LNPay appends ` (via LNPAY.co)`,
                which uses 15 of the 255 characters. Do not use emoji: LNPay cannot store them and returns 500. A
                Lightning invoice can hold 639 bytes of UTF-8, which is 213 Chinese characters. A self-hosted server
                may have a different default. Limits: at most 255 characters, at most 639 bytes of UTF-8, no
                characters above U+FFFF, such as emoji. Default: "LNPAY Invoice".
            expiry: How long the invoice can be paid after it is created; the default is one day. Send 1 or more. The
                server also accepts `0` and negative numbers, but creates an invoice that has already expired. Unit:
                seconds. Default: 86400.
            description_hash: SHA-256 hash of a text, 32 bytes in base64, which the invoice contains instead of the
                memo. If null or omitted, the invoice contains the memo. LNPay's documentation specifies base64, but
                the open source server expects hexadecimal and may silently drop a base64 hash. Decode your first
                invoice; if the hash is missing, send 64 hexadecimal digits. If you send a memo as well, it is still
                stored in the LnTx. Unit: base64. Limits: pattern `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default:
                null.
            pass_thru: Your own data, returned in the LnTx and in webhooks. Send an object. A string that contains a
                JSON object also works; a string with any other JSON is ignored. Prefix your field names, as in
                `shop_ticketId`, because the server stores its own fields in the same object. Never send `wallet_id`,
                which is one of them. Default: {}.
            body: The whole request body, instead of its fields.
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
            _result: models.LnTx | models.PartialLnTx = await self._client._request(
                _api.post_wallet_invoice.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {
                        "num_satoshis": num_satoshis,
                        "memo": memo,
                        "expiry": expiry,
                        "description_hash": description_hash,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("memo", "expiry", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_wallet_invoice.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def pay_invoice(
        self,
        wallet_key: str,
        *,
        body: models.PayInvoiceRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    async def pay_invoice(
        self,
        wallet_key: str,
        *,
        body: models.PayInvoiceRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...

    async def pay_invoice(
        self,
        wallet_key: str,
        *,
        payment_request: str | Unset = UNSET,
        fee_limit_msat: int | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.PayInvoiceRequest | Mapping[str, Any] | Unset = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction | models.PartialWalletTransaction:
        """Pay an invoice.

        Pay a Lightning invoice from a wallet.

        The call returns once the invoice is paid; a failed payment returns 400 and moves no money.
        The returned transaction does not include the routing fee: LNPay books any fee afterwards, as a second
        transaction of type `network_fee`.
        This fee can take the balance below zero.

        `POST /v1/wallet/{wallet_key}/withdraw`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            payment_request: The BOLT11 invoice, which must specify an amount. Each account has a limit per payment,
                10000 satoshis by default. Limits: at least 1 character.
            fee_limit_msat: The maximum routing fee. Omit it to allow 5% of the amount, rounded up to a whole satoshi.
                Unit: millisatoshis. Limits: at least 0.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The request is invalid, or the payment failed; no money was moved.
            AuthenticationError: Status 401. The keys do not allow this, or the wallet does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay or its Lightning node failed.

        Next: `lntx.retrieve`. Retrieve the payment's LnTx, which shows the routing fee (`fee_msat`).
        """
        try:
            _result: models.WalletTransaction | models.PartialWalletTransaction = await self._client._request(
                _api.post_wallet_send.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {"payment_request": payment_request, "fee_limit_msat": fee_limit_msat, "passThru": pass_thru},
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("fee_limit_msat", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_wallet_send.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def transfer(
        self,
        wallet_key: str,
        *,
        dest_wallet_id: str,
        num_satoshis: int,
        memo: str | Unset | None = UNSET,
        ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Transfer: ...
    @overload
    async def transfer(
        self,
        wallet_key: str,
        *,
        body: models.TransferRequest | Mapping[str, Any],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Transfer: ...

    async def transfer(
        self,
        wallet_key: str,
        *,
        dest_wallet_id: str | Unset = UNSET,
        num_satoshis: int | Unset = UNSET,
        memo: str | Unset | None = UNSET,
        ln_pay_params: Mapping[str, Any] | Sequence[Any] | str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.TransferRequest | Mapping[str, Any] | Unset = UNSET,
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
            dest_wallet_id: The id of the receiving wallet. An access key does not work. Limits: at least 1 character.
            num_satoshis: The amount to transfer. Unit: satoshis. Limits: at least 1.
            memo: What the transfer is for; it becomes the `user_label` of both transactions. Limits: at most 255
                characters.
            ln_pay_params: Your own data, returned as `passThru.lnPayParams` in both transactions. Send an object or
                an array; a string that contains JSON also works.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
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
            _result: models.Transfer = await self._client._request(
                _api.post_wallet_transfer.OPERATION,
                {"wallet_key": wallet_key},
                pick_body(
                    body,
                    {
                        "dest_wallet_id": dest_wallet_id,
                        "num_satoshis": num_satoshis,
                        "memo": memo,
                        "lnPayParams": ln_pay_params,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"lnPayParams": "ln_pay_params", "passThru": "pass_thru"},
                    optional=("memo", "lnPayParams", "passThru"),
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str,
        num_satoshis: int,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...
    @overload
    async def keysend(
        self,
        wallet_key: str,
        *,
        body: models.KeysendRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...

    async def keysend(
        self,
        wallet_key: str,
        *,
        dest_pubkey: str | Unset = UNSET,
        num_satoshis: int | Unset = UNSET,
        fee_limit_msat: int | Unset | None = UNSET,
        custom_records: Mapping[str, Any] | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.KeysendRequest | Mapping[str, Any] | Unset = UNSET,
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
            dest_pubkey: Public key of the receiving node (66 digits). Unit: hexadecimal. Limits: exactly 66
                characters.
            num_satoshis: The amount to send, 1 or more. The server also accepts `0`, but the payment fails. Each
                account has a limit per payment, 10000 by default. Unit: satoshis. Limits: at least 0.
            fee_limit_msat: The maximum routing fee. Omit it to allow 5% of the amount, rounded up to a whole satoshi.
                Unit: millisatoshis. Limits: at least 0.
            custom_records: Records for the receiver: each name is a TLV number above 65536, and each value is a
                string. The server encodes an object as JSON.
            pass_thru: Your own data, returned in the transaction and in webhooks. Send an object; a string that
                contains a JSON object also works. Prefix your field names, as in `shop_payoutId`, because the server
                stores its own fields in the same object.
            body: The whole request body, instead of its fields.
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
            _result: (
                models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob
            ) = await self._client._request(
                _api.post_wallet_keysend.OPERATION,
                {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
                pick_body(
                    body,
                    {
                        "dest_pubkey": dest_pubkey,
                        "num_satoshis": num_satoshis,
                        "fee_limit_msat": fee_limit_msat,
                        "custom_records": custom_records,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("fee_limit_msat", "custom_records", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_wallet_keysend.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    async def create_lnurl_withdraw(
        self,
        wallet_key: str,
        *,
        num_satoshis: int | Unset | None = UNSET,
        memo: str | Unset | None = UNSET,
        pass_thru: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnurlWithdraw:
        """Create a one-time LNURL-withdraw link.

        Create a link that lets the first person who scans it withdraw satoshis from the wallet, once.

        Show `lnurl` as a QR code: a wallet app scans it and sends LNPay an invoice, which LNPay pays.
        Treat the link like cash: LNPay does not enforce the amount in the link, so it can withdraw up to the wallet's
        balance.
        Keep no more in the wallet than you are prepared to pay out.

        `GET /v1/wallet/{wallet_key}/lnurl/withdraw`

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
            _result: models.LnurlWithdraw = await self._client._request(
                _api.get_wallet_lnurl_withdraw.OPERATION,
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

    async def retrieve_static_lnurl_withdraw(
        self,
        wallet_key: str,
        *,
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
            _result: models.LnurlWithdraw = await self._client._request(
                _api.get_lnurl_wallet_withdraw_static.OPERATION,
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

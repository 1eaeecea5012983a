# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""LNURL-pay links and lightning addresses, for receiving and sending payments."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._runtime.masks import hide as _hide
from .._runtime.model import pick_body
from .._runtime.types import UNSET, Unset
from ..api import lnurlp as _api
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime.raw import RawResponse
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class LnurlpWithRawResponse(Protocol):
        """`Lnurlp`, with methods that return complete responses."""

        @overload
        def create(
            self,
            wallet_key: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            custy_domain_id: str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        def create(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        def create(
            self,
            wallet_key: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            custy_domain_id: str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        def create(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        def retrieve(
            self,
            wallet_lnurlpay_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        def retrieve(
            self,
            wallet_lnurlpay_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            body: models.LnurlpayUpdate | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            body: models.LnurlpayUpdate | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        def probe(
            self,
            target: str,
            *,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlPayParameters]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        @overload
        def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...

    class AsyncLnurlpWithRawResponse(Protocol):
        """`AsyncLnurlp`, with methods that return complete responses."""

        @overload
        async def create(
            self,
            wallet_key: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            custy_domain_id: str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        async def create(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayRequest | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        async def create(
            self,
            wallet_key: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            custy_domain_id: str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        async def create(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayRequest | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        async def retrieve(
            self,
            wallet_lnurlpay_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        async def retrieve(
            self,
            wallet_lnurlpay_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        async def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        async def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            body: models.LnurlpayUpdate | Mapping[str, Any],
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Lnurlpay]: ...
        @overload
        async def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            user_label: str | Unset | None = UNSET,
            lnurlp_min_sendable_msat: int | Unset | None = UNSET,
            lnurlp_max_sendable_msat: int | Unset | None = UNSET,
            lnurlp_short_desc: str | Unset | None = UNSET,
            lnurlp_identifier: str | Unset | None = UNSET,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        @overload
        async def update(
            self,
            wallet_lnurlpay_id: str,
            *,
            body: models.LnurlpayUpdate | Mapping[str, Any],
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnurlpay]: ...
        async def probe(
            self,
            target: str,
            *,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnurlPayParameters]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.WalletTransaction]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Sequence[str],
            x_lnpay_async: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialWalletTransaction]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            lnurlpay_encoded: str | Unset | None = UNSET,
            ln_address: str | Unset | None = UNSET,
            amt_msat: int,
            comment: str | Unset | None = UNSET,
            pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...
        @overload
        async def pay(
            self,
            wallet_key: str,
            *,
            body: models.LnurlpayPayment | Mapping[str, Any],
            fields: Unset | None = UNSET,
            x_lnpay_async: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.QueuedJob]: ...


class Lnurlp:
    """LNURL-pay links and lightning addresses, for receiving and sending payments."""

    def __init__(self, client: LNPay) -> None:
        self._client = client

    @overload
    def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    def create(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...
    @overload
    def create(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        body: models.LnurlpayRequest | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the link. Limits: at most 255 characters.
            lnurlp_min_sendable_msat: The smallest payment that the link accepts. The default for a new link is 1000.
                Unit: millisatoshis. Limits: at least 1000.
            lnurlp_max_sendable_msat: The largest payment that the link accepts. The default for a new link is your
                account's limit per invoice. Unit: millisatoshis.
            lnurlp_short_desc: The text that the payer sees in the wallet app. The default for a new link is `LNURL
                PAY (via LNPay.co)`. Limits: at most 255 characters.
            lnurlp_identifier: User name of the lightning address: the part before the `@`. Servers accept only
                letters and spaces. Limits: pattern `^[A-Za-z ]+$`.
            custy_domain_id: Id of the domain of the lightning address (`cdom_`). You set up domains in LNPay's
                dashboard.
            body: The whole request body, instead of its fields.
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
            _result: models.Lnurlpay | models.PartialLnurlpay = self._client._request(
                _api.post_create_lnurlpay.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "lnurlp_minSendable_msat": lnurlp_min_sendable_msat,
                        "lnurlp_maxSendable_msat": lnurlp_max_sendable_msat,
                        "lnurlp_short_desc": lnurlp_short_desc,
                        "lnurlp_identifier": lnurlp_identifier,
                        "custy_domain_id": custy_domain_id,
                    },
                    required=True,
                    names={
                        "lnurlp_minSendable_msat": "lnurlp_min_sendable_msat",
                        "lnurlp_maxSendable_msat": "lnurlp_max_sendable_msat",
                    },
                    optional=(
                        "user_label",
                        "lnurlp_minSendable_msat",
                        "lnurlp_maxSendable_msat",
                        "lnurlp_short_desc",
                        "lnurlp_identifier",
                        "custy_domain_id",
                    ),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_create_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay | models.PartialLnurlpay:
        """Get an LNURL-pay link.

        Retrieve an LNURL-pay link or lightning address of the account.

        `GET /v1/lnurlp/{wallet_lnurlpay_id}`

        Args:
            wallet_lnurlpay_id: The `id` of an LNURL-pay link, such as the `default_lnurlpay_id` of a wallet. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lnurlp_6Xh2hELFFqSlKEHCbF"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key is missing, wrong or suspended.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. The link does not exist or belongs to another account, or LNPay failed.
        """
        try:
            _result: models.Lnurlpay | models.PartialLnurlpay = self._client._request(
                _api.get_lnurlpay.OPERATION,
                {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        body: models.LnurlpayUpdate | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...
    @overload
    def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        body: models.LnurlpayUpdate | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        body: models.LnurlpayUpdate | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the link. Limits: at most 255 characters.
            lnurlp_min_sendable_msat: The smallest payment that the link accepts. The default for a new link is 1000.
                Unit: millisatoshis. Limits: at least 1000.
            lnurlp_max_sendable_msat: The largest payment that the link accepts. The default for a new link is your
                account's limit per invoice. Unit: millisatoshis.
            lnurlp_short_desc: The text that the payer sees in the wallet app. The default for a new link is `LNURL
                PAY (via LNPay.co)`. Limits: at most 255 characters.
            lnurlp_identifier: User name of the lightning address: the part before the `@`. Servers accept only
                letters and spaces. Limits: pattern `^[A-Za-z ]+$`.
            body: The whole request body, instead of its fields.
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
            _result: models.Lnurlpay | models.PartialLnurlpay = self._client._request(
                _api.post_update_lnurlpay.OPERATION,
                {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "lnurlp_minSendable_msat": lnurlp_min_sendable_msat,
                        "lnurlp_maxSendable_msat": lnurlp_max_sendable_msat,
                        "lnurlp_short_desc": lnurlp_short_desc,
                        "lnurlp_identifier": lnurlp_identifier,
                    },
                    required=True,
                    names={
                        "lnurlp_minSendable_msat": "lnurlp_min_sendable_msat",
                        "lnurlp_maxSendable_msat": "lnurlp_max_sendable_msat",
                    },
                    optional=(
                        "user_label",
                        "lnurlp_minSendable_msat",
                        "lnurlp_maxSendable_msat",
                        "lnurlp_short_desc",
                        "lnurlp_identifier",
                    ),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_update_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    def probe(
        self,
        target: str,
        *,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnurlPayParameters:
        """Probe an LNURL or lightning address.

        Get the amounts that an LNURL-pay link or lightning address accepts, before you pay it.

        LNPay fetches the parameters from the service behind the link.

        `GET /v1/lnurlp/probe/{target}`

        Args:
            target: An LNURL-pay link (`LNURL1...`) or a lightning address. Example: `"alice@pay.example.com"`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key is missing, wrong or suspended.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. The target is invalid or cannot be reached, or LNPay failed.
        """
        try:
            _result: models.LnurlPayParameters = self._client._request(
                _api.get_lnurlpay_probe.OPERATION,
                {"target": target},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...
    @overload
    def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...

    def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int | Unset = UNSET,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.LnurlpayPayment | Mapping[str, Any] | Unset = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        x_lnpay_async: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob:
        """Pay an LNURL or lightning address.

        Pay an LNURL-pay link or lightning address from a wallet.

        LNPay gets an invoice from the service behind the link and pays it.
        Without `X-LNPAY-ASYNC`, the call returns the transaction once the payment has arrived, or 400 if it failed.
        With `X-LNPAY-ASYNC: 1`, it returns a receipt immediately and pays in the background; only the webhooks
        `wallet_send` and `wallet_send_failure` report the result.
        LNPay books the routing fee in the same way as for a paid invoice.

        `POST /v1/wallet/{wallet_key}/lnurlp/pay`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            lnurlpay_encoded: The LNURL-pay link to pay (`LNURL1...`). If you send both, this one takes precedence.
            ln_address: The lightning address to pay.
            amt_msat: The amount to send. It is rounded up to a whole satoshi, and each account has a limit per
                payment. Unit: millisatoshis. Limits: at least 1.
            comment: A message to the payee. Its maximum length is the probe's `commentAllowed`.
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
            InternalServerError: Status 500. The service behind the link rejected the payment, or LNPay or its
                Lightning node failed.
        """
        try:
            _result: models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob = (
                self._client._request(
                    _api.post_lnurlpay_pay.OPERATION,
                    {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
                    pick_body(
                        body,
                        {
                            "lnurlpay_encoded": lnurlpay_encoded,
                            "ln_address": ln_address,
                            "amt_msat": amt_msat,
                            "comment": comment,
                            "passThru": pass_thru,
                        },
                        required=True,
                        names={"passThru": "pass_thru"},
                        optional=("lnurlpay_encoded", "ln_address", "comment", "passThru"),
                    ),
                    codec=None if fields is UNSET or fields is None else _api.post_lnurlpay_pay.PARTIAL,
                    timeout=timeout,
                    max_retries=max_retries,
                    extra_headers=extra_headers,
                )
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result


class AsyncLnurlp:
    """LNURL-pay links and lightning addresses, for receiving and sending payments."""

    def __init__(self, client: AsyncLNPay) -> None:
        self._client = client

    @overload
    async def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    async def create(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayRequest | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    async def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...
    @overload
    async def create(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayRequest | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    async def create(
        self,
        wallet_key: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        custy_domain_id: str | Unset | None = UNSET,
        body: models.LnurlpayRequest | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the link. Limits: at most 255 characters.
            lnurlp_min_sendable_msat: The smallest payment that the link accepts. The default for a new link is 1000.
                Unit: millisatoshis. Limits: at least 1000.
            lnurlp_max_sendable_msat: The largest payment that the link accepts. The default for a new link is your
                account's limit per invoice. Unit: millisatoshis.
            lnurlp_short_desc: The text that the payer sees in the wallet app. The default for a new link is `LNURL
                PAY (via LNPay.co)`. Limits: at most 255 characters.
            lnurlp_identifier: User name of the lightning address: the part before the `@`. Servers accept only
                letters and spaces. Limits: pattern `^[A-Za-z ]+$`.
            custy_domain_id: Id of the domain of the lightning address (`cdom_`). You set up domains in LNPay's
                dashboard.
            body: The whole request body, instead of its fields.
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
            _result: models.Lnurlpay | models.PartialLnurlpay = await self._client._request(
                _api.post_create_lnurlpay.OPERATION,
                {"wallet_key": wallet_key, "fields": fields},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "lnurlp_minSendable_msat": lnurlp_min_sendable_msat,
                        "lnurlp_maxSendable_msat": lnurlp_max_sendable_msat,
                        "lnurlp_short_desc": lnurlp_short_desc,
                        "lnurlp_identifier": lnurlp_identifier,
                        "custy_domain_id": custy_domain_id,
                    },
                    required=True,
                    names={
                        "lnurlp_minSendable_msat": "lnurlp_min_sendable_msat",
                        "lnurlp_maxSendable_msat": "lnurlp_max_sendable_msat",
                    },
                    optional=(
                        "user_label",
                        "lnurlp_minSendable_msat",
                        "lnurlp_maxSendable_msat",
                        "lnurlp_short_desc",
                        "lnurlp_identifier",
                        "custy_domain_id",
                    ),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_create_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

    @overload
    async def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    async def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    async def retrieve(
        self,
        wallet_lnurlpay_id: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay | models.PartialLnurlpay:
        """Get an LNURL-pay link.

        Retrieve an LNURL-pay link or lightning address of the account.

        `GET /v1/lnurlp/{wallet_lnurlpay_id}`

        Args:
            wallet_lnurlpay_id: The `id` of an LNURL-pay link, such as the `default_lnurlpay_id` of a wallet. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lnurlp_6Xh2hELFFqSlKEHCbF"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key is missing, wrong or suspended.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. The link does not exist or belongs to another account, or LNPay failed.
        """
        try:
            _result: models.Lnurlpay | models.PartialLnurlpay = await self._client._request(
                _api.get_lnurlpay.OPERATION,
                {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    async def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    async def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        body: models.LnurlpayUpdate | Mapping[str, Any],
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Lnurlpay: ...
    @overload
    async def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...
    @overload
    async def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        body: models.LnurlpayUpdate | Mapping[str, Any],
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnurlpay: ...

    async def update(
        self,
        wallet_lnurlpay_id: str,
        *,
        user_label: str | Unset | None = UNSET,
        lnurlp_min_sendable_msat: int | Unset | None = UNSET,
        lnurlp_max_sendable_msat: int | Unset | None = UNSET,
        lnurlp_short_desc: str | Unset | None = UNSET,
        lnurlp_identifier: str | Unset | None = UNSET,
        body: models.LnurlpayUpdate | Mapping[str, Any] | Unset = UNSET,
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
            user_label: Your name for the link. Limits: at most 255 characters.
            lnurlp_min_sendable_msat: The smallest payment that the link accepts. The default for a new link is 1000.
                Unit: millisatoshis. Limits: at least 1000.
            lnurlp_max_sendable_msat: The largest payment that the link accepts. The default for a new link is your
                account's limit per invoice. Unit: millisatoshis.
            lnurlp_short_desc: The text that the payer sees in the wallet app. The default for a new link is `LNURL
                PAY (via LNPay.co)`. Limits: at most 255 characters.
            lnurlp_identifier: User name of the lightning address: the part before the `@`. Servers accept only
                letters and spaces. Limits: pattern `^[A-Za-z ]+$`.
            body: The whole request body, instead of its fields.
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
            _result: models.Lnurlpay | models.PartialLnurlpay = await self._client._request(
                _api.post_update_lnurlpay.OPERATION,
                {"wallet_lnurlpay_id": wallet_lnurlpay_id, "fields": fields},
                pick_body(
                    body,
                    {
                        "user_label": user_label,
                        "lnurlp_minSendable_msat": lnurlp_min_sendable_msat,
                        "lnurlp_maxSendable_msat": lnurlp_max_sendable_msat,
                        "lnurlp_short_desc": lnurlp_short_desc,
                        "lnurlp_identifier": lnurlp_identifier,
                    },
                    required=True,
                    names={
                        "lnurlp_minSendable_msat": "lnurlp_min_sendable_msat",
                        "lnurlp_maxSendable_msat": "lnurlp_max_sendable_msat",
                    },
                    optional=(
                        "user_label",
                        "lnurlp_minSendable_msat",
                        "lnurlp_maxSendable_msat",
                        "lnurlp_short_desc",
                        "lnurlp_identifier",
                    ),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_update_lnurlpay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    async def probe(
        self,
        target: str,
        *,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnurlPayParameters:
        """Probe an LNURL or lightning address.

        Get the amounts that an LNURL-pay link or lightning address accepts, before you pay it.

        LNPay fetches the parameters from the service behind the link.

        `GET /v1/lnurlp/probe/{target}`

        Args:
            target: An LNURL-pay link (`LNURL1...`) or a lightning address. Example: `"alice@pay.example.com"`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key is missing, wrong or suspended.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. The target is invalid or cannot be reached, or LNPay failed.
        """
        try:
            _result: models.LnurlPayParameters = await self._client._request(
                _api.get_lnurlpay_probe.OPERATION,
                {"target": target},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction: ...
    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Sequence[str],
        x_lnpay_async: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialWalletTransaction: ...
    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...
    @overload
    async def pay(
        self,
        wallet_key: str,
        *,
        body: models.LnurlpayPayment | Mapping[str, Any],
        fields: Unset | None = UNSET,
        x_lnpay_async: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.QueuedJob: ...

    async def pay(
        self,
        wallet_key: str,
        *,
        lnurlpay_encoded: str | Unset | None = UNSET,
        ln_address: str | Unset | None = UNSET,
        amt_msat: int | Unset = UNSET,
        comment: str | Unset | None = UNSET,
        pass_thru: Mapping[str, Any] | str | Unset | None = UNSET,
        body: models.LnurlpayPayment | Mapping[str, Any] | Unset = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        x_lnpay_async: str | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob:
        """Pay an LNURL or lightning address.

        Pay an LNURL-pay link or lightning address from a wallet.

        LNPay gets an invoice from the service behind the link and pays it.
        Without `X-LNPAY-ASYNC`, the call returns the transaction once the payment has arrived, or 400 if it failed.
        With `X-LNPAY-ASYNC: 1`, it returns a receipt immediately and pays in the background; only the webhooks
        `wallet_send` and `wallet_send_failure` report the result.
        LNPay books the routing fee in the same way as for a paid invoice.

        `POST /v1/wallet/{wallet_key}/lnurlp/pay`

        Args:
            wallet_key: The wallet. With a secret key (`sak_`), send the wallet's id (`wal_`); with a public key
                (`pak_`), send one of the wallet's access keys, ideally the one with the fewest permissions, such as
                `waki_` to receive. Some wallet ids start with `walx_`; ids and keys from before 2020 start with `w_`,
                `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores: with any other character, the
                server returns a 404 HTML page. Its length varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"wal_czDztN5eJ4r5sJ"`.
            lnurlpay_encoded: The LNURL-pay link to pay (`LNURL1...`). If you send both, this one takes precedence.
            ln_address: The lightning address to pay.
            amt_msat: The amount to send. It is rounded up to a whole satoshi, and each account has a limit per
                payment. Unit: millisatoshis. Limits: at least 1.
            comment: A message to the payee. Its maximum length is the probe's `commentAllowed`.
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
            InternalServerError: Status 500. The service behind the link rejected the payment, or LNPay or its
                Lightning node failed.
        """
        try:
            _result: (
                models.WalletTransaction | models.PartialWalletTransaction | models.QueuedJob
            ) = await self._client._request(
                _api.post_lnurlpay_pay.OPERATION,
                {"wallet_key": wallet_key, "fields": fields, "x_lnpay_async": x_lnpay_async},
                pick_body(
                    body,
                    {
                        "lnurlpay_encoded": lnurlpay_encoded,
                        "ln_address": ln_address,
                        "amt_msat": amt_msat,
                        "comment": comment,
                        "passThru": pass_thru,
                    },
                    required=True,
                    names={"passThru": "pass_thru"},
                    optional=("lnurlpay_encoded", "ln_address", "comment", "passThru"),
                ),
                codec=None if fields is UNSET or fields is None else _api.post_lnurlpay_pay.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            wallet_key = _hide(wallet_key)
            raise _error.with_traceback(None)
        return _result

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""What you do with a wallet, such as asking to be paid into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._runtime.model import pick_body
from .._runtime.types import UNSET, Unset
from ..api.wallet import post_wallet_invoice as _post_wallet_invoice
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime.raw import RawResponse
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class WalletWithRawResponse(Protocol):
        """`Wallet`, with methods that return whole responses."""

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

    class AsyncWalletWithRawResponse(Protocol):
        """`AsyncWallet`, with methods that return whole responses."""

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


class Wallet:
    """What you do with a wallet, such as asking to be paid into it."""

    def __init__(self, client: LNPay) -> None:
        """Call through `client`."""
        self._client = client

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

        The answer is an unpaid LnTx.
        Show its `payment_request` to the payer, as text or as a QR code, and keep its `id` to ask later whether it
        has been paid.
        Each call makes a new invoice: there is no idempotency key, and no way to list or cancel unpaid invoices.

        Send `Content-Type: application/json` with a JSON body.
        Without that header the server reads the body as a form, finds none of the fields, and may answer 201 with an
        invoice for any amount.

        `POST /v1/wallet/{wallet_key}/invoice`

        Args:
            wallet_key: The wallet to be paid into. Beside a secret key (`sak_`) this is the wallet's id (`wal_`);
                beside a public key (`pak_`) it is an access key of the wallet, best the one that can do no more than
                receive (`waki_`). Some wallets have an id that begins with `walx_`; ids and keys from before 2020
                begin with `w_`, `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores; with any other
                character the server does not find the path and answers 404 in HTML. Its length varies. Limits:
                pattern `^[A-Za-z0-9_]+$`. Example: `"wal_czDztN5eJ4r5sJ"`.
            num_satoshis: How much to ask for. `0` makes an invoice of any amount, where the payer decides. Each
                account has a limit per invoice, 10000 unless it was changed. Unit: satoshis. Limits: at least 0.
            memo: What the payer reads in the wallet app. On the free tier LNPay appends ` (via LNPAY.co)`, which
                takes 15 of the 255 characters. Leave out emoji: LNPay cannot store them and returns 500. A Lightning
                invoice has room for 639 bytes of UTF-8, which is 213 Chinese characters. A self-hosted server may
                have another default. Limits: at most 255 characters, at most 639 bytes of UTF-8, no characters above
                U+FFFF, such as emoji. Default: "LNPAY Invoice".
            expiry: How long the invoice can be paid, counted from its creation; the default is one day. Ask for 1 or
                more. The server takes `0` and negative numbers too, but what it then makes has expired from the
                start. Unit: seconds. Default: 86400.
            description_hash: SHA-256 hash of a text of yours, 32 bytes in base64, which the invoice carries in place
                of the memo. Null, or left out: the invoice carries the memo. LNPay's documentation asks for base64,
                but the open source server reads hexadecimal digits and may drop a base64 hash without a word. So
                decode the first invoice that you get, and if the hash is not in it, send 64 hexadecimal digits. A
                memo sent along is still stored in the LnTx. Unit: base64. Limits: pattern
                `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default: null.
            pass_thru: Your own data, which comes back in the LnTx and in webhooks. Send an object. A text that holds
                a JSON object is taken as well; a text with any other JSON is ignored. Give your names a prefix, such
                as `shop_ticketId`, because the server keeps names of its own in the same object; `wallet_id` is one
                of them and must not be sent. Default: {}.
            body: The whole request body, instead of its fields.
            fields: Names of the fields to answer with, separated by commas; left out, the answer has them all. Upper
                and lower case matter, and names that do not exist are ignored. If no name exists, the answer is an
                empty array, `[]`. Of `passThru` you get all or nothing: a dotted name counts as the part before its
                dot. Example: `["settled", "num_satoshis"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The request does not make sense to the server, or asks for too much.
            AuthenticationError: Status 401. The keys do not allow this.
            NotFoundError: Status 404. The server does not know the path, or not with this method.
            APIStatusError: Status 406. The request's `Accept` header rules JSON out.
            InternalServerError: Status 500. Something broke inside LNPay or its Lightning node.

        Next: `lntx.retrieve`. Ask with the invoice's `id` whether it has been paid.
        """
        try:
            _result: models.LnTx | models.PartialLnTx = self._client.send_(
                _post_wallet_invoice.OPERATION,
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
                codec=None if fields is UNSET or fields is None else _post_wallet_invoice.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result


class AsyncWallet:
    """What you do with a wallet, such as asking to be paid into it."""

    def __init__(self, client: AsyncLNPay) -> None:
        """Call through `client`."""
        self._client = client

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

        The answer is an unpaid LnTx.
        Show its `payment_request` to the payer, as text or as a QR code, and keep its `id` to ask later whether it
        has been paid.
        Each call makes a new invoice: there is no idempotency key, and no way to list or cancel unpaid invoices.

        Send `Content-Type: application/json` with a JSON body.
        Without that header the server reads the body as a form, finds none of the fields, and may answer 201 with an
        invoice for any amount.

        `POST /v1/wallet/{wallet_key}/invoice`

        Args:
            wallet_key: The wallet to be paid into. Beside a secret key (`sak_`) this is the wallet's id (`wal_`);
                beside a public key (`pak_`) it is an access key of the wallet, best the one that can do no more than
                receive (`waki_`). Some wallets have an id that begins with `walx_`; ids and keys from before 2020
                begin with `w_`, `wa_`, `wi_` or `wr_`. It consists of letters, digits and underscores; with any other
                character the server does not find the path and answers 404 in HTML. Its length varies. Limits:
                pattern `^[A-Za-z0-9_]+$`. Example: `"wal_czDztN5eJ4r5sJ"`.
            num_satoshis: How much to ask for. `0` makes an invoice of any amount, where the payer decides. Each
                account has a limit per invoice, 10000 unless it was changed. Unit: satoshis. Limits: at least 0.
            memo: What the payer reads in the wallet app. On the free tier LNPay appends ` (via LNPAY.co)`, which
                takes 15 of the 255 characters. Leave out emoji: LNPay cannot store them and returns 500. A Lightning
                invoice has room for 639 bytes of UTF-8, which is 213 Chinese characters. A self-hosted server may
                have another default. Limits: at most 255 characters, at most 639 bytes of UTF-8, no characters above
                U+FFFF, such as emoji. Default: "LNPAY Invoice".
            expiry: How long the invoice can be paid, counted from its creation; the default is one day. Ask for 1 or
                more. The server takes `0` and negative numbers too, but what it then makes has expired from the
                start. Unit: seconds. Default: 86400.
            description_hash: SHA-256 hash of a text of yours, 32 bytes in base64, which the invoice carries in place
                of the memo. Null, or left out: the invoice carries the memo. LNPay's documentation asks for base64,
                but the open source server reads hexadecimal digits and may drop a base64 hash without a word. So
                decode the first invoice that you get, and if the hash is not in it, send 64 hexadecimal digits. A
                memo sent along is still stored in the LnTx. Unit: base64. Limits: pattern
                `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default: null.
            pass_thru: Your own data, which comes back in the LnTx and in webhooks. Send an object. A text that holds
                a JSON object is taken as well; a text with any other JSON is ignored. Give your names a prefix, such
                as `shop_ticketId`, because the server keeps names of its own in the same object; `wallet_id` is one
                of them and must not be sent. Default: {}.
            body: The whole request body, instead of its fields.
            fields: Names of the fields to answer with, separated by commas; left out, the answer has them all. Upper
                and lower case matter, and names that do not exist are ignored. If no name exists, the answer is an
                empty array, `[]`. Of `passThru` you get all or nothing: a dotted name counts as the part before its
                dot. Example: `["settled", "num_satoshis"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The request does not make sense to the server, or asks for too much.
            AuthenticationError: Status 401. The keys do not allow this.
            NotFoundError: Status 404. The server does not know the path, or not with this method.
            APIStatusError: Status 406. The request's `Accept` header rules JSON out.
            InternalServerError: Status 500. Something broke inside LNPay or its Lightning node.

        Next: `lntx.retrieve`. Ask with the invoice's `id` whether it has been paid.
        """
        try:
            _result: models.LnTx | models.PartialLnTx = await self._client.send_(
                _post_wallet_invoice.OPERATION,
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
                codec=None if fields is UNSET or fields is None else _post_wallet_invoice.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

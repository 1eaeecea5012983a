# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The clients: `LNPay` (sync) and `AsyncLNPay` (async)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ._runtime.client import MAX_RESPONSE_SIZE, AsyncClient, SyncClient
from ._runtime.lazy import Later, Resource
from ._runtime.operation import Api, Scheme
from ._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from typing import Protocol

    import httpx

    from ._runtime.aiohttp_client import DefaultAioHttpClient
    from .resources.lntx import AsyncLntx as _AsyncLntx
    from .resources.lntx import AsyncLntxWithRawResponse as _AsyncLntxWithRawResponse
    from .resources.lntx import Lntx as _Lntx
    from .resources.lntx import LntxWithRawResponse as _LntxWithRawResponse
    from .resources.lnurlp import AsyncLnurlp as _AsyncLnurlp
    from .resources.lnurlp import AsyncLnurlpWithRawResponse as _AsyncLnurlpWithRawResponse
    from .resources.lnurlp import Lnurlp as _Lnurlp
    from .resources.lnurlp import LnurlpWithRawResponse as _LnurlpWithRawResponse
    from .resources.node import AsyncNode as _AsyncNode
    from .resources.node import AsyncNodeWithRawResponse as _AsyncNodeWithRawResponse
    from .resources.node import Node as _Node
    from .resources.node import NodeWithRawResponse as _NodeWithRawResponse
    from .resources.wallet import AsyncWallet as _AsyncWallet
    from .resources.wallet import AsyncWalletWithRawResponse as _AsyncWalletWithRawResponse
    from .resources.wallet import Wallet as _Wallet
    from .resources.wallet import WalletWithRawResponse as _WalletWithRawResponse
    from .resources.wallet_transactions import AsyncWalletTransactions as _AsyncWalletTransactions
    from .resources.wallet_transactions import (
        AsyncWalletTransactionsWithRawResponse as _AsyncWalletTransactionsWithRawResponse,
    )
    from .resources.wallet_transactions import WalletTransactions as _WalletTransactions
    from .resources.wallet_transactions import WalletTransactionsWithRawResponse as _WalletTransactionsWithRawResponse
    from .webhooks import Webhooks as _Webhooks

    class LNPayWithRawResponse(Protocol):
        """`LNPay`, with methods that return complete responses."""

        wallet: _WalletWithRawResponse
        wallet_transactions: _WalletTransactionsWithRawResponse
        lntx: _LntxWithRawResponse
        lnurlp: _LnurlpWithRawResponse
        node: _NodeWithRawResponse

    class AsyncLNPayWithRawResponse(Protocol):
        """`AsyncLNPay`, with methods that return complete responses."""

        wallet: _AsyncWalletWithRawResponse
        wallet_transactions: _AsyncWalletTransactionsWithRawResponse
        lntx: _AsyncLntxWithRawResponse
        lnurlp: _AsyncLnurlpWithRawResponse
        node: _AsyncNodeWithRawResponse


_API: Final = Api(
    title="LNPay",
    class_name="LNPay",
    project_name="lnpay-client",
    version="1.1.0",
    env_prefix="LNPAY",
    servers=(
        "https://api.lnpay.co",
        "https://lnpay.example.com",
        "http://127.0.0.1:8111",
    ),
    schemes={
        "basicAuth": Scheme(kind="basic", prefixes=("sak_", "pak_")),
        "apiKeyHeader": Scheme(kind="apiKey", name="X-Api-Key", location="header", prefixes=("sak_", "pak_")),
        "accessToken": Scheme(kind="apiKey", name="access-token", location="query", prefixes=("sak_", "pak_")),
    },
    key_required=True,
    other_keys={
        "wallet_key": (
            "wal_",
            "walx_",
            "waka_",
            "waki_",
            "wakr_",
            "waklp_",
            "waklw_",
            "wakewa_",
            "wakewv_",
            "w_",
            "wa_",
            "wi_",
            "wr_",
        )
    },
    path_prefix="/v1",
)


def _webhooks() -> type[_Webhooks]:
    from .webhooks import Webhooks

    return Webhooks


class LNPay(SyncClient):
    """A client for LNPay. Use it in `with`, or close it when you are done.

        with LNPay("...") as lnpay:
            result = lnpay.wallet.create_invoice("wal_czDztN5eJ4r5sJ", num_satoshis=100)

    Any number of threads can share one client.
    """

    webhooks: Later[type[_Webhooks]] = Later(_webhooks)
    """Parses webhooks."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int = 2,
        http_client: httpx.Client | None = None,
        headers: Mapping[str, str] | None = None,
        allow_http: bool = False,
        max_response_size: int = MAX_RESPONSE_SIZE,
    ) -> None:
        """Create a client. No connection is opened until the first call.

        Args:
            api_key: Your API key; defaults to the environment variable LNPAY_API_KEY.
            base_url: Base URL of the API; defaults to the base_url of http_client, then LNPAY_BASE_URL, then
                https://api.lnpay.co. Plain http is allowed only for this machine.
            timeout: Timeout for a whole call in seconds, retries included; 60 by default, None for no limit.
            max_retries: How many times to retry a call when that is safe; 0 disables retries.
            http_client: Your own httpx or httpx2 client (transport, proxies, limits). You close it.
            headers: Extra headers for each call.
            allow_http: Allow a plain http base URL on other machines; your key is then sent unencrypted.
            max_response_size: Largest response body to read, in bytes after decompression; 16 MiB by default.
        """
        super().__init__(
            _API,
            api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            headers=headers,
            allow_http=allow_http,
            max_response_size=max_response_size,
        )

    wallet: Resource[_Wallet] = Resource("resources.wallet", "Wallet")
    """Operations on a wallet, such as creating an invoice for it or paying from it."""
    wallet_transactions: Resource[_WalletTransactions] = Resource("resources.wallet_transactions", "WalletTransactions")
    """Transactions of all wallets in the account."""
    lntx: Resource[_Lntx] = Resource("resources.lntx", "Lntx")
    """Lightning transactions (LnTx): invoices and payments."""
    lnurlp: Resource[_Lnurlp] = Resource("resources.lnurlp", "Lnurlp")
    """LNURL-pay links and lightning addresses, for receiving and sending payments."""
    node: Resource[_Node] = Resource("resources.node", "Node")
    """Lightning nodes of the account."""

    @property
    def with_raw_response(self) -> LNPayWithRawResponse:
        """This client, with methods that return complete responses: status, headers, content and `parse()`."""
        raw: LNPayWithRawResponse = self._with_raw_response()
        return raw


class AsyncLNPay(AsyncClient):
    """A client for LNPay. Use it in `async with`, or close it when you are done.

        async with AsyncLNPay("...") as lnpay:
            result = await lnpay.wallet.create_invoice("wal_czDztN5eJ4r5sJ", num_satoshis=100)

    Any number of tasks can share one client.
    """

    webhooks: Later[type[_Webhooks]] = Later(_webhooks)
    """Parses webhooks."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int = 2,
        http_client: httpx.AsyncClient | DefaultAioHttpClient | None = None,
        headers: Mapping[str, str] | None = None,
        allow_http: bool = False,
        max_response_size: int = MAX_RESPONSE_SIZE,
    ) -> None:
        """Create a client. No connection is opened until the first call.

        Args:
            api_key: Your API key; defaults to the environment variable LNPAY_API_KEY.
            base_url: Base URL of the API; defaults to the base_url of http_client, then LNPAY_BASE_URL, then
                https://api.lnpay.co. Plain http is allowed only for this machine.
            timeout: Timeout for a whole call in seconds, retries included; 60 by default, None for no limit.
            max_retries: How many times to retry a call when that is safe; 0 disables retries.
            http_client: Your own httpx or httpx2 client (transport, proxies, limits). You close it.
            headers: Extra headers for each call.
            allow_http: Allow a plain http base URL on other machines; your key is then sent unencrypted.
            max_response_size: Largest response body to read, in bytes after decompression; 16 MiB by default.
        """
        super().__init__(
            _API,
            api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            headers=headers,
            allow_http=allow_http,
            max_response_size=max_response_size,
        )

    wallet: Resource[_AsyncWallet] = Resource("resources.wallet", "AsyncWallet")
    """Operations on a wallet, such as creating an invoice for it or paying from it."""
    wallet_transactions: Resource[_AsyncWalletTransactions] = Resource(
        "resources.wallet_transactions", "AsyncWalletTransactions"
    )
    """Transactions of all wallets in the account."""
    lntx: Resource[_AsyncLntx] = Resource("resources.lntx", "AsyncLntx")
    """Lightning transactions (LnTx): invoices and payments."""
    lnurlp: Resource[_AsyncLnurlp] = Resource("resources.lnurlp", "AsyncLnurlp")
    """LNURL-pay links and lightning addresses, for receiving and sending payments."""
    node: Resource[_AsyncNode] = Resource("resources.node", "AsyncNode")
    """Lightning nodes of the account."""

    @property
    def with_raw_response(self) -> AsyncLNPayWithRawResponse:
        """This client, with methods that return complete responses: status, headers, content and `parse()`."""
        raw: AsyncLNPayWithRawResponse = self._with_raw_response()
        return raw

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Lightning nodes of the account."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._runtime.masks import hide as _hide
from .._runtime.types import UNSET, Unset
from ..api import node as _api
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Literal, Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime import pages as _p
    from .._runtime.raw import RawResponse, ResponseHeaders
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class NodeWithRawResponse(Protocol):
        """`Node`, with methods that return complete responses."""

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
        ) -> _ListNodesResponse[builtins.list[models.Node]]: ...
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
        ) -> _ListNodesResponse[builtins.list[models.PartialNode]]: ...
        @overload
        def retrieve(
            self,
            ln_node_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Node | None]: ...
        @overload
        def retrieve(
            self,
            ln_node_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialNode]: ...
        def decode_invoice(
            self,
            ln_node_id: str,
            *,
            payment_request: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.DecodedInvoice]: ...
        def query_routes(
            self,
            ln_node_id: str,
            *,
            pub_key: str,
            amt: int,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Routes]: ...

    class AsyncNodeWithRawResponse(Protocol):
        """`AsyncNode`, with methods that return complete responses."""

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
        ) -> _ListNodesResponse[builtins.list[models.Node]]: ...
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
        ) -> _ListNodesResponse[builtins.list[models.PartialNode]]: ...
        @overload
        async def retrieve(
            self,
            ln_node_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Node | None]: ...
        @overload
        async def retrieve(
            self,
            ln_node_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialNode]: ...
        async def decode_invoice(
            self,
            ln_node_id: str,
            *,
            payment_request: str,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.DecodedInvoice]: ...
        async def query_routes(
            self,
            ln_node_id: str,
            *,
            pub_key: str,
            amt: int,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.Routes]: ...

    class _ListNodesHeaders(ResponseHeaders):
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

    class _ListNodesResponse(RawResponse[_T]):
        @property
        def headers(self) -> _ListNodesHeaders: ...


class Node:
    """Lightning nodes of the account."""

    def __init__(self, client: LNPay) -> None:
        self._client = client

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
    ) -> _p.Page[models.Node]: ...
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
    ) -> _p.Page[models.PartialNode]: ...

    def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.Page[models.Node] | _p.Page[models.PartialNode]:
        """List nodes.

        List the Lightning nodes of the account, newest first.

        A page holds at most 50 nodes.

        `GET /v1/nodes`

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
            _result: _p.Page[models.Node] | _p.Page[models.PartialNode] = self._client._page(
                _api.list_nodes.OPERATION,
                _api.list_nodes.PAGING,
                {"page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_nodes.PARTIAL,
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
        ln_node_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Node | None: ...
    @overload
    def retrieve(
        self,
        ln_node_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialNode: ...

    def retrieve(
        self,
        ln_node_id: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Node | models.PartialNode | None:
        """Get a node.

        Retrieve a Lightning node of the account.

        For an unknown node, LNPay returns 200 with the body `null`; other servers return 401.

        `GET /v1/node/{ln_node_id}`

        Args:
            ln_node_id: The `id` of a node (`lnod_`). It consists of letters, digits and underscores: with any other
                character, the server returns a 404 HTML page. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"lnod_2s4yfYA"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Node | models.PartialNode | None = self._client._request(
                _api.get_node.OPERATION,
                {"ln_node_id": ln_node_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_node.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    def decode_invoice(
        self,
        ln_node_id: str,
        *,
        payment_request: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.DecodedInvoice:
        """Decode an invoice.

        Use a node to decode a BOLT11 invoice.

        `GET /v1/node/{ln_node_id}/payments/decodeinvoice`

        Args:
            ln_node_id: The `id` of a node (`lnod_`), or `default` for the node that LNPay runs for your account. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"default"`.
            payment_request: The BOLT11 invoice to decode.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The invoice is missing or cannot be decoded.
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.DecodedInvoice = self._client._request(
                _api.decode_invoice.OPERATION,
                {"ln_node_id": ln_node_id, "payment_request": payment_request},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    def query_routes(
        self,
        ln_node_id: str,
        *,
        pub_key: str,
        amt: int,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Routes:
        """Find routes to a node.

        Find routes from a node to another node, to estimate the routing fee of a payment.

        `GET /v1/node/{ln_node_id}/payments/queryroutes`

        Args:
            ln_node_id: The `id` of a node (`lnod_`), or `default` for the node that LNPay runs for your account. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"default"`.
            pub_key: Public key of the destination node: 66 hexadecimal digits. Unit: hexadecimal. Example:
                `"02c16cca44562b590dd279c942200bdccfd4f990c3a69fad620c10ef2f8228eaff"`.
            amt: The amount to deliver. Unit: satoshis. Limits: at least 1. Example: `100`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. A parameter is missing, or there is no route.
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Routes = self._client._request(
                _api.query_routes.OPERATION,
                {"ln_node_id": ln_node_id, "pub_key": pub_key, "amt": amt},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            pub_key = _hide(pub_key)
            raise _error.with_traceback(None)
        return _result


class AsyncNode:
    """Lightning nodes of the account."""

    def __init__(self, client: AsyncLNPay) -> None:
        self._client = client

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
    ) -> _p.AsyncPage[models.Node]: ...
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
    ) -> _p.AsyncPage[models.PartialNode]: ...

    async def list(
        self,
        *,
        page: int | Unset | None = UNSET,
        per_page: int | Unset | None = UNSET,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _p.AsyncPage[models.Node] | _p.AsyncPage[models.PartialNode]:
        """List nodes.

        List the Lightning nodes of the account, newest first.

        A page holds at most 50 nodes.

        `GET /v1/nodes`

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
            _result: _p.AsyncPage[models.Node] | _p.AsyncPage[models.PartialNode] = await self._client._page(
                _api.list_nodes.OPERATION,
                _api.list_nodes.PAGING,
                {"page": page, "per_page": per_page, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.list_nodes.PARTIAL,
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
        ln_node_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Node | None: ...
    @overload
    async def retrieve(
        self,
        ln_node_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialNode: ...

    async def retrieve(
        self,
        ln_node_id: str,
        *,
        fields: Sequence[str] | Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Node | models.PartialNode | None:
        """Get a node.

        Retrieve a Lightning node of the account.

        For an unknown node, LNPay returns 200 with the body `null`; other servers return 401.

        `GET /v1/node/{ln_node_id}`

        Args:
            ln_node_id: The `id` of a node (`lnod_`). It consists of letters, digits and underscores: with any other
                character, the server returns a 404 HTML page. Limits: pattern `^[A-Za-z0-9_]+$`. Example:
                `"lnod_2s4yfYA"`.
            fields: Comma-separated fields to return. Omit it to get all fields. Names are case-sensitive, and unknown
                names are silently ignored. If all names are unknown, the response is an empty array, `[]`. You cannot
                select parts of `passThru`: in a dotted name, only the part before the dot counts. Example: `["id",
                "created_at"]`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Node | models.PartialNode | None = await self._client._request(
                _api.get_node.OPERATION,
                {"ln_node_id": ln_node_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_node.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    async def decode_invoice(
        self,
        ln_node_id: str,
        *,
        payment_request: str,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.DecodedInvoice:
        """Decode an invoice.

        Use a node to decode a BOLT11 invoice.

        `GET /v1/node/{ln_node_id}/payments/decodeinvoice`

        Args:
            ln_node_id: The `id` of a node (`lnod_`), or `default` for the node that LNPay runs for your account. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"default"`.
            payment_request: The BOLT11 invoice to decode.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. The invoice is missing or cannot be decoded.
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.DecodedInvoice = await self._client._request(
                _api.decode_invoice.OPERATION,
                {"ln_node_id": ln_node_id, "payment_request": payment_request},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    async def query_routes(
        self,
        ln_node_id: str,
        *,
        pub_key: str,
        amt: int,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.Routes:
        """Find routes to a node.

        Find routes from a node to another node, to estimate the routing fee of a payment.

        `GET /v1/node/{ln_node_id}/payments/queryroutes`

        Args:
            ln_node_id: The `id` of a node (`lnod_`), or `default` for the node that LNPay runs for your account. It
                consists of letters, digits and underscores: with any other character, the server returns a 404 HTML
                page. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"default"`.
            pub_key: Public key of the destination node: 66 hexadecimal digits. Unit: hexadecimal. Example:
                `"02c16cca44562b590dd279c942200bdccfd4f990c3a69fad620c10ef2f8228eaff"`.
            amt: The amount to deliver. Unit: satoshis. Limits: at least 1. Example: `100`.
            timeout: Timeout for the whole call in seconds; overrides the client's.
            max_retries: How many times to retry this call when that is safe; overrides the client's.
            extra_headers: Extra headers for this call.

        Raises:
            BadRequestError: Status 400. A parameter is missing, or there is no route.
            AuthenticationError: Status 401. The API key does not allow this, or the node does not exist.
            NotFoundError: Status 404. The path does not exist, or does not support this method.
            APIStatusError: Status 406. The request's `Accept` header excludes JSON.
            InternalServerError: Status 500. LNPay failed.
        """
        try:
            _result: models.Routes = await self._client._request(
                _api.query_routes.OPERATION,
                {"ln_node_id": ln_node_id, "pub_key": pub_key, "amt": amt},
                UNSET,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            pub_key = _hide(pub_key)
            raise _error.with_traceback(None)
        return _result

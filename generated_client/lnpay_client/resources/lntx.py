# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Lightning transactions (LnTx): invoices and payments."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, overload

from .._runtime.types import UNSET, Unset
from ..api import lntx as _api
from ..errors import LNPayError as _Error

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    import httpx

    from .. import models
    from .._runtime.raw import RawResponse
    from ..client import AsyncLNPay, LNPay

    _T = TypeVar("_T", covariant=True)

    class LntxWithRawResponse(Protocol):
        """`Lntx`, with methods that return complete responses."""

        @overload
        def retrieve(
            self,
            lntx_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        def retrieve(
            self,
            lntx_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...

    class AsyncLntxWithRawResponse(Protocol):
        """`AsyncLntx`, with methods that return complete responses."""

        @overload
        async def retrieve(
            self,
            lntx_id: str,
            *,
            fields: Unset | None = UNSET,
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.LnTx]: ...
        @overload
        async def retrieve(
            self,
            lntx_id: str,
            *,
            fields: Sequence[str],
            timeout: float | httpx.Timeout | None | Unset = UNSET,
            max_retries: int | Unset = UNSET,
            extra_headers: Mapping[str, str] | None = None,
        ) -> RawResponse[models.PartialLnTx]: ...


class Lntx:
    """Lightning transactions (LnTx): invoices and payments."""

    def __init__(self, client: LNPay) -> None:
        self._client = client

    @overload
    def retrieve(
        self,
        lntx_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    def retrieve(
        self,
        lntx_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...

    def retrieve(
        self,
        lntx_id: str,
        *,
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
            _result: models.LnTx | models.PartialLnTx = self._client._request(
                _api.get_ln_tx_object.OPERATION,
                {"lntx_id": lntx_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_ln_tx_object.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    def wait_until_settled(
        self,
        lntx_id: str,
        *,
        timeout: float | None = None,
        min_delay: float | None = None,
        max_delay: float | None = None,
        grace: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx:
        """Wait until an invoice is paid, and return the settled LnTx.

        A payment made just before the invoice expires may appear only afterwards, so check again before you cancel an
        order.

        Polls immediately, then with growing delays. Transient errors, such as 503, do not end the wait.

        Args:
            lntx_id: The `id` of an LnTx, as returned with a new invoice or a transaction. It consists of letters,
                digits and underscores: with any other character, the server returns a 404 HTML page. Its length
                varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lntx_ztkK7XxfqCq3ihmhJiUhnR"`.
            timeout: Timeout for the whole wait in seconds; None waits until the state is reached or can no longer be.
            min_delay: Shortest delay between two polls in seconds; 1 by default.
            max_delay: Longest delay in seconds, up to which delays grow; 15 by default.
            grace: Seconds to keep polling after expiry before the wait fails; 0 by default.
            extra_headers: Extra headers for each poll.

        Raises:
            InvoiceExpired: The invoice expired before it was paid.
            WaiterTimeoutError: The wait timed out.
        """
        try:
            _result: models.LnTx = self._client._wait(
                _api.get_ln_tx_object.WAIT_UNTIL_SETTLED,
                _api.get_ln_tx_object.OPERATION,
                {"lntx_id": lntx_id},
                UNSET,
                timeout=timeout,
                min_delay=min_delay,
                max_delay=max_delay,
                grace=grace,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result


class AsyncLntx:
    """Lightning transactions (LnTx): invoices and payments."""

    def __init__(self, client: AsyncLNPay) -> None:
        self._client = client

    @overload
    async def retrieve(
        self,
        lntx_id: str,
        *,
        fields: Unset | None = UNSET,
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx: ...
    @overload
    async def retrieve(
        self,
        lntx_id: str,
        *,
        fields: Sequence[str],
        timeout: float | httpx.Timeout | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.PartialLnTx: ...

    async def retrieve(
        self,
        lntx_id: str,
        *,
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
            _result: models.LnTx | models.PartialLnTx = await self._client._request(
                _api.get_ln_tx_object.OPERATION,
                {"lntx_id": lntx_id, "fields": fields},
                UNSET,
                codec=None if fields is UNSET or fields is None else _api.get_ln_tx_object.PARTIAL,
                timeout=timeout,
                max_retries=max_retries,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

    async def wait_until_settled(
        self,
        lntx_id: str,
        *,
        timeout: float | None = None,
        min_delay: float | None = None,
        max_delay: float | None = None,
        grace: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> models.LnTx:
        """Wait until an invoice is paid, and return the settled LnTx.

        A payment made just before the invoice expires may appear only afterwards, so check again before you cancel an
        order.

        Polls immediately, then with growing delays. Transient errors, such as 503, do not end the wait.

        Args:
            lntx_id: The `id` of an LnTx, as returned with a new invoice or a transaction. It consists of letters,
                digits and underscores: with any other character, the server returns a 404 HTML page. Its length
                varies. Limits: pattern `^[A-Za-z0-9_]+$`. Example: `"lntx_ztkK7XxfqCq3ihmhJiUhnR"`.
            timeout: Timeout for the whole wait in seconds; None waits until the state is reached or can no longer be.
            min_delay: Shortest delay between two polls in seconds; 1 by default.
            max_delay: Longest delay in seconds, up to which delays grow; 15 by default.
            grace: Seconds to keep polling after expiry before the wait fails; 0 by default.
            extra_headers: Extra headers for each poll.

        Raises:
            InvoiceExpired: The invoice expired before it was paid.
            WaiterTimeoutError: The wait timed out.
        """
        try:
            _result: models.LnTx = await self._client._wait(
                _api.get_ln_tx_object.WAIT_UNTIL_SETTLED,
                _api.get_ln_tx_object.OPERATION,
                {"lntx_id": lntx_id},
                UNSET,
                timeout=timeout,
                min_delay=min_delay,
                max_delay=max_delay,
                grace=grace,
                extra_headers=extra_headers,
            )
        except _Error as _error:
            raise _error.with_traceback(None)
        return _result

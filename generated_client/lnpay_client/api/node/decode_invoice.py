# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""GET /v1/node/{ln_node_id}/payments/decodeinvoice: Decode an invoice"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

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
    id="DecodeInvoice",
    method="GET",
    path="/v1/node/{ln_node_id}/payments/decodeinvoice",
    parameters=(
        Parameter(
            name="ln_node_id",
            wire="ln_node_id",
            location="path",
            codec=_c.String(pattern="^[A-Za-z0-9_]+$"),
            required=True,
            style="simple",
            explode=False,
        ),
        Parameter(name="payment_request", wire="payment_request", location="query", codec=_c.STRING, required=True),
    ),
    responses={
        "200": (
            Content(media_type="application/json", shape="json", codec=_n.Object("decoded_invoice", "DecodedInvoice")),
        ),
        "400": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
    idempotent=True,
)


def sync(
    ln_node_id: str,
    *,
    client: LNPay,
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
        _result: models.DecodedInvoice = client._request(
            OPERATION,
            {"ln_node_id": ln_node_id, "payment_request": payment_request},
            UNSET,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


def sync_detailed(
    ln_node_id: str,
    *,
    client: LNPay,
    payment_request: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.DecodedInvoice | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION,
            {"ln_node_id": ln_node_id, "payment_request": payment_request},
            UNSET,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)


async def asyncio(
    ln_node_id: str,
    *,
    client: AsyncLNPay,
    payment_request: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.DecodedInvoice:
    """Async version of `sync`."""
    try:
        _result: models.DecodedInvoice = await client._request(
            OPERATION,
            {"ln_node_id": ln_node_id, "payment_request": payment_request},
            UNSET,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


async def asyncio_detailed(
    ln_node_id: str,
    *,
    client: AsyncLNPay,
    payment_request: str,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.DecodedInvoice | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION,
            {"ln_node_id": ln_node_id, "payment_request": payment_request},
            UNSET,
            timeout=timeout,
            max_retries=max_retries,
            extra_headers=extra_headers,
        )
    except _Error as _error:
        raise _error.with_traceback(None)

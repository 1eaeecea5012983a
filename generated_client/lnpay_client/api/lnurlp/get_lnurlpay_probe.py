# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""GET /v1/lnurlp/probe/{target}: Probe an LNURL or lightning address"""

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
    id="GetLnurlpayProbe",
    method="GET",
    path="/v1/lnurlp/probe/{target}",
    parameters=(
        Parameter(
            name="target", wire="target", location="path", codec=_c.STRING, required=True, style="simple", explode=False
        ),
    ),
    responses={
        "200": (
            Content(
                media_type="application/json",
                shape="json",
                codec=_n.Object("lnurl_pay_parameters", "LnurlPayParameters"),
            ),
        ),
        "401": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "404": (Content(media_type="text/html", shape="text", codec=_c.STRING),),
        "406": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
        "500": (Content(media_type="application/json", shape="json", codec=_n.Object("error", "Error")),),
    },
    security=(("basicAuth",), ("apiKeyHeader",), ("accessToken",)),
    idempotent=True,
)


def sync(
    target: str,
    *,
    client: LNPay,
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
        _result: models.LnurlPayParameters = client._request(
            OPERATION, {"target": target}, UNSET, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


def sync_detailed(
    target: str,
    *,
    client: LNPay,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnurlPayParameters | models.Error | str | None]:
    """Like `sync`, but returns the complete response, whatever its status."""
    try:
        return client._request_detailed(
            OPERATION, {"target": target}, UNSET, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)


async def asyncio(
    target: str,
    *,
    client: AsyncLNPay,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> models.LnurlPayParameters:
    """Async version of `sync`."""
    try:
        _result: models.LnurlPayParameters = await client._request(
            OPERATION, {"target": target}, UNSET, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)
    return _result


async def asyncio_detailed(
    target: str,
    *,
    client: AsyncLNPay,
    timeout: float | httpx.Timeout | None | Unset = UNSET,
    max_retries: int | Unset = UNSET,
    extra_headers: Mapping[str, str] | None = None,
) -> Response[models.LnurlPayParameters | models.Error | str | None]:
    """Like `asyncio`, but returns the complete response, whatever its status."""
    try:
        return await client._request_detailed(
            OPERATION, {"target": target}, UNSET, timeout=timeout, max_retries=max_retries, extra_headers=extra_headers
        )
    except _Error as _error:
        raise _error.with_traceback(None)

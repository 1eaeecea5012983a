# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Receive bitcoin over Lightning through an LNPay wallet.

Start with `LNPay`, or `AsyncLNPay` in async code.
"""

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import types as types
    from ._runtime.aiohttp_client import DefaultAioHttpClient
    from .client import AsyncLNPay, LNPay
    from .errors import (
        APIConnectionError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        InternalServerError,
        InvalidArgumentError,
        InvalidArgumentTypeError,
        InvoiceExpired,
        LNPayError,
        MissingCredentialsError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        WaiterError,
        WaiterTimeoutError,
        WebhookSignatureError,
    )
    from .models.error import Error
    from .models.invoice_request import InvoiceRequest
    from .models.ln_tx import LnTx
    from .models.partial_ln_tx import PartialLnTx
    from .models.pass_thru import PassThru
    from .types import UNSET, File, RawResponse, Response, ResponseHeaders, Unset

__version__ = "1.0.0"

__all__ = (
    "APIConnectionError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncLNPay",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "DefaultAioHttpClient",
    "Error",
    "File",
    "InternalServerError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "InvoiceExpired",
    "InvoiceRequest",
    "LNPay",
    "LNPayError",
    "LnTx",
    "MissingCredentialsError",
    "NotFoundError",
    "PartialLnTx",
    "PassThru",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "Response",
    "ResponseHeaders",
    "UNSET",
    "Unset",
    "WaiterError",
    "WaiterTimeoutError",
    "WebhookSignatureError",
    "__version__",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "APIConnectionError": ".errors",
            "APIResponseValidationError": ".errors",
            "APIStatusError": ".errors",
            "APITimeoutError": ".errors",
            "AsyncLNPay": ".client",
            "AuthenticationError": ".errors",
            "BadRequestError": ".errors",
            "ClientClosedError": ".errors",
            "DefaultAioHttpClient": "._runtime.aiohttp_client",
            "Error": ".models.error",
            "File": ".types",
            "InternalServerError": ".errors",
            "InvalidArgumentError": ".errors",
            "InvalidArgumentTypeError": ".errors",
            "InvoiceExpired": ".errors",
            "InvoiceRequest": ".models.invoice_request",
            "LNPay": ".client",
            "LNPayError": ".errors",
            "LnTx": ".models.ln_tx",
            "MissingCredentialsError": ".errors",
            "NotFoundError": ".errors",
            "PartialLnTx": ".models.partial_ln_tx",
            "PassThru": ".models.pass_thru",
            "PermissionDeniedError": ".errors",
            "RateLimitError": ".errors",
            "RawResponse": ".types",
            "Response": ".types",
            "ResponseHeaders": ".types",
            "UNSET": ".types",
            "Unset": ".types",
            "WaiterError": ".errors",
            "WaiterTimeoutError": ".errors",
            "WebhookSignatureError": ".errors",
            "errors": ".errors:",
            "models": ".models:",
            "types": ".types:",
        },
    )

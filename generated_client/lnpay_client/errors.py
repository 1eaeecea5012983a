# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Everything that this library raises.

LNPayError
    InvalidArgumentError: an argument is not allowed; also a ValueError
        InvalidArgumentTypeError: missing or of a wrong type; also a TypeError
        MissingCredentialsError: there is no API key
    ClientClosedError: the client was closed
    APIConnectionError: the server could not be reached
        APITimeoutError: it took too long
    APIStatusError: the server returned an error
        BadRequestError: 400
        AuthenticationError: 401
        PermissionDeniedError: 403
        NotFoundError: 404
        RateLimitError: 429
        InternalServerError: 5xx
    APIResponseValidationError: the response does not match the spec
    WebhookSignatureError: a webhook has a missing or wrong signature
    WaiterError: what was waited for will not come
        WaiterTimeoutError: the wait timed out; also a TimeoutError
        InvoiceExpired: The invoice expired before it was paid.
"""

from __future__ import annotations

from ._runtime.errors import (
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
    LNPayError,
    MissingCredentialsError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    WaiterError,
    WaiterTimeoutError,
    WebhookSignatureError,
)


class InvoiceExpired(WaiterError):
    """The invoice expired before it was paid."""


__all__ = (
    "APIConnectionError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "InternalServerError",
    "InvalidArgumentError",
    "InvalidArgumentTypeError",
    "InvoiceExpired",
    "LNPayError",
    "MissingCredentialsError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "WaiterError",
    "WaiterTimeoutError",
    "WebhookSignatureError",
)

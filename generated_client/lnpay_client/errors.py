# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""All exceptions that this library raises.

LNPayError
    InvalidArgumentError: an argument is invalid; also a ValueError
        InvalidArgumentTypeError: an argument is missing or has the wrong type; also a TypeError
        MissingCredentialsError: no API key was provided
    ClientClosedError: the client was closed
    APIConnectionError: the server could not be reached
        APITimeoutError: the call timed out
    APIStatusError: the server returned an error
        BadRequestError: 400
        AuthenticationError: 401
        PermissionDeniedError: 403
        NotFoundError: 404
        RateLimitError: 429
        InternalServerError: 5xx
    APIResponseValidationError: the response does not match the spec
    WebhookSignatureError: the signature of a webhook is missing or invalid
    WaiterError: the awaited state can no longer be reached
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

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""Everything that this library raises.

LNPayError
    InvalidArgumentError: an argument is not allowed; also a ValueError
        InvalidArgumentTypeError: missing or of a wrong type; also a TypeError
        MissingCredentialsError: there is no API key
    ClientClosedError: the client was closed
    APIConnectionError: the server could not be reached
        APITimeoutError: it took too long
    APIStatusError: the server answered with an error
        BadRequestError: 400
        AuthenticationError: 401
        PermissionDeniedError: 403
        NotFoundError: 404
        RateLimitError: 429
        InternalServerError: 5xx
    APIResponseValidationError: the answer is not what the spec promises
    WaiterError: what was waited for will not come
        WaiterTimeoutError: the time was up; also a TimeoutError
        InvoiceExpired: The invoice expired before it was paid.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


class LNPayError(Exception):
    """The root of all errors of this library."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with all attributes, those that cannot be pickled left out."""
        return _rebuild, (type(self), self.args, {name: value for name, value in vars(self).items() if _pickles(value)})


RootError = LNPayError


def _rebuild(kind: type[LNPayError], args: tuple[Any, ...], state: dict[str, Any]) -> LNPayError:
    error = kind.__new__(kind, *args)
    error.args = args
    vars(error).update(state)
    return error


def _pickles(value: Any) -> bool:
    try:
        pickle.dumps(value)
    except Exception:  # noqa: BLE001  whatever a stranger's object raises, the error itself must go on
        return False
    return True


# Before anything is sent...


class InvalidArgumentError(LNPayError, ValueError):
    """An argument is not what the API allows. Nothing was sent."""

    argument: str
    """Name of the argument, with the path to the wrong part of it."""
    allowed: str
    """What would have been right."""

    def __init__(self, text: str, *, argument: str = "", allowed: str = "") -> None:
        """Say what is wrong with which argument."""
        super().__init__(text)
        self.argument = argument
        self.allowed = allowed


class InvalidArgumentTypeError(InvalidArgumentError, TypeError):
    """An argument is missing, or of a wrong type. Nothing was sent."""


class MissingCredentialsError(InvalidArgumentError):
    """There is no API key. Nothing was sent."""


class ClientClosedError(LNPayError, RuntimeError):
    """The client was used after it had been closed, or in another event loop than before."""


# On the way...


class APIConnectionError(LNPayError):
    """The server could not be reached, or the connection broke. Whether the request was processed is not known."""

    method: str
    """The HTTP method, such as POST."""
    path: str
    """As in the spec, parameters by name: no key stands there."""
    attempts: int
    """How often the request was sent."""

    def __init__(self, words: str, *, method: str = "", path: str = "", attempts: int = 1) -> None:
        """Say what broke."""
        super().__init__(f"{method} {path}: {words}{_after(attempts)}")
        self.method = method
        self.path = path
        self.attempts = attempts


class APITimeoutError(APIConnectionError):
    """The server took too long."""


# Answers...


class APIStatusError(LNPayError):
    """The server answered with an error."""

    status_code: int
    """From the HTTP answer, whatever the body says."""
    name: str | None
    """What the error body calls it, if it does."""
    message: str
    """The server's own words; "" if there are none. Keys in them are masked."""
    code: Any
    """The error body's own code, if it has one."""
    type: str | None
    """The error body's own type, if it has one."""
    body: Any
    """The whole body: JSON as Python objects, else text."""
    parsed: Any
    """The body as the model that the spec gives for this status, if it is one."""
    response: httpx.Response
    """Headers and all; its request is without key and path parameters."""
    method: str
    """The HTTP method, such as POST."""
    path: str
    """As in the spec, parameters by name: no key stands there."""
    attempts: int
    """How often the request was sent."""

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        response: httpx.Response,
        method: str = "",
        path: str = "",
        reason: str = "",
        name: str | None = None,
        code: Any = None,
        type: str | None = None,  # noqa: A002  named as in the error body
        body: Any = None,
        parsed: Any = None,
        attempts: int = 1,
    ) -> None:
        """Put method, path, status and the server's words into the message."""
        status = f"{status_code} {reason}".strip()
        super().__init__(f"{method} {path}: {status}{f': {message}' if message else ''}{_after(attempts)}")
        self.status_code = status_code
        self.name = name
        self.message = message
        self.code = code
        self.type = type
        self.body = body
        self.parsed = parsed
        self.response = response
        self.method = method
        self.path = path
        self.attempts = attempts


class BadRequestError(APIStatusError):
    """400: the request does not make sense to the server."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, wrong, or not allowed to do this."""


class PermissionDeniedError(APIStatusError):
    """403: the key is not allowed to do this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or no such path."""


class RateLimitError(APIStatusError):
    """429: too many requests."""


class InternalServerError(APIStatusError):
    """5xx: something broke on the server's side."""


class APIResponseValidationError(LNPayError):
    """The answer is not what the spec promises: an HTML page, cut-off JSON, a required field missing.

    The request may have been processed. What came is in `body` and `response`.
    """

    status_code: int
    """From the HTTP answer."""
    field: str | None
    """Path to the field that is missing or wrong; None where the body could not be read at all."""
    body: Any
    """The whole body: JSON as Python objects, else text."""
    response: httpx.Response
    """Headers and all; its request is without key and path parameters."""
    method: str
    """The HTTP method, such as POST."""
    path: str
    """As in the spec, parameters by name: no key stands there."""
    attempts: int
    """How often the request was sent."""

    def __init__(
        self,
        problem: str,
        *,
        status_code: int,
        response: httpx.Response,
        method: str = "",
        path: str = "",
        reason: str = "",
        field: str | None = None,
        body: Any = None,
        attempts: int = 1,
    ) -> None:
        """Say what is wrong with the answer, and where."""
        status = f"{status_code} {reason}".strip()
        super().__init__(f"{method} {path}: {status}, but {problem}{_after(attempts)}")
        self.status_code = status_code
        self.field = field
        self.body = body
        self.response = response
        self.method = method
        self.path = path
        self.attempts = attempts


# Waiting...


class WaiterError(LNPayError):
    """What was waited for will not come."""

    waiter: str
    """Name of the method that waited."""
    last: Any
    """The last answer that was seen, or None."""
    attempts: int
    """How often was looked."""
    last_error: Exception | None
    """The fault at the last look, if there was one."""

    def __init__(
        self, text: str, *, waiter: str = "", last: Any = None, attempts: int = 0, last_error: Exception | None = None
    ) -> None:
        """Keep what was seen last."""
        super().__init__(text)
        self.waiter = waiter
        self.last = last
        self.attempts = attempts
        self.last_error = last_error


class WaiterTimeoutError(WaiterError, TimeoutError):
    """The time was up before what was waited for came."""


class InvoiceExpired(WaiterError):
    """The invoice expired before it was paid."""


def error_class(status_code: int) -> type[APIStatusError]:
    """Return the class for a status."""
    if status_code >= 500:
        return InternalServerError
    return {
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        429: RateLimitError,
    }.get(status_code, APIStatusError)


def _after(attempts: int) -> str:
    return f" (after {attempts} attempts)" if attempts > 1 else ""


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
)

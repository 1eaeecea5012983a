# Copied into each client as `_runtime`, line by line.
"""All exceptions that a client raises. The root is named after the API, such as `LNPayError`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


def _public_module(name: str) -> str:
    return name.replace("._runtime.", ".")


class RootError(Exception):
    """Base class of all errors raised by this library."""

    __module__ = _public_module(__name__)

    def __init_subclass__(cls) -> None:
        """Show each class under its public module in tracebacks, pickles and help()."""
        cls.__module__ = _public_module(cls.__module__)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle all attributes that can be pickled."""
        return _rebuild, (type(self), self.args, {name: value for name, value in vars(self).items() if _pickles(value)})


def _rebuild(kind: type[RootError], args: tuple[Any, ...], state: dict[str, Any]) -> RootError:
    error = kind.__new__(kind, *args)
    error.args = args
    vars(error).update(state)
    return error


def _pickles(value: Any) -> bool:
    import pickle  # takes a millisecond to import, and few programs need it

    try:
        pickle.dumps(value)
    except Exception:  # noqa: BLE001  whatever a third-party object raises, the error itself still pickles
        return False
    return True


# Before anything is sent


class InvalidArgumentError(RootError, ValueError):
    """An argument is invalid. Nothing was sent."""

    argument: str
    """Name of the argument, with the path to the invalid part."""
    allowed: str
    """What the argument may be."""

    def __init__(self, text: str, *, argument: str = "", allowed: str = "") -> None:
        super().__init__(text)
        self.argument = argument
        self.allowed = allowed


class InvalidArgumentTypeError(InvalidArgumentError, TypeError):
    """An argument is missing or has the wrong type. Nothing was sent."""


class MissingCredentialsError(InvalidArgumentError):
    """No API key was provided. Nothing was sent."""


class ClientClosedError(RootError, RuntimeError):
    """The client was used after it was closed, or in a different event loop or process."""


# Connections


class APIConnectionError(RootError):
    """The server could not be reached, or the connection broke. It is unknown whether the request was processed."""

    method: str
    """The HTTP method, such as POST."""
    path: str
    """The path as in the spec, without parameter values."""
    attempts: int
    """How many times the request was sent."""

    def __init__(self, problem: str, *, method: str = "", path: str = "", attempts: int = 1) -> None:
        super().__init__(f"{method} {path}: {problem}{_after(attempts)}")
        self.method = method
        self.path = path
        self.attempts = attempts


class APITimeoutError(APIConnectionError):
    """The call timed out."""


# Responses


class APIStatusError(RootError):
    """The server responded with an error status."""

    status_code: int
    """The HTTP status code, whatever the body says."""
    name: str | None
    """`name` from the error body, if any."""
    message: str
    """The server's message, with keys masked; "" if there is none."""
    code: Any
    """`code` from the error body, if any."""
    type: str | None
    """`type` from the error body, if any."""
    body: Any
    """The whole body: JSON as Python objects, otherwise text."""
    parsed: Any
    """The body as the model documented for this status, if it matches."""
    response: httpx.Response
    """The response, with headers; its request contains no key and no path parameters."""
    method: str
    """The HTTP method, such as POST."""
    path: str
    """The path as in the spec, without parameter values."""
    attempts: int
    """How many times the request was sent."""

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
        type: str | None = None,
        body: Any = None,
        parsed: Any = None,
        attempts: int = 1,
    ) -> None:
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
    """400: the server cannot process the request."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, invalid or not allowed to do this."""


class PermissionDeniedError(APIStatusError):
    """403: the key is not allowed to do this."""


class NotFoundError(APIStatusError):
    """404: no such resource, or no such URL."""


class RateLimitError(APIStatusError):
    """429: too many requests."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class APIResponseValidationError(RootError):
    """The response does not match the spec: an HTML page, truncated JSON, a missing required field.

    The request may have been processed. The response is in `body` and `response`.
    """

    status_code: int
    """The HTTP status code."""
    field: str | None
    """Path to the missing or invalid field; None if the body could not be read at all."""
    body: Any
    """The whole body: JSON as Python objects, otherwise text."""
    response: httpx.Response
    """The response, with headers; its request contains no key and no path parameters."""
    method: str
    """The HTTP method, such as POST."""
    path: str
    """The path as in the spec, without parameter values."""
    attempts: int
    """How many times the request was sent."""

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
        status = f"{status_code} {reason}".strip()
        super().__init__(f"{method} {path}: {status}: {problem}{_after(attempts)}")
        self.status_code = status_code
        self.field = field
        self.body = body
        self.response = response
        self.method = method
        self.path = path
        self.attempts = attempts


# Webhooks


class WebhookSignatureError(RootError):
    """The signature of a webhook is missing or invalid; do not trust its content."""


# Waiting


class WaiterError(RootError):
    """The awaited state can no longer be reached."""

    waiter: str
    """Name of the waiter method."""
    last: Any
    """The last result, or None."""
    attempts: int
    """How many times the operation was polled."""
    last_error: Exception | None
    """The error of the last poll, if it failed."""

    def __init__(
        self, text: str, *, waiter: str = "", last: Any = None, attempts: int = 0, last_error: Exception | None = None
    ) -> None:
        super().__init__(text)
        self.waiter = waiter
        self.last = last
        self.attempts = attempts
        self.last_error = last_error


class WaiterTimeoutError(WaiterError, TimeoutError):
    """The wait timed out before the awaited state was reached."""


def error_class(status_code: int) -> type[APIStatusError]:
    """Return the exception class for a status."""
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

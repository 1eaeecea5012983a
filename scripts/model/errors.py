"""The exception hierarchy: the errors of every client, and the failures that the spec's waiters name."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.model.api import Api

STATUS_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "429": "RateLimitError",
    "5XX": "InternalServerError",
}
"""Statuses with their own exception; the runtime's `error_class` follows the same rule."""

FIXED_ERRORS = {
    "InvalidArgumentError": ("", "an argument is invalid; also a ValueError"),
    "InvalidArgumentTypeError": (
        "InvalidArgumentError",
        "an argument is missing or has the wrong type; also a TypeError",
    ),
    "MissingCredentialsError": ("InvalidArgumentError", "no API key was provided"),
    "ClientClosedError": ("", "the client was closed"),
    "APIConnectionError": ("", "the server could not be reached"),
    "APITimeoutError": ("APIConnectionError", "the call timed out"),
    "APIStatusError": ("", "the server returned an error"),
    **{name: ("APIStatusError", status.lower()) for status, name in STATUS_ERRORS.items()},
    "APIResponseValidationError": ("", "the response does not match the spec"),
    "WebhookSignatureError": ("", "the signature of a webhook is missing or invalid"),
    "WaiterError": ("", "the awaited state can no longer be reached"),
    "WaiterTimeoutError": ("WaiterError", "the wait timed out; also a TimeoutError"),
}
"""Name to parent ("" is the root) and meaning."""


@dataclass(frozen=True)
class Failure:
    """An exception class that a waiter of the spec names."""

    name: str
    message: str


def exception_of(status: str) -> str:
    """Return the exception that the client raises for a status in the spec, such as 404, 4XX or default."""
    return STATUS_ERRORS.get("5XX" if status.startswith("5") else status, "APIStatusError")


def root_error(api: Api) -> str:
    """Return the name of the root error: after the client, unless another error has that name."""
    name = f"{api.class_name}Error"
    return name if name not in FIXED_ERRORS else f"{api.class_name}ClientError"


def waiter_failures(api: Api) -> list[Failure]:
    """Return the failures that the spec's waiters name, each once, in the order of the spec."""
    found: dict[str, Failure] = {}
    for operation in api.operations:
        for waiter in operation.waiters:
            for each in waiter.acceptors:
                if each.error and each.error not in {*FIXED_ERRORS, root_error(api)}:
                    message = each.message or "The wait failed."
                    found.setdefault(each.error, Failure(each.error, message))
    return list(found.values())


def error_names(api: Api) -> list[str]:
    """Return the names of all errors, sorted."""
    return sorted([root_error(api), *FIXED_ERRORS, *(failure.name for failure in waiter_failures(api))])


def error_tree(api: Api) -> str:
    """Return the exception hierarchy, as indented text."""
    lines = [root_error(api)]
    for name, (parent, meaning) in FIXED_ERRORS.items():
        lines.append(f"{'    ' * (2 if parent else 1)}{name}: {meaning}")
    lines += [f"        {failure.name}: {failure.message}" for failure in waiter_failures(api)]
    return "\n".join(lines)

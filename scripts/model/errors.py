"""The tree of errors: those of every client, and the failures that the spec's waiters name."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.model.api import Api

FIXED_ERRORS = {
    "InvalidArgumentError": ("", "an argument is not allowed; also a ValueError"),
    "InvalidArgumentTypeError": ("InvalidArgumentError", "missing or of a wrong type; also a TypeError"),
    "MissingCredentialsError": ("InvalidArgumentError", "there is no API key"),
    "ClientClosedError": ("", "the client was closed"),
    "APIConnectionError": ("", "the server could not be reached"),
    "APITimeoutError": ("APIConnectionError", "it took too long"),
    "APIStatusError": ("", "the server answered with an error"),
    "BadRequestError": ("APIStatusError", "400"),
    "AuthenticationError": ("APIStatusError", "401"),
    "PermissionDeniedError": ("APIStatusError", "403"),
    "NotFoundError": ("APIStatusError", "404"),
    "RateLimitError": ("APIStatusError", "429"),
    "InternalServerError": ("APIStatusError", "5xx"),
    "APIResponseValidationError": ("", "the answer is not what the spec promises"),
    "WebhookSignatureError": ("", "a webhook is not signed as it should be"),
    "WaiterError": ("", "what was waited for will not come"),
    "WaiterTimeoutError": ("WaiterError", "the time was up; also a TimeoutError"),
}
"""Name to parent ("" is the root) and meaning."""


@dataclass(frozen=True)
class Failure:
    """An exception class that a waiter of the spec names."""

    name: str
    message: str


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
                    message = each.message or "What was waited for will not come."
                    found.setdefault(each.error, Failure(each.error, message))
    return list(found.values())


def error_names(api: Api) -> list[str]:
    """Return the names of all errors, sorted."""
    return sorted([root_error(api), *FIXED_ERRORS, *(failure.name for failure in waiter_failures(api))])


def error_tree(api: Api) -> str:
    """Return the tree of errors, drawn by indentation."""
    lines = [root_error(api)]
    for name, (parent, meaning) in FIXED_ERRORS.items():
        lines.append(f"{'    ' * (2 if parent else 1)}{name}: {meaning}")
    lines += [f"        {failure.name}: {failure.message}" for failure in waiter_failures(api)]
    return "\n".join(lines)

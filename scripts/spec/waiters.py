"""`x-waiters`: when to stop polling an operation, modelled on Smithy's `waitable`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scripts.spec.pointers import ModelError, join
from scripts.spec.problems import did_you_mean

STATES = ("success", "failure", "retry")
COMPARATORS = ("equals", "notEquals", "past")


@dataclass(frozen=True, kw_only=True)
class Acceptor:
    """When a waiter ends: the response field at `path` compares to `expected`, or an error has `status`."""

    state: Literal["success", "failure", "retry"]
    path: str | None = None
    """Dotted property names in the response."""
    comparator: Literal["equals", "notEquals", "past"] = "equals"
    """`past`: the field is a Unix time in seconds that has passed."""
    expected: Any = None
    status: int | None = None
    error: str | None = None
    """Name of the exception class that a failure raises, e.g. InvoiceExpired."""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Waiter:
    """A method that polls an operation until an acceptor matches."""

    name: str
    """Python method name, e.g. wait_until_settled."""
    description: str
    min_delay: float
    max_delay: float
    acceptors: tuple[Acceptor, ...]


def build_waiter(name: str, node: Any, pointer: str) -> Waiter:
    """Return one waiter of an operation; its method is named wait_<name>."""
    if not f"wait_{name}".isidentifier():
        raise ModelError(pointer, f"{name} cannot be part of a method name; use letters, digits and _")
    if not isinstance(node, Mapping) or not isinstance(node.get("acceptors"), list) or not node["acceptors"]:
        raise ModelError(pointer, "a waiter needs acceptors, at least one of them with state: success")
    _check_keys(node, ("description", "minDelay", "maxDelay", "acceptors"), pointer)
    acceptors = tuple(
        _acceptor(entry, join(pointer, "acceptors", index)) for index, entry in enumerate(node["acceptors"])
    )
    if all(acceptor.state != "success" for acceptor in acceptors):
        raise ModelError(
            join(pointer, "acceptors"), "no acceptor has state: success, so the wait could never succeed; add one"
        )
    low, high = node.get("minDelay", 1), node.get("maxDelay", 30)
    if not (_is_seconds(low) and _is_seconds(high) and low <= high):
        raise ModelError(
            pointer, "minDelay and maxDelay must be seconds above 0, and minDelay not above maxDelay; fix them"
        )
    return Waiter(
        name=f"wait_{name}",
        description=node.get("description", ""),
        min_delay=float(low),
        max_delay=float(high),
        acceptors=acceptors,
    )


def _acceptor(node: Any, pointer: str) -> Acceptor:
    if not isinstance(node, Mapping) or node.get("state") not in STATES:
        raise ModelError(pointer, f"an acceptor needs a state: one of {', '.join(STATES)}")
    matcher = node.get("matcher")
    if not isinstance(matcher, Mapping) or not matcher.keys() & {"output", "status"}:
        raise ModelError(pointer, "an acceptor needs a matcher with output or status")
    _check_keys(node, ("state", "matcher", "error", "message"), pointer)
    _check_keys(matcher, ("output", "status"), join(pointer, "matcher"))
    output = matcher.get("output") or {}
    if not isinstance(output, Mapping):
        raise ModelError(join(pointer, "matcher", "output"), "output must be a mapping; write path: below it")
    _check_keys(output, ("path", "comparator", "expected"), join(pointer, "matcher", "output"))
    comparator = output.get("comparator", "equals")
    if comparator not in COMPARATORS:
        raise ModelError(
            join(pointer, "matcher"), f"unknown comparator {comparator}; use one of {', '.join(COMPARATORS)}"
        )
    if "output" in matcher and not output.get("path"):
        raise ModelError(join(pointer, "matcher", "output"), "output needs a path; write the name of a response field")
    error = node.get("error")
    if error is not None and not str(error).isidentifier():
        raise ModelError(pointer, f"{error} cannot be the name of an exception class; use letters, digits and _")
    return Acceptor(
        state=node["state"],
        path=str(output["path"]) if output else None,
        comparator=comparator,
        expected=output.get("expected"),
        status=matcher.get("status"),
        error=error,
        message=node.get("message", ""),
    )


def _check_keys(node: Mapping[str, Any], known: tuple[str, ...], pointer: str) -> None:
    """Raise ModelError for a misspelt key, without which the waiter would wait for something else."""
    for key in node:
        if key not in known and (advice := did_you_mean(str(key), known, "")):
            raise ModelError(join(pointer, key), f"{key} has no effect; {advice}")


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0

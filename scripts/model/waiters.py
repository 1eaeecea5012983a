"""`x-waiters`: when polling an operation ends, after Smithy's `waitable`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.model.api import Acceptor, Waiter
from scripts.spec.pointers import ModelError, join

STATES = ("success", "failure", "retry")
COMPARATORS = ("equals", "notEquals", "past")


def build_waiters(nodes: Mapping[str, Any], pointer: str) -> tuple[Waiter, ...]:
    """Return the waiters of one operation; their methods are named wait_<name>."""
    return tuple(_waiter(name, node, join(pointer, name)) for name, node in nodes.items())


def _waiter(name: str, node: Any, pointer: str) -> Waiter:
    if not f"wait_{name}".isidentifier():
        raise ModelError(pointer, f"{name} cannot be part of a method's name; use letters, digits and _")
    if not isinstance(node, Mapping) or not node.get("acceptors"):
        raise ModelError(pointer, "a waiter needs acceptors, at least one of them with state: success")
    acceptors = tuple(
        _acceptor(entry, join(pointer, "acceptors", index)) for index, entry in enumerate(node["acceptors"])
    )
    if all(acceptor.state != "success" for acceptor in acceptors):
        raise ModelError(join(pointer, "acceptors"), "no acceptor has state: success, so the wait could never end well")
    low, high = node.get("minDelay", 1), node.get("maxDelay", 30)
    if not (_is_seconds(low) and _is_seconds(high) and low <= high):
        raise ModelError(pointer, "minDelay and maxDelay must be seconds above 0, the first not above the second")
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
    output = matcher.get("output") or {}
    comparator = output.get("comparator", "equals")
    if comparator not in COMPARATORS:
        raise ModelError(join(pointer, "matcher"), f"unknown comparator {comparator}; one of {', '.join(COMPARATORS)}")
    if "output" in matcher and not output.get("path"):
        raise ModelError(join(pointer, "matcher", "output"), "output needs a path: the name of a field of the answer")
    error = node.get("error")
    if error is not None and not str(error).isidentifier():
        raise ModelError(pointer, f"{error} cannot be the name of an exception class")
    return Acceptor(
        state=node["state"],
        path=output.get("path"),
        comparator=comparator,
        expected=output.get("expected"),
        status=matcher.get("status"),
        error=error,
        message=node.get("message", ""),
    )


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0

"""Faults for the next requests: network and server failures on demand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from typing import Any

KINDS: Mapping[str, str] = {
    "status": "responds with `status` (default 500), and `body` and `headers` if given",
    "delay": "waits `seconds` (default 1), then responds as usual",
    "drop": "closes the connection without a response",
    "cut_body": "responds, but closes the connection halfway through the body",
    "malformed_json": "responds with invalid JSON and the Content-Type of JSON",
    "html": "responds with an HTML page, as a proxy does (`status`, default 502)",
    "rate_limit": "responds with 429 and Retry-After: `retry_after` seconds (default 1), as a date with `as_date`",
}

BODILESS = (204, 205, 304)
"""Statuses whose response has no body."""

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\x20-\x7e]*")
_OF_THE_SERVER = ("content-length", "transfer-encoding")
_NUMBER, _TEXT_OR_NONE = (int, float), (str, type(None))
_TYPES: Mapping[str, tuple[type, ...]] = {
    "times": (int,),
    "method": _TEXT_OR_NONE,
    "path": _TEXT_OR_NONE,
    "processed": (bool,),
    "status": (int, type(None)),
    "headers": (dict,),
    "seconds": _NUMBER,
    "retry_after": _NUMBER,
    "as_date": (bool,),
}
"""Exact types: true is not a number here."""


class FaultError(ValueError):
    """The fault is invalid; the message says why."""


@dataclass(kw_only=True)
class Fault:
    """A fault and the requests that it applies to."""

    kind: str
    times: int = 1
    """How many matching requests it applies to."""
    method: str | None = None
    """Only requests with this HTTP method."""
    path: str | None = None
    """Only requests to these paths; `*` matches any text, as in `/v1/lntx/*`."""
    processed: bool = False
    """True: the request is processed before the fault occurs; always so for cut_body and malformed_json."""
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 1
    retry_after: float = 1
    as_date: bool = False

    def __post_init__(self) -> None:
        if self.kind not in [*KINDS]:  # a list, because the value may be unhashable
            raise FaultError(f"Unknown kind of fault {self.kind!r}: use one of {', '.join(KINDS)}.")
        for name, types in _TYPES.items():
            if type(getattr(self, name)) not in types:
                raise FaultError(f"`{name}` has the wrong type.")
        if not 1 <= self.times <= 1_000_000:
            raise FaultError("`times` must be between 1 and 1000000.")
        if self.status is not None and not 200 <= self.status <= 599:
            raise FaultError("`status` must be between 200 and 599.")
        if not (0 <= self.seconds <= 3600 and 0 <= self.retry_after <= 86400):
            raise FaultError("`seconds` must be at most 3600 and `retry_after` at most 86400.")
        if self.kind == "html" and not isinstance(self.body, str | None):
            raise FaultError("`body` has the wrong type: an HTML page must be a string.")
        if self.path is not None and not self.path.startswith(("/", "*")):
            raise FaultError("`path` must start with a slash, as in /v1/lntx/*.")
        self.method = self.method and self.method.upper()
        self.headers = {_checked_name(name): _checked_value(value) for name, value in self.headers.items()}

    def strikes(self, method: str, path: str) -> bool:
        """Whether a request matches this fault; a browser's preflight only if `method` says so."""
        if method != (self.method or method) or (method == "OPTIONS" and not self.method):
            return False
        return self.path is None or fnmatchcase(path, self.path)


def _checked_name(name: Any) -> str:
    """A header's name in lower case."""
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        raise FaultError(f"{name!r} is not a valid header name.")
    if name.lower() in _OF_THE_SERVER:
        raise FaultError(f"The server sets the header {name} itself; use cut_body for a truncated response.")
    return name.lower()


def _checked_value(value: Any) -> str:
    if not isinstance(value, str):
        raise FaultError("`headers` has a value of the wrong type.")
    if not _HEADER_VALUE.fullmatch(value):
        raise FaultError("`headers` has a value that cannot be sent.")
    return value


class Faults:
    """The pending faults, in the order in which they were added."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.stopping = asyncio.Event()
        """Set when the server stops, to release requests that a fault delays."""

    def add(self, fault: Fault) -> None:
        """Add a fault."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Remove all faults."""
        self._waiting.clear()

    def waiting(self) -> list[dict[str, Any]]:
        """The pending faults."""
        return [asdict(fault) for fault in self._waiting]

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault for a request, and count it as used once."""
        for fault in self._waiting:
            if fault.strikes(method, path):
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None

"""Faults for the next requests: what a network or a server in trouble does, on demand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from typing import Any

KINDS: Mapping[str, str] = {
    "status": "answers with `status` (default 500), and `body` and `headers` if given",
    "delay": "waits `seconds` (default 1), then answers as usual",
    "drop": "closes the connection without an answer",
    "cut_body": "answers, but closes the connection in the middle of the body",
    "malformed_json": "answers with a body that is not JSON, under the type of JSON",
    "html": "answers with an HTML page, as a proxy does (`status`, default 502)",
    "rate_limit": "answers 429 with Retry-After: `retry_after` seconds (default 1), as a date with `as_date`",
}

_HEADER = re.compile(r"[\x20-\x7e]+")


class FaultError(ValueError):
    """A fault that cannot be switched on; the message says why."""


@dataclass(kw_only=True)
class Fault:
    """One fault and the requests it waits for."""

    kind: str
    times: int = 1
    """How many matching requests it strikes."""
    method: str | None = None
    """Strikes this HTTP method only."""
    path: str | None = None
    """Strikes these paths only; `*` stands for any text, as in `/v1/lntx/*`."""
    processed: bool = False
    """True: the request has done its work before the fault strikes; always so for cut_body and malformed_json."""
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 1
    retry_after: float = 1
    as_date: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise FaultError(f"Unknown kind of fault {self.kind!r}: choose one of {', '.join(KINDS)}.")
        if not isinstance(self.times, int) or not isinstance(self.status, int | None):
            raise TypeError("not a whole number")
        if not 1 <= self.times <= 1_000_000:
            raise FaultError("`times` must be between 1 and 1000000.")
        if self.status is not None and not 200 <= self.status <= 599:
            raise FaultError("`status` must be between 200 and 599.")
        if not (0 <= self.seconds <= 3600 and 0 <= self.retry_after <= 86400):
            raise FaultError("`seconds` goes up to 3600 and `retry_after` up to 86400.")
        self._check_texts()

    def _check_texts(self) -> None:
        texts = [*self.headers.items(), (self.method or "", self.path or "")]
        if not all(isinstance(text, str) for pair in texts for text in pair):
            raise TypeError("not a text")
        if self.kind == "html" and not isinstance(self.body, str | None):
            raise TypeError("not a text")
        if not all(_HEADER.fullmatch(text) for pair in self.headers.items() for text in pair):
            raise FaultError("Such a header cannot be sent.")

    def strikes(self, method: str, path: str) -> bool:
        """Whether a request is one that this fault waits for; a browser's preflight only when it is named."""
        if method != (self.method or method) or (method == "OPTIONS" and not self.method):
            return False
        return self.path is None or fnmatchcase(path, self.path)


class Faults:
    """The faults that wait for their request, in the order in which they were switched on."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.stopping = asyncio.Event()
        """Set when the server stops: whoever a fault holds back is let go."""

    def add(self, fault: Fault) -> None:
        """Switch a fault on."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Switch all faults off."""
        self._waiting.clear()

    def waiting(self) -> list[dict[str, Any]]:
        """The faults that still wait."""
        return [asdict(fault) for fault in self._waiting]

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, which is then used up by one."""
        for fault in self._waiting:
            if fault.strikes(method, path):
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None

"""Faults for the next requests: what a network or a server in trouble does, on demand."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field
from email.utils import formatdate
from fnmatch import fnmatchcase
from http import HTTPStatus
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import JSON_TYPE, json_bytes

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
_BODILESS = (204, 304)


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
        """Whether a request is one that this fault waits for."""
        return self.method in (None, method) and (self.path is None or fnmatchcase(path, self.path))


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


class FaultyConnection:
    """Middleware around the API that lets faults strike; the controls are never struck."""

    def __init__(self, app: ASGIApp, faults: Faults, prefix: str = "/v1/") -> None:
        self.app = app
        self.faults = faults
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless a fault waits for it."""
        fault = None
        if scope["type"] == "http" and scope["path"].startswith(self.prefix):
            fault = self.faults.take(scope["method"], scope["path"])
        if fault is None:
            await self.app(scope, receive, send)
            return
        if fault.kind == "delay":
            await self._delay(fault, scope, receive, send)
            return
        answer = await self._process_or_drain(fault, scope, receive)
        await _STRIKES[fault.kind](fault, answer, scope, receive, send)

    async def _delay(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.wait_for(self.faults.stopping.wait(), fault.seconds)
        except TimeoutError:
            await self.app(scope, receive, send)
        else:
            await _drop(fault, [], scope, receive, send)

    async def _process_or_drain(self, fault: Fault, scope: Scope, receive: Receive) -> list[Message]:
        """What the app answers, kept back; nothing when the fault strikes before the work."""
        answer: list[Message] = []
        if fault.processed or fault.kind in ("cut_body", "malformed_json"):

            async def keep(message: Message) -> None:
                answer.append(message)

            await self.app(scope, receive, keep)
            return answer
        while (await receive()).get("more_body"):
            pass
        return answer


async def _answer(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the fault's status, body and headers."""
    status = fault.status or 500
    if status in _BODILESS:
        response = Response(None, status)
    elif isinstance(fault.body, str):
        response = Response(fault.body, status, media_type="text/plain")
    else:
        name = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
        body = {"name": name, "message": "A fault of the sandbox.", "code": 0, "status": status}
        response = Response(json_bytes(body if fault.body is None else fault.body), status)
        response.headers["content-type"] = JSON_TYPE
    for header, value in fault.headers.items():
        response.headers[header] = value
    await response(scope, receive, send)


async def _rate_limit(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 429, with Retry-After in seconds or as a date."""
    wait = f"{fault.retry_after:g}"
    if fault.as_date:
        wait = formatdate(time.time() + fault.retry_after, usegmt=True)
    body = {"name": "Too Many Requests", "message": "Rate limit exceeded.", "code": 0, "status": 429}
    limited = Fault(kind="status", status=429, body=fault.body or body, headers={"Retry-After": wait, **fault.headers})
    await _answer(limited, answer, scope, receive, send)


async def _html(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a page, as a proxy in front of LNPay does."""
    status = fault.status or 502
    page = f"<html>\n<head><title>{status}</title></head>\n<body><center><h1>{status}</h1></center></body>\n</html>\n"
    headers = {"content-type": "text/html", **fault.headers}
    await Response(fault.body or page, status, headers=headers)(scope, receive, send)


async def _malformed(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Send the answer with the last character of its JSON missing; length and type are right."""
    start, body = _parts(answer)
    MutableHeaders(scope=start)["content-length"] = str(len(body[:-1]))
    await send(start)
    await send({"type": "http.response.body", "body": body[:-1]})


async def _cut(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Promise the whole answer, send half of it, and close."""
    start, body = _parts(answer)
    await send(start)
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
    scope["state"]["transport"].close()
    await _wait_until_closed(receive)


async def _drop(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Close the connection without a word."""
    scope["state"]["transport"].abort()
    await _wait_until_closed(receive)


async def _wait_until_closed(receive: Receive) -> None:
    """Until the server has noticed the closed connection it would take the missing answer for a mistake."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _parts(answer: list[Message]) -> tuple[Message, bytes]:
    return answer[0], b"".join(message.get("body", b"") for message in answer[1:])


_Strike = Callable[[Fault, list[Message], Scope, Receive, Send], Awaitable[None]]
_STRIKES: Mapping[str, _Strike] = {
    "status": _answer,
    "drop": _drop,
    "cut_body": _cut,
    "malformed_json": _malformed,
    "html": _html,
    "rate_limit": _rate_limit,
}

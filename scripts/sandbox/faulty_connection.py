"""Applies faults: a layer around the API that delays, breaks or replaces responses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from email.utils import formatdate
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .faults import BODILESS, Fault, Faults
from .responses import JSON_TYPE, json_bytes

ALWAYS_PROCESSED = ("cut_body", "malformed_json")


class FaultyConnection:
    """Middleware that applies faults to the API; the controls are never affected."""

    def __init__(self, app: ASGIApp, faults: Faults, prefix: str = "/v1/") -> None:
        self.app = app
        self.faults = faults
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless there is a fault for it."""
        fault = None
        if scope["type"] == "http" and scope["path"].startswith(self.prefix):
            fault = self.faults.take(scope["method"], scope["path"])
        if fault is None:
            await self.app(scope, receive, send)
            return
        request = await _whole_request(receive)
        if fault.kind == "delay":
            await self._delay(fault, request, scope, receive, send)
            return
        answer = []
        if fault.processed or fault.kind in ALWAYS_PROCESSED:
            answer = await self._process(request, scope)
        await _STRIKES[fault.kind](fault, answer, scope, receive, send)

    async def _delay(self, fault: Fault, request: Message, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait before or after the request is processed; it is processed even if the caller has given up."""
        answer = await self._process(request, scope) if fault.processed else None
        try:
            await asyncio.wait_for(self.faults.stopping.wait(), fault.seconds)
        except TimeoutError:
            for message in answer or await self._process(request, scope):
                await send(message)
        else:
            await _drop(fault, [], scope, receive, send)

    async def _process(self, request: Message, scope: Scope) -> list[Message]:
        """The response of the app, held back."""
        answer: list[Message] = []

        async def receive() -> Message:
            return request

        async def keep(message: Message) -> None:
            answer.append(message)

        await self.app(scope, receive, keep)
        return answer


async def _whole_request(receive: Receive) -> Message:
    """Read the whole request body into one message, so that it survives a caller that hangs up."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return {"type": "http.request", "body": body, "more_body": False}


async def _answer(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Respond with the fault's status, body and headers."""
    status = fault.status or 500
    if status in BODILESS:
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
    """Respond with 429, with Retry-After in seconds or as a date."""
    wait = f"{fault.retry_after:g}"
    if fault.as_date:
        wait = formatdate(time.time() + fault.retry_after, usegmt=True)
    body = {"name": "Too Many Requests", "message": "Rate limit exceeded.", "code": 0, "status": 429}
    limited = Fault(
        kind="status",
        status=429,
        body=body if fault.body is None else fault.body,
        headers={"retry-after": wait, **fault.headers},
    )
    await _answer(limited, answer, scope, receive, send)


async def _html(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Respond with a page, as a proxy in front of LNPay does."""
    status = fault.status or 502
    page = f"<html>\n<head><title>{status}</title></head>\n<body><center><h1>{status}</h1></center></body>\n</html>\n"
    headers = {"content-type": "text/html", **fault.headers}
    body = page if fault.body is None else fault.body
    response = Response(None, status) if status in BODILESS else Response(body, status, headers=headers)
    await response(scope, receive, send)


async def _malformed(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Send the response without the last character of its JSON; length and type are correct."""
    start, body = _parts(answer)
    MutableHeaders(scope=start)["content-length"] = str(len(body[:-1]))
    await send(start)
    await send({"type": "http.response.body", "body": body[:-1]})


async def _cut(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Declare the whole response, send half of it, and close."""
    start, body = _parts(answer)
    await send(start)
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
    scope["state"]["transport"].close()
    await _wait_until_closed(receive)


async def _drop(fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    """Silently close the connection."""
    scope["state"]["transport"].abort()
    await _wait_until_closed(receive)


async def _wait_until_closed(receive: Receive) -> None:
    """Wait for the server to notice that the connection is closed; before, a missing response is an error to it."""
    while (await receive())["type"] != "http.disconnect":
        pass  # pragma: no cover: whether the body of the request is still to come depends on timing


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

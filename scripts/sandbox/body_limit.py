"""Rejects bodies that are too large before they are read into memory, as the web server in front of LNPay does."""

from __future__ import annotations

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 1024 * 1024
"""Bytes: nginx's default."""

_TITLE = "413 Request Entity Too Large"
_PAGE = f"<html><head><title>{_TITLE}</title></head><body><h1>{_TITLE}</h1></body></html>"


class _TooLargeError(Exception):
    """The body is larger than allowed."""


class BodyLimit:
    """Responds with 413 to a body that is larger than allowed, whether declared or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the received bytes."""
        received, started = 0, False

        async def receive_some() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise _TooLargeError
            return message

        async def send_on(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            if _announced(scope) > MAX_BODY:
                raise _TooLargeError
            await self.app(scope, receive_some, send_on)
        except _TooLargeError:
            if not started:
                await HTMLResponse(_PAGE, 413, {"Connection": "close"})(scope, receive, send)


def _announced(scope: Scope) -> int:
    """Return the Content-Length; 0 if there is none."""
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if len(length) < 19 else MAX_BODY + 1  # the server has checked that it is a number

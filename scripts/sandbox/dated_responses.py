"""Dates each response by the sandbox's own clock, like its invoices, so that the two can be compared."""

from __future__ import annotations

from email.utils import formatdate

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .state import Clock


class DatedResponses:
    """Middleware that sends the header Date, unless a fault has sent its own."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self.app = app
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and date the response."""

        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("date", formatdate(self.clock(), usegmt=True))
            await send(message)

        await self.app(scope, receive, send_dated)

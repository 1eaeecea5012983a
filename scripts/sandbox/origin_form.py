"""Accepts requests whose target is a full URL, as clients send to a proxy, like those whose target is a path."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.types import ASGIApp, Receive, Scope, Send


class OriginForm:
    """Middleware that takes host and path from a target such as `http://127.0.0.1:8111/v1/wallets`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with a path."""
        scheme, separator, rest = scope.get("raw_path", b"").partition(b"://")
        if separator and scheme.lower() in (b"http", b"https"):
            host, _, path = rest.partition(b"/")
            others = [header for header in scope["headers"] if header[0] != b"host"]
            raw_path = b"/" + path
            scope = {
                **scope,
                "path": unquote(raw_path.decode("ascii")),
                "raw_path": raw_path,
                "headers": [(b"host", host), *others],
            }
        await self.app(scope, receive, send)

"""A server that records what samples send, and the parts of two requests that must be equal."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, unquote

_OF_THE_TOOL = frozenset(
    "accept accept-encoding accept-language connection content-length host sec-fetch-mode user-agent".split()
)
"""Headers that each tool sets as it likes."""


@dataclass(frozen=True)
class Sent:
    """A received request."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    def essence(self) -> dict[str, Any]:
        """Return the parts that must be equal whatever tool sent them, normalized."""
        path, _, query = self.target.partition("?")
        kind = self.headers.get("content-type", "")
        headers = {name: value for name, value in self.headers.items() if name not in _OF_THE_TOOL}
        if kind.startswith("multipart/"):
            headers["content-type"] = kind.partition(";")[0]
        if "cookie" in headers:
            headers["cookie"] = sorted(re.split("; ?", headers["cookie"]))  # type: ignore[assignment]
        return {
            "method": self.method,
            "path": unquote(path),
            "query": parse_qsl(query, keep_blank_values=True),
            "headers": headers,
            "body": _content(kind, self.body),
        }


def _content(kind: str, body: bytes) -> Any:
    """Return a normalized body: two spellings of the same JSON value or form are equal."""
    essence = kind.partition(";")[0].strip().lower()
    if essence == "application/x-www-form-urlencoded":
        return parse_qsl(body.decode(), keep_blank_values=True)
    if essence.startswith("multipart/"):
        return list(_parts(kind, body))
    if essence.endswith(("/json", "+json")):
        try:
            return json.loads(body)
        except ValueError:
            return body
    return body


def _parts(kind: str, body: bytes) -> Iterator[tuple[Any, ...]]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    for part in message.iter_parts():
        disposition = part["Content-Disposition"].params if part["Content-Disposition"] else {}
        essence = part.get_content_type()
        # Browsers and Node.js name a part with a type "blob".
        is_file = disposition.get("filename", "blob") != "blob"
        payload: Any = part.get_payload(decode=True)
        yield (
            disposition.get("name"),
            disposition.get("filename") if is_file else None,
            essence,
            _content(essence, payload or b""),
        )


@dataclass(frozen=True)
class CannedResponse:
    """The response to a sample."""

    status: int = 200
    content_type: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Recorder:
    """Records requests by sample, the first part of the path, and returns the response of its operation."""

    def __init__(self) -> None:
        self.sent: dict[str, list[Sent]] = {}
        self.responses: Mapping[str, CannedResponse | None] = {}
        """Responses by sample; None hangs up without a response."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, recorder=self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Serve until the end of the block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # it would delay the body by 40 ms

    def __init__(self, *connection: Any, recorder: Recorder) -> None:
        self.recorder = recorder
        super().__init__(*connection)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def __getattr__(self, name: str) -> Any:
        """Respond to every method."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self) -> None:
        body = self._body()
        _, name, rest = self.path.split("/", 2) if self.path.count("/") > 1 else ("", self.path[1:], "")
        headers = {key.lower(): value for key, value in self.headers.items()}
        self.recorder.sent.setdefault(name, []).append(Sent(self.command, f"/{rest}", headers, body))
        answer = self.recorder.responses.get(name, CannedResponse())
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        if answer.content_type:
            self.send_header("Content-Type", answer.content_type)
        for key, value in answer.headers.items():
            self.send_header(key, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD" and answer.status not in (204, 304):
            self.wfile.write(answer.body)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        chunks = []
        while size := int(self.rfile.readline(), 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

"""Small specs, generated and imported, and a tiny server that records what their clients send."""

from __future__ import annotations

import importlib
import json
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig


@dataclass
class Request:
    """What a client sent."""

    method: str
    target: str
    """Path and query as they stood on the wire."""
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Answer:
    """What the server says next."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Recorder:
    """A server over real HTTP that keeps the requests and gives the answers it was handed, else an empty object."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.answers: deque[Answer] = deque()
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except ConnectionError:
                    self.close_connection = True

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                recorder.requests.append(Request(self.command, self.path, headers, body))
                answer = recorder.answers.popleft() if recorder.answers else Answer({})
                raw = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
                if answer.body is None:
                    raw = b""
                self.send_response(answer.status)
                for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(raw)

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
            setattr(Handler, f"do_{method}", Handler.answer)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def last(self) -> Request:
        """The last request."""
        return self.requests[-1]

    def say(self, body: Any = None, status: int = 200, **headers: str) -> None:
        """Hand over the next answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append(Answer(body, status, named))

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="module")
def running_server() -> Iterator[Recorder]:
    """One server for the tests of a module."""
    recorder = Recorder()
    yield recorder
    recorder.close()


@pytest.fixture
def server(running_server: Recorder) -> Recorder:
    """The module's server with nothing recorded yet."""
    running_server.requests.clear()
    running_server.answers.clear()
    return running_server


def generate(spec: str, target: Path, **options: Any) -> Path:
    """Generate a client of a spec in YAML, without the hooks unless they are asked for; return its folder."""
    config = GeneratorConfig(ConfigFile.model_validate({"post_hooks": [], **options}))
    make_client(build_model(YAML(typ="safe").load(spec), config), config, target)
    return target


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., ModuleType]]:
    """Generate a client and import it under the package name that its title gives."""
    before = list(sys.path)

    def generate_and_import(spec: str, **options: Any) -> ModuleType:
        folder = generate(spec, tmp_path_factory.mktemp("client") / "out", **options)
        package = next(path.parent for path in folder.glob("*/client.py"))
        sys.path.insert(0, str(folder))
        return importlib.import_module(package.name)

    yield generate_and_import
    sys.path[:] = before


@pytest.fixture(scope="session")
def write_client() -> Callable[..., Path]:
    """The function that generates a client into a folder."""
    return generate

"""The deadline of a blocking call: no read, write or connect gets more time than is left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import httpx2
import pytest

from scripts.client.runtime import deadlines as module
from scripts.client.runtime.deadlines import DeadlineError, addresses, keep_deadlines, remaining_time
from tests.servers import RecordingServer
from tests.waiting import until


class Stream:
    """Records the limits that it is passed."""

    def __init__(self) -> None:
        self.limits: list[float | None] = []
        self.written: list[bytes] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.limits.append(timeout)
        return b"x" * max_bytes

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.limits.append(timeout)
        self.written.append(bytes(buffer))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Stream:
        self.limits.append(timeout)
        return self

    def close(self) -> None:
        """Nothing is open."""

    def get_extra_info(self, info: str) -> Any:
        """Nothing is known."""


class Backend:
    """Opens one stream, and records the limit."""

    sleep = None

    def __init__(self) -> None:
        self.stream = Stream()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **_options: Any) -> Stream:
        self.stream.limits.append(timeout)
        return self.stream

    def connect_unix_socket(self, path: str, timeout: float | None = None, **_options: Any) -> Stream:
        self.stream.limits.append(timeout)
        return self.stream


class Pool:
    """The part of a transport of httpx that opens connections."""

    def __init__(self) -> None:
        self._network_backend: Any = Backend()


class Transport:
    """A transport of httpx, reduced to what these tests use."""

    def __init__(self) -> None:
        self._pool = Pool()


@pytest.fixture
def wrapped() -> tuple[Any, Stream]:
    """A backend that keeps the deadline, and the stream below it."""
    transport = Transport()
    stream: Stream = transport._pool._network_backend.stream
    keep_deadlines(transport)
    return transport._pool._network_backend, stream


@pytest.fixture
def left() -> Iterator[list[float | None]]:
    """The remaining time of the call, which tests can change."""
    seconds: list[float | None] = [5.0]
    token = remaining_time.set(lambda: seconds[0])
    yield seconds
    remaining_time.reset(token)


@pytest.mark.parametrize(("own", "limit"), [(30, 5), (2, 2), (None, 5)])
def test_each_step_gets_what_is_left(
    wrapped: tuple[Any, Stream], left: list[float | None], own: float | None, limit: float
) -> None:
    """Connecting, TLS, reading and writing use the smaller of their own limit and the remaining time."""
    backend, stream = wrapped
    connection = backend.connect_tcp("localhost", 80, timeout=own).start_tls(None, timeout=own)
    connection.read(1, own)
    connection.write(b"a", own)
    backend.connect_unix_socket("/tmp/x", timeout=own)
    assert stream.limits == [limit] * 5


def test_nothing_is_left(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """After the deadline no step starts."""
    backend, stream = wrapped
    connection = backend.connect_tcp("localhost", 80)
    left[0] = 0.0
    for step, *arguments in ((connection.read, 1), (connection.write, b"a"), (backend.connect_tcp, "b", 80)):
        with pytest.raises(DeadlineError):
            step(*arguments)
    assert stream.limits == [5.0]


def test_without_a_deadline(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """A call without a limit, and a request that is not ours, keep their own limits."""
    backend, stream = wrapped
    left[0] = None
    backend.connect_tcp("localhost", 80, timeout=None).read(1, 7)
    token = remaining_time.set(None)
    backend.connect_tcp("localhost", 80, timeout=3)
    remaining_time.reset(token)
    assert stream.limits == [None, 7, 3]


def test_large_bodies_are_written_in_pieces(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """A slow reader cannot extend a write: the limit is set anew for each chunk, and no byte is lost."""
    backend, stream = wrapped
    body = bytes(range(256)) * 1000
    backend.connect_tcp("localhost", 80).write(body, 30)
    assert b"".join(stream.written) == body and len(stream.written) == 4
    assert stream.limits == [5.0] * 5


def test_backends_are_wrapped_once() -> None:
    """A transport that is patched twice keeps its backend; anything but an httpx pool is not touched."""
    with httpx.HTTPTransport() as transport:
        keep_deadlines(transport)
        first = transport._pool._network_backend
        keep_deadlines(transport)
        assert transport._pool._network_backend is first
    mock = httpx.MockTransport(lambda request: httpx.Response(200))
    before = dict(vars(mock))
    keep_deadlines(mock)
    assert vars(mock) == before


class Names:
    """A resolver that returns results when the test says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.released = threading.Event()
        self.found: list[str] | Exception = ["127.0.0.2", "127.0.0.3"]

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        self.released.wait(600)
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[Names]:
    """The resolver of this module."""
    made = Names()
    monkeypatch.setattr(module, "_addresses", made)
    yield made
    made.released.set()
    until(lambda: not module._lookups)  # else the next test would share a lookup that is about to end


def test_a_name_is_looked_up_once_for_all() -> None:
    """Addresses are not looked up; a name of this machine has addresses."""
    assert addresses("127.0.0.1", 80, 5) == ["127.0.0.1"] and addresses("::1", 80, 5) == ["::1"]
    assert {"127.0.0.1", "::1"} & {*addresses("localhost", 80, 30)}
    with pytest.raises(UnicodeError):
        addresses(f"{'x' * 70}.example", 80, 30)


def test_a_lookup_that_hangs(names: Names) -> None:
    """A call waits for a lookup only until its deadline; all calls for one name share one thread."""
    for _ in range(3):
        with pytest.raises(TimeoutError):
            addresses("slow.example", 80, 0.01)
    until(lambda: names.asked)  # the thread may begin later than the calls give up
    assert names.asked == ["slow.example"]
    names.released.set()
    assert addresses("slow.example", 80, 60) == ["127.0.0.2", "127.0.0.3"]


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize(
    ("found", "kind", "text"),
    [(None, "ConnectTimeout", "lookup"), (OSError("no such name"), "ConnectError", "no such name")],
)
def test_names_in_a_call(
    names: Names, left: list[float | None], library: Any, found: Exception | None, kind: str, text: str
) -> None:
    """A slow or failed lookup raises the same error as a failed connection."""
    if found is not None:
        names.found = found
        names.released.set()
    left[0] = 0.05 if found is None else 60
    with library.HTTPTransport() as transport:
        keep_deadlines(transport)
        with pytest.raises(getattr(library, kind), match=text):
            transport.handle_request(library.Request("GET", "http://slow.example/"))


def test_each_address_is_tried(names: Names, left: list[float | None], server: RecordingServer) -> None:
    """If nothing listens at a name's first address, the next one is tried."""
    names.found = ["127.9.9.9", "127.0.0.1"]
    names.released.set()
    with httpx.HTTPTransport() as transport:
        keep_deadlines(transport)
        request = httpx.Request("GET", server.url.replace("127.0.0.1", "two.example"))
        assert transport.handle_request(request).status_code == 200


def test_a_name_without_a_thread(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    """If no thread can be started, because there are too many or Python is exiting, the call does the lookup itself."""

    def refuse(**_options: Any) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(module, "threading", SimpleNamespace(Thread=refuse))
    names.released.set()
    assert addresses("many.example", 80, 60) == ["127.0.0.2", "127.0.0.3"] and names.asked == ["many.example"]

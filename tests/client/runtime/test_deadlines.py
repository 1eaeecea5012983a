"""The deadline of a blocking call: no read, write or connection gets more time than is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from scripts.client.runtime.deadlines import DeadlineError, keep_deadlines, remaining_time


class Stream:
    """Notes the limits that it is given."""

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
    """Opens one stream, and notes the limit."""

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
    """A transport of httpx, as far as it matters here."""

    def __init__(self) -> None:
        self._pool = Pool()


@pytest.fixture
def wrapped() -> tuple[Any, Stream]:
    """A backend that keeps to the deadline, and the stream below it."""
    transport = Transport()
    stream: Stream = transport._pool._network_backend.stream
    keep_deadlines(transport)
    return transport._pool._network_backend, stream


@pytest.fixture
def left() -> Iterator[list[float | None]]:
    """What remains of the call; the first entry counts."""
    seconds: list[float | None] = [5.0]
    token = remaining_time.set(lambda: seconds[0])
    yield seconds
    remaining_time.reset(token)


@pytest.mark.parametrize(("own", "limit"), [(30, 5), (2, 2), (None, 5)])
def test_each_step_gets_what_is_left(
    wrapped: tuple[Any, Stream], left: list[float | None], own: float | None, limit: float
) -> None:
    """Connecting, TLS, reading and writing keep to the smaller of their own limit and the call's."""
    backend, stream = wrapped
    connection = backend.connect_tcp("localhost", 80, timeout=own).start_tls(None, timeout=own)
    connection.read(1, own)
    connection.write(b"a", own)
    backend.connect_unix_socket("/tmp/x", timeout=own)
    assert stream.limits == [limit] * 5


def test_nothing_is_left(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """At the deadline no step begins."""
    backend, stream = wrapped
    connection = backend.connect_tcp("localhost", 80)
    left[0] = 0.0
    for step, *arguments in ((connection.read, 1), (connection.write, b"a"), (backend.connect_tcp, "b", 80)):
        with pytest.raises(DeadlineError):
            step(*arguments)
    assert stream.limits == [5.0]


def test_without_a_deadline(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """A call without a limit, and a request that is none of ours, keep their own."""
    backend, stream = wrapped
    left[0] = None
    backend.connect_tcp("localhost", 80, timeout=None).read(1, 7)
    token = remaining_time.set(None)
    backend.connect_tcp("localhost", 80, timeout=3)
    remaining_time.reset(token)
    assert stream.limits == [None, 7, 3]


def test_large_bodies_are_written_in_pieces(wrapped: tuple[Any, Stream], left: list[float | None]) -> None:
    """A server that reads slowly cannot stretch one write: the limit is set again for each piece, the bytes stay."""
    backend, stream = wrapped
    body = bytes(range(256)) * 1000
    backend.connect_tcp("localhost", 80).write(body, 30)
    assert b"".join(stream.written) == body and len(stream.written) == 4
    assert stream.limits == [5.0] * 5


def test_backends_are_wrapped_once() -> None:
    """A transport that is looked at twice keeps its backend; what is no pool of httpx is left alone."""
    with httpx.HTTPTransport() as transport:
        keep_deadlines(transport)
        first = transport._pool._network_backend
        keep_deadlines(transport)
        assert transport._pool._network_backend is first
    mock = httpx.MockTransport(lambda request: httpx.Response(200))
    before = dict(vars(mock))
    keep_deadlines(mock)
    assert vars(mock) == before

"""One call: its clock, its handling of exceptions, and how it reads a body."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import anyio
import httpx
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.calls import FaultError, Reading, invalid_url
from scripts.client.runtime.deadlines import DeadlineError
from scripts.client.runtime.outcomes import Fault, ServerResponse, TooLargeError
from tests.client.runtime.parts import KEY, Hands, call


class OddError(Exception):
    """An exception that cannot be created from a message."""

    def __init__(self, text: str, number: int) -> None:
        super().__init__(text, number)


def test_its_clock() -> None:
    """A call knows its remaining time; without a timeout, that is unlimited."""
    one = call(timeout=5)
    one.clock.sleep(2)
    assert one.remaining() == 3
    assert call(timeout=None).remaining() is None


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (httpx.ConnectError("refused"), "unsent", "refused"),
        (httpx.ConnectTimeout(""), "unsent", "timed out after 60 s"),
        (httpx.ReadError(f"broken {KEY}"), "broken", "broken sak_***"), (KeyError("x"), "final", "'x'"),
        (FaultError(Fault("broken", "hung up")), "broken", "hung up"),
        (DeadlineError(), "broken", "timed out after 60 s"), (OddError("broken", 5), "final", "('broken', 5)"),
    ],
)  # fmt: skip
def test_what_an_exception_means(error: Exception, kind: str, text: str) -> None:
    """Each exception reports whether the request was sent, and its message contains no key."""
    fault = call().fault(error)
    assert (fault.kind, fault.text) == (kind, text)


def test_errors_of_ours_stay_what_they_are() -> None:
    """Our own errors are raised unchanged; the error of a closed client takes precedence."""
    ours = errors.InvalidArgumentError("no")
    assert call().fault(ours).error is ours
    closed = call(closed=lambda: True).fault(ours).error
    assert isinstance(closed, errors.ClientClosedError)


def test_its_result() -> None:
    """A response counts its attempts; a fault is raised, and a timeout as such."""
    response = call().finish(ServerResponse(200, "OK", {}, b""), 3)
    assert response.attempts == 3 and response.request is not None
    with pytest.raises(errors.APITimeoutError, match=r"timed out \(after 2 attempts\)"):
        call().finish(Fault("broken", "timed out", timeout=True), 2)


def test_a_url_that_is_none() -> None:
    """The message names the operation and contains no key."""
    error = invalid_url(call().prepared, ValueError(f"no host in {KEY}"))
    assert str(error) == "GET /a/{key}: not a valid URL: no host in sak_***"


FAILURES = [TooLargeError(), zlib.error("no zlib"), httpx.ReadError("broken"), DeadlineError()]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("status", [200, 500])
def test_a_body_that_breaks(failure: Exception, is_async: bool, status: int) -> None:
    """A broken body never hides an error status; in a success it is a problem or a fault."""

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise failure

    async def apieces() -> AsyncIterator[bytes]:
        yield b"half"
        raise failure

    def read() -> ServerResponse:
        reading = Reading(call(), status, "", {})
        return anyio.run(reading.atake, apieces()) if is_async else reading.take(pieces())

    if status == 200 and isinstance(failure, (httpx.ReadError, DeadlineError)):
        with pytest.raises(type(failure)):
            read()
    else:
        response = read()
        assert (response.status_code, response.content) == (status, b"half")
        assert bool(response.problem) == isinstance(failure, (TooLargeError, zlib.error))


def test_a_body_beyond_its_time() -> None:
    """Each chunk is checked against the deadline; the part of an error body that arrived is returned."""
    one = call(timeout=5)
    reading = Reading(one, 503, "Busy", {})
    assert isinstance(one.clock, Hands)
    one.clock.time += 5
    assert reading.take([b"x"]).status_code == 503
    cut = one.cut_off()
    assert isinstance(cut, ServerResponse) and cut.status_code == 503
    assert isinstance(call().cut_off(), Fault)


@pytest.mark.parametrize(
    ("cause", "kind"), [(aiohttp.ServerDisconnectedError(), "broken"), (aiohttp.ClientConnectorDNSError, "unsent")]
)
def test_a_connection_that_aiohttp_lost(cause: Any, kind: str) -> None:
    """httpx-aiohttp reports "could not connect" even if the server accepted the request and hung up."""
    error = httpx.ConnectTimeout("lost")
    error.__cause__ = (
        cause(SimpleNamespace(host="a", port=1, ssl=None), OSError()) if isinstance(cause, type) else cause
    )
    assert call().fault(error).kind == kind


def test_limits_of_single_steps() -> None:
    """A step with a lower limit than the call is named with its limit."""
    limits = httpx.Timeout(60, read=2)
    assert call(timeout=limits).fault(httpx.ReadTimeout("")).text == "timed out (read) after 2 s"
    assert call(timeout=None).fault(httpx.ReadTimeout("")).text == "timed out (read)"

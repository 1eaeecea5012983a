"""The loop of a call, with the test's own backend and clock: queueing, retries, deadlines, faults."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import anyio.lowlevel
import httpx
import httpx2
import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.calls import Call
from scripts.client.runtime.clock import Clock
from scripts.client.runtime.operation import Operation
from scripts.client.runtime.outcomes import ServerResponse
from scripts.client.runtime.requests import Prepared
from scripts.client.runtime.transport import AsyncTransport, SyncTransport
from tests.client.runtime.parts import GET, KEY, Hands, call

POST = Operation(id="post", method="POST", path="/a/{key}")


class Backend:
    """Returns the queued outcomes, and then a 200."""

    most_calls = 5

    def __init__(self, *outcomes: ServerResponse | Exception) -> None:
        self.outcomes = [*outcomes]
        self.sent = 0
        self.now = 0
        self.most = 0
        self._lock = threading.Lock()

    def send(self, _request: Prepared, _call: Call) -> ServerResponse:
        with self._lock:
            self.sent += 1
            outcome = self.outcomes.pop(0) if self.outcomes else ServerResponse(200, "OK", {}, b"{}")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """Nothing is open."""


class AsyncBackend(Backend):
    """The same, but each call takes a moment."""

    async def send(self, request: Prepared, call: Call) -> ServerResponse:  # type: ignore[override]  # the async one
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await anyio.lowlevel.checkpoint()
            return super().send(request, call)
        finally:
            self.now -= 1

    async def aclose(self) -> None:
        """Nothing is open."""


UNSENT = [
    httpx.ConnectError("refused"),
    httpx.ConnectTimeout(""),
    httpx.PoolTimeout(""),
    httpx2.ConnectError("refused"),
]
BROKEN = [
    httpx.ReadError(""), httpx.WriteError(""), httpx.ReadTimeout(""), httpx.RemoteProtocolError(""),
    httpx.ProxyError(""), httpx2.ReadTimeout(""), httpx2.RemoteProtocolError("hung up"),
]  # fmt: skip
FINAL = [httpx.LocalProtocolError(""), httpx.UnsupportedProtocol(""), KeyError("x"), RecursionError(), OSError(5, "x")]


@pytest.mark.parametrize("error", [*UNSENT, *BROKEN, *FINAL], ids=lambda error: f"{type(error).__module__}.{error!r}")
@pytest.mark.parametrize("operation", [GET, POST], ids=["GET", "POST"])
def test_what_is_sent_again(error: Exception, operation: Operation) -> None:
    """A POST is retried only if it cannot have arrived; every exception becomes one of our errors."""
    again = error in UNSENT or (error in BROKEN and operation is GET)
    backend = Backend(*[error] * 3)
    with pytest.raises(errors.APIConnectionError) as caught:
        SyncTransport(backend).send(call(operation))
    assert (backend.sent, caught.value.attempts) == ((3, 3) if again else (1, 1))
    assert isinstance(caught.value, errors.APITimeoutError) == ("Timeout" in type(error).__name__)


def test_faults_keep_no_key() -> None:
    """The HTTP library's error is kept as the cause, with its type and message, without request and traceback."""
    request = httpx.Request("GET", f"http://localhost/{KEY}")
    try:
        raise httpx.ReadError(f"no response from /{KEY}\x1b[31m", request=request) from ValueError(KEY)
    except httpx.ReadError as error:
        backend = Backend(error)
    with pytest.raises(errors.APIConnectionError, match=r"no response from /sak_\*\*\*\\x1b\[31m") as caught:
        SyncTransport(backend).send(call(POST))
    cause = caught.value.__cause__
    assert isinstance(cause, httpx.ReadError) and KEY not in repr(cause) + str(cause.request.url)
    assert cause.__traceback__ is None and cause.__cause__ is None
    assert caught.value.__context__ is cause or caught.value.__context__ is None


def test_delays_and_attempts() -> None:
    """Retries wait according to the policy; the response counts the attempts."""
    settings = call()
    busy = ServerResponse(503, "", {"retry-after": "7"}, b"")
    response = SyncTransport(Backend(busy, busy)).send(settings)
    assert (response.status_code, response.attempts) == (200, 3)
    assert isinstance(settings.clock, Hands) and settings.clock.slept == [7, 7]


def test_no_retry_outlasts_the_call() -> None:
    """A call with a timeout of one second does not wait twenty: it returns the last response."""
    response = SyncTransport(Backend(ServerResponse(429, "", {"retry-after": "20"}, b""))).send(call(timeout=1))
    assert (response.status_code, response.attempts) == (429, 1)


def test_closed_between_attempts() -> None:
    """A closed client sends nothing more."""
    backend = Backend(ServerResponse(503, "", {}, b""))
    with pytest.raises(errors.ClientClosedError):
        SyncTransport(backend).send(call(closed=lambda: backend.sent > 0))
    assert backend.sent == 1


def test_threads_take_turns() -> None:
    """Never more calls are in progress than there are connections, from however many threads."""
    together = threading.Barrier(5)
    seen: list[int] = []

    class Slow(Backend):
        def send(self, request: Prepared, call: Call) -> ServerResponse:
            with self._lock:
                self.now += 1
                seen.append(self.now)
            together.wait(600)
            with self._lock:
                self.now -= 1
            return super().send(request, call)

    transport = SyncTransport(Slow())
    with ThreadPoolExecutor(20) as pool:
        assert len([*pool.map(lambda _: transport.send(call()), range(20))]) == 20
    assert max(seen) == 5


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_thousands_take_turns(library: str) -> None:
    """2,000 concurrent calls succeed, a few at a time; cancelled ones give up their slots."""

    async def main() -> None:
        backend = AsyncBackend()
        transport = AsyncTransport(backend)
        answered: list[int] = []

        async def ask() -> None:
            answered.append((await transport.send(call)).status_code)

        async with anyio.create_task_group() as group:
            for number in range(2000):
                if number % 5:
                    group.start_soon(ask)
        async with anyio.create_task_group() as group:
            for _ in range(1000):
                group.start_soon(ask)
            await anyio.lowlevel.checkpoint()
            group.cancel_scope.cancel()
        before = len(answered)
        await ask()
        assert backend.now == 0 and backend.most == 5 and before >= 1600 and len(answered) == before + 1

    anyio.run(main, backend=library)


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_no_turn_of_the_loop_begins_many_calls(library: str) -> None:
    """With 2,000 concurrent calls, one iteration of the event loop writes at most one request per connection."""

    async def main() -> None:
        begun, rounds = [0], [0]

        def prepare() -> Call:
            begun[0] += 1
            return call()

        async def count() -> None:
            while True:
                before = begun[0]
                await anyio.lowlevel.checkpoint()
                rounds.append(begun[0] - before)

        async with anyio.create_task_group() as counting:
            counting.start_soon(count)
            async with anyio.create_task_group() as group:
                transport = AsyncTransport(AsyncBackend())
                for _ in range(2000):
                    group.start_soon(transport.send, prepare)
            counting.cancel_scope.cancel()
        assert begun == [2000] and max(rounds) == 5

    anyio.run(main, backend=library)


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_async_deadline(library: str) -> None:
    """An async call that hangs ends at its deadline, on both event loops."""

    class Hanging(AsyncBackend):
        async def send(self, request: Prepared, call: Call) -> ServerResponse:  # type: ignore[override]  # the async one
            await anyio.sleep_forever()
            raise AssertionError

    async def main() -> None:
        with pytest.raises(errors.APITimeoutError, match=r"timed out after 0.05 s"):
            await AsyncTransport(Hanging()).send(lambda: call(timeout=0.05, clock=Clock()))

    anyio.run(main, backend=library)


def test_a_turn_is_waited_for_without_a_limit() -> None:
    """Time spent in the queue does not count towards the timeout, except for a poll."""
    waiting, polling = call(timeout=5), call(timeout=5, is_poll=True)
    for each in (waiting, polling):
        each.extend(100)
    assert (waiting.remaining(), polling.remaining()) == (105, 5)


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_async_retries(library: str) -> None:
    """An async call is retried like a sync one, after the same delays, and no longer once its client is closed."""
    settings = call()
    backend = AsyncBackend(httpx.ConnectError("refused"), ServerResponse(503, "", {"retry-after": "7"}, b""))
    response = anyio.run(AsyncTransport(backend).send, lambda: settings, backend=library)
    assert (response.status_code, response.attempts) == (200, 3)
    assert isinstance(settings.clock, Hands) and settings.clock.slept[1:] == [7]
    closing = AsyncBackend(ServerResponse(503, "", {}, b""))
    with pytest.raises(errors.ClientClosedError):
        anyio.run(AsyncTransport(closing).send, lambda: call(closed=lambda: closing.sent > 0), backend=library)
    assert closing.sent == 1


def test_a_poll_that_gets_no_turn() -> None:
    """A poll stays in the queue no longer than its timeout; nothing is sent."""
    backend = Backend()
    transport = SyncTransport(backend)
    for _ in range(backend.most_calls):
        transport._turns.acquire()
    with pytest.raises(errors.APITimeoutError, match=r"timed out after 0.01 s"):
        transport.send(call(timeout=0.01, is_poll=True, max_retries=0))
    assert backend.sent == 0


def test_logs(caplog: pytest.LogCaptureFixture) -> None:
    """At DEBUG, each request is logged with its method and path template, and its query without keys."""
    with caplog.at_level("DEBUG", logger="scripts"):
        SyncTransport(Backend()).send(call(url=f"http://localhost/a/{KEY}?key={KEY}&b=%20"))
    assert caplog.messages[0] == "GET http://localhost/a/{key}?key=sak_***&b=%20"

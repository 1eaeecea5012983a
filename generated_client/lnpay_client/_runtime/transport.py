# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Sends calls; sync and async differ only in `await`.

Steps of a call: take a turn → try → decide → return the response or raise. A backend does the I/O.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from typing import Final, Protocol
from urllib.parse import unquote

import anyio

from .calls import Call, closed_fault
from .deadlines import remaining_time
from .masks import hidden_secrets, hide_secrets_in_logs, mask_all
from .outcomes import Fault, ServerResponse
from .redirects import MAX_REDIRECTS, next_hop
from .requests import Prepared

_log: Final = logging.getLogger(__name__.partition(".")[0])

MOST_CALLS: Final = 100
"""Maximum number of a client's connections and concurrent calls; more calls are queued."""


class SyncBackend(Protocol):
    """Sends one request."""

    most_calls: int

    def send(self, request: Prepared, call: Call) -> ServerResponse:
        """Send it; raise whatever the HTTP library raises."""
        ...

    def close(self) -> None: ...


class AsyncBackend(Protocol):
    """Sends one request."""

    most_calls: int

    async def send(self, request: Prepared, call: Call) -> ServerResponse:
        """Send it; raise whatever the HTTP library raises."""
        ...

    async def aclose(self) -> None: ...


class SyncTransport:
    """Sends calls, at most as many at once as there are connections."""

    def __init__(self, backend: SyncBackend) -> None:
        hide_secrets_in_logs()
        self.backend: SyncBackend = backend
        self._turns = threading.Semaphore(backend.most_calls)

    def send(self, call: Call) -> ServerResponse:
        """Send a call, with retries."""
        for attempt in itertools.count(1):
            outcome = self._take_turn(call)
            delay = call.delay(outcome, attempt)
            if delay is None:
                return call.finish(outcome, attempt)
            call.clock.sleep(delay)
        raise AssertionError  # pragma: no cover: count() does not end

    def _take_turn(self, call: Call) -> ServerResponse | Fault:
        began = call.clock.monotonic()
        if not self._turns.acquire(timeout=call.remaining() if call.is_poll else None):
            return call.timed_out("pool", kind="unsent")
        try:
            call.extend(call.clock.monotonic() - began)
            return self._try(call)
        finally:
            self._turns.release()

    def _try(self, call: Call) -> ServerResponse | Fault:
        if call.closed():
            return closed_fault()
        remaining, secrets = remaining_time.set(call.remaining), hidden_secrets.set(call.prepared.secrets)
        try:
            request = call.prepared
            _log_request(request)
            response = self.backend.send(request, call)
            for _ in range(MAX_REDIRECTS):
                following = next_hop(request, response) if 300 <= response.status_code < 400 else None
                if following is None:
                    break
                request = following
                response = self.backend.send(request, call)
            return response
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            return call.fault(error)
        finally:
            remaining_time.reset(remaining)
            hidden_secrets.reset(secrets)


class AsyncTransport:
    """Sends calls, at most as many at once as there are connections."""

    def __init__(self, backend: AsyncBackend) -> None:
        hide_secrets_in_logs()
        self.backend: AsyncBackend = backend
        self._turns = anyio.Semaphore(backend.most_calls, fast_acquire=True)

    async def send(self, prepare: Callable[[], Call]) -> ServerResponse:
        """Send a call, with retries; it is prepared when its turn comes."""
        call: Call | None = None
        for attempt in itertools.count(1):
            began = call.clock.monotonic() if call else 0.0
            async with self._turns:
                if call is None:
                    call = prepare()
                else:
                    call.extend(call.clock.monotonic() - began)
                outcome = await self._try(call)
            delay = call.delay(outcome, attempt)
            if delay is None:
                return call.finish(outcome, attempt)
            await call.clock.asleep(delay)
        raise AssertionError  # pragma: no cover: count() does not end

    async def _try(self, call: Call) -> ServerResponse | Fault:
        if call.closed():
            return closed_fault()
        secrets = hidden_secrets.set(call.prepared.secrets)
        try:
            with anyio.move_on_after(call.remaining()):
                request = call.prepared
                _log_request(request)
                response = await self.backend.send(request, call)
                for _ in range(MAX_REDIRECTS):
                    following = next_hop(request, response) if 300 <= response.status_code < 400 else None
                    if following is None:
                        break
                    request = following
                    response = await self.backend.send(request, call)
                return response
            return call.cut_off()
        except Exception as error:  # noqa: BLE001  whatever it is, it becomes one of our errors
            return call.fault(error)
        finally:
            hidden_secrets.reset(secrets)


def _log_request(request: Prepared) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        _, question, query = request.url.partition("?")
        url = f"{unquote(request.template_url)}{question}{query}"
        _log.debug("%s %s", request.operation.method, mask_all(url, request.secrets))

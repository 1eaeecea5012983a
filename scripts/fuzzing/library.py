"""Odd arguments for each method of the library, and odd responses to good ones: it raises only its own errors."""

from __future__ import annotations

import inspect
import json
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any

from lnpay_client import LNPay, errors

from scripts.benchmarks.answering import BODY
from scripts.benchmarks.environments import answering_server
from scripts.fuzzing import values

KEY = "sak_secretsecretsecret"
REFUSALS = (errors.LNPayError, TypeError, ValueError)
"""What a call may raise: the library's own errors, and Python's for missing or invalid arguments."""


@contextmanager
def odd_arguments() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt that calls a random method with random arguments."""
    with answering_server() as url, LNPay(KEY, base_url=url, max_retries=0, timeout=5) as lnpay:
        methods = list(_methods(lnpay))
        yield lambda rng: _call(*_chosen(rng, methods))


def _methods(lnpay: LNPay) -> Iterator[Callable[..., Any]]:
    for name in dir(lnpay):
        resource = getattr(lnpay, name)
        if not name.startswith("_") and type(resource).__module__.startswith("lnpay_client.resources"):
            for method in dir(resource):
                if not method.startswith(("_", "wait_")) and callable(getattr(resource, method)):
                    yield getattr(resource, method)


def _chosen(rng: Random, methods: list[Callable[..., Any]]) -> tuple[Callable[..., Any], list[Any], dict[str, Any]]:
    method = rng.choice(methods)
    arguments: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in inspect.signature(method).parameters.values():
        if parameter.name in ("timeout", "max_retries"):
            continue  # a round should be short
        value = values.any_object(rng)
        if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD:
            arguments.append(value if rng.random() < 0.5 else "wal_good")
        elif parameter.kind is inspect.Parameter.KEYWORD_ONLY and rng.random() < 0.5:
            named[parameter.name] = value
    return method, arguments, named


def _call(method: Callable[..., Any], arguments: list[Any], named: dict[str, Any]) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            method(*arguments, **named)
    except REFUSALS as error:
        return _reported(error)
    except Exception as error:  # noqa: BLE001 - what must not happen is what is looked for
        return f"{method.__qualname__}(*{arguments!r:.500}, **{named!r:.500}) raised {type(error).__name__}: {error}"
    return None


def _reported(error: BaseException) -> str | None:
    """Return a complaint if an error shows the key."""
    return f"the key is shown: {error}" if KEY in f"{error}{error!r}" else None


@contextmanager
def odd_responses() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt that calls a server which responds with random bytes."""
    with _RawServer() as server, LNPay(KEY, base_url=server.url, max_retries=0, timeout=2) as lnpay:

        def attempt(rng: Random) -> str | None:
            server.response = response(rng)
            try:
                if rng.random() < 0.5:
                    lnpay.lntx.retrieve("lntx_x")
                else:
                    lnpay.wallet.create_invoice("wal_x", num_satoshis=5)
            except errors.LNPayError as error:
                return _reported(error)
            except Exception as error:  # noqa: BLE001 - what must not happen is what is looked for
                return f"response {server.response!r:.800}: raised {type(error).__name__}: {error}"
            return None

        yield attempt


def response(rng: Random) -> bytes:
    """Return a response: a good one with changes, or noise."""
    status = rng.choice(
        (
            b"200 OK",
            b"201 Created",
            b"204 No Content",
            b"400 Bad",
            b"401 X",
            b"404 X",
            b"429 X",
            b"500 X",
            b"520 X",
            b"999 X",
            b"0 X",
            b"302 Found",
        )
    )
    kind = rng.choice(
        (
            b"application/json",
            b"application/json; charset=utf-16",
            b"application/json; charset=nonsense",
            b"text/html",
            b"\xff",
            b"",
        )
    )
    body = rng.choice(
        (
            BODY,
            BODY[: rng.randrange(len(BODY))],
            b"",
            b"[" * 100_000,
            b"1" * 5000,
            _changed(rng),
            KEY.encode(),
            BODY.decode().encode("utf-16"),
        )
    )
    length = rng.choice((len(body), len(body), len(body), len(body) + 5, max(0, len(body) - 5), 10**30))
    extra = rng.choice(
        (
            b"",
            b"Retry-After: 1e400\r\n",
            b"Content-Encoding: gzip\r\n",
            b"Location: http://[\r\n",
            b"X: \x00\r\n",
            b"Transfer-Encoding: chunked\r\n",
        )
    )
    whole = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s" % (status, kind, length, extra, body)
    return whole[: rng.randrange(len(whole))] if rng.random() < 0.1 else whole


def _changed(rng: Random) -> bytes:
    """Return the good body with some values replaced."""
    data = json.loads(BODY)
    for name in rng.sample(sorted(data), rng.randrange(1, 5)):
        data[name] = values.plain(rng)
    return json.dumps(data).encode(errors="surrogatepass")


class _RawServer:
    """Sends the same bytes to every client, and hangs up."""

    def __init__(self) -> None:
        self.response = b""
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> _RawServer:
        """Serve until the end of the block."""
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                connection.settimeout(2)
                connection.recv(65536)
                connection.sendall(self.response)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass

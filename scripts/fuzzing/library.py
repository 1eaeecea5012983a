"""Odd arguments in good calls of each operation, and odd responses to them: the library raises only its own errors.

A call that it accepts must be sent as it was made, and a response that it accepts must be returned in full.
"""

from __future__ import annotations

import copy
import inspect
import json
import socket
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote

from lnpay_client import LNPay, Page, errors
from ruamel.yaml import YAML

from scripts.fuzzing import values
from scripts.model.api import Api, Content, Operation
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.samples.requests import SampleRequest, sample_requests
from scripts.samples.values import content_value, value_for
from scripts.trials.recorder import CannedResponse, Recorder, Sent

KEY = "sak_secretsecretsecret"
REFUSALS = (errors.LNPayError, TypeError, ValueError)
"""What a call may raise: the library's own errors, and Python's for missing or invalid arguments."""
CALLER = "fuzz"
"""First part of the path of every request, by which the recorder knows it."""


@dataclass(frozen=True)
class Call:
    """A call that the spec allows, with the request and a response that belong to it."""

    method: Callable[..., Any]
    operation: Operation
    path: Mapping[str, Any]
    named: Mapping[str, Any]
    optional: Mapping[str, Any]
    """Valid values of the arguments that may be omitted."""
    fields: Mapping[str, str]
    """Names of body fields by argument, if the body is JSON."""
    status: int
    response: Any


def calls(api: Api, lnpay: LNPay) -> list[Call]:
    """Return a good call for each sample of each operation."""
    return [
        _good_call(api, lnpay, request) for operation in api.operations for request in sample_requests(api, operation)
    ]


def read_api() -> Api:
    """Return the model of our own spec."""
    document = YAML(typ="safe").load(Path("openapi.yaml").read_text(encoding="utf-8"))
    return build_model(document, load_config(Path("generator-config.yaml")))


def _good_call(api: Api, lnpay: LNPay, request: SampleRequest) -> Call:
    operation, body = request.operation, request.content
    schema = api.resolve(body.schema) if body and body.schema else None
    names = operation.body_arguments(schema) if schema else {}
    given = {each.parameter.python_name: each.value for each in request.arguments}
    path = {each.python_name: given.pop(each.python_name) for each in operation.parameters_in("path")}
    sent = {names[name]: value for name, value in (request.body or {}).items() if name in names}
    optional = {
        each.python_name: value_for(api, each.schema, each.name) for each in operation.parameters if not each.required
    }
    for each in schema.properties if schema else ():
        if each.name in names:
            optional.setdefault(names[each.name], value_for(api, each.schema, each.name))
    success = operation.success
    content: Content | None = next(iter(success.contents), None) if success else None
    return Call(
        method=getattr(getattr(lnpay, operation.tag.attribute), operation.sdk_method),
        operation=operation,
        path=path,
        named={**given, **sent},
        optional=optional,
        fields={argument: name for name, argument in names.items()} if body and body.shape == "json" else {},
        status=int(success.status) if success and success.status.isdecimal() else 200,
        response=content_value(api, content, sending=False) if content else None,
    )


@contextmanager
def odd_arguments() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt that makes a good call, mostly with one odd argument."""
    with Recorder() as server, LNPay(KEY, base_url=f"{server.url}/{CALLER}", max_retries=0, timeout=60) as lnpay:
        known = calls(read_api(), lnpay)
        yield lambda rng: _try_arguments(rng, server, rng.choice(known))


def _try_arguments(rng: Random, server: Recorder, call: Call) -> str | None:
    path, named = dict(call.path), dict(call.named)
    named |= {name: value for name, value in call.optional.items() if rng.random() < 0.2}
    odd = rng.choice([*inspect.signature(call.method).parameters]) if rng.random() < 0.8 else ""
    if odd and odd not in ("timeout", "max_retries"):  # a round should be short
        (path if odd in path else named)[odd] = values.any_object(rng)
    server.sent.clear()
    body = json.dumps(call.response).encode()
    server.responses = {CALLER: CannedResponse(call.status, "application/json", body)}
    label = f"{call.method.__qualname__}(*{[*path.values()]!r:.500}, **{named!r:.500})"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            call.method(*path.values(), **named)
    except REFUSALS as error:
        if not odd:
            return f"{label} is a good call, but raised {type(error).__name__}: {error}"
        if type(error) not in (TypeError, ValueError) and not isinstance(error, errors.LNPayError):
            return f"{label} raised {type(error).__name__}: {error}"
        return _shown_key(error)
    except Exception as error:  # noqa: BLE001 - what must not happen is what is looked for
        return f"{label} raised {type(error).__name__}: {error}"
    complaint = _misplaced(call, path, named, server.sent)
    return f"{label}: {complaint}" if complaint else None


def _misplaced(call: Call, path: dict[str, Any], named: dict[str, Any], sent: Mapping[str, list[Sent]]) -> str | None:
    """Return what is wrong with what was sent: each value must arrive in its place, and nowhere else."""
    if [*sent] != [CALLER] or len(sent[CALLER]) != 1:
        return f"sent {sent}"
    (request,) = sent[CALLER]
    parts = call.operation.path.format_map({each.name: "{}" for each in call.operation.parameters_in("path")}).split(
        "/"
    )
    expected = iter(path.values())
    wanted = [str(next(expected)) if part == "{}" else part for part in parts]
    found = [unquote(part) for part in request.target.partition("?")[0].split("/")]
    if request.method != call.operation.method or wanted != found:
        return f"sent {request.method} {request.target}"
    if not call.fields or "body" in named:
        return None
    # None omits a field, or is null; any sequence is a list.
    fields = {call.fields[name]: value for name, value in named.items() if name in call.fields and value is not None}
    received = {name: value for name, value in json.loads(request.body).items() if value is not None}
    is_same = received == json.loads(json.dumps(fields, default=list))
    return None if is_same else f"sent the body {request.body!r:.500}"


def _shown_key(error: BaseException) -> str | None:
    """Return a complaint if an error shows the key: in its text, its attributes or its causes."""
    text = "".join(traceback.format_exception(error)) + f"{error}{error!r}{vars(error)!r}"
    return f"the key is shown: {text:.1000}" if KEY in text else None


@contextmanager
def odd_responses() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt that makes a good call to a server whose response is wrong."""
    with _RawServer() as server, LNPay(KEY, base_url=server.url, max_retries=0, timeout=60) as lnpay:
        known = calls(read_api(), lnpay)
        yield lambda rng: _try_response(rng, server, rng.choice(known))


def _try_response(rng: Random, server: _RawServer, call: Call) -> str | None:
    holder = {"body": copy.deepcopy(call.response)}
    for _ in range(rng.randrange(4)):
        values.mutate(holder, rng)
    changed = holder.get("body")
    body = json.dumps(changed).encode()
    is_intact = rng.random() < 0.5
    server.response = respond(call.status, body) if is_intact else noise(rng, body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            result = call.method(*call.path.values(), **call.named)
    except errors.LNPayError as error:
        if changed == call.response and is_intact:
            return f"response {server.response!r:.800} is good, but raised {type(error).__name__}: {error}"
        return _shown_key(error)
    except Exception as error:  # noqa: BLE001 - what must not happen is what is looked for
        return f"response {server.response!r:.800}: raised {type(error).__name__}: {error}"
    if is_intact and not _is_kept(changed, _plain(result)):
        return f"response {body!r:.800} is returned as {_plain(result)!r:.800}"
    return None


def _plain(result: Any) -> Any:
    """Return what a result was read from."""
    if isinstance(result, Page):
        return [_plain(each) for each in result.items]
    return result.to_dict() if hasattr(result, "to_dict") else result


def _is_kept(sent: Any, returned: Any) -> bool:
    """Return whether nothing was lost; a value of another type may be converted, such as 1 for "1"."""
    if isinstance(sent, dict) and isinstance(returned, dict):
        return sent.keys() == returned.keys() and all(_is_kept(sent[name], returned[name]) for name in sent)
    if isinstance(sent, list) and isinstance(returned, list):
        return len(sent) == len(returned) and all(map(_is_kept, sent, returned))
    if isinstance(sent, dict | list) or isinstance(returned, dict | list) or None in (sent, returned):
        return sent == returned or (not sent and not returned)  # the service writes [] for an empty object
    return repr(sent) == repr(returned) or type(sent) is not type(returned)


HEAD = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n"


def respond(status: int, body: bytes) -> bytes:
    """Return a whole response in JSON."""
    return HEAD % (b"%d OK" % status, b"application/json", len(body)) + b"\r\n" + body


STATUSES = b"200 OK,201 Created,204 No Content,400 Bad,401 X,404 X,429 X,500 X,520 X,999 X,0 X,302 Found".split(b",")
KINDS = (
    *(b"application/json", b"application/json; charset=utf-16", b"application/json; charset=nonsense"),
    *(b"text/html", b"\xff", b""),
)
HEADERS = (
    *(b"", b"Retry-After: 1e400\r\n", b"Content-Encoding: gzip\r\n", b"Location: http://[\r\n"),
    *(b"X: \x00\r\n", b"Transfer-Encoding: chunked\r\n"),
)


def noise(rng: Random, good: bytes) -> bytes:
    """Return a response that no server should send, but some do."""
    body = rng.choice(
        (
            *(good, good[: rng.randrange(len(good))], good.decode().encode("utf-16"), b""),
            *(b"[" * 100_000, b"1" * 5000, KEY.encode()),
        )
    )
    length = rng.choice((len(body), len(body), len(body), len(body) + 5, max(0, len(body) - 5), 10**30))
    head = HEAD % (rng.choice(STATUSES), rng.choice(KINDS), length) + rng.choice(HEADERS)
    whole = head + b"\r\n" + body
    return whole[: rng.randrange(len(whole))] if rng.random() < 0.1 else whole


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

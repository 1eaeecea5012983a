"""Good requests with something odd in them to the sandbox: it responds as the service would, and loses no money.

It never crashes, sends only documented statuses, never shows the caller's secret key, and keeps every satoshi.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from scripts.fuzzing import values
from scripts.fuzzing.library import read_api
from scripts.samples.requests import SampleRequest, sample_requests
from scripts.sandbox import Sandbox, running_sandbox

OWN_FAULT = "the sandbox itself failed"
"""The sandbox's response if its own code raises."""
UNSHARED = httpx.Limits(max_keepalive_connections=0)
"""A connection for each request: the server may close one that it has not read to the end."""
ACCEPTED = (*("application/json",) * 20, "*/*", "text/html, */*;q=0.1", "text/html", "application/xml;q=x", "")
COUNTED = 0.05
"""Share of the rounds after which the money is counted."""
UNWANTED = ("/sandbox/reset", "/sandbox/keys/{key}/{verb}", "/sandbox/webhooks")
"""Controls that are not tried: other requests would no longer work, or go elsewhere."""
_ID = re.compile(r"^(?:[a-z]+_|lnbc|lnurl1)", re.IGNORECASE)
_KIND_OF_ID = {"w_": "wal_"}


@contextmanager
def attempts() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt: it returns what went wrong, or None."""
    with (
        running_sandbox(debug=True) as sandbox,
        httpx.Client(base_url=sandbox.url, trust_env=False, timeout=60, limits=UNSHARED) as http,
    ):
        yield _Visitor(http, sandbox).attempt


class _Visitor:
    """Sends requests, and learns from the responses which ids exist."""

    def __init__(self, http: httpx.Client, sandbox: Sandbox) -> None:
        self._http = http
        self._sandbox = sandbox
        api = read_api()
        self._samples = [each for operation in api.operations for each in sample_requests(api, operation)]
        listed = [line.removeprefix("GET HEAD").split() for line in http.get("/sandbox").json()["controls"]]
        self._controls = [("GET", *each)[-2:] for each in listed if each[-1] not in UNWANTED]
        self._ids: dict[str, list[str]] = {}
        for each in (*sandbox.keys.values(), *sandbox.node_ids, sandbox.domain_id, sandbox.outside_invoice(5)):
            self._learn(each)
        sandbox.fund(10_000)

    def attempt(self, rng: Random) -> str | None:
        complaint = self._use_control(rng) if rng.random() < 0.15 else self._call(rng, rng.choice(self._samples))
        if complaint is None and rng.random() < COUNTED:
            money = self._sandbox.money()
            if money["sum"] != 0 or min(money["wallets"].values()) < 0:
                complaint = f"money was lost or made up: {money}"
        return complaint

    def _call(self, rng: Random, sample: SampleRequest) -> str | None:
        operation, path = sample.operation, sample.operation.path
        for argument in sample.arguments_in("path"):
            value = self._odd(rng, argument.value) if rng.random() < 0.15 else self._known(rng, argument.value)
            path = path.replace(f"{{{argument.parameter.name}}}", quote(_text(value), safe="@") or "x")
        query = {each.parameter.name: self._known(rng, each.value) for each in sample.arguments_in("query")}
        if rng.random() < 0.3:
            query[rng.choice(("fields", "page", "per-page", "access-token", "_format", "x"))] = values.text(rng)
        pairs = [(name, ",".join(value) if isinstance(value, list) else _text(value)) for name, value in query.items()]
        target = f"{path}?{urlencode(pairs)}" if pairs else path
        kind, content = self._body(rng, sample) if operation.method == "POST" else ("", b"")
        response, complaint = self._send(rng, operation.method, target, kind, content)
        if response is None or complaint:
            return complaint
        if str(response.status_code) not in {each.status for each in operation.responses}:
            complaint = f"{response.status_code} is not documented"
        return f"{operation.method} {target} {kind} {content!r:.500}: {complaint}" if complaint else None

    def _use_control(self, rng: Random) -> str | None:
        method, path = rng.choice(self._controls)
        pool = [each for ids in self._ids.values() for each in ids]
        path = re.sub(r"{[^}]*}", lambda _: quote(rng.choice(pool), safe=""), path)
        names = ("num_satoshis", "memo", "reason", "times", "kind", "status", "seconds", "custom_records")
        fields = {rng.choice(names): values.plain(rng) for _ in range(rng.randrange(4))}
        fields |= {"num_satoshis": rng.randrange(-1, 100)} if rng.random() < 0.5 else {}
        _, complaint = self._send(rng, method, path, "application/json", json.dumps(fields).encode())
        if path == "/sandbox/faults":
            self._http.delete("/sandbox/faults")
            return None if complaint and "no response" in complaint else complaint
        return complaint

    def _send(
        self, rng: Random, method: str, target: str, kind: str, content: bytes
    ) -> tuple[httpx.Response | None, str | None]:
        """Send a request; return the response, or what is wrong with it whatever was asked."""
        keys = (*(self._sandbox.api_key,) * 20, self._sandbox.public_key, "x")
        headers = {"X-Api-Key": rng.choice(keys), "Accept": rng.choice(ACCEPTED)}
        headers |= {"Content-Type": kind} if kind else {}
        label = f"{method} {target} {kind} {content!r:.500}"
        try:
            response = self._http.request(method, target, headers=headers, content=content)
        except httpx.HTTPError as error:
            return None, f"{label}: no response: {type(error).__name__}: {error}"
        if OWN_FAULT in response.text:
            return response, f"{label}: {response.text}"
        if self._sandbox.api_key in response.text and not target.startswith("/sandbox"):
            return response, f"{label}: the secret key is shown: {response.text:.500}"
        if response.headers.get("Content-Type", "").startswith("application/json"):
            try:
                self._learn(response.json())
            except ValueError:
                return response, f"{label}: not JSON: {response.text:.500}"
        return response, None

    def _body(self, rng: Random, sample: SampleRequest) -> tuple[str, bytes]:
        """Return a content type and a body: good, or with changes."""
        holder = {"body": {name: self._known(rng, value) for name, value in dict(sample.body or {}).items()}}
        for _ in range(rng.choice((0, 1, 1, 2, 4))):
            values.mutate(holder, rng)
        body: Any = holder.get("body")
        if not isinstance(body, dict) or rng.random() < 0.6:
            return "application/json", json.dumps(body).encode()
        pairs = [(rng.choice((name, name, f"{name}[]", f"{name}[a][b]")), _text(value)) for name, value in body.items()]
        encoded = urlencode(pairs, errors="replace").encode()
        return rng.choice(("application/x-www-form-urlencoded", "", "multipart/form-data", "text/plain")), encoded

    def _known(self, rng: Random, value: Any) -> Any:
        """Return an id that exists instead of a sample's."""
        ids = self._ids.get(_kind(value), []) if isinstance(value, str) else []
        return rng.choice(ids) if ids else copy.deepcopy(value)

    def _odd(self, rng: Random, value: Any) -> Any:
        return rng.choice((values.text(rng)[:300], f"{value}x", self._sandbox.other_keys["wal_"], "default"))

    def _learn(self, data: Any) -> None:
        """Remember the ids in a response, up to a number of each kind."""
        if isinstance(data, dict | list):
            for each in data.values() if isinstance(data, dict) else data:
                self._learn(each)
        elif isinstance(data, str) and _kind(data):
            ids = self._ids.setdefault(_kind(data), [])
            if data not in ids and data != self._sandbox.api_key:
                ids[20:] = [data]


def _kind(value: str) -> str:
    """Return the prefix of an id; "" for other texts."""
    found = _ID.match(value)
    prefix = found[0].lower() if found and len(value) > len(found[0]) + 5 else ""
    return _KIND_OF_ID.get(prefix, prefix)


def _text(value: Any) -> str:
    """Return a value as it is written in a URL or form; lone surrogates cannot be."""
    return str(value)[:1000].encode(errors="replace").decode()

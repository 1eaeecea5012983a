"""Requests of random shapes to the sandbox: it responds as the service would, but never crashes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from urllib.parse import quote, urlencode

import httpx
from ruamel.yaml import YAML

from scripts.fuzzing import values
from scripts.sandbox import Sandbox, running_sandbox

OWN_FAULT = "the sandbox itself failed"
"""The sandbox's response if its own code raises."""


@contextmanager
def attempts() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt: it returns what went wrong, or None."""
    with open("openapi.yaml", encoding="utf-8") as file:  # noqa: PTH123 - read once
        paths = YAML(typ="safe").load(file)["paths"]
    operations = [(method, path) for path, item in paths.items() for method in item if method in ("get", "post")]
    controls = [("post", "/sandbox/faults"), ("get", "/sandbox/invoices"), ("post", "/sandbox/invoices/{id}/pay")]
    with (
        running_sandbox(debug=True) as sandbox,
        httpx.Client(base_url=sandbox.url, trust_env=False, timeout=20) as http,
    ):
        yield lambda rng: _attempt(http, sandbox, *rng.choice(operations + controls), rng)


def _attempt(http: httpx.Client, sandbox: Sandbox, method: str, path: str, rng: Random) -> str | None:
    keys = list(sandbox.keys.values())
    target = path
    while "{" in target:
        name = target[target.index("{") : target.index("}") + 1]
        value = (
            rng.choice(keys) if rng.random() < 0.7 else quote(values.text(rng)[:300].encode(errors="replace"), safe="")
        )
        target = target.replace(name, value or "x", 1)
    if rng.random() < 0.3:
        target += "?" + urlencode(
            {
                rng.choice(("fields", "page", "per-page", "access-token", "x")): values.text(rng)[:300].encode(
                    errors="replace"
                )
            }
        )
    kind, content = body(rng)
    headers = {"X-Api-Key": rng.choice((sandbox.api_key, sandbox.public_key, "x")), "Content-Type": kind}
    try:
        response = http.request(method.upper(), target, headers=headers, content=content if method == "post" else None)
    except httpx.HTTPError as error:
        http.delete("/sandbox/faults")
        return None if path == "/sandbox/faults" else f"no response: {type(error).__name__}: {error}"
    if path == "/sandbox/faults":
        http.delete("/sandbox/faults")
    return f"{method} {target} {kind} {content!r:.500}: {response.text}" if OWN_FAULT in response.text else None


def body(rng: Random) -> tuple[str, bytes]:
    """Return a content type and a body."""
    names = (
        "num_satoshis",
        "memo",
        "expiry",
        "description_hash",
        "passThru",
        "payment_request",
        "dest_wallet_id",
        "dest_pubkey",
        "kind",
        "user_label",
    )
    fields = {rng.choice(names): values.plain(rng) for _ in range(rng.randrange(5))}
    if rng.random() < 0.6:
        return "application/json", json.dumps(fields).encode(errors="surrogatepass")
    pairs = [(rng.choice((name, f"{name}[]", f"{name}[a][b]")), str(value)[:1000]) for name, value in fields.items()]
    encoded = urlencode([(name, value.encode(errors="replace")) for name, value in pairs])
    return rng.choice(("application/x-www-form-urlencoded", "", "multipart/form-data", "text/plain")), encoded.encode()

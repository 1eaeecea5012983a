"""Compares the behaviour of the library and other clients in the same situations, as cells of a table.

Each client makes a POST and a GET to a server on this machine for each behaviour; what comes out and how many requests
arrive is observed, and nothing is known beforehand.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.benchmarks.answering import LNTX
from scripts.benchmarks.documents import operation_ids, plain_spec
from scripts.benchmarks.environments import HERE, Environment
from scripts.benchmarks.rows import OURS
from scripts.trials.recorder import CannedResponse, Recorder

PEERS = (OURS, "lnpay-py", "openapi-python-client", "openapi-generator")
Observed = Mapping[str, Any]


def _json(status: int, body: object) -> CannedResponse:
    return CannedResponse(status, "application/json", json.dumps(body).encode())


def _error(status: int) -> CannedResponse:
    return _json(status, {"name": "Error", "message": "A message.", "code": 0, "status": status})


BEHAVIOURS: dict[str, CannedResponse | None] = {
    "good": _json(201, LNTX | {"unknown_field": 1}),
    "401": _error(401),
    "418": _error(418),
    "503": _error(503),
    "429": _error(429),
    "page": CannedResponse(200, "text/html", b"<html>Log in</html>"),
    "drop": None,
}


def _outcome(behaviour: str) -> Callable[[Observed], str]:
    return lambda seen: str(seen["GET"][behaviour])


def _requests(behaviour: str) -> Callable[[Observed], str]:
    return lambda seen: " / ".join(str(seen["requests"][f"{method} {behaviour}"]) for method in ("GET", "POST"))


def _name(*parts: str) -> Callable[[Observed], str]:
    """Return the cell of a feature that is there if a module or function has one of these parts in its name."""
    return lambda seen: "yes" if any(part in name for name in seen["names"] for part in parts) else "no"


CELLS: dict[str, Callable[[Observed], str]] = {
    "async client": lambda seen: "yes" if seen["is_async"] else "no",
    "result of a call": lambda seen: f"`{seen['result']}`, {'typed' if seen['is_typed'] else 'untyped'}",
    "fields that `openapi.yaml` does not list": lambda seen: "kept" if seen["keeps_unknown"] else "dropped",
    "401": _outcome("401"),
    "418, which `openapi.yaml` does not list": _outcome("418"),
    "a web page instead of JSON": _outcome("page"),
    "a dropped connection": _outcome("drop"),
    "requests sent on 503, GET / POST": _requests("503"),
    "requests sent on 429": _requests("429"),
    "requests sent on a dropped connection": _requests("drop"),
    "`repr` of the client": lambda seen: "shows the key" if seen["shows_key"] else "no key",
    "waits for a payment": _name("wait", "poll"),
    "verifies webhooks": _name("webhook", "signature"),
}
"""The rows of the table, and how each is derived from the observations."""


def compare(environments: Sequence[Environment], spec: Path) -> dict[str, dict[str, str]]:
    """Return the cells of each program, by row."""
    ids = operation_ids(plain_spec(spec))
    operations = [re.sub(r"(?<!^)(?=[A-Z])", "_", operation_id).lower() for operation_id in ids]
    return {each.program: cells(observe(each), operations) for each in environments if each.program in PEERS}


def cells(seen: Observed, operations: Sequence[str]) -> dict[str, str]:
    """Return the cells of one client, by row; `operations` are their names in snake case."""
    has = sum(name in seen["names"] for name in operations)
    lacks = len(operations) - has
    written = "all" if not lacks else "hand-written" if not has else f"all but {lacks}" if lacks < has else str(has)
    return {"operations of `openapi.yaml`": written, **{name: cell(seen) for name, cell in CELLS.items()}}


def observe(environment: Environment) -> Observed:
    """Return what one client does, in its own process, and how many requests arrive for each behaviour."""
    with Recorder() as recorder:
        recorder.responses = BEHAVIOURS
        command = environment.command(str(HERE / "observer.py"), environment.program, recorder.url)
        done = subprocess.run([*command, *BEHAVIOURS], env=environment.variables, check=True, stdout=subprocess.PIPE)
    requests = {
        f"{method} {name}": sum(sent.method == method for sent in recorder.sent[name])
        for name in BEHAVIOURS
        for method in ("GET", "POST")
    }
    seen: dict[str, Any] = json.loads(done.stdout)
    return {**seen, "requests": requests}

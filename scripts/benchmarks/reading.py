"""What reading an LnTx from JSON costs, and writing it again: ours against other ways to have it typed, and a dict."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from scripts.benchmarks.answering import BODY
from scripts.benchmarks.environments import Environment
from scripts.benchmarks.rows import OURS, Aim, Row

ROUNDS = 9

_FIELDS = """
    id: str
    created_at: int
    dest_pubkey: str
    payment_request: str
    num_satoshis: int
    settled: int
    r_hash_decoded: Optional[str] = None
    memo: Optional[str] = None
    description_hash: Optional[str] = None
    expiry: Optional[int] = None
    expires_at: Optional[int] = None
    payment_preimage: Optional[str] = None
    settled_at: Optional[int] = None
    is_keysend: Optional[int] = None
    custom_records: Optional[Dict[str, Any]] = None
    passThru: Optional[Dict[str, Any]] = None
"""
_TYPED = "from typing import Any, Dict, Optional\n"

READERS = {
    OURS: "from lnpay_client.models import LnTx\nread = LnTx.from_dict; write = lambda it: it.to_dict()",
    "openapi-python-client": (
        "from stock_client.models import LnTx\nread = LnTx.from_dict; write = lambda it: it.to_dict()"
    ),
    "openapi-generator": ("from openapi_client import LnTx\nread = LnTx.from_dict; write = lambda it: it.to_dict()"),
    "pydantic": (
        f"{_TYPED}from pydantic import BaseModel\nclass LnTx(BaseModel):{_FIELDS}\n"
        "read = LnTx.model_validate; write = lambda it: it.model_dump()"
    ),
    "msgspec": (
        f"{_TYPED}import msgspec\nclass LnTx(msgspec.Struct):{_FIELDS}\n"
        "read = lambda data: msgspec.convert(data, LnTx); write = msgspec.to_builtins"
    ),
    "httpx": "read = dict; write = dict  # a plain dict, as bare httpx leaves it",
}

_PROGRAM = """
import json, sys, time
{reader}
data = json.loads(sys.argv[1])
def clock(call, argument):
    best = []
    for _ in range({rounds}):
        begin = time.perf_counter()
        for _ in range(2000):
            call(argument)
        best.append((time.perf_counter() - begin) / 2000 * 1e6)
    return best
print(json.dumps([clock(read, data), clock(write, read(data))]))
"""


def measure_reading(environments: Sequence[Environment]) -> list[Row]:
    """Return rows for reading and for writing."""
    reading, writing = [], []
    for each in environments:
        if each.program not in READERS:
            continue
        code = _PROGRAM.format(reader=READERS[each.program], rounds=ROUNDS)
        command = each.command("-c", code, BODY.decode())
        done = subprocess.run(command, env=each.variables, check=True, capture_output=True, text=True)
        read, write = json.loads(done.stdout)
        name = "a plain dict" if each.program == "httpx" else each.program
        aims = [Aim(0.5, "openapi-python-client")] if name == OURS else []
        reading.append(Row.of("reading an LnTx", "µs", name, read, *aims))
        writing.append(Row.of("writing an LnTx", "µs", name, write))
    return reading + writing

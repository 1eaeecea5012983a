"""Expose every kind of client to every fault and print a table: `python -m scripts.try_faults`.

The sync client, the async client and the async client on aiohttp each send a GET and a POST into each kind of fault
(see scripts/trials/faults.py). Exit code 1 if any raises something other than an error of the library, shows a key,
sends a POST twice, or exceeds its deadline.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import time
import traceback
from collections import Counter
from collections.abc import Awaitable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lnpay_client import AsyncLNPay, DefaultAioHttpClient, LNPay, LNPayError
from rich.console import Console
from rich.table import Table

from scripts.trials.fault_server import FaultServer
from scripts.trials.faults import Fault, all_faults

WAYS = ("sync", "async", "aiohttp")
METHODS = ("GET", "POST")
TIMEOUT = 3.0
PATIENCE = 120.0
"""Seconds after which a call certainly ignores its deadline, even on a busy machine."""
_AT_ONCE = 24
PROBLEMS = {
    "raw exception": "exceptions of other libraries",
    "shows a key": "keys in errors",
    "sent twice": "POSTs sent twice",
    "no deadline": "calls without a deadline",
    "logs a key": "keys in logs",
}
"""What may be wrong with a call, and the label of the number of such calls."""
_SHOWN_KEYS = ("Secret", "c2FrX")
"""Part of each key, plain and in base64."""


@dataclass(frozen=True)
class Meeting:
    """One call and its outcome."""

    fault: Fault
    way: str
    method: str
    outcome: str
    is_raw: bool
    shows_key: bool
    has_deadline: bool
    requests: int

    @property
    def is_repeated(self) -> bool:
        """Whether a POST was retried that the server may have processed."""
        return self.method == "POST" and self.requests > 1 and not self.fault.may_repeat

    @property
    def problems(self) -> list[str]:
        """Short descriptions of what is wrong."""
        found = {
            "raw exception": self.is_raw,
            "shows a key": self.shows_key,
            "sent twice": self.is_repeated,
            "no deadline": not self.has_deadline,
        }
        return [name for name, is_wrong in found.items() if is_wrong]


class _Log(logging.Handler):
    """Counts the records that show a key."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.shown: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record)
        if any(key in text for key in _SHOWN_KEYS):
            self.shown.append(f"{record.name}: {text[:200]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all calls; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.try_faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", metavar="TEXT", help="try only kinds whose name contains TEXT")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try every Nth kind")
    parser.add_argument("--json", type=Path, help="write the counts to this file, for `scripts.write_figures`")
    options = parser.parse_args(arguments)
    faults = [fault for fault in all_faults() if options.only in fault.name][:: options.every]
    log = _Log()
    root = logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    try:
        with FaultServer(faults) as server:
            meetings = [*_meet_sync(server), *asyncio.run(_meet_async(server))]
    finally:
        root.removeHandler(log)
        root.setLevel(level)
    counts = _count(faults, meetings, log.shown)
    if options.json:
        options.json.write_text(json.dumps({"faults": counts}, indent=2) + "\n", encoding="utf-8")
    _print(faults, meetings, log.shown, counts)
    return 1 if any(counts[name] for name in PROBLEMS.values()) else 0


def _meet_sync(server: FaultServer) -> Iterator[Meeting]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        calls = [
            pool.submit(_meet_one, server, number, method) for number in range(len(server.faults)) for method in METHODS
        ]
        for call in calls:
            yield call.result()


def _meet_one(server: FaultServer, number: int, method: str) -> Meeting:
    with LNPay(**_settings(server, number, "sync", method)) as client:
        began = time.monotonic()
        try:
            result: Any = _call(client, number, method)
        except Exception as error:  # noqa: BLE001  to see which is raised
            result = error
        return _judge(server, number, "sync", method, result, time.monotonic() - began)


async def _meet_async(server: FaultServer) -> list[Meeting]:
    turns = asyncio.Semaphore(_AT_ONCE)

    async def meet(number: int, way: str, method: str) -> Meeting:
        http = DefaultAioHttpClient() if way == "aiohttp" else None
        async with turns, AsyncLNPay(**_settings(server, number, way, method), http_client=http) as client:
            began = time.monotonic()
            try:
                made: Awaitable[Any] = _call(client, number, method)
                result = await made
            except Exception as error:  # noqa: BLE001  to see which is raised
                result = error
            return _judge(server, number, way, method, result, time.monotonic() - began)

    numbers = range(len(server.faults))
    return await asyncio.gather(
        *(meet(number, way, method) for number in numbers for way in WAYS[1:] for method in METHODS)
    )


def _settings(server: FaultServer, number: int, way: str, method: str) -> dict[str, Any]:
    url = f"{server.url}/{number}/{way}-{method}"
    return {"api_key": f"sak_{number}Secret", "base_url": url, "timeout": TIMEOUT}


def _call(client: Any, number: int, method: str) -> Any:
    if method == "GET":
        return client.lntx.retrieve("lntx_a")
    body: dict[str, Any] = {"num_satoshis": 1, "memo": "Coffee"}
    if number % 7 == 0:
        body["pass_thru"] = {"data": "x" * 400_000}  # more than the system buffers before the server reads
    return client.wallet.create_invoice(f"waka_{number}Secret", **body)


def _judge(server: FaultServer, number: int, way: str, method: str, result: Any, seconds: float) -> Meeting:
    text = f"{result!r}"
    if isinstance(result, BaseException):
        text = "".join(_everything(result))
    return Meeting(
        fault=server.faults[number],
        way=way,
        method=method,
        outcome=type(result).__name__,
        is_raw=isinstance(result, BaseException) and not isinstance(result, LNPayError),
        shows_key=any(key in text for key in _SHOWN_KEYS),
        has_deadline=seconds < PATIENCE,
        requests=server.requests[f"{number}/{way}-{method}"],
    )


def _everything(error: BaseException) -> Iterator[str]:
    """Yield what an error tracker may record: message, attributes, and the local variables of each function."""
    seen: list[BaseException | None] = [None]
    current: BaseException | None = error
    while current not in seen:
        assert current is not None
        seen.append(current)
        yield f"{current!s} {current!r} {vars(current)!r}"
        for frame, line in traceback.walk_tb(current.__traceback__):
            if frame.f_code.co_filename != __file__:
                yield f"{frame.f_code.co_name}:{line}"
                yield from map(_shown, frame.f_locals.values())
        response = getattr(current, "response", None)
        if response is not None:
            yield f"{response!r} {response.headers!r} {response.request!r} {response.request.headers!r}"
        current = current.__cause__ or current.__context__


def _shown(value: object) -> str:
    try:
        return repr(value)
    except Exception:  # noqa: BLE001  a half-initialised object shows nothing
        return ""


def _count(faults: list[Fault], meetings: list[Meeting], logged: list[str]) -> dict[str, int]:
    problems = Counter(problem for meeting in meetings for problem in meeting.problems) + Counter(
        {"logs a key": len(logged)}
    )
    wrong = {name: problems[problem] for problem, name in PROBLEMS.items()}
    return {"kinds of faults": len(faults), "calls": len(meetings), **wrong}


def _print(faults: list[Fault], meetings: list[Meeting], logged: list[str], counts: dict[str, int]) -> None:
    """Print the table and the totals."""
    columns = [(way, method) for way in WAYS for method in METHODS]
    table = Table(title="Outcome of each fault", show_lines=False)
    for name in ("fault", *(f"{way} {method}" for way, method in columns)):
        table.add_column(name, overflow="fold")
    by_place = {(meeting.fault.name, meeting.way, meeting.method): meeting for meeting in meetings}
    for fault in faults:
        cells = [by_place[fault.name, *column] for column in columns]
        table.add_row(fault.name, *(_cell(meeting) for meeting in cells))
    console = Console(width=180)
    console.print(table)
    for name, count in counts.items():
        console.print(f"{count} {name}")
    for line in logged[:5]:
        console.print(f"    {line}", markup=False)


def _cell(meeting: Meeting) -> str:
    text = meeting.outcome.removeprefix("API")
    return f"[red]{text}: {', '.join(meeting.problems)}[/red]" if meeting.problems else text


if __name__ == "__main__":
    sys.exit(main())

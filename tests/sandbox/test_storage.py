"""Every response is stored: through a kill -9, with two processes on one file, and across restarts."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import aiohttp
import httpx
import pytest

from scripts.sandbox import Sandbox, running_sandbox
from scripts.sandbox.store import Store, StoreError

from .process import Process, sandbox_process

WRITERS = 200
KILLS = 5
ENOUGH = 300
"""So many responses are awaited before a kill."""


class Work:
    """What writers were promised: invoices by id, and the paid ones."""

    def __init__(self) -> None:
        self.created: list[str] = []
        self.paid: list[str] = []

    async def write(self, processes: Sequence[Process], *, kill: bool) -> None:
        """Let 200 concurrent writers create and pay invoices, until enough are confirmed; then kill the process."""
        enough = asyncio.Event()
        begun = len(self.created)

        async def work(process: Process, session: aiohttp.ClientSession) -> None:
            url = process.environment["LNPAY_BASE_URL"]
            with suppress(aiohttp.ClientError):
                while kill or not enough.is_set():
                    async with session.post(url + process.invoice_path, json={"num_satoshis": 1}) as response:
                        assert response.status == 201, await response.text()
                        lntx_id = (await response.json())["id"]
                    self.created.append(lntx_id)
                    async with session.post(f"{url}/sandbox/invoices/{lntx_id}/pay") as response:
                        assert response.status == 200, await response.text()
                    self.paid.append(lntx_id)
                    if len(self.created) - begun >= ENOUGH:
                        enough.set()

        headers = {"X-Api-Key": processes[0].environment["LNPAY_API_KEY"]}
        async with (
            aiohttp.ClientSession(headers=headers, connector=aiohttp.TCPConnector(limit=0)) as session,
            asyncio.TaskGroup() as group,
        ):
            for number in range(WRITERS):
                group.create_task(work(processes[number % len(processes)], session))
            if kill:
                await enough.wait()
                for process in processes:
                    process.popen.send_signal(signal.SIGKILL)

    def check(self, sandbox: Sandbox) -> None:
        """Each confirmed invoice exists once, is paid if that was confirmed, and the balance is the sum."""
        kept = {lntx["id"]: lntx for lntx in sandbox.invoices()}
        assert len(self.created) == len(set(self.created))
        assert set(self.created) <= kept.keys()
        settled = {lntx_id for lntx_id, lntx in kept.items() if lntx["settled"]}
        assert set(self.paid) <= settled
        money = sandbox.money()
        assert (money["wallets"][sandbox.wallet_id], money["sum"]) == (len(settled), 0)


def test_what_was_answered_survives_five_kills(tmp_path: Path) -> None:
    """Killed five times under 200 writers, it keeps its keys and each invoice and payment that it confirmed."""
    path, work = tmp_path / "sandbox.db", Work()
    keys = set()
    for _ in range(KILLS):
        with sandbox_process("--db", str(path)) as process:
            keys.add((process.environment["LNPAY_API_KEY"], process.environment["LNPAY_WALLET_KEY"]))
            asyncio.run(work.write([process], kill=True))
    with running_sandbox(db=path) as sandbox:
        assert keys == {(sandbox.api_key, sandbox.wallet_id)}
        assert len(work.created) >= KILLS * ENOUGH
        work.check(sandbox)


def test_what_cannot_be_stored_is_not_promised(tmp_path: Path) -> None:
    """On a full disk an invoice fails with LNPay's 500, earlier ones are kept, and reading continues."""
    path = tmp_path / "sandbox.db"
    with sandbox_process("--db", str(path), largest_file_kib=400) as process:
        answers: list[httpx.Response] = []
        while not answers or answers[-1].status_code == 201:
            answers.append(process.http.post(process.invoice_path, json={"num_satoshis": 1}))
            assert len(answers) < 2000
        assert answers[-1].status_code == 500
        assert answers[-1].json()["message"] == "An internal server error occurred."
        made = [answer.json()["id"] for answer in answers[:-1]]
        assert process.http.get(f"/v1/lntx/{made[0]}").json()["id"] == made[0]
        for path_that_writes in ("/v1/wallet", f"/sandbox/invoices/{made[0]}/pay"):
            refused = process.http.post(path_that_writes, json={"user_label": "x" * 255})
            assert (refused.status_code, refused.json()["message"]) == (500, "An internal server error occurred.")
        assert "Traceback" not in process.stop(signal.SIGKILL)[2]
    with running_sandbox(db=path) as sandbox:
        assert {lntx["id"] for lntx in sandbox.invoices()} == set(made)


def test_two_processes_share_a_file(tmp_path: Path) -> None:
    """Two processes with 200 writers respond to all, lose and duplicate nothing, and see each other's invoices."""
    path, work = tmp_path / "sandbox.db", Work()
    with sandbox_process("--db", str(path)) as one, sandbox_process("--db", str(path)) as other:
        assert one.environment["LNPAY_API_KEY"] == other.environment["LNPAY_API_KEY"]
        asyncio.run(work.write([one, other], kill=False))
        by_other = other.create()["id"]
        assert one.http.post(f"/sandbox/invoices/{by_other}/pay").json()["settled"] == 1
        assert other.http.get(f"/v1/lntx/{by_other}").json()["settled"] == 1
    with running_sandbox(db=path) as sandbox:
        assert {lntx["id"] for lntx in sandbox.invoices()} == {*work.created, by_other}
        work.check(sandbox)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_two_processes_do_once_what_may_be_done_once(tmp_path: Path) -> None:
    """A one-time link pays once, an identifier belongs to one wallet, and each queued payment has its own receipt."""
    path = tmp_path / "sandbox.db"
    with (
        running_sandbox(db=path) as one,
        running_sandbox(db=path) as other,
        httpx.Client(auth=(one.api_key, ""), timeout=60) as http,
        ThreadPoolExecutor(8) as pool,
    ):
        one.fund(1000)
        wallet = f"/v1/wallet/{one.wallet_id}"
        offer = http.get(f"{one.url}{wallet}/lnurl/withdraw").json()
        invoices = [one.outside_invoice(10) for _ in range(16)]

        def at_both(number: int, path: str, **body: object) -> httpx.Response:
            return http.post((one, other)[number % 2].url + path, json=body, headers={"X-LNPAY-ASYNC": "1"})

        def draw(number: int) -> str:
            url = f"{(one, other)[number % 2].url}/v1/wallet/{one.keys['waklw_']}/lnurl-process"
            return str(http.get(url, params={"ott": offer["ott"], "pr": invoices[number]}).json()["status"])

        named = {"user_label": "Till", "deterministic_identifier": "till"}
        keysend = {"dest_pubkey": "02" * 33, "num_satoshis": 1}
        drawn = [*pool.map(draw, range(16))]
        created = [*pool.map(lambda number: at_both(number, "/v1/wallet", **named).status_code, range(16))]
        queued = [*pool.map(lambda number: at_both(number, f"{wallet}/keysend", **keysend).json()["id"], range(16))]
        assert sorted(drawn) == ["ERROR"] * 15 + ["OK"]
        assert sorted(created) == [201] + [400] * 15
        assert len(set(queued)) == 16
        assert one.money()["sum"] == 0


def test_many_first_starts_at_once_make_one_set_of_keys(tmp_path: Path) -> None:
    """The first process creates the keys; the others read them."""
    path = tmp_path / "sandbox.db"

    def start(_: int) -> str:
        with running_sandbox(db=path) as sandbox:
            return sandbox.api_key

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(8)))) == 1


def test_many_open_a_new_file_at_once(tmp_path: Path) -> None:
    """No call fails because the database is locked: each waits for its turn, however long that takes."""
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            path = tmp_path / f"{number}.db"
            for store in pool.map(lambda _, path=path: Store(path), range(8)):
                store.close()


def test_one_payment_of_many_at_once_wins(tmp_path: Path) -> None:
    """However many callers pay the same invoice, one succeeds and the others get the error that it is already paid."""
    with (
        running_sandbox(db=tmp_path / "sandbox.db") as sandbox,
        httpx.Client(auth=(sandbox.api_key, ""), timeout=None) as http,
    ):
        created = http.post(f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1}).json()
        url = f"{sandbox.url}/sandbox/invoices/{created['id']}/pay"
        with ThreadPoolExecutor(8) as pool:
            statuses = sorted(pool.map(lambda _: http.post(url).status_code, range(16)))
        assert statuses == [200] + [400] * 15


def test_memory_forgets(tmp_path: Path) -> None:
    """Without a file, each start has new keys."""
    with running_sandbox() as one, running_sandbox() as other:
        assert one.api_key != other.api_key


def test_a_write_that_fails(tmp_path: Path) -> None:
    """A database error is LNPay's 500, in the API and the controls; a start that fails gives the reason."""
    path = tmp_path / "sandbox.db"
    with running_sandbox(db=path) as sandbox, closing(sqlite3.connect(path, isolation_level=None)) as database:
        url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
        made = httpx.post(url, json={"num_satoshis": 1}, auth=(sandbox.api_key, ""), timeout=None).json()
        for change in ("INSERT", "UPDATE"):
            database.execute(f"CREATE TRIGGER no_{change} BEFORE {change} ON lntx BEGIN SELECT RAISE(ABORT, 'no'); END")
        for each, body in ((url, {"num_satoshis": 1}), (f"{sandbox.url}/sandbox/invoices/{made['id']}/pay", {})):
            refused = httpx.post(each, json=body, auth=(sandbox.api_key, ""), timeout=None)
            assert (refused.status_code, refused.json()["message"]) == (500, "An internal server error occurred.")
    other = tmp_path / "other.db"
    Store(other).close()
    with closing(sqlite3.connect(other, isolation_level=None)) as database:
        database.execute("CREATE TRIGGER no BEFORE INSERT ON node BEGIN SELECT RAISE(ABORT, 'no more'); END")
    with (
        pytest.raises(StoreError, match=r"Cannot write to .*: no more\. Pass --db another file"),
        running_sandbox(db=other),
    ):
        pass

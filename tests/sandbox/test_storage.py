"""What was answered is stored: through a kill -9, with two processes on one file, and from start to start."""

from __future__ import annotations

import signal
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from scripts.sandbox import running_sandbox
from scripts.sandbox.store import Store

from .process import Process, sandbox_process

ENOUGH = 200


def create_until_killed(process: Process, answered: list[str], enough: threading.Event) -> None:
    """Create invoices and note each answered one, until nobody answers any more."""
    auth = (process.environment["LNPAY_API_KEY"], "")
    with httpx.Client(base_url=process.http.base_url, auth=auth, trust_env=False) as http:
        while True:
            try:
                response = http.post(process.invoice_path, json={"num_satoshis": 1})
            except httpx.TransportError:
                return
            assert response.status_code == 201, response.text
            answered.append(response.json()["id"])
            if len(answered) >= ENOUGH:
                enough.set()


def test_what_was_answered_survives_kill_9(tmp_path: Path) -> None:
    """Killed in the midst of work, each answered invoice is there afterwards, with the same keys and payee."""
    path = tmp_path / "sandbox.db"
    answered: list[str] = []
    enough = threading.Event()
    with sandbox_process("--db", str(path)) as process:
        first = process.create()
        workers = [threading.Thread(target=create_until_killed, args=(process, answered, enough)) for _ in range(3)]
        for worker in workers:
            worker.start()
        assert enough.wait()
        process.popen.send_signal(signal.SIGKILL)
        for worker in workers:
            worker.join()
        keys = process.environment["LNPAY_API_KEY"], process.environment["LNPAY_WALLET_KEY"]
    with running_sandbox(db=path) as sandbox:
        assert (sandbox.api_key, sandbox.wallet_id) == keys
        assert sandbox.node_pubkey == first["dest_pubkey"]
        kept = {lntx["id"] for lntx in sandbox.invoices()}
        assert set(answered) <= kept
        assert len(answered) == len(set(answered)) >= ENOUGH
        assert sandbox.pay(first["id"])["settled"] == 1


def test_what_cannot_be_stored_is_not_promised(tmp_path: Path) -> None:
    """On a full disk an invoice is refused with LNPay's 500, those before it stay, and reading goes on."""
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
        process.popen.send_signal(signal.SIGKILL)
    with running_sandbox(db=path) as sandbox:
        assert {lntx["id"] for lntx in sandbox.invoices()} == set(made)


def test_two_processes_share_a_file(tmp_path: Path) -> None:
    """Both have the same keys; invoices of one are known to the other."""
    path = tmp_path / "sandbox.db"
    with sandbox_process("--db", str(path)) as one, sandbox_process("--db", str(path)) as other:
        assert one.environment["LNPAY_API_KEY"] == other.environment["LNPAY_API_KEY"]
        with ThreadPoolExecutor() as pool:
            made = [pool.submit(process.create) for process in (one, other) * 100]
        assert len({future.result()["id"] for future in made}) == 200
        assert one.http.get("/sandbox/invoices").json()["count"] == 200
        by_other = other.create()["id"]
        assert one.http.post(f"/sandbox/invoices/{by_other}/pay").json()["settled"] == 1
        assert other.http.get(f"/v1/lntx/{by_other}").json()["settled"] == 1
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_many_first_starts_at_once_make_one_set_of_keys(tmp_path: Path) -> None:
    """Whoever comes first makes the keys; the others find them."""
    path = tmp_path / "sandbox.db"

    def start(_: int) -> str:
        with running_sandbox(db=path) as sandbox:
            return sandbox.api_key

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(8)))) == 1


def test_many_open_a_new_file_at_once(tmp_path: Path) -> None:
    """No call fails because the database is locked: each waits for its turn, however often it is tried."""
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            path = tmp_path / f"{number}.db"
            for store in pool.map(lambda _, path=path: Store(path), range(8)):
                store.close()


def test_one_payment_of_many_at_once_wins(tmp_path: Path) -> None:
    """However many pay the same invoice, one does and the others get the error that it is paid."""
    with running_sandbox(db=tmp_path / "sandbox.db") as sandbox, httpx.Client(auth=(sandbox.api_key, "")) as http:
        created = http.post(f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1}).json()
        url = f"{sandbox.url}/sandbox/invoices/{created['id']}/pay"
        with ThreadPoolExecutor(8) as pool:
            statuses = sorted(pool.map(lambda _: http.post(url).status_code, range(16)))
        assert statuses == [200] + [400] * 15


def test_memory_forgets(tmp_path: Path) -> None:
    """Without a file, each start has keys of its own."""
    with running_sandbox() as one, running_sandbox() as other:
        assert one.api_key != other.api_key

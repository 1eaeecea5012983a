"""`python -m scripts.sandbox` as a process: its output, its exit, and its errors at the start."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from pathlib import Path

import httpx
import pytest

from scripts.sandbox import running_sandbox
from scripts.sandbox.__main__ import _say, main
from scripts.sandbox.manual import exposure_text
from scripts.sandbox.page import _moment
from tests.programs import shell
from tests.servers import reserved_port
from tests.waiting import until

from .process import ROOT, refused, sandbox_process


def test_what_is_printed_can_be_pasted() -> None:
    """The printed lines, pasted into a shell, create an invoice."""
    with sandbox_process() as process:
        lines = process.greeting.splitlines()
        first = next(number for number, line in enumerate(lines) if "export LNPAY_BASE_URL" in line)
        script = "\n".join(lines[first : first + 5])
        pasted = subprocess.run(shell(script, "-eu"), capture_output=True, text=True, check=True)
        created = json.loads(pasted.stdout)
        assert (created["num_satoshis"], created["memo"]) == (100, "Coffee")


def test_all_keys_are_printed() -> None:
    """The first output contains each kind of key and wallet id."""
    with sandbox_process() as process:
        for prefix in ("sak_", "pak_", "wal_", "waka_", "waki_", "wakr_", "waklw_", "waklp_", "wakewa_", "wakewv_"):
            assert f"  {prefix}" in process.greeting


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ends_cleanly(number: int) -> None:
    """Ctrl-C and SIGTERM end it with exit code 0 and no traceback, even if a caller keeps its connection open."""
    with sandbox_process() as process:
        process.create()
        code, out, err = process.stop(number)
        assert (code, err) == (0, "")
        assert "The sandbox has stopped." in out


def test_ends_cleanly_while_a_request_waits() -> None:
    """A request delayed by a fault does not delay the exit."""
    with sandbox_process() as process:
        process.http.post("/sandbox/faults", json={"kind": "delay", "seconds": 600})
        waiting = threading.Thread(target=_ask_in_vain, args=(str(process.http.base_url),))
        waiting.start()
        until(lambda: not process.http.get("/sandbox/faults").json()["faults"])
        code, _, err = process.stop(signal.SIGINT)
        waiting.join()
        assert (code, err) == (0, "")


def test_a_caller_that_hangs_up_leaves_no_trace() -> None:
    """An incomplete request causes no error, and the next caller is served."""
    with sandbox_process() as process:
        host, _, port = process.environment["LNPAY_BASE_URL"].removeprefix("http://").partition(":")
        key = process.environment["LNPAY_API_KEY"]
        head = f"POST {process.invoice_path} HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nContent-Length: 99\r\n\r\n"
        with socket.create_connection((host, int(port))) as caller:
            caller.sendall(head.encode() + b'{"num_')
        assert process.create()["id"]
        assert process.stop(signal.SIGINT)[2] == ""


def _ask_in_vain(url: str) -> None:
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"{url}/v1/lntx/x", timeout=None).raise_for_status()


def test_all_settings_can_be_given() -> None:
    """Each flag sets the setting of its name."""
    flags = ["--free-tier", "--max-receive-sats", "7", "--max-send-sats", "8"]
    flags += ["--flat-pass-thru", "--all-fields", "--core", "--debug", "--seed", "shop"]
    with sandbox_process(*flags, "--allow-host", "box") as process:
        settings = process.http.get("/sandbox/", headers={"Host": "box"}).json()["settings"]
    assert settings == {
        "paid_tier": False,
        "max_receive_sats": 7,
        "max_send_sats": 8,
        "flat_pass_thru": True,
        "all_fields": True,
        "core": True,
        "debug": True,
        "hosts": ["127.0.0.1", "box"],
        "seed": "shop",
        "network": "regtest",
    }


def test_serves_on_ipv6() -> None:
    """An IPv6 address is printed as in a URL; a machine without IPv6 reports that."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        assert "Cannot serve on ::1" in refused("--host", "::1")
        return
    with sandbox_process("--host", "::1") as process:
        assert process.environment["LNPAY_BASE_URL"].startswith("http://[::1]:")
        assert process.http.get("/sandbox").json()["base_url"] == process.environment["LNPAY_BASE_URL"]
        assert process.create()["settled"] == 0


def test_port_in_use() -> None:
    """A port in use is named, and a free one suggested."""
    with running_sandbox() as sandbox:
        port = sandbox.url.rpartition(":")[2]
        assert f"port {port}: address already in use" in refused("--port", port)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--port", "99999"), "Invalid port 99999"),
        (("--host", "192.0.2.1", "--port", "0"), "Pass --host an address of this machine"),
        (("--host", "fe80::1%nowhere", "--port", "0"), "Cannot serve on fe80::1%nowhere"),
        (("--max-receive-sats", "0"), "at least 1 satoshi"),
        (("--port", "0", "--network", "mainnet"), "only regtest invoices (lnbcrt)"),
        (("--port", "0", "--db", "/nowhere/sandbox.db"), "a file in a writable folder"),
        (("--port", "0", "--db", "/"), "a file in a writable folder"),
    ],
)
def test_cannot_start(arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Invalid settings cause exit code 2, and one sentence with the reason and the remedy."""
    assert main(list(arguments)) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert (printed.out, printed.err.count("\n")) == ("", 1)


def test_others_can_reach_it() -> None:
    """On a network address, it warns that others can read the keys."""
    with sandbox_process("--host", "0.0.0.0") as process:  # all addresses, which the warning is about
        assert "127.0.0.1" in process.environment["LNPAY_BASE_URL"]
        assert process.http.get("/sandbox/").status_code == 200
        assert "Anyone who can reach 0.0.0.0 can read these keys" in process.greeting


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Another kind of file is left unchanged."""
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but notes of someone's." * 100)
    assert "file is not a database" in refused("--port", "0", "--db", str(path))
    assert path.read_text().startswith("Not a database")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    """Tables that the sandbox did not create are left unchanged."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    assert "another program's database" in refused("--port", "0", "--db", str(path))


@pytest.mark.parametrize("version", [0, 99])
def test_a_database_of_another_version(version: int, tmp_path: Path) -> None:
    """A file of an earlier or later layout is rejected with both version numbers."""
    path = tmp_path / "sandbox.db"
    with running_sandbox(db=path):
        pass
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    assert f"layout {version}, this one reads 2" in refused("--port", "0", "--db", str(path))


@pytest.mark.parametrize("damage", [os.urandom, bytes], ids=["noise", "zeros"])
def test_a_damaged_database(damage: Callable[[int], bytes], tmp_path: Path) -> None:
    """Damage is found at the start, not at a later request."""
    path = tmp_path / "sandbox.db"
    with running_sandbox(db=path):
        pass
    content = bytearray(path.read_bytes())
    content[4096:] = damage(len(content) - 4096)
    path.write_bytes(content)
    assert "Move it away" in refused("--port", "0", "--db", str(path)).replace("or move this one", "Move it")


def test_a_taken_socket_is_free_again_at_once() -> None:
    """A stopped sandbox releases its port for the next one."""
    with reserved_port() as port:
        for _ in range(2):
            with running_sandbox(port=port) as sandbox, httpx.Client(timeout=None) as client:
                assert client.get(f"{sandbox.url}/sandbox/").status_code == 200


def test_starts_without_what_later_requests_need() -> None:
    """What draws the page, decodes invoices and calls controls is imported on first use, because that takes longest."""
    later = {"bitstring", "bolt11", "httpx", "jinja2", "segno"}
    code = f"import sys, scripts.sandbox.__main__; print(*sys.modules.keys() & {later})"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_a_reader_that_has_gone() -> None:
    """If no one reads the output, as after `| head`, the sandbox continues silently."""
    reader, writer = os.pipe()
    os.close(reader)
    gone = open(writer, "w")  # noqa: PTH123, SIM115  its end is what is tested
    with redirect_stdout(gone):
        for _ in range(2):
            _say("text")
        sys.stdout.close()
    with suppress(BrokenPipeError):
        gone.close()


@pytest.mark.parametrize(
    ("host", "warns"), [("127.0.0.1", False), ("::1", False), ("localhost", False), ("0.0.0.0", True)]
)
def test_who_can_read_the_keys(host: str, warns: bool) -> None:
    """The warning is printed if other machines can connect."""
    assert exposure_text(host).startswith("Anyone who can reach 0.0.0.0") is warns


def test_times_that_no_calendar_has() -> None:
    """An invoice may expire after the year 9999; the page then shows the number."""
    assert [_moment(0), _moment(10**12)] == ["1970-01-01 00:00:00 UTC", f"at {10**12}"]

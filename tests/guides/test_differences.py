"""The migration guide's claims about both libraries match their behaviour."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from lnpay_client import APITimeoutError, AsyncLNPay, LNPay, NotFoundError

from scripts.write_figures import COMPARISON
from tests.npm import ROOT
from tests.servers import CannedResponse, MisbehavingServer, RecordingServer

OLD = """
import inspect, json, sys
import lnpay_py
from lnpay_py import lntx, utility_helpers
print(lnpay_py.__ENDPOINT_URL__)
lnpay_py.initialize("sak_1", params={"endpoint_url": sys.argv[1] + "/v1/"})
lntx.LNPayLnTx("../wallet/wal_1").get_info()
print("has a timeout" if "timeout" in inspect.getsource(utility_helpers) else "waits forever")
"""


@pytest.fixture(scope="module")
def cells() -> dict[str, tuple[str, str]]:
    """The guide's table: what lnpay-py does and what the library does, by topic."""
    text = (ROOT / "docs" / "guides" / "from-lnpay-py.md").read_text(encoding="utf-8")
    table = text.partition("## Other differences")[2].partition("##")[0]
    return {
        topic: (old, new) for topic, old, new in re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    }


def test_lnpay_py_does_what_the_guide_says(cells: dict[str, tuple[str, str]]) -> None:
    """lnpay-py's default server, key, timeout and odd ids, in its own process, and what the comparison observed."""
    with RecordingServer() as server:
        command = [sys.executable, "-c", OLD, server.url]
        done = subprocess.run(command, env={"NO_PROXY": "127.0.0.1"}, capture_output=True, text=True, check=True)
        default, _, waits = done.stdout.splitlines()
        (request,) = server.requests
    assert cells["default server"][0] == f"`{default}`"
    assert cells["no response"][0] == waits
    assert cells["authentication"][0] == "`X-Api-Key`" and request.headers["x-api-key"] == "sak_1"
    assert cells["ids that contain `/` or `..`"][0] == "call another path" and request.target == "/v1/wallet/wal_1"
    observed = json.loads(COMPARISON.read_text(encoding="utf-8"))["comparison"]["lnpay-py"]
    assert cells["transient errors"][0] == "fails immediately"
    assert [observed[f"requests sent on {event}"] for event in ("429", "a dropped connection")] == ["1 / 1", "1 / 1"]
    assert cells["HTML instead of JSON"][0].strip("`") in observed["a web page instead of JSON"]
    assert cells["async"][0] == observed["async client"] == "no"
    assert cells["types"][0] == "no" and "untyped" in observed["result of a call"]


def test_the_library_does_what_the_guide_says(cells: dict[str, tuple[str, str]]) -> None:
    """Our default server, key, timeout and exceptions; odd ids are rejected before anything is sent."""
    with LNPay("sak_1") as lnpay:
        assert cells["default server"][1] == f"`{lnpay.base_url}`"
    with RecordingServer(lambda _request: CannedResponse(b"<html>", status=404)) as server:
        with LNPay("sak_1", base_url=server.url) as lnpay:
            with pytest.raises(ValueError, match="lntx_id"):
                lnpay.lntx.retrieve("../wallet/wal_1")
            assert server.requests == []
            with pytest.raises(NotFoundError):
                lnpay.lntx.retrieve("lntx_1")
        assert server.last.headers["authorization"].startswith("Basic ")
    with MisbehavingServer() as silent, LNPay("sak_1", base_url=silent.url, timeout=0.2, max_retries=0) as lnpay:
        silent.play(holds=True)
        with pytest.raises(APITimeoutError):
            lnpay.lntx.retrieve("lntx_1")
    assert cells["authentication"][1] == "HTTP Basic"
    assert NotFoundError.__name__ in cells["HTML instead of JSON"][1]
    assert APITimeoutError.__name__ in cells["no response"][1] and AsyncLNPay.__name__ in cells["async"][1]

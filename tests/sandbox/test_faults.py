"""Faults: each has the described effect, on as many requests as configured, and on no others."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from typing import Any

import httpx
import pytest

from scripts.sandbox import Sandbox, SandboxError
from tests.waiting import until


@pytest.fixture(autouse=True)
def _no_faults_left(sandbox: Sandbox) -> Iterator[None]:
    """No test leaves a fault for the next."""
    yield
    sandbox.clear_faults()


def waiting_faults(sandbox: Sandbox) -> list[dict[str, Any]]:
    """The faults that no request has triggered yet."""
    faults: list[dict[str, Any]] = httpx.get(f"{sandbox.url}/sandbox/faults", timeout=None).json()["faults"]
    return faults


@pytest.fixture
def path(invoice: dict[str, Any]) -> str:
    """The path of a fresh invoice's LnTx."""
    return f"/v1/lntx/{invoice['id']}"


def test_status(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """A status in LNPay's envelope, once."""
    sandbox.fault("status", status=503)
    struck = http.get(path)
    assert (struck.status_code, struck.json()["status"], struck.json()["name"]) == (503, 503, "Service Unavailable")
    assert http.get(path).status_code == 200


@pytest.mark.parametrize("status", [200, 204, 299, 304, 418, 451, 499, 520, 561, 599])
def test_any_status(status: int, sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """Non-standard statuses are returned, too."""
    sandbox.fault("status", status=status)
    assert http.get(path).status_code == status


def test_status_with_body_and_headers(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """Body and headers are returned as given, a string unchanged."""
    sandbox.fault("status", status=503, body={"name": "x", "extra": [1]}, headers={"Retry-After": "7"})
    struck = http.get(path)
    assert (struck.json(), struck.headers["retry-after"]) == ({"name": "x", "extra": [1]}, "7")
    sandbox.fault("status", status=200, body="")
    assert http.get(path).content == b""


def test_times(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """A fault occurs as often as configured, and faults occur one after the other."""
    sandbox.fault("status", status=500, times=2)
    sandbox.fault("status", status=502)
    assert [http.get(path).status_code for _ in range(4)] == [500, 500, 502, 200]


def test_matching(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """Other methods and paths are not affected, and controls never are."""
    sandbox.fault("status", status=503, method="POST", path="/v1/wallet/*")
    sandbox.fault("status", status=504, path="/v1/lntx/lntx_x")
    assert http.get(path).status_code == 200
    assert len(waiting_faults(sandbox)) == 2
    assert http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1}).status_code == 503
    assert http.get("/v1/lntx/lntx_x").status_code == 504


def test_a_preflight_uses_no_fault_up(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """A fault ignores a browser's preflight and affects the request itself, unless it names OPTIONS."""
    preflight = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
    sandbox.fault("status", status=503)
    assert http.options(path, headers=preflight).status_code == 200
    assert http.get(path).status_code == 503
    sandbox.fault("status", status=503, method="OPTIONS")
    assert http.get(path).status_code == 200
    assert http.options(path, headers=preflight).status_code == 503


def test_delay(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """The response is late but complete; other requests are not delayed."""
    sandbox.fault("delay", seconds=3600)
    with pytest.raises(httpx.ReadTimeout):
        http.get(path, timeout=httpx.Timeout(None, read=0.1))
    until(lambda: not waiting_faults(sandbox))
    assert http.get(path).status_code == 200
    sandbox.fault("delay", seconds=0.1)
    assert http.get(path).json()["num_satoshis"] == 20


@pytest.mark.parametrize("processed", [False, True])
def test_delay_longer_than_the_caller_waits(processed: bool, sandbox: Sandbox) -> None:
    """An invoice is created even if the caller has given up, as on a real server."""
    before = len(sandbox.invoices())
    sandbox.fault("delay", seconds=3600 if processed else 0.2, processed=processed)
    caller = HTTPConnection(sandbox.url.removeprefix("http://"))
    headers = {"X-Api-Key": sandbox.api_key, "Content-Type": "application/json"}
    caller.request("POST", f"/v1/wallet/{sandbox.wallet_id}/invoice", b'{"num_satoshis": 1}', headers)
    until(lambda: not waiting_faults(sandbox))
    caller.close()
    until(lambda: len(sandbox.invoices()) > before)
    assert len(sandbox.invoices()) == before + 1


@pytest.mark.parametrize(("processed", "made"), [(False, 0), (True, 1)])
def test_drop(processed: bool, made: int, sandbox: Sandbox, http: httpx.Client) -> None:
    """The connection closes without a response, before or after the invoice is created."""
    before = len(sandbox.invoices())
    sandbox.fault("drop", processed=processed)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1})
    assert len(sandbox.invoices()) - before == made


@pytest.mark.parametrize(("processed", "made"), [(False, 0), (True, 1)])
def test_status_before_or_after_the_work(processed: bool, made: int, sandbox: Sandbox, http: httpx.Client) -> None:
    """A 504 may come from a proxy that gave up while LNPay continued."""
    before = len(sandbox.invoices())
    sandbox.fault("status", status=504, processed=processed)
    assert http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1}).status_code == 504
    assert len(sandbox.invoices()) - before == made


def test_cut_body(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """The status and half of the body arrive, then the connection closes."""
    sandbox.fault("cut_body")
    with http.stream("GET", path) as struck:
        assert struck.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
            struck.read()


def test_malformed_json(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """A complete response with the JSON media type is not JSON."""
    sandbox.fault("malformed_json")
    struck = http.get(path)
    assert struck.status_code == 200
    assert struck.headers["content-type"].startswith("application/json")
    with pytest.raises(json.JSONDecodeError):
        struck.json()


@pytest.mark.parametrize("status", [None, 200])
def test_html(status: int | None, sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """The response is a proxy's page, with a proxy's status or, worse, a 200."""
    sandbox.fault("html", status=status)
    struck = http.get(path)
    assert struck.status_code == (status or 502)
    assert struck.headers["content-type"].startswith("text/html")
    assert struck.text.startswith("<html>")


def test_rate_limit_in_seconds(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """429 with Retry-After as a number."""
    sandbox.fault("rate_limit", retry_after=3)
    struck = http.get(path)
    assert (struck.status_code, struck.headers["retry-after"]) == (429, "3")


def test_rate_limit_as_a_date(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """429 with Retry-After as an HTTP date."""
    sandbox.fault("rate_limit", retry_after=60, as_date=True)
    before = int(time.time())
    struck = http.get(path)
    assert struck.status_code == 429
    assert before + 60 <= parsedate_to_datetime(struck.headers["retry-after"]).timestamp() <= time.time() + 60


@pytest.mark.parametrize("kind", ["status", "html"])
@pytest.mark.parametrize("status", [204, 205, 304])
def test_statuses_without_a_body(
    kind: str, status: int, sandbox: Sandbox, http: httpx.Client, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A status without a body has none, and the connection stays open."""
    sandbox.fault(kind, status=status)
    struck = http.get(path)
    assert (struck.status_code, struck.content) == (status, b"")
    assert http.get(path).status_code == 200
    assert "Traceback" not in capfd.readouterr().err


def test_headers_take_the_place_of_ours(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """A fault's header replaces the sandbox's, whatever its case."""
    sandbox.fault("html", headers={"Content-Type": "text/plain"})
    assert http.get(path).headers["content-type"] == "text/plain"
    sandbox.fault("rate_limit", headers={"Retry-After": "soon"})
    assert http.get(path).headers.get_list("retry-after") == ["soon"]


def test_methods_in_any_case(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """Methods are case-insensitive."""
    sandbox.fault("status", status=503, method="get")
    assert http.get(path).status_code == 503


def test_clear(sandbox: Sandbox, http: httpx.Client, path: str) -> None:
    """Faults can be removed before they occur."""
    sandbox.fault("status", times=9)
    sandbox.clear_faults()
    assert http.get(path).status_code == 200


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ({"kind": "flood"}, "Unknown kind of fault 'flood'"),
        ({"kind": "status", "status": 99}, "`status` must be"),
        ({"kind": "status", "status": "many"}, "wrong type"),
        ({"kind": "status", "times": 0}, "`times` must be"),
        ({"kind": "delay", "second": 3}, "`second` is unknown"),
        ({"kind": "delay", "seconds": -1}, "`seconds` must be at most"),
        ({"kind": "delay", "path": 5}, "wrong type"),
        ({"kind": "delay", "times": 1.5}, "wrong type"),
        ({"kind": "html", "body": {}}, "wrong type"),
        ({"kind": "status", "headers": ["Retry-After"]}, "wrong type"),
        ({"kind": "status", "headers": {"Retry-After": 5}}, "wrong type"),
        ({"kind": "status", "headers": {"X": "a\r\nY: b"}}, "cannot be sent"),
        ({"kind": "status", "headers": {"X Y": "a"}}, "'X Y' is not a valid header name"),
        ({"kind": "status", "headers": {"Content-Length": "5"}}, "The server sets the header Content-Length itself"),
        ({"kind": "status", "times": True}, "`times` has the wrong type"),
        ({"kind": "drop", "processed": "no"}, "`processed` has the wrong type"),
        ({"kind": "rate_limit", "as_date": "no"}, "`as_date` has the wrong type"),
        ({"kind": "delay", "seconds": "5"}, "`seconds` has the wrong type"),
        ({"kind": "drop", "path": "v1/lntx/*"}, "`path` must start with a slash"),
        ({"kind": ["drop"]}, "Unknown kind of fault"),
    ],
)
def test_a_wrong_fault_is_refused(fault: dict[str, Any], complaint: str, sandbox: Sandbox) -> None:
    """An invalid fault is rejected with a reason, and none is added."""
    with pytest.raises(SandboxError, match=complaint):
        sandbox.fault(**fault)
    assert waiting_faults(sandbox) == []


def test_a_fault_without_kind(sandbox: Sandbox) -> None:
    """An unknown kind is rejected with the list of kinds."""
    refused = httpx.post(f"{sandbox.url}/sandbox/faults", json={}, timeout=None)
    assert refused.status_code == 400
    assert "rate_limit" in refused.json()["message"]


def test_a_body_that_was_not_read(sandbox: Sandbox) -> None:
    """A connection is dropped even while the request's body is still being sent."""
    sandbox.fault("drop", processed=False)
    with pytest.raises(httpx.TransportError):
        httpx.post(f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice", content=b"x" * 100_000, timeout=None)
    assert waiting_faults(sandbox) == []

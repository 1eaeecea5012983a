"""The sandbox for tests: a real server in this process, on a free port.

```python
from scripts.sandbox import running_sandbox

with running_sandbox() as sandbox:
    ...  # sandbox.url, sandbox.api_key, sandbox.wallet_id, sandbox.pay(invoice_id)
```

As a pytest fixture: `pytest_plugins = ["scripts.sandbox.fixtures"]` gives tests a fixture called `lnpay_sandbox`.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .app import make_app
from .keys import Randomness
from .serving import make_server, open_socket, url_of
from .settings import Settings
from .state import ACCOUNT, Clock, State

if TYPE_CHECKING:
    import httpx


class SandboxError(Exception):
    """A control rejected the call; the message is its own."""


class Sandbox:
    """A running sandbox: its URL, keys and controls."""

    def __init__(self, url: str, state: State) -> None:
        self.url = url
        """The base URL, without a trailing slash."""
        self.keys = dict(state.keys)
        """The account's keys and wallet ids by prefix: `sak_`, `pak_`, `wal_`, `waka_`, `waki_`, ..."""
        self.other_keys = dict(state.other_keys)
        """The same for a second account."""
        self.node_pubkey = state.node_pubkey
        """The payee of all invoices."""
        self.node_ids = [node.id for node in state.nodes(ACCOUNT)]
        """The account's nodes; the first one holds its wallets."""
        self.domain_id = state.domain(ACCOUNT).id
        """The domain for lightning addresses, whose name is `domain_name`."""
        self.domain_name = state.domain(ACCOUNT).name
        self.settings = state.settings
        self._http = _make_client(f"{url}/sandbox")

    def __repr__(self) -> str:
        return f"<Sandbox {self.url}>"

    @property
    def api_key(self) -> str:
        """The secret API key."""
        return self.keys["sak_"]

    @property
    def public_key(self) -> str:
        """The public API key."""
        return self.keys["pak_"]

    @property
    def wallet_id(self) -> str:
        """The wallet's id."""
        return self.keys["wal_"]

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that the library and the samples read."""
        return {"LNPAY_BASE_URL": self.url, "LNPAY_API_KEY": self.api_key, "LNPAY_WALLET_KEY": self.wallet_id}

    def pay(self, lntx_id: str, num_satoshis: int | None = None) -> dict[str, Any]:
        """Pay an invoice; an any-amount invoice needs the amount. Returns the settled LnTx."""
        return self._call("POST", f"/invoices/{lntx_id}/pay", {"num_satoshis": num_satoshis})

    def expire(self, lntx_id: str) -> dict[str, Any]:
        """Expire an unpaid invoice now. Returns the LnTx."""
        return self._call("POST", f"/invoices/{lntx_id}/expire")

    def invoices(self) -> list[dict[str, Any]]:
        """All invoices, newest first: each an LnTx with a `status` of open, settled or expired."""
        found: list[dict[str, Any]] = self._call("GET", "/invoices?limit=1000000")["invoices"]
        return found

    def fund(self, num_satoshis: int, wallet: str | None = None) -> dict[str, Any]:
        """Fund a wallet from outside, by default the account's first one. Returns the wallet."""
        return self._call("POST", f"/wallets/{wallet or self.wallet_id}/fund", {"num_satoshis": num_satoshis})

    def fail_payments(self, reason: str = "FAILURE_REASON_NO_ROUTE", *, times: int = 1) -> None:
        """Make the next payments fail; the reason `busy` simulates another payment of the wallet at the same time."""
        self._call("POST", "/payments/fail", {"reason": reason, "times": times})

    def outside_invoice(self, num_satoshis: int, memo: str = "An invoice from outside") -> str:
        """Create someone else's invoice, to be paid from a wallet. Returns the payment request."""
        made = self._call("POST", "/outside/invoices", {"num_satoshis": num_satoshis, "memo": memo})
        return str(made["payment_request"])

    def keysend(self, num_satoshis: int, custom_records: dict[str, str] | None = None) -> dict[str, Any]:
        """Send a keysend from outside to the account's node. Returns the LnTx."""
        body = {"num_satoshis": num_satoshis, "custom_records": custom_records}
        return self._call("POST", "/outside/keysends", body)

    def money(self) -> dict[str, Any]:
        """Where all satoshis are: `wallets` by id, `world`, `fees`, and the `sum`, which is always 0."""
        return self._call("GET", "/money")

    def send_webhooks(self, url: str, *, secret: str = "", events: Sequence[str] = (), account: str = ACCOUNT) -> str:
        """Send events to a URL from now on, all or those that are named. Returns the webhook's id."""
        body = {"url": url, "secret": secret, "events": [*events], "account": account}
        return str(self._call("POST", "/webhooks", body)["id"])

    def events(self) -> list[dict[str, Any]]:
        """What has happened, the newest first, sent or not."""
        found: list[dict[str, Any]] = self._call("GET", "/events")["events"]
        return found

    def deliveries(self) -> list[dict[str, Any]]:
        """What was sent, the newest first, with the `status` that came back; -1 if there was no response."""
        found: list[dict[str, Any]] = self._call("GET", "/webhooks/deliveries")["deliveries"]
        return found

    def repeat_event(self, event_id: str) -> None:
        """Send an event again, with the same id in a new delivery."""
        self._call("POST", f"/events/{event_id}/repeat")

    def fault(self, kind: str, *, times: int = 1, **how: Any) -> None:
        """Switch a fault on for the next requests; kinds and fields are those of `scripts.sandbox.faults`."""
        self._call("POST", "/faults", {"kind": kind, "times": times, **how})

    def clear_faults(self) -> None:
        """Switch all faults off."""
        self._call("DELETE", "/faults")

    def suspend(self, key: str) -> None:
        """Suspend an API key or a wallet access key."""
        self._call("POST", f"/keys/{key}/suspend")

    def restore(self, key: str) -> None:
        """Restore a suspended key."""
        self._call("POST", f"/keys/{key}/restore")

    def reset(self) -> None:
        """Delete all activity, webhooks and faults; the initial keys and wallets remain."""
        self._call("POST", "/reset")

    def close(self) -> None:
        """Close the connection to the controls."""
        self._http.close()

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        response = self._http.request(method, path, json=body)
        value: dict[str, Any] = response.json()
        if response.is_error:
            raise SandboxError(value["message"])
        return value


def _make_client(url: str) -> httpx.Client:
    import httpx  # here, because it would double the start-up time of the command line

    return httpx.Client(base_url=url, trust_env=False, timeout=60)  # enough on a busy machine, too


@contextmanager
def running_sandbox(
    settings: Settings | None = None,
    *,
    db: Path | None = None,
    port: int = 0,
    clock: Clock = time.time,
    randomness: Randomness = secrets.token_bytes,
    **changed: Any,
) -> Iterator[Sandbox]:
    """Run a sandbox in a thread, on a free port, until the block ends.

    Args:
        settings: Its settings; fields of `Settings` can also be passed by name, as in `core=True`.
        db: A file for the data; kept in memory by default.
        port: A fixed port; 0 picks a free one.
        clock: Returns the time in Unix seconds; pass your own to control time in tests.
        randomness: Returns this many random bytes; pass your own to get the same keys and ids each time.
        changed: Fields of `Settings`.
    """
    state = State(settings or Settings(**changed), db, clock=clock, randomness=randomness)
    try:
        listener = open_socket("127.0.0.1", port)
        server = make_server(make_app(state))
        thread = threading.Thread(target=server.run, args=([listener],), name="sandbox", daemon=True)
        sandbox = Sandbox(url_of(listener), state)
        thread.start()
        try:
            yield sandbox
        finally:
            sandbox.close()
            server.should_exit = True
            thread.join()
    finally:
        state.close()

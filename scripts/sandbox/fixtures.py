"""The pytest plugin: fixtures for your own tests, and options for `pyproject.toml`.

Installed with `pip install lnpay-sandbox`, it needs no line in a conftest.py.
Each option is `lnpay_sandbox_` and the name of a field of `Settings`:

```toml
[tool.pytest.ini_options]
lnpay_sandbox_core = true
lnpay_sandbox_max_receive_sats = "500"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from .settings import Settings

if TYPE_CHECKING:  # the server and the client are slow to import, so only for runs that use them
    from .receiver import WebhookReceiver
    from .testing import Sandbox

_PREFIX = "lnpay_sandbox_"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the sandbox's settings as options."""
    for name, value in asdict(Settings()).items():
        kind: Any = {bool: "bool", tuple: "args"}.get(type(value), "string")
        parser.addini(_PREFIX + name, f"setting of the LNPay sandbox (default: {value})", kind, value)


@pytest.fixture(scope="session")
def _running_sandbox(pytestconfig: pytest.Config) -> Iterator[Sandbox]:
    from .testing import running_sandbox

    with running_sandbox(_chosen(pytestconfig)) as sandbox:
        yield sandbox


@pytest.fixture
def lnpay_sandbox(_running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A running sandbox without invoices or faults; its URL and keys are in the environment.

    The server starts once per session (and per pytest-xdist worker) and is reset before each test.
    For other settings, your own clock or fixed keys, use `running_sandbox()` instead.
    """
    _running_sandbox.reset()
    for name, value in _running_sandbox.environment.items():
        monkeypatch.setenv(name, value)
    yield _running_sandbox
    _running_sandbox.clear_faults()


@pytest.fixture
def lnpay(lnpay_sandbox: Sandbox) -> Iterator[Any]:
    """An `LNPay` client of the sandbox."""
    with _client_library().LNPay(lnpay_sandbox.api_key, base_url=lnpay_sandbox.url) as client:
        yield client


@pytest.fixture
def async_lnpay(lnpay_sandbox: Sandbox) -> Any:
    """An `AsyncLNPay` client of the sandbox, for tests under pytest-asyncio or anyio's plugin.

    It keeps no connection open between calls, so it needs no event loop of its own to be closed in.
    """
    import httpx

    http = httpx.AsyncClient(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False, timeout=60)
    return _client_library().AsyncLNPay(lnpay_sandbox.api_key, base_url=lnpay_sandbox.url, http_client=http)


@pytest.fixture
def lnpay_webhooks(lnpay_sandbox: Sandbox) -> Iterator[WebhookReceiver]:
    """A receiver to which the sandbox delivers signed webhooks; it collects them."""
    from .receiver import receive_webhooks

    with receive_webhooks() as receiver:
        lnpay_sandbox.send_webhooks(receiver.url, secret=receiver.secret)
        yield receiver


def _client_library() -> Any:
    try:
        import lnpay_client
    except ImportError:
        pytest.fail("The fixtures lnpay and async_lnpay require the client library: pip install lnpay-client", False)
    return lnpay_client


def _chosen(config: pytest.Config) -> Settings:
    """Return the settings in the project's options."""
    chosen: dict[str, Any] = {}
    for name, value in asdict(Settings()).items():
        sent = config.getini(_PREFIX + name)
        try:
            chosen[name] = type(value)(sent)
        except ValueError:
            pytest.fail(f"The option {_PREFIX}{name} must be a number, not {sent!r}.", pytrace=False)
    try:
        return Settings(**chosen)
    except ValueError as error:
        pytest.fail(f"The options {_PREFIX}...: {error}", pytrace=False)

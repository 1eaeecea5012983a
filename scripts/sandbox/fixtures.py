"""A pytest fixture for users' own tests: put `pytest_plugins = ["scripts.sandbox.fixtures"]` into your conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .testing import Sandbox, running_sandbox


@pytest.fixture(scope="session")
def _running_sandbox() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def lnpay_sandbox(_running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A running sandbox without invoices or faults, with its address and keys in the environment variables.

    The server starts once; each test finds it empty. A test that needs other settings, its own clock or its own keys
    uses `running_sandbox()` instead.
    """
    _running_sandbox.reset()
    for name, value in _running_sandbox.environment.items():
        monkeypatch.setenv(name, value)
    yield _running_sandbox
    _running_sandbox.clear_faults()

"""Importing costs only what a first call needs, and no more as the API grows; calls leave nothing behind."""

from __future__ import annotations

import cProfile
import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from lnpay_client._runtime.calls import Call

from tests.library.conftest import Way


def loaded_by(code: str, *path: str) -> set[str]:
    """Return the modules that code loads in a fresh interpreter."""
    program = f"import sys; sys.path[:0] = {list(path)!r}\n{code}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_import_loads_next_to_nothing() -> None:
    """`import lnpay_client` loads neither httpx nor attrs nor any model."""
    loaded = loaded_by("import lnpay_client")
    assert not loaded & {"httpx", "attr", "asyncio", "ssl", "lnpay_client.models", "lnpay_client.client"}


def test_client_loads_httpx_when_it_calls() -> None:
    """A client that is created but not used does not load httpx."""
    loaded = loaded_by("from lnpay_client import LNPay\nLNPay('sak_a')")
    assert "httpx" not in loaded
    assert not {name for name in loaded if name.startswith(("lnpay_client.models.", "lnpay_client.api."))}


def test_a_call_loads_its_own_operation() -> None:
    """A resource loads only the operations that are called, and pages and models when they are needed."""
    loaded = loaded_by("from lnpay_client import LNPay, api\nLNPay('sak_a').wallet.create\napi.wallet.get_wallet")
    operations = {name for name in loaded if name.startswith("lnpay_client.api.wallet.")}
    assert operations == {"lnpay_client.api.wallet.get_wallet"}
    assert not loaded & {"lnpay_client._runtime.pages", "lnpay_client._runtime.raw", "lnpay_client.models.wallet"}


@pytest.mark.parametrize("operations", [120])
def test_import_does_not_grow_with_the_api(
    tmp_path: Path, operations: int, write_big: Callable[[int, Path], str]
) -> None:
    """With many operations and models, import and first client load the same modules as with few."""
    counts = {}
    for number in (2, operations):
        package = write_big(number, tmp_path / str(number))
        code = f"import {package}\nfrom {package} import models\n{package}.Big(base_url='http://localhost')"
        counts[number] = len(loaded_by(code, str(tmp_path / str(number))))
    assert counts[operations] == counts[2]


def test_calls_are_freed_at_once(way: Way) -> None:
    """A call that has ended is freed without the garbage collector, which would take time from other calls."""
    gc.collect()
    before = calls_in_memory()
    gc.disable()
    try:
        way.invoice()
        assert calls_in_memory() == before
    finally:
        gc.enable()


def calls_in_memory() -> int:
    """Count the calls of the library that are still in memory."""
    return sum(type(each) is Call for each in gc.get_objects())


def test_reading_is_a_handful_of_calls() -> None:
    """A complete LnTx is parsed with few Python function calls, however many fields it has."""
    from lnpay_client import LnTx

    names = [each.name for each in attrs.fields(LnTx) if each.name not in ("pass_thru", "additional_properties")]
    example = {**dict.fromkeys(names), "id": "", "created_at": 1, "dest_pubkey": "", "payment_request": ""}
    example |= {"num_satoshis": 1, "settled": 0, "passThru": {"wallet_id": "w", "userDefined": {"a": 1}}}
    LnTx.from_dict(example)  # which works out how to read this shape
    profile = cProfile.Profile()
    profile.runcall(LnTx.from_dict, example)
    calls = sum(each.callcount for each in profile.getstats() if not isinstance(each.code, str))
    assert calls <= 12

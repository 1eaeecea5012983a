"""Many connections at once: no invoice is lost or duplicated; `make bench` runs the full load."""

from __future__ import annotations

import asyncio

import pytest

from scripts.benchmarks.sandbox import LostInvoicesError, check, create_invoices
from scripts.sandbox import running_sandbox


def test_200_connections_get_each_invoice_once() -> None:
    """Each response has a unique id, which the sandbox knows."""
    with running_sandbox() as sandbox:
        load = asyncio.run(create_invoices(sandbox.environment, invoices=1000, connections=200))
        known = [lntx["id"] for lntx in sandbox.invoices()]
    assert len(load.ids) == 1000
    check(load.ids, known)


@pytest.mark.parametrize(("answered", "known"), [(["a", "a"], ["a"]), (["a", "b"], ["a"]), (["a"], ["a", "b"])])
def test_the_bench_notices_lost_and_doubled_invoices(answered: list[str], known: list[str]) -> None:
    """The check that the measurement relies on can fail."""
    with pytest.raises(LostInvoicesError):
        check(answered, known)

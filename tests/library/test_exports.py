"""The package exports what it contains."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import lnpay_client
import pytest
from lnpay_client import models


@pytest.mark.parametrize("module", ["", ".models", ".errors", ".types"])
def test_names_that_are_exported_exist(module: str) -> None:
    """Every name in `__all__` can be imported, and `dir` lists it."""
    package = importlib.import_module(f"lnpay_client{module}")
    for name in package.__all__:
        assert getattr(package, name) is not None
        assert name in dir(package)


def test_errors_are_exported() -> None:
    """Each error can be imported from the root."""
    assert set(importlib.import_module("lnpay_client.errors").__all__) < set(lnpay_client.__all__)


def test_modules_are_attributes() -> None:
    """Models, errors and types are available from the package without importing their modules."""
    code = "import lnpay_client; lnpay_client.models.LnTx, lnpay_client.errors.LNPayError, lnpay_client.types.UNSET"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_names() -> None:
    """A name that does not exist raises AttributeError, as usual."""
    for package in (lnpay_client, models):
        with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
            package.nonsense  # noqa: B018  asking is the test


def test_every_module_can_be_imported_alone() -> None:
    """Each module imports in a fresh interpreter, so the order of imports does not matter."""
    names = [name for _, name, _ in pkgutil.walk_packages(lnpay_client.__path__, "lnpay_client.")]
    assert len(names) > 30
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    for loaded in [each for each in sys.modules if each.startswith('lnpay_client')]:\n"
        "        del sys.modules[loaded]\n"
        "    importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, *names], check=True)

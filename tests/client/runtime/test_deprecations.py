"""Warnings for what is deprecated: they show the caller's line."""

from __future__ import annotations

import inspect

import pytest

from scripts.client.runtime import deprecations
from scripts.client.runtime.deprecations import deprecated, warn_deprecated


@deprecated("use new() instead")
def old(number: int, *, times: int = 1) -> int:
    """Multiply."""
    return number * times


def test_calls_warn_and_still_work() -> None:
    """A deprecated function warns at the caller's line, and works as before."""
    with pytest.warns(DeprecationWarning, match=r"^use new\(\) instead$") as caught:
        line = inspect.getframeinfo(inspect.currentframe() or pytest.fail("no frame")).lineno + 1
        assert old(3, times=2) == 6
    assert [(warning.filename, warning.lineno) for warning in caught] == [(__file__, line)]


def test_functions_keep_their_face() -> None:
    """Editors and help() see the original function, with PEP 702's mark."""
    assert (old.__name__, old.__doc__) == ("old", "Multiply.")
    assert list(inspect.signature(old).parameters) == ["number", "times"]
    assert vars(old)["__deprecated__"] == "use new() instead"


def test_the_first_place_outside_the_package_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """However deep in the package a warning originates, it shows the line that called into the package."""
    monkeypatch.setattr(deprecations, "_PACKAGE", "parcel_client")
    inside = {"__name__": "parcel_client.resources.parcels", "warn_deprecated": warn_deprecated}
    code = "def deep(): warn_deprecated('old')\ndef outer(): deep()\n"
    exec(compile(code, "parcels.py", "exec"), inside)
    outer = inside["outer"]
    assert callable(outer)
    with pytest.warns(DeprecationWarning, match="old") as caught:
        outer()
    assert caught[0].filename == __file__

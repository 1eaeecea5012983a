# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Names of a package that are loaded on first use, so that import time does not grow with the API."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """An attribute of a class and its instances that is loaded on first use."""

    def __init__(self, load: Callable[[], T]) -> None:
        """Load it with `load`."""
        self._load = load

    def __get__(self, instance: object, owner: type) -> T:
        """Return what was loaded."""
        return self._load()


def lazy_names(package: str, modules: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` (PEP 562) for a package; `modules` says where each name is.

    A module with a colon at its end is the value itself.
    """

    def get_name(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = importlib.import_module(modules[name].rstrip(":"), package)
        value = module if modules[name].endswith(":") else getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    def list_names() -> list[str]:
        return sorted({*modules, *(name for name in vars(sys.modules[package]) if name.startswith("__"))})

    return get_name, list_names

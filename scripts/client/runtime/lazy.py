# Copied into each client as `_runtime`, line by line.
"""Names of a package that are loaded on first use, so that import time does not grow with the API."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Later(Generic[T]):
    """An attribute of a class and its instances that is loaded on first use."""

    def __init__(self, load: Callable[[], T]) -> None:
        """Load it with `load`."""
        self._load = load

    def __get__(self, instance: object, owner: type) -> T:
        """Return what was loaded."""
        return self._load()


class Resource(Generic[T]):
    """An attribute of a client's instances that is made on first use; the client's class has its class.

    Tests that make mocks from the client's class need that (`unittest.mock.create_autospec`).
    """

    def __init__(self, module: str, name: str) -> None:
        """Say which class of which module of the package."""
        self._module = module
        self._name = name

    def __set_name__(self, owner: type, name: str) -> None:
        """Note what it is called, and in which package."""
        self._attribute = name
        self._package = owner.__module__.rpartition(".")[0]

    @overload
    def __get__(self, instance: None, owner: type) -> type[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        """Return the class, or the client's own instance of it."""
        kind = getattr(importlib.import_module(f"{self._package}.{self._module}"), self._name)
        if instance is None:
            return kind
        made = vars(instance)[self._attribute] = kind(instance)
        return made


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

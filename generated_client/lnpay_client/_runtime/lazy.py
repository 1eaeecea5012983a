# Copied from scripts/client/runtime by `python -m scripts.regenerate`. Do not edit this copy.
"""Attributes that are loaded on first use, so that import time does not grow with the API."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Later(Generic[T]):
    """A class attribute that is loaded on first use."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load

    def __get__(self, instance: object, owner: type) -> T:
        return self._load()


class Resource(Generic[T]):
    """A resource, created for each client on first use; on the client's class, the resource's class.

    `unittest.mock.create_autospec` needs the latter to mock clients.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name
        self._package = owner.__module__.rpartition(".")[0]

    @overload
    def __get__(self, instance: None, owner: type) -> type[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        """Return the class, or the client's instance of it."""
        kind = getattr(importlib.import_module(f"{self._package}.{self._module}"), self._name)
        if instance is None:
            return kind
        made = vars(instance)[self._attribute] = kind(instance)
        return made


def lazy_names(package: str, modules: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` (PEP 562) for a package; `modules` maps each name to its module.

    If the module ends with a colon, the value is the module itself.
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

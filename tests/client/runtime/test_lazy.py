"""Names that are loaded on first use."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest

from scripts.client.runtime.lazy import Later, Resource, lazy_names

PACKAGE = "lazy_example"


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package with one module, `things`, that has a class and a constant."""
    package, things = ModuleType(PACKAGE), ModuleType(f"{PACKAGE}.things")
    package.__path__ = []
    exec("class Things:\n    def __init__(self, client): self.client = client\nLIMIT = 5", vars(things))
    monkeypatch.setitem(sys.modules, PACKAGE, package)
    monkeypatch.setitem(sys.modules, things.__name__, things)
    return package


def test_names_are_loaded_once(package: ModuleType) -> None:
    """The first access loads a name and caches it in the package."""
    get_name, _ = lazy_names(PACKAGE, {"LIMIT": ".things", "things": ".things:"})
    assert get_name("LIMIT") == 5 == vars(package)["LIMIT"]
    assert get_name("things") is sys.modules[f"{PACKAGE}.things"] is vars(package)["things"]


def test_unknown_names(package: ModuleType) -> None:
    """A name that the package does not export raises AttributeError, as in any module."""
    get_name, _ = lazy_names(PACKAGE, {"LIMIT": ".things"})
    with pytest.raises(AttributeError, match="module 'lazy_example' has no attribute 'Limit'"):
        get_name("Limit")
    assert "Limit" not in vars(package)


def test_dir_lists_exports_before_they_are_loaded(package: ModuleType) -> None:
    """Completion lists all exports and the dunder names, but no private ones."""
    vars(package)["_private"] = 1
    _, list_names = lazy_names(PACKAGE, {"b": ".things", "a": ".things"})
    assert [name for name in list_names() if not name.startswith("__")] == ["a", "b"]
    assert "__name__" in list_names() and list_names() == sorted(list_names())


def test_later_loads_for_the_class_and_its_instances() -> None:
    """A lazy attribute exists on the class and its instances, and is not loaded before it is used."""
    loaded = iter([7, 8])

    class Thing:
        size = Later(lambda: next(loaded))

    assert (Thing.size, Thing().size) == (7, 8)


def test_resources_are_made_once_per_client(package: ModuleType) -> None:
    """A client creates its resource on first use and keeps it; on the class, the attribute is the class."""

    class Client:
        __module__ = f"{PACKAGE}.client"
        things: Resource[Any] = Resource("things", "Things")

    first, second = Client(), Client()
    assert "things" not in vars(first)
    assert first.things is first.things and first.things.client is first
    assert second.things is not first.things
    assert Client.things is sys.modules[f"{PACKAGE}.things"].Things

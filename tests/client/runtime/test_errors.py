"""Errors where they are defined: the hierarchy, their names in a client, pickling."""

from __future__ import annotations

import pickle

import pytest

from scripts.client.make import RUNTIME, runtime_module
from scripts.client.runtime import errors
from scripts.model.errors import FIXED_ERRORS


def test_documented_hierarchy_is_the_real_one() -> None:
    """The documented names and base classes are those of the classes."""
    classes = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.RootError)]
    found = {each.__name__: each.__bases__[0].__name__ for each in classes if each is not errors.RootError}
    assert found == {name: parent or "RootError" for name, (parent, _) in FIXED_ERRORS.items()}


def test_names_in_a_client() -> None:
    """In a client, the root class has the API's name, and each class the module that users import it from."""
    code = runtime_module(RUNTIME / "errors.py", "ParcelError")
    namespace = {"__name__": "parcel_client._runtime.errors"}
    exec(compile(code, "errors.py", "exec"), namespace)
    for name in ("ParcelError", "APITimeoutError"):
        kind = namespace[name]
        assert (kind.__module__, kind.__qualname__) == ("parcel_client.errors", name)  # type: ignore[attr-defined]  # a class


@pytest.mark.parametrize(
    ("status", "name"), [(400, "BadRequestError"), (418, "APIStatusError"), (599, "InternalServerError")]
)
def test_class_of_a_status(status: int, name: str) -> None:
    """Each status has its class."""
    assert errors.error_class(status).__name__ == name


def test_what_cannot_be_pickled_is_omitted() -> None:
    """An error that contains a foreign object that cannot be pickled keeps the rest."""
    error = errors.WaiterError("gave up", waiter="wait", last=lambda: None, attempts=3)
    copied = pickle.loads(pickle.dumps(error))
    assert (str(copied), copied.waiter, copied.attempts) == ("gave up", "wait", 3)
    assert not hasattr(copied, "last")

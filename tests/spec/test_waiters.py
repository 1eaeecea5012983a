"""`x-waiters`: valid and invalid ones."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.spec.pointers import ModelError
from scripts.spec.waiters import Acceptor, build_waiter

SETTLED = {"state": "success", "matcher": {"output": {"path": "a.b", "expected": 1}}}


def test_a_waiter_in_full() -> None:
    """A waiter has a name, delays and acceptors, in the order of the spec."""
    late = {"path": "until", "comparator": "past"}
    failure = {"state": "failure", "matcher": {"output": late}, "error": "TooLate", "message": "Over."}
    waiter = build_waiter("until_done", {"minDelay": 0.5, "maxDelay": 15, "acceptors": [SETTLED, failure]}, "/x")
    assert (waiter.name, waiter.min_delay, waiter.max_delay) == ("wait_until_done", 0.5, 15.0)
    assert waiter.acceptors == (
        Acceptor(state="success", path="a.b", expected=1),
        Acceptor(state="failure", path="until", comparator="past", error="TooLate", message="Over."),
    )


def test_what_is_omitted_has_a_default() -> None:
    """The defaults are one second to thirty, equality, and no description."""
    waiter = build_waiter("ok", {"acceptors": [{"state": "success", "matcher": {"status": 200}}]}, "/x")
    assert (waiter.min_delay, waiter.max_delay, waiter.description) == (1.0, 30.0, "")
    assert (waiter.acceptors[0].status, waiter.acceptors[0].path, waiter.acceptors[0].comparator) == (
        200,
        None,
        "equals",
    )


@pytest.mark.parametrize(
    ("name", "node", "pointer"),
    [
        ("until-done", {"acceptors": [SETTLED]}, "/x"),
        ("ok", [], "/x"),
        ("ok", {"acceptors": []}, "/x"),
        ("ok", {"acceptors": [{**SETTLED, "state": "failure"}]}, "/x/acceptors"),
        ("ok", {"acceptors": [{"state": "done"}]}, "/x/acceptors/0"),
        ("ok", {"acceptors": [{"state": "success", "matcher": {}}]}, "/x/acceptors/0"),
        ("ok", {"acceptors": [{"state": "success", "matcher": {"output": {"expected": 1}}}]},
         "/x/acceptors/0/matcher/output"),
        ("ok", {"acceptors": [{"state": "success", "matcher": {"output": {"path": "a", "comparator": "is"}}}]},
         "/x/acceptors/0/matcher"),
        ("ok", {"acceptors": [{**SETTLED, "error": "no name"}]}, "/x/acceptors/0"),
        ("ok", {"acceptors": [SETTLED], "minDelay": 9, "maxDelay": 3}, "/x"),
        ("ok", {"acceptors": [SETTLED], "minDelay": True}, "/x"),
    ],
)  # fmt: skip
def test_what_cannot_work_is_refused_at_its_place(name: str, node: Any, pointer: str) -> None:
    """Each mistake is reported with its location."""
    with pytest.raises(ModelError) as caught:
        build_waiter(name, node, "/x")
    assert caught.value.pointer == pointer

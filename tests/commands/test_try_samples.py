"""`python -m scripts.try_samples`: samples in all languages send the same request, whatever the spec contains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import try_samples
from scripts.trials.recorder import Sent
from scripts.try_samples import difference

SPEC = Path(__file__).parent / "samples_of_all_kinds.yaml"


def test_all_kinds_of_requests(capsys: pytest.CaptureFixture[str]) -> None:
    """Files, bytes, empty forms, odd characters, styles, discriminators, unique items, dates, wrong examples."""
    assert try_samples.main([str(SPEC)]) == 0, capsys.readouterr().out
    assert re.search(r": [2-9]\d samples of 6 operations, 0 wrong$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"method": "GET"}, "method: GET, not POST"),
        ({"target": "/a?x=2"}, "query: "),
        ({"target": "/b?x=1"}, "path: /b, not /a"),
        ({"headers": {"content-type": "application/json", "x-a": "1"}}, "headers: "),
        ({"body": b'{"b": 1}'}, "body: "),
        ({"headers": {"content-type": "application/json", "user-agent": "y"}}, ""),
        ({"body": b'{ "a": [1,2] }'}, ""),
    ],
)
def test_what_is_the_same(change: dict[str, object], expected: str) -> None:
    """A difference in any part of the request is found, except in the spelling of JSON and the tools' own headers."""
    one = {
        "method": "POST",
        "target": "/a?x=1",
        "headers": {"content-type": "application/json"},
        "body": b'{"a":[1,2]}',
    }
    found = difference([Sent(**one)], [Sent(**{**one, **change})])  # type: ignore[arg-type]
    assert found.startswith(expected)
    assert bool(found) == bool(expected)


def test_a_request_that_is_missing() -> None:
    """A sample that sends nothing, or twice, is a difference."""
    sent = Sent("GET", "/", {}, b"")
    assert difference([sent], []) == "sent 0 requests, Python 1"
    assert difference([sent], [sent, sent]) == "sent 2 requests, Python 1"

"""JSON that YAML's parser cannot read, with the locations that YAML would report."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from scripts.spec.json_events import is_json, json_error, json_events
from scripts.spec.yaml_reader import UnreadableError, parse

LONG = "k" * 3000


@pytest.mark.parametrize(
    "text",
    [
        f'{{"{LONG}": {{"{LONG}": [1]}}}}',
        '{"a"\n:\n1 , "b" : [ ]\n}',
        '{"a": 1}\n\t \n',
        '{"a": "x\x7fy\x90z\ufffe\u2028"}',
        r'{"a": "\ud83d\ude00", "\ud83d\ude00": "\/\u0085\\ud83d\\ude00"}',
        '{"": 1, "null": 2, "<<": {"a": 1}, "# a: b": "- c", "%x": "---"}',
        '{"a": [1e3, 1E+2, -0, -1.5e-7, 12345678901234567890123, true, false, null, "", "1", "null"]}',
        "[]",
        ' [{"a": {}}, [[], {}]]',
    ],
)
def test_json_is_read_by_its_own_rules(text: str) -> None:
    """Any valid JSON has the value and type that a JSON parser returns, without a warning."""
    parsed = parse(text)
    assert repr(parsed.data) == repr(json.loads(text)) and parsed.mistakes == []


@pytest.mark.parametrize("text", ['{"a": 1, "b": {"c": [true, "d"]}}', '\n{\r\n  "a":\r[1,\n  {"b": null}]}'])
def test_places_are_those_of_yaml(text: str) -> None:
    """Each event has the kind, value, line and column that YAML's parser reports."""

    def summary(event: Any) -> tuple[Any, ...]:
        return type(event), getattr(event, "value", None), event.start_mark.line, event.start_mark.column

    ends = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
    assert [*map(summary, json_events(text))] == [
        summary(event) for event in yaml.parse(text, Loader=yaml.SafeLoader) if not isinstance(event, ends)
    ]


@pytest.mark.parametrize(
    "text", ["{a: 1}", '{"a": 1,}', '{"a": NaN}', '{"a": 1} # b', "1", "a: {}", "[" * 100_000, "[" + "1" * 5000 + "]"]
)
def test_what_is_not_json(text: str) -> None:
    """What only YAML can read, and what is too deep or long for Python's JSON parser, is left to YAML's parser."""
    assert not is_json(text)


def test_half_a_character_is_replaced_and_reported() -> None:
    """A single surrogate, which no string can contain, becomes the replacement character, with a warning."""
    parsed = parse('{\n "a": "x\\ud83d", "\\ude00": 1}')
    assert parsed.data == {"a": "x\ufffd", "\ufffd": 1}
    assert [(mistake.position.line, mistake.position.column, mistake.harmless) for mistake in parsed.mistakes] == [
        (2, 7, True),
        (2, 18, True),
    ]


def test_the_depth_of_json_is_limited_too() -> None:
    """JSON that is nested deeper than any document needs is rejected with its location."""
    with pytest.raises(UnreadableError, match="nested more than 200 levels deep") as caught:
        parse("[" * 300 + "]" * 300)
    assert caught.value.position.column == 201


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"a": 1}', None),
        ("[" * 100_000, None),
        ('{"a": 1} // b', (1, 10, "not valid JSON: it has no comments; remove this one")),
        ('{"a" 1}', (1, 6, "not valid JSON: expecting ':' delimiter; fix it here")),
    ],
)
def test_why_a_text_is_no_json(text: str, error: tuple[int, int, str] | None) -> None:
    """The first error, with its place; what nests too deep for Python's reader is not judged."""
    assert json_error(text) == error

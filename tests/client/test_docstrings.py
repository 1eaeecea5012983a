"""Docstrings of the generated client."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.client.docstrings import arguments, describe, docstring, example, facts, python_literal, wrap
from tests.apis import schema_of


@pytest.mark.parametrize(
    "text",
    [
        'ends with "quotes"',
        'has """ three',
        "a \\ backslash",
        "trailing \\",
        "lines\n\n- one\n- two",
        '"',
        "bell\x07",
        "ö 名",
    ],
)
def test_a_docstring_is_python_whatever_it_holds(text: str) -> None:
    """A docstring evaluates to its text, without unprintable characters."""
    (statement,) = ast.parse(docstring(text)).body
    assert isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    assert str(statement.value.value).strip() == text.replace("\x07", "")


def test_an_order_of_mkdocstrings_is_text() -> None:
    """Three colons at the start of a line are escaped, because mkdocstrings would read them as a directive."""
    assert docstring("::: os.system") == '"""\\\\::: os.system"""'


def test_long_lines_are_wrapped_and_lists_are_indented() -> None:
    """Line breaks of the text are kept, and words are not split."""
    long = "word " * 40
    lines = wrap(f"- {long}\n\n{'x' * 130}").split("\n")
    assert all(len(line) <= 110 or line == "x" * 130 for line in lines)
    assert lines[1].startswith("  word")
    assert "" in lines


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({"type": "string"}, ""),
        ({"type": "string", "x-unit": "metres", "default": "a"}, 'Unit: metres. Default: "a".'),
        ({"type": "number", "enum": [1.5, 2], "deprecated": True}, "One of: 1.5, 2. Deprecated."),
        ({"type": "boolean", "default": None}, "Default: null."),
    ],
)
def test_facts_in_a_line(schema: dict[str, Any], text: str) -> None:
    """The facts are unit, values, default and deprecation, each if present."""
    assert facts(schema_of(schema)[1]) == text


def test_limits_are_facts() -> None:
    """Limits are described in the words of the pages."""
    assert facts(schema_of({"type": "integer", "minimum": 1})[1]).startswith("Limits: ")


def test_a_description_comes_before_the_facts() -> None:
    """Without a description, the title is used."""
    assert describe(" Says. ", schema_of({"type": "string", "default": "a"})[1]) == 'Says.\n\nDefault: "a".'
    assert describe("", schema_of({"type": "string", "title": "Its title"})[1]) == "Its title"


@pytest.mark.parametrize(
    ("value", "line"), [(5, "Example: `5`."), ("a`b", ""), ("x" * 200, ""), ({"a": 1}, 'Example: `{"a": 1}`.')]
)
def test_examples_that_are_short(value: Any, line: str) -> None:
    """Long examples, and those that would end the code span, are omitted."""
    assert example(schema_of({"examples": [value]})[1]) == line
    assert example(schema_of({})[1]) == ""


def test_lists_of_arguments() -> None:
    """Arguments are listed in Google style: text on one line, wrapped with an indent."""
    assert arguments([("a", "One\n  two."), ("b", "")]) == "Args:\n    a: One two.\n    b:"
    assert "\n        word" in arguments([("a", "word " * 40)])
    assert arguments([]) == ""


@pytest.mark.parametrize("text", ["a", 'say "hi"', "it's", "both ' and \"", "\n\\"])
def test_literals(text: str) -> None:
    """A literal is Python source for the text, with double quotes where possible."""
    assert ast.literal_eval(python_literal(text)) == text
    assert python_literal("a") == '"a"'

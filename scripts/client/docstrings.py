"""Docstrings of the generated client: descriptions from the spec, with unit, limits and default."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable
from typing import Any

from scripts.model.api import MISSING, Schema
from scripts.model.limits import limits_in_words
from scripts.spec.extensions import Unit

WIDTH = 110


def docstring(text: str, *, raw: bool = False) -> str:
    """Return `text` as a docstring, whatever it contains."""
    body = "\n".join(map(_printable, text.strip().split("\n")))
    body = re.sub(r"^(\s*):::", r"\1\\:::", body, flags=re.MULTILINE)  # mkdocstrings would take it for a directive
    body = re.sub(r'"{3,}|"+$', lambda quotes: '\\"' * len(quotes.group()), body.replace("\\", "\\\\"))
    body = body if raw else wrap(body)
    return f'"""{body}\n"""' if "\n" in body else f'"""{body}"""'


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(character for character in line if character.isprintable() or character == "\t")


def wrap(text: str) -> str:
    """Return `text` with long lines wrapped; existing line breaks are kept."""
    lines = []
    for line in text.split("\n"):
        indent = re.match(r"\s*([-*]|\d+\.)?\s*", line)
        lines += _fill(line, WIDTH, " " * len(indent.group()) if indent else "") or [""]
    return "\n".join(line.rstrip() for line in lines)


def facts(schema: Schema) -> str:
    """Return unit, limits, allowed values and default in one line; "" if there are none."""
    parts = []
    if unit := schema.extensions.get(Unit):
        parts.append(f"Unit: {unit.text}.")
    if limits := list(limits_in_words(schema, "`{}`".format)):
        parts.append(f"Limits: {', '.join(limits)}.")
    if schema.values:
        parts.append(f"One of: {', '.join(_json(value) for value in schema.values)}.")
    if schema.default is not MISSING:
        parts.append(f"Default: {_json(schema.default)}.")
    if schema.deprecated:
        parts.append("Deprecated.")
    return " ".join(parts)


def describe(description: str, schema: Schema) -> str:
    """Return a description, followed by the facts."""
    return "\n\n".join(part for part in (description.strip() or schema.title, facts(schema)) if part)


def example(schema: Schema) -> str:
    """Return a line with the first example, if it is short."""
    if not schema.examples:
        return ""
    text = _json(schema.examples[0])
    return f"Example: `{text}`." if len(text) <= WIDTH - 20 and "`" not in text else ""


def arguments(entries: Iterable[tuple[str, str]]) -> str:
    """Return a Google-style list of arguments."""
    lines = []
    for name, text in entries:
        flat = re.sub(r"\s*\n\s*", " ", text.strip())
        filled = _fill(f"{name}: {flat}" if flat else f"{name}:", WIDTH - 4, "    ")
        lines += [f"    {line}" for line in filled]
    return "Args:\n" + "\n".join(lines) if lines else ""


def _fill(line: str, width: int, rest: str) -> list[str]:
    """Return the lines that a line is wrapped into; `rest` indents all but the first."""
    if len(line) <= width and line.isprintable():  # as most lines, and textwrap is slow
        return [line]
    return textwrap.wrap(line, width, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def python_literal(text: str) -> str:
    """Return a string as Python source, with double quotes where ruff would put them."""
    literal = repr(str(text))
    return f'"{literal[1:-1]}"' if literal.startswith("'") and '"' not in literal else literal

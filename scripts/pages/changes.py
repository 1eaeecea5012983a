"""The page of changes in each version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from scripts.changes.compare import Change
from scripts.changes.report import DATA, Entry, by_sentence, count_changes
from scripts.output.lock import COMMAND
from scripts.pages.text import attribute_text

_HEADINGS = {"added": "Added", "changed": "Changed", "removed": "Removed"}


def changes_page(entries: Sequence[Entry], title: str) -> str:
    """Return the page that lists the changes of each version, newest first."""
    description = attribute_text(f"What each version of the {title} API added, changed and removed.")
    lines = [
        "---",
        "title: Changes",
        f"description: {json.dumps(description)}",
        "---",
        "",
        f"<!-- Generated from openapi.yaml by {COMMAND}. Do not edit: your changes would be lost. -->",
        "",
        "# Changes",
        "",
        "What each version of the API added, changed and removed, newest first.",
        "A change is marked **breaking** if existing code may stop working, over HTTP or in Python.",
        f"The same data is available as JSON in [{DATA}]({DATA}).",
    ]
    for entry in entries:
        lines += ["", f"## {_text(entry.version)}", ""]
        if not entry.changes:
            lines.append("First version recorded here." if not entry.since else "No API changes.")
        elif entry.since:
            lines.append(f"Since {_text(entry.since)}: {count_changes(entry.changes)}.")
        else:
            lines.append(f"Since it was first recorded: {count_changes(entry.changes)}.")
        for kind, heading in _HEADINGS.items():
            found = [change for change in entry.changes if change.kind == kind]
            if found:
                lines += ["", f"### {heading} {{ #{_anchor(entry.version)}-{kind} }}", ""]
                lines += [_bullet(change, places) for change, places in by_sentence(found)]
    return "\n".join(lines) + "\n"


def _bullet(change: Change, places: Iterable[str]) -> str:
    mark = "**Breaking:** " if change.breaking else ""
    return f"- {mark}{', '.join(f'`{place}`' for place in places)}: {change.text}"


def _text(version: str) -> str:
    """Return a version as text, escaped for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#+!|&~-])", r"\\\1", version.replace("\n", " "))


def _anchor(version: str) -> str:
    return "v" + re.sub(r"[^a-z0-9]+", "-", version.lower()).strip("-")

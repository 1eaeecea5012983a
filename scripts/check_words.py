"""Report words and phrases that this project avoids, where a person reads them: `python -m scripts.check_words`.

It checks docs, messages, docstrings and comments, but no code.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RETIRED = {
    r"stands?": "is, appears",
    r"told": "documented, reported",
    r"tells? of|says? of": "mentions",
    r"beside": "with, next to",
    r"in place of": "instead of",
    r"mend(?:s|ed|ing)?": "fix",
    r"surely": "certainly, or the fact itself",
    r"without a word": "silently",
    r"(?:rides?|ridden) out": "retries",
    r"com(?:es?|ing) to pass": "happens",
    r"a slip": "a typo, a mistake",
    r"count up the version": "bump the version",
    r"com(?:es?|ing) back": "is returned",
    r"whoever|somebody|nobody": "you, the user, someone, no one",
    r"(?:sent|tried) again": "retried, redelivered",
    r"once more": "again",
    r"h[eo]ld(?:s|ing)? (?:\S+ ){0,3}against": "checked against, compared with",
    r"tells? whether": "returns whether, shows whether",
    r"the time (?:was|is) up": "timed out",
    r"gives? out": "returns",
    r"go(?:es|ing)? on(?! the)": "continues, resumes",
    r"tak(?:es?|en|ing) apart": "anatomy, decoded",
    r"hand(?:s|ed|ing)? over": "pass",
    r"faults? that pass": "transient errors",
    r"table of contents": "on this page",
    r"for ever": "forever",
    r"how each fares|from nothing to|in one go|of yours|that is to say": "say it plainly",
    r"further fields?": "additional properties",
    r"who may call": "allowed keys",
    r"(?:is|are) always there": "is always present",
    r"trees? of (?:errors|exceptions)": "exception hierarchy",
    r"what you got|see what goes": "inspect the result, logging",
    r"(?:growing|long|short)(?:er)? pauses": "delays",
    r"(?:is|are|was|were) (?:not )?wanted|wants": "expects, requires, needs",
    r"should be [^.;]{1,60}, but (?:is|was|has|are)": "expected X, got Y",
    r"blanks": "spaces",
    r"(?:does|do|did) no harm": "is safe, is harmless",
    r"(?:this|that|one) (?:call|machine) alone": "only this",
    r"as the (?:API|spec) has it": "as documented",
    r"what was waited for|will not come|never comes?": "the awaited state, is never reached",
    r"a defect of": "an internal error",
    r"taken to be": "read as, assumed to be",
    r"all the same": "anyway, still",
    r"by hand": "manually, hand-written",
    r"left out|leav(?:es?|ing) out": "omitted",
    r"let(?:s|ting)? others": "does not block",
    r"look(?:s|ed|ing)? at once": "polls immediately",
    r"an? (?:[\w-]+ ){1,3}of (?:its|their|your|our|one's|my) own(?! data)": "its own X",
    r"a (?:httpx|HTTPS?|HTML|HMAC|LNPay|LNURL|LnTx|MkDocs|RFC|SVG|XML)": "an",
    r"(?<!there )(?:is|are|was|were) no (?!longer|more|less|one)\w+": "is not a X",
}
"""Patterns, and what to write instead."""
PLACES = (
    "*.md", "*.toml", "*.yaml", "*.yml", "Makefile", ".github/**/*.yml", ".github/**/*.md", "requirements/*.in",
    "docs/*.md", "docs/guides/*.md", "docs/guides/img/*.svg", "docs/overrides/*.html", "docs/**/*.css", "docs/**/*.js",
    "scripts/**/*.py", "scripts/**/*.md", "scripts/**/*.jinja", "scripts/**/*.js", "scripts/**/*.css",
    "scripts/**/*.toml", "scripts/**/*.yaml", "tests/**/*.py", "tests/**/*.js", "tests/**/*.mjs", "tests/**/*.yaml",
)  # fmt: skip
EXCEPT = {"scripts/check_words.py", "tests/project/test_words.py"}
"""They name the words."""
WORD = re.compile("|".join(rf"(?P<w{number}>\b(?:{word})\b)" for number, word in enumerate(RETIRED)), re.IGNORECASE)


def main() -> int:
    """Print each retired word with its place; exit 1 if there is one."""
    paths = [path for pattern in PLACES for path in sorted(ROOT.glob(pattern))]
    held = [path for path in paths if path.relative_to(ROOT).as_posix() not in EXCEPT]
    found = [problem for path in held for problem in check(path)]
    print("\n".join(found) or "No retired words.")
    return 1 if found else 0


def check(path: Path) -> Iterator[str]:
    """Yield a line for each retired word of a file."""
    for number, text in readable(path):
        for match in WORD.finditer(text):
            better = list(RETIRED.values())[int((match.lastgroup or "w0")[1:])]
            shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            yield f"{shown}:{number}: {match.group()!r}: write {better}"


def readable(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line numbers and texts: lines of prose, and in Python the comments and the strings, each as one line."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
        yield from ((node.lineno, " ".join(node.value.split())) for node in texts if isinstance(node.value, str))
        yield from enumerate((line.partition("#")[2] for line in source.splitlines()), 1)
    else:
        prose = re.sub(r"```.*?```", lambda block: "\n" * block.group().count("\n"), source, flags=re.DOTALL)
        yield from enumerate((re.sub(r"`[^`]*`", "", line) for line in prose.splitlines()), 1)


if __name__ == "__main__":
    sys.exit(main())

"""Rules for every committed file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.programs import program

ROOT = Path(__file__).parents[2]

# Put together here, so that this file does not hold them itself.
REGISTRY_HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
LEFT_OPEN = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")


def committed_texts() -> list[tuple[str, str]]:
    """Return the name and text of each file that git tracks."""
    names = subprocess.run(
        [program("git"), "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    texts = []
    for name in filter(None, names):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".ico"}:
            texts.append((name, path.read_text(encoding="utf-8")))
    return texts


def test_no_file_names_the_host_of_a_package_registry() -> None:
    """Requirements are pinned by hash and name no index."""
    found = [(name, host) for name, text in committed_texts() for host in REGISTRY_HOSTS if host in text]
    assert found == []


def test_nothing_is_left_open() -> None:
    """No marker of unfinished work is left."""
    sources = [(name, text) for name, text in committed_texts() if name.endswith((".py", ".jinja", ".yaml", ".js"))]
    assert [name for name, text in sources if LEFT_OPEN.search(text)] == []


def test_each_line_without_a_test_has_its_reason() -> None:
    """What coverage omits has its reason on the same line."""
    unexplained = re.compile("pragma: no" + r" cover(?!: \w)")
    assert [name for name, text in committed_texts() if name.endswith(".py") and unexplained.search(text)] == []


def test_each_verb_of_make_is_listed() -> None:
    """`make` without arguments prints every target, and no others."""
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"help"}
    printed = subprocess.run([program("make")], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    listed = set(re.findall(r"^[* ] {1,2}([a-z]+) {2,}", printed, re.MULTILINE))
    assert listed == targets


def test_requirements_are_pinned_with_hashes() -> None:
    """Each requirement is pinned to one version with hashes, on which pip then insists."""
    for name in ("dev.txt", "peers.txt"):
        text = (ROOT / "requirements" / name).read_text()
        pinned = re.findall(r"^[a-z][^\s;]*==[^\s\\]+", text, re.MULTILINE)
        entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
        assert len(pinned) == len(entries)
        assert all("--hash=sha256:" in entry for entry in entries)

"""The lock: what is hashed, what is passed over, and that an edited one is not trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.output.lock import LOCK, State, changed_inputs, files_below, hash_file, hash_inputs, read_lock

STATE = State({"spec": "a"}, {"docs/reference/b.md": "1", "docs/reference/a.md": "2"}, 3)


def write(output: Path, text: str) -> None:
    (output / LOCK).parent.mkdir(parents=True, exist_ok=True)
    (output / LOCK).write_text(text, encoding="utf-8")


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Inputs, files and warnings are returned, the files sorted, so that the text does not depend on their order."""
    write(tmp_path, STATE.text())
    assert read_lock(tmp_path) == STATE
    turned = State(STATE.inputs, dict(sorted(STATE.files.items())), STATE.warnings)
    assert turned.text() == STATE.text()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"seal": 3}',
        STATE.text().replace('"1"', '"9"'),
        STATE.text().replace(": 3", ": 0"),
    ],
)
def test_a_lock_that_was_changed_is_none(tmp_path: Path, text: str) -> None:
    """A broken lock, and one whose seal does not fit its content, count as no lock at all."""
    write(tmp_path, text)
    assert read_lock(tmp_path) is None


def test_no_lock(tmp_path: Path) -> None:
    """Where nothing was generated there is nothing to read."""
    assert read_lock(tmp_path) is None


def test_files_that_work_leaves_behind_are_passed_over(tmp_path: Path) -> None:
    """Caches count nowhere, builds and environments at the top alone; links are files, and are not followed."""
    for name in ("a.py", "b.pyc", "__pycache__/a", "dist/x", "inner/dist/y", "z.egg-info/q", ".venv/p", "inner/c.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "inner")
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert found == ["a.py", "inner/c.py", "inner/dist/y", "link"]
    assert list(files_below(tmp_path / "nowhere")) == []


def test_inputs_are_spec_config_and_every_maker(tmp_path: Path) -> None:
    """A changed spec has another hash, a missing one an empty hash; scripts, templates and packages are hashed too."""
    spec, config = tmp_path / "spec.yaml", tmp_path / "config.yaml"
    spec.write_text("a")
    before = hash_inputs(spec, config)
    assert (before["config"], before["name of the spec"]) == ("", "spec.yaml")
    assert {"scripts/pipeline.py", "scripts/output/lock.py", "jinja2"} <= before.keys()
    assert any(name.endswith(".jinja") for name in before)
    assert all(before[name] for name in before.keys() - {"config"})
    spec.write_text("b")
    after = hash_inputs(spec, config)
    assert changed_inputs(before, after, {"spec": "the spec"}) == ["the spec"]


def test_changed_inputs_are_named_once() -> None:
    """New, gone and other inputs are all changes; what has its own name is called by it."""
    assert changed_inputs({"a": "1", "b": "2", "c": "3"}, {"d": "1", "a": "1", "b": "9"}, {"b": "B"}) == ["d", "B", "c"]


def test_hash_of_what_cannot_be_read(tmp_path: Path) -> None:
    """A directory or nothing at all hashes as nothing."""
    assert (hash_file(tmp_path), hash_file(tmp_path / "nothing")) == ("", "")
    (tmp_path / "a").write_bytes(b"abc")
    assert hash_file(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

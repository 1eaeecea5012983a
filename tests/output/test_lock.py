"""The lock: what is hashed, what is ignored, and why an edited one is not trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.output import lock
from scripts.output.lock import (
    LOCK,
    State,
    changed_inputs,
    files_below,
    hash_file,
    hash_inputs,
    hash_lock,
    hash_outputs,
    hash_references,
    read_lock,
)

STATE = State({"spec": "a"}, {"docs/reference/b.md": "1", "docs/reference/a.md": "2"}, 3)


def write(output: Path, text: str) -> None:
    (output / LOCK).parent.mkdir(parents=True, exist_ok=True)
    (output / LOCK).write_text(text, encoding="utf-8")


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Inputs, files and warnings are read back; files are sorted, so the text does not depend on their order."""
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
    """A broken lock, or one whose checksum does not match, counts as missing."""
    write(tmp_path, text)
    assert read_lock(tmp_path) is None


def test_no_lock(tmp_path: Path) -> None:
    """Without a generation, there is nothing to read."""
    assert read_lock(tmp_path) is None


def test_files_that_work_leaves_behind_are_passed_over(tmp_path: Path) -> None:
    """Caches are ignored everywhere, builds and environments at the top; links count as files and are not followed."""
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
    """New, missing and changed inputs are listed, spec and configuration under their own names."""
    assert changed_inputs({"a": "1", "b": "2", "c": "3"}, {"d": "1", "a": "1", "b": "9"}, {"b": "B"}) == ["d", "B", "c"]


def test_hash_of_what_cannot_be_read(tmp_path: Path) -> None:
    """A directory or a missing file has an empty hash."""
    assert (hash_file(tmp_path), hash_file(tmp_path / "nothing")) == ("", "")
    (tmp_path / "a").write_bytes(b"abc")
    assert hash_file(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_hashes_of_what_a_run_reads_and_writes(tmp_path: Path) -> None:
    """References are hashed by their path from the spec, outputs by their own path, and the lock separately."""
    for name in ("part.yaml", "client/a.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    state = State({}, {}, 0, {"part.yaml": "old"})
    assert hash_references(tmp_path / "spec.yaml", state) == {"part.yaml": hash_file(tmp_path / "part.yaml")}
    assert hash_lock(tmp_path) == {}
    write(tmp_path, state.text())
    assert hash_lock(tmp_path) == {LOCK.as_posix(): hash_file(tmp_path / LOCK)}
    outputs = hash_outputs(tmp_path, [tmp_path / "client", (tmp_path / LOCK).parent])
    assert outputs == {"client/a.py": hash_file(tmp_path / "client/a.py")}


def test_a_package_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is an input without a version, so installing it makes the output stale."""
    monkeypatch.setattr(lock, "_PACKAGES", ("no-such-package",))
    assert hash_inputs(tmp_path / "spec.yaml", tmp_path / "config.yaml")["no-such-package"] == ""

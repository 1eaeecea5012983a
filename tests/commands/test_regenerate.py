"""The command itself, as a user runs it in a copy of the repository."""

from __future__ import annotations

import fcntl
import json
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import termios
from array import array
from pathlib import Path

import pytest

from scripts.output.lock import LOCK
from scripts.output.swap import WORK
from tests.commands.repository import Copy, copy_inputs, unmeasured
from tests.programs import program
from tests.waiting import until

NEW_OPERATION = """
  /v1/ping:
    get:
      operationId: Ping
      tags: [ping]
      responses:
        "200":
          description: It is there.
"""


def add_operation(copy: Copy) -> Copy:
    return copy.edit("\npaths:\n", f"\npaths:{NEW_OPERATION}")


def test_the_first_run_writes_both_outputs(fresh: Copy) -> None:
    """A repository without output gets a client and pages; the run lists the written files and each step's time."""
    done = fresh.run()
    assert done.returncode == 0, done.stderr
    assert (fresh.client / "pyproject.toml").is_file()
    assert (fresh.pages / "changes.md").is_file()
    assert "First generation: nothing to compare with." in done.stdout
    assert re.search(r"Files: \d+ added, 0 changed, 0 removed\.", done.stdout)
    assert re.search(r"Done in [\d.]+ s \(read [\d.]+, .*swap [\d.]+\)\.", done.stdout)
    assert sorted(path.name for path in fresh.path.iterdir() if path.name.startswith(".")) == []


def test_unchanged_inputs_change_nothing(copy: Copy) -> None:
    """A second run finds nothing to do and writes nothing."""
    before = {path: path.stat().st_mtime_ns for path in copy.path.rglob("*") if "__pycache__" not in path.parts}
    done = copy.run()
    after = {path: path.stat().st_mtime_ns for path in copy.path.rglob("*") if "__pycache__" not in path.parts}
    assert (done.returncode, done.stdout, done.stderr) == (0, "Up to date.\n", "")
    assert after == before


def test_unchanged_inputs_are_answered_without_the_generator(copy: Copy) -> None:
    """If there is nothing to do, no slow import is made."""
    code = "import sys; from scripts import regenerate; print(regenerate.main([]), *sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], cwd=copy.path, capture_output=True, text=True, check=True)
    message, exit_code, *modules = done.stdout.splitlines()
    assert (message, exit_code) == ("Up to date.", "0")
    assert not {"openapi_python_client", "jinja2", "pydantic", "scripts.pipeline"} & set(modules)


def test_forced_it_gives_the_same_bytes(copy: Copy) -> None:
    """--force regenerates; unchanged files keep their modification time."""
    before = copy.tree()
    times = {path: path.stat().st_mtime_ns for path in copy.client.rglob("*.py")}
    copy.generate("--force")
    assert copy.tree() == before
    assert {path: path.stat().st_mtime_ns for path in copy.client.rglob("*.py")} == times


def test_check_of_fresh_output_is_silent_on_errors(copy: Copy) -> None:
    """--check of up-to-date output exits 0, both with the shortcut and without."""
    for flags in (["--check"], ["--check", "--force"]):
        done = copy.run(*flags)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("flags", [["--check"], ["--check", "--force"]], ids=["quick", "full"])
def test_check_names_each_file_that_differs_and_why(copy: Copy, flags: list[str]) -> None:
    """Edited, missing and extra files are listed, with the command that fixes them."""
    edited, missing, extra = copy.client / "README.md", copy.pages / "changes.md", copy.client / "lnpay_client" / "x.py"
    edited.write_text(edited.read_text() + "mine\n")
    missing.unlink()
    extra.write_text("")
    before = copy.tree()
    done = copy.run(*flags)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "docs/reference/changes.md: missing",
        "generated_client/lnpay_client/x.py: extra: not generated from these inputs",
        "generated_client/README.md: edited manually",
        "The output is out of date. Fix it with: python -m scripts.regenerate",
    ]
    assert copy.tree() == before
    copy.generate()
    assert copy.run("--check").returncode == 0
    assert not extra.exists()


def test_check_says_which_input_changed(copy: Copy) -> None:
    """Stale files are named with the input that changed, and nothing is written."""
    add_operation(copy)
    before = copy.tree()
    done = copy.run("--check")
    assert done.returncode == 1
    assert "docs/reference/index.md: stale: openapi.yaml changed" in done.stderr
    assert re.search(r"^generated_client/lnpay_client/api/ping/ping.py: missing$", done.stderr, re.MULTILINE)
    assert "added: GET /v1/ping: operation `Ping`" in done.stdout
    assert copy.tree() == before


@pytest.mark.parametrize("path", ["generated_client", "docs/reference", str(LOCK)])
def test_check_notices_what_is_gone(copy: Copy, path: str) -> None:
    """A missing output or lock makes the output stale; the next run recreates it with the same bytes."""
    before = copy.tree()
    target = copy.path / path
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    assert copy.run("--check").returncode == 1
    copy.generate()
    after = copy.tree()
    assert {name for name in before if before[name] != after.get(name)} == set()


def test_check_of_a_bare_repository_names_everything_as_missing(fresh: Copy, tmp_path: Path) -> None:
    """If nothing was ever generated, or the directory is missing, all files are reported."""
    for flags in ([], ["--output", str(tmp_path / "nowhere")]):
        done = fresh.run("--check", *flags)
        assert done.returncode == 1
        assert "docs/reference/changes.md: missing" in done.stderr
    assert not (tmp_path / "nowhere").exists()
    assert not fresh.client.exists()


def test_a_lock_that_was_tampered_with_is_not_believed(copy: Copy) -> None:
    """Changing a generated file and its hash in the lock does not go unnoticed."""
    page = copy.pages / "changes.md"
    page.write_text("mine\n")
    lock = copy.path / LOCK
    content = json.loads(lock.read_text())
    content["files"]["docs/reference/changes.md"] = "0" * 64
    lock.write_text(json.dumps(content))
    assert copy.run("--check").returncode == 1


def test_another_output_directory_gets_the_same_bytes(copy: Copy, tmp_path: Path) -> None:
    """--output writes the same files elsewhere, and the suggested command names the directory."""
    output = tmp_path / "else where"
    copy.generate("--output", str(output))
    shutil.rmtree(output / "docs")
    done = copy.run("--output", str(output), "--check")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(f"python -m scripts.regenerate --output '{output}'")
    copy.generate("--output", str(output))
    assert Copy(output).tree() == copy.tree()


def test_same_inputs_give_same_bytes_anywhere(tmp_path: Path, generated_once: Copy) -> None:
    """Hash seed, time zone, locale, terminal and location of the repository do not affect the output."""
    trees = []
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "<Y>+9", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONHASHSEED": "77", "TZ": "<X>-5:45", "LC_ALL": "C.UTF-8", "COLUMNS": "40", "FORCE_COLOR": "1"},
        )
    ):
        place = copy_inputs(tmp_path / f"place number {number}", generated_once.path)
        done = place.run(**environment)
        assert done.returncode == 0, done.stderr
        trees.append(place.tree())
    assert trees[0] == trees[1] == generated_once.tree()


def test_quiet_says_nothing(copy: Copy) -> None:
    """With --quiet only warnings and errors are printed."""
    add_operation(copy)
    done = copy.run("--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("warning: 2 changes") or done.stderr.startswith("warning: 1 change")


def test_a_terminal_sees_progress_without_residue(copy: Copy) -> None:
    """On a terminal the running step is shown and wiped away; the result stays."""
    command = f"{shlex.quote(sys.executable)} -m scripts.regenerate --force"
    terminal = [program("script"), "-qec", command, "/dev/null"]
    done = subprocess.run(terminal, cwd=copy.path, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Writing the client" in done.stdout
    assert b"Done in" in done.stdout


def test_a_reader_that_leaves_early_does_not_stop_the_work(copy: Copy) -> None:
    """Piped into `head`, the command still completes."""
    add_operation(copy)
    command = f"{shlex.quote(sys.executable)} -m scripts.regenerate | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run([program("bash"), "-c", command], cwd=copy.path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "Reading openapi.yaml\n")
    assert "Traceback" not in done.stderr
    assert copy.run("--check", "--force").returncode == 0


def test_a_wrong_flag_is_exit_code_2(copy: Copy) -> None:
    """A misspelt option is invalid input."""
    done = copy.run("--chek")
    assert done.returncode == 2
    assert "--chek" in done.stderr


def test_an_unparsable_endpoint_is_an_error_and_names_it(copy: Copy) -> None:
    """Nothing in the spec is silently omitted: the client has each operation, or the run fails."""
    add_operation(copy).generate()
    names = {path.stem for path in (copy.client / "lnpay_client" / "api").rglob("*.py")}
    assert {"ping", "post_wallet_invoice", "get_ln_tx_object"} <= names


def test_work_of_others_is_not_overwritten(fresh: Copy) -> None:
    """A directory with files that were not generated is rejected, with a list of them, unless --force is passed."""
    (fresh.pages).mkdir(parents=True)
    mine = fresh.pages / "mine.md"
    mine.write_text("mine")
    done = fresh.run()
    assert done.returncode == 2
    assert done.stderr.startswith("docs/reference/mine.md:1:1: would be replaced but was not generated")
    assert (mine.read_text(), fresh.client.exists()) == ("mine", False)
    fresh.generate("--force")
    assert not mine.exists()


# Failures of the machine


def test_an_output_that_cannot_be_made_is_one_sentence(copy: Copy, tmp_path: Path) -> None:
    """A file where the output directory should be stops the run before anything is written."""
    (tmp_path / "file").write_text("mine")
    done = copy.run("--output", str(tmp_path / "file"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"{tmp_path / 'file'}: cannot be written")


def test_a_file_in_the_place_of_an_output_is_not_overwritten(copy: Copy) -> None:
    """A user's file where a directory should be is kept, and so is the other output."""
    shutil.rmtree(copy.pages)
    copy.pages.write_text("mine")
    before = {path: path.read_bytes() for path in copy.client.rglob("*") if path.is_file()}
    done = copy.run()
    assert done.returncode == 2
    assert "docs/reference: cannot be written" in done.stderr
    assert copy.pages.read_text() == "mine"
    assert {path: path.read_bytes() for path in copy.client.rglob("*") if path.is_file()} == before


def test_an_unwritable_repository_is_left_alone(copy: Copy) -> None:
    """Without write permission, an unprivileged user gets one sentence, and nothing is changed."""
    add_operation(copy)
    before = copy.tree()
    # What root may do beyond the permissions of files is taken from this process.
    user = [program("setpriv"), "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    copy.path.chmod(0o555)
    try:
        done = subprocess.run(
            [*user, sys.executable, "-m", "scripts.regenerate"],
            cwd=copy.path, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    finally:
        copy.path.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "cannot be written: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert copy.tree() == before


@pytest.mark.parametrize("limit", [0, 4000])
def test_a_full_disk_is_one_sentence(copy: Copy, limit: int) -> None:
    """When no file can grow beyond a limit, as on a full disk, the old output stays intact."""
    add_operation(copy)
    before = copy.tree()
    done = subprocess.run(
        [sys.executable, "-m", "scripts.regenerate"],
        cwd=copy.path, capture_output=True, text=True, check=False,
        env={**unmeasured(), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "cannot be written: File too large" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert copy.tree() == before
    assert not (copy.path / WORK).exists()
    copy.generate()


# Kills and rivals


def test_killed_at_any_time_each_output_is_old_or_new(copy: Copy, tmp_path: Path) -> None:
    """After a SIGKILL at any step, the output is complete, and the next run updates it."""
    old = copy.tree()
    add_operation(copy)
    reference = Copy(shutil.copytree(copy.path, tmp_path / "reference"))
    done = reference.run()
    steps = re.findall(r"^\w+ing .*$", done.stdout, re.MULTILINE)
    new = reference.tree()
    assert len(steps) >= 5
    for step in steps[2:]:  # reading and checking touch nothing
        with subprocess.Popen(
            [sys.executable, "-u", "-m", "scripts.regenerate"], cwd=copy.path, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            any(line.startswith(step) for line in process.stdout)
            process.kill()
        found = copy.tree()
        for top in ("generated_client", "docs/reference"):
            parts = [{name: text for name, text in tree.items() if name.startswith(top)} for tree in (found, old, new)]
            assert parts[0] in parts[1:]
    copy.generate()
    assert copy.tree() == new
    assert not (copy.path / WORK).exists()


def test_what_a_killed_run_left_behind_is_put_right_first(copy: Copy) -> None:
    """Leftovers are removed even when there is nothing to generate."""
    (copy.path / WORK / "new-reference").mkdir(parents=True)
    done = copy.run()
    assert done.returncode == 0
    assert "interrupted run" in done.stdout
    assert not (copy.path / WORK).exists()


def test_two_runs_at_once_do_the_work_once(copy: Copy) -> None:
    """Concurrent runs wait for each other; the later ones have nothing left to do."""
    add_operation(copy)
    rivals = [
        subprocess.Popen([sys.executable, "-m", "scripts.regenerate"], cwd=copy.path, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    printed = [rival.communicate()[0] for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0, 0]
    assert sum("Done in" in text for text in printed) == 1
    assert sum("Up to date." in text for text in printed) == 2
    assert copy.run("--check", "--force").returncode == 0


def test_ctrl_c_leaves_nothing_behind(copy: Copy) -> None:
    """An interrupted run reports it and leaves the output unchanged."""
    before = copy.tree()
    add_operation(copy)
    reading, writing = os.pipe()
    size = fcntl.fcntl(writing, fcntl.F_GETPIPE_SZ)
    os.write(writing, bytes(size - len("Reading openapi.yaml\n")))  # no room for a second line: there the run waits
    command = [sys.executable, "-m", "scripts.regenerate"]
    process = subprocess.Popen(command, cwd=copy.path, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    until(lambda: unread(reading) == size)
    process.send_signal(signal.SIGINT)
    with open(reading, "rb") as printed:  # noqa: PTH123  a pipe has no path
        printed.read()
    _, errors = process.communicate()
    assert (process.returncode, errors) == (130, "Interrupted. Nothing was written.\n")
    assert copy.tree() == before
    assert not (copy.path / WORK).exists()


def unread(pipe: int) -> int:
    """Return how many bytes wait in a pipe."""
    waiting = array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, waiting)
    return waiting[0]

"""`--check` after changes to each file that takes part in a generation."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from scripts.output.lock import hash_inputs
from tests.commands.repository import ROOT, Copy, copy_inputs, unmeasured

EMPTY = """openapi: 3.1.0
info: {title: Tiny, version: 1.0.0}
paths: {}
"""
SPEC = """openapi: 3.1.0
info: {title: Tiny, version: 1.0.0}
paths:
  /a:
    post:
      operationId: add
      x-sdk-method: add
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
      responses: {"200": {description: Ok., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
components: {schemas: {A: {type: object, properties: {b: {type: string}}}}}
"""
PROGRAM = """
import json, sys
from pathlib import Path

empty, rooms = sys.argv[1], sys.argv[2:]
root = Path("scripts").resolve()
opened = set()

def remember(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.add(arguments[0])

sys.addaudithook(remember)
from scripts import regenerate

def check():
    return regenerate.main(["--check", "--quiet"])

assert regenerate.main(["--quiet"]) == 0
opened |= {module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
taking_part = {path for path in map(Path, opened) if path.is_relative_to(root) and "__pycache__" not in path.parts}
# From here on the spec has no operations: what was opened is known, and each check is quicker.
Path("openapi.yaml").write_text(empty)
assert regenerate.main(["--quiet", "--allow-breaking"]) == 0
def change(paths):
    before = {path: path.read_bytes() for path in paths}
    for path in paths:
        path.write_bytes(before[path] + b"\\n")
    code = check()
    for path in paths:
        path.write_bytes(before[path])
    return code

files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
files = {name: path for name, path in files.items() if "__pycache__" not in path.parts}
part = {name: path for name, path in files.items() if path in taking_part}
rest = {name: path for name, path in files.items() if name not in part and not name.startswith(tuple(rooms))}
found = {"fresh": check(), "rest": {"names": [*rest], "code": change(rest.values())}}
found["part"] = {name: change([path]) for name, path in part.items()}
found["restored"] = check()
print(json.dumps(found))
"""
ROOMS = ("spec/", "model/", "changes/", "samples/", "client/", "pages/", "output/")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The output of `--check` after a line was added to each file of the scripts in turn."""
    copy = copy_inputs(tmp_path_factory.mktemp("stale") / "repository")
    copy.spec.write_text(SPEC, encoding="utf-8")
    (copy.path / "generator-config.yaml").write_text("post_hooks: []\n", encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, EMPTY, *ROOMS]
    done = subprocess.run(command, cwd=copy.path, capture_output=True, text=True, check=False, env=unmeasured())
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_fresh_output_is_up_to_date(checked: Any) -> None:
    """The output is up to date before the first change, and after the last one was undone."""
    assert (checked["fresh"], checked["restored"]) == (0, 0)


def test_a_change_of_any_file_that_takes_part_is_noticed(checked: Any) -> None:
    """Each loaded module, each template and each other file that was read makes the output stale."""
    part = checked["part"]
    assert {name.partition("/")[0] for name in part} >= {room.rstrip("/") for room in ROOMS}
    assert {Path(name).suffix for name in part} >= {".py", ".jinja"}
    assert {name: code for name, code in part.items() if code != 1} == {}


def test_a_change_of_another_command_makes_nothing_stale(checked: Any) -> None:
    """The sandbox, the benchmarks and other tools do not affect the output."""
    rest = checked["rest"]
    assert {"demo.py", "README.md", "sandbox/app.py"} <= {*rest["names"]}
    assert rest["code"] == 0


def test_files_that_come_and_go_are_noticed(fresh: Copy) -> None:
    """A new file in one of the folders is an input, and a missing one is noticed."""
    before = inputs_of(fresh)
    (fresh.path / "scripts/pages/templates/build").mkdir()
    (fresh.path / "scripts/pages/templates/build/new.jinja").write_text("")
    (fresh.path / "scripts/spec/openapi.py").unlink()
    assert set(before) ^ set(inputs_of(fresh)) == {
        "scripts/pages/templates/build/new.jinja",
        "scripts/spec/openapi.py",
    }


def inputs_of(copy: Copy) -> list[str]:
    """Return the names of the inputs, as seen by a process in the copy."""
    code = "from scripts.output.lock import *; print(json.dumps([*hash_inputs(Path('a'), Path('b'))]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=copy.path, capture_output=True, text=True, check=True)
    names: list[str] = json.loads(done.stdout)
    return names


def test_every_package_that_the_rooms_import_is_an_input() -> None:
    """Another version of the generator, of a parser or of a highlighter makes the output stale."""
    passing = {"rich", "watchfiles", "httpx"}  # progress, --watch, and fetching files, whose hashes are inputs
    distributions = packages_distributions()
    imported: set[str] = set()
    for room in ROOMS:
        for path in (ROOT / "scripts" / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    imported.add(node.module.partition(".")[0])
                elif isinstance(node, ast.Import):
                    imported |= {alias.name.partition(".")[0] for alias in node.names}
    named = {name for top in imported - sys.stdlib_module_names for name in distributions.get(top, ())}
    foreign = {name.lower().replace("_", "-") for name in named}
    assert foreign - passing <= hash_inputs(Path("a"), Path("b")).keys()

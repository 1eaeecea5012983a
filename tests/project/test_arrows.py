"""Which package of scripts/ may import which: `python -m tests.project.test_arrows` prints which does."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"

ALLOWED = {
    "output": set(),
    "spec": set(),
    "model": {"spec"},
    "changes": {"spec", "model", "output"},
    "samples": {"spec", "model", "client.runtime"},
    "client": {"spec", "model", "output"},
    "client.runtime": set(),
    "pages": {"spec", "model", "output", "changes", "samples"},
    "options": {"output", "spec"},
    "pipeline": {"spec", "model", "output", "changes", "client", "pages", "options"},
    "regenerate": {"spec", "output", "changes", "options", "pipeline"},
}
"""Each room of what `regenerate` does, and the rooms that it may import."""
GENERATOR = {"client/generator.py", "model/naming.py"}
"""The two modules that know openapi-python-client."""


def room_of(parts: tuple[str, ...]) -> str:
    """Return the area of a module, from the parts of its name below `scripts`."""
    return "client.runtime" if parts[:2] == ("client", "runtime") else parts[0]


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of each module that a module imports."""
    return imports_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).parent.parts)


def imports_of(code: str, package: tuple[str, ...]) -> Iterator[str]:
    """Yield the full name of each import in a package's modules, including those in functions and for types."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = [*above, *(node.module.split(".") if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


def arrows() -> dict[tuple[str, str], set[str]]:
    """Return each import of one area from another, with the importing modules."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in SCRIPTS.rglob("*.py"):
        parts = path.relative_to(SCRIPTS).with_suffix("").parts
        for name in imports(path):
            if name.startswith("scripts."):
                arrow = room_of(parts), room_of(tuple(name.split(".")[1:]))
                found.setdefault(arrow, set()).add(path.relative_to(SCRIPTS).as_posix())
    return found


def in_order(rooms: dict[str, set[str]]) -> list[str]:
    """Return the areas in an order in which each imports only earlier ones; those in a cycle are omitted."""
    left, row = dict(rooms), list[str]()
    while free := sorted(room for room, others in left.items() if not others & left.keys()):
        row += free
        for room in free:
            del left[room]
    return row


def graph(allowed: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the areas that each area imports, or may import according to a table."""
    found = {room: set(others) for room, others in allowed.items()}
    for one, other in arrows():
        found.setdefault(one, set()).update({other} - {one})
        found.setdefault(other, set())
    return found


def test_packages_import_in_one_direction() -> None:
    """Each area imports only those that the table allows."""
    wrong = {
        arrow: sorted(modules)
        for arrow, modules in arrows().items()
        if arrow[0] in ALLOWED and arrow[0] != arrow[1] and arrow[1] not in ALLOWED[arrow[0]]
    }
    assert wrong == {}


def test_no_circle() -> None:
    """All areas, those of the other commands included, can be sorted so that each imports only earlier ones."""
    rooms = graph(ALLOWED)
    assert rooms.keys() - {*in_order(rooms)} == set()


def test_a_cycle_is_omitted_from_the_order() -> None:
    """Two areas that import each other, and a third that imports one of them, cannot be sorted."""
    assert in_order({"a": {"b"}, "b": {"a"}, "c": {"a"}, "d": {"e"}, "e": set()}) == ["e", "d"]


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    from scripts.model import api",
        "if TYPE_CHECKING:\n    import scripts.model.api",
        "class A:\n    try:\n        from scripts.model.api import Api\n    except ImportError:\n        pass",
        "async def f():\n    from ..model import api",
        "from .. import model",
    ],
)
def test_an_import_counts_wherever_it_is(code: str) -> None:
    """Imports in functions, for types and relative ones are found like those at the top."""
    (name,) = imports_of(code, ("scripts", "pages"))
    assert name.startswith("scripts.model")


def test_every_room_of_the_pipeline_is_in_the_table() -> None:
    """A new package that the pipeline imports must be in the table."""
    waiting, seen = ["regenerate"], set()
    found = arrows()
    while waiting:
        room = waiting.pop()
        seen.add(room)
        waiting += [other for (one, other) in found if one == room and other not in seen]
    assert seen - {"client"} <= ALLOWED.keys()


def test_the_map_names_every_room() -> None:
    """scripts/README.md has a line for each package and command, and the same arrows as the table."""
    text = (SCRIPTS / "README.md").read_text(encoding="utf-8")
    commands = {path.stem for path in SCRIPTS.glob("*.py")} - {"__init__", "options", "pipeline"}
    packages = {path.parent.name for path in SCRIPTS.glob("*/__init__.py")}
    assert {name for name in commands | packages if f"`{name}`" not in text} == set()
    for room, allowed in ALLOWED.items():
        row = re.search(rf"^\| `{room.replace('.', '/')}` \| .* \| (.*) \|$", text, re.MULTILINE)
        if room not in ("options", "pipeline", "regenerate"):
            assert row is not None, room
            assert {each.replace("/", ".") for each in re.findall(r"`([\w/]+)`", row[1])} == allowed


def test_two_modules_know_the_generator() -> None:
    """Only client/generator.py and model/naming.py import openapi-python-client."""
    knowing = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.py")
        if any(name.split(".")[0] == "openapi_python_client" for name in imports(path))
    }
    assert knowing == GENERATOR


@pytest.mark.parametrize(
    ("module", "heavy"),
    [("scripts.model", "openapi_python_client"), ("scripts.regenerate", "scripts.spec")],
)
def test_what_is_slow_to_import_waits_until_it_is_needed(module: str, heavy: str) -> None:
    """The model loads without the generator, and an up-to-date check loads no reader of specs."""
    code = f"import sys, {module}; print(sys.modules.get({heavy!r}) is None)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


if __name__ == "__main__":
    rooms = graph({})
    for each in in_order(rooms):
        print(f"{each} <- {', '.join(sorted(rooms[each])) or '(nothing)'}")
    print("No circle." if rooms.keys() == {*in_order(rooms)} else "There is a circle.")

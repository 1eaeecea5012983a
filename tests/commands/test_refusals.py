"""Errors and warnings: each spec in `refused/` and `warned/` has one mistake, which the file's name describes.

The first lines of a spec are the expected locations and sentences, and nothing else may be reported.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from scripts import pipeline, regenerate
from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.options import parse_options
from scripts.output.progress import Progress
from scripts.spec.check import check_spec
from scripts.spec.document import read_spec
from scripts.spec.pointers import ModelError
from scripts.spec.problems import BadInput, nothing, summed_up
from tests.apis import CONFIG
from tests.commands.repository import ROOT, Copy

HERE = Path(__file__).parent


def specs(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.yaml"))


def expected(path: Path) -> list[str]:
    """Return the expected report from the head of a spec, with the file's name before it."""
    head: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            break
        head.append(f"{path}:{line.removeprefix('# ')}")
    return head


@pytest.mark.parametrize("path", specs("refused"), ids=lambda path: path.stem)
def test_a_faulty_spec_is_refused(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All mistakes are reported with location and remedy, exit code 2, and nothing is written."""
    code = regenerate.main(
        ["--spec", str(path), "--config", str(ROOT / "generator-config.yaml"), "--output", str(tmp_path)]
    )
    lines = capsys.readouterr().err.splitlines()
    assert (code, lines[:-1]) == (2, expected(path))
    assert lines[-1].startswith("Nothing was written. Fix the")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", specs("warned"), ids=lambda path: path.stem)
def test_a_mistake_is_warned_about(path: Path) -> None:
    """Harmless mistakes are reported with their location and remedy, and the rest can be modelled."""
    document = read_spec(path)
    assert [str(warning) for warning in check_spec(document)] == expected(path)
    assert build_model(document.data, load_config(ROOT / "generator-config.yaml")).title
    assert [str(warning) for warning in check_spec(document) if warning.fix] == [
        str(warning) for warning in check_spec(document) if warning.fix is nothing
    ]


@pytest.mark.parametrize("path", specs("warned"), ids=lambda path: path.stem)
def test_a_warning_is_an_error_where_it_is_strict(path: Path) -> None:
    """With --strict, each of them is refused in the same words."""
    with pytest.raises(BadInput) as refused:
        check_spec(read_spec(path), strict=True)
    assert [str(problem) for problem in refused.value.problems] == expected(path)


def test_warnings_of_one_kind_are_summed_up(tiny: Callable[[str], Path]) -> None:
    """The first three of a kind are shown with their locations, the others are counted."""
    document: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "Many", "version": "1"}, "paths": {}}
    document["components"] = {"schemas": {f"S{n}": {"type": "integer", "default": "x"} for n in range(9)}}
    warnings = check_spec(read_spec(tiny(json.dumps(document))))
    lines = list(summed_up(warnings))
    assert len(warnings) == 9
    assert len(lines) == 4
    assert lines[-1] == "6 more of this kind: defaults that do not match their schema"


def test_each_problem_says_what_to_do() -> None:
    """A sentence has two halves: what is wrong, and what to do about it."""
    reported = [line for path in [*specs("refused"), *specs("warned")] for line in expected(path)]
    helpless = [line for line in reported if "; " not in line and "could never end well" not in line]
    assert helpless == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "1:1: no such file; pass the OpenAPI document with --spec"),
        (lambda path: path.mkdir(), "1:1: is a directory; pass a file in it"),
        (
            lambda path: path.write_bytes(b"openapi: 3.1.0\ninfo: \xff\n"),
            "2:7: is not UTF-8 here; save the file as UTF-8",
        ),
        (lambda path: path.write_bytes("openapi: 3.1.0".encode("utf-16")), "1:1: is UTF-16; save it as UTF-8"),
        (lambda path: path.write_bytes(b""), "1:1: the file is empty; an OpenAPI document starts with openapi:"),
        (lambda path: path.write_bytes(b"openapi: \x003\n"), "1:10: control character U+0000; remove it"),
        (lambda path: path.write_text('{"openapi": "3.1.0",\n "a" 1}'), "2:6: not valid YAML: "),
    ],
    ids=["missing", "directory", "not-utf-8", "utf-16", "empty", "control-character", "json"],
)
def test_a_file_that_is_no_spec_is_refused(
    generated_once: Copy, tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    """The real command reports file, location and reason, with exit code 2, and leaves the output unchanged."""
    path = tmp_path / "given.yaml"
    make(path)
    before = generated_once.tree()
    done = generated_once.run("--spec", str(path))
    assert done.returncode == 2
    assert done.stderr.startswith(f"{path}:{message}")
    assert "Traceback" not in done.stderr
    assert generated_once.tree() == before


def test_a_refused_spec_leaves_no_new_folder(copy: Copy, tmp_path: Path) -> None:
    """A missing output directory is not created."""
    copy.edit("/v1/lntx/{lntx_id}:", "/v1/lntx/{lntx_id:")
    assert copy.run("--output", str(tmp_path / "new" / "out")).returncode == 2
    assert not (tmp_path / "new").exists()


def test_problems_of_spec_and_configuration_are_reported_together(copy: Copy) -> None:
    """One run is enough to learn what is wrong with both inputs."""
    copy.edit("/v1/lntx/{lntx_id}:", "/v1/lntx/{lntx_id:").edit(
        "project_name_override", "projet_name_override", "generator-config.yaml"
    )
    done = copy.run()
    assert done.returncode == 2
    assert "openapi.yaml:" in done.stderr
    assert "generator-config.yaml:" in done.stderr
    assert "did you mean project_name_override?" in done.stderr


@pytest.mark.parametrize(("spec", "times"), [("tests/site/samples.yaml", 150), ("tests/library/parcels.yaml", 100)])
def test_whatever_is_done_to_a_spec_it_is_refused_or_modelled(
    tiny: Callable[[str], Path], spec: str, times: int
) -> None:
    """Missing parts, or odd values in their place, never cause a traceback, and whatever passes can be modelled."""
    data = read_spec(ROOT / spec).data
    config = load_config(ROOT / "generator-config.yaml")
    places = [place for place in walk(data) if place]
    for seed in range(times):
        document = tiny(json.dumps(damaged(data, places, random.Random(seed))))
        try:
            read = read_spec(document)
            check_spec(read)
            build_model(read.data, config)
        except BadInput as error:
            assert all(problem.line >= 1 and problem.message for problem in error.problems)
        except ModelError as error:
            assert error.pointer


ODDITIES: list[Any] = [
    None,
    True,
    3,
    -1.5,
    "x",
    [],
    {},
    [1],
    [{}],
    {"a": 1},
    {"$ref": "#/nope"},
    {"$ref": "#/info"},
    {"$ref": 3},
]


def walk(node: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to each value."""
    yield place
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield from walk(value, (*place, key))


def damaged(data: Any, places: list[tuple[Any, ...]], choice: random.Random) -> Any:
    """Return a copy in which one value is missing or replaced."""
    copy = deepcopy(data)
    *way, last = choice.choice(places)
    node = copy
    for key in way:
        node = node[key]
    if choice.random() < 0.3:
        del node[last]
    else:
        node[last] = deepcopy(choice.choice(ODDITIES))
    return copy


def test_flags_that_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Combining --check and --watch is rejected by name."""
    with pytest.raises(SystemExit) as ended:
        parse_options(["--check", "--watch"])
    assert ended.value.code == 2 and "--check and --watch cannot be used together" in capsys.readouterr().err


def test_an_internal_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends with 3, a traceback, and the sentence that the input is not to blame."""

    def fail(*_arguments: object) -> int:
        raise KeyError("surprise")

    monkeypatch.setattr(regenerate, "regenerate", fail)
    assert regenerate.run_once(parse_options([]), Progress(quiet=True)) == 3
    printed = capsys.readouterr().err
    assert "KeyError: 'surprise'" in printed
    assert printed.endswith("Internal error, not caused by your input. Please report the traceback above.\n")


def test_what_only_building_the_model_finds(tiny: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported with its location, like everything that checks find."""

    def refuse(*_arguments: object) -> Api:
        raise ModelError("/info/title", "odd")

    document = read_spec(tiny("openapi: 3.1.0\ninfo:\n  title: Shop\n  version: '1'\npaths: {}\n"))
    monkeypatch.setattr(pipeline, "build_model", refuse)
    with pytest.raises(BadInput) as caught:
        pipeline._model(document, CONFIG)
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (3, "odd")

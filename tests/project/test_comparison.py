"""The README's comparison matches the clients: three of the four are observed again here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.benchmarks.comparison import BEHAVIOURS, PEERS, cells, compare
from scripts.benchmarks.documents import plain_spec
from scripts.benchmarks.environments import IMPORTS, Environment
from scripts.benchmarks.tables import PLACES
from scripts.write_figures import COMPARISON, ROOT

SPEC = ROOT / "openapi.yaml"
SEEN = {
    "GET": dict.fromkeys(BEHAVIOURS, "returns `None`"),
    "requests": {f"{method} {name}": len(method) for method in ("GET", "POST") for name in BEHAVIOURS},
    "result": "dict",
    "is_typed": False,
    "keeps_unknown": False,
    "shows_key": True,
    "is_async": False,
    "names": ["get_thing", "wait_for_it"],
}


@pytest.fixture(scope="module")
def stock_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the client that stock openapi-python-client generates."""
    folder = tmp_path_factory.mktemp("stock")
    (folder / "spec.json").write_text(json.dumps(plain_spec(SPEC)), encoding="utf-8")
    paths = ["--path", f"{folder}/spec.json", "--output-path", f"{folder}/stock_client"]
    command = [str(Path(sys.executable).with_name("openapi-python-client")), "generate", "--meta", "none", *paths]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("program", ["lnpay-client", "lnpay-py", "openapi-python-client"])
def test_each_cell_is_what_a_run_observes(program: str, stock_client: Path) -> None:
    """The committed cells of a client match its behaviour today; `python -m scripts.compare` rewrites them."""
    environment = Environment(program, Path(sys.executable), path=stock_client)
    committed = json.loads(COMPARISON.read_text(encoding="utf-8"))["comparison"]
    assert compare([environment], SPEC) == {program: committed[program]}


def test_all_clients_are_compared() -> None:
    """The committed comparison omits no client."""
    committed = json.loads(COMPARISON.read_text(encoding="utf-8"))
    assert tuple(committed["comparison"]) == PEERS and committed["not_compared"] == []
    assert set(PEERS) <= set(IMPORTS)


def test_cells_follow_from_what_is_observed() -> None:
    """Counts of requests, outcomes and names become cells."""
    found = cells(SEEN, ["get_thing", "put_thing"])
    assert found["requests sent on 429"] == "3 / 4" and found["`repr` of the client"] == "shows the key"
    assert (found["waits for a payment"], found["verifies webhooks"]) == ("yes", "no")


@pytest.mark.parametrize(
    ("operations", "cell"),
    [
        (["get_thing", "wait_for_it"], "all"),
        (["get_thing", "wait_for_it", "put_thing"], "all but 1"),
        (["get_thing", "put_thing"], "1"),
        (["put_thing"], "hand-written"),
    ],
)
def test_operations_are_counted_so_that_one_more_changes_nothing(operations: list[str], cell: str) -> None:
    """A client that gains an operation together with the document keeps its cell."""
    assert cells(SEEN, operations)["operations of `openapi.yaml`"] == cell


def test_a_client_that_could_not_be_observed_is_named() -> None:
    """The reason why a client has no column is below the table."""
    result = {
        "comparison": {"ours": {"async client": "yes"}, "theirs": {"async client": "no"}},
        "compared_versions": {"theirs": "1.2"},
        "not_compared": ["other: needs Java"],
    }
    assert PLACES["comparison"](result).splitlines() == [
        "|  | ours | theirs 1.2 |",
        "| --- | --- | --- |",
        "| async client | yes | no |",
        "",
        "Not observed: other: needs Java.",
    ]

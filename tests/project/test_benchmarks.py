"""The benchmarks compare fairly, and their server and workers do what the figures claim."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import httpx
import pytest

from scripts.benchmarks import github, regenerate
from scripts.benchmarks.answering import LNTX
from scripts.benchmarks.calls import first_call
from scripts.benchmarks.documents import TWO_OPERATIONS, cut, operation_ids, plain_spec
from scripts.benchmarks.environments import HERE, NotMeasuredError, answering_server
from scripts.benchmarks.rows import OURS, Aim, Row, as_json, show, verdicts
from scripts.benchmarks.worker import BODY, KEY, PATH
from tests.npm import ROOT
from tests.servers import CannedResponse, RecordingServer


def test_aims_are_judged_by_ratio_or_figure() -> None:
    """A target with a peer applies to the ratio, one without to the figure; without its peer, it is not judged."""
    rows = [
        Row.of("call", "ms", OURS, [2.0], Aim(1.05, "httpx"), Aim(0.9, "httpx", at_least=True), Aim(1, "absent")),
        Row.of("call", "ms", "httpx", [1.0]),
        Row.of("import", "ms", OURS, [8.0], Aim(10)),
    ]
    assert [(each.figure, each.met) for each in verdicts(rows)] == [(2.0, False), (2.0, True), (8.0, True)]
    assert [aim["aim"] for aim in as_json(rows)["aims"]] == ["≤ 1.05 of httpx", "≥ 0.9 of httpx", "≤ 10"]  # type: ignore[attr-defined]  # plain data


def test_spread_is_the_interquartile_range() -> None:
    """A row summarises its samples as median and spread."""
    row = Row.of("call", "ms", OURS, [1.0, 2.0, 3.0, 4.0, 5.0])
    assert (row.median, row.spread) == (3.0, 1.0)


def test_tables_name_programs_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """The name of the extra is not read as markup."""
    show([Row.of("call", "ms", f"{OURS}[aiohttp]", [1.0])])
    assert f"{OURS}[aiohttp]" in capsys.readouterr().out


def test_server_answers_each_request_once() -> None:
    """The server that responds at once separates requests on one connection, whatever their bodies."""
    with answering_server() as url, httpx.Client(base_url=url, auth=(KEY, ""), trust_env=False, timeout=None) as http:
        for _ in range(3):
            created = http.post(PATH, json=BODY)
            assert (created.status_code, created.json()["num_satoshis"]) == (201, 20)
            assert http.get("/v1/lntx/x").status_code == 200


@pytest.mark.parametrize("program", [OURS, "httpx", "aiohttp"])
def test_workers_carry_out_orders(program: str) -> None:
    """A worker replies to each request with the seconds that a call takes."""
    orders = [["sync", 2]] if program != "aiohttp" else []
    orders += [["async", 4, 2]]
    with answering_server() as url:
        done = subprocess.run(
            [sys.executable, str(HERE / "worker.py"), program, url],
            input="".join(json.dumps(order) + "\n" for order in orders),
            env={**os.environ, "NO_PROXY": "127.0.0.1"},
            capture_output=True,
            text=True,
            check=True,
        )
    ready, *figures = done.stdout.splitlines()
    assert ready == "ready" and len(figures) == len(orders) and all(float(figure) > 0 for figure in figures)


@pytest.mark.parametrize("program", [OURS, f"{OURS}[aiohttp]", "aiohttp"])
def test_a_first_call_is_a_whole_program(program: str) -> None:
    """What the cold start measures is a program that creates one invoice."""
    with RecordingServer(lambda _request: CannedResponse(LNTX, status=201)) as server:
        environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
        subprocess.run([sys.executable, "-c", first_call(program, server.url)], env=environment, check=True)
        assert [(request.method, request.target) for request in server.requests] == [("POST", PATH)]


def test_the_stock_generator_gets_json_bodies_alone() -> None:
    """Only what the stock generator cannot handle is removed."""
    document = plain_spec(ROOT / "openapi.yaml")
    bodies = [
        list(operation["requestBody"]["content"])
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "requestBody" in operation
    ]
    assert bodies and all(body == ["application/json"] for body in bodies)


def test_a_cut_has_all_that_its_operations_refer_to() -> None:
    """A subset has only the named operations, and regenerates strictly on its own."""
    document = cut(plain_spec(ROOT / "openapi.yaml"), TWO_OPERATIONS)
    methods = [
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
        if "operationId" in operation
    ]
    assert sorted(methods) == sorted(TWO_OPERATIONS)
    assert set(document["components"]["schemas"]) >= {"InvoiceRequest", "LnTx"}
    text = json.dumps(document)
    references = re.findall(r'"#/components/(\w+)/([^"/]+)"', text)
    assert references and all(name in document["components"][kind] for kind, name in references)


def test_a_cut_by_tags_has_their_operations() -> None:
    """An operation belongs to its first tag; a subset of a tag omits the others."""
    document = plain_spec(ROOT / "openapi.yaml")
    lntx = operation_ids(document, ["lntx"])
    assert lntx and set(lntx) < set(operation_ids(document))
    assert operation_ids(cut(document, lntx)) == lntx


def test_only_the_pinned_archive_is_unpacked(tmp_path: Path) -> None:
    """The document is read only from the archive with the pinned hash."""
    archive, kept = tmp_path / "package.tgz", tmp_path / "kept.json"
    content = b'{"openapi": "3.0.3"}'
    with tarfile.open(archive, "w:gz") as members:
        member = tarfile.TarInfo(github.MEMBER)
        member.size = len(content)
        members.addfile(member, io.BytesIO(content))
    with pytest.raises(NotMeasuredError, match="not the archive that is pinned"):
        github.unpack(archive, kept)
    assert not kept.exists()
    github.unpack(archive, kept, hashlib.sha512(archive.read_bytes()).hexdigest())
    assert kept.read_bytes() == content


def test_large_documents_that_cannot_be_had_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without npm, third-party documents are reported as not measured, and ours are still measured."""
    measured: list[str] = []
    monkeypatch.setattr(github, "CACHE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    def measure_one(document: Path, _missing: list[str]) -> list[Row]:
        measured.append(document.stem)
        return []

    monkeypatch.setattr(regenerate, "measure_one", measure_one)
    missing: list[str] = []
    assert regenerate.measure([], missing) == []
    assert missing == ["regenerating 250 and 1,200 operations of GitHub: needs npm: apt-get install npm"]
    assert measured == ["part of openapi", "openapi"]

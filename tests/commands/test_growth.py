"""The work grows with the spec and no faster; how long it takes is measured by `make bench`."""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path

from openapi_python_client.config import ConfigFile

from scripts.benchmarks.documents import make_spec
from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.pages.make import make_pages


def calls_for(operations: int, folder: Path) -> int:
    """Return how many functions are called to generate client and pages for so many operations."""
    data = make_spec(operations)
    config = GeneratorConfig(ConfigFile(post_hooks=[]))
    profile = cProfile.Profile()
    with profile:
        api = build_model(data, config)
        make_client(api, config, folder / "client")
        (folder / "pages").mkdir(parents=True)
        make_pages(api, data, json.dumps(data), folder / "pages")
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # the stubs leave it out
    return calls


def test_the_work_grows_linearly(tmp_path: Path) -> None:
    """Four times the operations take about four times the steps: nothing looks at all of the spec for each part."""
    calls_for(1, tmp_path / "warm")  # templates are compiled once
    small, large = calls_for(20, tmp_path / "small"), calls_for(80, tmp_path / "large")
    assert large <= 4.4 * small

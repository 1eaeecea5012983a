"""One client under observation, in its own environment: `python observer.py PROGRAM URL BEHAVIOUR ...`.

Each behaviour is the first part of a path on the server at URL, which then behaves so. Prints as JSON what comes out of
a POST and of a GET for each, and what the client's code says about itself.
"""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import worker  # type: ignore[import-not-found]  # it is next to this file, which is run by its name

PACKAGES = {
    "lnpay-client": "lnpay_client",
    "lnpay-py": "lnpay_py",
    "openapi-python-client": "stock_client",
    "openapi-generator": "openapi_client",
}


def outcome(package: str, call: Callable[[], Any]) -> str:
    """Return what a call returns or raises; a class of another package with that package's name."""
    try:
        verb, kind = "returns", type(call())
    except Exception as error:  # noqa: BLE001  to see which is raised
        verb, kind = "raises", type(error)
    top = kind.__module__.partition(".")[0]
    name = kind.__name__ if top in (package, "builtins") else f"{top}.{kind.__name__}"
    return f"{verb} `{name.replace('NoneType', 'None')}`"


def names(package: str) -> list[str]:
    """Return the names of all modules and functions of a package."""
    spec = importlib.util.find_spec(package)
    paths = [path for folder in (spec and spec.submodule_search_locations) or [] for path in Path(folder).rglob("*.py")]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    functions = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    return sorted(functions | {path.stem for path in paths})


def observe(program: str, url: str, behaviours: list[str]) -> dict[str, Any]:
    """Return everything that one client shows of itself."""
    package = PACKAGES[program]
    create, retrieve = worker.SYNC[program], worker.RETRIEVE[program]
    good = create(f"{url}/good")
    result = good()
    plain = result if isinstance(result, dict) else result.to_dict()
    return {
        "POST": {each: outcome(package, create(f"{url}/{each}")) for each in behaviours},
        "GET": {each: outcome(package, retrieve(f"{url}/{each}")) for each in behaviours},
        "result": type(result).__name__,
        "is_typed": any("num_satoshis" in vars(kind).get("__annotations__", {}) for kind in type(result).__mro__),
        "keeps_unknown": "unknown_field" in plain,
        "shows_key": any(worker.KEY in repr(cell.cell_contents) for cell in good.__closure__ or ()),
        "is_async": program in worker.ASYNC and bool(asyncio.run(worker.call_once_async(program, f"{url}/good"))),
        "names": names(package),
    }


if __name__ == "__main__":
    with redirect_stdout(io.StringIO()):  # lnpay-py prints
        observed = observe(sys.argv[1], sys.argv[2], sys.argv[3:])
    print(json.dumps(observed))

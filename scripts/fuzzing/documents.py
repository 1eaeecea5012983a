"""Documents with mistakes in random places: regeneration accepts or rejects them, but never crashes.

What it accepts becomes modules that Python can parse, without code from the document's texts, and is up to date
afterwards. What it rejects leaves nothing behind.
"""

from __future__ import annotations

import ast
import copy
import json
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from scripts import regenerate
from scripts.fuzzing import values
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.spec import BadInput, check_spec, read_spec
from scripts.spec.pointers import ModelError

GENERATED = 0.2
"""Share of the rounds that generate output, which takes ten times as long as to read a document."""
KEPT_PATHS = 3
"""Paths of the spec that a round keeps: enough to be interesting, few enough to be quick."""
CONFIG = load_config(Path("generator-config.yaml"))
SPECS = ("openapi.yaml", *sorted(map(str, Path("tests/commands/specs").glob("*.yaml"))))
CODE = "canary"
"""A function that is called if a text of the document becomes code."""
TEXTS = (
    *(f'"""\n{CODE}()\n"""', f'"+{CODE}()+"', f"'+{CODE}()+'", f"\\\n{CODE}()", f"{{{CODE}()}}", f"{{{{ {CODE}() }}}}"),
    *(f"*/{CODE}()", f"\r{CODE}()", f"\u2028{CODE}()", "\\", '"', "\\N{DIGIT ONE}", "{% raise %}", "${x}", "None"),
)
SCHEMAS: tuple[dict[str, Any], ...] = (
    {"type": ["string", "null"]}, {"nullable": True}, {"type": "object", "additionalProperties": {"type": "integer"}},
    {"enum": ["a", 1, None]}, {"const": 5}, {"default": []}, {"pattern": "(a+)+$"}, {"format": "date-time"},
    {"format": "binary", "type": "string"}, {"minimum": 5, "maximum": 3}, {"readOnly": True}, {"deprecated": True},
    {"type": "array"}, {"prefixItems": [{"type": "string"}]}, {"discriminator": {"propertyName": "x"}},
    {"not": {}}, {"required": ["x", "x"]}, {"properties": {"class": {}, "_x": {}, "1": {}, "self": {}}},
    {"style": "deepObject", "explode": True}, {"content": {"multipart/form-data": {"schema": {"type": "object"}}}},
    {"$anchor": "x"}, {"$ref": "#x"}, {"examples": {"one": {"$ref": "#/nowhere"}}}, {"operationId": "class"},
    {"x-pagination": {"page": "page"}}, {"x-waiters": {"it": {}}}, {"x-partial-response": True},
)  # fmt: skip
"""Parts that mean something in a schema, a parameter, a response or an operation."""


@contextmanager
def attempts() -> Iterator[Callable[[Random], str | None]]:
    """Yield an attempt: it returns what went wrong, or None."""
    read = YAML(typ="safe").load
    specs = [read(Path(name).read_text(encoding="utf-8")) for name in SPECS]
    with tempfile.TemporaryDirectory() as folder:
        yield lambda rng: _attempt(rng.choice(specs), Path(folder), rng)


def _attempt(spec: dict[str, Any], folder: Path, rng: Random) -> str | None:
    document = copy.deepcopy(spec)
    paths = list(document.get("paths") or ())
    for path in rng.sample(paths, max(0, len(paths) - KEPT_PATHS)):
        del document["paths"][path]
    is_generated = rng.random() < GENERATED
    changes = rng.choices((values.mutate, _insert, _refer, _rewrite), k=rng.randrange(1, 6))
    for change in [_rewrite, *changes[:2]] if is_generated else changes:  # few: a rejected document generates nothing
        change(document, rng)
    file = folder / "openapi.json"
    file.write_text(json.dumps(document, default=str, allow_nan=True), encoding="utf-8", errors="surrogatepass")
    return _generated(file, rng) if is_generated else _read(file)


def _read(file: Path) -> str | None:
    """Read, check and model a document, as far as it is accepted."""
    try:
        document = read_spec(file)
        check_spec(document)
        build_model(document.data, CONFIG)
    except (BadInput, ModelError):
        return None
    except Exception:  # noqa: BLE001 - what must not happen is what is looked for
        return f"{traceback.format_exc()}\nof {_beginning(file)}"
    return None


def _generated(file: Path, rng: Random) -> str | None:
    """Generate a client and pages, and look at what is written."""
    with tempfile.TemporaryDirectory() as target:
        code, output = _run("--spec", str(file), "--output", target, "--quiet")
        if code == regenerate.REFUSED and not (left := [*Path(target).rglob("*")]):
            return None
        if code == regenerate.REFUSED:
            return f"rejected, but wrote {left}:\n{output}"
        if code != regenerate.CURRENT:
            return f"exit code {code}:\n{output}"
        complaint = next(filter(None, map(_code, sorted(Path(target).rglob("*.py")))), None)
        if not complaint and rng.random() < 0.2:  # it takes as long as all else
            code, again = _run("--spec", str(file), "--output", target, "--check", "--force")
            complaint = f"the output is not up to date: {again}" if code else None
        return f"{complaint}\nof {_beginning(file)}" if complaint else None


def _beginning(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")[:3000]


def _run(*arguments: str) -> tuple[int, str]:
    output = StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        code = regenerate.main(arguments)
    return code, output.getvalue()


def _code(module: Path) -> str | None:
    """Return what is wrong with a module: it cannot be parsed, or calls what only a text mentions."""
    text = module.read_text(encoding="utf-8")
    try:
        nodes = ast.walk(ast.parse(text))
    except SyntaxError as error:
        return f"{module} cannot be parsed: {error}"
    calls = (node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return f"{module} calls {CODE}" if CODE in calls else None


def _insert(document: dict[str, Any], rng: Random) -> None:
    """Add a part that means something to a random mapping."""
    _mapping(document, rng).update(copy.deepcopy(rng.choice(SCHEMAS)))


def _refer(document: dict[str, Any], rng: Random) -> None:
    """Refer to a random place, alone or as a part."""
    pointer = "#/" + "/".join(rng.choice(list(_pointers(document))))
    reference = {"$ref": pointer}
    keyword = rng.choice(("$ref", "allOf", "anyOf", "oneOf", "items", "additionalProperties", "schema"))
    listed = [reference, {"type": "object"}] if keyword.endswith("Of") else reference
    _mapping(document, rng)[keyword] = pointer if keyword == "$ref" else listed


def _rewrite(document: dict[str, Any], rng: Random) -> None:
    """Replace texts or names by what would be code if it were not escaped: all of one kind, or one."""
    kind = rng.choice(("description", "summary", "title", "default", "example", "pattern", ""))
    texts = [(node, key) for node, key in values.places(document) if isinstance(node[key], str)]
    for node, key in texts if kind else rng.sample(texts, min(1, len(texts))):
        if key == kind or not kind:
            node[key] = rng.choice(TEXTS)
    mapping = _mapping(document, rng)
    if mapping and not kind:
        mapping[rng.choice(TEXTS)] = mapping.pop(rng.choice(list(mapping)))


def _mapping(document: dict[str, Any], rng: Random) -> dict[str, Any]:
    found = [node[key] for node, key in values.places(document) if isinstance(node[key], dict)]
    return rng.choice([document, *found])


def _pointers(node: Any, parents: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        here = (*parents, str(key).replace("~", "~0").replace("/", "~1"))
        yield here
        yield from _pointers(value, here)

"""Inspects the output of one document: does every operation exist, every module import and every sample parse?

Runs in its own process, because it imports all modules.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scripts.samples import LANGUAGES
from scripts.spec.openapi import METHODS
from scripts.spec.pointers import follow

COMPLAINTS = ("lost", "broken_modules", "broken_samples", "type_errors", "site_errors")
_LABELS = "|".join(re.escape(language.label) for language in LANGUAGES)
_FENCE = re.compile(rf'^( *)(`{{3,}})(\w+) title="(?:{_LABELS})"\n(.*?)^\1\2$', re.M | re.S)
_PARSE_JAVASCRIPT = """
const vm = require("node:vm");
for (const code of JSON.parse(require("node:fs").readFileSync(0, "utf8")))
  try { new vm.Script(`(async () => {${code.replace(/^import .*$/gm, "")}\\n})`) }
  catch (error) { console.log(String(error)) }
"""
_ROOT = Path(__file__).parents[2]
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Found:
    """The contents of the output of one document, and its problems."""

    operations: int = 0
    modules: int = 0
    samples: int = 0
    lost: list[str] = field(default_factory=list)
    broken_modules: list[str] = field(default_factory=list)
    broken_samples: list[str] = field(default_factory=list)
    type_errors: list[str] | None = None
    """None: not looked for."""
    site_errors: list[str] | None = None
    error: str = ""

    @property
    def is_good(self) -> bool:
        return not self.error and not any(getattr(self, name) for name in COMPLAINTS)

    def cells(self) -> Iterator[str]:
        """Yield operations, modules, samples, types and site as a table shows them."""
        for count, wrong in (
            (self.operations, self.lost), (self.modules, self.broken_modules), (self.samples, self.broken_samples),
        ):  # fmt: skip
            yield f"{count}, {len(wrong)} wrong" if wrong else str(count)
        for errors in (self.type_errors, self.site_errors):
            yield "" if errors is None else f"{len(errors)} wrong" if errors else "clean"


def look(output: Path, *, types: bool = False, site: bool = False) -> Found:
    """Inspect an output directory."""
    client, reference = output / "generated_client", output / "docs" / "reference"
    package = next(path.parent.name for path in client.glob("*/__init__.py"))
    data = json.loads((client / ".regenerate" / "spec.json").read_text(encoding="utf-8"))
    wanted = [
        f"{method} {path}"
        for path, item in (data.get("paths") or {}).items()
        for method in follow(data, item, f"/paths/{path}")[0]
        if method in METHODS
    ]
    pages = sorted((reference / "operations").glob("*.md"))
    modules, broken = import_all(client, package)
    samples = [sample for page in [*pages, *(reference / "webhooks").glob("*.md")] for sample in samples_in(page)]
    return Found(
        operations=len(wanted),
        modules=modules,
        samples=len(samples),
        lost=[f"{len(wanted)} operations and {len(pages)} pages"] if len(wanted) != len(pages) else [],
        broken_modules=broken,
        broken_samples=list(faults_of_samples(samples)),
        type_errors=check_types(client, package) if types else None,
        site_errors=build_site(output) if site else None,
    )


def import_all(client: Path, package: str) -> tuple[int, list[str]]:
    """Import each module and look up each name that it exports; return how many there are, and what failed."""
    sys.path.insert(0, str(client))
    count, broken = 0, []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for found in pkgutil.walk_packages([str(client / package)], f"{package}."):
            if found.name.endswith("aiohttp_client"):
                continue  # an extra
            count += 1
            try:
                module = importlib.import_module(found.name)
                for name in getattr(module, "__all__", ()):
                    getattr(module, name)
            except Exception as error:  # noqa: BLE001 - whatever it is, it goes into the table
                broken.append(f"{found.name}: {type(error).__name__}: {error}")
    return count, broken


def samples_in(page: Path) -> Iterator[tuple[str, str, str]]:
    """Yield page, language and code of each sample."""
    for indent, _, language, code in _FENCE.findall(page.read_text(encoding="utf-8")):
        yield page.name, language, textwrap.dedent(code) if indent else code


def faults_of_samples(samples: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the syntax errors of samples in their languages."""
    scripts = []
    for page, language, code in samples:
        if language == "python":
            try:
                compile(code, page, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            except (SyntaxError, ValueError) as error:
                yield f"{page}: python: {error}"
        elif language == "bash":
            done = subprocess.run(["bash", "-n"], input=code, text=True, capture_output=True, check=False)
            if done.returncode:
                yield f"{page}: bash: {done.stderr.strip()}"
        elif language == "js":
            scripts.append(code)
    if scripts and (node := shutil.which("node")):
        command = [node, "-e", _PARSE_JAVASCRIPT]
        done = subprocess.run(command, input=json.dumps(scripts), text=True, capture_output=True, check=False)
        yield from (f"javascript: {line}" for line in (done.stdout + done.stderr).splitlines())


def check_types(client: Path, package: str) -> list[str]:
    """Return the errors of mypy --strict."""
    command = [str(_BIN / "mypy"), "--strict", "--config-file=", "--cache-dir=/dev/null", "-p", package]
    done = subprocess.run(command, cwd=client, capture_output=True, text=True, check=False)
    return [line for line in (done.stdout + done.stderr).splitlines() if ": error:" in line] or (
        [done.stderr[-300:]] if done.returncode else []
    )


def settings_without_guides() -> str:
    """Return the settings of our site without llms.txt, which names each guide and takes half of a build's time."""
    text = (_ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return re.sub(r"^INHERIT: .*\n|^  llmstxt:\n(?:    .*\n)+", "", text, flags=re.MULTILINE)


def build_site(output: Path) -> list[str]:
    """Build the reference strictly with the project's own settings; return the warnings and errors."""
    for folder in ("overrides", "assets", "stylesheets", "javascripts"):
        shutil.copytree(_ROOT / "docs" / folder, output / "docs" / folder)
    (output / "docs" / "index.md").write_text("# Home\n\n[Reference](reference/index.md)\n", encoding="utf-8")
    (output / "mkdocs.yml").write_text(settings_without_guides(), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [str(_BIN / "mkdocs"), "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=output, env=environment, capture_output=True, text=True, check=False)
    return [line for line in done.stderr.splitlines() if line.strip()] if done.returncode else []


if __name__ == "__main__":
    checks = {name.removeprefix("--"): True for name in sys.argv[2:]}
    print(json.dumps(asdict(look(Path(sys.argv[1]), **checks))))

"""Any valid spec works: each file in `specs/` has one feature of OpenAPI, which its name describes.

The whole command runs on each; then all clients are imported and type-checked, and all pages are built strictly.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import regenerate
from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.samples.values import value_for
from scripts.spec.check_values import Values
from scripts.spec.document import read_spec
from scripts.spec.walk import walk
from scripts.trials.output import settings_without_guides
from tests.commands.repository import ROOT

SPECS = sorted((Path(__file__).parent / "specs").iterdir())
BIN = Path(sys.executable).parent

# What takes most of a build's time and can fail on no page.
WITHOUT_LOOKS = (
    (r"^theme:\n(?:  .*\n)+", "theme: {name: null, custom_dir: docs/overrides}\n"),
    (r"separate_signature: true|signature_crossrefs: true|show_signature_annotations: true", ""),
    (r"^( +)show_source: false$", r"\g<0>\n\1show_signature: false"),
    (r"^  (search|minify):\n(?:    .*\n)+", ""),
)

OF_THE_RUNTIME = ("clients", "errors", "types")
"""Python pages that are the same for all specs but for names: built once, and empty for the others."""

pytestmark = pytest.mark.xdist_group("any spec")  # one process generates the corpus, once

IMPORT_ALL = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        module = importlib.import_module(found.name)
        for exported in getattr(module, "__all__", ()):
            getattr(module, exported)
"""


@pytest.fixture(scope="session")
def plain_config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration that leaves all names to the spec."""
    path = tmp_path_factory.mktemp("config") / "generator-config.yaml"
    path.write_text("docstrings_on_attributes: true\n")
    return path


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, plain_config: Path) -> Path:
    """One output directory per spec, and all clients together in `clients`."""
    top = tmp_path_factory.mktemp("corpus")
    (top / "clients").mkdir()
    for spec in SPECS:
        code = regenerate.main(
            ["--spec", str(spec), "--config", str(plain_config), "--output", str(top / spec.stem), "--quiet"]
        )
        assert code == 0, f"{spec.name}: exit code {code}, see above"
        for package in (top / spec.stem / "generated_client").iterdir():
            if (package / "__init__.py").is_file():
                package.rename(top / "clients" / package.name)
    return top


def packages_in(corpus: Path) -> list[str]:
    return sorted(path.name for path in (corpus / "clients").iterdir() if (path / "__init__.py").is_file())


def model_of(spec: Path, config: Path) -> Api:
    return build_model(read_spec(spec).data, load_config(config))


def test_each_spec_has_a_client_of_its_own(corpus: Path) -> None:
    """Names come from the spec: as many packages as specs."""
    assert len(packages_in(corpus)) == len(SPECS)


def test_all_clients_import(corpus: Path) -> None:
    """Every module of every client imports, and every exported name is there, without a warning."""
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL, *packages_in(corpus)]
    done = subprocess.run(command, cwd=corpus / "clients", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_all_clients_type_check(corpus: Path) -> None:
    """All clients pass strict type checking."""
    one_runtime = corpus / "one-runtime"  # it is the same in all of them, and is checked with our own client
    shutil.copytree(corpus / "clients", one_runtime, ignore=shutil.ignore_patterns("_runtime"))
    for package in one_runtime.iterdir():
        runtime = corpus / "clients" / package.name / "_runtime" / "errors.py"
        root = re.findall(r"^class (\w+)\(Exception\)", runtime.read_text(encoding="utf-8"), re.MULTILINE)[0]
        for path in package.rglob("*.py"):  # the root of the errors is the one name that differs
            text = re.sub(r"from \.+_runtime", "from lnpay_client._runtime", path.read_text(encoding="utf-8"))
            path.write_text(re.sub(rf"\b{root}\b", "LNPayError", text), encoding="utf-8")
    command = [str(BIN / "mypy"), "--strict", "--config-file=", "--cache-dir=/dev/null", "."]
    done = subprocess.run(command, cwd=one_runtime, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_all_clients_pass_pyright(corpus: Path) -> None:
    """All clients also pass the other type checker's strict mode."""
    settings: dict[str, object] = {"typeCheckingMode": "strict"}
    settings |= {"venvPath": str(BIN.parents[1]), "venv": BIN.parent.name}
    settings["exclude"] = ["**/_runtime"]  # the same in all of them, and held to it with our own client
    (corpus / "clients" / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [str(BIN / "pyright"), "."]
    done = subprocess.run(command, cwd=corpus / "clients", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_nothing_in_the_spec_is_omitted(corpus: Path, plain_config: Path, spec: Path) -> None:
    """Each operation has a module, a method and a page; each class a module."""
    api = model_of(spec, plain_config)
    package = corpus / "clients" / api.package_name
    modules = {path.relative_to(package / "api").as_posix() for path in (package / "api").rglob("*.py")}
    pages = corpus / spec.stem / "docs" / "reference"
    assert {f"{tag.attribute}/{each.module}.py" for tag in api.tags for each in tag.operations} <= modules
    for tag in api.tags:
        methods = (package / "resources" / f"{tag.attribute}.py").read_text(encoding="utf-8")
        assert all(f"def {operation.sdk_method}(" in methods for operation in tag.operations)
    assert len(list((pages / "operations").glob("*.md"))) == len(list(api.operations))
    defined = "\n".join(path.read_text(encoding="utf-8") for path in (package / "models").glob("*.py"))
    assert {name for name in api.types if not re.search(rf"^class {name}\b", defined, re.MULTILINE)} == set()


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_values_that_are_made_up_fit_their_schemas(plain_config: Path, spec: Path) -> None:
    """Without examples in the spec, samples use values that the spec allows."""
    document = read_spec(spec)
    api = model_of(spec, plain_config)
    read_only = {each.name for schema in api.types.values() for each in schema.properties if each.schema.read_only}
    values = Values(document, list(walk(document.data)))
    for operation in api.operations:
        schemas = [parameter.schema for parameter in operation.parameters if not parameter.examples]
        if operation.body:
            schemas += [
                content.schema for content in operation.body.contents if content.schema and not content.examples
            ]
        for schema in schemas:
            if schema.pointer and schema.format != "binary":
                value = json.loads(json.dumps(value_for(api, schema, sending=True), default=str))
                misfits = [problem.message for problem in values.judge(schema.pointer, value, schema.pointer, "value")]
                # What is only read is not sent, whatever `required` says; JSON Schema knows nothing of that.
                misfits = [text for text in misfits if not any(f'"{name}" is a required' in text for name in read_only)]
                assert misfits == [], f"{operation.id}: {value}"


def test_all_pages_build_strictly(corpus: Path) -> None:
    """The pages of every spec build without a warning, with our site's settings except its looks."""
    site = corpus / "site-source"
    docs = site / "docs"
    docs.mkdir(parents=True)
    for name in ("overrides", "assets", "stylesheets", "javascripts"):
        shutil.copytree(ROOT / "docs" / name, docs / name)
    (docs / "overrides" / "main.html").write_text("{{ page.content }}")
    for spec in SPECS:
        shutil.copytree(corpus / spec.stem / "docs" / "reference", docs / spec.stem)
        for name in OF_THE_RUNTIME if spec != SPECS[0] else ():
            page = docs / spec.stem / "python" / f"{name}.md"
            page.write_text(re.sub(r"^::: (\S+)\n(?:    .*\n)*", r"## \1 { #\1 }\n", page.read_text(), flags=re.M))
    links = "\n".join(f"- [{spec.stem}]({spec.stem}/index.md)" for spec in SPECS)
    (docs / "index.md").write_text(f"# All\n\n{links}\n")
    settings = settings_without_guides().replace("paths: [generated_client]", f"paths: [{corpus / 'clients'}]")
    for looks, without in WITHOUT_LOOKS:
        settings = re.sub(looks, without, settings, flags=re.MULTILINE)
    (site / "mkdocs.yml").write_text(settings)
    command = [str(BIN / "mkdocs"), "build", "--strict", "--quiet"]
    silent = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=site, env=silent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-6000:]

"""Every block of code in the guides is run, or checked against the files that it refers to."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from lnpay_client import errors

from scripts.model.build import build_model
from scripts.model.naming import load_config
from tests.guides.guide_blocks import GUIDES, ROOT, Block, read_blocks
from tests.guides.guide_reader import Reader
from tests.openapi import document
from tests.programs import shell
from tests.servers import reserved_port
from tests.wheels import installed_sandbox

PAGES = sorted(GUIDES.glob("*.md"))
EXPECTED = [
    "authentication",
    "benchmarks",
    "errors",
    "faq",
    "from-lnpay-py",
    "get-started",
    "glossary",
    "invoices",
    "maintainers",
    "other-languages",
    "payouts",
    "self-hosted",
    "testing",
    "web-shop",
    "webhooks",
]
SETTING_UP = (
    "pip install ",
    "lnpay-sandbox",
    "make ",
    "python -m scripts.",
    "cd ",
    "git clone ",
    ". .venv/bin/activate",
)


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, without the environment."""


Settings.add_constructor("!ENV", lambda _loader, _node: None)


def test_all_guides_are_there() -> None:
    """Each guide exists, and no other page is among them."""
    assert [page.stem for page in PAGES] == EXPECTED


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_runs(page: Path, reader: Reader) -> None:
    """All blocks of a guide do what the guide says, in order, in one folder."""
    for block in read_blocks(page):
        if block.title and block.title.endswith((".py", ".js", ".mjs", ".html", ".toml", ".yaml")):
            file = reader.folder / block.title
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.code, encoding="utf-8")
        if "shown" in block.marks:
            continue
        if "file" in block.marks:
            assert block.title, f"{block.where}: a file needs a title"
        elif "prints" in block.marks:
            _assert_printed(block, reader.last_output)
        else:
            _run(block, reader)


def _run(block: Block, reader: Reader) -> None:
    match block.language:
        case "python":
            reader.run_python(block)
        case "bash" if all(line.startswith(SETTING_UP) for line in _commands(block)):
            for line in _commands(block):
                _check_setting_up(line, block)
        case "bash":
            reader.run_shell(block)
        case "javascript":
            reader.run_node(block)
        case "json":
            json.loads(block.code)
        case "yaml":
            yaml.safe_load(block.code)
        case "toml":
            tomllib.loads(block.code)
        case "nginx" | "text":
            pass
        case other:
            pytest.fail(f"{block.where}: no one runs {other!r}")


def _assert_printed(block: Block, output: str) -> None:
    """Compare the printed output with the guide; `…` matches anything within a line."""
    pattern = re.escape(block.code.strip()).replace("…", ".*")
    assert re.search(pattern, output), f"{block.where}: printed was\n{output}"


def _commands(block: Block) -> list[str]:
    return [line for line in block.code.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]


def _check_setting_up(line: str, block: Block) -> None:
    """Check a command that a test should not run: everything that it needs must exist."""
    words = shlex.split(line, comments=True)
    if words[:2] == ["pip", "install"]:
        for package in (re.split("[<>=]", word)[0] for word in words[2:] if not word.startswith("-")):
            assert package in _installable(), f"{block.where}: {package} cannot be installed"
    elif words[0] == "make":
        verbs = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert words[1] in verbs, f"{block.where}: there is no make {words[1]}"
    elif words[0] == "lnpay-sandbox":
        _check_setting_up(line.replace("lnpay-sandbox", "python -m scripts.sandbox"), block)
    elif words[:2] == ["python", "-m"]:
        options = _help(words[2])
        for option in (word for word in words[3:] if word.startswith("--")):
            assert option.partition("=")[0] in options, f"{block.where}: {words[2]} has no {option}"


@cache
def _help(module: str) -> str:
    """Return the --help text of a command of the repository."""
    command = [sys.executable, "-m", module, "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, f"{module}: {shown.stderr}"
    return shown.stdout


def _installable() -> set[str]:
    """Name what the guides may tell a reader to install: our package, its extras, and what our own tests use."""
    project = tomllib.loads((ROOT / "generated_client" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {f"./generated_client[{extra}]" for extra in project.get("optional-dependencies", {})}
    pinned = (ROOT / "requirements" / "dev.in").read_text(encoding="utf-8")
    from_repository = {"./generated_client", "./scripts/sandbox", "git+{{ config.repo_url }}#subdirectory"}
    return {*extras, *from_repository, *re.findall(r"^[a-z][a-z0-9-]*", pinned, flags=re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_is_described(page: Path) -> None:
    """Each page has a description for search engines, of a length that they show."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Settings)
    descriptions = {path: text for each in settings["extra"]["descriptions"] for path, text in each.items()}
    assert 50 <= len(descriptions[f"guides/{page.name}"]) <= 160


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    """Each link to a file of the repository, and each picture, leads to one that exists."""
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    targets += re.findall(r'(?:src|href)="([^"]+)"', re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    for target in targets:
        if not target.startswith(("http://", "https://", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_one_sentence_per_line(page: Path) -> None:
    """Each line of prose has a single sentence."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    prose = [line for line in text.splitlines() if not line.lstrip().startswith(("|", "<", "!["))]
    assert [line for line in prose if re.search(r"[a-z`)\"][.!?] [A-Z]", line)] == []


def test_recipe_for_an_operation_gives_one() -> None:
    """The operation described for maintainers, put into the spec, becomes a method with a model."""
    from openapi_spec_validator import OpenAPIV31SpecValidator  # here, because it takes two seconds to import

    (fragment,) = [
        yaml.safe_load(block.code) for block in read_blocks(GUIDES / "maintainers.md") if block.title == "openapi.yaml"
    ]
    spec = document()
    spec["paths"] |= fragment["paths"]
    spec["components"]["schemas"] |= fragment["components"]["schemas"]
    OpenAPIV31SpecValidator(spec).validate()
    api = build_model(spec, load_config(ROOT / "generator-config.yaml"))
    methods = {f"{operation.tag.attribute}.{operation.sdk_method}" for operation in api.operations}
    assert "wallet.retrieve_limits" in methods
    assert "WalletLimits" in api.types


def test_extensions_are_documented() -> None:
    """Each vendor extension that the spec uses is explained to maintainers."""
    used = set(re.findall(r"^ *(x-[a-z-]+):", (ROOT / "openapi.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE))
    documented = (GUIDES / "maintainers.md").read_text(encoding="utf-8")
    assert [name for name in sorted(used) if f"`{name}" not in documented] == []


def test_waiter_of_the_guide_is_the_one_of_the_spec() -> None:
    """The example of a waiter says what the spec says, but for its longer description."""
    (documented,) = [
        yaml.safe_load(block.code)["x-waiters"]
        for block in read_blocks(GUIDES / "maintainers.md")
        if block.code.startswith("x-waiters:")
    ]
    spec = document()
    real = spec["paths"]["/v1/lntx/{lntx_id}"]["get"]["x-waiters"]
    for waiters in (documented, real):
        del waiters["until_settled"]["description"]
    assert documented == real


def test_ci_recipe_starts_a_sandbox(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The CI step starts a sandbox, here on a free port, and exports its address and keys."""
    (steps,) = [
        yaml.safe_load(block.code)["steps"]
        for block in read_blocks(GUIDES / "testing.md")
        if block.code.startswith("steps:")
    ]
    with reserved_port() as port:
        script = "\n".join(line for line in steps[0]["run"].splitlines() if not line.startswith("pip "))
        start = f"{shlex.quote(sys.executable)} -m lnpay_sandbox --port {port}"
        script = script.replace("/tmp/", "").replace("8111", str(port)).replace("lnpay-sandbox", start)
        script = script.replace("--retry 30", "--retry 600")  # a test waits for longer than CI
        handed_on = tmp_path / "env"
        environment = {
            **os.environ,
            "GITHUB_ENV": str(handed_on),
            "PYTHONPATH": str(installed_sandbox(tmp_path_factory)),
        }
        command = shell(f"trap 'kill $!' EXIT\n{script}")
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    names = [line.partition("=")[0] for line in handed_on.read_text(encoding="utf-8").splitlines()]
    assert names == ["LNPAY_BASE_URL", "LNPAY_API_KEY", "LNPAY_WALLET_KEY"]


def test_every_exception_is_documented() -> None:
    """The guide to errors explains each exception of the client, and no others."""
    guide = (GUIDES / "errors.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^`([A-Z]\w+)`", guide, flags=re.MULTILINE))
    classes = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    groups = {"LNPayError", "WaiterError"}
    assert explained == classes - groups


def test_compared_version_is_the_one_that_ran() -> None:
    """The migration guide names the version of lnpay-py that its code was run with."""
    pinned = re.search(
        r"^lnpay-py==(\S+)", (ROOT / "requirements" / "peers.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert pinned
    assert f"lnpay-py {pinned[1]}" in (GUIDES / "from-lnpay-py.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_tables_have_full_headers_and_cells(page: Path) -> None:
    """No table has an empty header or an empty column."""
    tables = re.findall(r"(?:^\|.*\|\n)+", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for table in tables:
        header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        assert all(header), table
        assert all(any(column) for column in zip(*rows, strict=True)), table


def test_python_in_the_guides_type_checks(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each Python block passes mypy, so it can be pasted into typed code."""
    before = ""
    for page in PAGES:
        for block in read_blocks(page):
            if block.language == "python":
                before = before + block.code if "continues" in block.marks else block.code
                name = f"{page.stem}_{block.line}.py".replace("-", "_")
                (tmp_path / name).write_text(before, encoding="utf-8")
                if "file" in block.marks and "/" not in block.title:
                    (tmp_path / block.title).write_text(before, encoding="utf-8")  # other blocks import it
    # lnpay-py, which some blocks compare with, has no types.
    options = ["--check-untyped-defs", "--disable-error-code=import-untyped", f"--cache-dir={tmp_path / 'cache'}"]
    command = [sys.executable, "-m", "mypy", "--explicit-package-bases", *options, "."]
    modules = os.pathsep.join([str(ROOT), str(installed_sandbox(tmp_path_factory))])
    environment = {**os.environ, "MYPYPATH": modules}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

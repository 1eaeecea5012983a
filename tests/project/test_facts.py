"""Facts that several writers state, compared: client, pages and samples cannot contradict each other."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import ConfigFile

from scripts.client.make import make_client
from scripts.client.runtime import operation
from scripts.client.runtime.errors import error_class
from scripts.model.api import Api, Parameter, Schema
from scripts.model.build import build_model
from scripts.model.errors import exception_of
from scripts.model.names import IMPORTED, IMPORTED_BY_RESOURCES
from scripts.model.naming import GeneratorConfig
from scripts.pages.make import pages
from scripts.pages.titles import status_title
from scripts.samples import wire
from scripts.samples.requests import Argument
from scripts.spec import openapi

ROOT = Path(__file__).parents[2]
LEVELS = {"type": "array", "items": {"$ref": "#/components/schemas/Level"}}
SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "List", "version": "1.0.0"},
    "paths": {
        "/things": {
            "get": {
                "operationId": "get_things",
                "parameters": [
                    {
                        "name": "fields",
                        "in": "query",
                        "x-partial-response": True,
                        "schema": {"type": "array", "items": {"type": "string"}},
                    }
                ],
                "responses": {
                    "200": {"description": "Ok.", "content": {"application/json": {"schema": LEVELS}}},
                    **{
                        status: {"description": f"Failed with {status}."}
                        for status in ("404", "406", "418", "4XX", "503", "5XX", "default")
                    },
                },
            }
        },
        "/notes": {
            "post": {
                "operationId": "add_note",
                "requestBody": {
                    "required": True,
                    "content": {"text/json": {"schema": {"$ref": "#/components/schemas/Note"}}},
                },
                "responses": {
                    "200": {"description": "Ok.", "content": {"application/vnd.a+json; v=1": {"schema": {}}}}
                },
            }
        },
    },
    "webhooks": {
        name: {
            "post": {
                "requestBody": {"content": {media_type: {"schema": {"$ref": "#/components/schemas/Note"}}}},
                "responses": {"200": {"description": "Ok."}},
            }
        }
        for name, media_type in (("lines", "application/x-ndjson"), ("problem", "application/problem+json"))
    },
    "components": {
        "schemas": {
            "Level": {"type": "string", "enum": ["low", "high"]},
            "Note": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
        }
    },
}


@dataclass(frozen=True)
class Written:
    """The model of the spec."""

    api: Api
    package: Path
    project: Path
    pages: dict[str, str]

    def file(self, name: str) -> str:
        """Return the text of a file of the package."""
        return (self.package / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The client and the pages of the spec."""
    config = GeneratorConfig(ConfigFile(post_hooks=[]))
    api = build_model(SPEC, config)
    project = tmp_path_factory.mktemp("facts") / "client"
    make_client(api, config, project)
    return Written(api, project / api.package_name, project, pages(api))


def test_statuses_have_one_exception(written: Written) -> None:
    """Docstring, operation page and runtime name the same exception for each status."""
    raised = re.findall(
        r"^ +(\w+Error): (?:Status (\w+)|Any other status)\. Failed", written.file("resources/default.py"), re.M
    )
    on_page = re.findall(r"^Raises \[`(\w+)`\]", written.pages["operations/get-things.md"], re.M)
    statuses = [each.status for each in next(iter(written.api.operations)).errors]
    assert statuses == ["404", "406", "418", "4XX", "503", "5XX", "default"]
    assert on_page == [exception_of(status) for status in statuses]
    assert raised[: len(statuses)] == [(exception_of(each), "" if each == "default" else each) for each in statuses]


def test_the_runtime_raises_what_is_documented() -> None:
    """The runtime raises for each status the exception that docstrings and pages name."""
    statuses = range(400, 600)
    assert [error_class(each).__name__ for each in statuses] == [exception_of(str(each)) for each in statuses]


def test_phrases_are_those_of_the_standard() -> None:
    """They do not depend on the Python version that writes the pages."""
    assert status_title("422") == "422 Unprocessable Content"
    assert [status_title(each) for each in ("404", "499", "5XX")] == ["404 Not Found", "499", "500 to 599"]


@pytest.mark.parametrize(
    "media_type", ["application/json", "text/json; a=b", "a/B+JSON", "application/x-ndjson", "json", ""]
)
def test_the_runtime_has_the_same_json(media_type: str) -> None:
    """The spec's side and the client agree on what is JSON."""
    assert operation.is_json(media_type) == openapi.is_json(media_type)


def test_json_is_json_everywhere(written: Written) -> None:
    """`text/json` is JSON for the client, for samples and for pages; JSON lines are not, for webhooks either."""
    page = written.pages["operations/add-note.md"]
    assert "media_type='text/json', shape='json'" in written.file("api/default/add_note.py")
    assert "body: JSON.stringify({ text: " in page and "await response.json()" in page
    assert "-d '{" in page and "content-type: text/json" in page.lower()
    readers = written.file("webhooks.py")
    assert "def read_problem(" in readers and "read_lines" not in readers


def test_only_classes_that_exist_have_a_page(written: Written) -> None:
    """A list of enums cannot be trimmed: it has no partial class, and no page requests one."""
    listed = re.findall(r"^::: \w+\.models\.(\w+)", written.pages["python/models.md"], re.M)
    assert listed == ["Level", "Note"]
    assert not [path.name for path in (written.package / "models").glob("*partial*")]


def test_a_client_has_one_name_in_all_samples(written: Written) -> None:
    """README, docstrings, samples and pages use the same variable for a client, never a builtin's name."""
    readme = (written.project / "README.md").read_text(encoding="utf-8")
    texts = [readme, written.file("client.py"), *written.pages.values()]
    names = {name for text in texts for name in re.findall(r"with (?:Async)?List\([^)]*\) as (\w+):", text)}
    assert names == {"client"}
    assert "`client.default.get_things()`" in written.pages["operations/get-things.md"]


@pytest.mark.parametrize(
    "text", ['"python -m scripts.regenerate"', '"changes.md"', '"changes.json"', '"head", "patch", "trace"']
)
def test_settled_texts_are_written_once(text: str) -> None:
    """The command, the names of the changes page and its data, and the HTTP methods are each defined once."""
    modules = {path.name for path in (ROOT / "scripts").rglob("*.py") if text in path.read_text(encoding="utf-8")}
    assert len(modules) == 1


@pytest.mark.parametrize(("folder", "imported"), [("models", IMPORTED), ("resources", IMPORTED_BY_RESOURCES)])
def test_no_class_can_hide_an_import(written: Written, folder: str, imported: tuple[str, ...]) -> None:
    """Names that modules of models and resources import are reserved, so no class has such a name."""
    ours = {written.api.class_name, f"Async{written.api.class_name}", "TYPE_CHECKING", *written.api.types}
    reserved = {name.casefold() for name in (*imported, *ours)}
    for path in (written.package / folder).glob("[!_]*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        froms = [alias for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names]
        names = {alias.asname or alias.name for alias in froms}
        assert {name for name in names if name[0].isupper() and name.casefold() not in reserved} == set(), path.name


@pytest.mark.parametrize(
    ("location", "style", "explode", "separator"),
    [
        ("query", "form", False, "commas"),
        ("query", "form", True, ""),
        ("query", "pipeDelimited", False, "pipes"),
        ("query", "spaceDelimited", False, "spaces"),
        ("query", "deepObject", True, ""),
        ("path", "label", True, "dots"),
        ("path", "label", False, "commas"),
        ("path", "matrix", True, ""),
        ("header", "simple", True, "commas"),
    ],
)
def test_pages_say_how_lists_are_written(location: Any, style: str, explode: bool, separator: str) -> None:
    """The described separator of a list's items is the one that the runtime writes."""
    schema = Schema(kind="array", pointer="", items=Schema(kind="string", pointer=""))
    parameter = Parameter(
        name="p", python_name="p", location=location, schema=schema, required=True, pointer="", style=style,
        explode=explode,
    )  # fmt: skip
    assert parameter.separator == separator
    argument = Argument(parameter=parameter, value=["a", "b"])
    written = {"path": wire.path_text, "header": wire.header_text}.get(
        location, lambda each: str(wire.query_pairs(each))
    )
    sign = {"commas": "a,b", "pipes": "a|b", "spaces": "a%20b", "dots": "a.b"}.get(separator)
    assert sign in written(argument) if sign else written(argument).count("p") == 2


def test_an_operation_knows_its_tag(written: Written) -> None:
    """The name is the tag itself, without a search."""
    assert all(each.tag is tag for tag in written.api.tags for each in tag.operations)

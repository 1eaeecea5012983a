"""The site of another spec: built strictly by both builders, without anything specific to it in the scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import load_config
from scripts.pages.make import pages
from scripts.samples.sets import sample_sets
from tests.site.site_build import ROOT, build_with_mkdocs, build_with_zensical, project_of
from tests.site.site_pages import Page, read_site

pytestmark = pytest.mark.xdist_group("other-sites")

CONFIG = load_config(ROOT / "generator-config.yaml")
SPEC = Path(__file__).parent / "samples.yaml"


def api_of(data: dict[str, Any]) -> Api:
    """Return the model of a spec."""
    return build_model(data, CONFIG)


@pytest.fixture(scope="module", params=[build_with_mkdocs, build_with_zensical], ids=["mkdocs", "zensical"])
def other_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of the other spec's site."""
    return read_site(request.param(project_of(SPEC, tmp_path_factory.mktemp("other"))))


def test_another_spec_has_a_page_for_everything(other_site: dict[str, Page]) -> None:
    """Operations, schemas, errors and the Python API are there, named after the other spec."""
    data = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    wanted = {path for path in pages(api_of(data)) if path.endswith(".md")}
    built = {f"reference/{path.removesuffix('.md').removesuffix('index').rstrip('/')}/index.html" for path in wanted}
    assert {path.replace("//", "/") for path in built} <= set(other_site)
    overview = other_site["reference/index.html"].article.get_text()
    assert "Many Things API" in overview
    assert "LNPay" not in "".join(page.article.get_text() for page in other_site.values())


def test_fields_of_another_spec_have_their_ids(other_site: dict[str, Page]) -> None:
    """Ids follow one scheme: location, then path, also inside arrays and objects."""
    ids = {name for _, name, _ in other_site["reference/operations/create-thing/index.html"].headings}
    assert {"body-name", "body-maker", "body-maker.since", "body-class", "response-id"} <= ids
    assert "body-serial" not in ids
    ids = {name for _, name, _ in other_site["reference/operations/get-thing/index.html"].headings}
    assert {"path-thing_id", "query-deep", "header-X-Trace"} <= ids


def test_pages_do_not_depend_on_the_order_of_anything_random() -> None:
    """The same spec produces identical pages."""
    data = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    assert pages(api_of(data)) == pages(api_of(yaml.safe_load(yaml.safe_dump(data, sort_keys=False))))


def recursive() -> dict[str, Any]:
    """Return a spec with recursive schemas."""
    node = {"$ref": "#/components/schemas/Node"}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Trees", "version": "1"},
        "paths": {
            "/tree": {
                "post": {
                    "requestBody": {"content": {"application/json": {"schema": node}}},
                    "responses": {"200": {"description": "", "content": {"application/json": {"schema": node}}}},
                }
            }
        },
        "components": {
            "schemas": {
                "Node": {
                    "type": "object",
                    "required": ["children", "owner"],
                    "properties": {
                        "children": {"type": "array", "items": node},
                        "owner": {"$ref": "#/components/schemas/Owner"},
                    },
                },
                "Owner": {"type": "object", "properties": {"trees": {"type": "object", "additionalProperties": node}}},
            }
        },
    }


def test_schemas_that_hold_themselves_come_to_an_end() -> None:
    """A field that leads back into its own class is shown once and linked."""
    written = pages(api_of(recursive()))
    (page,) = (text for path, text in written.items() if path.startswith("operations/"))
    assert page.count("#body-owner ") == 1
    assert page.count("#body-owner.trees ") == 1
    assert "[Node](../schemas/node.md)" in page


def test_pages_whose_names_differ_in_case_alone_stay_apart() -> None:
    """Two operations whose ids differ only in their style have a page each."""
    operation = {"responses": {"204": {"description": ""}}}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Twins", "version": "1"},
        "paths": {
            "/a": {"get": {"operationId": "getThing", "tags": ["a"], **operation}},
            "/b": {"get": {"operationId": "get_thing", "tags": ["b"], **operation}},
            "/c": {"get": {"operationId": "GET-THING", "tags": ["c"], **operation}},
        },
    }
    written = [path for path in pages(api_of(data)) if path.startswith("operations/")]
    assert sorted(written) == ["operations/get-thing-2.md", "operations/get-thing-3.md", "operations/get-thing.md"]


def test_a_hundred_operations_stay_light(tmp_path: Path) -> None:
    """With a hundred operations in the navigation, writing is quick and a page has no more content than before."""
    path = {
        "get": {
            "summary": "Get one",
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {
                "200": {"description": "One", "content": {"application/json": {"schema": {"type": "object"}}}}
            },
        }
    }
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Hundred", "version": "1"},
        "paths": {f"/thing{number}/{{id}}": path for number in range(100)},
    }
    written = pages(api_of(data))
    operations = [text for name, text in written.items() if name.startswith("operations/")]
    assert len(operations) == 100
    assert max(map(len, operations)) < 6_000
    assert written[".nav.yml"].count("operations/") == 100


@pytest.mark.parametrize(
    ("title", "answer"), [("Class", "Print"), ("Print", "Class"), ("Os", "Asyncio"), ("Match", "Os")]
)
def test_names_that_python_needs_itself_do_not_break_samples(title: str, answer: str) -> None:
    """A title or a schema with the name of a keyword, a builtin or a module gives a valid sample."""
    data = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {
            "/one": {
                "get": {
                    "operationId": "get_one",
                    "tags": ["one"],
                    "parameters": [
                        {
                            "name": "when",
                            "in": "query",
                            "required": True,
                            "schema": {"type": "string", "format": "date"},
                        }
                    ],
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{answer}"}}},
                        }
                    },
                }
            }
        },
        "components": {"schemas": {answer: {"type": "object", "properties": {"id": {"type": "string"}}}}},
    }
    api = api_of(data)
    (operation,) = api.operations
    (sample,) = sample_sets(api, operation)
    for language, code in sample.codes:
        if language.highlight == "python":
            compile(code, language.label, "exec")
            assert "print(result.to_dict())" in code

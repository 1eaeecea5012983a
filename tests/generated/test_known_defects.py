"""Common complaints about generated Python clients, and the tests that show that ours has none of these defects.

Each complaint was reproduced with stock openapi-python-client 0.29.1. Those without another test are tested here.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts.spec.check import check_spec
from scripts.spec.document import read_spec

TESTS = Path(__file__).parents[1]

WATCHED = {
    "of two operations with one operationId, one is gone": "test_known_defects.py::test_same_operation_id",
    "operationIds alike overwrite each other": "test_lost.py::test_every_operation_has_a_module_and_a_method",
    "what cannot be parsed is dropped with a warning": "client/test_generator.py::test_a_lost_operation_is_named",
    "a date-time header takes its operation with it": "test_requests.py::test_headers_and_cookies",
    "a number enum takes its model with it": "test_lost.py::test_every_type_has_a_class",
    "a path item behind a reference vanishes": "test_lost.py::test_every_operation_has_a_module_and_a_method",
    "JSON and form on one schema cannot be imported": "test_requests.py::test_json_and_form_on_one_schema",
    "a documented error is returned as a result": "test_responses.py::test_errors_are_raised",
    "an undocumented status is returned as None": "test_responses.py::test_errors_are_raised",
    "a redirect is returned as None": "test_responses.py::test_redirects",
    "status 520 raises ValueError": "test_responses.py::test_errors_are_raised",
    "HTML under a JSON status raises JSONDecodeError": "test_responses.py::test_bodies_that_are_not_json",
    "one content type per status": "test_responses.py::test_results_by_status_and_type",
    "a missing key raises KeyError": "test_responses.py::test_promises_that_are_broken",
    "an odd enum value or date fails the call": "test_responses.py::test_what_does_not_break_parsing",
    "http basic goes out as Bearer": "test_keys.py::test_each_scheme",
    "apiKey is never sent": "test_keys.py::test_each_scheme",
    "global security is ignored, {} is not honoured": "test_keys.py::test_without_a_key",
    "servers are ignored": "test_requests.py::test_servers",
    "explode, deepObject and content are not followed": "test_requests.py::test_query_styles",
    "arrays and objects in a path go out as Python's repr": "test_requests.py::test_lists_and_objects_in_paths",
    "a path parameter of .. leads to another URL": "test_requests.py::test_path_parameters_that_change_the_path",
    "the token is in the repr": "test_keys.py::test_key_is_never_shown",
    "httpx logs keys in URLs": "library/test_clients.py::test_keys_stay_out_of_logs",
    "UNSET is not UNSET after copy or pickle": "test_models.py::test_unset_survives_copies",
    "string defaults are escaped twice and sent": "test_requests.py::test_defaults_are_not_sent",
    "parameters named headers, params, cookies, quote, body break": "test_requests.py::test_query_styles",
    "a property pass_thru next to passThru takes over its attribute": "test_models.py::test_names_that_meet",
    "discriminators are ignored": "test_models.py::test_unions",
    "readOnly and writeOnly mean nothing": "test_models.py::test_read_only_and_write_only",
    "no timeout": "library/test_errors.py::test_timeout",
    "no retries, or a POST is sent twice": "library/test_retries.py::test_no_invoice_is_made_twice",
    "with_timeout and with_headers change the client they are called on": "library/test_clients.py::test_with_options",
    "free-form objects are not mappings": "test_models.py::test_mappings",
    "errors under mypy --strict": "library/test_package.py::test_mypy",
    "import time grows with the spec": "library/test_speed.py::test_import_does_not_grow_with_the_api",
    "deprecated is lost": "test_requests.py::test_deprecated",
    "descriptions of parameters and examples are lost": "test_config.py::test_docstrings",
    "the multipart boundary is a constant": "test_requests.py::test_multipart",
    "every result may be None": "test_known_defects.py::test_results_are_not_optional",
    "nullable enums and references of 3.0": "test_known_defects.py::test_nullable_in_3_0",
    "a body cannot be None": "test_requests.py::test_body_of_null",
    "names collide with keywords and with each other": "test_lost.py::test_every_type_has_a_class",
    "date-times without a zone": "test_requests.py::test_datetimes_need_a_time_zone",
    "each operation is a module to import": "library/test_invoices.py::test_create_invoice",
    "no py.typed": "library/test_package.py::test_archives",
    "quotes from the spec break out of strings": "test_models.py::test_strings_of_the_spec_stay_strings",
    "references to parameters, pointers and path items": "test_known_defects.py::test_references",
    "webhooks are lost": "test_webhooks.py::test_webhooks_are_read",
    "links are lost": "test_webhooks.py::test_links",
    "a hook whose command is missing is a mere warning": "test_lost.py::test_hooks_that_fail",
}


@pytest.mark.parametrize("defect", WATCHED)
def test_every_defect_is_watched(defect: str) -> None:
    """The named test of each defect exists."""
    path, _, name = WATCHED[defect].partition("::")
    folder = TESTS if "/" in path else TESTS / "generated"
    assert re.search(rf"^def {name}\(", (folder / path).read_text(), re.MULTILINE)


SPEC = """
openapi: 3.0.3
info: {title: Defect kit, version: "1"}
paths:
  /a:
    parameters: [{$ref: "#/components/parameters/Alias"}]
    get:
      operationId: getA
      tags: [t]
      parameters: [{$ref: "#/paths/~1b/get/parameters/0"}]
      responses: {"200": {description: A., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
  /b:
    get:
      operationId: getB
      tags: [t]
      parameters: [{name: size, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: A.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/A"}}}}
components:
  parameters:
    Alias: {$ref: "#/components/parameters/Real"}
    Real: {name: real, in: query, schema: {type: string}}
  schemas:
    Kind: {type: string, enum: [x, y]}
    A:
      type: object
      required: [kind, other]
      properties:
        kind: {nullable: true, allOf: [{$ref: "#/components/schemas/Kind"}]}
        other: {type: string, enum: [p, q, null], nullable: true}
        again: {$ref: "#/components/schemas/A"}
"""


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def test_nullable_in_3_0(kit: ModuleType) -> None:
    """A nullable enum of OpenAPI 3.0 is a class or None."""
    import importlib

    models = importlib.import_module(f"{kit.__name__}.models")
    assert set(models.__all__) == {"A", "AOther", "Kind"}
    thing = models.A.from_dict({"kind": None, "other": "p", "again": {"kind": "y", "other": None}})
    assert (thing.kind, thing.other, thing.again.kind) == (None, models.AOther.P, models.Kind.Y)
    assert models.A.__annotations__["kind"] == "Kind | str | None"


def test_results_are_not_optional(kit: ModuleType) -> None:
    """The result has the type that the spec declares, never `T | None`."""
    import importlib

    for name, expected in (("get_a", "models.A"), ("get_b", "list[models.A]")):
        module = importlib.import_module(f"{kit.__name__}.api.t.{name}")
        for function in (module.sync, module.asyncio):
            assert inspect.signature(function).return_annotation == expected


def test_references(kit: ModuleType, server: Any) -> None:
    """Parameter aliases, and pointers into other operations, are followed."""
    server.say({"kind": "x", "other": None})
    with kit.DefectKit(base_url=server.url) as client:
        assert client.t.get_a(real="r", size=3).kind == "x"
    assert sorted(server.last.target.partition("?")[2].split("&")) == ["real=r", "size=3"]


def test_same_operation_id(imported: Callable[..., ModuleType], tiny: Callable[[str], Path], server: Any) -> None:
    """Of two operations with the same operationId, the second gets its own name and a warning, and works."""
    document = read_spec(tiny(SPEC.replace("getB", "getA").replace("Defect", "Twin")))
    (warning,) = check_spec(document)
    assert warning.message.startswith("operationId getA is already used")
    kit = imported(document.data)
    with kit.TwinKit(base_url=server.url) as client:
        server.say({"kind": "x", "other": None})
        assert client.t.get_a().kind == "x"
        server.say([{"kind": "y", "other": None}])
        assert client.t.get_b()[0].kind == "y"
    assert server.last.target == "/b"

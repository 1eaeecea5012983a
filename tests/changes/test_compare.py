"""What changed between two documents, and which callers it breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.changes.compare import Change, compare_apis
from scripts.model.api import Api
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig, load_config
from scripts.spec.check import check_spec
from scripts.spec.document import read_spec
from scripts.spec.pointers import parts_of
from tests.apis import api_of
from tests.commands.repository import ROOT

TABLE = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text(encoding="utf-8"))
SPEC: str = TABLE["document"]
PLAIN = {"type": "object", "properties": {"n": {"type": "integer"}}}
X, Y = "#/components/schemas/X", "#/components/schemas/Y"


@pytest.fixture(scope="module")
def config() -> GeneratorConfig:
    return load_config(ROOT / "generator-config.yaml")


@pytest.fixture
def compare(tiny: Callable[[str], Path], config: GeneratorConfig) -> Callable[[str, str], list[Change]]:
    """Compare two documents as the command does."""

    def run(old: str, new: str) -> list[Change]:
        apis = []
        for text in (old, new):
            document = read_spec(tiny(text))
            check_spec(document)
            apis.append(build_model(document.data, config))
        return compare_apis(*apis)

    return run


@pytest.mark.parametrize("row", TABLE["changes"], ids=[row["reported"] for row in TABLE["changes"]])
def test_a_change_is_described_and_marked(compare: Callable[[str, str], list[Change]], row: dict[str, Any]) -> None:
    """Each kind of change is reported in one sentence, marked with the callers that it breaks."""
    assert row["from"] in SPEC
    after = SPEC.replace(row["from"], row["to"])
    if "patch:" in row["to"]:
        after = after.replace("operationId: put_thing", "operationId: patch_thing")
    found = {f"{change.kind}: {change.where}: {change.text}": change.breaking for change in compare(SPEC, after)}
    assert row["reported"] in found
    assert found[row["reported"]] is row["breaking"]


@pytest.mark.parametrize("row", TABLE["changes"], ids=[row["reported"] for row in TABLE["changes"]])
def test_a_change_has_a_place(compare: Callable[[str, str], list[Change]], row: dict[str, Any]) -> None:
    """A change is located in the new document, or in the old one if it removes something."""
    after = SPEC.replace(row["from"], row["to"])
    if "patch:" in row["to"]:
        after = after.replace("operationId: put_thing", "operationId: patch_thing")
    documents = [yaml.safe_load(text) for text in (SPEC, after)]
    for change in compare(SPEC, after):
        assert any(_has(document, parts_of(change.pointer)) for document in documents), (change.text, change.pointer)
        assert change.pointer, change.text


def _has(node: Any, parts: list[str]) -> bool:
    if not parts:
        return True
    key: Any = int(parts[0]) if isinstance(node, list) else parts[0]
    known = key < len(node) if isinstance(node, list) else isinstance(node, dict) and key in node
    return known and _has(node[key], parts[1:])


def test_no_change_is_no_change(compare: Callable[[str, str], list[Change]]) -> None:
    """Documents that differ only in prose and order have no changes that a call could notice."""
    assert compare(SPEC, SPEC) == []
    assert compare(SPEC, SPEC.replace("description: It.", "description: Something else.")) == []
    reordered = SPEC.replace("        id: {type: string}\n", "").replace(
        "        count:", "        id: {type: string}\n        count:"
    )
    assert compare(SPEC, reordered) == []


def test_what_goes_both_ways_breaks_if_one_way_does(compare: Callable[[str, str], list[Change]]) -> None:
    """For a type that is both sent and read, a property that may now be absent breaks readers, but not senders."""
    both = SPEC.replace("schemas/Order", "schemas/Thing")
    changes = compare(both, both.replace("required: [id, state]", "required: [id]"))
    assert [(change.text, change.breaking) for change in changes] == [("property `state` is now optional", True)]


UNION = """
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /a: {get: {responses: {"200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/U"}}}}}}}
components:
  schemas:
    U: {oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}], discriminator: {propertyName: k, mapping: {a: A, b: B}}}
    A: {type: object, properties: {k: {type: string}, x: {type: string}}}
    B: {type: object, properties: {k: {type: string}, more: {type: object, maxProperties: 5}}, additionalProperties: {type: string}}
"""  # noqa: E501
UNION_CHANGES = [
    ("propertyName: k", "propertyName: x", "the class of response `200` is now determined by `x`", True),
    (
        ", discriminator: {propertyName: k, mapping: {a: A, b: B}}",
        "",
        "the class of response `200` is now determined by its fields",
        False,
    ),
    ("mapping: {a: A", "mapping: {c: A", "`a` in `k` of response `200` no longer selects `A`", True),
    ("mapping: {a: A", "mapping: {c: B, a: A", "`c` in `k` of response `200` selects `B`", False),
    ("maxProperties: 5", "maxProperties: 6", "maxProperties of property `more` is now `6`, was `5`", False),
    ("es: {type: string}}", "es: {type: integer}}", "type of additional properties is now integer, was string", True),
]


@pytest.mark.parametrize(("before", "after", "expected", "breaking"), UNION_CHANGES)
def test_unions_and_maps(
    compare: Callable[[str, str], list[Change]], before: str, after: str, expected: str, breaking: bool
) -> None:
    """The rule that selects the class of a union, and the values that a map allows, are compared too."""
    found = compare(UNION, UNION.replace(before, after))
    assert [change.breaking for change in found if expected in change.text] == [breaking]


def test_a_new_member_of_a_union_is_one_change(compare: Callable[[str, str], list[Change]]) -> None:
    """A new member of a union is reported, but not the discriminator value that selects it."""
    more = UNION.replace('B"}], disc', 'B"}, {$ref: "#/components/schemas/C"}], disc').replace("b: B}}", "b: B, c: C}}")
    more += "    C: {type: object, properties: {k: {type: string}}}\n"
    assert [change.text for change in compare(UNION, more)] == ["response `200` may now be `C`", "class `C`"]


def test_recursive_types_are_compared_once(compare: Callable[[str, str], list[Change]]) -> None:
    """The comparison of a recursive type ends, and its change is reported once."""
    tree = SPEC.replace("note:", 'child: {$ref: "#/components/schemas/Thing"}\n        note:')
    changes = compare(tree, tree.replace("count: {type: integer}", "count: {type: boolean}"))
    assert len(changes) == 1


@pytest.mark.parametrize("name", ["X-Count", "X-Key", "X-Trace"])
def test_the_case_of_a_headers_name_is_no_change(compare: Callable[[str, str], list[Change]], name: str) -> None:
    """The case of a header's name does not matter: in a response, as a key, or as a parameter."""
    text = SPEC.replace("{name: need, in: query, required: true,", "{name: X-Trace, in: header, required: true,")
    assert name in text
    assert compare(text, text.replace(name, name.lower())) == []


@pytest.mark.parametrize("now", [True, False])
def test_pages_are_another_result(compare: Callable[[str, str], list[Change]], now: bool) -> None:
    """A list that gains or loses pagination returns another type."""
    thing = '{schema: {$ref: "#/components/schemas/Thing"}}'
    plain = SPEC.replace(thing, '{schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}')
    paged = plain.replace("operationId: get_thing", "operationId: get_thing\n      x-pagination: {page: size}")
    (change,) = compare(plain, paged) if now else compare(paged, plain)
    assert change.breaking
    assert change.text == f"the client method {'now' if now else 'no longer'} returns pages"


ANY = "{oneOf: [{type: integer}, {type: string}]}"


@pytest.mark.parametrize(
    ("was", "now", "sent", "breaking"),
    [
        ("{type: integer}", ANY, True, False), (ANY, "{type: integer}", True, True),
        ("{type: integer}", ANY, False, True), (ANY, "{type: integer}", False, False),
        ("{type: boolean}", ANY, True, True), (ANY, "{type: boolean}", False, True),
    ],
)  # fmt: skip
def test_a_union_that_gains_or_loses_a_member(
    compare: Callable[[str, str], list[Change]], was: str, now: str, sent: bool, breaking: bool
) -> None:
    """A narrower type breaks senders, a wider one breaks readers, and a different one breaks both."""
    content = "{content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}"
    fine = "{description: It.}"
    body = f"requestBody: {content}, responses: {{'200': {fine}}}"
    answer = f"responses: {{'200': {{description: It., {content[1:-1]}}}}}"
    text = f"""
openapi: 3.1.0
info: {{title: Shop, version: 1.0.0}}
paths: {{/a: {{post: {{{body if sent else answer}}}}}}}
components: {{schemas: {{T: {{type: object, properties: {{it: IT}}}}}}}}
"""
    (change,) = compare(text.replace("IT", was), text.replace("IT", now))
    assert (change.breaking, change.pointer) == (breaking, "/components/schemas/T/properties/it")


@pytest.mark.parametrize(
    ("was", "now", "text", "breaking"),
    [
        ("[sk_]", "[sk_, pk_]", "begin with `sk_` or `pk_`", False), ("[sk_, pk_]", "[sk_]", "begin with `sk_`", True),
        ("[sk_]", "[sk_live_]", "begin with `sk_live_`", True), ("[sk_live_]", "[sk_]", "begin with `sk_`", False),
        ("[sk_]", None, "begin with anything", False), (None, "[sk_]", "begin with `sk_`", True),
    ],
)  # fmt: skip
def test_how_keys_begin(
    compare: Callable[[str, str], list[Change]], was: str | None, now: str | None, text: str, breaking: bool
) -> None:
    """A key prefix that is no longer accepted breaks its users; without prefixes, any key is accepted."""

    def document(prefixes: str | None) -> str:
        extension = f", x-key-prefixes: {prefixes}" if prefixes else ""
        return f"""
openapi: 3.1.0
info: {{title: Shop, version: 1.0.0}}
security: [{{key: []}}]
paths: {{/a: {{get: {{responses: {{"200": {{description: It.}}}}}}}}}}
components: {{securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key{extension}}}}}}}
"""

    (change,) = compare(document(was), document(now))
    assert (change.text, change.breaking) == (f"keys of security scheme `key` now {text}", breaking)
    assert change.pointer.startswith("/components/securitySchemes/key")


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (PLAIN, {"$ref": X}, "type of item of response `200` is now `X`, was `AResponse200Item`"),
        ({"$ref": X}, {"$ref": Y}, "type of item of response `200` is now `Y`, was `X`"),
    ],
)
def test_another_class_at_one_place(old: dict[str, Any], new: dict[str, Any], text: str) -> None:
    """Another class breaks its readers; the differences between the two classes are not reported as changes."""
    changes = compare_apis(*(
        api_of(
            {"/a": {"get": {"operationId": "a", "responses": json_of({"type": "array", "items": schema})}},
             "/b": {"get": {"responses": json_of({"anyOf": [{"$ref": X}, {"$ref": Y}]})}}},
            {"X": PLAIN, "Y": PLAIN},
        )
        for schema in (old, new)
    ))  # fmt: skip
    assert [(change.text, change.breaking) for change in changes] == [(text, True)]


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": "OK", "content": {"application/json": {"schema": schema}}}}


PERSON = {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}
OLDER = {"type": "object", "properties": {**PERSON["properties"], "born": {"type": "string", "format": "date"}}}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {"Person": PERSON},
            {"Human": OLDER},
            [("changed", "Human", "class `Person` is now `Human`", True), ("added", "Human", "property `born`", False)],
        ),
        (
            {"Person": PERSON},
            {"Cat": {"type": "object", "properties": {"purrs": {"type": "boolean"}}}},
            [
                ("changed", "GET /a", "type of response `200` is now `Cat`, was `Person`", True),
                ("added", "Cat", "class `Cat`", False),
                ("removed", "Person", "class `Person`", True),
            ],
        ),
        ({"Person": PERSON}, {}, [("removed", "Person", "class `Person`", True)]),
    ],
    ids=["renamed", "replaced", "written out"],
)
def test_a_component_that_has_another_name(
    old: dict[str, Any], new: dict[str, Any], expected: list[tuple[str, str, str, bool]]
) -> None:
    """A renamed class is one change, plus its other changes; a class with other fields is a different class."""

    def document(schemas: dict[str, Any]) -> Api:
        schema = {"$ref": f"#/components/schemas/{next(iter(schemas))}"} if schemas else PERSON
        return api_of({"/a": {"get": {"operationId": "a", "responses": json_of(schema)}}}, schemas)

    changes = compare_apis(document(old), document(new))
    assert [(change.kind, change.where, change.text, change.breaking) for change in changes] == expected


def test_a_renamed_member_of_a_union() -> None:
    """A renamed member of a union is not reported as removed and added."""

    def document(name: str) -> Api:
        schema = {"oneOf": [{"$ref": f"#/components/schemas/{name}"}, {"$ref": X}]}
        return api_of({"/a": {"get": {"responses": json_of(schema)}}}, {name: PERSON, "X": PLAIN})

    (change,) = compare_apis(document("Person"), document("Human"))
    assert (change.text, change.breaking) == ("class `Person` is now `Human`", True)


SIGNATURE = {"header": "X-Signature", "encoding": "hex"}
HOOK = {"post": {"requestBody": {"content": {"application/json": {"schema": PLAIN}}}, "responses": {}}}


def signed(signature: dict[str, str] | None) -> Api:
    extension: dict[str, Any] = {"x-webhook-signature": signature} if signature else {}
    return api_of(webhooks={"sold": HOOK}, **extension)


def fields(properties: dict[str, Any], **more: Any) -> Api:
    schema = {"type": "object", "properties": properties, **more}
    return api_of({"/a": {"get": {"responses": json_of({"$ref": X})}}}, {"X": schema})


@pytest.mark.parametrize(
    ("old", "new", "text", "breaking"),
    [
        (signed(SIGNATURE), signed(SIGNATURE | {"header": "X-Sign"}),
         "header of the webhook signature is now `X-Sign`, was `X-Signature`", True),
        (signed(None), signed(SIGNATURE), "webhooks are now signed", False),
        (signed(SIGNATURE), signed(None), "webhooks are no longer signed", True),
        (fields({"a-b": {}, "a_b": {}}), fields({"a_b": {}, "a-b": {}}),
         "the attribute for property `a_b` is now `a_b`, was `a_b_2`", True),
        (fields({"a": {}}), fields({"a": {"deprecated": True}}), "property `a` is now deprecated", False),
        (fields({"a": {"deprecated": True}}), fields({"a": {}}), "property `a` is no longer deprecated", False),
        (fields({"a": {}}), fields({"a": {}}, additionalProperties=False),
         "no longer allows additional properties", False),
        (fields({"a": {}}, additionalProperties=False), fields({"a": {}}), "now allows additional properties", False),
    ],
)  # fmt: skip
def test_what_else_clients_see(old: Api, new: Api, text: str, breaking: bool) -> None:
    """The signature of webhooks and the Python names of properties are compared too."""
    first, *_ = compare_apis(old, new)
    assert (first.text, first.breaking) == (text, breaking)


def test_a_class_that_became_two() -> None:
    """If a class is split in two, one of them is the renamed class; where the other is used, the type has changed."""

    def document(*schemas: str) -> Api:
        paths = {f"/{n}": {"get": {"responses": json_of({"$ref": f"#/components/schemas/{name}"})}}
                 for n, name in enumerate(schemas)}  # fmt: skip
        return api_of(paths, {name: {**PERSON, "description": name} for name in schemas})

    texts = [change.text for change in compare_apis(document("A", "A"), document("B", "C"))]
    assert "class `A` is now `B`" in texts
    assert [text for text in texts if text.startswith("type of")] == ["type of response `200` is now `C`, was `A`"]

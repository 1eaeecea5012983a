"""Schemas of a spec become the model for templates and pages."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_python_client.config import ConfigFile

from scripts.model.api import MISSING, Api, Schema
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig
from scripts.spec.pointers import ModelError


def api_of(schemas: dict[str, Any], version: str = "3.1.0", **options: Any) -> Api:
    document = {"openapi": version, "info": {"title": "Shop", "version": "1"}, "components": {"schemas": schemas}}
    return build_model(document, GeneratorConfig(ConfigFile(**options)))


def property_of(schema: dict[str, Any], version: str = "3.1.0", **others: Any) -> Schema:
    """Return the schema of the one property of a class."""
    api = api_of({"Thing": {"type": "object", "properties": {"it": schema}}, **others}, version)
    return api.types["Thing"].properties[0].schema


def test_null_in_a_type_list_makes_a_schema_nullable() -> None:
    """In OpenAPI 3.1, null is among the types."""
    schema = property_of({"type": ["string", "null"], "maxLength": 3})
    assert (schema.kind, schema.nullable, schema.constraints) == ("string", True, {"maxLength": 3})


def test_nullable_means_the_same_in_3_0() -> None:
    """In OpenAPI 3.0, `nullable` is next to the type."""
    schema = property_of({"type": "string", "nullable": True}, "3.0.3")
    assert (schema.kind, schema.nullable) == ("string", True)


def test_a_reference_or_null_is_a_nullable_reference() -> None:
    """A union of a class and null is the nullable class, with the description of its use."""
    other = {"type": "object", "properties": {"a": {}}}
    schema = property_of(
        {"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}], "description": "Here."}, Other=other
    )
    assert (schema.kind, schema.name, schema.nullable, schema.description) == ("ref", "Other", True, "Here.")


def test_all_of_one_reference_keeps_the_class() -> None:
    """The 3.0 idiom for a description next to a reference creates no new class."""
    other = {"type": "object", "properties": {"a": {}}, "description": "There."}
    schema = property_of({"allOf": [{"$ref": "#/components/schemas/Other"}], "nullable": True}, "3.0.0", Other=other)
    assert (schema.kind, schema.name, schema.nullable, schema.description) == ("ref", "Other", True, "There.")


@pytest.mark.parametrize(
    "others",
    [
        [{"description": "Here.", "nullable": True}],
        [{"type": "object", "x-note": 1}, {"description": "Here."}, {"nullable": True}],
        [True, {"description": "Here.", "nullable": True}],
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_all_of_one_reference_and_its_description_keeps_the_class(others: list[Any], is_first: bool) -> None:
    """Parts of `allOf` that only describe the other part create no new class."""
    other = {"type": "object", "properties": {"a": {}}, "description": "There."}
    reference = {"$ref": "#/components/schemas/Other"}
    parts = [reference, *others] if is_first else [*others, reference]
    schema = property_of({"allOf": parts}, "3.0.0", Other=other)
    assert (schema.kind, schema.name, schema.nullable, schema.description) == ("ref", "Other", True, "Here.")


NODE = {"$ref": "#/components/schemas/Node"}


@pytest.mark.parametrize(
    ("following", "classes"),
    [
        ({"allOf": [NODE, {"description": "Next."}]}, {"Node": "Node"}),
        ({"allOf": [NODE, {"required": ["a"]}]}, {"Node": "NodeNext", "NodeNext": "NodeNext"}),
        ({**NODE, "required": ["a"]}, {"Node": "NodeNext", "NodeNext": "NodeNext"}),
        (
            {"allOf": [NODE, {"properties": {"next": {"required": ["a"]}}}]},
            {"Node": "NodeNext", "NodeNext": "NodeNextNext", "NodeNextNext": "NodeNextNext"},
        ),
    ],
)
def test_a_class_may_hold_more_than_itself(following: dict[str, Any], classes: dict[str, str]) -> None:
    """A class that adds something to the class which holds it inherits itself, not a copy at each level."""
    node = {"type": "object", "properties": {"a": {"type": "string"}, "next": following}}
    types = api_of({"Node": node}).types
    assert {name: schema.properties[-1].schema.name for name, schema in types.items()} == classes


def test_a_merged_property_is_one_class_for_all_who_inherit_it() -> None:
    """It is named after the class that declares it, even if a child comes first."""
    more = {"allOf": [{"$ref": "#/components/schemas/Part"}, {"properties": {"b": {"type": "string"}}}]}
    api = api_of(
        {
            "Child": {"allOf": [{"$ref": "#/components/schemas/Parent"}, {"properties": {"c": {"type": "string"}}}]},
            "Parent": {"type": "object", "properties": {"part": more}},
            "Part": {"type": "object", "properties": {"a": {"type": "string"}}},
        }
    )
    assert [api.types[name].properties[0].schema.name for name in ("Child", "Parent")] == ["ParentPart", "ParentPart"]


def test_all_of_merges_properties_and_requiredness() -> None:
    """A class includes what it inherits."""
    api = api_of(
        {
            "Base": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}},
            "More": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": {"type": "integer"}}}]},
        }
    )
    assert [(p.name, p.schema.kind, p.required) for p in api.types["More"].properties] == [
        ("a", "string", True),
        ("b", "integer", False),
    ]


def test_a_class_may_hold_itself() -> None:
    """The class of a recursive schema refers to itself."""
    api = api_of({"Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "n": {}}}})
    assert api.types["Node"].properties[0].schema.name == "Node"


def test_an_alias_that_holds_itself_ends_at_any() -> None:
    """A recursive type that Python cannot express becomes Any where it repeats."""
    json = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Json"}}]}
    schema = property_of({"$ref": "#/components/schemas/Json"}, Json=json)
    assert [member.kind for member in schema.members] == ["string", "array"]
    assert schema.members[1].items is not None
    assert schema.members[1].items.kind == "any"


def test_names_that_differ_in_case_or_style_get_numbers() -> None:
    """Names of classes and attributes are unique."""
    api = api_of(
        {
            "pet_shop": {"type": "object", "properties": {"passThru": {}, "pass_thru": {}, "class": {}, "to_dict": {}}},
            "PetShop": {"type": "object", "properties": {"a": {}}},
        }
    )
    assert list(api.types) == ["PetShop", "PetShop2"]
    names = [prop.python_name for prop in api.types["PetShop"].properties]
    assert names == ["pass_thru", "pass_thru_2", "class_", "to_dict_2"]


def test_the_empty_array_of_php_counts_as_the_object_next_to_it() -> None:
    """The empty array next to an object adds no type."""
    schema = property_of({"oneOf": [{"type": "object"}, {"type": "array", "maxItems": 0}, {"type": "null"}]})
    assert (schema.kind, schema.nullable) == ("map", True)


def test_discriminators_name_classes() -> None:
    """Discriminator values select classes, by the mapping or by component name."""
    shape = {"type": "object", "properties": {"t": {"type": "string"}}}
    both = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
    discriminator = {"propertyName": "t", "mapping": {"c": "Cat"}}
    schema = property_of({"oneOf": both, "discriminator": discriminator}, Cat=shape, Dog=shape)
    assert schema.discriminator is not None
    assert {value: each.name for value, each in schema.discriminator.mapping.items()} == {
        "Cat": "Cat", "Dog": "Dog", "c": "Cat",
    }  # fmt: skip


def test_a_discriminator_knows_members_that_a_union_adds_to() -> None:
    """Members that a union extends are separate classes, which the mapping finds by their original names."""
    cat = {"type": "object", "properties": {"lives": {"type": "integer"}}}
    discriminator = {"propertyName": "t", "mapping": {"one": "#/components/schemas/Cat"}}
    union = {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "properties": {"t": {"type": "string"}}}
    schema = property_of({**union, "oneOf": [*union["oneOf"], cat], "discriminator": discriminator}, Cat=cat)
    assert schema.discriminator is not None
    assert schema.discriminator.mapping["one"] == schema.members[0]


def test_a_discriminator_may_lead_to_another_union() -> None:
    """A value mapped to another union selects from that; one mapped to a list selects nothing."""
    shape = {"type": "object", "properties": {"t": {"type": "string"}}}
    cats = {"anyOf": [{"$ref": "#/components/schemas/Lynx"}, {"$ref": "#/components/schemas/Puma"}]}
    herd = {"type": "array", "items": {"$ref": "#/components/schemas/Puma"}}
    options = [{"$ref": "#/components/schemas/Cats"}, {"$ref": "#/components/schemas/Dog"}]
    mapping = {"cat": "#/components/schemas/Cats", "herd": "#/components/schemas/Herd"}
    node = {"oneOf": options, "discriminator": {"propertyName": "t", "mapping": mapping}}
    schema = property_of(node, Cats=cats, Herd=herd, Lynx=shape, Puma=shape, Dog=shape)
    assert schema.discriminator is not None
    assert [each.name for each in schema.discriminator.mapping["cat"].members] == ["Lynx", "Puma"]
    assert "herd" not in schema.discriminator.mapping


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_parent_may_list_the_children_that_extend_it(keyword: str) -> None:
    """The parent is the union of its children, and each child inherits the parent's properties."""
    parent = {
        "type": "object",
        "properties": {"id": {"type": "string"}},
        keyword: [{"$ref": "#/components/schemas/Left"}, {"$ref": "#/components/schemas/Right"}],
    }
    left, right = (
        {"allOf": [{"$ref": "#/components/schemas/Side"}, {"properties": {name: {"type": "integer"}}}]} for name in "lr"
    )
    api = api_of({"Side": parent, "Left": left, "Right": right})
    assert [member.name for member in api.components["Side"].members] == ["Left", "Right"]
    assert [each.name for each in api.types["Left"].properties] == ["id", "l"]


def test_an_alternative_may_extend_the_union_that_it_is_part_of() -> None:
    """An alternative that extends its own union inherits its properties, but not its alternatives."""
    inline = {"allOf": [{"$ref": "#/components/schemas/Loop"}, {"properties": {"own": {"type": "integer"}}}]}
    loop = {"type": "object", "properties": {"id": {"type": "string"}}, "oneOf": [inline, {"type": "string"}]}
    api = api_of({"Loop": loop})
    kinds = [member.kind for member in api.components["Loop"].members]
    assert kinds[-1] == "string"


@pytest.mark.parametrize("depth", [30, 1000])
def test_deep_chains_are_modelled(depth: int) -> None:
    """Long chains of classes, references and allOf need no recursion, and repeated parts no extra time."""
    properties = {f"P{n}": {"type": "object", "properties": {"n": {"$ref": f"#/components/schemas/P{n + 1}"}}}
                  for n in range(depth)}  # fmt: skip
    twice = {f"T{n}": {"allOf": [{"$ref": f"#/components/schemas/T{n + 1}"}] * 2} for n in range(depth)}
    aliases = {f"R{n}": {"$ref": f"#/components/schemas/R{n + 1}"} for n in range(depth)}
    ends = {f"{kind}{depth}": {"type": "object", "properties": {"end": {"type": "string"}}} for kind in "PTR"}
    api = api_of({**properties, **twice, **aliases, **ends})
    assert api.components["R0"].name == f"R{depth}"
    assert [each.name for each in api.types["T0"].properties] == ["end"]
    assert len(api.types) >= depth


@pytest.mark.parametrize("depth", [25, 300])
def test_types_without_a_name_have_an_end(depth: int) -> None:
    """Nested lists and exponentially growing unions are any value beyond a readable size."""
    lists = {f"L{n}": {"type": "array", "items": {"$ref": f"#/components/schemas/L{n + 1}"}} for n in range(depth)}
    unions: dict[str, Any] = {
        f"U{n}": {"oneOf": [to := {"$ref": f"#/components/schemas/U{n + 1}"}, {"type": "array", "items": to}]}
        for n in range(depth)
    }
    maps = {f"M{n}": {"additionalProperties": {"$ref": f"#/components/schemas/M{n + 1}"}} for n in range(depth)}
    upwards = dict(reversed(maps.items()))  # each is built before the one that holds it
    api = api_of({f"M{depth}": {"type": "string"}, **upwards, **lists, **unions, f"L{depth}": {"type": "string"},
                  f"U{depth}": {"type": "string"}})  # fmt: skip
    assert api.components["L0"].kind == "array"
    nested, inner = 0, api.components["M0"]
    while inner.additional:
        nested, inner = nested + 1, inner.additional
    assert nested == depth if depth < 40 else nested <= 41
    assert api.components[f"U{depth - 1}"].kind == "union"
    assert len(repr(api.components["U0"])) < 5_000_000


def test_children_of_a_class_with_a_discriminator_make_a_union() -> None:
    """A reference to the base class may be any class that extends it."""
    base = {"type": "object", "properties": {"k": {"type": "string"}}, "discriminator": {"propertyName": "k"}}
    bird = {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"properties": {"wings": {"type": "integer"}}}]}
    schema = property_of({"$ref": "#/components/schemas/Animal"}, Animal=base, Bird=bird)
    assert [member.name for member in schema.members] == ["Animal", "Bird"]


def test_a_child_that_adds_nothing_is_a_class() -> None:
    """A child without additions is a separate class, because the discriminator may select it."""
    mapping = {"fish": "#/components/schemas/Fish"}
    base = {"type": "object", "properties": {"k": {"type": "string"}}}
    base["discriminator"] = {"propertyName": "k", "mapping": mapping}
    fish = {"description": "Swims.", "allOf": [{"$ref": "#/components/schemas/Animal"}]}
    schema = property_of({"$ref": "#/components/schemas/Animal"}, Animal=base, Fish=fish)
    assert [member.name for member in schema.members] == ["Animal", "Fish"]
    assert schema.discriminator is not None
    assert schema.discriminator.mapping["fish"].name == "Fish"


def test_exclusive_limits_of_3_0_become_numbers() -> None:
    """In OpenAPI 3.0, exclusiveMinimum is a boolean next to minimum."""
    schema = property_of({"type": "number", "minimum": 0, "exclusiveMinimum": True}, "3.0.0")
    assert schema.constraints == {"exclusiveMinimum": 0}


def test_enums_become_classes_with_usable_member_names() -> None:
    """Odd enum values get unique Python names, and null is not a member."""
    api = api_of({"Status": {"type": ["string", "null"], "enum": ["a b", "A-B", "1", "", None]}})
    assert api.types["Status"].value_names == ("A_B", "A_B_2", "VALUE_1", "VALUE_3")
    assert api.components["Status"].nullable


def test_class_overrides_of_the_configuration_are_followed() -> None:
    """class_overrides renames a class everywhere."""
    api = api_of({"Foo": {"type": "object", "properties": {"a": {}}}}, class_overrides={"Foo": {"class_name": "Bar"}})
    assert list(api.types) == ["Bar"]


def test_a_default_of_null_differs_from_none_given() -> None:
    """MISSING marks an absent default, because null is a value."""
    assert property_of({"type": ["string", "null"], "default": None}).default is None
    assert property_of({"type": "string"}).default is MISSING


def test_all_of_keeps_the_unions_of_all_parts() -> None:
    """Two unions in allOf become their four combinations."""
    made: dict[str, Any] = {name: {"type": "object", "required": [name], "properties": {name: {}}} for name in "pqrs"}
    choices = [{"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in pair]} for pair in ("pq", "rs")]
    for schema in ({"allOf": choices}, {"oneOf": choices[0]["oneOf"], "anyOf": choices[1]["oneOf"]}):
        api = api_of({"Thing": {"type": "object", "properties": {"it": schema}}, **made})
        members = api.types["Thing"].properties[0].schema.members
        found = [tuple(each.name for each in api.resolve(member).properties) for member in members]
        assert found == [("p", "r"), ("p", "s"), ("q", "r"), ("q", "s")]
    only_required = {"allOf": [choices[0], {"oneOf": [{"required": ["p"]}, {"required": ["q"]}]}]}
    assert [member.name for member in property_of(only_required, **made).members] == ["P", "Q"]


def test_all_of_merges_items_and_values() -> None:
    """Items and map values of all parts are merged."""
    parts = [{"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]
    for keyword, kind in (("items", "array"), ("additionalProperties", "object")):
        schema = {"allOf": [{"type": kind, keyword: part} for part in parts]}
        api = api_of({"Thing": {"type": "object", "properties": {"it": schema}}})
        it = api.types["Thing"].properties[0].schema
        inner = it.items or it.additional
        assert inner is not None
        assert [each.name for each in api.resolve(inner).properties] == ["a", "b"]


def test_nullable_of_the_whole_outlives_all_of() -> None:
    """Null is allowed if the whole schema allows it, not if only one part does."""
    other = {"type": "object", "properties": {"a": {}}}
    one: dict[str, Any] = {"$ref": "#/components/schemas/Other"}
    more: dict[str, Any] = {"properties": {"b": {}}}
    same = property_of({"type": "object", "nullable": True, "allOf": [one]}, "3.0.3", Other=other)
    assert (same.kind, same.name, same.nullable) == ("ref", "Other", True)
    merged = property_of({"nullable": True, "allOf": [one, more]}, "3.0.3", Other=other)
    assert (merged.kind, merged.nullable) == ("ref", True)
    inherited = property_of({"allOf": [one, more]}, "3.0.3", Other={**other, "nullable": True})
    assert (inherited.kind, inherited.nullable) == ("ref", False)


def test_an_enum_of_null_alone_is_null() -> None:
    """A separate enum of null, as some frameworks write it, is null."""
    schema = property_of({"oneOf": [{"type": "string"}, {"enum": [None]}]}, "3.0.3")
    assert (schema.kind, schema.nullable) == ("string", True)


def test_tuples_hold_what_their_places_hold() -> None:
    """`prefixItems` has a schema for each position; the list may contain any of them."""
    places = [{"type": "integer"}, {"type": "string"}, {"type": "integer"}]
    for closing in ({"items": False}, {"maxItems": 3}, {"items": {"type": "string"}}):
        schema = property_of({"prefixItems": places, **closing})
        assert schema.items is not None
        assert [member.kind for member in schema.items.members] == ["integer", "string"]
        assert [each.kind for each in schema.prefix] == ["integer", "string", "integer"]
    opened = property_of({"prefixItems": places}).items
    assert opened is not None
    assert "any" in [member.kind for member in opened.members]


def test_limits_are_those_of_the_type() -> None:
    """A limit of another type is ignored."""
    schema = property_of({"type": "string", "uniqueItems": True, "minimum": 1, "maxLength": 2})
    assert schema.constraints == {"maxLength": 2}


def test_text_of_a_media_type_of_bytes_is_a_file() -> None:
    """OpenAPI 3.1 describes files by their media type; text, or bytes encoded as text, is a string."""
    assert property_of({"type": "string", "contentMediaType": "image/png"}).format == "binary"
    assert property_of({"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"}).format is None
    assert property_of({"type": "string", "contentMediaType": "application/json"}).format is None


def test_orders_with_and_without_a_minus_have_names_of_their_own() -> None:
    """Values such as -date and date, or -1 and +1, get distinct names."""
    api = api_of({"Order": {"type": "string", "enum": ["-date", "date", "-1", "+1", "-"]}})
    names = ("NEGATIVE_DATE", "DATE", "NEGATIVE_1", "VALUE_1", "VALUE_4")
    assert api.types["Order"].value_names == names


def test_alternatives_of_required_names_are_kept() -> None:
    """Alternatives of required properties are kept, because samples need one of them."""
    ways: dict[str, Any] = {"oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}]}
    api = api_of({"Way": {"type": "object", "properties": {name: {} for name in "abc"}, **ways}})
    assert api.types["Way"].one_of_required == (("a",), ("b", "c"))


@pytest.mark.parametrize("node", ["string", 5, ["string"]])
def test_what_is_no_schema(node: Any) -> None:
    """Anything but a mapping is rejected with its location."""
    with pytest.raises(ModelError, match="a schema must be an object, or true or false") as caught:
        api_of({"Thing": {"type": "object", "properties": {"it": node}}})
    assert caught.value.pointer == "/components/schemas/Thing/properties/it"


def test_a_type_that_there_is_not() -> None:
    """An unknown type is rejected with its location."""
    with pytest.raises(ModelError, match="unknown type: text"):
        property_of({"type": "text"})


def test_references_and_all_of_in_a_circle() -> None:
    """A schema that refers only to itself is rejected."""
    for one, other in (({"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/A"}), (
        {"allOf": [{"$ref": "#/components/schemas/B"}, {"type": "object"}]},
        {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]},
    )):  # fmt: skip
        with pytest.raises(ModelError, match="circular"):
            api_of({"A": one, "B": other})


def test_several_types_make_a_union() -> None:
    """Each of several types has its own limits; an object among them becomes a class."""
    schema = property_of({"type": ["string", "integer", "object", "null"], "maxLength": 3, "properties": {"a": {}}})
    assert (schema.kind, schema.nullable) == ("union", True)
    assert [(each.kind, each.constraints) for each in schema.members] == [
        ("string", {"maxLength": 3}), ("integer", {}), ("ref", {}),
    ]  # fmt: skip


def test_another_type_next_to_all_of() -> None:
    """`allOf` next to another type is not the same as its part."""
    other = {"type": ["string", "null"]}
    schema = property_of({"type": "string", "allOf": [{"$ref": "#/components/schemas/Other"}]}, Other=other)
    assert (schema.kind, schema.nullable) == ("string", False)


def test_all_of_with_true() -> None:
    """A part that allows anything adds nothing."""
    assert property_of({"allOf": [True, {"type": "string"}]}).kind == "string"


def test_a_reference_to_true() -> None:
    """A component that allows anything is anything where it is used."""
    assert property_of({"$ref": "#/components/schemas/Free"}, Free=True).kind == "any"


@pytest.mark.parametrize(
    "shared", [{"properties": {"size": {"type": "string"}}}, {"type": "string"}, {"type": "array"}], ids=str
)
def test_an_alternative_may_be_the_class_that_holds_the_union(shared: dict[str, Any]) -> None:
    """Each alternative, together with what all have in common, is one class, however often it is met inside itself."""
    union = {**shared, "oneOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "object"}]}
    api = api_of(schemas={"Tree": {"type": "object", "properties": {"inner": union}}})
    assert "TreeInnerType0" in api.types and len(api.types) <= 3
    (inner,) = (each for each in api.types["TreeInnerType0"].properties if each.name == "inner")
    assert "TreeInnerType0" in {member.name for member in (inner.schema, *inner.schema.members)}

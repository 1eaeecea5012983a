"""Models: absent and null are distinct, free-form objects are mappings, unions find their members."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import attrs
import pytest

SPEC = r"""
openapi: 3.1.0
info: {title: Model kit, version: "1"}
paths:
  /pets:
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Account"}}}}
      responses:
        "200": {description: P., content: {application/json: {schema: {$ref: "#/components/schemas/Account"}}}}
components:
  schemas:
    Everything:
      type: object
      required: [id, maybe, at, kind]
      properties:
        id: {type: integer}
        maybe: {type: [string, "null"]}
        at: {type: string, format: date-time}
        day: {type: string, format: date}
        uid: {type: string, format: uuid}
        kind: {$ref: "#/components/schemas/Kind"}
        level: {type: integer, enum: [1, 2, -3]}
        ratio: {type: number, enum: [0.5, 1.5]}
        nullableKind: {oneOf: [{$ref: "#/components/schemas/Kind"}, {type: "null"}]}
        tags: {type: array, items: {$ref: "#/components/schemas/Tag"}}
        map: {type: object, additionalProperties: {$ref: "#/components/schemas/Tag"}}
        free: {type: object, additionalProperties: true}
        parent: {$ref: "#/components/schemas/Everything"}
        class: {type: string}
        passThru: {type: object, additionalProperties: true}
        pass_thru: {type: string}
        to_dict: {type: string}
        def: {type: string, default: "a\"b\\nc'''"}
        "dangerous": {type: string, description: 'ends with a quote: "', default: '"; import os; x = "'}
    Kind: {type: string, enum: [cat, dog, "x-y", "1st", ""]}
    Tag: {type: object, required: [name], properties: {name: {type: string}}}
    Open:
      type: object
      properties: {walletId: {type: string}, items: {type: integer}}
      additionalProperties: {type: string, format: date}
    Closed: {type: object, properties: {a: {type: integer}}, additionalProperties: false}
    Account:
      type: object
      required: [id, name, password]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        password: {type: string, writeOnly: true}
    Cat: {type: object, required: [type], properties: {type: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [type], properties: {type: {type: string}, barks: {type: boolean}}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: type, mapping: {kitty: "#/components/schemas/Cat", Dog: "#/components/schemas/Dog"}}
    Owner:
      type: object
      properties:
        pet: {$ref: "#/components/schemas/Pet"}
        shape:
          oneOf:
            - {type: object, title: circle, required: [r], properties: {r: {type: number}}}
            - {type: object, title: square, required: [a], properties: {a: {type: number}, b: {type: number}}}
            - {type: string}
            - {type: array, items: {type: integer}}
        token: {type: string}
"""

WHOLE = {
    "id": 1, "maybe": None, "at": "2020-01-02T03:04:05Z", "day": "2020-01-02",
    "uid": "00000000-0000-0000-0000-000000000001", "kind": "cat", "level": -3, "ratio": 0.5, "nullableKind": None,
    "tags": [{"name": "a", "x": 1}], "map": {"k": {"name": "b"}}, "free": {"deep": [1, {"a": None}]},
    "parent": {"id": 2, "maybe": "x", "at": "2020-01-02T03:04:05.500000+02:00", "kind": "new"}, "class": "c",
    "passThru": {"a": 1}, "pass_thru": "p", "to_dict": "t", "def": "d", "dangerous": "e", "unknown": {"y": [1]},
}  # fmt: skip


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC, docstrings_on_attributes=True)


@pytest.fixture
def models(kit: ModuleType) -> ModuleType:
    """Its models."""
    import importlib

    return importlib.import_module(f"{kit.__name__}.models")


def test_round_trip(models: ModuleType) -> None:
    """`to_dict` returns what `from_dict` took, including unknown fields."""
    thing = models.Everything.from_dict(WHOLE)
    assert thing.to_dict() == WHOLE
    assert models.Everything.from_dict(json.loads(json.dumps(thing.to_dict()))) == thing


def test_types(models: ModuleType) -> None:
    """Formats become Python's own types; nested objects become models."""
    thing = models.Everything.from_dict(WHOLE)
    assert thing.at == datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    assert thing.day == datetime.date(2020, 1, 2)
    assert thing.uid == UUID(int=1)
    assert thing.kind is models.Kind.CAT and isinstance(thing.kind, StrEnum)
    assert isinstance(thing.level, IntEnum) and thing.level == -3
    assert thing.tags[0].name == thing.tags[0].to_dict()["name"] == "a"
    assert thing.map_["k"].name == "b" if hasattr(thing, "map_") else thing.map["k"].name == "b"
    assert thing.parent.kind == "new" and type(thing.parent.kind) is str


@pytest.mark.parametrize(
    "text", ["2020-01-02t03:04:05z", "2020-01-02T03:04:05.123456789Z", "2020-01-02 03:04:05+00:00", "20200102T030405Z"]
)
def test_odd_dates(models: ModuleType, text: str) -> None:
    """Dates with time are read in all forms that ISO 8601 and RFC 3339 have."""
    thing = models.Everything.from_dict({**WHOLE, "at": text})
    assert thing.at.replace(microsecond=0) == datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def test_names_that_meet(models: ModuleType) -> None:
    """`passThru` and `pass_thru` are two attributes; the names of methods and keywords are not shadowed."""
    thing = models.Everything.from_dict(WHOLE)
    assert (thing.pass_thru, thing.pass_thru_2) == ({"a": 1}, "p")
    assert (thing.to_dict_2, thing.class_) == ("t", "c")


def test_absent_and_null(models: ModuleType) -> None:
    """A field that was not sent is UNSET, a null is None, and both are preserved."""
    thing = models.Everything.from_dict({"id": 1, "maybe": None, "at": "2020-01-02 03:04:05", "kind": "dog"})
    assert thing.maybe is None and not thing.day
    assert thing.to_dict() == {"id": 1, "maybe": None, "at": "2020-01-02T03:04:05", "kind": "dog"}
    assert attrs.fields(models.Everything).maybe.type == "str | None"
    assert attrs.fields(models.Everything).id.type == "int"
    assert attrs.fields(models.Everything).day.type == "datetime.date | Unset"


def test_unset_survives_copies(kit: ModuleType, models: ModuleType) -> None:
    """UNSET stays UNSET after copy, deepcopy and pickle, so `to_dict` omits it."""
    thing = models.Everything.from_dict({"id": 1, "maybe": None, "at": "2020-01-02T03:04:05Z", "kind": "dog"})
    for twin in (copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing)), attrs.evolve(thing)):
        assert twin.day is kit.UNSET
        assert twin == thing
        assert json.dumps(twin.to_dict()) == json.dumps(thing.to_dict())


def test_mappings(models: ModuleType) -> None:
    """A free-form object is a mapping: by key, as dict, in ==, with get; typed additional properties are parsed."""
    thing = models.Open.from_dict({"walletId": "w", "items": 3, "due": "2020-01-02", "odd": "x"})
    due = datetime.date(2020, 1, 2)
    assert (thing["walletId"], thing["due"], thing["odd"], thing.get("none")) == ("w", due, "x", None)
    assert dict(thing) == thing == {"walletId": "w", "items": 3, "due": due, "odd": "x"}
    assert thing != {"walletId": "w"} and "due" in thing and "none" not in thing and len(thing) == 4
    assert [*thing] == ["walletId", "items", "due", "odd"]
    assert (thing.wallet_id, thing.items_2) == ("w", 3)
    assert isinstance(thing, Mapping) and callable(thing.items) and callable(thing.keys)
    with pytest.raises(KeyError):
        thing["none"]
    free = models.Everything.from_dict(WHOLE).free
    assert free == {"deep": [1, {"a": None}]} and free.get("deep")


def test_empty_object_from_php(models: ModuleType) -> None:
    """PHP's [] is read as an empty object."""
    thing = models.Everything.from_dict({**WHOLE, "free": [], "map": []})
    assert (thing.free, models.Open.from_dict({})) == ({}, {})


def test_unions(models: ModuleType) -> None:
    """The discriminator decides; without one, the member that fits best."""
    owner = models.Owner
    assert isinstance(owner.from_dict({"pet": {"type": "kitty", "barks": True}}).pet, models.Cat)
    assert isinstance(owner.from_dict({"pet": {"type": "Dog", "lives": 9}}).pet, models.Dog)
    assert isinstance(owner.from_dict({"pet": {"type": "bird", "barks": True}}).pet, models.Dog)
    shapes = [owner.from_dict({"shape": raw}).shape for raw in ({"r": 1}, {"a": 1, "b": 2}, "none", [1])]
    assert [type(shape).__name__ for shape in shapes] == ["OwnerShapeCircle", "OwnerShapeSquare", "str", "list"]
    assert owner.from_dict({"shape": 1.5}).shape == 1.5
    for raw in ({"pet": {"type": "kitty"}}, {"shape": {"a": 1, "new": 2}}, {"shape": 5}):
        assert owner.from_dict(raw).to_dict() == raw


def test_read_only_and_write_only(kit: ModuleType, models: ModuleType, server: Any) -> None:
    """Read-only fields are neither required nor sent; write-only fields are not expected in a response."""
    server.say({"id": 5, "name": "n"})
    with kit.ModelKit(base_url=server.url) as client:
        account = client.pets.add_pet(name="n", password="p")
        assert server.last.json() == {"name": "n", "password": "p"}
        assert (account.id, account.password) == (5, kit.UNSET)
        server.say({"id": 5, "name": "n"})
        client.pets.add_pet(body=models.Account(name="n", password="p", id=7))
        assert server.last.json() == {"name": "n", "password": "p"}
        with pytest.raises(TypeError, match="password is required"):
            client.pets.add_pet(name="n")
    assert attrs.fields(models.Account).id.type == "int"


def test_repr_is_short_and_masked(models: ModuleType) -> None:
    """A repr shows what is set, shortens long texts and hides secrets."""
    text = repr(models.Owner(token="very secret", shape="x" * 1000))
    assert text.startswith("Owner(shape='xxxx") and "token=***" in text and len(text) < 100
    assert "very secret" not in repr(models.Account(name="n", password="very secret"))


def test_missing_field(kit: ModuleType, models: ModuleType) -> None:
    """`from_dict` raises a ValueError that names a missing required field; an invalid optional part is kept."""
    with pytest.raises(ValueError, match="Everything: kind is missing") as caught:
        models.Everything.from_dict({"id": 1, "maybe": "", "at": "2020-01-02T03:04:05Z"})
    assert isinstance(caught.value, kit.ModelKitError)
    with pytest.raises(kit.InvalidArgumentTypeError, match="data must be an object"):
        models.Everything.from_dict(5)
    odd = models.Everything.from_dict({**WHOLE, "parent": {"id": 1}})
    assert not odd.parent and odd.additional_properties["parent"] == {"id": 1}


def test_closed_objects(kit: ModuleType, models: ModuleType) -> None:
    """Additional fields in a response are kept, even if the spec forbids them."""
    assert models.Closed.from_dict({"a": 1, "b": 2}).to_dict() == {"a": 1, "b": 2}


def test_enum_names(models: ModuleType) -> None:
    """Every enum value has a member with a valid Python name."""
    assert {member.value for member in models.Kind} == {"cat", "dog", "x-y", "1st", ""}
    assert all(member.name.isidentifier() for member in models.Kind)


def test_strings_of_the_spec_stay_strings(kit: ModuleType) -> None:
    """Quotes and code in descriptions and defaults cannot escape: every file compiles, and none executes them."""
    folder = Path(str(kit.__file__)).parent
    command = [sys.executable, "-W", "error", "-m", "compileall", "-q", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "import os; x" in (folder / "models" / "everything.py").read_text()


def test_lists_are_not_shared(models: ModuleType) -> None:
    """Two models never share a mutable default."""
    one, other = models.Closed(), models.Closed()
    one.additional_properties["x"] = 1
    assert other.additional_properties == {}

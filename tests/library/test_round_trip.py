"""`from_dict` and `to_dict` are inverses, for every example of the spec and for thousands of generated responses."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import lnpay_client
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lnpay_client import models

from scripts.model.api import Api, Content, Schema
from scripts.model.build import build_model
from scripts.model.naming import load_config
from tests.openapi import document

ROOT = Path(__file__).parents[2]
API: Api = build_model(document(), load_config(ROOT / "generator-config.yaml"))


def examples() -> Iterator[Any]:
    """Each example of a JSON request or response body that is a model."""
    for operation in API.operations:
        contents: list[Content] = [*(operation.body.contents if operation.body else ())]
        contents += [content for response in operation.responses for content in response.contents]
        for content in contents:
            if content.schema is not None and content.schema.kind == "ref":
                for example in content.examples:
                    if example.value is None:  # the response is null as a whole, which is not a model
                        continue
                    yield pytest.param(content.schema.name, example.value, id=f"{operation.id}-{example.name}")


@pytest.mark.parametrize(("name", "value"), list(examples()))
def test_examples(name: str, value: dict[str, Any]) -> None:
    """Each example of the spec goes through its model unchanged."""
    model = getattr(models, name).from_dict(value)
    assert model.to_dict() == value
    assert list(model.to_dict()) == [*sorted(value, key=list(model.to_dict()).index)]
    assert not model.additional_properties or API.types[name].additional is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def values_of(schema: Schema) -> st.SearchStrategy[Any]:
    """Return JSON values that a schema allows."""
    schema = API.resolve(schema)
    if schema.kind == "object":
        found: st.SearchStrategy[Any] = objects_of(str(schema.name))
    elif schema.kind == "union":
        found = st.one_of(*(values_of(member) for member in schema.members))
    elif schema.kind == "map":
        # An empty array reads as an empty object, so that it is omitted here.
        found = st.dictionaries(st.text(), values_of(schema.additional) if schema.additional else JSON, max_size=4)
    elif schema.kind == "array":
        found = st.lists(values_of(schema.items), max_size=4) if schema.items else st.just([])
    else:
        found = {"string": st.text(), "integer": st.integers(), "boolean": st.booleans()}.get(schema.kind, JSON)
    return found


@cache
def objects_of(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects of a class, with the required properties, some of the others, and some unknown ones."""

    def value(each: Any) -> st.SearchStrategy[Any]:
        return values_of(each.schema) | st.none() if each.schema.nullable else values_of(each.schema)

    properties = API.types[name].properties
    required = {each.name: value(each) for each in properties if each.required}
    optional = {each.name: value(each) for each in properties if not each.required}
    known = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(st.dictionaries(st.text(), JSON, max_size=3), known).map(lambda pair: {**pair[0], **pair[1]})


MADE_UP = settings(suppress_health_check=list(HealthCheck))
"""Nothing depends on how large the first values happen to be."""
CLASSES = [name for name, schema in API.types.items() if schema.kind == "object"]


@pytest.mark.parametrize("name", CLASSES)
@settings(MADE_UP, max_examples=50)
@given(data=st.data())
def test_made_up(name: str, data: st.DataObject) -> None:
    """Whatever a server sends survives a round trip through the model and its copies."""
    value = data.draw(objects_of(name))
    kind = getattr(models, name)
    model = kind.from_dict(value)
    assert model.to_dict() == value
    assert kind.from_dict(json.loads(json.dumps(model.to_dict()))) == model
    for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model)), attrs.evolve(model)):
        assert twin == model and twin.to_dict() == value
    assert len(repr(model)) < 2000


@settings(MADE_UP, max_examples=100)
@given(value=st.dictionaries(st.sampled_from([each.name for each in API.types["LnTx"].properties]), JSON))
def test_anything(value: dict[str, Any]) -> None:
    """Whatever a server sends, parsing it returns a model or reports what is wrong: no other exception is raised."""
    partial = models.PartialLnTx.from_dict(value)
    assert partial.to_dict().keys() == value.keys()
    try:
        models.LnTx.from_dict(value)
    except ValueError as error:
        assert "is missing" in str(error) or "expected" in str(error)


def test_optional_null_where_null_is_not_allowed() -> None:
    """An undocumented null is kept, and is not taken for a value."""
    error = models.Error.from_dict({"name": "n", "message": "m", "code": 0, "status": None})
    assert error.status is lnpay_client.UNSET
    assert error.to_dict()["status"] is None

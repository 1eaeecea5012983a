"""openapi-python-client gets a digest of the spec, and its output is checked against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from scripts.client.generator import _digest, _settle_names
from scripts.client.models import Models
from scripts.model.api import Api
from scripts.spec.problems import BadInput
from tests.apis import CONFIG, OK, api_of

THINGS: dict[str, Any] = {
    "Thing": {"type": "object", "properties": {"a": {"type": "string"}}},
    "Kind": {"type": "string", "enum": ["a", "b"]},
    "Level": {"type": "integer", "enum": [1]},
}
PATHS: dict[str, Any] = {
    "/a": {"get": {"operationId": "getThing", "tags": ["Lost things"], "responses": OK}},
    "/b": {"post": {"operationId": "import", "tags": ["class"], "responses": OK}},
}


def read(api: Api) -> GeneratorData:
    """Return what the generator reads of the digest."""
    settings = Config.from_sources(ConfigFile(), MetaType.UV, Path("openapi.yaml"), "utf-8", True, Path("out"))
    data = GeneratorData.from_dict(_digest(api), config=settings)
    assert isinstance(data, GeneratorData)
    return data


def test_nothing_of_the_digest_is_lost() -> None:
    """Each operation and class has its assigned name, in the module of the model."""
    api = api_of(
        PATHS,
        {
            **THINGS,
            "Holder": {
                "type": "object",
                "properties": {n.lower(): {"$ref": f"#/components/schemas/{n}"} for n in THINGS},
            },
        },
    )
    data = read(api)
    models = Models.of(api, CONFIG)
    _settle_names(data, api, models)
    names = {str(each.class_info.name): str(each.class_info.module_name) for each in (*data.models, *data.enums)}
    assert names == models.modules


def test_a_lost_operation_is_named() -> None:
    """If the generator dropped an operation, generating fails and names it."""
    api = api_of(PATHS)
    data = read(api)
    for collection in data.endpoint_collections_by_tag.values():
        collection.endpoints = [each for each in collection.endpoints if "thing" not in each.name]
    with pytest.raises(BadInput, match=r"lost_things\.get_thing"):
        _settle_names(data, api, Models.of(api, CONFIG))


def test_a_lost_class_is_named() -> None:
    """If the generator dropped a class, generating fails and names it."""
    api = api_of(schemas=THINGS)
    data = read(api)
    data.models = []
    with pytest.raises(BadInput, match="Thing"):
        _settle_names(data, api, Models.of(api, CONFIG))


def test_a_class_that_was_made_up_is_named() -> None:
    """If the generator invented a class, generating fails and names it."""
    with pytest.raises(BadInput, match="created a class Thing that is not in the spec"):
        _settle_names(read(api_of(PATHS, {"Thing": THINGS["Thing"]})), api_of(PATHS), Models.of(api_of(PATHS), CONFIG))

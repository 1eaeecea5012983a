"""Partial forms: the models that a parameter can limit to some fields, and the names of their classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scripts.model.api import Operation, Parameter, Schema, Tag
from scripts.model.naming import GeneratorConfig
from scripts.model.results import usual
from scripts.spec.extensions import PartialResponse


def is_partial(parameter: Parameter) -> bool:
    """Return whether a parameter limits the response to the fields it lists."""
    return parameter.extensions.get(PartialResponse) is not None


def partial_names(tags: Iterable[Tag], types: Mapping[str, Schema], config: GeneratorConfig) -> dict[str, str]:
    """Return each model that an operation can return in part, in the order of the spec, with its partial class."""
    modules = {config.module_name(name) for name in types}
    names: dict[str, str] = {}
    for operation in (operation for tag in tags for operation in tag.operations):
        for name in _trimmed(operation, types):
            free = (f"Partial{name}", f"{name}Partial", f"Partial{name}Fields")
            wanted = (each for each in free if each not in types and config.identifier(each) not in modules)
            names[name] = next(wanted)
    return names


def _trimmed(operation: Operation, types: Mapping[str, Schema]) -> Iterable[str]:
    """Yield the models in the success responses of an operation with such a parameter."""
    if not any(is_partial(parameter) for parameter in operation.parameters):
        return
    for response in operation.responses:
        for content in response.contents if response.is_success or response.status == "default" else ():
            schema = usual(content.schema, operation, types)
            if schema is not None and schema.kind == "array":
                schema = schema.items
            if schema is not None and schema.kind == "ref" and types[schema.name or ""].kind == "object":
                yield schema.name or ""

"""Model classes as the templates use them: attributes, table of fields, docstrings, and partial forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.client.docstrings import describe, example
from scripts.client.types import Types, is_secret
from scripts.model.api import MISSING, Api, Property, Schema
from scripts.model.naming import GeneratorConfig


@dataclass(frozen=True)
class Attribute:
    """A property of a model."""

    name: str
    hint: str
    default: str
    doc: str
    field: str
    """The expression of the runtime's Field."""


@dataclass(frozen=True)
class ModelView:
    """A model class."""

    name: str
    doc: str
    attributes: tuple[Attribute, ...]
    additional: str
    """The codec of additional properties; None if the spec forbids them."""
    base: str
    """The runtime class that it extends."""


@dataclass
class Models:
    """All classes, their modules and their views."""

    api: Api
    modules: dict[str, str]
    types: Types
    config: GeneratorConfig

    @staticmethod
    def of(api: Api, config: GeneratorConfig) -> Models:
        """Choose the modules of all classes and partial classes."""
        modules = {name: config.module_name(name) for name in api.types}
        modules |= {name: config.identifier(name) for name in api.partials.values()}
        return Models(api, modules, Types(api, modules, literal=config.file.literal_enums), config)

    def view(self, name: str) -> ModelView:
        """Return the view of a model class."""
        schema = self.api.types[name]
        return ModelView(
            name=name,
            doc=schema.description or schema.title or f"{schema.spec_name or name} of the API.",
            attributes=tuple(self._attribute(each) for each in schema.properties),
            additional="None" if schema.additional is None else self.types.codec(schema.additional),
            base=_base(schema),
        )

    def partial_view(self, name: str) -> ModelView:
        """Return the view of a model's partial form, in which every field is optional."""
        whole = self.api.types[name]
        optional = tuple(self._attribute(replace(each, required=False)) for each in whole.properties)
        return replace(
            self.view(name),
            name=self.api.partials[name],
            doc=f"The fields of {name} that were requested. The others are UNSET.",
            attributes=optional,
        )

    def _attribute(self, each: Property) -> Attribute:
        schema = each.schema
        secret = is_secret(schema, each.python_name)
        optional = not each.required or schema.write_only
        hint = self.types.hint(schema)
        if schema.kind == "string" and schema.format == "binary":
            hint = self.types.hint(schema, sent=True)
        default = ""
        if optional:
            hint, default = f"{hint} | Unset" if hint != "Any" else "Any", "UNSET"
        elif schema.read_only:
            default = "_f.read_only()"  # always present in a response, never set by the caller
        elif schema.const is not MISSING:
            default = repr(schema.const)
        flags = {
            "required": each.required,
            "read_only": schema.read_only,
            "write_only": schema.write_only,
            "secret": secret,
            "deprecated": schema.deprecated,
        }
        parts = [repr(each.name), repr(each.python_name), self.types.codec(schema, secret=secret)]
        parts += [f"{flag}=True" for flag, is_set in flags.items() if is_set]
        doc = "\n\n".join(part for part in (describe(schema.description, schema), example(schema)) if part)
        return Attribute(each.python_name, hint, default, doc, f"_f.Field({', '.join(parts)})")

    def enum_members(self, name: str) -> Mapping[str, str]:
        """Return member names with their values as Python literals."""
        schema = self.api.types[name]
        return {key: repr(value) for key, value in zip(schema.value_names, schema.values, strict=True)}


def _base(schema: Schema) -> str:
    """Return the base class: a mapping, unless a field has the name of one of a mapping's methods."""
    if schema.additional_explicit:
        return "MappingModel"
    taken = {"get", "items", "keys", "values"} & {each.python_name for each in schema.properties}
    return "Model" if taken else "Record"

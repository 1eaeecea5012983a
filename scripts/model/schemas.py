"""Schemas of the spec made into `Schema`s: references followed, `allOf` settled, objects and enums named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Literal, cast

from scripts.model.all_of import is_annotation, merge
from scripts.model.api import Discriminator, Kind, Property, Schema
from scripts.model.keywords import (
    alternatives_of,
    annotate,
    common_type,
    constant,
    is_file,
    limits_of,
    types_of,
    value_names,
)
from scripts.model.names import IMPORTED, Namespace
from scripts.model.naming import GeneratorConfig
from scripts.model.unions import join_union
from scripts.spec.extensions import EnumNames, parse_extensions
from scripts.spec.openapi import are_alternatives
from scripts.spec.pointers import ModelError, join, last_part, look_up

_SCALARS: dict[str, Kind] = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
MODEL_NAMES = ("additional_properties", "to_dict", "from_dict", "to_json", "from_json")
MAPPING_NAMES = ("get", "items", "keys", "values")
"""Attributes that a generated class has already, so that no property may take their names."""


class SchemaBuilder:
    """Makes Schemas and collects the classes that they need in `types`."""

    def __init__(self, data: Mapping[str, Any], config: GeneratorConfig) -> None:
        self.types: dict[str, Schema] = {}
        self._data = data
        self._config = config
        self._class_names = Namespace(reserved=IMPORTED, key=config.identifier, separator="")
        self._by_pointer: dict[str, str] = {}
        self._open: set[str] = set()
        components = data.get("components", {}).get("schemas", {})
        self._component_names = {
            join("/components/schemas", name): self._class_names.take(config.class_name(name)) for name in components
        }
        self._children = _children_by_parent(components)

    def components(self) -> dict[str, Schema]:
        """Build all of components.schemas, so that classes come in the order of the spec."""
        names = [last_part(pointer) for pointer in self._component_names]
        return {name: self.build({"$ref": join("#/components/schemas", name)}, "/components", name) for name in names}

    def build(self, node: Any, pointer: str, hint: str) -> Schema:
        """Return the Schema of `node`; `hint` names the class if it needs one and is not a component."""
        if isinstance(node, bool):
            return Schema(kind="any", pointer=pointer)
        if not isinstance(node, Mapping):
            raise ModelError(pointer, "a schema must be an object, or true or false")
        if isinstance(reference := node.get("$ref"), str):
            beside = {key: value for key, value in node.items() if key != "$ref"}
            if all(is_annotation(key) for key in beside):
                return annotate(self._use(reference, pointer), beside)
            node = {"allOf": [{"$ref": reference}], **beside}
        if "allOf" in node:
            rest = {key: value for key, value in node.items() if key != "allOf"}
            if len(node["allOf"]) == 1 and self._adds_nothing(rest, node["allOf"][0], join(pointer, "allOf", 0)):
                return annotate(self.build(node["allOf"][0], join(pointer, "allOf", 0), hint), rest)
            node = self._flatten(node, pointer, ())
        return annotate(self._build_plain(node, pointer, hint), node)

    # References and allOf

    def _use(self, reference: str, pointer: str) -> Schema:
        """Return what a reference stands for: a `ref` to a class, or a copy of any other schema."""
        node, target = look_up(self._data, reference, pointer)
        if target in self._open:
            return self._use_open(node, target)
        children = self._children.get(target, ())
        if children and isinstance(node, Mapping) and not node.keys() & {"oneOf", "anyOf"}:
            return self._family(node, target, children)
        with self._opened(target):
            schema = self.build(node, target, last_part(target))
        return replace(schema, spec_name=last_part(target)) if target in self._component_names else schema

    def _use_open(self, node: Any, pointer: str) -> Schema:
        """Return what a schema that is being built means inside itself."""
        if pointer not in self._by_pointer:
            return Schema(kind="any", pointer=pointer)  # an alias that holds itself has no type that Python can write
        used = Schema(kind="ref", pointer=pointer, name=self._by_pointer[pointer], spec_name=last_part(pointer))
        used.nullable = "null" in types_of(node)
        return annotate(used, node)

    def _family(self, node: Mapping[str, Any], pointer: str, children: tuple[str, ...]) -> Schema:
        """Return the union of a class that has a discriminator and the classes that extend it through `allOf`."""
        with self._opened(pointer):
            base = replace(self.build(node, pointer, last_part(pointer)), spec_name=last_part(pointer))
        members = [base, *(self._use(f"#{child}", pointer) for child in children)]
        return Schema(
            kind="union",
            pointer=pointer,
            spec_name=last_part(pointer),
            description=node.get("description", ""),
            members=tuple(members),
            discriminator=self._discriminator(node, members, pointer),
        )

    @contextmanager
    def _opened(self, pointer: str) -> Iterator[None]:
        self._open.add(pointer)
        try:
            yield
        finally:
            self._open.discard(pointer)

    def _adds_nothing(self, rest: Mapping[str, Any], part: Any, pointer: str) -> bool:
        """Tell whether what stands beside `allOf` describes its one part, or says its type again, and no more."""
        if "type" in rest and rest["type"] != self._flatten(part, pointer, ()).get("type"):
            return False
        return all(is_annotation(key) or key == "type" for key in rest)

    def _flatten(self, node: Any, pointer: str, seen: tuple[str, ...]) -> Mapping[str, Any]:
        """Return `node` with its `$ref` and `allOf` merged in."""
        if not isinstance(node, Mapping):
            return {}
        parts: list[Mapping[str, Any]] = []
        if isinstance(reference := node.get("$ref"), str):
            target_node, target = look_up(self._data, reference, pointer)
            if target in seen:
                raise ModelError(pointer, f"allOf that leads back to itself: {reference}")
            inherited = self._flatten(target_node, target, (*seen, target))
            parts.append({key: value for key, value in inherited.items() if key != "discriminator"})
        for index, part in enumerate(node.get("allOf", ())):
            parts.append(self._flatten(part, join(pointer, "allOf", index), seen))
        own = {key: value for key, value in node.items() if key not in ("$ref", "allOf")}
        if not parts:
            return own
        merged = merge([*parts, own])
        if own.get("nullable"):  # said of the whole, whatever its parts allow
            merged["nullable"] = True
        return merged

    # One schema, with nothing to follow any more

    def _build_plain(self, node: Mapping[str, Any], pointer: str, hint: str) -> Schema:
        nullable = bool(node.get("nullable"))
        if "enum" in node:
            schema = self._enum(node, pointer, hint)
        elif "const" in node:
            schema = constant(node["const"], pointer)
        elif alternatives := alternatives_of(node):
            schema = self._union(node, *alternatives, pointer, hint)
        else:
            schema = self._typed(node, types_of(node), pointer, hint)
        schema.nullable = schema.nullable or nullable
        return schema

    def _typed(self, node: Mapping[str, Any], types: list[str], pointer: str, hint: str) -> Schema:
        others = [name for name in types if name != "null"]
        nullable = len(others) < len(types)
        if not others:
            return Schema(kind="null" if nullable else "any", pointer=pointer)
        if len(others) > 1:
            members = tuple(
                self._typed({**node, "type": name}, [name], pointer, f"{hint}_{name}" if name == "object" else hint)
                for name in others
            )
            return join_union(Schema(kind="union", pointer=pointer, members=members, nullable=nullable))
        name = others[0]
        if name in _SCALARS:
            said = node.get("format") or ("binary" if name == "string" and is_file(node) else None)
            schema = Schema(kind=_SCALARS[name], pointer=pointer, format=said, constraints=limits_of(node, name))
        elif name == "array":
            schema = self._array(node, pointer, hint)
        elif name == "object":
            schema = self._object(node, pointer, hint)
        else:
            raise ModelError(pointer, f"unknown type: {name}")
        schema.nullable = nullable
        return schema

    def _array(self, node: Mapping[str, Any], pointer: str, hint: str) -> Schema:
        schema = Schema(kind="array", pointer=pointer, constraints=limits_of(node, "array"))
        schema.prefix = tuple(
            self.build(each, join(pointer, "prefixItems", index), f"{hint}_item_{index}")
            for index, each in enumerate(node.get("prefixItems", ()))
        )
        further = node.get("items", True)
        if schema.prefix and (further is False or node.get("maxItems", len(schema.prefix) + 1) <= len(schema.prefix)):
            members = schema.prefix
        else:
            members = (*schema.prefix, self.build(further, join(pointer, "items"), f"{hint}_item"))
        schema.items = join_union(Schema(kind="union", pointer=join(pointer, "items"), members=members))
        return schema

    def _object(self, node: Mapping[str, Any], pointer: str, hint: str) -> Schema:
        further = node.get("additionalProperties", node.get("unevaluatedProperties", True))
        if not node.get("properties") and (further is not False or pointer not in self._component_names):
            return Schema(
                kind="map",
                pointer=pointer,
                additional=self.build(further or True, join(pointer, "additionalProperties"), f"{hint}_value"),
                additional_explicit="additionalProperties" in node,
                constraints=limits_of(node, "object"),
            )
        name = self._by_pointer.get(pointer)
        if name is None:
            name = self._name(pointer, hint)
            schema = self.types[name] = Schema(kind="object", pointer=pointer, name=name)
            self._fill(schema, node, further)
        return Schema(kind="ref", pointer=pointer, name=name)

    def _fill(self, schema: Schema, node: Mapping[str, Any], further: Any) -> None:
        """Give a class its properties; it is in `types` already, so that they may refer to it."""
        pointer, name = schema.pointer, cast("str", schema.name)
        schema.spec_name = last_part(pointer) if pointer in self._component_names else None
        schema.additional_explicit = "additionalProperties" in node and further is not False
        schema.constraints = limits_of(node, "object")
        annotate(schema, node)
        required = set(node.get("required", ()))
        schema.one_of_required = tuple(
            tuple(option.get("required", ()))
            for keyword in ("oneOf", "anyOf")
            for option in (() if are_alternatives(node.get(keyword)) else node.get(keyword, ()))
        )
        attributes = Namespace(reserved=(*MODEL_NAMES, *(MAPPING_NAMES if schema.additional_explicit else ())))
        schema.properties = tuple(
            Property(
                name=key,
                python_name=attributes.take(self._config.identifier(key)),
                schema=self.build(value, join(pointer, "properties", key), f"{name}_{key}"),
                required=key in required,
            )
            for key, value in node.get("properties", {}).items()
        )
        if further is not False:
            schema.additional = self.build(further, join(pointer, "additionalProperties"), f"{name}_value")

    def _enum(self, node: Mapping[str, Any], pointer: str, hint: str) -> Schema:
        values = tuple(value for value in node["enum"] if value is not None)
        nullable = len(values) < len(node["enum"])
        value_type = common_type(values)
        if nullable and not values:
            return Schema(kind="null", pointer=pointer)
        if value_type not in ("string", "integer"):
            schema = Schema(kind=cast("Kind", value_type or "any"), pointer=pointer, values=values)
        else:
            name = self._by_pointer.get(pointer)
            if name is None:
                name = self._name(pointer, hint)
                self.types[name] = Schema(
                    kind="enum",
                    pointer=pointer,
                    name=name,
                    spec_name=last_part(pointer) if pointer in self._component_names else None,
                    values=values,
                    value_names=value_names(values, parse_extensions("schema", node, pointer).get(EnumNames)),
                    value_type=cast("Literal['string', 'integer']", value_type),
                )
                annotate(self.types[name], node)
            schema = Schema(kind="ref", pointer=pointer, name=name)
        schema.nullable = nullable
        return schema

    def _union(self, node: Mapping[str, Any], keyword: str, options: list[Any], pointer: str, hint: str) -> Schema:
        base = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf", "discriminator")}
        shared = {key: value for key, value in base.items() if key in ("properties", "required", "type", "format")}
        shared = shared if shared.get("properties") or shared.get("type") not in (None, "object") else {}
        members, nullable = [], False
        for index, option in enumerate(options):
            if isinstance(option, Mapping) and option.get("type") == "null":
                nullable = True
                continue
            place = join(pointer, keyword, index)
            title = option.get("title", "") if isinstance(option, Mapping) else ""
            whole = {"allOf": [shared, option]} if shared else option
            members.append(self.build(whole, place, f"{hint}_{title}" if title else f"{hint}_type_{index}"))
        schema = Schema(kind="union", pointer=pointer, members=tuple(members), nullable=nullable)
        schema.discriminator = self._discriminator(node, members, pointer)
        return join_union(schema)

    def _discriminator(self, node: Mapping[str, Any], members: list[Schema], pointer: str) -> Discriminator | None:
        described = node.get("discriminator")
        if not isinstance(described, Mapping) or "propertyName" not in described:
            return None
        mapping = {member.spec_name: member.name for member in members if member.kind == "ref" and member.spec_name}
        for value, target in described.get("mapping", {}).items():
            reference = target if str(target).startswith("#") else join("#/components/schemas", target)
            used = self._component_names.get(look_up(self._data, reference, pointer)[1])
            if used is not None:
                mapping[value] = used
        named = {key: name for key, name in mapping.items() if name}
        return Discriminator(property_name=described["propertyName"], mapping=named)

    def _name(self, pointer: str, hint: str) -> str:
        """Choose and remember the class name of the schema at `pointer`."""
        name = self._component_names.get(pointer)
        if name is None:
            name = self._class_names.take(self._config.class_name(hint))
        self._by_pointer[pointer] = name
        return name


def _children_by_parent(components: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return for each component with a discriminator the components that extend it through `allOf`."""
    children: dict[str, tuple[str, ...]] = {}
    for name, node in components.items():
        for part in node.get("allOf", ()) if isinstance(node, Mapping) else ():
            parent = part.get("$ref", "") if isinstance(part, Mapping) else ""
            base = components.get(last_part(parent)) if parent.startswith("#/components/schemas/") else None
            if isinstance(base, Mapping) and "discriminator" in base:
                children[parent[1:]] = (*children.get(parent[1:], ()), join("/components/schemas", name))
    return children

"""Builds `Schema`s from the spec: follows references, merges `allOf`, names objects and enums."""

from __future__ import annotations

from collections import deque
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
from scripts.spec.openapi import are_alternatives, as_dict
from scripts.spec.pointers import ModelError, join, last_part, look_up

_SCALARS: dict[str, Kind] = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_DEEPEST = 40
"""Maximum nesting of lists, maps and unions without their own class."""
_LARGEST = 2000
"""Maximum number of parts of such a schema. Larger ones are any value: no one could read such a type."""
_ALTERNATIVES = ("oneOf", "anyOf")
MODEL_NAMES = ("additional_properties", "to_dict", "from_dict", "to_json", "from_json")
MAPPING_NAMES = ("get", "items", "keys", "values")
"""Attributes of every generated class, whose names no property may have."""


class SchemaBuilder:
    """Builds Schemas and collects their classes in `types`."""

    def __init__(self, data: Mapping[str, Any], config: GeneratorConfig) -> None:
        self.types: dict[str, Schema] = {}
        self._data = data
        self._config = config
        self._class_names = Namespace(reserved=IMPORTED, key=config.identifier, separator="")
        self._by_pointer: dict[str, str] = {}
        self._unfilled: deque[tuple[Schema, Mapping[str, Any], Any]] = deque()
        """Classes whose properties are not built yet: a queue, so that long chains do not recurse."""
        self._used: dict[str, Schema] = {}
        self._open: set[str] = set()
        self._cuts = 0
        """How often a recursive part was omitted: such results are valid in one place only."""
        self._shared: dict[int, tuple[Mapping[str, Any], dict[str, Any]]] = {}
        """What a union's alternatives have in common, by the identity of its schema."""
        self._places: dict[Any, tuple[str, Mapping[str, Any]]] = {}
        """Where each merged schema is; it is kept, so that its identity is not reused."""
        components = data.get("components", {}).get("schemas", {})
        self._component_names = {
            join("/components/schemas", name): self._class_names.take(config.class_name(name)) for name in components
        }
        self._inheritance = _inheritance(components)
        self._children = {
            parent: children
            for parent, children in self._inheritance.items()
            if "discriminator" in components[last_part(parent)]
        }
        self._extending = {child for children in self._children.values() for child in children}
        """Classes of their own, even if they add nothing to their parent."""
        self._flat: dict[str, Mapping[str, Any]] = {}

    def components(self) -> dict[str, Schema]:
        """Build all of components.schemas, so that classes come in the order of the spec."""
        names = [last_part(pointer) for pointer in self._component_names]
        return {name: self.build({"$ref": join("#/components/schemas", name)}, "/components", name) for name in names}

    def build(self, node: Any, pointer: str, hint: str) -> Schema:
        """Return the Schema of `node`; `hint` names the class if it needs one and is not a component."""
        schema = self._build(node, pointer, hint)
        while self._unfilled:
            self._fill(*self._unfilled.popleft())
        return schema

    def _build(self, node: Any, pointer: str, hint: str) -> Schema:
        if isinstance(node, bool):
            return Schema(kind="any", pointer=pointer)
        if not isinstance(node, Mapping):
            raise ModelError(pointer, "a schema must be an object, or true or false")
        place = self._own_place(node, pointer)
        if place != pointer:
            pointer, hint = place, self._own_hint(place, hint)
        if isinstance(reference := node.get("$ref"), str):
            siblings = {key: value for key, value in node.items() if key != "$ref"}
            if all(is_annotation(key) for key in siblings):
                return annotate(self._use(reference, pointer), siblings)
            node = {"allOf": [{"$ref": reference}], **siblings}
        if "allOf" in node:
            index, notes = self._only_part(node, pointer)
            inner = join(pointer, "allOf", index)
            if index >= 0 and self._adds_nothing(notes, node["allOf"][index], inner):
                return annotate(self._build(node["allOf"][index], inner, hint), notes)
            node = self._flatten(node, pointer)
        return annotate(self._build_plain(node, pointer, hint), node)

    # References and allOf

    def _use(self, reference: str, pointer: str) -> Schema:
        """Resolve a reference: to a `ref` to a class, or to a copy of any other schema."""
        node, target = look_up(self._data, reference, pointer)
        aliases: list[tuple[Mapping[str, Any], str]] = []
        closed = (self._open, self._used, self._extending)
        while (following := _aliased(node)) and not any(target in places for places in closed):
            if len(aliases) > len(self._component_names):
                raise ModelError(target, f"circular $ref: {reference}")
            aliases.append((node, target))
            node, target = look_up(self._data, following, target)
        cuts = self._cuts
        schema = self._use_once(node, target)
        for alias, place in reversed(aliases):
            schema = self._named(annotate(replace(schema), alias), place)
            if cuts == self._cuts:
                self._used[place] = schema
        return replace(schema)

    def _use_once(self, node: Any, target: str) -> Schema:
        """Return the schema at `target` as references to it see it, cached."""
        if target in self._used:
            return self._used[target]
        if target in self._open:
            return self._use_open(node, target)
        if len(self._open) > _DEEPEST:
            self._used[target] = Schema(kind="any", pointer=target)
            return self._used[target]
        cuts, children = self._cuts, self._children.get(target, ())
        if children and isinstance(node, Mapping) and not node.keys() & {*_ALTERNATIVES}:
            schema = self._family(node, target, children)
        else:
            with self._opened(target):
                schema = self._named(self._build(node, target, last_part(target)), target)
        if _is_too_large(schema):
            schema = self._named(Schema(kind="any", pointer=target, description=schema.description), target)
        if cuts == self._cuts:
            self._used[target] = schema
        return schema

    def _named(self, schema: Schema, pointer: str) -> Schema:
        return replace(schema, spec_name=last_part(pointer)) if pointer in self._component_names else schema

    def _use_open(self, node: Any, pointer: str) -> Schema:
        """Return a reference to a schema from inside itself, while it is being built."""
        if pointer in self._by_pointer:  # pragma: no cover: no document is known that meets a named class here
            used = Schema(kind="ref", pointer=pointer, name=self._by_pointer[pointer], spec_name=last_part(pointer))
            used.nullable = "null" in types_of(node)
            return annotate(used, node)
        self._cuts += 1
        return Schema(kind="any", pointer=pointer)  # an alias that contains itself has no Python type

    def _family(self, node: Mapping[str, Any], pointer: str, children: tuple[str, ...]) -> Schema:
        """Return the union of a class that has a discriminator and the classes that extend it through `allOf`."""
        with self._opened(pointer):
            base = replace(self._build(node, pointer, last_part(pointer)), spec_name=last_part(pointer))
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

    def _own_place(self, node: Mapping[str, Any], pointer: str) -> str:
        """Return where a merged schema is, or was first met if it was inherited: each copy could inherit another."""
        if "allOf" not in node and (len(node) < 2 or "$ref" not in node):
            return pointer
        return self._places.setdefault(_identity(node), (pointer, node))[0]

    def _own_hint(self, place: str, hint: str) -> str:
        holder, _, key = place.rpartition("/properties/")
        return f"{self._component_names[holder]}_{last_part(key)}" if holder in self._component_names else hint

    def _only_part(self, node: Mapping[str, Any], pointer: str) -> tuple[int, Mapping[str, Any]]:
        """Return the index of the only part of `allOf` that is described by all others, and these; else -1.

        A component keeps its own class, unless it has only one part.
        """
        parts, rest = node["allOf"], {key: value for key, value in node.items() if key != "allOf"}
        described = [index for index, part in enumerate(parts) if not _only_describes(part)]
        if pointer in self._component_names or not described:
            described = [*range(len(parts))]
        if len(described) != 1 or pointer in self._extending:
            return -1, rest
        notes: dict[str, Any] = {}
        for index, part in enumerate(parts):
            notes |= {} if index in described or part is True else part
        return described[0], {**notes, **rest}

    def _adds_nothing(self, rest: Mapping[str, Any], part: Any, pointer: str) -> bool:
        """Return whether the keys next to a part of `allOf` only describe it, or repeat its type."""
        if "type" in rest and rest["type"] != self._flatten(part, pointer).get("type"):
            return False
        return all(is_annotation(key) or key == "type" for key in rest)

    def _flatten(self, node: Any, pointer: str) -> Mapping[str, Any]:
        """Return `node` with its `$ref` and `allOf` merged in."""
        if not isinstance(node, Mapping):
            return {}
        parts: list[Mapping[str, Any]] = []
        if isinstance(reference := node.get("$ref"), str):
            parts.append(self._inherited(*look_up(self._data, reference, pointer)))
        for index, part in enumerate(node.get("allOf", ())):
            parts.append(self._flatten(part, join(pointer, "allOf", index)))
        own = {key: value for key, value in node.items() if key not in ("$ref", "allOf")}
        for key, value in as_dict(own.get("properties")).items():
            if isinstance(value, Mapping):
                self._own_place(value, join(pointer, "properties", key))
        if not parts:
            return own
        merged = merge([*parts, own])
        if own.get("nullable"):  # applies to the whole, whatever its parts allow
            merged["nullable"] = True
        return merged

    def _inherited(self, node: Any, pointer: str) -> Mapping[str, Any]:
        """Return what `allOf` inherits from a component.

        Children do not inherit the list of alternatives of a parent that lists them, nor do the members of a union
        that is being built if they extend it: that would never end.
        """
        waiting = (
            {} if pointer in self._flat else {pointer: node}
        )  # grandparents come first, so that long chains do not recurse
        while waiting:
            place = next(reversed(waiting))
            missing = dict(self._parents(waiting[place], place))
            missing = {name: parent for name, parent in missing.items() if name not in self._flat}
            if missing.keys() & waiting.keys():
                raise ModelError(place, "circular allOf")
            waiting |= missing
            if not missing:
                self._flat[place] = self._handed_down(waiting.pop(place), place)
        if pointer in self._open:
            return {key: value for key, value in self._flat[pointer].items() if key not in _ALTERNATIVES}
        return self._flat[pointer]

    def _parents(self, node: Any, pointer: str) -> Iterator[tuple[str, Any]]:
        """Yield place and schema of each component that a schema is made of."""
        for part in (node, *(node.get("allOf") or ())) if isinstance(node, Mapping) else ():
            if isinstance(part, Mapping) and isinstance(reference := part.get("$ref"), str):
                parent, place = look_up(self._data, reference, pointer)
                yield place, parent

    def _handed_down(self, node: Any, pointer: str) -> Mapping[str, Any]:
        left_out = {"discriminator", *(_ALTERNATIVES if self._lists_children(node, pointer) else ())}
        return {key: value for key, value in self._flatten(node, pointer).items() if key not in left_out}

    def _lists_children(self, node: Any, pointer: str) -> bool:
        options = (
            [option for key in _ALTERNATIVES for option in node.get(key) or ()] if isinstance(node, Mapping) else []
        )
        return any(self._extends(option, pointer) for option in options)

    # A single schema, without references

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
            format_ = node.get("format") or ("binary" if name == "string" and is_file(node) else None)
            schema = Schema(kind=_SCALARS[name], pointer=pointer, format=format_, constraints=limits_of(node, name))
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
            self._build(each, join(pointer, "prefixItems", index), f"{hint}_item_{index}")
            for index, each in enumerate(node.get("prefixItems", ()))
        )
        further = node.get("items", True)
        if schema.prefix and (further is False or node.get("maxItems", len(schema.prefix) + 1) <= len(schema.prefix)):
            members = schema.prefix
        else:
            members = (*schema.prefix, self._build(further, join(pointer, "items"), f"{hint}_item"))
        schema.items = join_union(Schema(kind="union", pointer=join(pointer, "items"), members=members))
        return schema

    def _object(self, node: Mapping[str, Any], pointer: str, hint: str) -> Schema:
        further = node.get("additionalProperties", node.get("unevaluatedProperties", True))
        if not node.get("properties") and (further is not False or pointer not in self._component_names):
            return Schema(
                kind="map",
                pointer=pointer,
                additional=self._build(further or True, join(pointer, "additionalProperties"), f"{hint}_value"),
                additional_explicit="additionalProperties" in node,
                constraints=limits_of(node, "object"),
            )
        name = self._by_pointer.get(pointer)
        if name is None:
            name = self._name(pointer, hint)
            schema = self.types[name] = Schema(kind="object", pointer=pointer, name=name)
            self._unfilled.append((schema, node, further))
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
                schema=self._build(value, join(pointer, "properties", key), f"{name}_{key}"),
                required=key in required,
            )
            for key, value in node.get("properties", {}).items()
        )
        if further is not False:
            schema.additional = self._build(further, join(pointer, "additionalProperties"), f"{name}_value")

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
        # One object for one schema: wherever it is met again, inside itself too, its alternatives are the same classes.
        shared = self._shared.setdefault(id(node), (node, shared))[1]
        members, nullable = [], False
        for index, option in enumerate(options):
            if isinstance(option, Mapping) and option.get("type") == "null":
                nullable = True
                continue
            place = join(pointer, keyword, index)
            title = option.get("title", "") if isinstance(option, Mapping) else ""
            adds = bool(shared) and not self._extends(option, pointer)
            whole = {"allOf": [shared, option]} if adds else option
            member = self._build(whole, place, f"{hint}_{title}" if title else f"{hint}_type_{index}")
            if adds and isinstance(option, Mapping) and (component := _aliased(option)):
                member = replace(member, spec_name=last_part(component))  # its name for the discriminator
            members.append(member)
        schema = Schema(kind="union", pointer=pointer, members=tuple(members), nullable=nullable)
        schema.discriminator = self._discriminator(node, members, pointer)
        return join_union(schema)

    def _extends(self, option: Any, pointer: str) -> bool:
        """Return whether an alternative is a component that has all of the union's own already, through `allOf`."""
        reference = option.get("$ref") if isinstance(option, Mapping) else None
        return isinstance(reference, str) and reference[1:] in self._inheritance.get(pointer, ())

    def _discriminator(self, node: Mapping[str, Any], members: list[Schema], pointer: str) -> Discriminator | None:
        described = node.get("discriminator")
        if not isinstance(described, Mapping) or "propertyName" not in described:
            return None
        mapping = {member.spec_name: member for member in members if member.spec_name}
        for value, target in described.get("mapping", {}).items():
            reference = target if str(target).startswith("#") else join("#/components/schemas", target)
            wanted = look_up(self._data, reference, pointer)[1]
            if wanted in self._component_names:
                member = next((each for each in members if each.spec_name == last_part(wanted)), None)
                mapping[value] = member or self._use(reference, pointer)
        objects = {key: each for key, each in mapping.items() if each.kind in ("ref", "union", "map")}
        return Discriminator(property_name=described["propertyName"], mapping=objects)

    def _name(self, pointer: str, hint: str) -> str:
        """Choose and remember the class name of the schema at `pointer`."""
        name = self._component_names.get(pointer)
        if name is None:
            name = self._class_names.take(self._config.class_name(hint))
        self._by_pointer[pointer] = name
        return name


def _identity(node: Any) -> Any:
    """Return a key for a schema: the parts of what `merge` puts together anew each time, else the object itself."""
    if isinstance(node, Mapping) and node.keys() == {"allOf"}:
        return tuple(_identity(part) for part in node["allOf"])
    return id(node)


def _only_describes(part: Any) -> bool:
    return part is True or (isinstance(part, Mapping) and all(is_annotation(key) or key == "type" for key in part))


def _aliased(node: Any) -> str | None:
    """Return the reference of a schema that has only a reference and descriptions."""
    if not isinstance(node, Mapping):
        return None
    parts = node.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], Mapping) and parts[0].keys() == {"$ref"}:
        node = {**parts[0], **{key: value for key, value in node.items() if key != "allOf"}}
    only = isinstance(node.get("$ref"), str) and all(key == "$ref" or is_annotation(key) for key in node)
    return str(node["$ref"]) if only else None


def _is_too_large(schema: Schema) -> bool:
    """Return whether a schema has too many parts or nests them too deep, each class being one."""
    count, waiting = 0, [(schema, 0)]
    while waiting:
        each, depth = waiting.pop()
        count += 1
        if count > _LARGEST or depth > _DEEPEST + 1:
            return True
        parts = (each.items, each.additional, *each.members, *each.prefix)
        waiting += [(part, depth + 1) for part in parts if part is not None]
    return False


def _inheritance(components: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return for each component the components that extend it through `allOf`."""
    children: dict[str, tuple[str, ...]] = {}
    for name, node in components.items():
        for part in node.get("allOf", ()) if isinstance(node, Mapping) else ():
            parent = part.get("$ref", "") if isinstance(part, Mapping) else ""
            base = components.get(last_part(parent)) if parent.startswith("#/components/schemas/") else None
            if isinstance(base, Mapping):
                children[parent[1:]] = (*children.get(parent[1:], ()), join("/components/schemas", name))
    return children

"""Schemas as Python type hints, and as codecs of the generated client's runtime."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scripts.model.api import MISSING, Api, Schema
from scripts.model.names import FORMAT_TYPES
from scripts.spec.backtracking import Effort, effort
from scripts.spec.extensions import MaxBytes, MaxCharacter
from scripts.spec.openapi import limits_of_type, python_pattern

_FORMAT_CODECS = {"date-time": "DATETIME", "date": "DATE", "uuid": "UUID_", "binary": "BINARY"}
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "any": "Any", "null": "None"}
_SECRET_NAME = re.compile(r"(^|_)(api_?key|key|secret|token|password|passphrase|credentials?|pin)s?($|_)")

_LONGEST_MATCHED = 1000
"""Characters; longer text is left to the server if matching takes time quadratic in the length."""


def is_secret(schema: Schema, python_name: str) -> bool:
    """Return whether to mask a value, judging by its format, `writeOnly` or name."""
    if schema.kind not in ("string", "union"):
        return False
    return schema.format == "password" or schema.write_only or bool(_SECRET_NAME.search(python_name))


class Types:
    """Writes types as Python source; knows the module of each class."""

    def __init__(self, api: Api, modules: Mapping[str, str], *, literal: bool = False) -> None:
        self._api = api
        self._modules = modules
        self._literal = literal

    def module(self, class_name: str) -> str:
        """Return the module of a class, below models/."""
        return self._modules[class_name]

    def hint(self, schema: Schema | None, *, prefix: str = "", sent: bool = False) -> str:
        """Return the type of a received value or, with `sent`, the wider type of one that the user passes."""
        if schema is None:
            return "Any"
        text = self._bare_hint(schema, prefix, sent)
        if schema.nullable and not {"Any", "None"} & set(text.split(" | ")):
            text += " | None"
        return text

    def _bare_hint(self, schema: Schema, prefix: str, sent: bool) -> str:
        if schema.kind == "string":
            text = FORMAT_TYPES.get(schema.format or "", "str")
            return "FileContent" if sent and text == "bytes" else text
        if schema.kind == "array":
            return f"{'Sequence' if sent else 'list'}[{self.hint(schema.items, prefix=prefix, sent=sent)}]"
        if schema.kind in ("map", "object"):
            value = self.hint(schema.additional, prefix=prefix, sent=sent)
            return f"Mapping[str, {value}]" if sent else f"dict[str, {value}]"
        if schema.kind == "union":
            return _join(self.hint(member, prefix=prefix, sent=sent) for member in schema.members)
        if schema.kind == "ref":
            named = self._api.resolve(schema)
            if named.kind == "enum":
                return f"{prefix}{schema.name} | {'int' if named.value_type == 'integer' else 'str'}"
            return f"{prefix}{schema.name} | Mapping[str, Any]" if sent else f"{prefix}{schema.name}"
        return _SCALARS[schema.kind]

    def codec(self, schema: Schema | None, *, secret: bool = False) -> str:
        """Return the expression of the codec; `_c` and `_n` are the runtime's modules codecs and nested."""
        if schema is None:
            return "_n.ANY"
        text = self._bare_codec(schema, secret)
        return f"_c.Nullable({text})" if schema.nullable and schema.kind != "null" else text

    def _bare_codec(self, schema: Schema, secret: bool) -> str:
        if schema.const is not MISSING:
            return f"_c.Const({schema.const!r})"
        if schema.kind == "string":
            return self._string(schema, secret)
        if schema.kind in ("integer", "number"):
            limits = [*_limits(schema, "number"), *_bits(schema)]
            name = schema.kind.capitalize()
            if schema.values:
                return _one_of([f"_c.Const({value!r})" for value in schema.values])
            return f"_c.{name}({', '.join(limits)})" if limits else f"_c.{name.upper()}"
        if schema.kind == "array":
            limits = _limits(schema, "array")
            unique = ["unique=True"] if schema.constraints.get("uniqueItems") else []
            return f"_n.ListOf({', '.join([self.codec(schema.items), *limits, *unique])})"
        if schema.kind in ("map", "object"):
            return f"_n.MapOf({', '.join([self.codec(schema.additional), *_limits(schema, 'object')])})"
        if schema.kind == "union":
            return self._union(schema)
        if schema.kind == "ref":
            return self.class_codec(schema.name or "")
        return {"boolean": "_c.BOOLEAN", "null": "_c.NULL"}.get(schema.kind, "_n.ANY")

    def class_codec(self, name: str) -> str:
        """Return the codec of a named class."""
        schema = self._api.types[name]
        if schema.kind == "enum" and self._literal:
            kind = "Integer" if schema.value_type == "integer" else "String"
            return f"_c.{kind}(values={schema.values!r})"
        if schema.kind == "enum":
            kind = "int" if schema.value_type == "integer" else "str"
            return f"_n.EnumOf({self._modules[name]!r}, {name!r}, {kind})"
        return f"_n.Object({self._modules[name]!r}, {name!r})"

    def _string(self, schema: Schema, secret: bool) -> str:
        if schema.format in _FORMAT_CODECS:
            return f"_c.{_FORMAT_CODECS[schema.format]}"
        options = _limits(schema, "string")
        if longest := schema.extensions.get(MaxBytes):
            options.append(f"max_bytes={longest.number}")
        if highest := schema.extensions.get(MaxCharacter):
            options.append(f"max_character={highest.character!a}")
        pattern = python_pattern(schema.constraints.get("pattern"))
        if pattern is not None:
            options.append(f"pattern={pattern!r}")
            if effort(pattern) is Effort.QUADRATIC:
                options.append(f"matched_up_to={_LONGEST_MATCHED}")
        if secret:
            options.append("secret=True")
        return f"_c.String({', '.join(options)})" if options else "_c.STRING"

    def _union(self, schema: Schema) -> str:
        options: list[str] = []
        if schema.discriminator:
            pairs = (f"{key!r}: {self.codec(each)}" for key, each in schema.discriminator.mapping.items())
            options = [
                f"discriminator={schema.discriminator.property_name!r}",
                f"mapping={{{', '.join(pairs)}}}",
            ]
        return _one_of([*(self.codec(member) for member in schema.members), *options])


def _limits(schema: Schema, kind: str) -> list[str]:
    """Return the numeric limits of a type as arguments of its codec: minLength is min_length."""
    limits = ((key, schema.constraints.get(key)) for key in limits_of_type(kind))
    return [
        f"{re.sub('[A-Z]', lambda capital: '_' + capital.group().lower(), key)}={value!r}"
        for key, value in limits
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def _bits(schema: Schema) -> list[str]:
    bits = {"int32": 32, "int64": 64}.get(schema.format or "") if schema.kind == "integer" else None
    return [f"bits={bits}"] if bits else []


def _one_of(parts: list[str]) -> str:
    return f"_n.OneOf({', '.join(parts)})"


def _join(hints: Iterable[str]) -> str:
    """Return the union of hints, without duplicates; Any absorbs the rest, None comes last."""
    parts = dict.fromkeys(part for hint in hints for part in _split(hint))
    if "Any" in parts:
        return "Any"
    ordered = [part for part in parts if part != "None"] + (["None"] if "None" in parts else [])
    return " | ".join(ordered) or "Any"


def _split(hint: str) -> list[str]:
    """Return the parts of a union at its top level."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(hint):
        depth += {"[": 1, "]": -1}.get(character, 0)
        if character == "|" and depth == 0:
            parts.append(hint[start:index].strip())
            start = index + 1
    return [*parts, hint[start:].strip()]


def may_be_null(hint: str) -> bool:
    """Return whether None is a value of a type."""
    return not {"None", "Any"}.isdisjoint(_split(hint))


def join_hints(hints: Iterable[str]) -> str:
    """Return the union of hints."""
    return _join(hints)

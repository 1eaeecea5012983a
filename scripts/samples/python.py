"""Samples in Python, sync and async: one call through the generated client, its result printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from scripts.model.api import Api, Schema
from scripts.model.names import SAMPLE_NAMES, slug, variable_name
from scripts.samples.fitting import fits, member_of
from scripts.samples.requests import Argument, SampleRequest

_WIDTH = 76
_LONGEST_WAIT = 120
"""Seconds: long enough to pay manually."""


def write_python(api: Api, request: SampleRequest, *, asynchronous: bool = False) -> str:
    """Return a program that runs as pasted."""
    return _Program(api, request, asynchronous).write()


class _Program:
    """Writes the code of a sample, and collects the imports that its values require."""

    def __init__(self, api: Api, request: SampleRequest, asynchronous: bool) -> None:
        self._api = api
        self._request = request
        self._async = asynchronous
        self._modules: set[str] = {"asyncio"} if asynchronous else set()
        self._models: set[str] = set()
        self.client = api.variable

    def write(self) -> str:
        indent = 8 if self._async else 4
        body = self._body(indent)
        class_name = f"{'Async' if self._async else ''}{self._api.class_name}"
        imports = [*(f"import {module}" for module in sorted(self._modules)), ""] if self._modules else []
        imports.append(f"from {self._api.package_name} import {class_name}")
        if self._models:
            imports.append(f"from {self._api.package_name}.models import {', '.join(sorted(self._models))}")
        note = f"  # key from {self._request.key_env}" if self._request.schemes else ""
        if not self._async:
            return "\n".join([*imports, "", f"with {class_name}() as {self.client}:{note}", *body])
        opening = f"    async with {class_name}() as {self.client}:{note}"
        return "\n".join(
            [*imports, "", "", "async def main():", opening, *body, "", "", "asyncio.run(main())"],
        )

    def _body(self, indent: int) -> list[str]:
        operation, pad = self._request.operation, " " * indent
        method = self._request.method or operation.sdk_method
        call = f"{'await ' if self._async else ''}{self.client}.{operation.tag.attribute}.{method}"
        name, shown = self._result()
        before, after = f"{name} = " if name else "", ""
        arguments = self._arguments(indent + 4)
        if self._request.method:
            arguments.append(f"timeout={_LONGEST_WAIT}")
        if self._request.all_pages:
            before, after = f"{'async ' if self._async else ''}for item in ", ":"
        line = f"{pad}{before}{call}({', '.join(arguments)}){after}"
        if len(line) <= _WIDTH and not any("\n" in argument for argument in arguments) and len(arguments) <= 2:
            lines = [line]
        else:
            inner = " " * (indent + 4)
            lines = [f"{pad}{before}{call}(", *(f"{inner}{argument}," for argument in arguments), f"{pad}){after}"]
        if not self._request.all_pages:
            return [*lines, f"{pad}print({shown})"]
        return [*lines, f"{pad}    print({'item.to_dict()' if 'item.to_dict()' in shown else 'item'})"]

    def _result(self) -> tuple[str, str]:
        """Return the variable of the result and the expression to print."""
        success = self._request.operation.success
        content = next((each for each in success.contents if each.schema), None) if success else None
        if content is None or content.schema is None:
            return "", '"done"'
        schema = content.schema
        if content.read_shape != "json":
            return "result", "result"
        resolved = self._api.resolve(schema)
        if resolved.kind == "object" and not schema.nullable:
            wanted = slug(schema.name or "result").replace("-", "_")
            name = variable_name(wanted, "result", (self.client, *SAMPLE_NAMES))
            return name, f"{name}.to_dict()"
        items = resolved.items if resolved.kind == "array" and not schema.nullable else None
        if items and self._api.resolve(items).kind == "object" and not items.nullable:
            return "items", "[item.to_dict() for item in items]"
        return "result", "result"

    def _arguments(self, indent: int) -> list[str]:
        positional, named = [], []
        for argument in self._request.arguments:
            text = self._argument(argument, indent)
            if argument.parameter.location == "path":
                positional.append(text)
            else:
                named.append(f"{argument.parameter.python_name}={text}")
        return [*positional, *named, *self._body_arguments(indent)]

    def _argument(self, argument: Argument, indent: int) -> str:
        if not argument.env:
            return self._value(argument.value, argument.parameter.schema, indent)
        self._modules.add("os")
        unset = _text(f"{argument.env} is not set.")
        read = f"os.environ.get({_text(argument.env)})\n{' ' * indent}or exit({unset})"
        return {"integer": f"int({read})", "number": f"float({read})"}.get(argument.parameter.schema.kind, read)

    def _body_arguments(self, indent: int) -> list[str]:
        content, body = self._request.content, self._request.body
        if content is None:
            return []
        if content.schema is None or content.shape in ("text", "bytes"):
            return [f"body={_literal(body.encode() if content.shape == 'bytes' else body, indent)}"]
        schema = self._api.resolve(content.schema)
        if schema.kind != "object" or not isinstance(body, Mapping):
            return [f"body={self._value(body, content.schema, indent)}"]
        known = {each.name: each for each in schema.properties if not each.schema.read_only}
        if not body:
            return ["body={}"]
        if not set(body) <= set(known) or content.schema.nullable:
            return [f"body={self._value(body, content.schema, indent)}"]
        names = self._request.operation.body_arguments(schema)
        return [f"{names[name]}={self._value(value, known[name].schema, indent)}" for name, value in body.items()]

    def _value(self, value: Any, schema: Schema | None, indent: int) -> str:
        """Write a JSON value as the Python value that the client accepts for it."""
        resolved = self._api.resolve(schema) if schema else None
        if resolved is None or value is None:
            return _literal(value, indent)
        if resolved.kind == "object" and isinstance(value, Mapping) and not resolved.discriminator:
            if not self._is_complete(resolved, value):
                return self._mapping(value, {each.name: each.schema for each in resolved.properties}, None, indent)
            self._models.add(resolved.name or "")
            return f"{resolved.name}.from_dict({_literal(value, indent)})"
        if resolved.kind == "array" and isinstance(value, list) and resolved.items:
            return _join("[]", [self._value(item, resolved.items, indent + 4) for item in value], indent)
        if resolved.kind == "union":
            member = member_of(resolved, value, partial(fits, self._api))
            return self._value(value, member, indent)
        if resolved.kind == "map" and isinstance(value, Mapping):
            return self._mapping(value, {}, resolved.additional, indent)
        if resolved.kind == "string" and isinstance(value, str):
            return self._string(value, resolved.format or "")
        return _literal(value, indent)

    def _mapping(self, value: Mapping[str, Any], known: dict[str, Schema], other: Schema | None, indent: int) -> str:
        entries = [
            f"{_text(str(key))}: {self._value(each, known.get(key, other), indent + 4)}" for key, each in value.items()
        ]
        return _join("{}", entries, indent)

    def _is_complete(self, schema: Schema, value: Any) -> bool:
        """Return whether a value has everything that from_dict() requires, including what requests omit."""
        schema = self._api.resolve(schema)
        if schema.kind == "union":
            member = member_of(schema, value, partial(fits, self._api))
            return member is None or self._is_complete(member, value)
        if isinstance(value, list) and schema.items:
            return all(self._is_complete(schema.items, item) for item in value)
        if not isinstance(value, Mapping):
            return True
        known = {each.name: each.schema for each in schema.properties}
        return all(
            each.name in value or not each.required or each.schema.write_only for each in schema.properties
        ) and all(
            self._is_complete(part, item)
            for name, item in value.items()
            if (part := known.get(name, schema.additional))
        )

    def _string(self, value: str, kind: str) -> str:
        if kind in {"date-time", "date"}:
            self._modules.add("datetime")
            class_name = "datetime" if kind == "date-time" else "date"
            return f"datetime.{class_name}.fromisoformat({_text(value)})"
        if kind == "uuid":
            self._modules.add("uuid")
            return f"uuid.UUID({_text(value)})"
        if kind == "binary":
            return _literal(value.encode(), 0)
        return _text(value)


def _literal(value: Any, indent: int) -> str:
    if isinstance(value, Mapping):
        return _join("{}", [f"{_text(str(key))}: {_literal(item, indent + 4)}" for key, item in value.items()], indent)
    if isinstance(value, (list, tuple)):
        return _join("[]", [_literal(item, indent + 4) for item in value], indent)
    if isinstance(value, bytes):
        return f"b{_text(value.decode())}" if value.isascii() else repr(value)
    return _text(value) if isinstance(value, str) else repr(value)


def _join(brackets: str, parts: list[str], indent: int) -> str:
    line = brackets[0] + ", ".join(parts) + brackets[1]
    if "\n" not in line and len(line) + indent + 16 <= _WIDTH:
        return line
    inner = " " * (indent + 4)
    return "\n".join([brackets[0], *(f"{inner}{part}," for part in parts), " " * indent + brackets[1]])


def _text(value: str) -> str:
    """Write a string with double quotes, as Black does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f") if value.isprintable() else ascii(value)

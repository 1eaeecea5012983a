"""Operations as the templates use them: arguments, overloads, results, docstrings."""

from __future__ import annotations

import builtins
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.client.docstrings import arguments, describe, example, wrap
from scripts.client.types import Types, is_secret, join_hints, may_be_null
from scripts.model.api import Api, Content, Header, Operation, Parameter, Response, Schema
from scripts.model.errors import exception_of
from scripts.model.partials import is_partial
from scripts.model.results import switch, usual
from scripts.spec.extensions import Pagination
from scripts.spec.openapi import EVENTS, essence, is_stream

_OPTIONS_DOC = [
    ("timeout", "Timeout for the whole call in seconds; overrides the client's."),
    ("max_retries", "How many times to retry this call when that is safe; overrides the client's."),
    ("extra_headers", "Extra headers for this call."),
]


@dataclass(frozen=True)
class Argument:
    """An argument of a method."""

    name: str
    hint: str
    default: str = ""
    positional: bool = False
    doc: str = ""
    secret: bool = False
    source: str = ""
    """What it sets: a parameter, by Python name, or a body property, by API name."""
    takes_null: bool = False
    """None is sent as null; otherwise None omits the argument, if it is optional."""

    def text(self) -> str:
        return f"{self.name}: {self.hint}{f' = {self.default}' if self.default else ''}"


@dataclass(frozen=True)
class Signature:
    """One way to call a method."""

    arguments: tuple[Argument, ...]
    returns: str

    def text(self, first: str) -> str:
        """Return the parameter list."""
        positional = [argument.text() for argument in self.arguments if argument.positional]
        named = [argument.text() for argument in self.arguments if not argument.positional]
        return ", ".join([*([first] if first else []), *positional, "*", *named])


@dataclass(frozen=True)
class Partial:
    """The response type that a parameter with `x-partial-response` selects."""

    parameter: str
    hint: str
    codec: str
    class_name: str


@dataclass(frozen=True)
class Chosen:
    """The result type that a parameter with `x-result` selects."""

    parameter: str
    hint: str


OPTIONS = (
    Argument("timeout", "float | httpx.Timeout | None | Unset", "UNSET"),
    Argument("max_retries", "int | Unset", "UNSET"),
    Argument("extra_headers", "Mapping[str, str] | None", "None"),
)


@dataclass(frozen=True)
class StreamView:
    """The method of an operation that streams its response."""

    name: str
    hint: str
    """The type of an item."""
    table: str
    """The expression of the runtime's StreamKind."""


@dataclass
class Method:
    """An operation as the templates use it."""

    operation: Operation
    types: Types
    api: Api
    siblings: frozenset[str] = frozenset()
    """Names of the methods of the same resource."""

    # Arguments

    @cached_property
    def positional(self) -> list[Argument]:
        return [self._argument(parameter) for parameter in self.operation.parameters_in("path")]

    @cached_property
    def named(self) -> list[Argument]:
        return [self._argument(each) for each in self.operation.parameters if each.location != "path"]

    def _argument(self, parameter: Parameter) -> Argument:
        hint = self.types.hint(parameter.schema, prefix="models.", sent=True)
        return Argument(
            name=parameter.python_name,
            hint=hint if parameter.required else join_hints([hint, "Unset", "None"]),
            default="" if parameter.required else "UNSET",
            positional=parameter.location == "path",
            doc=_with_example(parameter),
            source=parameter.python_name,
            secret=is_secret(parameter.schema, parameter.python_name),
        )

    def secrets(self, *, flat: bool) -> list[str]:
        """Return the arguments that hold keys: error trackers record the local variables of a function."""
        arguments = [*self.positional, *self.named, *(self.flat if flat else [])]
        return [argument.name for argument in arguments if argument.secret]

    # The body

    @property
    def contents(self) -> tuple[Content, ...]:
        return self.operation.body.contents if self.operation.body else ()

    @property
    def body_required(self) -> bool:
        return bool(self.operation.body and self.operation.body.required)

    @cached_property
    def body(self) -> Argument | None:
        if not self.contents:
            return None
        hint = join_hints(self._sent_hint(content) for content in self.contents)
        return Argument(
            name="body",
            hint=hint if self.body_required else join_hints([hint, "Unset", "None"]),
            default="" if self.body_required else "UNSET",
            doc=(self.operation.body.description if self.operation.body else "") or "The request body.",
        )

    def _sent_hint(self, content: Content) -> str:
        kind = content.shape
        if kind == "text":
            return "str"
        return "FileContent" if kind == "bytes" else self.types.hint(content.schema, prefix="models.", sent=True)

    @cached_property
    def flat(self) -> list[Argument]:
        """Return the body's properties as arguments, if the body is an object with properties."""
        schema = self._flat_schema()
        if schema is None:
            return []
        names = self.operation.body_arguments(schema)
        found = []
        for each in schema.properties:
            if each.name not in names:
                continue
            hint = self.types.hint(each.schema, prefix="models.", sent=True)
            found.append(
                Argument(
                    name=names[each.name],
                    hint=hint if each.required else join_hints([hint, "Unset", "None"]),
                    default="" if each.required else "UNSET",
                    doc=describe(each.schema.description, each.schema),
                    source=each.name,
                    takes_null=may_be_null(hint),
                    secret=is_secret(each.schema, each.python_name),
                )
            )
        return found

    def _flat_schema(self) -> Schema | None:
        first = self.contents[0] if self.contents else None
        if first is None or first.schema is None or first.shape not in ("json", "form", "multipart"):
            return None
        schema = self.api.resolve(first.schema)
        return schema if schema.kind == "object" and not first.schema.nullable else None

    # Results

    @cached_property
    def success_contents(self) -> list[Response]:
        found = [each for each in self.operation.responses if each.is_success]
        return found or [each for each in self.operation.responses if each.status == "default"]

    @cached_property
    def returns(self) -> str:
        """Return the type of the result."""
        return join_hints(self._result_hints(self.success_contents, every=False) or ["None"])

    def detailed(self, returns: str) -> str:
        """Return the type of the complete response for a result type: its body may also be an error."""
        asked_for = self._result_hints(self.success_contents, every=False)
        others = [each for each in self._result_hints(self.success_contents) if each not in asked_for]
        of_errors = self._result_hints(each for each in self.operation.responses if not each.is_success)
        return f"Response[{join_hints([returns, *others, *of_errors, 'None'])}]"

    def _result_hints(self, responses: Iterable[Response], *, every: bool = True) -> list[str]:
        """Return the types of responses: for every media type, or only JSON if there is any.

        A result that a parameter selects is omitted.
        """
        if self.operation.method == "HEAD":  # its responses never have a body
            return ["None"]
        hints = []
        for response in responses:
            kinds = [(content, content.read_shape) for content in response.contents]
            asked_for = [each for each in kinds if each[1] == "json"]
            for content, kind in kinds if every else asked_for or kinds:
                schema = usual(content.schema, self.operation, self.api.types)
                if schema or not content.schema:
                    hint = {"text": "str", "bytes": "bytes"}.get(kind)
                    hints.append(hint or self.types.hint(schema, prefix="models."))
            if not response.contents:
                hints.append("None")
        return hints

    @cached_property
    def partial(self) -> Partial | None:
        """Return the type of a partial response, if a parameter selects one."""
        parameter = next((each for each in self.operation.parameters if is_partial(each)), None)
        results = (
            usual(content.schema, self.operation, self.api.types)
            for response in self.success_contents
            for content in response.contents
        )
        schema = next((each for each in results if each), None)
        if parameter is None or schema is None or parameter.required:
            return None
        listed = schema.kind == "array"
        model = schema.items if listed and schema.items else schema
        name = self.api.partials.get(model.name or "")
        if name is None:
            return None
        codec = f"_n.Object({self.types.module(name)!r}, {name!r})"
        return Partial(
            parameter=parameter.python_name,
            hint=f"list[models.{name}]" if listed else f"models.{name}",
            codec=f"_n.ListOf({codec})" if listed else codec,
            class_name=name,
        )

    @cached_property
    def chosen(self) -> Chosen | None:
        """Return the result that an optional parameter selects, if any."""
        found = switch(self.operation)
        if found is None or found[1] not in self.api.components:
            return None
        hint = self.types.hint(self.api.components[found[1]], prefix="models.")
        return Chosen(parameter=found[0].python_name, hint=hint)

    @cached_property
    def paging(self) -> str:
        """Return the expression of the runtime's Paging; "" if the operation is not paginated."""
        pagination = self.operation.extensions.get(Pagination)
        if pagination is None:
            return ""
        names = {each.name: each.python_name for each in self.operation.parameters_in("query")}
        options = {key: names[value] for key in pagination.parameters if (value := getattr(pagination, key))}
        options |= {key: value for key in pagination.headers if (value := getattr(pagination, key))}
        items = self.success_contents[0].contents[0].schema
        item = self.api.resolve(items.items) if items and items.items else None
        ids = [each.python_name for each in (item.properties if item else ()) if each.name == pagination.id]
        listed = [*options.items(), *(("id", name) for name in ids)]
        return f"Paging({', '.join(f'{key}={value!r}' for key, value in listed)})"

    def result(self, returns: str, *, asynchronous: bool) -> str:
        """Return the result type of a resource's method: a page if the operation is paginated."""
        if not self.paging:
            return returns
        return re.sub(r"(?<![\w.\[])list\[", f"_p.{'Async' if asynchronous else ''}Page[", returns)

    @cached_property
    def stream(self) -> StreamView | None:
        """Return the method that streams the response, if it can be streamed."""
        contents = [each for response in self.success_contents for each in response.contents]
        content = next((each for each in contents if is_stream(each.content_type)), None)
        if content is None:
            return None
        name = f"{self.operation.sdk_method}_stream"
        while name in self.siblings:
            name += "_"
        events, item = essence(content.content_type) == EVENTS, content.item
        hint = self.types.hint(item, prefix="models.")
        if events:
            hint = f"_s.ServerSentEvent[{join_hints([hint, 'str'])}]"
        options = f"media_type={content.content_type!r}, events={events}, codec={self.types.codec(item)}"
        return StreamView(name, hint, f"StreamKind({options})")

    def in_class(self, annotations: str) -> str:
        """Return annotations with qualified builtins where a method shadows them, such as `list` next to `list()`."""
        for name in sorted(self.siblings & vars(builtins).keys()):
            annotations = re.sub(rf"(?<![\w.]){name}\b(?!:)", f"builtins.{name}", annotations)
        return annotations

    def typed_headers(self, response: Response) -> Iterator[tuple[str, Header]]:
        """Yield the response headers whose type is not a string."""
        for header in response.headers:
            if header.schema.kind not in ("map", "object", "any") and self.types.hint(header.schema) != "str":
                yield header.name, header

    def raw_headers(self) -> dict[str, str]:
        """Return the typed headers of success responses with their hints."""
        return {
            name: self.types.hint(header.schema, prefix="models.")
            for response in self.success_contents
            for name, header in self.typed_headers(response)
        }

    # Signatures

    def signatures(self, *, flat: bool) -> list[Signature]:
        """Return the overloads: with fields or a body, and for each result type."""
        bodies: list[list[Argument]] = [[self.body] if self.body else []]
        if flat and self.flat:
            ready = Argument("body", self.types.hint(self.contents[0].schema, prefix="models.", sent=True))
            ready = Argument("body", join_hints([ready.hint, *(self._sent_hint(each) for each in self.contents)]))
            bodies = [self.flat, [ready]]
        results: list[tuple[list[Argument], str]] = [(self.named, self.returns)]
        for special in (self.partial, self.chosen):
            if special:
                plain = [(_without(named, special.parameter), returns) for named, returns in results]
                results = [*plain, (_required(plain[0][0], self.named, special.parameter), special.hint)]
        return [
            Signature((*self.positional, *body, *named, *OPTIONS), returns)
            for (named, returns), body in itertools.product(results, bodies)
        ]

    def implementation(self, *, flat: bool) -> Signature:
        """Return the signature that accepts all overloads."""
        body = [self.body] if self.body else []
        if flat and self.flat:
            hint = self.signatures(flat=True)[1].arguments
            ready = next(argument.hint for argument in hint if argument.name == "body")
            body = [
                *(Argument(a.name, a.hint if a.default else join_hints([a.hint, "Unset"]), "UNSET") for a in self.flat),
                Argument("body", join_hints([ready, "Unset"]), "UNSET"),
            ]
        returns = join_hints([self.returns, *(each.hint for each in (self.partial, self.chosen) if each)])
        return Signature((*self.positional, *body, *self.named, *OPTIONS), returns)

    def values(self) -> str:
        """Return the expression that maps parameters to their arguments."""
        names = [argument.source for argument in (*self.positional, *self.named)]
        return "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"

    def body_value(self, *, flat: bool) -> str:
        """Return the expression of the body."""
        if not self.body:
            return "UNSET"
        if not flat or not self.flat:
            return "body"
        fields = ", ".join(f"{argument.source!r}: {argument.name}" for argument in self.flat)
        names = {argument.source: argument.name for argument in self.flat if argument.source != argument.name}
        optional = tuple(argument.source for argument in self.flat if argument.default and not argument.takes_null)
        return f"pick_body(body, {{{fields}}}, required={self.body_required}, names={names!r}, optional={optional!r})"

    # Docstrings

    def doc(self, *, flat: bool) -> str:
        """Return the docstring: summary, description, request line, arguments, errors."""
        operation = self.operation
        summary = operation.summary.strip() or f"Call {operation.id}."
        parts = [summary if summary.endswith((".", "!", "?")) else f"{summary}.", wrap(operation.description.strip())]
        parts.append(f"`{operation.method} {operation.path}`")
        listed = [(argument.name, argument.doc) for argument in (*self.positional, *(self.flat if flat else ()))]
        if self.body and not (flat and self.flat):
            listed.append(("body", self.body.doc))
        elif self.body:
            listed.append(("body", "The whole request body, instead of its fields."))
        listed += [(argument.name, argument.doc) for argument in self.named]
        parts.append(arguments([*listed, *_OPTIONS_DOC]))
        if flat and self.paging:
            parts.append(
                "Returns:\n    A page of the list. Iterate over it to get the items of this page and all later ones."
            )
        parts += [self._raises(), self._next_steps()]
        return "\n\n".join(part for part in parts if part)

    def _next_steps(self) -> str:
        """Return the methods to call next, from the spec's links."""
        found = []
        for response in self.success_contents:
            for link in response.links:
                operation = self.api.operations_by_id[link.operation_id]
                flat = " ".join(link.description.split())
                found.append(f"Next: `{operation.tag.attribute}.{operation.sdk_method}`. {flat}".rstrip(". ") + ".")
        return "\n".join(wrap(line) for line in dict.fromkeys(found))

    def _raises(self) -> str:
        lines = []
        for response in self.operation.errors:
            status = "Any other status" if response.status == "default" else f"Status {response.status}"
            first = response.description.strip().split("\n")[0]
            lines.append(
                (exception_of(response.status), f"{status}. {first}")
            )  # a bare "400." would start a Markdown list
        return arguments(lines).replace("Args:", "Raises:", 1)


def _without(arguments: Iterable[Argument], name: str) -> list[Argument]:
    """Return arguments, one of which must be omitted."""
    return [Argument(name, "Unset | None", "UNSET") if each.name == name else each for each in arguments]


def _required(arguments: Iterable[Argument], originals: Iterable[Argument], name: str) -> list[Argument]:
    """Return arguments, one of which is required."""
    (hint,) = (each.hint for each in originals if each.name == name)
    required = Argument(name, hint.removesuffix(" | Unset | None"))
    return [required if each.name == name else each for each in arguments]


def _with_example(parameter: Parameter) -> str:
    text = describe(parameter.description or parameter.schema.description, parameter.schema)
    found = tuple(each.value for each in parameter.examples) or parameter.schema.examples
    return f"{text}\n{example(replace(parameter.schema, examples=found))}".strip()

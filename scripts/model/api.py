"""The model of the spec: what the client templates, the reference pages and the change report read.

`scripts.model.build` makes an `Api` from an OpenAPI document; everything after it reads only this.
References are resolved, OpenAPI 3.0 and 3.1 are unified, all names are chosen, and every object or enum has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from scripts.model.names import ARGUMENTS, SAMPLE_NAMES, Namespace, variable_name
from scripts.spec.extensions import NONE, Extensions, Waiters
from scripts.spec.openapi import Location, is_json
from scripts.spec.waiters import Waiter

Kind = Literal[
    "string",  # format: date-time, date, uuid, binary, byte, ... or none
    "integer",
    "number",
    "boolean",
    "array",  # items
    "map",  # a free-form object: no named property, every value is `additional`
    "union",  # members, discriminator
    "ref",  # name: a class in Api.types, of kind object or enum
    "object",  # only in Api.types
    "enum",  # only in Api.types: string or integer values
    "any",
    "null",
]


Shape = Literal["json", "form", "multipart", "text", "bytes"]
"""How a body is encoded or decoded."""


class Missing:
    """The type of MISSING."""

    def __repr__(self) -> str:
        return "MISSING"

    def __bool__(self) -> bool:
        return False


MISSING = Missing()
"""Marks the absence of a default, because null is a valid default."""


@dataclass(kw_only=True)
class Schema:
    """A schema as used in one place: a `ref` refers to a named class, the other kinds are the schema itself."""

    kind: Kind
    pointer: str
    """JSON pointer to the schema in the spec."""
    name: str | None = None
    """Python class name; for the kinds ref, object and enum."""
    spec_name: str | None = None
    """The component's name in the spec, if it is one (also for resolved aliases)."""
    format: str | None = None
    nullable: bool = False
    title: str = ""
    description: str = ""
    default: Any = MISSING
    const: Any = MISSING
    values: tuple[Any, ...] = ()
    """Allowed values (`enum`), null omitted; also for kinds that get no enum class."""
    value_names: tuple[str, ...] = ()
    """Python member names of `values`, for the kind enum."""
    value_type: Literal["string", "integer"] | None = None
    """For the kind enum."""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    """minimum, maximum, exclusiveMinimum, exclusiveMaximum (numbers), multipleOf, minLength, maxLength, pattern,
    minItems, maxItems, uniqueItems, minProperties, maxProperties."""
    items: Schema | None = None
    """For arrays; with `prefixItems`, the union of their schemas."""
    prefix: tuple[Schema, ...] = ()
    """Schemas of the first items (`prefixItems`)."""
    properties: tuple[Property, ...] = ()
    additional: Schema | None = None
    """Schema of additional properties; None for `additionalProperties: false`."""
    additional_explicit: bool = False
    """True if the spec itself has additionalProperties (true or a schema)."""
    one_of_required: tuple[tuple[str, ...], ...] = ()
    """For objects: sets of properties, one of which is required (`oneOf` or `anyOf` of only `required`)."""
    members: tuple[Schema, ...] = ()
    discriminator: Discriminator | None = None
    examples: tuple[Any, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    xml: Mapping[str, Any] = field(default_factory=dict)
    extensions: Extensions = NONE


@dataclass(frozen=True, kw_only=True)
class Discriminator:
    """Selects the member of a union: `mapping` maps the property's values to classes or other unions."""

    property_name: str
    mapping: Mapping[str, Schema]


@dataclass(kw_only=True)
class Property:
    """A property of an object, or a field of a body."""

    name: str
    python_name: str
    schema: Schema
    required: bool


@dataclass(kw_only=True)
class Parameter:
    """A path, query, header or cookie parameter; those of the path item are merged in."""

    name: str
    python_name: str
    location: Location
    schema: Schema
    required: bool
    pointer: str
    description: str = ""
    deprecated: bool = False
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False
    content_type: str | None = None
    """Set if the parameter has `content`: its value is then serialised as that media type."""
    examples: tuple[Example, ...] = ()
    extensions: Extensions = NONE

    @property
    def is_json(self) -> bool:
        """Whether its value is sent as JSON."""
        return self.content_type is not None and is_json(self.content_type)

    @property
    def separator(self) -> str:
        """The separator of list items; "" if the name is repeated, or the list is sent as JSON."""
        if self.content_type or self.style == "deepObject" or (self.explode and self.style in ("form", "matrix")):
            return ""
        if self.style == "label" and self.explode:
            return "dots"
        return {"spaceDelimited": "spaces", "pipeDelimited": "pipes"}.get(self.style, "commas")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A named example. `name` is "" for an unnamed one."""

    name: str
    value: Any
    summary: str = ""
    description: str = ""


@dataclass(kw_only=True)
class Content:
    """One media type of a body or a response."""

    content_type: str
    schema: Schema | None
    shape: Shape
    """How the client encodes it."""
    examples: tuple[Example, ...] = ()
    encoding: Mapping[str, Any] = field(default_factory=dict)
    item: Schema | None = None
    """Of a stream: one line, or the data of one event."""

    @property
    def part_types(self) -> dict[str, str]:
        """The media types of individual form fields in the spec."""
        types = {name: each["contentType"] for name, each in self._encodings() if "contentType" in each}
        return {name: text.partition(",")[0].strip() for name, text in types.items() if "*" not in text}

    @property
    def styles(self) -> dict[str, tuple[str, bool]]:
        """Style and `explode` of individual form fields."""
        return {
            name: (style := each.get("style", "form"), each.get("explode", style == "form"))
            for name, each in self._encodings()
            if self.shape == "form" and each.keys() & {"style", "explode"}
        }

    def _encodings(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return ((name, each) for name, each in self.encoding.items() if isinstance(each, Mapping))

    @property
    def read_shape(self) -> Shape:
        """How the client decodes it: forms are only sent, so in a response they are text or bytes."""
        if self.shape == "form":
            return "text"
        return "bytes" if self.shape == "multipart" else self.shape


@dataclass(kw_only=True)
class Body:
    """A request body. The first content is the one that the client sends by default; JSON comes first."""

    required: bool
    contents: tuple[Content, ...]
    description: str = ""


@dataclass(kw_only=True)
class Header:
    """A response header."""

    name: str
    schema: Schema
    required: bool
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Link:
    """What to call next with the content of a response (OpenAPI `links`)."""

    name: str
    operation_id: str
    parameters: Mapping[str, Any]
    description: str = ""


@dataclass(kw_only=True)
class Response:
    """A response. `status` is "201", "4XX" or "default"."""

    status: str
    description: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def is_success(self) -> bool:
        return self.status.startswith("2")


@dataclass(kw_only=True)
class Operation:
    """One method on one path."""

    id: str
    """operationId, or one derived from method and path."""
    method: str
    """Upper case."""
    path: str
    pointer: str
    module: str
    """Python module name below api/<tag module>/."""
    sdk_method: str
    """Name of the method on the resource."""
    tag: Tag = field(repr=False, compare=False)
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    """Path parameters in the order of the path, then query, header, cookie in the order of the spec."""
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives, each with the names of schemes that are required together; () requires none."""
    scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Required scopes by name of the scheme, in any of the alternatives."""
    servers: tuple[Server, ...] = ()
    """Only if the operation or its path overrides the API's servers."""
    extensions: Extensions = NONE

    @property
    def waiters(self) -> tuple[Waiter, ...]:
        found = self.extensions.get(Waiters)
        return found.waiters if found else ()

    def parameters_in(self, location: Location) -> tuple[Parameter, ...]:
        return tuple(parameter for parameter in self.parameters if parameter.location == location)

    def body_arguments(self, body: Schema) -> dict[str, str]:
        """Return the argument name of each body field that callers set: its Python name, unless that is taken."""
        taken = Namespace((*ARGUMENTS, *(parameter.python_name for parameter in self.parameters)))
        fields = (each for each in body.properties if not each.schema.read_only)
        return {each.name: taken.take(each.python_name, f"{each.python_name}_") for each in fields}

    @property
    def success(self) -> Response | None:
        """The first 2xx response, else the default one."""
        ordered = sorted(self.responses, key=lambda response: (not response.is_success, response.status))
        first = ordered[0] if ordered else None
        return first if first and (first.is_success or first.status == "default") else None

    @property
    def errors(self) -> tuple[Response, ...]:
        """The responses that the client raises as errors, by status, the default one last."""
        success = self.success
        failed = (
            each for each in self.responses if each is not success and not each.status.startswith(("1", "2", "3"))
        )
        return tuple(sorted(failed, key=lambda each: (each.status == "default", each.status)))


@dataclass(kw_only=True)
class Tag:
    """A resource of the client: the operations of one tag."""

    name: str
    """As in the spec."""
    attribute: str
    """Name of the client's attribute and of the package below api/."""
    class_name: str
    """CamelCase, without a suffix."""
    description: str = ""
    operations: tuple[Operation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ServerVariable:
    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Server:
    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()

    @property
    def default_url(self) -> str:
        url = self.url
        for variable in self.variables:
            url = url.replace("{" + variable.name + "}", variable.default)
        return f"https:{url}" if url.startswith("//") else url


@dataclass(frozen=True, kw_only=True)
class SecurityScheme:
    """How to authenticate. `kind` covers the OpenAPI types that a client supports."""

    name: str
    """Key in components.securitySchemes."""
    kind: Literal["basic", "bearer", "apiKey", "other"]
    parameter: str = ""
    """apiKey: name of the header, query parameter or cookie."""
    location: Literal["header", "query", "cookie", ""] = ""
    description: str = ""
    type: str = ""
    """As in the spec: http, apiKey, oauth2, openIdConnect, mutualTLS."""
    key_prefixes: tuple[str, ...] = ()
    """Prefixes of its keys, if known (`x-key-prefixes`)."""
    place: str = ""
    """What it sets, such as `header authorization`; "" if the client does not handle it."""


@dataclass(kw_only=True)
class Webhook:
    """A request that the API sends to you."""

    name: str
    method: str
    summary: str = ""
    description: str = ""
    headers: tuple[Header, ...] = ()
    body: Body | None = None
    responses: Mapping[str, str] = field(default_factory=dict)
    """How the API handles your response, by status."""
    pointer: str = ""
    extensions: Extensions = NONE

    @property
    def content(self) -> Content | None:
        """The content that the client decodes: JSON."""
        first = self.body.contents[0] if self.body and self.body.contents else None
        return first if first and first.shape == "json" else None


@dataclass(kw_only=True)
class Api:
    """The whole API."""

    title: str
    version: str
    openapi: str
    summary: str
    description: str
    class_name: str
    """Name of the sync client; the async client has the prefix Async, the root error the suffix Error."""
    env_prefix: str
    """Prefix of the environment variables that the client reads."""
    package_name: str
    project_name: str
    info: Mapping[str, Any]
    """The spec's info object: contact, license, termsOfService."""
    servers: tuple[Server, ...]
    security_schemes: Mapping[str, SecurityScheme]
    tags: tuple[Tag, ...]
    types: Mapping[str, Schema]
    """Schemas of kind object or enum, by class name, in the order of the spec."""
    components: Mapping[str, Schema]
    """components.schemas by name in the spec, as in a use: a ref to a class, or the schema itself."""
    partials: Mapping[str, str] = field(default_factory=dict)
    """Class names of partial forms, by class name."""
    webhooks: tuple[Webhook, ...] = ()
    extensions: Extensions = NONE
    unknown_webhook: Schema | None = None
    """The schema of webhooks whose event the spec does not name."""
    external_docs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key_variable(self) -> str:
        """The environment variable that holds the key."""
        return f"{self.env_prefix}_API_KEY"

    @property
    def url_variable(self) -> str:
        """The environment variable that holds the base URL."""
        return f"{self.env_prefix}_BASE_URL"

    @property
    def secret_variable(self) -> str:
        """The environment variable of the webhook secret in samples."""
        return f"{self.env_prefix}_WEBHOOK_SECRET"

    @property
    def variable(self) -> str:
        """The variable name of a client in samples and on pages: its class in lower case."""
        return variable_name(self.class_name.lower(), "client", SAMPLE_NAMES)

    @property
    def operations(self) -> Iterator[Operation]:
        for tag in self.tags:
            yield from tag.operations

    @cached_property
    def operations_by_id(self) -> Mapping[str, Operation]:
        return {operation.id: operation for operation in self.operations}

    def resolve(self, schema: Schema) -> Schema:
        """Return the named class of a `ref`, or any other schema itself."""
        return self.types[schema.name] if schema.kind == "ref" and schema.name else schema

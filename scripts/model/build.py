"""Builds the model of a spec: an `Api` from a checked OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from scripts.model import names
from scripts.model.api import (
    Api,
    Body,
    Content,
    Example,
    Header,
    Link,
    Operation,
    Parameter,
    Response,
    Schema,
    Shape,
    Tag,
    Webhook,
)
from scripts.model.media_types import sent_type, shape_of
from scripts.model.names import Namespace
from scripts.model.naming import GeneratorConfig
from scripts.model.pagination import check_pagination
from scripts.model.partials import partial_names
from scripts.model.schemas import SchemaBuilder
from scripts.model.security import requirements, scopes_of, security_schemes, servers_of
from scripts.spec.extensions import Pagination, SdkMethod, WebhookEvents, parse_extensions
from scripts.spec.openapi import (
    HEADER_NAME,
    IGNORED_HEADERS,
    METHODS,
    STYLES,
    WITHOUT_BODY,
    Location,
    as_dict,
    as_query,
    is_json,
    is_stream,
)
from scripts.spec.pointers import ModelError, follow, join, look_up

_Found = tuple[str, str, str, Mapping[str, Any], Mapping[str, Any]]
"""Pointer, path, method, operation and path item."""
_CLIENT_ATTRIBUTES = (
    "close", "aclose", "is_closed", "base_url", "timeout", "max_retries", "with_options", "with_raw_response",
)  # fmt: skip
"""Attributes that every client has, whose names no tag can use."""


def build_model(data: Mapping[str, Any], config: GeneratorConfig) -> Api:
    """Build the model of `data`; raise ModelError, with a pointer, for anything that cannot be modelled."""
    return _ModelBuilder(data, config).build()


class _ModelBuilder:
    """Holds the targets of references between parts of the document."""

    def __init__(self, data: Mapping[str, Any], config: GeneratorConfig) -> None:
        self._data = data
        self._config = config
        self._schemas = SchemaBuilder(data, config)
        self._schemes = security_schemes(data)
        self._operation_ids: dict[str, str] = {}
        self._at: dict[str, tuple[str, str]] = {}

    def build(self) -> Api:
        info = self._data["info"]
        title = str(info["title"])
        components = self._schemas.components()
        tags = self._tags()
        webhooks = tuple(self._webhooks())
        extensions = parse_extensions("document", self._data, "")
        events = extensions.get(WebhookEvents)
        return Api(
            title=title,
            version=str(info["version"]),
            openapi=str(self._data["openapi"]),
            summary=info.get("summary", ""),
            description=info.get("description", ""),
            class_name=names.title_class_name(title),
            env_prefix=names.env_prefix(title),
            package_name=self._config.package_name(title),
            project_name=self._config.project_name(title),
            info=info,
            servers=servers_of(self._data.get("servers") or [{"url": "/"}]),
            security_schemes=self._schemes,
            tags=tags,
            types=self._schemas.types,
            components=components,
            partials=partial_names(tags, self._schemas.types, self._config),
            webhooks=webhooks,
            extensions=extensions,
            unknown_webhook=self._schemas.build({"$ref": events.unknown}, "/x-webhook-events/unknown", "WebhookEvent")
            if events and events.unknown
            else None,
            external_docs=self._data.get("externalDocs", {}),
        )

    # Operations, tag by tag

    def _tags(self) -> tuple[Tag, ...]:
        found = list(self._find_operations())
        given = [str(node["operationId"]) for _, _, _, node, _ in found if node.get("operationId")]
        made_up = Namespace(reserved=given, key=self._config.identifier)
        self._at = {pointer: (path, method) for pointer, path, method, _, _ in found}
        self._operation_ids = {
            pointer: str(node.get("operationId") or made_up.take(_operation_id(method, path)))
            for pointer, path, method, node, _ in found
        }
        described = {tag["name"]: tag.get("description", "") for tag in self._data.get("tags", ())}
        used = dict.fromkeys(_tag_name(node) for _, _, _, node, _ in found)
        attributes = Namespace(reserved=(*_CLIENT_ATTRIBUTES, *(["webhooks"] if self._data.get("webhooks") else [])))
        client = names.title_class_name(self._data["info"]["title"])
        # Each resource has an async version with the prefix Async.
        class_names = Namespace(
            reserved=(client, *names.IMPORTED_BY_RESOURCES),
            key=lambda name: self._config.identifier(name).removeprefix("async_"),
            separator="",
        )
        tags = []
        for name in [*(tag for tag in described if tag in used), *(tag for tag in used if tag not in described)]:
            class_name = self._config.class_name(names.spelled(name))
            attribute = self._config.identifier(names.spelled(name))
            tag = Tag(
                name=name,
                attribute=attributes.take(attribute, f"{attribute}_resource"),
                class_name=class_names.take(class_name, f"{class_name}Resource"),
                description=described.get(name, ""),
            )
            own = [each for each in found if _tag_name(each[3]) == name]
            modules, methods = self._modules(own), self._methods(own)
            tag.operations = tuple(
                self._operation(*each, tag, module, method)
                for each, module, method in zip(own, modules, methods, strict=True)
            )
            tags.append(tag)
        return tuple(tags)

    def _find_operations(self) -> Iterator[_Found]:
        """Yield pointer, path, method, operation and path item of each operation."""
        for path, item in self._data.get("paths", {}).items():
            if path.startswith("x-"):
                continue
            resolved, pointer = follow(self._data, item, join("/paths", path))
            for method in METHODS:
                if method in resolved:
                    yield join(pointer, method), path, method, resolved[method], resolved
            for method, node in resolved.get("additionalOperations", {}).items():
                yield join(pointer, "additionalOperations", method), path, method, node, resolved

    def _modules(self, found: list[_Found]) -> list[str]:
        """Return the module name of each operation; if two have the same, the second is named after its path."""
        return names.settle(
            [self._config.identifier(each) for each in (self._named(pointer), _operation_id(method, path))]
            for pointer, path, method, _, _ in found
        )

    def _methods(self, found: list[_Found]) -> list[str]:
        """Return the method name of each operation: `x-sdk-method`, or its id without the tag as a prefix."""
        wanted = []
        for pointer, path, method, node, _ in found:
            given = parse_extensions("operation", node, pointer).get(SdkMethod)
            tag, _, rest = self._named(pointer).partition("/")
            is_prefix = rest and self._config.identifier(tag) == self._config.identifier(_tag_name(node))
            name = self._config.identifier(rest if is_prefix else self._named(pointer))
            if name in names.METHODS:
                name += "_"
            made_up = self._config.identifier(_operation_id(method, path))
            wanted.append((given is None, [given.name] if given else [name, made_up]))
        order = sorted(range(len(wanted)), key=lambda index: wanted[index][0])  # those with x-sdk-method come first
        settled = names.settle((wanted[index][1] for index in order), names.METHODS)
        return [settled[order.index(index)] for index in range(len(wanted))]

    def _named(self, pointer: str) -> str:
        """Return an operation's id, or its method and path if the id has no letters or digits."""
        operation_id = self._operation_ids[pointer]
        has_name = any(character.isalnum() for character in operation_id)
        return operation_id if has_name else _operation_id(*reversed(self._at[pointer]))

    def _operation(
        self,
        pointer: str,
        path: str,
        method: str,
        node: Mapping[str, Any],
        shared: Mapping[str, Any],
        tag: Tag,
        module: str,
        sdk_method: str,
    ) -> Operation:
        operation_id = self._operation_ids[pointer]
        extensions = parse_extensions("operation", node, pointer)
        responses = tuple(
            self._response(status, response, join(pointer, "responses", status), operation_id)
            for status, response in node.get("responses", {}).items()
            if not status.startswith("x-")
        )
        parameters = self._parameters(pointer, path, node, shared, operation_id)
        if pagination := extensions.get(Pagination):
            check_pagination(pagination, join(pointer, "x-pagination"), parameters, responses)
        return Operation(
            id=operation_id,
            method=method.upper(),
            path=path,
            pointer=pointer,
            module=module,
            sdk_method=sdk_method,
            tag=tag,
            summary=node.get("summary", "") or shared.get("summary", ""),
            description=node.get("description", "") or shared.get("description", ""),
            deprecated=bool(node.get("deprecated")),
            parameters=parameters,
            body=self._body(node["requestBody"], join(pointer, "requestBody"), operation_id)
            if "requestBody" in node
            else None,
            responses=responses,
            security=requirements(node.get("security", self._data.get("security", ())), self._schemes),
            scopes=scopes_of(node.get("security", self._data.get("security", ()))),
            servers=servers_of(node.get("servers") or shared.get("servers") or ()),
            extensions=extensions,
        )

    # Requests

    def _parameters(
        self, pointer: str, path: str, node: Mapping[str, Any], shared: Mapping[str, Any], operation_id: str
    ) -> tuple[Parameter, ...]:
        found: dict[tuple[str, str], tuple[Mapping[str, Any], str]] = {}
        for owner, place in ((shared, pointer.rsplit("/", 1)[0]), (node, pointer)):
            for index, entry in enumerate(owner.get("parameters", ())):
                resolved, where = follow(self._data, entry, join(place, "parameters", index))
                if resolved["in"] == "querystring":
                    resolved = as_query(resolved)
                found[resolved["in"], resolved["name"]] = (resolved, where)
        in_path = re.findall(r"{([^{}]+)}", path)
        ordered = sorted(
            (key for key in found if key[0] != "header" or _is_sent(key[1])),
            key=lambda key: ([*STYLES].index(cast("Location", key[0])), _index(in_path, key)),
        )
        taken = (*names.ARGUMENTS, *(names.WAIT_ARGUMENTS if node.get("x-waiters") else ()))
        arguments = Namespace(reserved=taken)
        return tuple(self._parameter(*found[key], operation_id, arguments) for key in ordered)

    def _parameter(self, node: Mapping[str, Any], pointer: str, operation_id: str, arguments: Namespace) -> Parameter:
        location = cast("Location", node["in"])
        style = node.get("style", STYLES[location])
        content_type, described, place = None, node.get("schema", True), join(pointer, "schema")
        examples = node
        if "content" in node:
            content_type, examples = next(iter(node["content"].items()))
            described, place = examples.get("schema", True), join(pointer, "content", content_type, "schema")
        python_name = self._config.identifier(node["name"])
        schema = self._schemas.build(described, place, f"{operation_id}_{node['name']}")
        return Parameter(
            name=node["name"],
            python_name=arguments.take(python_name, f"{python_name.rstrip('_')}_{location}"),
            location=location,
            schema=schema,
            required=location == "path" or bool(node.get("required")),
            pointer=pointer,
            description=node.get("description", "") or schema.description,
            deprecated=bool(node.get("deprecated")) or schema.deprecated,
            style=style,
            explode=node.get("explode", style == "form"),
            allow_reserved=bool(node.get("allowReserved")),
            content_type=content_type,
            examples=self._examples(examples, pointer),
            extensions=parse_extensions("parameter", node, pointer),
        )

    def _body(self, node: Any, pointer: str, operation_id: str) -> Body:
        resolved, where = follow(self._data, node, pointer)
        settled: dict[str, Content] = {}
        for content in self._contents(resolved, where, f"{operation_id}_body"):
            content.content_type = sent_type(content.content_type, content.schema)
            content.shape = self._shape(content.content_type, content.schema)
            settled.setdefault(content.content_type, content)
        return Body(
            required=bool(resolved.get("required")),
            contents=tuple(settled.values()),
            description=resolved.get("description", ""),
        )

    # Responses

    def _response(self, status: str, node: Any, pointer: str, operation_id: str) -> Response:
        resolved, where = follow(self._data, node, pointer)
        headers = [
            self._header(name, *follow(self._data, entry, join(where, "headers", name)), operation_id)
            for name, entry in resolved.get("headers", {}).items()
            if name.lower() != "content-type"
        ]
        return Response(
            status=status.upper() if status != "default" else status,
            description=resolved.get("description", ""),
            contents=()
            if status in WITHOUT_BODY
            else self._contents(resolved, where, f"{operation_id}_response_{status}"),
            headers=tuple(headers),
            links=tuple(self._links(resolved.get("links", {}), join(where, "links"))),
        )

    def _header(self, name: str, node: Mapping[str, Any], pointer: str, owner: str) -> Header:
        media: Mapping[str, Any] = next(iter(node.get("content", {}).values()), {})
        described = node.get("schema", media.get("schema", True))
        schema = self._schemas.build(described, join(pointer, "schema"), f"{owner}_{name}")
        description = node.get("description", "") or schema.description
        return Header(name=name, schema=schema, required=bool(node.get("required")), description=description)

    def _links(self, nodes: Mapping[str, Any], pointer: str) -> Iterator[Link]:
        for name, entry in nodes.items():
            node, where = follow(self._data, entry, join(pointer, name))
            operation_id = node.get("operationId")
            if operation_id is None:
                operation_id = self._operation_ids.get(look_up(self._data, node.get("operationRef", "#"), where)[1], "")
            if operation_id not in self._operation_ids.values():
                raise ModelError(where, f"link to an operation that does not exist: {operation_id}")
            yield Link(
                name=name,
                operation_id=operation_id,
                parameters=node.get("parameters", {}),
                description=node.get("description", ""),
            )

    # Shared

    def _contents(self, node: Mapping[str, Any], pointer: str, hint: str) -> tuple[Content, ...]:
        contents = []
        several = len(node.get("content", {})) > 1
        for content_type, entry in node.get("content", {}).items():
            media, place = follow(self._data, entry, join(pointer, "content", content_type))
            name = f"{hint}_{content_type.split('/')[-1]}" if several and not is_json(content_type) else hint
            schema: Schema | None = None
            if "schema" in media:
                schema = self._schemas.build(media["schema"], join(place, "schema"), name)
            contents.append(
                Content(
                    content_type=content_type,
                    schema=schema,
                    shape=self._shape(content_type, schema),
                    examples=self._examples(media, place),
                    encoding=media.get("encoding", {}),
                    item=self._item(media, place, name, schema) if is_stream(content_type) else None,
                )
            )
        return tuple(sorted(contents, key=lambda content: not is_json(content.content_type)))

    def _item(self, media: Mapping[str, Any], place: str, name: str, whole: Schema | None) -> Schema | None:
        """Return the schema of a line or of an event's data: `itemSchema`, else that of the whole body."""
        if "itemSchema" not in media:
            return whole.items if whole is not None and whole.kind == "array" else whole
        node, where = follow(self._data, media["itemSchema"], join(place, "itemSchema"))
        data = as_dict(as_dict(node.get("properties")).get("data"))
        if "contentSchema" in data:
            return self._schemas.build(data["contentSchema"], join(where, "properties", "data", "contentSchema"), name)
        if "data" in as_dict(node.get("properties")):
            return self._schemas.build(data, join(where, "properties", "data"), name)
        return self._schemas.build(media["itemSchema"], join(place, "itemSchema"), f"{name}_item")

    def _shape(self, content_type: str, schema: Schema | None) -> Shape:
        return shape_of(content_type, schema, self._config.file.content_type_overrides or {})

    def _examples(self, node: Mapping[str, Any], pointer: str) -> tuple[Example, ...]:
        if "example" in node:
            return (Example(name="", value=node["example"]),)
        if not isinstance(node.get("examples"), Mapping):
            return ()
        found = []
        for name, entry in node["examples"].items():
            example, _ = follow(self._data, entry, join(pointer, "examples", name))
            if "value" in example or "dataValue" in example:
                summary, description = example.get("summary", ""), example.get("description", "")
                found.append(
                    Example(
                        name=name,
                        value=example.get("value", example.get("dataValue")),
                        summary=summary,
                        description=description,
                    )
                )
        return tuple(found)

    def _webhooks(self) -> Iterator[Webhook]:
        for name, entry in self._data.get("webhooks", {}).items():
            item, pointer = follow(self._data, entry, join("/webhooks", name))
            for method in METHODS:
                if method not in item:
                    continue
                node, place = item[method], join(pointer, method)
                body = (
                    self._body(node["requestBody"], join(place, "requestBody"), name) if "requestBody" in node else None
                )
                yield Webhook(
                    name=name,
                    method=method.upper(),
                    summary=node.get("summary", ""),
                    description=node.get("description", ""),
                    headers=tuple(self._webhook_headers(name, node, place)),
                    body=body,
                    responses={
                        status: follow(self._data, response, join(place, "responses", status))[0].get("description", "")
                        for status, response in node.get("responses", {}).items()
                        if not status.startswith("x-")
                    },
                    pointer=place,
                    extensions=parse_extensions("operation", node, place),
                )

    def _webhook_headers(self, name: str, node: Mapping[str, Any], pointer: str) -> Iterator[Header]:
        for index, entry in enumerate(node.get("parameters", ())):
            parameter, place = follow(self._data, entry, join(pointer, "parameters", index))
            if parameter.get("in") == "header":
                yield self._header(parameter["name"], parameter, place, name)


def _is_sent(header: str) -> bool:
    return header.lower() not in IGNORED_HEADERS and HEADER_NAME.fullmatch(header) is not None


def _tag_name(node: Mapping[str, Any]) -> str:
    return str((node.get("tags") or ["default"])[0])


def _operation_id(method: str, path: str) -> str:
    """Derive an operationId from method and path: GET /v1/lntx/{id} becomes get_v1_lntx_id."""
    return "_".join([method, *re.findall(r"\w+", path)])


def _index(in_path: list[str], key: tuple[str, str]) -> int:
    return in_path.index(key[1]) if key[0] == "path" and key[1] in in_path else 0

"""Texts for the package README and the client classes' docstrings, and the calls in their samples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.client.docstrings import arguments, python_literal
from scripts.client.methods import Argument, Method
from scripts.client.models import ModelView
from scripts.client.resources import has_own_credentials
from scripts.model.api import MISSING, Api, Property, Schema
from scripts.model.names import SAMPLE_NAMES, variable_name
from scripts.spec.extensions import MainField

Methods = Mapping[tuple[str, str], Method]


@dataclass(frozen=True)
class ReadmeFacts:
    """The calls in the README's samples."""

    variable: str
    first_call: str
    """An operation with example arguments; "" if the API has none."""
    first_result: str
    shown: str
    """What the first example prints."""
    meaning: str
    """The first sentence of its description; "" if there is none."""
    waiting_call: str
    failures: tuple[str, ...]


def readme_facts(api: Api, methods: Methods) -> ReadmeFacts:
    """Choose the calls for the README: the first that creates something, and the first waiter."""
    ordered = sorted(
        methods.items(),
        key=lambda item: (
            item[1].operation.extensions.get(MainField) is None,
            item[1].operation.method != "POST",
        ),
    )
    first = next(iter(ordered), None)
    waiting = next(
        ((tag, method, waiter) for (tag, _), method in methods.items() for waiter in method.operation.waiters), None
    )
    failures = []
    waiting_call = ""
    if waiting:
        tag, method, waiter = waiting
        values = [_invented(argument, method) for argument in method.positional]
        waiting_call = f"{tag}.{waiter.name}({', '.join([*values, 'timeout=120'])})"
        failures = [each.error for each in waiter.acceptors if each.error]
    result = _result_name(first[1].operation.sdk_method, api.variable) if first else ""
    main = _main_field(first[1]) if first else None
    return ReadmeFacts(
        variable=api.variable,
        first_call=_call(*first[0], first[1]) if first else "",
        first_result=result,
        shown=f"{result}.{main.python_name}" if main else result,
        meaning=" ".join(re.split(r"(?<=[.!?])\s", main.schema.description.strip())[0].split()) if main else "",
        waiting_call=waiting_call,
        failures=tuple(failures),
    )


def _result_name(sdk_method: str, taken: str) -> str:
    """Return a variable name for a method's result: create_invoice returns an invoice."""
    verb, _, name = sdk_method.partition("_")
    known = verb in ("create", "add", "make", "new", "post", "get")
    return variable_name(name, "result", (taken, *SAMPLE_NAMES)) if known else "result"


def _main_field(method: Method) -> Property | None:
    """Return the property of the result that `x-main-field` names."""
    main = method.operation.extensions.get(MainField)
    contents = [content for response in method.success_contents for content in response.contents if content.schema]
    if main is None or not contents or contents[0].schema is None:
        return None
    properties = method.api.resolve(contents[0].schema).properties
    return next((each for each in properties if each.name == main.name), None)


def _call(tag: str, _module: str, method: Method) -> str:
    values = [_invented(argument, method) for argument in method.positional]
    body = [method.body] if method.body and not method.flat else []
    named = (*method.flat, *body, *method.named)
    values += [f"{each.name}={_invented(each, method)}" for each in named if not each.default]
    return f"{tag}.{method.operation.sdk_method}({', '.join(values)})"


def _invented(argument: Argument, method: Method) -> str:
    """Return an example value of an argument, from the spec if it has one."""
    schema = _schema_of(argument, method)
    if schema is not None and schema.examples:
        return _literal(schema.examples[0])
    if schema is not None and schema.default is not MISSING and schema.default is not None:
        return _literal(schema.default)
    if schema is not None and schema.kind in ("integer", "number"):
        return "1"
    return '"..."'


def _literal(value: Any) -> str:
    return python_literal(value) if isinstance(value, str) else repr(value)


def _schema_of(argument: Argument, method: Method) -> Schema | None:
    for parameter in method.operation.parameters:
        if parameter.python_name == argument.source:
            if parameter.examples:
                return Schema(kind="any", pointer="", examples=(parameter.examples[0].value,))
            return parameter.schema
    content = method.contents[0] if method.contents else None
    body = method.api.resolve(content.schema) if content and content.schema else None
    for each in body.properties if body else ():
        if each.name == argument.source:
            return each.schema
    return None


def client_doc(api: Api, methods: Methods, *, asynchronous: bool) -> str:
    """Return the docstring of a client class."""
    facts = readme_facts(api, methods)
    name = f"Async{api.class_name}" if asynchronous else api.class_name
    key = '"..."' if api.security_schemes else ""
    prefix = "async " if asynchronous else ""
    call = f"{'await ' if asynchronous else ''}{facts.variable}.{facts.first_call}"
    lines = [
        f"A client for {' '.join(api.title.split())}. Use it in `{prefix}with`, or close it when you are done.",
        "",
        f"    {prefix}with {name}({key}) as {facts.variable}:",
        f"        result = {call}" if facts.first_call else "        ...",
        "",
        f"Any number of {'tasks' if asynchronous else 'threads'} can share one client.",
    ]
    return "\n".join(lines)


def init_doc(api: Api) -> str:
    """Return the docstring of a client's constructor."""
    first = api.servers[0].default_url if api.servers else ""
    entries: list[tuple[str, str]] = []
    if api.security_schemes:
        entries.append(
            ("api_key", f"Your API key; defaults to the environment variable {api.key_variable}.{_tokens(api)}")
        )
    if has_own_credentials(api):
        entries.append(("credentials", f"Keys by security scheme, if they differ: {', '.join(api.security_schemes)}."))
    entries += [
        (
            "base_url",
            f"Base URL of the API; defaults to the base_url of http_client, then {api.url_variable}"
            f"{f', then {first}' if first else ''}. Plain http is allowed only for this machine.",
        ),
        ("timeout", "Timeout for a whole call in seconds, retries included; 60 by default, None for no limit."),
        ("max_retries", "How many times to retry a call when that is safe; 0 disables retries."),
        ("http_client", "Your own httpx or httpx2 client (transport, proxies, limits). You close it."),
        ("headers", "Extra headers for each call."),
        ("allow_http", "Allow a plain http base URL on other machines; your key is then sent unencrypted."),
        ("max_response_size", "Largest response body to read, in bytes after decompression; 16 MiB by default."),
    ]
    return f"Create a client. No connection is opened until the first call.\n\n{arguments(entries)}"


def _tokens(api: Api) -> str:
    """Return a note on OAuth tokens."""
    if any(each.type in ("oauth2", "openIdConnect") for each in api.security_schemes.values()):
        return " Pass an OAuth access token as it is; you fetch and refresh it yourself."
    return ""


def attribute_list(view: ModelView) -> str:
    """Return the attributes as a list for the class docstring."""
    return arguments((each.name, each.doc) for each in view.attributes).replace("Args:", "Attributes:", 1)

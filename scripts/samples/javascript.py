"""Samples in JavaScript: fetch, without packages, the same code for Node.js and browsers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from scripts.model.directions import spell_signs
from scripts.samples.requests import SampleRequest, answer_kind, needs_accept
from scripts.samples.wire import (
    Part,
    cookie_pairs,
    form_fields,
    form_parts,
    header_text,
    path_text,
    query_pairs,
    scalar_text,
)

_WIDTH = 76
_LARGEST_INTEGER = 2**53 - 1
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def write_javascript(request: SampleRequest) -> str:
    """Return a module that runs as pasted: in Node.js as an .mjs file, in a page as a module script."""
    options = _options(request)
    call = f"const response = await fetch(url{', ' + options if options else ''});"
    return "\n".join([*_environment(request), "", f"const url = {_url(request)};", call, *_answer(request)])


def _environment(request: SampleRequest) -> list[str]:
    default = json.dumps(request.base_url)
    names = [request.key_env] if request.schemes else []
    names += dict.fromkeys(argument.env for argument in request.arguments if argument.env)
    lines = [f"  {name}," for name in names] + [f"  {request.base_url_env} = {default},"]
    return [
        "// Save as sample.mjs. Set environment variables for Node.js, or globals in a web page (no secret keys).",
        "const {",
        *lines,
        "} = globalThis.process?.env ?? globalThis;",
        *(f'if (!{name}) throw new Error("{name} is not set.");' for name in names),
    ]


def _url(request: SampleRequest) -> str:
    path = _inside_template(request.operation.path)
    for argument in request.arguments_in("path"):
        value = f"${{{argument.env}}}" if argument.env else _inside_template(path_text(argument))
        path = path.replace(f"{{{argument.parameter.name}}}", value)
    query = [
        f"{name}=${{encodeURIComponent({argument.env})}}" if argument.env else _inside_template(f"{name}={value}")
        for argument in request.arguments_in("query")
        for name, value in query_pairs(argument)
    ]
    query += [
        f"{_inside_template(quote(scheme.parameter, safe=''))}=${{encodeURIComponent({request.key_env})}}"
        for scheme in request.schemes
        if scheme.kind == "apiKey" and scheme.location == "query"
    ]
    joined = ("&" if "?" in request.operation.path else "?") + "&".join(query) if query else ""
    return f"`${{{request.base_url_env}}}{path}{joined}`"


def _options(request: SampleRequest) -> str:
    lines = []
    if request.operation.method != "GET":
        lines.append(f"  method: {json.dumps(request.operation.method)},")
    headers = _headers(request)
    if len(headers) == 1:
        lines.append(f"  headers: {{ {headers[0]} }},")
    elif headers:
        lines += ["  headers: {", *(f"    {header}," for header in headers), "  },"]
    if request.body_kind:
        lines.append(f"  body: {_body(request)},")
    return "{\n" + "\n".join(lines) + "\n}" if lines else ""


def _headers(request: SampleRequest) -> list[str]:
    headers, cookies = ['Accept: "application/json"'] if needs_accept(request.operation) else [], []
    for scheme in request.schemes:
        if scheme.kind == "basic":
            headers.append(f"Authorization: `Basic ${{btoa(`${{{request.key_env}}}:`)}}`")
        elif scheme.kind == "bearer":
            headers.append(f"Authorization: `Bearer ${{{request.key_env}}}`")
        elif scheme.location == "header":
            headers.append(f"{_key(scheme.parameter)}: {request.key_env}")
        elif scheme.location == "cookie":
            cookies.append(f"{scheme.parameter}=${{{request.key_env}}}")
    if request.body_kind in {"json", "text", "bytes", "form"} and request.content:
        headers.append(f'"Content-Type": {json.dumps(request.content.content_type)}')
    for argument in request.arguments_in("header"):
        headers.append(f"{_key(argument.parameter.name)}: {argument.env or _string(header_text(argument))}")
    for argument in request.arguments_in("cookie"):
        for name, value in cookie_pairs(argument):
            shown = f"${{{argument.env}}}" if argument.env else _inside_template(value)
            cookies.append(f"{_inside_template(name)}={shown}")
    return headers + ([f"Cookie: `{'; '.join(cookies)}`"] if cookies else [])


def _body(request: SampleRequest) -> str:
    match request.body_kind:
        case "json":
            if _is_beyond_javascript(request.body):
                return _string(json.dumps(request.body, ensure_ascii=False))
            return f"JSON.stringify({_literal(request.body, 2, len('  body: JSON.stringify(),'))})"
        case "form":
            pairs = _literal([list(pair) for pair in form_fields(request)], 2, len("  body: new URLSearchParams(),"))
            return f"new URLSearchParams({pairs})"
        case "multipart":
            parts = "".join(f"    [{', '.join(_part(each))}],\n" for each in form_parts(request))
            return f"[\n{parts}  ].reduce((form, part) => (form.append(...part), form), new FormData())"
    return _string(scalar_text(request.body))


def _part(part: Part) -> Iterator[str]:
    """Yield the arguments of FormData's append()."""
    yield _string(part.name)
    options = f", {{ type: {_string(part.media_type)} }}" if part.media_type else ""
    yield f"new Blob([{_string(part.text)}]{options})" if part.is_file or part.media_type else _string(part.text)
    if part.is_file:
        yield _string(part.file_name)


def _is_beyond_javascript(value: Any) -> bool:
    """Return whether a value contains an integer that a JavaScript number cannot represent."""
    if isinstance(value, Mapping):
        return any(map(_is_beyond_javascript, value.values()))
    if isinstance(value, list):
        return any(map(_is_beyond_javascript, value))
    return isinstance(value, int) and abs(value) > _LARGEST_INTEGER


def _answer(request: SampleRequest) -> list[str]:
    refused = "if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);"
    match answer_kind(request.operation):
        case "json":
            return [refused, "console.log(JSON.stringify(await response.json(), null, 2));"]
        case "text":
            return [refused, "console.log(await response.text());"]
    return [refused, "console.log(response.status);"]


def _literal(value: Any, indent: int, used: int = 0) -> str:
    """Write a JSON value as JavaScript: names without quotes, wrapped if it is long."""
    if isinstance(value, Mapping):
        parts, brackets = [f"{_key(str(key))}: {_literal(item, indent + 2)}" for key, item in value.items()], "{}"
    elif isinstance(value, list):
        parts, brackets = [_literal(item, indent + 2) for item in value], "[]"
    else:
        return _string(value)
    inside = ", ".join(parts)
    padding = " " if inside and brackets == "{}" else ""
    line = f"{brackets[0]}{padding}{inside}{padding}{brackets[1]}"
    if "\n" not in line and len(line) + indent + used <= _WIDTH:
        return line
    lines = "".join(f"{' ' * (indent + 2)}{part},\n" for part in parts)
    return f"{brackets[0]}\n{lines}{' ' * indent}{brackets[1]}"


def _key(name: str) -> str:
    if name == "__proto__":
        return '["__proto__"]'  # without the brackets it would set the prototype
    return name if _NAME.fullmatch(name) else _string(name)


def _string(text: Any) -> str:
    return (
        spell_signs(json.dumps(text, ensure_ascii=False, default=str))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _inside_template(text: str) -> str:
    return spell_signs(text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${"))

"""Samples for the command line: curl, with the key from the environment."""

from __future__ import annotations

import re
from urllib.parse import quote

from scripts.model.directions import SIGNS, spell_signs
from scripts.samples.requests import SampleRequest, needs_accept, pretty_json
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


def write_curl(request: SampleRequest) -> str:
    """Return a curl command that runs as pasted into bash."""
    method = request.operation.method
    body = _body(request)
    implied = "POST" if body else "GET"
    words = ["curl"]
    if method == "HEAD":
        words.append("--head")
    elif method != implied:
        words.append(f"-X {method}")
    url = _url(request)
    if re.search(r"[]\[{}]", re.sub(r"\$\{\w+(:\?[\w ]+)?\}", "", url)):
        words.append("-g")  # brackets are part of the URL, not ranges for curl to expand
    options = [f'"{url}"']
    options += ['-H "Accept: application/json"'] if needs_accept(request.operation) else []
    for argument in request.arguments_in("header"):
        value = f": {_variable(argument.env)}" if argument.env else _header_value(header_text(argument))
        options.append(f'-H "{_inside_double(argument.parameter.name)}{value}"')
    for argument in request.arguments_in("cookie"):
        for name, value in cookie_pairs(argument):
            shown = _variable(argument.env) if argument.env else _inside_double(value)
            options.append(f'--cookie "{_inside_double(name)}={shown}"')
    base = f"base=${{{request.base_url_env}:-{_bare(request.base_url)}}}"
    words += _auth(request)
    first = [" ".join(words)] if len(words) > 1 else [f"{words[0]} {options.pop(0)}"]
    return base + "\n" + " \\\n  ".join([*first, *options, *body])


def _auth(request: SampleRequest) -> list[str]:
    words = []
    for scheme in request.schemes:
        if scheme.kind == "basic":
            words.append(f'-u "{_variable(request.key_env)}:"')
        elif scheme.kind == "bearer":
            words.append(f'-H "Authorization: Bearer {_variable(request.key_env)}"')
        elif scheme.location == "header":
            words.append(f'-H "{_inside_double(scheme.parameter)}: {_variable(request.key_env)}"')
        elif scheme.location == "cookie":
            words.append(f'--cookie "{_inside_double(scheme.parameter)}={_variable(request.key_env)}"')
    return words


def _variable(name: str) -> str:
    """Return an environment variable; if it is not set, the shell prints an error and does not run the command."""
    return f"${{{name}:?not set}}"


def _url(request: SampleRequest) -> str:
    """Return the URL for a double-quoted shell word."""
    path = _inside_double(request.operation.path)
    for argument in request.arguments_in("path"):
        value = _variable(argument.env) if argument.env else _inside_double(path_text(argument))
        path = path.replace(f"{{{argument.parameter.name}}}", value)
    query = [
        f"{_inside_double(name)}={_variable(argument.env) if argument.env else _inside_double(value)}"
        for argument in request.arguments_in("query")
        for name, value in query_pairs(argument)
    ]
    query += [
        f"{_inside_double(quote(scheme.parameter, safe=''))}={_variable(request.key_env)}"
        for scheme in request.schemes
        if scheme.kind == "apiKey" and scheme.location == "query"
    ]
    return "$base" + path + (("&" if "?" in request.operation.path else "?") + "&".join(query) if query else "")


def _body(request: SampleRequest) -> list[str]:
    typed = f'-H "Content-Type: {_inside_double(request.content.content_type if request.content else "")}"'
    match request.body_kind:
        case "json":
            text = spell_signs(pretty_json(request.body, 2))
            return [typed, f"-d {_quoted(text)}"]
        case "form":
            fields = [f"--data-urlencode {_quoted(f'{quote(name)}={value}')}" for name, value in form_fields(request)]
            return fields or ["-d ''"]  # still a POST
        case "multipart":
            return [_part(each) for each in form_parts(request)]
        case "text" | "bytes":
            return [typed, f"--data-raw {_quoted(scalar_text(request.body))}"]
    return []


def _part(part: Part) -> str:
    """Return a form option: a file with the part's name, JSON with its type, or plain text."""
    kind = f";type={part.media_type}" if part.media_type else ""
    if part.is_file:
        return f"-F {_quoted(f'{part.name}=@{_form_text(part.file_name)}{kind}')}"
    if kind:
        return f"-F {_quoted(f'{part.name}={_form_text(part.text)}{kind}')}"
    option = "--form-string" if re.search(r'^[@<"]|;', part.text) else "-F"
    return f"{option} {_quoted(f'{part.name}={part.text}')}"


def _form_text(text: str) -> str:
    """Return text for -F, quoted if it contains special characters."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"' if re.search(r'[",;\\]|^[@<]', text) else text


def _header_value(text: str) -> str:
    return f": {_inside_double(text)}" if text else ";"  # curl's notation for an empty header


def _quoted(text: str) -> str:
    return _without_signs("'" + text.replace("'", "'\\''") + "'", "'")


def _bare(text: str) -> str:
    """Write unquoted text: URL characters are safe, all others are escaped."""
    return re.sub(r"[^\w./:@%+,=-]", lambda match: "\\" + match.group(), text)


def _inside_double(text: str) -> str:
    escaped = "".join("\\" + character if character in '\\"$`' else character for character in text)
    # An interactive shell would expand it from the history.
    return _without_signs(escaped.replace("!", "\"'!'\""), '"')


def _without_signs(text: str, quote: str) -> str:
    """Return quoted text in which characters that change the text direction are escaped bytes."""
    for sign in SIGNS:
        code = "".join(f"\\x{byte:02x}" for byte in sign.encode())
        text = text.replace(sign, f"{quote}$'{code}'{quote}")
    return text

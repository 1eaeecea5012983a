"""Webhook receivers: for each web framework, a program that verifies the signature and parses the event."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.model.api import Api, Webhook
from scripts.spec.extensions import WebhookSignature

_WIDTH = 76


@dataclass(frozen=True)
class Framework:
    """A web framework: how a program starts, handles a request, reads its bytes and responds."""

    label: str
    note: str
    imports: str
    start: str
    """The code before the function, with `{0}` where the secret is read."""
    function: str
    """With `{0}` for the method, in lower case and in capitals."""
    body: str
    response: str
    """With `{0}` for the status."""
    end: str = ""


FRAMEWORKS = (
    Framework(
        "FastAPI",
        "Save as receiver.py and run: uvicorn receiver:app",
        "from fastapi import FastAPI, Request, Response",
        "app = FastAPI()\n{0}",
        '@app.api_route("/webhook", methods=["{0}"])\nasync def receive(request: Request) -> Response:',
        "await request.body()",
        "Response(status_code={0})",
    ),
    Framework(
        "Flask",
        "Save as receiver.py and run: flask --app receiver run",
        "from flask import Flask, request",
        "app = Flask(__name__)\n{0}",
        '@app.route("/webhook", methods=["{0}"])\ndef receive():',
        "request.get_data()",
        '"", {0}',
    ),
    Framework(
        "Django",
        "Add this to your project's urls.py.",
        "from django.http import HttpResponse\nfrom django.urls import path\n"
        "from django.views.decorators.csrf import csrf_exempt\n"
        "from django.views.decorators.http import require_http_methods",
        "{0}",
        '@csrf_exempt\n@require_http_methods(["{0}"])\ndef receive(request):',
        "request.body",
        "HttpResponse(status={0})",
        'urlpatterns = [path("webhook", receive)]',
    ),
)
_TAKEN = {"FastAPI", "Request", "Response", "Flask", "HttpResponse"}


def receivers(api: Api, webhook: Webhook) -> list[tuple[Framework, str]]:
    """Return the program for each framework; none for a webhook whose body the client does not parse."""
    return [(each, _program(api, webhook, each)) for each in FRAMEWORKS] if webhook.content else []


def is_signed(api: Api) -> bool:
    """Return whether a receiver needs a secret."""
    return api.extensions.get(WebhookSignature) is not None


def _program(api: Api, webhook: Webhook, framework: Framework) -> str:
    signed = is_signed(api)
    refusal = "WebhookSignatureError" if signed else "InvalidArgumentError"
    event = _class_of(api, webhook)
    secret = f'SECRET = os.environ.get("{api.secret_variable}") or exit(\n    "{api.secret_variable} is not set."\n)'
    lines = [
        f"# {framework.note}",
        *(["import os", ""] if signed else []),
        framework.imports,
        "",
        f"from {api.package_name} import {', '.join(sorted((api.class_name, refusal)))}",
        *([f"from {api.package_name}.models import {event}"] if event else []),
        "",
        *([start] if (start := framework.start.format(secret if signed else "").rstrip()) else []),
        "",
        "",
        *framework.function.format(webhook.method).split("\n"),
        "    try:",
        *_reading(api, framework, signed=signed),
        f"    except {refusal}:",
        f"        return {framework.response.format(400)}",
        *([f"    if isinstance(event, {event}):", "        print(event.to_dict())"] if event else ["    print(event)"]),
        f"    return {framework.response.format(204)}",
        *(["", "", framework.end] if framework.end else []),
    ]
    return "\n".join(lines)


def _reading(api: Api, framework: Framework, *, signed: bool) -> list[str]:
    call = f"        event = {api.class_name}.webhooks."
    if not signed:
        return [f"{call}parse({framework.body})  # may be forged: it has no signature"]
    arguments = f"{framework.body}, request.headers, secret=SECRET"
    line = f"{call}unwrap({arguments})"
    return [line] if len(line) <= _WIDTH else [f"{call}unwrap(", f"            {arguments}", "        )"]


def _class_of(api: Api, webhook: Webhook) -> str:
    """Return the name of the event's class; "" if it has none that a program can import."""
    schema = api.resolve(webhook.content.schema) if webhook.content and webhook.content.schema else None
    name = schema.name if schema and schema.kind == "object" else None
    return name if name and name not in {*_TAKEN, api.class_name} else ""

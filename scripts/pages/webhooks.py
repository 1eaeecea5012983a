"""The contents of the webhook pages: an overview, and a page per event."""

from __future__ import annotations

from typing import Any

from scripts.model.api import Api, Header, Webhook
from scripts.pages.addresses import PYTHON_CLIENT, WEBHOOKS, Addresses, guide_links, link
from scripts.pages.fields import Field, FieldWriter
from scripts.pages.text import code_span, escape, first_sentence, heading_id, render_description, render_inline
from scripts.samples.receivers import is_signed, receivers
from scripts.samples.values import value_for
from scripts.spec.extensions import WebhookSignature
from scripts.spec.json_text import json_text

_JUMPS = (
    ("headers", "Headers", "header"), ("signature", "Signature", "signature"), ("fields_list", "Body", "body"),
    ("responses", "Response", "response"),
)  # fmt: skip


def webhooks_view(api: Api, addresses: Addresses) -> dict[str, Any]:
    """Return the template variables of the overview."""
    return {
        "title": "Webhooks",
        "summary_text": f"Requests that the {api.title} API sends to your server: events, signatures, receivers.",
        "python": _reader(api, WEBHOOKS) if any(webhook.content for webhook in api.webhooks) else "",
        "guides": list(dict.fromkeys(each for one in api.webhooks for each in guide_links(one.extensions, WEBHOOKS))),
        "signature": _signature(api),
        "unknown": FieldWriter(api, addresses, WEBHOOKS).type_name(api.unknown_webhook) if api.unknown_webhook else "",
        "webhooks": [
            {
                "link": link(code_span(webhook.name), addresses.webhook(webhook), WEBHOOKS),
                "anchor": heading_id("webhook", webhook.name),
                "method": webhook.method,
                "summary": render_inline(webhook.summary),
                "text": escape(first_sentence(webhook.description)),
            }
            for webhook in api.webhooks
        ],
    }


def webhook_view(
    api: Api, addresses: Addresses, webhook: Webhook, shared: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return the template variables of an event's page; shared classes have their own pages."""
    page = addresses.webhook(webhook)
    writer = FieldWriter(api, addresses, page, shared)
    schema = next((each.schema for each in webhook.body.contents if each.schema), None) if webhook.body else None
    what = first_sentence(webhook.description) or first_sentence(webhook.summary)
    view = {
        "title": escape(webhook.summary or webhook.name),
        "summary_text": f"Webhook {webhook.name} of the {api.title} API. {what}",
        "name": f"<code>{escape(webhook.name)}</code>",
        "method": webhook.method,
        "text": render_description(webhook.description),
        "type": writer.type_name(schema) if schema else "",
        "python": _reader(api, page) if webhook.content else "",
        "guides": guide_links(webhook.extensions, page),
        "help": guide_links(api.extensions, page),
        "needs": code_span(api.secret_variable) if is_signed(api) else "",
        "receivers": receivers(api, webhook),
        "example": _example(api, webhook),
        "headers": [_header(writer, header) for header in webhook.headers],
        "signature": _signature(api),
        "fields_list": list(writer.fields(schema, "body", answer=True, level=3)) if schema else [],
        "responses": [(escape(status), render_description(text)) for status, text in webhook.responses.items()],
    }
    view["jumps"] = [f"[{title}](#{anchor})" for name, title, anchor in _JUMPS if view[name]]
    return view


def _reader(api: Api, page: str) -> str:
    """Return a link to the client method that parses events."""
    method = "unwrap" if is_signed(api) else "parse"
    target = f"{PYTHON_CLIENT}#{api.package_name}.webhooks.Webhooks.{method}"
    return link(f"`{api.class_name}.webhooks.{method}()`", target, page)


def _header(writer: FieldWriter, header: Header) -> Field:
    facts = ["header", writer.type_name(header.schema), "always present" if header.required else "may be absent"]
    return Field(
        level=3,
        anchor=writer.anchor("header", header.name),
        name=code_span(header.name),
        facts=tuple(facts),
        text=render_description(header.description),
    )


def _signature(api: Api) -> str:
    """Describe how webhooks are signed; "" if they are not."""
    signature = api.extensions.get(WebhookSignature)
    if signature is None:
        return ""
    signed = "the raw request body" if signature.signs == "body" else code_span(signature.signs)
    encoding = {"hex": "hexadecimal", "base64": "base64"}[signature.encoding]
    prefix = f", prefixed with {code_span(signature.prefix)}" if signature.prefix else ""
    return (
        f"The header {code_span(signature.header)} contains the HMAC-{signature.algorithm.upper()} of {signed}, "
        f"with your secret as the key, in {encoding}{prefix}."
    )


def _example(api: Api, webhook: Webhook) -> str:
    content = webhook.content
    if content is None or content.schema is None:
        return ""
    value = content.examples[0].value if content.examples else value_for(api, content.schema, sending=False)
    return json_text(value)

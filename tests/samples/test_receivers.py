"""Webhook receivers."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.samples.receivers import FRAMEWORKS, receivers
from tests.apis import OK, api_of, json_body

SIGNED: dict[str, Any] = {"x-webhook-signature": {"header": "X-Signature"}}
PAID = {"type": "object", "properties": {"paid": {"type": "boolean"}}}


def programs(body: dict[str, Any], name: str = "Paid", **more: Any) -> dict[str, str]:
    """Return the program for each framework, all valid Python."""
    webhooks = {"paid": {"post": {"requestBody": body, "responses": OK}}}
    api = api_of(schemas={name: PAID}, webhooks=webhooks, **more)
    written = {framework.label: code for framework, code in receivers(api, api.webhooks[0])}
    for code in written.values():
        ast.parse(code)
    return written


def test_each_framework_checks_the_signature() -> None:
    """The raw body goes to `unwrap` with the secret from the environment, and a wrong signature returns 400."""
    written = programs(json_body({"$ref": "#/components/schemas/Paid"}), **SIGNED)
    assert list(written) == ["FastAPI", "Flask", "Django"] == [each.label for each in FRAMEWORKS]
    for code in written.values():
        assert "Shop.webhooks.unwrap(" in code
        assert 'os.environ.get("SHOP_WEBHOOK_SECRET")' in code
        assert "except WebhookSignatureError:" in code
        assert "from shop_client.models import Paid" in code
        assert "if isinstance(event, Paid):" in code
        assert max(map(len, code.split("\n"))) <= 76


def test_without_signatures_there_is_no_secret() -> None:
    """Without signatures, the body goes to `parse`, and a comment says that it may be forged."""
    for code in programs(json_body({"$ref": "#/components/schemas/Paid"})).values():
        assert "Shop.webhooks.parse(" in code
        assert "may be forged" in code
        assert "SECRET" not in code
        assert "except InvalidArgumentError:" in code


@pytest.mark.parametrize(
    ("body", "name"),
    [(json_body({"type": "array"}), "Paid"), (json_body({"$ref": "#/components/schemas/Request"}), "Request")],
)
def test_an_event_without_a_class_of_its_own_is_printed(body: dict[str, Any], name: str) -> None:
    """An event without its own class is printed as a whole; so is one whose class has a framework's name."""
    for code in programs(body, name, **SIGNED).values():
        assert "models import" not in code
        assert "    print(event)\n" in code


def test_what_the_client_does_not_read_has_no_receiver() -> None:
    """A webhook in XML has no receiver."""
    assert programs({"content": {"application/xml": {"schema": PAID}}}, **SIGNED) == {}

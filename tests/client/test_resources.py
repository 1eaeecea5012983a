"""Waiters, webhooks, and whose key goes where."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scripts.client.models import Models
from scripts.client.resources import Waiting, has_own_credentials, key_required, schemes_table, webhook_views
from tests.apis import CONFIG, OK, api_of, json_body
from tests.client.views import method_of

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
FIELDS = {
    "name": "fields",
    "in": "query",
    "schema": {"type": "array", "items": {"type": "string"}},
    "x-partial-response": True,
}
WAITER = {
    "description": "Wait for it.",
    "minDelay": 2,
    "acceptors": [
        {"state": "success", "matcher": {"output": {"path": "a.b", "expected": 1}}},
        {
            "state": "failure",
            "matcher": {"output": {"path": "until", "comparator": "past"}},
            "error": "TooLate",
            "message": "Over.",
        },
        {"state": "failure", "matcher": {"status": 404}, "error": "NotFoundError"},
    ],
}


def waiting() -> Waiting:
    method = method_of({"parameters": [ID, FIELDS], "x-waiters": {"until_done": WAITER}}, "/things/{id}")
    return Waiting(method.operation.waiters[0], method)


def test_a_waiter_takes_what_a_look_needs() -> None:
    """A waiter takes the operation's arguments, except the trimming one, and those of the wait."""
    signature = waiting().signature()
    assert signature.startswith("self, id: str, *, timeout: float | None = None")
    assert "fields" not in signature
    ast.parse(f"def f({signature}): ...")
    assert (waiting().values(), waiting().body_value()) == ("{'id': id}", "UNSET")


def test_a_waiter_as_a_table() -> None:
    """A waiter's table has split paths, the client's errors by name, and general errors by status."""
    assert waiting().table() == (
        "Waiter(name='wait_until_done', min_delay=2.0, max_delay=30.0, acceptors=("
        "Acceptor(state='success', path=('a', 'b'), comparator='equals', expected=1), "
        "Acceptor(state='failure', path=('until',), comparator='past', error=_e.TooLate, message='Over.'), "
        "Acceptor(state='failure', status=404),))"
    )
    assert waiting().doc().startswith("Wait for it.\n\n")
    assert "TooLate: Over." in waiting().doc()


SCHEMES = {
    "a": {"type": "apiKey", "in": "header", "name": "X-A"},
    "b": {"type": "http", "scheme": "bearer"},
    "c": {"type": "http", "scheme": "basic"},
    "tls": {"type": "mutualTLS"},
}


def secured(*names: str, security: list[dict[str, list[str]]]) -> Any:
    schemes = {name: SCHEMES[name] for name in names}
    return api_of({"/a": {"get": {"responses": OK, "security": security}}}, components={"securitySchemes": schemes})


def test_schemes_as_a_table() -> None:
    """Unsupported schemes are not in the table."""
    assert schemes_table(secured("a", "b", "tls", security=[])) == (
        "{'a': Scheme(kind='apiKey', name='X-A', location='header'), "
        "'b': Scheme(kind='bearer'), 'tls': Scheme(kind='none')}"
    )


@pytest.mark.parametrize(
    ("names", "security", "own", "required"),
    [
        (("a",), [{"a": []}], False, True),
        (("a", "b"), [{"a": []}, {"b": []}], False, True),
        (("a", "b"), [{"a": [], "b": []}], True, True),
        (("a", "b"), [{"a": []}], True, True),
        (("b", "c"), [{"b": []}, {"c": []}], True, True),
        (("a",), [{"a": []}, {}], False, False),
        (("a",), [], False, False),
        (("tls",), [{"tls": []}], False, False),
    ],
)
def test_whose_key(names: tuple[str, ...], security: list[dict[str, list[str]]], own: bool, required: bool) -> None:
    """Keys are separate arguments if one cannot replace another; one is required if no call works without."""
    api = secured(*names, security=security)
    assert (has_own_credentials(api), key_required(api)) == (own, required)


def test_webhooks_with_a_json_body() -> None:
    """Each webhook with a JSON body has a function, a type and a codec; other media types have none."""
    thing = {"type": "object", "properties": {"a": {"type": "string"}}}
    hooks = {
        "thing done": {
            "post": {
                "summary": "It is done.",
                "requestBody": json_body({"$ref": "#/components/schemas/Thing"}),
                "responses": OK,
            }
        },
        "text": {"post": {"requestBody": {"content": {"text/plain": {}}}, "responses": OK}},
    }
    api = api_of(schemas={"Thing": thing}, webhooks=hooks)
    (view,) = webhook_views(api, Models.of(api, CONFIG).types, CONFIG.identifier)
    assert (view.event, view.name, view.hint) == ("thing done", "read_thing_done", "models.Thing")
    assert view.doc.startswith("It is done.")

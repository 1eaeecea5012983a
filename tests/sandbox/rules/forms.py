"""Rules about content types, headers and the shape of responses and errors."""

from __future__ import annotations

import json
from typing import Any

import httpx

from scripts.sandbox import Sandbox

from .body import AS_JSON, BLANK, CORE, TICKET, comes_back
from .row import Row, body, header

JSON_TYPE = "application/json; charset=UTF-8"
TEXT = b'{"num_satoshis": 20, "memo": "Tea"}'
FORM = {"num_satoshis": "20", "memo": "Tea"}
TEA = {"num_satoshis": 20, "memo": "Tea"}
NOT_ACCEPTABLE = "None of your requested content types is supported."
SYNTAX = "Invalid JSON data in request body: Syntax error"
DEBUG = {"debug": True}
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}


def is_envelope(response: httpx.Response, sandbox: Sandbox) -> None:
    """The error has the four keys of an HTTP error, and no others."""
    assert response.headers["content-type"] == JSON_TYPE
    error = response.json()
    assert list(error) == ["name", "message", "code", "status"]
    assert (error["code"], error["status"]) == (0, response.status_code)


def is_html(response: httpx.Response, sandbox: Sandbox) -> None:
    """Another format is rejected with an HTML page."""
    assert response.headers["content-type"].startswith("text/html")


def is_unescaped(response: httpx.Response, sandbox: Sandbox) -> None:
    """Neither slashes nor Unicode are escaped, and the media type is the server's."""
    assert '"memo":"Käse/☕"' in response.text
    assert response.headers["content-type"] == JSON_TYPE


def answers_preflight(response: httpx.Response, sandbox: Sandbox) -> None:
    """The browser may send the requested method and headers from any origin; no header is exposed."""
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]
    assert response.headers["access-control-allow-headers"] == "authorization,content-type"
    assert "access-control-expose-headers" not in response.headers


def has_no_status(response: httpx.Response, sandbox: Sandbox) -> None:
    """In debug mode an error without its own HTTP class lacks `status`."""
    assert "status" not in response.json()


def multipart(**fields: str) -> dict[str, Any]:
    """A multipart form of these fields."""
    return {"files": {name: (None, value) for name, value in fields.items()}}


CONTENT_TYPES = [
    Row(facts="1.6", says="JSON", send={"content": TEXT, "headers": AS_JSON}, status=201, has=TEA),
    Row(facts="1.6", says="JSON with a charset", status=201, has=TEA,
        send={"content": TEXT, "headers": {"Content-Type": "application/json; charset=utf-8"}}),
    Row(facts="1.6", says="a form", send={"data": FORM}, status=201, has=TEA),
    Row(facts="1.6", says="a multipart form", send=multipart(**FORM), status=201, has=TEA),
    Row(facts="1.6", says="a multipart form with passThru", status=201,
        send=multipart(num_satoshis="20", **{"passThru[ticketId]": "556"}),
        check=comes_back(TICKET)),
    Row(facts="1.6", says="no type means a form", send={"content": b"num_satoshis=20&memo=Tea"}, status=201, has=TEA),
    Row(facts="1.6", says="any other type means a form", status=201, has=TEA,
        send={"content": b"num_satoshis=20&memo=Tea", "headers": {"Content-Type": "text/plain"}}),
    *(
        Row(facts="1.6", says=f"the trap, {kind}: JSON without its type holds no amount", status=400, message=BLANK,
            send={"content": TEXT, "headers": headers},
            check=header("x-sandbox-hint", "the body looks like JSON but was parsed as a form; "
                                           "send Content-Type: application/json"))
        for kind, headers in (
            ("as curl -d sends it", {"Content-Type": "application/x-www-form-urlencoded"}),
            ("no type", {}),
            ("text/plain", {"Content-Type": "text/plain"}),
        )
    ),
    Row(facts="1.6", says="core: the trap makes an any-amount invoice", settings=CORE, status=201,
        send={"content": TEXT, "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        has={"num_satoshis": 0, "memo": "LNPAY Invoice"}),
    *(
        Row(facts="1.9", says=f"{text!r} is not JSON", send={"content": text, "headers": AS_JSON}, status=400,
            message=SYNTAX)
        for text in (b"{", b"num_satoshis=20", b'{"num_satoshis": 20,}', b'{"num_satoshis": NaN}', b"\xef\xbb\xbf{}")
    ),
    Row(facts="1.6", says="an empty body", send={"content": b"", "headers": AS_JSON}, status=400, message=BLANK),
    Row(facts="1.6", says="no body", send={}, status=400, message=BLANK),
    Row(facts="1.6", says="core: an empty body makes an any-amount invoice", settings=CORE, status=201, send={},
        has={"num_satoshis": 0, "memo": "LNPAY Invoice"}),
    *(
        Row(facts="1.6", says=f"the JSON {text!r} holds no fields", status=400, message=BLANK,
            send={"content": text, "headers": AS_JSON})
        for text in (b"null", b"5", b'"x"', b"[]", b'[{"num_satoshis": 20}]')
    ),
]  # fmt: skip

HEADERS = [
    *(
        Row(facts="1.6", says=f"Accept: {accept}", send={**body(), "headers": {"Accept": accept}}, status=201)
        for accept in ("*/*", "application/json", "text/html, */*;q=0.1", "application/json; q=0.5", "")
    ),
    *(
        Row(facts="1.6", says=f"Accept: {accept}", send={**body(), "headers": {"Accept": accept}}, status=406,
            message=NOT_ACCEPTABLE, has={"name": "Not Acceptable"}, check=is_envelope)
        for accept in ("text/html", "application/xml", "application/*")
    ),
    Row(facts="4", says="?_format=xml", send={**body(), "params": {"_format": "xml"}}, status=406,
        message="The requested response format is not supported: xml", check=is_html),
    Row(facts="4", says="?_format=json", send={**body(), "params": {"_format": "json"}}, status=201),
    Row(facts="1.6", says="an answer's type, slashes and Unicode", send=body(memo="Käse/☕"), status=201,
        check=is_unescaped),
    Row(facts="1.6", says="X-LNPay-sdk and LNPay-Version have no effect", status=201,
        send={**body(), "headers": {"X-LNPay-sdk": "py0.1.1", "LNPay-Version": "2020-01-01"}}),
    Row(facts="1.1", says="no Location header", status=201, check=header("location", None)),
    Row(facts="1.6", says="CORS: any origin", send={**body(), "headers": {"Origin": "https://shop.example"}},
        status=201, check=header("access-control-allow-origin", "*")),
    Row(facts="1.6", says="CORS: errors, too", key=None, status=401,
        send={**body(), "headers": {"Origin": "https://shop.example"}},
        check=header("access-control-allow-origin", "*")),
    Row(facts="1.6", says="CORS: no header without an origin", status=201,
        check=header("access-control-allow-origin", None)),
    *(
        Row(facts="1.6", says=f"preflight of {path}", method="OPTIONS", key=None, path=path, status=200,
            send={"headers": {"Origin": "https://shop.example", **PREFLIGHT}}, check=answers_preflight)
        for path in ("/v1/wallet/{wallet}/invoice", "/v1/lntx/{lntx}")
    ),
    Row(facts="3.5", says="OPTIONS that is not a preflight runs no action, even with a key", method="OPTIONS",
        send={}, status=404),
]  # fmt: skip

ENVELOPE = [
    *(
        Row(facts="4", says=f"the four keys of a {status}", status=status, send=send, has={"name": name},
            check=is_envelope)
        for status, name, send in (
            (400, "Bad Request", body(num_satoshis="x")),
            (401, "Unauthorized", {**body(), "headers": {"X-Api-Key": "sak_wrong"}}),
            (406, "Not Acceptable", {**body(), "headers": {"Accept": "text/html"}}),
            (500, "Internal Server Error", body(memo="🍕")),
        )
    ),
    Row(facts="4", says="debug: the PHP class", settings=DEBUG, status=401, key=None,
        has={"type": "yii\\web\\UnauthorizedHttpException", "status": 401}),
    Row(facts="4", says="debug: the PHP class of a 400", settings=DEBUG, status=400, send=body(num_satoshis="x"),
        has={"type": "yii\\web\\BadRequestHttpException", "status": 400}),
    Row(facts="1.9", says="debug: a 500 tells its reason and lacks a status", status=500,
        settings={**DEBUG, **CORE}, send=body(num_satoshis=-20), has={"name": "Exception"},
        message="Unable to create LN Invoice: amount must not be negative", check=has_no_status),
    Row(facts="1.9", says="debug: so does a failed write", status=500, settings=DEBUG, send=body(memo="m" * 256),
        has={"type": "yii\\db\\Exception"}, check=has_no_status),
]  # fmt: skip

SEED = [
    Row(facts="1.10", says="the page's own cURL: passThru as JSON text with spaces", status=201,
        send={"content": json.dumps({"num_satoshis": 5, "memo": "Test", "passThru": ' {"ticketId": "556"} '}).encode(),
              "headers": AS_JSON},
        check=comes_back(TICKET)),
    Row(facts="1.10", says="its Node sample: a hash that is none", status=400,
        send=body(num_satoshis=2, memo="Tester", expiry=86400, passTru={"order_id": "100"},
                  description_hash="MTIzNDY1Nzg5MDEyMzQ1Njc4OTAxMjM0")),
    Row(facts="1.10", says="its Python sample: amount and memo", send=body(num_satoshis=2, memo="Tester"), status=201,
        has={"num_satoshis": 2, "memo": "Tester"}),
]  # fmt: skip

ROWS = [*CONTENT_TYPES, *HEADERS, *ENVELOPE, *SEED]

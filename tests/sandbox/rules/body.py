"""Rules about the five body fields of an invoice request."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import bolt11
import httpx

from scripts.sandbox import Sandbox

from .row import Check, Row, body

AS_JSON = {"Content-Type": "application/json"}
FREE = {"paid_tier": False}
CORE = {"core": True}
HASH = hashlib.sha256(b"Two tickets for the concert on Friday").digest()
HEX_HASH = HASH.hex()
BASE64_HASH = base64.b64encode(HASH).decode()
INTEGER = "Num Satoshis must be an integer."
BLANK = "Num Satoshis cannot be blank."
INTERNAL = "An internal server error occurred."
NOT_A_HASH = "Description Hash must be 32 bytes in base64, or 64 hex digits."
NOT_JSON = "passThru data must be valid json"
LIMIT = "Receiving is limited to: 10000 satoshi per invoice"

NO_INTEGERS: list[Any] = [
    *(2.5, 2.0, True, False, [], [2], {"a": 2}, "two", "2.5", "0x10", " ", 2**63, -(2**63) - 1),
]
NO_EXPIRIES: list[Any] = ["soon", 1.5, True, []]
NOTHINGS: list[Any] = [None, {}, [], "", "0", 0, False, "{}", "[]"]


def lives(seconds: int) -> Check:
    """The invoice expires after this time, according to all its fields."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        lntx = response.json()
        assert lntx["expiry"] == seconds
        assert lntx["expires_at"] == lntx["created_at"] + seconds
        assert bolt11.decode(lntx["payment_request"]).expiry == max(seconds, 0)

    return check


def carries(**tags: Any) -> Check:
    """The payment request has these tags."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        decoded = bolt11.decode(response.json()["payment_request"])
        for tag, value in tags.items():
            assert getattr(decoded, tag) == value

    return check


def comes_back(user_data: Any) -> Check:
    """The user's data is returned under `userDefined`; None means there is none."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        pass_thru = response.json()["passThru"]
        assert pass_thru.pop("wallet_id") == sandbox.wallet_id
        assert pass_thru == ({} if user_data is None else {"userDefined": user_data})

    return check


def comes_back_as_text(user_data: str) -> Check:
    """The user's data is returned under `userDefined`, byte for byte."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert f'"userDefined":{user_data}}}' in response.text

    return check


def comes_back_flat(**user_data: Any) -> Check:
    """The user's data is returned next to the real wallet id."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert response.json()["passThru"] == {**user_data, "wallet_id": sandbox.wallet_id}

    return check


def in_order(*names: str) -> Check:
    """The user's data is returned with its fields in this order."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert list(response.json()["passThru"]["userDefined"]) == list(names)

    return check


AMOUNT = [
    Row(facts="1.3", says="a number as text, as the PHP client sends it", send=body(num_satoshis="2"), status=201,
        has={"num_satoshis": 2}),
    Row(facts="1.3", says="0 makes an any-amount invoice", send=body(num_satoshis=0), status=201,
        has={"num_satoshis": 0}, check=carries(amount_msat=None)),
    Row(facts="1.3", says="an empty amount", send=body(num_satoshis=""), status=400, message=BLANK),
    *(
        Row(facts="1.3", says=f"{wrong!r} is invalid", send=body(num_satoshis=wrong), status=400, message=INTEGER)
        for wrong in NO_INTEGERS
    ),
    Row(facts="10 #5", says="a missing amount", send={"json": {"memo": "x"}}, status=400, message=BLANK),
    Row(facts="10 #5", says="null as the amount", send=body(num_satoshis=None), status=400, message=BLANK),
    Row(facts="1.3", says="core: a missing amount", send={"json": {}}, settings=CORE, status=201,
        has={"num_satoshis": 0, "memo": "LNPAY Invoice"}),
    Row(facts="1.3", says="core: null as the amount", send=body(num_satoshis=None), settings=CORE, status=201,
        has={"num_satoshis": 0}),
    Row(facts="10 #6", says="a negative amount", send=body(num_satoshis=-20), status=400,
        message="Num Satoshis must be no less than 0."),
    Row(facts="1.9", says="core: a negative amount fails at the node", send=body(num_satoshis=-20), settings=CORE,
        status=500, message=INTERNAL),
    Row(facts="1.3", says="the account's limit", send=body(num_satoshis=10_000), status=201),
    Row(facts="1.3", says="one above the account's limit", send=body(num_satoshis=10_001), status=400, message=LIMIT),
    Row(facts="1.3", says="the limit is the account's setting", send=body(num_satoshis=51), status=400,
        settings={"max_receive_sats": 50}, message="Receiving is limited to: 50 satoshi per invoice"),
]  # fmt: skip

MEMO = [
    Row(facts="1.3", says="no memo", status=201, has={"memo": "LNPAY Invoice"},
        check=carries(description="LNPAY Invoice")),
    Row(facts="1.3", says="null as the memo", send=body(memo=None), status=201, has={"memo": "LNPAY Invoice"}),
    Row(facts="10 #7", says="paid tier: the memo stays as it is", send=body(memo="Tea"), status=201,
        has={"memo": "Tea"}, check=carries(description="Tea")),
    Row(facts="1.3", says="paid tier: an empty memo stays empty", send=body(memo=""), status=201, has={"memo": ""}),
    Row(facts="1.3", says="free tier: a suffix", send=body(memo="Tea"), settings=FREE, status=201,
        has={"memo": "Tea (via LNPAY.co)"}, check=carries(description="Tea (via LNPAY.co)")),
    Row(facts="1.3", says="free tier: a suffix to an empty memo", send=body(memo=""), settings=FREE, status=201,
        has={"memo": " (via LNPAY.co)"}),
    Row(facts="1.3", says="free tier: a suffix to the default", settings=FREE, status=201,
        has={"memo": "LNPAY Invoice (via LNPAY.co)"}),
    Row(facts="1.3", says="255 characters fit", send=body(memo="m" * 255), status=201, has={"memo": "m" * 255}),
    Row(facts="1.3", says="255 characters of 3 bytes are more than an invoice holds", send=body(memo="☕" * 255),
        status=500, message=INTERNAL),
    Row(facts="1.3", says="256 do not, and fail after the node's work", send=body(memo="m" * 256), status=500,
        message=INTERNAL),
    Row(facts="1.3", says="free tier: the suffix counts", send=body(memo="m" * 241), settings=FREE, status=500,
        message=INTERNAL),
    Row(facts="1.3", says="3-byte characters fit", send=body(memo="Käse ☕"), status=201, has={"memo": "Käse ☕"}),
    Row(facts="1.3", says="an emoji does not", send=body(memo="Pizza 🍕"), status=500, message=INTERNAL),
]  # fmt: skip

EXPIRY = [
    Row(facts="10 #25", says="a day by default", status=201, check=lives(86_400)),
    Row(facts="1.3", says="null gives a day", send=body(expiry=None), status=201, check=lives(86_400)),
    Row(facts="1.3", says="an empty text gives five days", send=body(expiry=""), status=201, check=lives(432_000)),
    Row(facts="1.3", says="as asked", send=body(expiry=3600), status=201, check=lives(3600)),
    Row(facts="1.3", says="a number as text", send=body(expiry="60"), status=201, check=lives(60)),
    Row(facts="1.3", says="no maximum", send=body(expiry=10**10), status=201, check=lives(10**10)),
    Row(facts="1.3", says="0 makes a record that has expired", send=body(expiry=0), status=201, check=lives(0)),
    Row(facts="1.3", says="so does a negative one", send=body(expiry=-5), status=201, check=lives(-5)),
    *(
        Row(facts="1.9", says=f"{wrong!r} is not an integer", send=body(expiry=wrong), status=400,
            message="Expiry must be an integer.")
        for wrong in NO_EXPIRIES
    ),
]  # fmt: skip

DESCRIPTION_HASH = [
    Row(facts="1.3", says="none by default", status=201, has={"description_hash": None}),
    Row(facts="1.4", says="base64 of 32 bytes", send=body(description_hash=BASE64_HASH), status=201,
        has={"description_hash": BASE64_HASH}, check=carries(description_hash=HEX_HASH, description=None)),
    Row(facts="1.4", says="64 hex digits", send=body(description_hash=HEX_HASH), status=201,
        has={"description_hash": HEX_HASH}, check=carries(description_hash=HEX_HASH, description=None)),
    Row(facts="1.3", says="the memo is still stored, but omitted from the invoice",
        send=body(description_hash=BASE64_HASH, memo="Tea"), settings=FREE, status=201,
        has={"memo": "Tea (via LNPAY.co)"}, check=carries(description_hash=HEX_HASH, description=None)),
    *(
        Row(facts="1.4", says=f"{wrong!r} is not a hash", send=body(description_hash=wrong), status=400,
            message=NOT_A_HASH)
        for wrong in ("MTIzNDY1Nzg5MDEyMzQ1Njc4OTAxMjM0", "short", HEX_HASH[:62], "ä" * 44)
    ),
    Row(facts="1.4", says="core: base64 is silently dropped",
        send=body(description_hash=BASE64_HASH, memo="Tea"), settings=CORE, status=201,
        has={"description_hash": BASE64_HASH}, check=carries(description_hash=None, description="Tea")),
    Row(facts="1.4", says="core: hex", send=body(description_hash=HEX_HASH), settings=CORE, status=201,
        check=carries(description_hash=HEX_HASH)),
    Row(facts="1.9", says="core: hex of another length fails at the node", send=body(description_hash=HEX_HASH[:62]),
        settings=CORE, status=500, message=INTERNAL),
]  # fmt: skip

DEEP = '{"a":' * 510 + "1" + "}" * 510

TICKET = {"ticketId": "556"}
PASS_THRU = [
    *(
        Row(facts="1.5", says=f"{kind}", send=body(passThru=sent), status=201, check=comes_back(TICKET))
        for kind, sent in (
            ("an object", TICKET),
            ("JSON text", '{"ticketId":"556"}'),
            ("JSON text with spaces around it", ' {"ticketId": "556"} '),
            ("JSON text with line breaks around it", '\n\t{"ticketId": "556"}\r\n'),
        )
    ),
    Row(facts="1.5", says="form fields", send={"data": {"num_satoshis": "20", "passThru[ticketId]": "556"}}, status=201,
        check=comes_back(TICKET)),
    Row(facts="1.5", says="nested form fields", status=201, check=comes_back({"a": {"b": "1", "c": {"0": "2"}}}),
        send={"data": {"num_satoshis": "20", "passThru[a][b]": "1", "passThru[a][c][]": "2"}}),
    Row(facts="1.5", says="JSON text in a form field", status=201, check=comes_back(TICKET),
        send={"data": {"num_satoshis": "20", "passThru": ' {"ticketId": "556"}'}}),
    *(
        Row(facts="1.5", says=f"{wrong!r} is not JSON", send=body(passThru=wrong), status=400, message=NOT_JSON)
        for wrong in ("ticket", "{", '{"a":NaN}', " ", "{'a':1}", "[1,]")
    ),
    *(
        Row(facts="1.5", says=f"the scalar {scalar!r} is dropped", send=body(passThru=scalar), status=201,
            check=comes_back(None))
        for scalar in (5, True, 1.5, "5", "true", '"x"', "null")
    ),
    *(
        Row(facts="1.5", says=f"{nothing!r} is ignored", send=body(passThru=nothing), status=201,
            check=comes_back(None))
        for nothing in NOTHINGS
    ),
    *(
        Row(facts="1.5", says=f"an array, {kind}", send=body(passThru=array), status=201,
            check=comes_back({"0": "a", "1": {"b": 1}}))
        for kind, array in (("as JSON", ["a", {"b": 1}]), ("as text", '["a",{"b":1}]'))
    ),
    Row(facts="1.5", says="a wallet_id of the user's stays the user's", send=body(passThru={"wallet_id": "wal_mine"}),
        status=201, check=comes_back({"wallet_id": "wal_mine"})),
    Row(facts="10 #2", says="flat: user data next to wallet_id", send=body(passThru=TICKET), status=201,
        settings={"flat_pass_thru": True}, check=comes_back_flat(ticketId="556")),
    Row(facts="3.5", says="flat: a wallet_id of the user's never replaces the real one", status=201,
        send=body(passThru={"wallet_id": "wal_mine", "a": 1}), settings={"flat_pass_thru": True},
        check=comes_back_flat(a=1)),
    Row(facts="1.5", says="the shortest name comes first, then the alphabet", status=201,
        send=body(passThru={"ccc": 1, "a": 2, "bb": 3, "aa": 4}), check=in_order("a", "aa", "bb", "ccc")),
    Row(facts="1.5", says="an empty object inside is returned as an empty array", status=201,
        send=body(passThru={"a": {}, "b": {"c": {}}}), check=comes_back({"a": [], "b": {"c": []}})),
    Row(facts="1.5", says="an object nested as deep as JSON may be", status=201, check=comes_back_as_text(DEEP),
        send={"content": f'{{"num_satoshis": 1, "passThru": {DEEP}}}', "headers": AS_JSON}),
    Row(facts="1.5", says="form fields nested deeper than PHP reads", status=201, check=comes_back(None),
        send={"data": {"num_satoshis": "20", "passThru" + "[a]" * 3000: "1"}}),
    Row(facts="1.3", says="unknown names are ignored, so a misspelt passThru is lost",
        send=body(passTru={"order_id": "1"}, amount=5), status=201, check=comes_back(None)),
]  # fmt: skip

WRONG_WALLET = "Wallet not found: {wallet}"
EVERYTHING_WRONG = b'{"num_satoshis": -1.5, "expiry": "soon", "description_hash": "x", "passThru": "x"'

ORDER = [
    Row(facts="1.3", says="credentials before the wallet", key="sak_wrong", wallet="wal_unknown", status=401,
        message="Your request was made with invalid credentials."),
    Row(facts="1.3", says="the wallet before the body", wallet="wal_unknown", status=401, message=WRONG_WALLET,
        send={"content": EVERYTHING_WRONG, "headers": AS_JSON}),
    Row(facts="1.3", says="the permission before the body", key="pak_", wallet="wakr_", status=401,
        message="wakr_ access key provided does not permission to do this: wallet_deposit",
        send={"content": EVERYTHING_WRONG, "headers": AS_JSON}),
    Row(facts="1.3", says="the body's syntax before its fields", status=400,
        message="Invalid JSON data in request body: Syntax error",
        send={"content": EVERYTHING_WRONG, "headers": AS_JSON}),
    *(Row(facts="1.3", says=f"JSON that PHP does not read: {says}", status=400,
          message=f"Invalid JSON data in request body: {reason}", send={"content": content, "headers": AS_JSON})
      for says, reason, content in (
          ("bytes that are not UTF-8", "Malformed UTF-8 characters, possibly incorrectly encoded", b'{"memo": "\xff"}'),
          ("half a character", "Single unpaired high surrogate in Unicode escape", b'{"memo": "\\ud83d"}'),
          ("600 levels", "Maximum stack depth exceeded", b'{"passThru": ' + b"[" * 600 + b"]" * 600 + b"}"),
          ("100,000 levels", "Maximum stack depth exceeded", b"[" * 100_000 + b"]" * 100_000),
          ("a number beyond all numbers", "Syntax error", b'{"num_satoshis": 1e999}'),
      )),
    Row(facts="1.3", says="a broken multipart form has no fields", status=400, message=BLANK,
        send={"content": b"--x", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}),
    Row(facts="1.3", says="a form field without a name is ignored", status=201,
        send={"data": {"[x]": "1", "num_satoshis": "20"}}),
    Row(facts="1.3", says="a memo that is a number", status=400, message="Memo must be a string.", send=body(memo=5)),
    Row(facts="1.3", says="a hash that is a number", status=400, message="Description Hash must be a string.",
        send=body(description_hash=5)),
    Row(facts="1.3", says="an expiry beyond all dates", status=500, message=INTERNAL, send=body(expiry=2**63 - 1)),
    Row(facts="1.3", says="passThru before the other fields", status=400, message=NOT_JSON,
        send=body(num_satoshis="x", expiry="x", description_hash="x", passThru="x")),
    Row(facts="1.3", says="of several wrong fields the last one is reported", status=400,
        message="Expiry must be an integer.", send=body(num_satoshis="x", expiry="x", description_hash="x")),
    Row(facts="1.3", says="the fields before the hash", status=400, message=INTEGER,
        send=body(num_satoshis="x", description_hash="x")),
    Row(facts="1.3", says="the hash before the limit", status=400, message=NOT_A_HASH,
        send=body(num_satoshis=10_001, description_hash="x")),
    Row(facts="1.3", says="core: the limit before the node", status=400, message=LIMIT, settings=CORE,
        send=body(num_satoshis=10_001, description_hash=HEX_HASH[:62])),
    Row(facts="1.3", says="the limit before the database", status=400, message=LIMIT,
        send=body(num_satoshis=10_001, memo="🍕")),
]  # fmt: skip

OWNED_BY_LNPAY = {"id": "lntx_x", "settled": 1, "wallet_id": "wal_x", "account": "x", "payment_request": "x"}

IGNORED = [
    Row(facts="3.5", says="names that are LNPay's own are not taken from a body", send=body(**OWNED_BY_LNPAY),
        status=201, has={"settled": 0}, check=comes_back(None)),
    Row(facts="1.2", says="the legacy prefix of a wallet key is a key like any other, and unknown here", key="pak_",
        wallet="wi_legacy", status=401),
]  # fmt: skip

ROWS = [*AMOUNT, *MEMO, *EXPIRY, *DESCRIPTION_HASH, *PASS_THRU, *ORDER, *IGNORED]

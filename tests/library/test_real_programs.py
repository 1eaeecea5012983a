"""Models in real programs: JSON, views, forms, mocks, caches, and the values that people pass."""

from __future__ import annotations

import asyncio
import collections
import copy
import csv
import datetime
import decimal
import io
import json
import pickle
import pydoc
import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import lnpay_client
import pydantic
import pytest
from lnpay_client import UNSET, AsyncLNPay, InvalidArgumentError, LNPay, LnTx
from lnpay_client.models import Error, InvoiceRequest, PartialLnTx, PassThru

from tests.library.conftest import Way

BODY: dict[str, Any] = {
    "id": "lntx_a", "created_at": 1, "dest_pubkey": "", "payment_request": "lnbc1", "num_satoshis": 5, "settled": 0,
    "r_hash_decoded": None, "memo": None, "description_hash": None, "expiry": None, "expires_at": None,
    "payment_preimage": None, "settled_at": None, "is_keysend": None, "custom_records": None,
    "passThru": {"shop_order": 7},
}  # fmt: skip
"""A response of a server from before 2020: four fields are absent."""
INVOICE = LnTx.from_dict(BODY)


def test_models_are_json() -> None:
    """A model becomes JSON text and back; json.dumps accepts it with `default=dict`, and its plain dict directly."""
    assert json.loads(INVOICE.to_json()) == BODY == json.loads(json.dumps(INVOICE.to_dict()))
    assert LnTx.from_json(INVOICE.to_json(indent=2)) == INVOICE == LnTx.from_json(INVOICE.to_json().encode())
    assert json.loads(json.dumps([INVOICE], default=dict)) == [BODY]
    for text in ("{", "5", b"\xff", None):
        with pytest.raises(InvalidArgumentError, match=r"text must be|data must be an object"):
            LnTx.from_json(text)  # type: ignore[arg-type]


def test_models_are_mappings() -> None:
    """A model is a mapping of the fields that are present, by the API's names."""
    assert dict(INVOICE) == {**BODY, "passThru": INVOICE.pass_thru} and {**INVOICE}.keys() == BODY.keys()
    assert isinstance(INVOICE, Mapping) and "fee_msat" not in INVOICE and len(INVOICE) == len(BODY)
    assert (INVOICE["id"], INVOICE["passThru"], INVOICE.get("fee_msat")) == ("lntx_a", {"shop_order": 7}, None)
    assert INVOICE["pass_thru"] is INVOICE["passThru"]
    assert PartialLnTx() and not PassThru()
    with pytest.raises(KeyError):
        INVOICE["fee_msat"]


class View(pydantic.BaseModel):
    """What a shop shows of an invoice."""

    model_config = pydantic.ConfigDict(from_attributes=True)
    id: str
    pass_thru: dict[str, Any]
    fee_msat: int | None = None
    payment_addr: str | None = None


class Order(pydantic.BaseModel):
    """What a shop stores."""

    invoice: LnTx
    all: list[LnTx] = []


def test_pydantic() -> None:
    """A view built from a model has its own defaults for absent fields; a model is a valid field type."""
    view = View.model_validate(INVOICE)
    assert view.model_dump() == {
        "id": "lntx_a", "pass_thru": {"shop_order": 7}, "fee_msat": None, "payment_addr": None
    }  # fmt: skip
    order = Order(invoice=INVOICE, all=[BODY])  # type: ignore[list-item]
    assert order.all == [INVOICE] and json.loads(order.model_dump_json()) == {"invoice": BODY, "all": [BODY]}
    assert Order.model_validate_json(order.model_dump_json()) == order
    with pytest.raises(pydantic.ValidationError, match="LnTx: created_at is missing"):
        Order.model_validate({"invoice": {"id": "lntx_a"}})
    assert Order.model_json_schema()["properties"]["invoice"]["required"][0] == "id"


@pytest.mark.parametrize("kind", [int, str, float, bool, bytes, datetime.date, decimal.Decimal, list[int], Error])
def test_unset_is_no_value(kind: Any) -> None:
    """Pydantic accepts UNSET for no field type."""
    with pytest.raises(pydantic.ValidationError):
        pydantic.TypeAdapter(kind | None, config=None).validate_python(UNSET)


def test_fastapi() -> None:
    """Views return models, with and without an annotation, and take them as request bodies."""
    import fastapi  # frameworks are imported where they are used: every test process reads this module

    app = fastapi.FastAPI()

    @app.get("/typed")
    def typed() -> LnTx:
        return INVOICE

    @app.get("/list")
    def listed() -> list[LnTx]:
        return [INVOICE]

    @app.get("/free", response_model=None)
    def free() -> Any:
        return INVOICE

    @app.get("/inside", response_model=None)
    def inside() -> Any:
        return {"invoice": INVOICE, "data": INVOICE.pass_thru}

    @app.post("/take")
    def take(invoice: LnTx) -> str:
        return invoice.id

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
            for path, expected in {
                "/typed": BODY,
                "/free": BODY,
                "/list": [BODY],
                "/inside": {"invoice": BODY, "data": BODY["passThru"]},
            }.items():
                assert (await client.get(path)).json() == expected
            assert (await client.post("/take", json=BODY)).json() == "lntx_a"
            assert (await client.post("/take", json={"id": 1})).status_code == 422
            assert "LnTx" in (await client.get("/openapi.json")).text

    asyncio.run(run())


def test_flask() -> None:
    """A view returns the dict of a model, alone, in `jsonify` or inside other data."""
    import flask

    app = flask.Flask("shop")
    app.add_url_rule("/alone", view_func=INVOICE.to_dict, endpoint="alone")
    app.add_url_rule("/jsonify", view_func=lambda: flask.jsonify(INVOICE.to_dict()), endpoint="jsonify")
    app.add_url_rule("/inside", view_func=lambda: {"invoice": INVOICE.to_dict()}, endpoint="inside")
    found = [app.test_client().get(path).get_json() for path in ("/alone", "/jsonify", "/inside")]
    assert found == [BODY, BODY, {"invoice": BODY}]


def test_django() -> None:
    """`JsonResponse` accepts the dict of a model, and with `default` set to dict, models inside other data."""
    import django.conf  # type: ignore[import-untyped]  # it has no types
    import django.http  # type: ignore[import-untyped]  # it has no types

    if not django.conf.settings.configured:
        django.conf.settings.configure()
    assert json.loads(django.http.JsonResponse(INVOICE.to_dict()).content) == BODY
    inside = django.http.JsonResponse({"all": [INVOICE]}, json_dumps_params={"default": dict})
    assert json.loads(inside.content) == {"all": [BODY]}


@pytest.mark.parametrize(
    "more",
    [
        {"memo": UNSET, "r_hash_decoded": "x"}, {"extra": UNSET}, {"extra": {"a": UNSET}}, {"extra": [UNSET, 1]},
        {"extra": INVOICE}, {"extra": [INVOICE]}, {"passThru": INVOICE}, {"passThru": INVOICE.pass_thru},
        {"passThru": {"a": UNSET, "b": INVOICE}}, {"extra": {"day": datetime.date(2020, 1, 2)}},
    ],
)  # fmt: skip
def test_no_sentinel_in_a_models_data(more: dict[str, Any]) -> None:
    """Whatever a model is built from, even other models and UNSET, its dict is JSON and produces the same model."""
    made = PartialLnTx.from_dict({**INVOICE, **more})
    data = made.to_dict()
    assert json.loads(made.to_json()) == data and PartialLnTx.from_dict(data) == made
    assert "UNSET" not in repr(data) and UNSET not in dict(made).values()
    made.additional_properties["late"] = UNSET
    assert made.to_dict() == data and "late" not in made


def test_a_model_made_of_a_model() -> None:
    """A model, even with some fields replaced, is read like the JSON object that it came from."""
    assert LnTx.from_dict(INVOICE) == INVOICE
    assert LnTx.from_dict({**INVOICE, "settled": 1}).to_dict() == {**BODY, "settled": 1}
    loop: dict[str, Any] = {**BODY}
    loop["extra"] = loop
    with pytest.raises(InvalidArgumentError, match=r"data must be an object .* nested too deeply"):
        LnTx.from_dict(loop)


def test_unset_prints_as_nothing() -> None:
    """A template, a CSV file or an f-string shows an absent field as an empty string."""
    file = io.StringIO()
    csv.writer(file).writerow([INVOICE.id, INVOICE.fee_msat])
    assert file.getvalue() == "lntx_a,\r\n"
    assert f"{INVOICE.fee_msat}" == "" and repr(INVOICE.fee_msat) == "UNSET"


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies(twin: Callable[[Any], Any]) -> None:
    """Models, UNSET and errors survive copying and pickling."""
    assert twin(INVOICE) == INVOICE and twin(INVOICE).to_dict() == BODY
    assert twin(UNSET) is UNSET
    with pytest.raises(lnpay_client.APIStatusError) as caught:
        client(lambda request: httpx.Response(400, json={"message": "no"})).lntx.retrieve("lntx_a")
    error = twin(caught.value)
    assert (type(error), str(error), error.body) == (type(caught.value), str(caught.value), {"message": "no"})


def client(answer: Callable[[httpx.Request], httpx.Response]) -> LNPay:
    """Return a client with the test's transport."""
    return LNPay("sak_abcdefgh", http_client=httpx.Client(transport=httpx.MockTransport(answer)))


def echo(request: httpx.Request) -> httpx.Response:
    """Respond with the request's body as the message of an error."""
    return httpx.Response(400, json={"message": request.content.decode()})


def sent(**fields: Any) -> dict[str, Any]:
    """Return the request body for these fields."""
    with pytest.raises(lnpay_client.BadRequestError) as caught:
        client(echo).wallet.create_invoice("wal_a", num_satoshis=5, **fields)
    found: dict[str, Any] = json.loads(caught.value.message)
    return found


class Integer:
    """An integer type of another library, as in numpy."""

    def __index__(self) -> int:
        return 5


class Array:
    """An array of integers, which cannot be converted to one."""

    def __index__(self) -> int:
        raise TypeError("only integer scalar arrays can be converted to a scalar index")


def test_everyday_values() -> None:
    """Numbers of other libraries, Decimal, times and all sequences are accepted in passThru."""
    values: dict[Any, Any] = {
        "integer": Integer(), "price": decimal.Decimal("9.90"), "day": datetime.date(2020, 1, 2),
        "time": datetime.time(3, 4), "queue": collections.deque([1]), "range": range(2),
        "text": collections.UserString("x"), "model": INVOICE.pass_thru, "absent": UNSET,
    }  # fmt: skip
    assert sent(pass_thru={**values, 2: "two", True: "yes"})["passThru"] == {
        "integer": 5, "price": "9.90", "day": "2020-01-02", "time": "03:04:00", "queue": [1], "range": [0, 1],
        "text": "x", "model": {"shop_order": 7}, "2": "two", "true": "yes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": datetime.timedelta(1)}, r"pass_thru\.a must be a JSON-serializable value, not datetime.timedelta"),
        ({"a": [b"x"]}, r"pass_thru\.a\[0\] must be a JSON-serializable value, not b'x' \(bytes\)"),
        ({1: "x", "1": "y"}, "pass_thru must be a mapping without duplicate keys, not one with both 1 and '1'"),
        ({"a": Array()}, r"pass_thru\.a must be a JSON-serializable value"),
        ({"a": {2.5: 1}}, r"pass_thru\.a must be a mapping with string keys, not 2.5"),
        ({"a": [UNSET]}, r"pass_thru\.a\[0\] must be a JSON-serializable value, not UNSET"),
    ],
)
def test_values_that_json_has_not(value: Any, message: str) -> None:
    """A value that JSON cannot represent is rejected in one sentence with its location."""
    with pytest.raises(InvalidArgumentError, match=message):
        client(echo).wallet.create_invoice("wal_a", num_satoshis=5, pass_thru=value)


def test_array_for_a_number() -> None:
    """An array of numbers is not a number, even if it has `__index__`."""
    with pytest.raises(InvalidArgumentError, match="num_satoshis must be an integer, not"):
        client(echo).wallet.create_invoice("wal_a", num_satoshis=Array())  # type: ignore[call-overload]


def test_none_is_omitted() -> None:
    """None for an optional argument omits it, also in a model; null is sent only where the API accepts it."""
    assert sent(memo=None, expiry=None, pass_thru=None, fields=None) == {"num_satoshis": 5}
    assert sent(description_hash=None) == {"num_satoshis": 5, "description_hash": None}
    ready: list[Any] = [
        InvoiceRequest(num_satoshis=5, memo=None, description_hash=None),  # type: ignore[arg-type]
        {"num_satoshis": 5, "memo": None, "expiry": None, "passThru": None, "description_hash": None},
    ]
    for body in ready:
        with pytest.raises(lnpay_client.BadRequestError) as caught:
            client(echo).wallet.create_invoice("wal_a", body=body)
        assert json.loads(caught.value.message) == {"num_satoshis": 5, "description_hash": None}
    assert sent(pass_thru={"shop_note": None}) == {"num_satoshis": 5, "passThru": {"shop_note": None}}
    with pytest.raises(InvalidArgumentError, match="num_satoshis must be an integer, not None"):
        client(echo).wallet.create_invoice("wal_a", body={"num_satoshis": None})
    with pytest.raises(InvalidArgumentError, match="num_satoshis must be an integer, not None"):
        client(echo).wallet.create_invoice("wal_a", num_satoshis=None)  # type: ignore[call-overload]


def test_no_fields_is_the_whole(way: Way) -> None:
    """`fields=None` returns a complete LnTx, like omitting `fields`."""
    assert type(way.invoice(fields=None)) is LnTx


@pytest.mark.parametrize("wrong", [PassThru(), Error(name="a", message="b", code=0), 5])
def test_messages_name_the_argument(wrong: Any) -> None:
    """A body of a wrong type is named in the error."""
    with pytest.raises(InvalidArgumentError, match=r"^body must be InvoiceRequest or a mapping, not ") as caught:
        client(echo).wallet.create_invoice("wal_a", body=wrong)
    assert caught.value.argument == "body"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"api_key": '"sak_abcdefgh"'}, "api_key must be a key without quotes around it"),
        ({"api_key": "'sak_abcdefgh'"}, "api_key must be a key without quotes around it"),
        (
            {"api_key": "wal_abcdefgh"},
            "api_key must be a key that begins with sak_ or pak_, not a wallet_key .wal_",
        ),
        ({"api_key": "waki_abcdefgh"}, "api_key must be a key that begins with sak_ or pak_"),
        (
            {"base_url": "https://api.lnpay.co/v1"},
            "base_url must be a URL without /v1 at its end [(]the client adds it[)]",
        ),
        ({"base_url": "https://api.lnpay.co/v1/"}, "base_url must be a URL without /v1 at its end"),
    ],
)
def test_settings_that_are_nearly_right(options: dict[str, Any], message: str) -> None:
    """A setting that would cause a puzzling 401 or 404 is rejected when the client is created."""
    for kind in (LNPay, AsyncLNPay):
        with pytest.raises(InvalidArgumentError, match=message) as caught:
            kind(**{"api_key": "sak_abcdefgh", **options})
        assert "abcdefgh" not in str(caught.value)


@pytest.mark.parametrize(
    ("memo", "message"),
    [
        ("Pizza 🍕", "memo must be text without characters above U[+]FFFF, such as emoji, not text with '🍕'"),
        ("日" * 214, "memo must be at most 639 bytes long in UTF-8, not 642"),
        ("é" * 256, "memo must be at most 255 characters long, not 256"),
    ],
)
def test_memo_that_the_server_cannot_take(way: Way, memo: str, message: str) -> None:
    """A memo that LNPay would reject with a 500 is rejected before anything is sent."""
    before = len(way.sandbox.invoices())
    with pytest.raises(InvalidArgumentError, match=message):
        way.invoice(memo=memo)
    assert len(way.sandbox.invoices()) == before


def test_longest_memos(way: Way) -> None:
    """The longest memos that LNPay accepts are sent."""
    for memo in ("Coffee ☕", "日" * 213, "x" * 255):
        assert way.invoice(memo=memo).memo == memo


def test_errors_come_from_the_method(way: Way) -> None:
    """An argument error is raised two frames deep, from the method itself; so is every other error."""
    with pytest.raises(InvalidArgumentError) as caught:
        way.invoice(expiry="soon")
    frames = traceback.extract_tb(caught.value.__traceback__)
    files = [Path(frame.filename).parent.name for frame in frames]
    assert (frames[-1].name, files[-1], files.count("resources")) == ("create_invoice", "resources", 1)
    assert "_runtime" not in files
    with pytest.raises(lnpay_client.AuthenticationError) as refused:
        way(lambda client: client.lntx.retrieve("lntx_unknown"))
    assert traceback.extract_tb(refused.value.__traceback__)[-1].name == "retrieve"


def test_nothing_internal_is_listed() -> None:
    """`dir()` of package and models lists what users need, including lazy names before they are loaded."""
    for module in (lnpay_client, lnpay_client.models):
        names = {name for name in dir(module) if not name.startswith("__")}
        assert names <= {*module.__all__, "errors", "models", "types"} and "LnTx" in names
    with LNPay("sak_a") as client:
        for thing in (client, client.wallet, client.lntx, INVOICE):
            names = {name for name in dir(thing) if not name.startswith("_")}
            assert names and not any(name.endswith("_") for name in names)
            text = pydoc.plain(pydoc.render_doc(type(thing)))
            assert not re.search(r"^ \|  (_[a-z]|[a-z]\w*_\()", text, re.MULTILINE)


def test_autospec() -> None:
    """Mocks with the client's own signatures check the calls of a test."""
    with LNPay("sak_abcdefgh") as real:
        fake = mock.create_autospec(real)
        fake.wallet.create_invoice.return_value = INVOICE
        assert fake.wallet.create_invoice("wal_a", num_satoshis=5) is INVOICE
        with pytest.raises(TypeError, match="amount"):
            fake.wallet.create_invoice("wal_a", amount=5)
    assert mock.create_autospec(LnTx, instance=True).to_dict.return_value is not None

"""From responses to results and errors: odd media types and charsets, huge numbers, deep nesting, echoed keys."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.runtime import codecs, errors
from scripts.client.runtime.nested import MapOf, Object
from scripts.client.runtime.operation import Content
from scripts.client.runtime.requests import Prepared
from scripts.client.runtime.responses import read_response, take_result
from tests.client.runtime.parts import JSON, KEY, Parcel, operation, prepared, response

pytestmark = pytest.mark.usefixtures("models")
TEXT = Content(media_type="text/plain", shape="text")
BYTES = Content(media_type="image/png", shape="bytes")
OTHER_JSON = Content(media_type="application/b+json", shape="json")
WILD = Content(media_type="*/*", shape="json")
LETTER = Content(media_type="application/json", shape="json", codec=Object("parts", "Parcel"))


def request(*contents: Content, method: str = "GET", **responses: Any) -> Prepared:
    """Return a request whose 200 has these contents, and whose other statuses are `s404=` and so on."""
    described = {"200": contents, **{status[1:]: each for status, each in responses.items()}}
    return prepared(operation=operation(method=method, responses=described))


def result(content: bytes | str, *contents: Content, status: int = 200, **headers: str) -> Any:
    """Return the result of a call."""
    sent = request(*contents)
    return take_result(sent, response(content, status, sent, **headers), 1)


@pytest.mark.parametrize(
    ("contents", "media_type", "body", "expected"),
    [
        ((JSON,), "application/json", '{"a": 1}', {"a": 1}), ((JSON,), "text/html", "[1]", [1]), ((JSON,), "", "1", 1),
        ((JSON, TEXT), "text/plain", '"a"', "a"), ((TEXT,), "text/plain", '"a"', '"a"'),
        ((TEXT,), "text/plain; charset=latin-1", b"p\xe4h", "päh"),
        ((TEXT,), "text/plain; charset=no-such", b"p\xe4h", "p\ufffdh"),
        ((BYTES,), "image/png", b"\x00\xff", b"\x00\xff"), ((WILD,), "text/csv", "a,b", "a,b"),
        ((WILD,), "text/csv", "5", "5"),
        ((WILD,), "text/plain", '{"a": 1}', {"a": 1}), ((WILD,), "application/json", "5", 5),
        ((BYTES, TEXT), "text/plain", "a", "a"), ((JSON, OTHER_JSON), "application/c+json", "[1]", [1]),
        ((BYTES, TEXT), "image/jpeg", b"a", b"a"), ((), "text/html", "a", None),
        ((JSON,), "application/json", '"\\ud83d"', "\ud83d"), ((JSON,), "application/json", b"\xef\xbb\xbf[1]", [1]),
        ((JSON,), "application/json", '"é"'.encode("utf-16"), "é"),
    ],
)  # fmt: skip
def test_results(contents: tuple[Content, ...], media_type: str, body: bytes | str, expected: Any) -> None:
    """A body is parsed by its own media type, or by the closest documented one."""
    assert result(body, *contents, content_type=media_type) == expected


@pytest.mark.parametrize(
    "body", ["", "{", "<html>", b"\xff\xfe\xff", "[" * 100_000, "9" * 5000, '{"a": ' + "9" * 5000 + "}"]
)
def test_what_is_no_json(body: bytes | str) -> None:
    """Invalid JSON, endless nesting, and a number with thousands of digits each raise one of our errors."""
    with pytest.raises(errors.APIResponseValidationError) as caught:
        result(body, JSON)
    assert (caught.value.status_code, caught.value.field) == (200, None)


@pytest.mark.parametrize(("body", "field"), [('{"weight": "x"}', "weight"), ("{}", "weight"), ("5", "")])
def test_what_the_api_does_not_promise(body: str, field: str) -> None:
    """A success with another shape raises an error that names the field and keeps the body."""
    with pytest.raises(errors.APIResponseValidationError) as caught:
        result(body, LETTER)
    assert caught.value.field == field and caught.value.body is not None


def test_giant_numbers() -> None:
    """A float that is too large becomes infinity, as in Python's JSON parser; large integers stay exact."""
    assert result(f'{{"a": 1e999, "b": {2**200}}}', JSON) == {"a": float("inf"), "b": 2**200}


@pytest.mark.parametrize("status", [204, 205])
def test_no_content(status: int) -> None:
    """A status without content returns None if documented, and is an error if a body is documented."""
    responses: dict[str, Any] = {f"s{status}": ()}
    sent = request(LETTER, **responses)
    assert take_result(sent, response("", status, sent), 1) is None
    with pytest.raises(errors.APIResponseValidationError):
        result("", LETTER, status=status)


def test_another_success() -> None:
    """A 200 instead of a documented 201 is parsed as the 201."""
    sent = prepared(operation=operation(responses={"201": (LETTER,)}))
    assert take_result(sent, response('{"weight": 1}', 200, sent), 1) == Parcel(weight=1)
    undocumented = prepared(operation=operation(responses={"404": (LETTER,)}))
    assert take_result(undocumented, response('{"weight": 1}', 200, undocumented), 1) is None
    head = request(LETTER, method="HEAD")
    assert take_result(head, response("", 200, head), 1) is None


def test_another_codec() -> None:
    """A partial response is parsed by the codec that the call asked for."""
    sent = request(LETTER)
    assert take_result(sent, response('{"a": "1"}', 200, sent), 1, MapOf(codecs.INTEGER)) == {"a": 1}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{"message": "No."}', "No."), ('{"error": "No."}', "No."),
        ('{"error": {"message": "No."}}', "No."),
        ('{"errors": [{"detail": "No."}]}', "No."),
        ('{"detail": [{"msg": "No."}]}', "No."),
        ('{"title": "No."}', "No."),
        ('{"message": "", "title": "No."}', "No."), ('{"message": 5}', ""), (" No. \n", "No."),
        ("<html>No.</html>", ""),
        ("x" * 500, ""), ("[]", ""), ("null", ""), ('{"errors": []}', ""), ("", ""), ('"No."', "No."),
        (f'{{"message": "no {KEY}\\u001b[31m"}}', "no sak_***\\x1b[31m"),
    ],
)  # fmt: skip
def test_messages_of_error_bodies(body: str, message: str) -> None:
    """The server's message is found in its usual places; HTML pages and long texts are not messages."""
    sent = request(JSON)
    with pytest.raises(errors.BadRequestError) as caught:
        take_result(sent, response(body, 400, sent), 1)
    assert caught.value.message == message and KEY not in str(caught.value)


def test_error_details() -> None:
    """An error has status, call, body and the API's error model; fields are used only if they are strings."""
    sent = request(JSON, s404=(LETTER,))
    received = response('{"weight": 1, "name": "NF", "code": 7, "type": []}', 404, sent)
    received.attempts = 3
    with pytest.raises(errors.NotFoundError) as caught:
        take_result(sent, received, 3)
    error = caught.value
    assert (error.method, error.path, error.status_code, error.attempts) == ("GET", "/things", 404, 3)
    assert (error.name, error.code, error.type, error.body["weight"]) == ("NF", 7, None, 1)
    assert isinstance(error.parsed, Parcel) and error.response.status_code == 404
    assert KEY not in f"{error!r} {error.response.request.headers}"


@pytest.mark.parametrize(
    ("content", "body", "parsed"),
    [
        (LETTER, "oops", None),
        (LETTER, "{}", None),
        (TEXT, "oops", "oops"),
        (BYTES, "oops", b"oops"),
        (JSON, "[1]", [1]),
    ],
)
def test_error_bodies_that_do_not_fit(content: Content, body: str, parsed: Any) -> None:
    """An error body with another shape than documented is not a second error."""
    sent = request(JSON, s4XX=(content,))
    with pytest.raises(errors.APIStatusError) as caught:
        take_result(sent, response(body, 418, sent), 1)
    assert caught.value.parsed == parsed


def test_redirects_that_are_not_followed() -> None:
    """A redirect without a body is explained."""
    sent = request(JSON)
    with pytest.raises(errors.APIStatusError, match="base_url"):
        take_result(sent, response("", 302, sent, location="/elsewhere"), 1)


def test_whole_responses_raise_for_no_status() -> None:
    """The detailed form also returns errors of any media type, and raises only for a broken success."""
    sent = request(JSON, TEXT, s404=(LETTER,))
    found = read_response(sent, response('{"weight": 1}', 404, sent), 2)
    assert (found.status_code, found.parsed, found.attempts) == (404, Parcel(weight=1), 2)
    text = response("a", 200, sent, content_type="text/plain")
    assert read_response(sent, text, 1).parsed == "a" and read_response(sent, text, 1).content == b"a"
    with pytest.raises(errors.APIResponseValidationError):
        read_response(sent, response("{", 200, sent), 1)

"""Request bodies as bytes: which content takes a body, and how each is written."""

from __future__ import annotations

import io
import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.bodies import encode_body, form_pairs, part_text, parts_of
from scripts.client.runtime.codecs import BINARY, INTEGER, STRING, Codec, Nullable
from scripts.client.runtime.nested import Object
from scripts.client.runtime.operation import Content
from scripts.client.runtime.types import UNSET, File
from tests.client.runtime.parts import JSON, Parcel, operation

pytestmark = pytest.mark.usefixtures("models")
FORM = Content(media_type="application/x-www-form-urlencoded", shape="form")
TEXT = Content(media_type="text/plain", shape="text", codec=STRING)
XML = Content(media_type="application/xml", shape="bytes")
BYTES = Content(media_type="image/png", shape="bytes", codec=BINARY)


def encode(body: Any, *contents: Content, required: bool = True) -> tuple[bytes, str] | None:
    """Return the body of a POST."""
    return encode_body(operation(method="POST", bodies=contents, body_required=required), body)


@pytest.mark.parametrize(
    ("body", "content", "expected"),
    [
        ({"ü": [1, None]}, JSON, '{"ü":[1,null]}'.encode()),
        (Parcel(id="p", weight=1, note=None), JSON, b'{"weight":1}'),
        ({"a": "b c&d", "n": None, "l": [1, 2], "o": {"x": True}}, FORM, b"a=b%20c%26d&l=1&l=2&o[x]=true"),
        ("päh", TEXT, "päh".encode()), ("<ä/>", XML, "<ä/>".encode()),
        (b"\x00\xff", BYTES, b"\x00\xff"), (bytearray(b"a"), BYTES, b"a"),
        (io.BytesIO, BYTES, b"abc"), (File(b"abc"), BYTES, b"abc"),
    ],
)  # fmt: skip
def test_each_shape(body: Any, content: Content, expected: bytes) -> None:
    """Each shape has its bytes, and goes out under the media type of the spec."""
    body = body(expected) if body is io.BytesIO else body  # a file is read once: each run has its own
    assert encode(body, content) == (expected, content.media_type)


def test_no_body() -> None:
    """An optional body may be absent; a missing required one is reported; null can be a body."""
    text = Content(media_type="application/json", shape="json", codec=Nullable(STRING))
    assert encode(UNSET, text, required=False) is None and encode(None, TEXT, required=False) is None
    assert encode(None, text) == (b"null", "application/json") and encode("a", required=False) is None
    for body, content in ((UNSET, text), (None, TEXT)):
        with pytest.raises(errors.InvalidArgumentTypeError) as caught:
            encode(body, content)
        assert caught.value.argument == "body"


def test_the_first_content_that_takes_the_body() -> None:
    """The first content that accepts a body is used; if none does, the error is that of the first."""
    numbers = Content(media_type="application/json", shape="json", codec=INTEGER)
    assert encode(5, TEXT, numbers) == (b"5", "application/json") and encode("5", TEXT, numbers) == (b"5", "text/plain")
    with pytest.raises(errors.InvalidArgumentTypeError) as caught:
        encode([], TEXT, numbers)
    assert caught.value.allowed == "a string" and caught.value.argument == "body"


def test_names_of_fields_in_errors() -> None:
    """Fields of models and mappings are named without the prefix `body`."""
    content = Content(media_type="application/json", shape="json", codec=Object("parts", "Parcel"))
    for body in (Parcel(weight=0), {"weight": 0}):
        with pytest.raises(errors.InvalidArgumentError) as caught:
            encode(body, content)
        assert caught.value.argument == "weight"
    with pytest.raises(errors.InvalidArgumentError) as unwritable:
        encode({"a": {"b": [b"x"]}}, JSON)
    assert unwritable.value.argument == "a.b[0]"


def test_fields_of_forms_as_they_are_declared() -> None:
    """A form field has the style or JSON encoding that its `encoding` declares."""
    content = Content(
        media_type="x", shape="form", styles={"l": ("spaceDelimited", False), "c": ("form", False)},
        part_types={"j": "application/json", "s": "application/json"},
    )  # fmt: skip
    wire = {"l": [1, 2], "c": ["a", "b"], "j": {"a": 1}, "s": "x"}
    assert form_pairs(wire, content) == [("l", "1%202"), ("c", "a,b"), ("j", "%7B%22a%22%3A1%7D"), ("s", "x")]


def multipart(body: Any, *contents: Content, **details: Any) -> list[tuple[dict[str, Any], str, Any]]:
    """Return the parts as a mail parser finds them: disposition parameters, media type, bytes."""
    content = Content(media_type="multipart/form-data", shape="multipart", codec=Codec(), **details)
    encoded = encode(body, *contents, content)
    assert encoded is not None
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + encoded[1].encode() + b"\r\n\r\n" + encoded[0])
    found: list[tuple[dict[str, Any], str, Any]] = []
    for part in message.iter_parts():
        disposition = part["Content-Disposition"]
        assert disposition.content_disposition == "form-data"
        found.append(
            (dict(disposition.params), str(part["Content-Type"]).replace('"', ""), part.get_payload(decode=True))
        )
    return found


def test_multipart() -> None:
    """Strings, objects, files and lists of them are separate parts."""
    body = {
        "title": "päh", "meta": {"a": 1}, "gone": None, "absent": UNSET, "raw": b"\x00\r\n--x",
        "files": [File(b"1", "a.png", "image/png"), File(io.BytesIO(b"2"))], "flag": True,
    }  # fmt: skip
    assert multipart(body) == [
        ({"name": "title"}, "text/plain; charset=utf-8", "päh".encode()),
        ({"name": "meta"}, "application/json", b'{"a":1}'),
        ({"name": "raw", "filename": "raw"}, "application/octet-stream", b"\x00\r\n--x"),
        ({"name": "files", "filename": "a.png"}, "image/png", b"1"),
        ({"name": "files", "filename": "files"}, "application/octet-stream", b"2"),
        ({"name": "flag"}, "text/plain; charset=utf-8", b"true"),
    ]


def test_open_files_have_names_without_folders() -> None:
    """The server sees the name of a file, not where it is on the user's disk."""
    for path in ("/home/me/a.txt", "C:\\Users\\me\\a.txt", "a.txt"):
        file = io.BytesIO(b"x")
        file.name = path
        assert multipart({"f": file}) == [({"name": "f", "filename": "a.txt"}, "application/octet-stream", b"x")]


def test_no_name_forges_a_part() -> None:
    """Quotes and line breaks in names and media types cannot begin another header or part."""
    hostile = 'a"\r\nX-Evil: 1\r\n\r\n.txt'
    encoded = encode({hostile: File(b"1", hostile, f"text/plain\r\nX-Evil: {hostile}")},
                     Content(media_type="multipart/form-data", shape="multipart", codec=Codec()))  # fmt: skip
    assert encoded is not None
    head = encoded[0].split(b"\r\n\r\n")[0].decode()
    assert [line.partition(":")[0] for line in head.split("\r\n")[1:]] == ["Content-Disposition", "Content-Type"]
    assert head.split("\r\n")[1].count('"') == 4 and "a%22%0D%0AX-Evil" in head


def test_boundaries_differ() -> None:
    """The boundary is unpredictable."""
    content = Content(media_type="multipart/form-data", shape="multipart")
    first, second = encode({"a": 1}, content), encode({"a": 1}, content)
    assert first and second and first[1] != second[1] and first[1].startswith("multipart/form-data; boundary=")


def test_files_are_not_sent_as_json() -> None:
    """A body with files is sent as a form, even if the operation also accepts JSON."""
    loose = Content(media_type="application/json", shape="json", codec=Codec())
    assert multipart({"f": [b"1"]}, loose) == [({"name": "f", "filename": "f"}, "application/octet-stream", b"1")]


def test_parts_of_models() -> None:
    """Parts are named after the API's fields, and include additional properties."""
    parcel = Parcel(weight=1, class_="a", additional_properties={"x": [1, 2]})
    assert parts_of(parcel) == [("weight", 1), ("class", "a"), ("x", 1), ("x", 2)]


def test_types_of_parts() -> None:
    """A part that is not a file has its declared media type, and is JSON if that says so."""
    content = Content(media_type="x", shape="multipart", part_types={"a": "application/json", "b": "text/csv"})
    assert part_text(content, "a", "x") == ("application/json", b'"x"')
    assert part_text(content, "b", "x") == ("text/csv", b"x")
    assert json.loads(part_text(content, "b", {"y": 1})[1]) == {"y": 1}

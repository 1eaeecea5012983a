"""Responses: text in any charset, limited bodies, echoed keys."""

from __future__ import annotations

import gzip
import zlib

import pytest

from scripts.client.runtime.outcomes import Collector, ServerResponse, TooLargeError
from tests.client.runtime.parts import call

GZIPPED = gzip.compress(b"hello", mtime=0)
RAW = zlib.compressobj(9, zlib.DEFLATED, -15)
BARE = RAW.compress(b"hello") + RAW.flush()


@pytest.mark.parametrize(
    ("charset", "text"),
    [("latin-1", "pÃ¤h"), ("utf-8", "päh"), ('"UTF-8"', "päh"), *((name, "päh") for name in
     ("hex", "rot13", "idna", "undefined", "base64", "zlib", "uu", "quopri", "bz2", "no such", "", "\x00"))],
)  # fmt: skip
def test_charsets(charset: str, text: str) -> None:
    """An unusable charset is ignored."""
    response = ServerResponse(500, "", {"content-type": f"text/html; charset={charset}"}, "päh".encode())
    assert response.text == text


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-7", "punycode", "unicode_escape", "mbcs"])
def test_odd_charsets_raise_nothing(charset: str) -> None:
    """Whatever text such a charset produces, nothing is raised."""
    assert isinstance(
        ServerResponse(500, "", {"content-type": f"text/html; charset={charset}"}, b"p\xc3\xa4h\xff").text, str
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", b"hello"), ("gzip", GZIPPED), ("x-gzip", GZIPPED),
        ("deflate", zlib.compress(b"hello")), ("deflate", BARE), ("identity", b"hello"), ("rot13", b"hello"),
        ("gzip, deflate", zlib.compress(GZIPPED)), ("GZIP", GZIPPED),
    ],
)  # fmt: skip
def test_encodings(encoding: str, body: bytes) -> None:
    """Bodies are decompressed in chunks."""
    collector = Collector(100, encoding)
    for index in range(len(body)):
        collector.feed(body[index : index + 1])
    assert collector.content() == b"hello"


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
def test_limit(encoding: str) -> None:
    """The limit applies to the decompressed body, and little more is ever decompressed."""
    large = b" " * 5_000_000
    body = {"": large, "gzip": gzip.compress(large), "deflate": zlib.compress(large)}[encoding]
    collector = Collector(1000, encoding)
    with pytest.raises(TooLargeError):
        collector.feed(body)
    assert len(collector.content()) == 1000


def test_echoes_are_masked() -> None:
    """An echoed key is masked everywhere, even with odd headers."""
    key = "sak_secretsecret"
    response = ServerResponse(
        400, f"no {key}", {"x-echo": f"{key} ü\ud800"}, f'{{"message": "{key}"}}'.encode()
    ).masked([key])
    assert (response.reason_phrase, response.content) == ("no sak_***", b'{"message": "sak_***"}')
    assert "secret" not in str(response.headers)


def test_what_errors_report() -> None:
    """An error has the response with its headers, other than those of the transfer, and no key in its request."""
    one = call(url="https://api.example.com/a/sak_secretsecret")
    headers = {"X-Trace": "7", "Content-Encoding": "gzip", "Content-Length": "99", "Transfer-Encoding": "chunked"}
    response = ServerResponse(418, "I'm a teapot", headers, b"hello")
    response.attempts, response.request = 2, one.prepared
    details = response.details()
    reported = details.pop("response")
    assert details == {
        "method": "GET", "path": one.prepared.operation.path, "attempts": 2, "status_code": 418,
        "reason": "I'm a teapot",
    }  # fmt: skip
    assert (reported.status_code, reported.reason_phrase, reported.content) == (418, "I'm a teapot", b"hello")
    assert {**reported.headers} == {"x-trace": "7", "content-length": "5"}
    assert reported.request.method == "GET" and "secret" not in str(reported.request.url)

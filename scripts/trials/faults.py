"""Kinds of faults that a client may face: what a server, a proxy or a network can do to one exchange."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

INVOICE: dict[str, Any] = {
    "id": "lntx_a", "created_at": 1, "dest_pubkey": "", "payment_request": "lnbcrt1", "r_hash_decoded": "", "memo": "",
    "description_hash": None, "num_satoshis": 1, "expiry": 60, "expires_at": 4_000_000_000, "payment_preimage": None,
    "settled": 0, "settled_at": None, "is_keysend": None, "custom_records": None, "passThru": None,
}  # fmt: skip
KEY = "{API_KEY}"
"""The server replaces this with the API key of the request, and `{BASIC}` with the key in base64."""


@dataclass(frozen=True)
class Drip:
    """The same bytes, repeated with short delays, until the client gives up."""

    piece: bytes


@dataclass(frozen=True)
class Fault:
    """One kind."""

    name: str
    steps: tuple[bytes | Drip, ...]
    end: Literal["close", "hold", "reset"] = "close"
    may_repeat: bool = False
    """The server reports that it has not processed the request, so a POST may be retried."""
    reads: bool = True
    """The server reads the request before it does anything."""


def respond(
    status: str = "200 OK", body: bytes = b"", headers: dict[str, str] | None = None, *, length: bool = True
) -> bytes:
    """Return a whole response."""
    lines = {"Content-Type": "application/json", **({"Content-Length": str(len(body))} if length else {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**lines, **(headers or {})}.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode("utf-8", "surrogateescape") + body


def as_json(value: Any) -> bytes:
    """Return JSON."""
    return json.dumps(value).encode()


DEEP = b'{"a": ' + b"[" * 900 + b"]" * 900 + b"}"
GOOD = respond(body=as_json(INVOICE))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def all_faults() -> list[Fault]:
    """Return every kind."""
    groups = (_statuses, _delays, _places, _charsets, _bodies, _encodings, _framing, _connections, _echoes)
    return [fault for group in groups for fault in group()]


def _statuses() -> Iterator[Fault]:
    error = as_json({"name": "Error", "message": "A message.", "code": 0, "status": 0})
    for status in (
        "202 Accepted", "203 Non-Authoritative", "206 Partial Content", "207 Multi-Status", "226 IM Used",
        "300 Choices", "301 Moved", "302 Found", "303 See Other", "304 Not Modified", "305 Use Proxy",
        "307 Temporary", "400 Bad Request", "401 Unauthorized", "402 Payment Required", "403 Forbidden",
        "404 Not Found", "405 Method Not Allowed", "406 Not Acceptable", "407 Proxy Authentication",
        "408 Request Timeout", "409 Conflict", "410 Gone", "411 Length Required", "413 Too Large",
        "414 URI Too Long", "415 Unsupported", "418 Teapot", "421 Misdirected", "422 Unprocessable",
        "425 Too Early", "426 Upgrade Required", "431 Headers Too Large", "451 Legal", "499 Closed",
        "500 Internal", "501 Not Implemented", "502 Bad Gateway", "503 Unavailable", "504 Gateway Timeout",
        "505 Version", "507 Storage", "508 Loop", "511 Network Authentication", "520 Unknown", "530 Frozen",
        "599 Odd", "600 Beyond", "999 Denied",
    ):  # fmt: skip
        yield Fault(f"status {status}", (respond(status, error),))
    yield Fault("status 429", (respond("429 Too Many Requests", error),), may_repeat=True)
    for status in ("204 No Content", "205 Reset Content"):
        yield Fault(f"status {status} instead of a body", (f"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n".encode(),))
    yield Fault("page of a proxy", (respond("502 Bad Gateway", b"<html>nginx", {"Content-Type": "text/html"}),))
    yield Fault("login page", (respond("200 OK", b"<html>Log in", {"Content-Type": "text/html"}),))
    yield Fault("empty 500", (respond("500 Internal"),))
    yield Fault("status without reason", (b"HTTP/1.1 500\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",))


def _delays() -> Iterator[Fault]:
    for value in (
        "0", "-1", "0.01", "3600", "1e400", "nan", "inf", "9" * 400, "soon", "", "0x10", "1_0",
        "Wed, 21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 1999 07:28:00 GMT", "Wed, 21 Oct 99999999999 07:28:00 GMT",
        "Wed, 99 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 2099 07:28:00 +9999",
    ):  # fmt: skip
        headers = {"Retry-After": value, "Date": "Wed, 21 Oct 99999999999 07:28:00 GMT"}
        yield Fault(f"429, Retry-After {value[:40]}", (respond("429 Slow", b"{}", headers),), may_repeat=True)
    yield Fault("503, Retry-After 0", (respond("503 Busy", b"{}", {"Retry-After": "0"}),), may_repeat=True)


def _places() -> Iterator[Fault]:
    for place in (
        "", "/", "?", "//", "http://", "http://[", "http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:-1/",
        "http://127.0.0.1:x/", "javascript:alert(1)", "ftp://127.0.0.1/", "file:///etc/passwd", "https://xn--a/",
        "http://a..b/", "http://\x7f/", "http://ex\u00e4mple/", "http://127.0.0.1:1/", "data:,x", "http://user:pw@127.0.0.1:1/",
        "/%zz", "/" + "a" * 9000, "http://" + "a" * 300 + "/", "\\\\host\\share", "http://127.1:1/", "x" * 70000,
    ):  # fmt: skip
        for status in ("302 Found", "307 Temporary"):
            name = place.encode("ascii", "backslashreplace").decode()
            answer = respond(status, b"", {"Location": place})
            # 307 requests the same request again, which the client sends on the same origin.
            yield Fault(f"{status[:3]} to {name[:40] or 'nowhere'}", (answer,), may_repeat=status.startswith("307"))


def _charsets() -> Iterator[Fault]:
    for charset in (
        "utf-16", "utf-32", "utf-7", "undefined", "idna", "punycode", "rot13", "hex", "base64", "zlib", "bz2", "uu",
        "quopri", "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "none", "", '"', "utf-8; charset=hex", "\x00",
    ):  # fmt: skip
        headers = {"Content-Type": f"text/html; charset={charset}"}
        shown = charset.encode("unicode_escape").decode() or "of no name"
        yield Fault(f"page in {shown}", (respond("500 Internal", "<p>päh".encode(), headers),))
    yield Fault("text in hex", (respond("500 Internal", b"\xff\xfe", {"Content-Type": "text/plain; charset=hex"}),))


def _bodies() -> Iterator[Fault]:
    for name, body in {
        "nothing": b"", "null": b"null", "true": b"true", "a number": b"1", "a string": b'"x"', "a list": b"[]",
        "an empty object": b"{}", "NaN": b"NaN", "Infinity": b"-Infinity", "a number of 5,000 digits": b"9" * 5000,
        "a giant exponent": b"1e999999999", "cut-off JSON": as_json(INVOICE)[:-40], "two objects": b"{}{}",
        "garbage behind": as_json(INVOICE) + b"<!-- -->", "a byte order mark": b"\xef\xbb\xbf" + as_json(INVOICE),
        "UTF-16": json.dumps(INVOICE).encode("utf-16"), "UTF-32": json.dumps(INVOICE).encode("utf-32"),
        "Latin-1": '{"memo": "ä"}'.encode("latin-1"), "no UTF-8": b'{"memo": "\xff"}', "NUL": b"\x00" * 100,
        "half a surrogate": b'{"memo": "\\ud800"}', "single quotes": b"{'id': 1}", "a comment": b"// {}\n{}",
        "600 lists in lists": b"[" * 600 + b"]" * 600, "100,000 lists in lists": b"[" * 100_000,
        "lists in custom_records": as_json(INVOICE).replace(b'"custom_records": null', b'"custom_records": ' + DEEP),
        "a key twice": as_json(INVOICE)[:-1] + b', "id": null}', "an error under 200": as_json({"message": "no"}),
        "JSON lines": b"{}\n{}\n", "XML": b"<?xml version='1.0'?><a/>",
        "escapes for a terminal": b'{"message": "\\u001b]0;x\\u0007\\u001b[31m"}',
        "2 MB of spaces": b" " * 2_000_000, "a string of 2 MB": b'"' + b"x" * 2_000_000 + b'"',
    }.items():  # fmt: skip
        yield Fault(f"body: {name}", (respond(body=body),))
        if name in ("nothing", "a list", "NaN", "100,000 lists in lists", "escapes for a terminal", "no UTF-8"):
            yield Fault(f"error body: {name}", (respond("400 Bad Request", body),))
    for field in ("id", "num_satoshis", "settled", "expires_at", "created_at"):
        rest = {name: value for name, value in INVOICE.items() if name != field}
        yield Fault(f"without {field}", (respond(body=as_json(rest)),))
        values: tuple[Any, ...] = (None, [], {}, "x", 1.5, True, 10**400, -(2**70))
        for value in values:
            shown = str(value) if len(str(value)) < 10 else f"{str(value)[:4]}..."
            yield Fault(f"{field} is {shown}", (respond(body=as_json({**INVOICE, field: value})),))
    yield Fault("a response of another type", (respond(body=as_json(INVOICE), headers={"Content-Type": "image/png"}),))
    yield Fault("a response of no type", (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}",))


def _gzip(data: bytes) -> bytes:
    """Compress, with the same result at any time."""
    return gzip.compress(data, mtime=0)


def _encodings() -> Iterator[Fault]:
    good = as_json(INVOICE)
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    bare = raw.compress(good) + raw.flush()
    bomb = _gzip(b" " * 60_000_000)
    for name, encoding, body in (
        ("gzip", "gzip", _gzip(good)), ("x-gzip", "x-gzip", _gzip(good)),
        ("deflate", "deflate", zlib.compress(good)), ("bare deflate", "deflate", bare),
        ("gzip twice", "gzip, gzip", _gzip(_gzip(good))), ("gzip that is none", "gzip", good),
        ("deflate that is none", "deflate", good), ("gzip cut off", "gzip", _gzip(good)[:-30]),
        ("gzip damaged", "gzip", _gzip(good)[:20] + b"\xff" * 40), ("gzip of nothing", "gzip", b""),
        ("gzip with garbage behind", "gzip", _gzip(good) + b"xx"), ("br", "br", b"\x8b\x02\x80{}\x03"),
        ("zstd", "zstd", b"\x28\xb5\x2f\xfd"), ("an unknown encoding", "rot13", good), ("identity", "identity", good),
        ("a bomb of 60 MB", "gzip", bomb), ("a bomb in deflate", "deflate", zlib.compress(b" " * 60_000_000, 9)),
        ("ten encodings", ", ".join(["gzip"] * 10), good),
    ):  # fmt: skip
        yield Fault(f"encoding: {name}", (respond(body=body, headers={"Content-Encoding": encoding}),))
        if "bomb" in name or "none" in name:
            yield Fault(f"500, {name}", (respond("500 Internal", body, {"Content-Encoding": encoding}),))


def _framing() -> Iterator[Fault]:
    body = as_json(INVOICE)
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    for name, answer in {
        "a body that is cut": HEAD + b"Content-Length: 9999\r\n\r\n" + body,
        "a 500 whose body is cut": b"HTTP/1.1 500 Internal\r\nContent-Length: 9999\r\n\r\nx",
        "more than promised": HEAD + b"Content-Length: 2\r\n\r\n" + body,
        "Content-Length -1": HEAD + b"Content-Length: -1\r\n\r\n" + body,
        "Content-Length x": HEAD + b"Content-Length: x\r\n\r\n" + body,
        "Content-Length of 400 digits": HEAD + b"Content-Length: " + b"9" * 400 + b"\r\n\r\n" + body,
        "Content-Length of 5,000 digits": HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + body,
        "two lengths": HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "length and chunks": HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "chunks": chunked + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body),
        "chunks cut": chunked + b"%x\r\n%s" % (len(body), body[:20]),
        "chunks without an end": chunked + b"%x\r\n%s\r\n" % (len(body), body),
        "a chunk of size x": chunked + b"x\r\n{}\r\n0\r\n\r\n",
        "a chunk of size -1": chunked + b"-1\r\n{}\r\n0\r\n\r\n",
        "a giant chunk": chunked + b"f" * 30 + b"\r\n{}",
        "a chunk with a long extension": chunked + b"2;" + b"a" * 70_000 + b"\r\n{}\r\n0\r\n\r\n",
        "a trailer that is none": chunked + b"2\r\n{}\r\n0\r\nno colon\r\n\r\n",
        "an unknown transfer coding": HEAD + b"Transfer-Encoding: rot13\r\n\r\n" + body,
        "no length, then the end": HEAD + b"\r\n" + body,
        "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + body,
        "HTTP/0.9": body,
        "HTTP/2": b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18,
        "HTTP/3.0": b"HTTP/3.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 with status 99": b"HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 with status 2000": b"HTTP/1.1 2000 High\r\nContent-Length: 0\r\n\r\n",
        "a status of letters": b"HTTP/1.1 abc OK\r\n\r\n",
        "SSH": b"SSH-2.0-OpenSSH_9.6\r\n",
        "SMTP": b"220 mail ESMTP\r\n",
        "a TLS alert": b"\x15\x03\x01\x00\x02\x02\x46",
        "noise": bytes(range(256)) * 4,
        "blank lines": b"\r\n" * 10,
        "half a status line": b"HTTP/1.1 20",
        "half a header": b"HTTP/1.1 200 OK\r\nContent-Ty",
        "a header without a colon": b"HTTP/1.1 200 OK\r\nnothing\r\n\r\n",
        "a header without a name": b"HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "a header with NUL": b"HTTP/1.1 200 OK\r\nX: a\x00b\r\nContent-Length: 2\r\n\r\n{}",
        "a folded header": b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "a bare newline": b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
        "a blank before the colon": b"HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\n{}",
        "a header of 200 kB": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\nContent-Length: 2\r\n\r\n{}",
        "5,000 headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"Content-Length: 2\r\n\r\n{}",
        "a header in Latin-1": b"HTTP/1.1 400 No\r\nX: \xff\xe4\r\nContent-Length: 2\r\n\r\n{}",
        "a reason in Latin-1": b"HTTP/1.1 400 \xff\xe4\r\nContent-Length: 2\r\n\r\n{}",
        "a reason that steers a terminal": b"HTTP/1.1 400 \x1b[31mred\r\nContent-Length: 2\r\n\r\n{}",
        "100 and nothing": b"HTTP/1.1 100 Continue\r\n\r\n",
        "100, 103, a response": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + GOOD,
        "101 to another protocol": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nxx",
        "two responses": GOOD.replace(b"Connection: close\r\n", b"") * 2,
        "cookies that are none": respond(body=body, headers={"Set-Cookie": "=; \x01; expires=never; domain=.."}),
    }.items():  # fmt: skip
        yield Fault(name, (answer,))


def _connections() -> Iterator[Fault]:
    yield Fault("hangs up", ())
    yield Fault("resets", (), "reset")
    yield Fault("hangs up before it has read", (), reads=False)
    yield Fault("resets before it has read", (), "reset", reads=False)
    yield Fault("responds before it has read", (GOOD,), reads=False)
    yield Fault("reads nothing and holds", (), "hold", reads=False)
    yield Fault("says nothing", (), "hold")
    yield Fault("interim responses without end", (Drip(b"HTTP/1.1 100 Continue\r\n\r\n"),))
    yield Fault("hints without end", (Drip(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),))
    yield Fault("drips the status line", (b"HTTP/1.1 200 ", Drip(b"O")))
    yield Fault("drips headers", (HEAD, Drip(b"X: y\r\n")))
    yield Fault("drips a body", (HEAD + b"Content-Length: 99999\r\n\r\n", Drip(b" ")))
    yield Fault("drips chunks", (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", Drip(b"1\r\n \r\n")))
    yield Fault("drips the body of a 500", (b"HTTP/1.1 500 Internal\r\nContent-Length: 99999\r\n\r\n", Drip(b" ")))
    yield Fault("drips blank lines", (Drip(b"\r\n"),))
    yield Fault("drips gzip", (HEAD + b"Content-Encoding: gzip\r\n\r\n" + _gzip(b" ")[:10], Drip(b"\x00")))
    yield Fault("drips a trailer", (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", Drip(b"X: y\r\n")))
    for part in (b"HTTP", HEAD, HEAD + b"\r\n", HEAD + b"Content-Length: 99\r\n\r\n{"):
        yield Fault(f"stops after {len(part)} bytes", (part,), "hold")
        yield Fault(f"resets after {len(part)} bytes", (part,), "reset")
    yield Fault("a body of 40 MB", (HEAD + b"Content-Length: 40000000\r\n\r\n", *([b" " * 1_000_000] * 40)))
    yield Fault("a body without end", (HEAD + b"\r\n", *([b" " * 1_000_000] * 40)), "hold")


def _echoes() -> Iterator[Fault]:
    """Yield faults that echo a key: a proxy in debug mode, an error page that quotes the request."""
    echo = partial(respond, length=False)  # keys are of any length
    for key in (KEY, "{BASIC}", "{PATH}"):
        quoted = as_json({"name": key, "message": f"no {key}", "code": key, "type": key, "errors": [{"a": key}]})
        words = f"<b>no {key}".encode()
        yield Fault(f"echo {key} in an error", (echo("401 Unauthorized", quoted),))
        yield Fault(f"echo {key} in a page", (echo("500 Internal", words, {"Content-Type": "text/html"}),))
        yield Fault(f"echo {key} in a text", (echo("400 Bad", words[3:], {"Content-Type": "text/plain"}),))
        yield Fault(f"echo {key} in the reason", (echo(f"400 no {key}", b"{}"),))
        yield Fault(f"echo {key} in the type", (echo("200 OK", b"x", {"Content-Type": f"text/{key}"}),))
        yield Fault(f"echo {key} in headers", (echo("400 Bad", b"{}", {"X-Echo": key, "WWW-Authenticate": key}),))
        yield Fault(f"echo {key} in a cookie", (echo("400 Bad", b"{}", {"Set-Cookie": f"key={key}"}),))
        yield Fault(f"echo {key} in a place", (echo("302 Found", b"", {"Location": f"ftp://{key}/{key}"}),))
        yield Fault(f"echo {key} in a field", (echo(body=as_json({**INVOICE, "num_satoshis": key})),))
        yield Fault(f"echo {key} in a wrong header", (f"HTTP/1.1 200 OK\r\n{key}\r\n\r\n".encode(),))
        yield Fault(f"echo {key} instead of HTTP", (f"{key}\r\n\r\n".encode(),))


def fill(data: bytes, request: bytes) -> bytes:
    """Return the response, with the keys of the request where the server echoes them."""
    if b"{API_KEY}" not in data and b"{BASIC}" not in data and b"{PATH}" not in data:
        return data
    head = request.partition(b"\r\n\r\n")[0]
    lines = head.split(b"\r\n")
    basic = next((line.rpartition(b" ")[2] for line in lines if line.lower().startswith(b"authorization:")), b"")
    key = base64.b64decode(basic).removesuffix(b":")
    path = lines[0].split(b" ")[1].removesuffix(b"/invoice").rpartition(b"/")[2]
    return data.replace(b"{API_KEY}", key).replace(b"{BASIC}", basic).replace(b"{PATH}", path)

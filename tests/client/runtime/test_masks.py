"""Secrets: what of them a person may see, in texts, bodies, reprs and logs."""

from __future__ import annotations

import base64
import json
import logging
import traceback

import pytest

from scripts.client.runtime.masks import (
    HiddenText,
    HideSecrets,
    MaskedHeaders,
    Secret,
    hidden_secrets,
    hide,
    hide_secrets_in_logs,
    mask,
    mask_all,
    mask_bytes,
    variants,
)

KEY = "sak_secretsecret"


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        (KEY, "sak_***"), ("waka_abcdef_ghi", "waka_***"), ("plainkey", "***"), ("", "***"), ("_secret", "***"),
        ("password_x", "***"), ("longprefix_secretsecret", "***"), ("a b_secret", "***"), ("sak_", "***"),
        ("sak_xyz", "***"),
    ],
)  # fmt: skip
def test_mask(secret: str, shown: str) -> None:
    """A short prefix shows the kind of key; anything else is masked completely, because it may be a password."""
    assert mask(secret) == shown


def test_the_longest_secret_goes_first() -> None:
    """A secret that contains another one is masked whole, whatever their order."""
    inner, outer = "secretsecret", f"{KEY}=="
    for secrets in ([inner, outer], [outer, inner]):
        assert mask_all(f"{outer} and {inner}", secrets) == "sak_*** and ***"
        assert mask_bytes(f"{outer} and {inner}".encode(), secrets) == b"sak_*** and ***"


def test_short_secrets_tear_no_holes() -> None:
    """Strings that are too short for a key stay, because masking them would hide parts of common words."""
    assert mask_all("an error at 1234", ["an", "", "1234"]) == "an error at 1234"
    assert mask_bytes(b"an error", ["an", ""]) == b"an error"
    assert mask_all("12345", ["12345"]) == "***"


def test_texts_steer_no_terminal() -> None:
    """Line breaks become spaces, control characters are escaped, and printable text of any language is unchanged."""
    assert mask_all("a\r\nb\tc \x1b[2J \x00 \u202e päh 🙂", []) == "a  b c \\x1b[2J \\x00 \\u202e päh 🙂"


def test_bodies_of_any_bytes() -> None:
    """Bytes that are not text are unchanged, and secrets outside ASCII are found as UTF-8."""
    assert mask_bytes(b"\xff\xfe sak_secretsecret \x00", [KEY]) == b"\xff\xfe sak_*** \x00"
    assert mask_bytes("pässwörd".encode(), ["pässwörd"]) == b"***"


def test_variants() -> None:
    """An echoed key is masked: literally, percent-encoded, or in Basic credentials, padded or not."""
    assert variants("a/b c") == (
        "a/b c",
        "a%2Fb%20c",
        "YS9iIGM6",
    )
    assert variants("key") == ("key", base64.b64encode(b"key:").decode(), "a2V5Og")
    assert len(set(variants(KEY))) == len(variants(KEY))


def test_secrets_show_themselves_on_demand_alone() -> None:
    """Neither repr nor str nor an f-string shows a secret."""
    secret = Secret(KEY)
    assert {repr(secret), str(secret), f"{secret}"} == {"sak_***"}
    assert secret.reveal() == KEY
    with pytest.raises(TypeError):
        json.dumps(secret)


def test_hidden_texts_are_texts() -> None:
    """A secret string works like any string, except that its repr is masked; other values are unchanged."""
    hidden = hide(KEY)
    assert isinstance(hidden, HiddenText) and hidden == KEY and hidden.encode() == KEY.encode()
    assert repr(hidden) == "'sak_***'" and repr({"key": hidden}) == "{'key': 'sak_***'}"
    number = 5
    assert hide(number) is number and hide(None) is None


def test_hidden_texts_in_tracebacks() -> None:
    """Tools that show local variables do not show the key."""

    def fail(key: str) -> None:
        raise ValueError("no")

    try:
        fail(hide(KEY))
    except ValueError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "key = 'sak_***'" in shown and "secretsecret" not in shown


def test_headers_show_their_names() -> None:
    """Any header may contain a key, so the repr masks all values; reading them does not."""
    headers = MaskedHeaders({"X-Own": KEY, "Accept": "*/*"})
    assert repr(headers) == "{'X-Own': '***', 'Accept': '***'}"
    assert headers["X-Own"] == KEY and dict(headers) == headers


def record(message: str, *arguments: object) -> logging.LogRecord:
    """Return a record as a library makes it."""
    return logging.LogRecord("httpx", logging.INFO, "x.py", 1, message, arguments, None)


def test_logs_of_a_call_hide_its_keys() -> None:
    """During a call, its keys are masked in message and arguments; a record without a key is unchanged."""
    token = hidden_secrets.set((KEY,))
    found, other = record("GET %s", f"https://a/?key={KEY}"), record("%s of %s", "1", "2")
    assert HideSecrets().filter(found) and HideSecrets().filter(other)
    hidden_secrets.reset(token)
    assert (found.getMessage(), found.args) == ("GET https://a/?key=sak_***", None)
    assert other.args == ("1", "2")


def test_logs_outside_of_calls_are_left_alone() -> None:
    """Log records of the user's own requests are unchanged."""
    found = record("GET %s", KEY)
    assert HideSecrets().filter(found)
    assert found.getMessage() == f"GET {KEY}"


@pytest.mark.parametrize("name", ["httpx", "httpx2", "httpcore.http11", "httpcore2.connection", "aiohttp.client"])
def test_loggers_of_the_http_libraries_filter(name: str) -> None:
    """Each logger that may log URLs or headers has the filter exactly once."""
    hide_secrets_in_logs()
    hide_secrets_in_logs()
    assert sum(isinstance(each, HideSecrets) for each in logging.getLogger(name).filters) == 1

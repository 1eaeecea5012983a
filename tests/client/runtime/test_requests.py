"""From arguments to requests: headers, URLs, cookies, and what no message may show."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.auth import Credentials
from scripts.client.runtime.codecs import INTEGER, STRING, Nullable
from scripts.client.runtime.nested import ListOf
from scripts.client.runtime.operation import Api, Content, Parameter, Scheme
from scripts.client.runtime.requests import Prepared, check_headers, merge_headers, plan, prepare
from scripts.client.runtime.types import UNSET
from tests.client.runtime.parts import JSON, KEY, operation

SCHEMES = {
    "bearer": Scheme(kind="bearer"),
    "query": Scheme(kind="apiKey", name="api key", location="query"),
    "cookie": Scheme(kind="apiKey", name="sid", location="cookie"),
}
API = Api(
    title="Parcels", class_name="Parcels", project_name="parcels", version="1", env_prefix="PARCELS", servers=(),
    schemes=SCHEMES, key_required=False,
)  # fmt: skip
PARAMETERS = (
    Parameter(name="parcel_id", wire="parcelId", location="path", required=True, style="simple", secret=True),
    Parameter(name="limit", wire="limit", location="query", codec=INTEGER),
    Parameter(name="fields", wire="fields", location="query", codec=ListOf(STRING), explode=False),
    Parameter(name="trace", wire="X-Trace", location="header"),
    Parameter(name="seen", wire="seen", location="cookie"),
    Parameter(name="old", wire="old", location="query", codec=Nullable(STRING), deprecated=True),
)


def request(
    arguments: dict[str, Any] | None = None, body: Any = UNSET, headers: dict[str, str] | None = None, **details: Any
) -> Prepared:
    """Return a request for one parcel."""
    wanted = operation(path="/parcels/{parcelId}", parameters=PARAMETERS, **details)
    common = plan(API, wanted, Credentials(API, KEY), headers or {})
    arguments = {"parcel_id": "p_12345", **(arguments or {})}
    return prepare(wanted, arguments, body, base_url="https://a.com/v1", plan=common)


def test_arguments_go_to_their_places() -> None:
    """Each argument is written where the API expects it, under its API name."""
    sent = request({"limit": 5, "fields": ["a", "b"], "trace": "t", "seen": "a;b", "parcel_id": "a/b"})
    assert sent.url == "https://a.com/v1/parcels/a%2Fb?limit=5&fields=a,b"
    assert (sent.headers["X-Trace"], sent.headers["Cookie"], sent.content) == ("t", "seen=a%3Bb", None)
    assert sent.template_url == "https://a.com/v1/parcels/%7BparcelId%7D"


def test_absent_arguments() -> None:
    """Omitted arguments, and None for optional ones, are not sent; a missing required one is named."""
    assert request({"limit": None, "fields": UNSET}).url == "https://a.com/v1/parcels/p_12345"
    for absent in (UNSET, None):
        with pytest.raises(errors.InvalidArgumentTypeError) as caught:
            request({"parcel_id": absent})
        assert caught.value.argument == "parcel_id"


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [({"limit": "5"}, "limit"), ({"fields": "ab"}, "fields"), ({"fields": [1]}, "fields[0]"), ({"trace": "ü"}, "trace"),
     ({"trace": "a\r\nb"}, "trace"), ({"parcel_id": ".."}, "parcel_id"), ({"parcel_id": ""}, "parcel_id")],
)  # fmt: skip
def test_wrong_arguments(arguments: dict[str, Any], argument: str) -> None:
    """An invalid argument is named as in Python, before anything is sent."""
    with pytest.raises(errors.InvalidArgumentError) as caught:
        request(arguments)
    assert caught.value.argument == argument


def test_deprecated_arguments_warn() -> None:
    """A deprecated argument warns if it is passed."""
    with pytest.warns(DeprecationWarning, match="old of getThing"):
        assert request({"old": "x"}).url.endswith("?old=x")


def test_credentials() -> None:
    """Keys are sent, encoded, where their schemes put them, and no argument can replace them."""
    assert request(security=(("bearer",),)).headers["Authorization"] == f"Bearer {KEY}"
    assert request({"limit": 1}, security=(("query",),)).url.endswith(f"?limit=1&api%20key={KEY}")
    assert request({"seen": "1"}, security=(("cookie",),)).headers["Cookie"] == f"sid={KEY}; seen=1"
    assert request(security=(("bearer",),)).authenticated and not request().authenticated
    both = request({"seen": "1"}, headers={"cookie": "own=2"}, security=(("bearer",),))
    assert both.headers["Cookie"] == "own=2; seen=1" and "cookie" not in both.headers


def test_no_argument_replaces_a_key() -> None:
    """A parameter with the same name as the key's header does not replace the key."""
    header = Parameter(name="auth", wire="authorization", location="header")
    wanted = operation(parameters=(header,), security=(("bearer",),))
    common = plan(API, wanted, Credentials(API, KEY), {})
    sent = prepare(wanted, {"auth": "mine"}, UNSET, base_url="https://a.com", plan=common)
    assert {name.lower(): value for name, value in sent.headers.items()}["authorization"] == f"Bearer {KEY}"


def test_what_no_message_may_show() -> None:
    """Keys and secret arguments, in every form in which a server may echo them, are known as secrets."""
    sent = request({"parcel_id": "sak_a/b12345"}, security=(("bearer",),))
    assert {KEY, f"Bearer {KEY}", "sak_a/b12345", "sak_a%2Fb12345"} <= {*sent.secrets}
    assert repr(sent) == "<Prepared GET https://a.com/v1/parcels/%7BparcelId%7D>"
    assert "own_key_12345" in request(headers={"Authorization": "Token own_key_12345"}).secrets


def test_accepted_media_types() -> None:
    """JSON is accepted if the operation offers it, else all documented types; types of errors are not requested."""
    text = Content(media_type="text/plain", shape="text")
    assert request(responses={"200": (JSON, text), "400": (text,)}).headers["Accept"] == "application/json"
    assert request(responses={"2XX": (text,), "default": (JSON,)}).headers["Accept"] == "text/plain, application/json"
    assert request(responses={"204": ()}).headers["Accept"] == "*/*"
    assert request(headers={"accept": "image/png"}).headers == {
        "accept": "image/png",
        "Accept-Encoding": "gzip, deflate",
    }


def test_bodies_have_their_own_type() -> None:
    """The Content-Type is the body's, whatever the user's headers are; without a body there is none."""
    sent = request(body={"a": 1}, headers={"content-type": "text/plain"}, bodies=(JSON,))
    assert (sent.content, sent.headers["Content-Type"]) == (b'{"a":1}', "application/json")
    assert "content-type" not in sent.headers
    assert "content-type" not in request(headers={"content-type": "x"}, bodies=(JSON,)).headers


def test_plans_are_not_changed_by_calls() -> None:
    """The headers of one call are not sent with the next."""
    wanted = operation(parameters=(Parameter(name="a", wire="X-A", location="header"),), bodies=(JSON,))
    common = plan(API, wanted, Credentials(API, KEY), {})
    before = dict(common.headers)
    prepare(wanted, {"a": "1"}, {}, base_url="https://a.com", plan=common)
    prepare(wanted, {}, {}, base_url="https://a.com", plan=common).headers["X"] = "1"
    assert common.headers == before


def test_headers_of_the_users_own() -> None:
    """Valid header names and values are accepted, and copied."""
    own = {"X-A!#$%&'*+.^_`|~": "a ~", "b": ""}
    assert check_headers(own) == own and check_headers(own) is not own
    assert check_headers(None) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"": "a"}, {"a b": "a"}, {"a:": "a"}, {"ü": "a"}, {"a\n": "a"}, {5: "a"}, {"a": 5}, {"a": None}, {"a": b"x"},
        {"a": "x\r\ny"}, {"a": "ü"}, {"a": "\x00"}, [("a", "b")], "a: b",
    ],
)  # fmt: skip
def test_headers_that_cannot_be(headers: Any) -> None:
    """Invalid headers are rejected before the HTTP library fails on them."""
    with pytest.raises(errors.InvalidArgumentError):
        check_headers(headers)


def test_merging() -> None:
    """Of headers that differ only in case, the last one wins, with its own spelling."""
    assert merge_headers({"A": "1", "b": "1"}, {"a": "2"}, {}) == {"a": "2", "b": "1"}

"""Keys: each scheme of the spec, alternatives, several at once, none; never where they can be read."""

from __future__ import annotations

import asyncio
import base64
import logging
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

SPEC = """
openapi: 3.1.0
info: {title: Key kit, version: "1"}
security: [{query: []}, {header: []}]
paths:
  /default: {get: {operationId: default, tags: [t], responses: {"204": {description: D.}}}}
  /basic: {get: {operationId: basic, tags: [t], security: [{basic: []}], responses: {"204": {description: D.}}}}
  /bearer: {get: {operationId: bearer, tags: [t], security: [{bearer: []}], responses: {"204": {description: D.}}}}
  /oauth: {get: {operationId: oauth, tags: [t], security: [{oauth: [a]}], responses: {"204": {description: D.}}}}
  /query: {get: {operationId: query, tags: [t], security: [{query: []}], responses: {"204": {description: D.}}}}
  /cookie: {get: {operationId: cookie, tags: [t], security: [{cookie: []}], responses: {"204": {description: D.}}}}
  /two: {get: {operationId: two, tags: [t], security: [{header: [], bearer: []}], responses: {"204": {description: .}}}}
  /open: {get: {operationId: open, tags: [t], security: [], responses: {"204": {description: D.}}}}
  /first: {get: {operationId: first, tags: [t], security: [{}, {bearer: []}], responses: {"204": {description: D.}}}}
  /maybe: {get: {operationId: maybe, tags: [t], security: [{bearer: []}, {}], responses: {"204": {description: D.}}}}
  /certificate: {get: {operationId: cert, tags: [t], security: [{tls: []}], responses: {"204": {description: D.}}}}
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
    bearer: {type: http, scheme: bearer}
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: the key}
    cookie: {type: apiKey, in: cookie, name: session}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://x", scopes: {a: A}}}}
    tls: {type: mutualTLS}
"""

KEY = "sk_verysecretkey123"


@pytest.fixture(scope="module")
def kit(imported: Callable[..., ModuleType]) -> ModuleType:
    """The generated package."""
    return imported(SPEC)


def basic(pair: str) -> str:
    """Return the header for a name and a password."""
    return "Basic " + base64.b64encode(pair.encode()).decode()


def test_each_scheme(kit: ModuleType, server: Any) -> None:
    """Each kind of scheme sends the key in its place, and nowhere else."""
    with kit.KeyKit(KEY, base_url=server.url) as client:
        client.t.basic()
        assert server.last.headers["authorization"] == basic(f"{KEY}:")
        for name in ("bearer", "oauth"):
            getattr(client.t, name)()
            assert server.last.headers["authorization"] == f"Bearer {KEY}"
        client.t.query()
        assert server.last.target == f"/query?the%20key={KEY}"
        assert "authorization" not in server.last.headers
        client.t.cookie()
        assert server.last.headers["cookie"] == f"session={KEY}"
        getattr(client.t, "open_" if hasattr(client.t, "open_") else "open")()
        assert KEY not in str(server.last)
        for name in ("maybe", "first"):
            getattr(client.t, name)()
            assert server.last.headers["authorization"] == f"Bearer {KEY}"


def test_header_before_query(kit: ModuleType, server: Any) -> None:
    """Of two alternatives, the one that keeps the key out of the URL is used."""
    with kit.KeyKit(KEY, base_url=server.url) as client:
        client.t.default()
    assert (server.last.target, server.last.headers["x-key"]) == ("/default", KEY)


def test_user_name_and_password(kit: ModuleType, server: Any) -> None:
    """Basic with a password: the key is name:password."""
    with kit.KeyKit("me:secret", base_url=server.url) as client:
        client.t.basic()
    assert server.last.headers["authorization"] == basic("me:secret")


def test_several_keys(kit: ModuleType, server: Any) -> None:
    """An API with different keys for its schemes takes them by the schemes' names."""
    with kit.KeyKit(credentials={"header": "h1", "bearer": "b1"}, base_url=server.url) as client:
        client.t.two()
        assert (server.last.headers["x-key"], server.last.headers["authorization"]) == ("h1", "Bearer b1")
        client.t.default()
        assert server.last.headers["x-key"] == "h1"
        with pytest.raises(kit.MissingCredentialsError, match="for GET /basic"):
            client.t.basic()


def test_without_a_key(kit: ModuleType, server: Any) -> None:
    """Operations without authentication work without a key; the others say how to pass one, and send nothing."""
    with kit.KeyKit(base_url=server.url) as client:
        client.t.maybe()
        client.t.first()
        client.t.cert()
        sent = len(server.requests)
        with pytest.raises(ValueError, match=r"KeyKit\(api_key=...\) or set the environment variable KEY_KIT_API_KEY"):
            client.t.default()
        assert len(server.requests) == sent


def test_key_from_the_environment(kit: ModuleType, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key and base URL are read from the environment if they are not passed."""
    monkeypatch.setenv("KEY_KIT_API_KEY", KEY)
    monkeypatch.setenv("KEY_KIT_BASE_URL", server.url)
    with kit.KeyKit() as client:
        client.t.bearer()
    assert server.last.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("key", ["", " ", "a\nb", "schlüssel", 5])
def test_keys_that_cannot_be(kit: ModuleType, key: Any) -> None:
    """A key that no header can contain is rejected, and not shown."""
    with pytest.raises(ValueError, match="api_key must be a non-empty ASCII key") as caught:
        kit.KeyKit(key, base_url="http://localhost")
    assert isinstance(caught.value, kit.KeyKitError)
    assert "schl" not in str(caught.value)


def test_key_is_never_shown(kit: ModuleType, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    """No repr, attribute, log line or error contains the key, even if it is in the URL."""
    caplog.set_level(logging.DEBUG)
    with kit.KeyKit(KEY, base_url=server.url) as client:
        server.say({"message": f"the key {KEY} is wrong"}, 401)
        with pytest.raises(kit.AuthenticationError) as caught:
            client.t.query()
        shown = [repr(client), str(vars(client)), str(caught.value), caught.value.message, repr(caught.value)]
        shown += [repr(caught.value.response.request), str(caught.value.response.request.headers)]
        shown += [str(vars(vars(client)[name])) for name in vars(client) if hasattr(vars(client)[name], "__dict__")]
    assert all(KEY not in text for text in [*shown, caplog.text])
    assert "/query?the%20key=sk_***" in caplog.text
    assert "the key sk_*** is wrong" in str(caught.value)


def test_other_requests_are_logged_as_ever(kit: ModuleType, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Other requests through httpx are logged as before."""
    import httpx

    caplog.set_level(logging.INFO)
    with kit.KeyKit(KEY, base_url=server.url) as client:
        client.t.query()
    httpx.get(f"{server.url}/other?key=plain", trust_env=False, timeout=None)
    assert f"{server.url}/other?key=plain" in caplog.text


def test_no_key_to_another_host(kit: ModuleType, server: Any) -> None:
    """A redirect to another origin is followed without our key, cookies and headers."""
    other = type(server)()
    try:
        with kit.KeyKit(KEY, base_url=server.url, headers={"X-Mine": "1"}) as client:
            for name in ("default", "basic", "query", "cookie"):
                server.say(None, 302, Location=f"{other.url}/caught", Set_Cookie="a=b")
                other.say(None, 204)
                getattr(client.t, name)(extra_headers={"X-Own": "2"})
                assert other.last.target == "/caught"
                assert not {"authorization", "x-key", "cookie", "x-mine", "x-own"} & set(other.last.headers)
    finally:
        other.close()


def test_httpx_client_with_its_own_auth(kit: ModuleType, server: Any) -> None:
    """Unsupported schemes are left to the httpx client's own auth; elsewhere, our keys take precedence."""
    import httpx

    with (
        httpx.Client(auth=("user", "pass"), trust_env=False, timeout=None) as http,
        kit.KeyKit(KEY, base_url=server.url, http_client=http) as client,
    ):
        client.t.cert()
        assert server.last.headers["authorization"] == basic("user:pass")
        client.t.bearer()
        assert server.last.headers["authorization"] == f"Bearer {KEY}"


def test_async_is_the_same(kit: ModuleType, server: Any) -> None:
    """The async client sends the same request."""

    async def call() -> None:
        async with kit.AsyncKeyKit(KEY, base_url=server.url) as client:
            await client.t.basic()
            assert server.last.headers["authorization"] == basic(f"{KEY}:")

    asyncio.run(call())


ONE_HEADER = """
openapi: 3.0.3
info: {title: %s, version: "1"}
security: [%s]
paths:
  /me: {get: {operationId: getMe, tags: [me], x-sdk-method: get, responses: {"204": {description: Me.}}}}
  /open: {get: {operationId: open me, tags: [me], security: [], responses: {"204": {description: O}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: authorization}
    basic: {type: http, scheme: basic}
    bearer: {type: http, scheme: bearer}
    session: {type: apiKey, in: cookie, name: sid}
    query: {type: apiKey, in: query, name: q}
"""


@pytest.fixture(scope="module")
def till(imported: Callable[..., ModuleType]) -> ModuleType:
    """An API that requires two schemes together, both in the header Authorization."""
    return imported(ONE_HEADER % ("Clashing till", "{key: [], basic: []}"))


@pytest.mark.parametrize(
    ("credentials", "header"),
    [
        ({"key": "token abc"}, "token abc"),
        ({"key": "Token token=abc def"}, "Token token=abc def"),
        ({"basic": "me:my password"}, basic("me:my password")),
        ({"key": "abc", "basic": "me:secret"}, "abc"),
    ],
)
def test_schemes_that_exclude_each_other(till: ModuleType, server: Any, credentials: Any, header: str) -> None:
    """Two schemes of one header are alternatives: the one with a key is sent, including the key's spaces."""
    with till.ClashingTill(credentials=credentials, base_url=server.url) as client:
        client.me.get()
    assert server.last.headers["authorization"] == header


def test_a_key_with_a_word_before_it_is_masked(till: ModuleType, server: Any) -> None:
    """If the server echoes the key, with or without its prefix word, it is masked."""
    server.say({"message": "no such token verysecret"}, 401)
    with (
        till.ClashingTill("token verysecret", base_url=server.url) as client,
        pytest.raises(till.AuthenticationError) as caught,
    ):
        client.me.get()
    assert "verysecret" not in str(caught.value)


def test_a_scheme_that_is_not_there(till: ModuleType) -> None:
    """A key for an unknown scheme is rejected, not ignored."""
    with pytest.raises(till.InvalidArgumentError, match="one of key, basic"):
        till.ClashingTill(credentials={"kee": "abc"})


def test_a_bearer_token_is_one_word(imported: Callable[..., ModuleType]) -> None:
    """Spaces are rejected where they can only be a mistake."""
    spec = ONE_HEADER.partition("    key:")[0] + "    bearer: {type: http, scheme: bearer}\n"
    kit = imported(spec % ("Bearer till", "{bearer: []}"))
    with pytest.raises(kit.InvalidArgumentError, match="without spaces"):
        kit.BearerTill("a b")


@pytest.mark.parametrize("scheme", ["key", "basic", "bearer", "session"])
@pytest.mark.parametrize("way", ["client", "call", "httpx"])
def test_an_own_header_is_a_key(imported: Callable[..., ModuleType], server: Any, scheme: str, way: str) -> None:
    """The user may pass the header of a scheme, which is then sent unchanged, once."""
    import httpx

    kit = imported(ONE_HEADER % (f"Own {scheme} {way}", f"{{{scheme}: []}}"))
    name, value = ("Cookie", "sid=abc; x=1") if scheme == "session" else ("Authorization", "token abcdef")
    ways: dict[str, dict[str, Any]] = {"client": {"headers": {name: value}}, "call": {"api_key": "sk_other"}}
    with httpx.Client(headers={name: value} if way == "httpx" else None, trust_env=False, timeout=None) as http:
        client = getattr(kit, f"Own{scheme.title()}{way.title()}")(
            base_url=server.url, http_client=http, **ways.get(way, {})
        )
        for call in (client.me.get, client.me.open_me):
            server.say({"message": f"you sent {value}"}, 403)
            with pytest.raises(kit.PermissionDeniedError) as caught:
                call(extra_headers={name: value} if way == "call" else None)
            assert server.last.headers[name.lower()] == value
            assert "sk_other" not in str(server.last)
            assert "abcdef" not in str(caught.value)


def test_own_query_parameter(imported: Callable[..., ModuleType], server: Any) -> None:
    """A key in the query of the httpx client counts as a key."""
    import httpx

    kit = imported(ONE_HEADER % ("Own query", "{query: []}"))
    with httpx.Client(params={"q": "abc"}, trust_env=False, timeout=None) as http:
        kit.OwnQuery(base_url=server.url, http_client=http).me.get()
    assert server.last.target == "/me?q=abc"

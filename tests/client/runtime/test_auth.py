"""Credentials: where each scheme puts a key, which alternative is used, and which values are rejected."""

from __future__ import annotations

import base64
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.client.runtime import errors
from scripts.client.runtime.auth import Applied, Credentials, check_key, filled, missing_key, own_keys
from scripts.client.runtime.operation import Api, Scheme
from tests.client.runtime.parts import operation

KEY = "sak_secretsecret"
SCHEMES = {
    "basic": Scheme(kind="basic"),
    "bearer": Scheme(kind="bearer"),
    "header": Scheme(kind="apiKey", name="X-Api-Key", location="header"),
    "query": Scheme(kind="apiKey", name="key", location="query"),
    "cookie": Scheme(kind="apiKey", name="session", location="cookie"),
    "mtls": Scheme(kind="none"),
}


def api(*schemes: str, **details: Any) -> Api:
    """Return an API with some of the schemes."""
    return Api(
        **{
            "title": "Parcels", "class_name": "Parcels", "project_name": "parcels", "version": "1",
            "env_prefix": "PARCELS", "servers": (), "schemes": {name: SCHEMES[name] for name in schemes},
            "key_required": False, **details,
        }
    )  # fmt: skip


def apply(security: tuple[tuple[str, ...], ...], headers: dict[str, str] | None = None, **options: Any) -> Applied:
    """Return what credentials add to a request of an API with all schemes."""
    everything = api(*SCHEMES)
    credentials = Credentials(everything, options.pop("key", KEY), options.pop("by_scheme", None), **options)
    return credentials.apply(everything, operation(security=security), headers or {})


def added(applied: Applied) -> tuple[dict[str, str], list[tuple[str, str]], list[tuple[str, str]]]:
    """Return headers, query and cookies."""
    return applied.headers, applied.query, applied.cookies


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("basic", ({"Authorization": f"Basic {base64.b64encode(f'{KEY}:'.encode()).decode()}"}, [], [])),
        ("bearer", ({"Authorization": f"Bearer {KEY}"}, [], [])),
        ("header", ({"X-Api-Key": KEY}, [], [])),
        ("query", ({}, [("key", KEY)], [])),
        ("cookie", ({}, [], [("session", KEY)])),
        ("mtls", ({}, [], [])),
    ],
)
def test_each_scheme(scheme: str, expected: Any) -> None:
    """Each scheme puts the key in its own place."""
    assert added(apply(((scheme,),))) == expected


def test_user_name_and_password() -> None:
    """A key with a colon is the user name and the password."""
    assert apply((("basic",),), key="me:pass word").headers == {
        "Authorization": "Basic " + base64.b64encode(b"me:pass word").decode()
    }


def test_schemes_that_are_needed_together() -> None:
    """All schemes of an alternative are added, each with its own key, or the one for all."""
    applied = apply((("bearer", "header", "cookie"),), by_scheme={"header": "other"})
    assert added(applied) == ({"Authorization": f"Bearer {KEY}", "X-Api-Key": "other"}, [], [("session", KEY)])


def test_no_key_in_the_url_where_there_is_another_way() -> None:
    """Alternatives that keep the key out of the URL are preferred, because URLs are logged; mutual TLS comes last."""
    assert added(apply((("query",), ("mtls",), ("header",)))) == ({"X-Api-Key": KEY}, [], [])
    assert added(apply((("mtls",), ("query",)))) == ({}, [("key", KEY)], [])
    assert added(apply(((), ("bearer",)))) == ({"Authorization": f"Bearer {KEY}"}, [], [])


def test_the_alternative_that_the_keys_satisfy() -> None:
    """An alternative needs a key for each of its schemes; a public operation needs none."""
    applied = apply((("bearer", "header"), ("cookie",)), key=None, by_scheme={"bearer": "a", "cookie": "b"})
    assert added(applied) == ({}, [], [("session", "b")])
    assert added(apply(((), ("bearer",)), key=None)) == ({}, [], [])
    assert added(apply((), key=None)) == ({}, [], [])


def test_each_operation_gets_its_own_schemes() -> None:
    """Credentials resolved for one operation are not reused for another, or with other headers of the user."""
    everything = api(*SCHEMES)
    credentials = Credentials(everything, KEY)
    one, other = operation(id="one", security=(("header",),)), operation(id="other", security=(("query",),))
    for _ in range(2):
        assert added(credentials.apply(everything, one, {})) == ({"X-Api-Key": KEY}, [], [])
        assert added(credentials.apply(everything, other, {})) == ({}, [("key", KEY)], [])
        assert added(credentials.apply(everything, one, {"x-api-key": "mine"})) == ({}, [], [])


def test_no_key_for_an_operation() -> None:
    """An operation without a matching key fails before anything is sent, and the error says how to pass one."""
    with pytest.raises(errors.MissingCredentialsError, match=r"GET /things.*PARCELS_API_KEY") as caught:
        apply((("bearer",),), key=None, by_scheme={"header": "a"})
    assert caught.value.argument == "api_key"
    assert "PARCELS_API_KEY" in str(missing_key(api()))


@pytest.mark.parametrize(
    ("scheme", "headers"),
    [
        ("bearer", {"authorization": "Bearer own"}), ("basic", {"AUTHORIZATION": "Basic own"}),
        ("header", {"x-api-key": "own"}), ("cookie", {"Cookie": "a=1; session=own"}),
    ],
)  # fmt: skip
def test_a_header_of_the_users_own_wins(scheme: str, headers: dict[str, str]) -> None:
    """If the user's own header contains the key of a scheme, nothing is added for it."""
    applied = apply(((scheme,),), headers)
    assert added(applied) == ({}, [], []) and applied.own
    assert apply(((scheme,),), headers, key=None).own


def test_other_headers_fill_no_scheme() -> None:
    """A cookie with another name, or a header named like a query parameter, is not a key."""
    assert filled(api(*SCHEMES), {"Cookie": "mysession=1", "key": "x"}) == frozenset()
    assert filled(api(*SCHEMES), {"Authorization": "x"}) == {"basic", "bearer"}


def test_keys_of_the_users_http_client() -> None:
    """The httpx client's own headers, query and cookies count, and its `auth` replaces any key."""
    http = SimpleNamespace(auth=None, headers={"X-Api-Key": "own"}, params={"key": "own"}, cookies={"session": "own"})
    for scheme in ("header", "query", "cookie"):
        assert apply(((scheme,),), key=None, http_client=http).own
    with pytest.raises(errors.MissingCredentialsError):
        apply((("bearer",),), key=None, http_client=http)
    assert added(apply((("bearer",),), key=None, http_client=SimpleNamespace(auth=("a", "b")))) == ({}, [], [])
    assert Credentials(api(*SCHEMES), http_client=http) and not Credentials(api(*SCHEMES))


def test_another_account() -> None:
    """The credentials of a second account contain only its key, not the keys of the first one's schemes."""
    everything = api(*SCHEMES)
    first = Credentials(everything, KEY, {"header": "first"})
    second = first.with_key(everything, "sak_other_account")
    wanted = operation(security=(("header",),))
    assert first.apply(everything, wanted, {}).headers == {"X-Api-Key": "first"}
    assert second.apply(everything, wanted, {}).headers == {"X-Api-Key": "sak_other_account"}
    assert list(second.secrets()) == ["sak_other_account"]


def test_credentials_show_nothing() -> None:
    """The repr shows only the kind of each key."""
    credentials = Credentials(api(*SCHEMES), KEY, {"header": "sak_othersecret"})
    assert "secret" not in repr(credentials) and "sak_***" in repr(credentials)
    assert repr(Credentials(None)) == "Credentials(None)"
    assert list(credentials.secrets()) == [KEY, "sak_othersecret"]


def test_what_must_not_be_shown() -> None:
    """Both the key and its form with a prefix word are secrets, and so are the values of the user's headers."""
    assert list(Credentials(api("header"), "token abc def").secrets()) == ["token abc def", "def"]
    own = {"Authorization": "Bearer own", "X-API-KEY": "k", "Accept": "*/*", "Cookie": "session=1"}
    assert set(own_keys(api(*SCHEMES), own)) == {"Bearer own", "own", "k", "session=1"}


@pytest.mark.parametrize(
    "key", ["", "  ", "a b", "kéy", "a\nb", "a\x00", '"sak_secretsecret"', "'sak_secretsecret'", "`sak_secretsecret`"]
)
def test_what_is_no_key(key: str) -> None:
    """A key that no header can contain, or in quotes, is rejected and not shown."""
    with pytest.raises(errors.InvalidArgumentError, match="api_key must be") as caught:
        check_key("api_key", key, None, one_word=True)
    assert caught.value.argument == "api_key" and "secretsecret" not in str(caught.value)


@pytest.mark.parametrize("key", [5, b"sak_a", None])
def test_keys_of_another_type(key: Any) -> None:
    """A key must be a string."""
    with pytest.raises(errors.InvalidArgumentTypeError):
        check_key("api_key", key, None, one_word=True)


def test_keys_are_cleaned() -> None:
    """Spaces around a key are dropped; spaces inside are for schemes that allow words."""
    assert check_key("api_key", f" {KEY}\n", None, one_word=True) == KEY
    assert check_key("api_key", "token abc", None, one_word=False) == "token abc"
    with pytest.raises(errors.InvalidArgumentError):
        Credentials(api("bearer"), "two words")
    assert Credentials(api("basic"), "two words")


def test_a_key_that_goes_elsewhere() -> None:
    """A wallet key is a parameter, so it is rejected as the account's key."""
    kinds = {"bearer": Scheme(kind="bearer", prefixes=("sak_",))}
    wallets = api(schemes=kinds, other_keys={"wallet key": ("waka_", "waki_")})
    with pytest.raises(errors.InvalidArgumentError, match=r"sak_, not a wallet key \(waki_"):
        Credentials(wallets, "waki_secretsecret")
    assert Credentials(wallets, "other_key")


def test_keys_for_unknown_schemes() -> None:
    """A key for an unknown scheme is rejected, with the names of the known ones."""
    with pytest.raises(errors.InvalidArgumentError, match=r"'oauth'.*bearer") as caught:
        Credentials(api("bearer"), None, {"oauth": KEY})
    assert caught.value.argument == "credentials" and "secret" not in str(caught.value)
    assert caught.value.allowed == "one of bearer"

"""Credentials: how each scheme shows a key, which alternative is taken, and what is not a key."""

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
    """Each scheme shows the key in its own place."""
    assert added(apply(((scheme,),))) == expected


def test_user_name_and_password() -> None:
    """A key with a colon is user name and password as they are."""
    assert apply((("basic",),), key="me:pass word").headers == {
        "Authorization": "Basic " + base64.b64encode(b"me:pass word").decode()
    }


def test_schemes_that_are_needed_together() -> None:
    """All schemes of an alternative are added, each with its own key, or the one for all."""
    applied = apply((("bearer", "header", "cookie"),), by_scheme={"header": "other"})
    assert added(applied) == ({"Authorization": f"Bearer {KEY}", "X-Api-Key": "other"}, [], [("session", KEY)])


def test_no_key_in_the_url_where_there_is_another_way() -> None:
    """URLs end up in logs: an alternative without one comes first, and the client certificate last."""
    assert added(apply((("query",), ("mtls",), ("header",)))) == ({"X-Api-Key": KEY}, [], [])
    assert added(apply((("mtls",), ("query",)))) == ({}, [("key", KEY)], [])
    assert added(apply(((), ("bearer",)))) == ({"Authorization": f"Bearer {KEY}"}, [], [])


def test_the_alternative_that_the_keys_satisfy() -> None:
    """An alternative needs a key for each of its schemes; without any, a public operation goes without."""
    applied = apply((("bearer", "header"), ("cookie",)), key=None, by_scheme={"bearer": "a", "cookie": "b"})
    assert added(applied) == ({}, [], [("session", "b")])
    assert added(apply(((), ("bearer",)), key=None)) == ({}, [], [])
    assert added(apply((), key=None)) == ({}, [], [])


def test_each_operation_gets_its_own_schemes() -> None:
    """What one operation needs is not remembered for another, nor for the same one with a header of the user's."""
    everything = api(*SCHEMES)
    credentials = Credentials(everything, KEY)
    one, other = operation(id="one", security=(("header",),)), operation(id="other", security=(("query",),))
    for _ in range(2):
        assert added(credentials.apply(everything, one, {})) == ({"X-Api-Key": KEY}, [], [])
        assert added(credentials.apply(everything, other, {})) == ({}, [("key", KEY)], [])
        assert added(credentials.apply(everything, one, {"x-api-key": "mine"})) == ({}, [], [])


def test_no_key_for_an_operation() -> None:
    """An operation that none of the keys opens is refused before anything is sent, and says where to give one."""
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
    """Where the user's own header has the key of a scheme, nothing is added for it."""
    applied = apply(((scheme,),), headers)
    assert added(applied) == ({}, [], []) and applied.own
    assert apply(((scheme,),), headers, key=None).own


def test_other_headers_fill_no_scheme() -> None:
    """A cookie of another name, and the name of a query parameter as a header, are not keys."""
    assert filled(api(*SCHEMES), {"Cookie": "mysession=1", "key": "x"}) == frozenset()
    assert filled(api(*SCHEMES), {"Authorization": "x"}) == {"basic", "bearer"}


def test_keys_of_the_users_http_client() -> None:
    """An httpx client's own headers, query and cookies count, and its `auth` takes the place of any key."""
    http = SimpleNamespace(auth=None, headers={"X-Api-Key": "own"}, params={"key": "own"}, cookies={"session": "own"})
    for scheme in ("header", "query", "cookie"):
        assert apply(((scheme,),), key=None, http_client=http).own
    with pytest.raises(errors.MissingCredentialsError):
        apply((("bearer",),), key=None, http_client=http)
    assert added(apply((("bearer",),), key=None, http_client=SimpleNamespace(auth=("a", "b")))) == ({}, [], [])
    assert Credentials(api(*SCHEMES), http_client=http) and not Credentials(api(*SCHEMES))


def test_another_account() -> None:
    """A second account's credentials have its key alone, and none for single schemes of the first."""
    everything = api(*SCHEMES)
    first = Credentials(everything, KEY, {"header": "first"})
    second = first.with_key(everything, "sak_other_account")
    wanted = operation(security=(("header",),))
    assert first.apply(everything, wanted, {}).headers == {"X-Api-Key": "first"}
    assert second.apply(everything, wanted, {}).headers == {"X-Api-Key": "sak_other_account"}
    assert list(second.secrets()) == ["sak_other_account"]


def test_credentials_show_nothing() -> None:
    """The repr shows the kind of each key alone."""
    credentials = Credentials(api(*SCHEMES), KEY, {"header": "sak_othersecret"})
    assert "secret" not in repr(credentials) and "sak_***" in repr(credentials)
    assert repr(Credentials(None)) == "Credentials(None)"
    assert list(credentials.secrets()) == [KEY, "sak_othersecret"]


def test_what_must_not_be_shown() -> None:
    """Of a key with a word before it, the key alone is a secret as well; so is what the user's headers hold."""
    assert list(Credentials(api("header"), "token abc def").secrets()) == ["token abc def", "def"]
    own = {"Authorization": "Bearer own", "X-API-KEY": "k", "Accept": "*/*", "Cookie": "session=1"}
    assert set(own_keys(api(*SCHEMES), own)) == {"Bearer own", "own", "k", "session=1"}


@pytest.mark.parametrize(
    "key", ["", "  ", "a b", "kéy", "a\nb", "a\x00", '"sak_secretsecret"', "'sak_secretsecret'", "`sak_secretsecret`"]
)
def test_what_is_no_key(key: str) -> None:
    """What no header can carry, or has quotes around it, is refused and not shown."""
    with pytest.raises(errors.InvalidArgumentError, match="api_key must be") as caught:
        check_key("api_key", key, None, one_word=True)
    assert caught.value.argument == "api_key" and "secretsecret" not in str(caught.value)


@pytest.mark.parametrize("key", [5, b"sak_a", None])
def test_keys_of_another_type(key: Any) -> None:
    """A key is text."""
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
    """The key of a wallet, which is a parameter, is not a key of the account."""
    kinds = {"bearer": Scheme(kind="bearer", prefixes=("sak_",))}
    wallets = api(schemes=kinds, other_keys={"wallet key": ("waka_", "waki_")})
    with pytest.raises(errors.InvalidArgumentError, match=r"sak_, not a wallet key \(waki_"):
        Credentials(wallets, "waki_secretsecret")
    assert Credentials(wallets, "other_key")


def test_keys_for_unknown_schemes() -> None:
    """A key for a scheme that the API does not have is refused, with the names that it has."""
    with pytest.raises(errors.InvalidArgumentError, match=r"'oauth'.*bearer") as caught:
        Credentials(api("bearer"), None, {"oauth": KEY})
    assert caught.value.argument == "credentials" and "secret" not in str(caught.value)
    assert caught.value.allowed == "one of bearer"

"""Rules about LNURLs: links, who may create them, and paying to them."""

from __future__ import annotations

import base64
from typing import Any

import httpx

from scripts.sandbox import Sandbox
from scripts.sandbox.lnurl import decode_lnurl

from .body import CORE
from .keys import INVALID, INVALID_WALLET
from .payments import NO_PERMISSION, NO_ROUTE, TOO_LARGE, has_receipt, roles
from .row import Check, Row
from .wallets import SECRET_ONLY

ONCE, STATIC = "/v1/wallet/{wallet}/lnurl/withdraw", "/v1/wallet/{wallet}/lnurl/withdraw-static"
LINKS, LINK, PAY = "/v1/wallet/{wallet}/lnurlp", "/v1/lnurlp/{lnurlp}", "/v1/wallet/{wallet}/lnurlp/pay"
PROCESS = "/v1/wallet/{waklw_}/lnurl-process"
DATA = base64.b64encode(b'{"refund": "77"}').decode()
DEBUG = {"debug": True}
CORE_DEBUG = {**CORE, **DEBUG}
NO_ADMIN = "{prefix} access key provided does not permission to do this: Wallet Admin"


def ask(says: str, path: str, status: int = 200, *, facts: str = "6.9", **params: Any) -> Row:
    """A row with a GET request and these query parameters."""
    more = {
        name: params.pop(name) for name in ("key", "wallet", "message", "has", "check", "settings") if name in params
    }
    return Row(facts=facts, says=says, status=status, method="GET", path=path, send={"params": params}, **more)


def post(says: str, path: str, body: dict[str, Any], status: int = 200, message: str | None = None, **more: Any) -> Row:
    """A row with a POST request."""
    defaults = {"facts": "6.10", "path": path, "send": {"json": body}, "message": message}
    return Row(says=says, status=status, **{**defaults, **more})


def pay(says: str, body: dict[str, Any], status: int = 201, message: str | None = None, **more: Any) -> Row:
    """A row that pays 10 satoshis to a lightning address by default."""
    body = {"ln_address": "{address}", "amt_msat": 10_000, **body}
    request = {"json": body, "headers": more.pop("headers", {})}
    return post(says, PAY, body, status, message, **{"facts": "6.11", "funds": 500, "send": request, **more})


def leads_to(*expected: str) -> Check:
    """The link contains a URL with the wallet's withdraw key, whichever key was used, and these parts."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        url = decode_lnurl(response.json()["lnurl"]) or ""
        assert url.startswith(f"{sandbox.url}/v1/wallet/{sandbox.keys['waklw_']}/lnurl-process?tag=withdraw")
        assert [part for part in expected if part not in url] == []
        assert ("ott=" in url) is ("ott" in response.json())

    return check


def is_error(response: httpx.Response, sandbox: Sandbox) -> None:
    """The response is an error as wallet apps expect it."""
    assert response.json()["status"] == "ERROR"
    assert response.json()["reason"]


def has_metadata(response: httpx.Response, sandbox: Sandbox) -> None:
    """The metadata of a probe is an array with the lightning address."""
    assert ["text/identifier", f"alice@{sandbox.domain_name}"] in response.json()["metadata"]


GENERATORS = [
    ask("a one-time link", ONCE, check=leads_to("ott=")),
    ask("a link for an amount", ONCE, num_satoshis=10, memo="Cash back", passThru=DATA,
        check=leads_to("num_satoshis=10", "memo=Cash+back", "passThru=eyJ")),
    ask("the permanent link", STATIC, num_satoshis=10, check=leads_to("num_satoshis=10")),
    *(ask(f"once: a public key and {prefix}", ONCE, facts="3.4", key="pak_", wallet=prefix, check=leads_to())
      for prefix in ("waka_", "waklw_", "wakewa_")),
    *(ask(f"once: a public key and {prefix}", ONCE, 401, facts="3.4", key="pak_", wallet=prefix,
          message=NO_PERMISSION.format(prefix=prefix, permission="wallet_withdraw"))
      for prefix in ("waki_", "wakr_", "waklp_", "wakewv_")),
    ask("permanent: a public key and waka_", STATIC, facts="3.4", key="pak_", wallet="waka_", check=leads_to()),
    *(ask(f"permanent: a public key and {prefix}", STATIC, 401, facts="3.4", key="pak_", wallet=prefix,
          message=NO_ADMIN.format(prefix=prefix))
      for prefix in ("waki_", "wakr_", "waklw_", "waklp_", "wakewa_", "wakewv_")),
    ask("permanent: a public key and a wallet id", STATIC, 401, facts="3.4", key="pak_", message=INVALID_WALLET),
    ask("an amount that is not an integer", ONCE, 400, num_satoshis="much", message="Num Satoshis must be an integer."),
    ask("an amount of nothing", ONCE, 400, num_satoshis="0", message="Num Satoshis must be no less than 1."),
    ask("data that is not base64", ONCE, 400, passThru="{}", message="passThru data must be valid json"),
    ask("data that is not JSON", STATIC, 400, passThru="e30x", message="passThru data must be valid json"),
    ask("what an app may draw", PROCESS, key=None, num_satoshis=10, memo="Cash back",
        has={"maxWithdrawable": 10_000, "minWithdrawable": 10_000, "k1": "k1", "tag": "withdrawRequest",
             "defaultDescription": "Cash back"}),
    ask("an unknown key", "/v1/wallet/waklw_unknown/lnurl-process", 401, key=None,
        message="Wallet not found: waklw_unknown"),
    ask("a key that may not draw without an API key", "/v1/wallet/{waka_}/lnurl-process", 401, key=None,
        message="waka_ access key provided does not permission to do this: wallet_public_withdraw"),
    ask("an unknown token", PROCESS, key=None, ott="unknown", check=is_error),
    ask("an invoice that is none", PROCESS, key=None, pr="lnbc1", check=is_error),
]  # fmt: skip

LINKS_ROWS = [
    post("a link with defaults", LINKS, {}, has={"lnurlp_minSendable_msat": 1000, "lnurlp_maxSendable_msat": 10_000_000,
         "lnurlp_short_desc": "LNURL PAY (via LNPay.co)", "lnurlp_identifier": None, "custyDomain": None}),
    post("a lightning address", LINKS, {"lnurlp_identifier": "bob", "custy_domain_id": "{domain}"},
         has={"lnurlp_identifier": "bob"}),
    post("a public key and waka_", LINKS, {}, key="pak_", wallet="waka_", facts="3.4"),
    *(post(f"a public key and {prefix}", LINKS, {}, 401, NO_ADMIN.format(prefix=prefix), key="pak_", wallet=prefix,
           facts="3.4") for prefix in ("waki_", "wakr_", "waklw_", "waklp_", "wakewa_", "wakewv_")),
    post("a minimum that is too low", LINKS, {"lnurlp_minSendable_msat": 999}, 400,
         'Lnurlp Min Sendable Msat must be greater than or equal to "1000".'),
    post("a minimum that is not an integer", LINKS, {"lnurlp_minSendable_msat": "x"}, 400,
         "Lnurlp Min Sendable Msat must be an integer."),
    post("a maximum that is not an integer", LINKS, {"lnurlp_maxSendable_msat": 1.5}, 400,
         "Lnurlp Max Sendable Msat must be an integer."),
    post("digits in the name", LINKS, {"lnurlp_identifier": "bob7"}, 400, "Lnurlp Identifier is invalid."),
    post("an unknown domain", LINKS, {"custy_domain_id": "cdom_unknown"}, 400, "Invalid custy_domain_id"),
    post("another label", LINK, {"user_label": "Tips"}, has={"user_label": "Tips"}),
    *(post(f"another label by {method}", LINK, {"user_label": "Tips"}, method=method, has={"user_label": "Tips"})
      for method in ("PUT", "PATCH")),
    post("a wallet of another's is ignored", LINK, {"wallet_id": "wal_other"}, facts="3.5",
         check=lambda response, sandbox: _belongs(response, sandbox.keys["w_"])),
    post("a public key may not change it", LINK, {}, 401, SECRET_ONLY, key="pak_", facts="3.4"),
    post("an invalid change", LINK, {"lnurlp_minSendable_msat": 1}, 400,
         'Lnurlp Min Sendable Msat must be greater than or equal to "1000".'),
    post("an invalid change, in core", LINK, {"lnurlp_minSendable_msat": 1}, 500, settings=CORE),
    post("a domain cannot be changed, in core", LINK, {"custy_domain_id": "{domain}"}, 500, "Invalid custy_domain_id",
         settings=CORE_DEBUG),
    post("an unknown link", "/v1/lnurlp/lnurlp_unknown", {}, 500, "Unknown lnurlpay id", settings=DEBUG),
    ask("a link", LINK, facts="6.10", key="pak_"),
    ask("an unknown link to read", "/v1/lnurlp/lnurlp_unknown", 500, facts="6.10"),
    ask("an unknown link to read, in debug mode", "/v1/lnurlp/lnurlp_unknown", 500, facts="6.10", settings=DEBUG,
        message="Unknown lnurlpay id"),
    ask("another account's link", LINK, 500, facts="6.10", key="other:sak_"),
]  # fmt: skip

PAYING = [
    ask("an LNURL", "/v1/lnurlp/probe/{lnurl}", facts="6.11", has={"tag": "payRequest", "commentAllowed": 255}),
    ask("a lightning address", "/v1/lnurlp/probe/{address}", facts="6.11", key="pak_", check=has_metadata),
    ask("a mistyped LNURL", "/v1/lnurlp/probe/LNURL1DP68GUP6", 500, facts="6.11", settings=DEBUG,
        message="Invalid bech32 checksum"),
    *(ask(f"a target elsewhere: {target}", f"/v1/lnurlp/probe/{target}", 500, facts="6.11", settings=DEBUG,
          message="Invalid Address / LNURL") for target in ("alice", "alice@example.com")),
    ask("no key", "/v1/lnurlp/probe/alice", 401, facts="6.11", key=None, message=INVALID),
    pay("a lightning address to pay", {"comment": "Thanks"}, has={"num_satoshis": -10, "user_label": "Thanks"},
        check=lambda response, sandbox: _says_how(response, f"alice@{sandbox.domain_name}")),
    pay("an LNURL to pay; it wins over an address", {"lnurlpay_encoded": "{lnurl}", "ln_address": "stranger@nowhere"}),
    pay("part of a satoshi counts as a whole one", {"amt_msat": 9_001}, has={"num_satoshis": -10}),
    pay("queued", {}, 200, headers={"X-LNPAY-ASYNC": "1"}, check=has_receipt(1)),
    pay("no amount", {"amt_msat": None}, 400, "Amt Msat cannot be blank."),
    pay("an amount that is not an integer", {"amt_msat": "much"}, 400, "Amt Msat must be an integer."),
    pay("no payee", {"ln_address": ""}, 500, "Invalid Address / LNURL", settings=DEBUG),
    pay("too much", {"lnurlpay_encoded": "{lnurl}", "amt_msat": 10_000_001}, 500, funds=20_000,
        message="LNURL cannot accept more than 10000000 msat", settings=CORE_DEBUG),
    *(pay(f"{says}, as documented", body, 400, message, funds=20_000) for says, body, message in (
        ("too much", {"lnurlpay_encoded": "{lnurl}", "amt_msat": 10_000_001},
         "LNURL cannot accept more than 10000000 msat"),
        ("too long a comment", {"comment": "x" * 256},
         "Comment length is too long (256) - endpoint supports (255) characters"),
    )),
    pay("too little", {"amt_msat": 999}, 400, "LNURL cannot accept less than 1000 msat"),
    pay("too little, in core", {"amt_msat": 999}, 500, settings=CORE_DEBUG,
        message="LNURL cannot accept less than 1000 msat"),
    pay("too long a comment", {"comment": "x" * 300}, 500, settings=CORE_DEBUG,
        message="Comment length is too long (300) - endpoint supports (255) characters"),
    pay("more than there is", {"lnurlpay_encoded": "{lnurl}", "amt_msat": 9_000_000}, 400, TOO_LARGE, wallet="walx_"),
    pay("no route", {}, 400, f"Unable to pay LN Invoice: {NO_ROUTE}", failing=NO_ROUTE),
    pay("busy", {}, 400, "Wallet busy try again soon", failing="busy"),
    pay("data that is not JSON", {"passThru": "{"}, 400, "passThru data must be valid json"),
    *roles(PAY, "wallet_withdraw", {"ln_address": "{address}", "amt_msat": 1000}, ("waka_", "waklw_", "wakewa_"),
           role_first=False),
    ask("an address that no one has", "/.well-known/lnurlp/stranger", 400, facts="6.11", key=None,
        message="Invalid username (stranger) for domain:127.0.0.1"),
    ask("an unknown link to pay", "/v1/wallet/{waklp_}/lnurlp/lnurlp_unknown", facts="6.11", key=None, check=is_error),
]  # fmt: skip

ROWS = [*GENERATORS, *LINKS_ROWS, *PAYING]


def _belongs(response: httpx.Response, wallet: str) -> None:
    assert response.json()["wallet_id"] == wallet


def _says_how(response: httpx.Response, address: str) -> None:
    body = response.json()
    assert body["wtxType"]["name"] == "ln_lnurl_pay_outbound"
    assert body["passThru"]["method"] == "lnurlpay"
    assert (body["passThru"]["target_ln_address"], body["passThru"]["lnurlp_comment"]) == (address, "Thanks")

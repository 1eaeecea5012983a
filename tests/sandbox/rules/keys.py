"""Rules about keys: which are required, how they are sent, and what each may do."""

from __future__ import annotations

import base64

from .row import Row, header, is_page

INVALID = "Your request was made with invalid credentials."
INVALID_WALLET = "Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr, waklw are valid when using pak_"
JSON = {"num_satoshis": 20}
NO_PERMISSION = "{prefix} access key provided does not permission to do this: wallet_deposit"
PATH_HINT = "the sandbox implements every documented LNPay operation; check the path and the method"

PAIRS = [
    Row(facts="1.2", says="a secret key and a wallet id", status=201),
    Row(facts="1.2", says="a secret key and a deterministic wallet id", wallet="walx_", status=201),
    Row(facts="1.2", says="a secret key and a legacy wallet id", wallet="w_", status=201),
    *(
        Row(facts="1.2", says=f"a secret key and {prefix} of the account, whatever its role", wallet=prefix, status=201)
        for prefix in ("waka_", "waki_", "wakr_", "waklw_", "waklp_", "wakewa_", "wakewv_")
    ),
    *(
        Row(facts="3.3", says=f"a public key and {prefix}", key="pak_", wallet=prefix, status=201)
        for prefix in ("waka_", "waki_", "waklp_", "wakewa_")
    ),
    *(
        Row(
            facts="1.9",
            says=f"a public key and {prefix}, which lacks the permission",
            key="pak_",
            wallet=prefix,
            status=401,
            message=NO_PERMISSION.format(prefix=prefix),
        )
        for prefix in ("wakr_", "waklw_", "wakewv_")
    ),
    *(
        Row(
            facts="1.2",
            says=f"a public key and {wallet}",
            key="pak_",
            wallet=wallet,
            status=401,
            message=INVALID_WALLET,
        )
        for wallet in ("wal_", "walx_", "w_", "waki_unknown", "other:waka_", "other:waki_")
    ),
    *(
        Row(
            facts="1.2",
            says=f"a secret key and {wallet}",
            wallet=wallet,
            status=401,
            message="Wallet not found: {wallet}",
        )
        for wallet in ("wal_unknown", "other:wal_", "other:waka_", "wal")
    ),
    *(
        Row(
            facts="1.2",
            says=f"a wallet access key, {key}, as the API key",
            key=key,
            status=401,
            message="Wallet not found: {wallet}",
        )
        for key in ("waka_", "waklp_")
    ),
    Row(facts="3.5", says="a wallet id as the API key", key="wal_", status=401, message=INVALID),
    Row(
        facts="3.4",
        says="the other account's key pair works on its own wallet",
        key="other:sak_",
        wallet="other:wal_",
        status=201,
    ),
]

PATHS = [
    *(
        Row(facts="1.2", says=f"a wallet key of other characters: {wallet!r}", wallet=wallet, status=404, check=is_page)
        for wallet in ("", "wal-x", "wal_x/", "wal.x", "wal_%C3%A4", "wal_%20")
    ),
    *(
        Row(facts="1.9", says=f"{method} on the invoice path", method=method, status=404, send={}, check=is_page)
        for method in ("GET", "PUT", "DELETE", "PATCH")
    ),
    Row(facts="1.1", says="no list of unpaid invoices", method="GET", path="/v1/wallet/{wallet}/invoices", status=404,
        check=is_page),
    Row(facts="4", says="an unknown route", path="/v1/nothing", status=404, message="Page not found.", check=is_page),
    Row(facts="4", says="a verb that a route refuses", method="HEAD", path="/v1/wallets", status=405, send={}, key=None,
        check=header("allow", "GET, OPTIONS")),
    Row(facts="4", says="an unknown route, with a hint", path="/v1/wallets", status=404,
        check=header("x-sandbox-hint", PATH_HINT)),
    Row(facts="4", says="an unknown route under a name that is none", path="/v1/nothing", status=404,
        send={"headers": {"Host": "[::1"}}, check=is_page),
    Row(facts="4", says="an unknown route, wanted as JSON", path="/v1/nothing", status=404,
        send={"headers": {"Accept": "application/json"}}, check=is_page),
    Row(facts="4", says="an unknown route, asked for by script", path="/v1/nothing", status=404,
        send={"headers": {"X-Requested-With": "XMLHttpRequest"}},
        check=header("content-type", "text/plain; charset=utf-8")),
]  # fmt: skip

CHALLENGE = header("www-authenticate", 'Basic realm="api"')
NO_CHALLENGE = header("www-authenticate", None)

CREDENTIALS = [
    Row(facts="1.9", says="no key at all", key=None, status=401, message=INVALID, check=CHALLENGE),
    Row(facts="1.9", says="a wrong key", key="sak_wrong", status=401, message=INVALID, check=NO_CHALLENGE),
    Row(facts="1.9", says="a secret key is enough for each of its own wallets", status=201, check=NO_CHALLENGE),
    Row(facts="1.9", says="a suspended API key", suspended="sak_", status=401,
        message="Something went wrong, please reach out."),
    Row(facts="1.9", says="a suspended wallet access key", suspended="waki_", key="pak_", wallet="waki_", status=401,
        message="Key has been suspended"),
    Row(facts="3.1", says="Bearer is not understood and counts as nothing sent", key=None, status=401, message=INVALID,
        send={"json": JSON, "headers": {"Authorization": "Bearer {sak_}"}}, check=CHALLENGE),
    Row(facts="3.1", says="X-Api-Key", key=None, status=201,
        send={"json": JSON, "headers": {"X-Api-Key": "{sak_}"}}),
    Row(facts="3.1", says="X-API-Key, as the npm client writes it", key=None, status=201,
        send={"json": JSON, "headers": {"X-API-Key": "{sak_}"}}),
    Row(facts="3.1", says="access-token in the query, also of a POST", key=None, status=201,
        send={"json": JSON, "params": {"access-token": "{sak_}"}}),
    Row(facts="3.1", says="access-token is not read from the body", key=None, status=401, message=INVALID,
        send={"json": {**JSON, "access-token": "{sak_}"}}, check=CHALLENGE),
    Row(facts="3.1", says="the password of Basic is ignored", key=None, status=201,
        send={"json": JSON, "auth": ("{sak_}", "anything")}),
    Row(facts="3.1", says="Basic without a user name counts as nothing sent", key=None, status=401, message=INVALID,
        send={"json": JSON, "headers": {"Authorization": "Basic " + base64.b64encode(b":").decode()}}, check=CHALLENGE),
    Row(facts="3.1", says="Basic that is not base64 counts as nothing sent", key=None, status=401, message=INVALID,
        send={"json": JSON, "headers": {"Authorization": "Basic ***"}}, check=CHALLENGE),
    Row(facts="3.1", says="a wrong X-Api-Key decides, though Basic is right", status=401, message=INVALID,
        send={"json": JSON, "headers": {"X-Api-Key": "sak_wrong"}}, check=NO_CHALLENGE),
    Row(facts="3.1", says="an empty X-Api-Key decides, too", status=401, message=INVALID,
        send={"json": JSON, "headers": {"X-Api-Key": ""}}, check=NO_CHALLENGE),
    Row(facts="3.1", says="a wrong access-token decides, though Basic is right", status=401, message=INVALID,
        send={"json": JSON, "params": {"access-token": "sak_wrong"}}, check=NO_CHALLENGE),
    Row(facts="3.1", says="a right X-Api-Key decides, though access-token is wrong", key=None, status=201,
        send={"json": JSON, "headers": {"X-Api-Key": "{sak_}"}, "params": {"access-token": "sak_wrong"}}),
    Row(facts="3.1", says="a right X-Api-Key decides, though Basic is wrong", key="sak_wrong", status=201,
        send={"json": JSON, "headers": {"X-Api-Key": "{sak_}"}}),
]  # fmt: skip

ROWS = [*PAIRS, *PATHS, *CREDENTIALS]

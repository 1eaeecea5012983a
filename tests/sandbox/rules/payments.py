"""Rules about paying out: invoices, transfers and keysend."""

from __future__ import annotations

from typing import Any

import httpx

from scripts.sandbox import Sandbox

from .body import CORE
from .keys import INVALID_WALLET
from .lntx import is_exactly
from .row import Row
from .seed import SEED

WITHDRAW, TRANSFER, KEYSEND = (f"/v1/wallet/{{wallet}}/{name}" for name in ("withdraw", "transfer", "keysend"))
NO_PERMISSION = "{prefix} access key provided does not permission to do this: {permission}"
TOO_LARGE = "Invoice too large :) Max balance: {balance}"
NO_ROUTE = "FAILURE_REASON_NO_ROUTE"
NO_JSON = "passThru data must be valid json"


def pay(says: str, body: dict[str, Any], status: int = 201, message: str | None = None, **more: Any) -> Row:
    """A row that pays an invoice."""
    defaults = {"path": WITHDRAW, "send": {"json": body}, "funds": 500, "message": message, "facts": "6.6"}
    return Row(says=says, status=status, **{**defaults, **more})


def transfer(says: str, body: dict[str, Any], status: int = 201, message: str | None = None, **more: Any) -> Row:
    """A row that transfers a satoshi to another wallet by default."""
    body = {"dest_wallet_id": "{w_}", "num_satoshis": 1, **body}
    defaults = {"path": TRANSFER, "send": {"json": body}, "funds": 500, "message": message, "facts": "6.7"}
    return Row(says=says, status=status, **{**defaults, **more})


def keysend(says: str, body: dict[str, Any], status: int = 201, message: str | None = None, **more: Any) -> Row:
    """A row that sends 10 satoshis to some node by default."""
    body = {"dest_pubkey": "{stranger}", "num_satoshis": 10, **body}
    request = {"json": body, "headers": more.pop("headers", {})}
    defaults = {"path": KEYSEND, "send": request, "funds": 500, "message": message, "facts": "6.8"}
    return Row(says=says, status=status, **{**defaults, **more})


def roles(path: str, permission: str, body: dict[str, Any], allowed: tuple[str, ...], *, role_first: bool) -> list[Row]:
    """Rows about the roles that may pay out."""
    request: dict[str, Any] = {"path": path, "send": {"json": body}, "facts": "3.4", "key": "pak_"}
    refused = [prefix for prefix in ("waka_", "waki_", "wakr_", "waklw_", "waklp_", "wakewa_", "wakewv_")
               if prefix not in allowed]  # fmt: skip
    refusal = NO_PERMISSION.format(prefix="wal_", permission=permission) if role_first else INVALID_WALLET
    return [
        *(Row(says=f"{path}: a public key and {prefix}", status=201, wallet=prefix, funds=500, **request)
          for prefix in allowed),
        *(Row(says=f"{path}: a public key and {prefix}", status=401, wallet=prefix,
              message=NO_PERMISSION.format(prefix=prefix, permission=permission), **request) for prefix in refused),
        Row(says=f"{path}: a public key and a wallet id", status=401, message=refusal, **request),
        Row(says=f"{path}: another account's wallet", status=401, wallet="other:wal_", path=path, facts="3.4",
            send={"json": body}, message="Wallet not found: {wallet}"),
    ]  # fmt: skip


def has_receipt(value: Any) -> Any:
    """The response is the receipt of a queued payment."""

    def check(response: httpx.Response, sandbox: Sandbox) -> None:
        assert response.json().keys() == {"id", "success"}
        assert (type(response.json()["id"]), response.json()["success"]) == (str, value)

    return check


def is_keysend(response: httpx.Response, sandbox: Sandbox) -> None:
    """The transaction is a keysend, with LNPay's fields."""
    body = response.json()
    lntx = body["lnTx"]
    assert lntx["payment_request"] == f"{'02' * 33}:10"
    assert (lntx["is_keysend"], lntx["expires_at"], lntx["settled"]) == (1, None, 1)
    assert lntx["custom_records"]["5482373484"] == lntx["payment_preimage"]
    assert lntx["custom_records"]["696969"] == '{"a":1}'
    assert body["passThru"]["method"] == "keysend"
    assert body["user_label"] == f"10 keysend to {'02' * 33}"


def moves_one_satoshi(response: httpx.Response, sandbox: Sandbox) -> None:
    """Both sides of a transfer agree."""
    out, into = response.json()["wtx_transfer_out"], response.json()["wtx_transfer_in"]
    assert (out["num_satoshis"], into["num_satoshis"], out["lnTx"], into["lnTx"]) == (-1, 1, None, None)
    assert (out["user_label"], into["user_label"]) == ("Lunch", "Lunch")
    assert out["passThru"] == into["passThru"]
    assert out["passThru"]["lnPayParams"] == {"shift": "2"}
    assert out["passThru"]["source_wallet_id"] == sandbox.wallet_id
    assert out["passThru"]["userDefined"] == {"order": 7}


INVOICES = [
    pay("someone else's invoice", {"payment_request": "{outside}"},
        has={"num_satoshis": -100, "passThru": {"method": "api"}}),
    pay("in upper case", {"payment_request": "lightning:{outside}"}),
    pay("one's own invoice", {"payment_request": "{own}"}, has={"num_satoshis": -20}),
    pay("data of one's own", {"payment_request": "{own}", "passThru": '{"a": 1}'},
        has={"passThru": {"method": "api", "userDefined": {"a": 1}}}),
    pay("data of one's own, flat in core", {"payment_request": "{own}", "passThru": {"a": 1}}, settings=CORE,
        has={"passThru": {"a": 1, "method": "api", "outgoingChannelId": "681837720326144001"}}),
    pay("a fee limit that is enough", {"payment_request": "{outside}", "fee_limit_msat": 500}),
    pay("a fee limit that is too low", {"payment_request": "{outside}", "fee_limit_msat": 499}, 400,
        f"Unable to pay LN Invoice: {NO_ROUTE}"),
    pay("nothing", {}, 400, "Payment Request cannot be blank."),
    pay("a text that is not an invoice", {"payment_request": "lnbc1"}, 400),
    pay("a mainnet invoice", {"payment_request": SEED}, 400,
        "Unable to decode invoice: invoice not for current active network 'regtest'"),
    pay("an invoice of any amount", {"payment_request": "{any_amount}"}, 400, "Cannot process any amount invoices"),
    pay("more than the wallet holds", {"payment_request": "{outside}"}, 400, TOO_LARGE, wallet="walx_", funds=99),
    pay("more than the account may send", {"payment_request": "{outside}"}, 400, settings={"max_send_sats": 99},
        message="Sends are limited to: 99 satoshi per request"),
    pay("paid already", {"payment_request": "{paid}"}, 400, "invoice is already paid"),
    pay("paid already, in core", {"payment_request": "{paid}"}, 400, settings=CORE,
        message="Unable to pay LN Invoice: invoice is already paid"),
    pay("expired", {"payment_request": "{expired}"}, 400, "Unable to pay LN Invoice: invoice expired"),
    pay("no route", {"payment_request": "{outside}"}, 400, f"Unable to pay LN Invoice: {NO_ROUTE}", failing=NO_ROUTE),
    pay("busy", {"payment_request": "{outside}"}, 400, "Wallet busy try again soon", failing="busy"),
    pay("a limit that is not an integer", {"payment_request": "{outside}", "fee_limit_msat": "much"}, 400,
        "Fee Limit Msat must be an integer."),
    pay("a negative limit", {"payment_request": "{outside}", "fee_limit_msat": -1}, 400,
        "Fee Limit Msat must be no less than 0."),
    pay("data that is not JSON", {"payment_request": "{outside}", "passThru": "{"}, 400, NO_JSON),
    pay("bad JSON", {}, 400, "Invalid JSON data in request body: Syntax error",
        send={"content": "{", "headers": {"Content-Type": "application/json"}}),
    pay("a form", {}, send={"data": {"payment_request": "{own}"}}),
    pay("fields trims it", {}, facts="2.2", check=is_exactly("num_satoshis"),
        send={"json": {"payment_request": "{own}"}, "params": {"fields": "num_satoshis"}}),
    *roles(WITHDRAW, "wallet_withdraw", {"payment_request": "{own}"}, ("waka_", "waklw_", "wakewa_"), role_first=False),
]  # fmt: skip

TRANSFERS = [
    transfer("a satoshi", {"memo": "Lunch", "lnPayParams": {"shift": "2"}, "passThru": {"order": 7}},
             check=moves_one_satoshi),
    transfer("data as JSON texts", {"memo": "Lunch", "lnPayParams": '{"shift":"2"}', "passThru": '{"order":7}'},
             check=moves_one_satoshi),
    transfer("fields does not trim it", {"memo": "Lunch"}, facts="2.2",
             send={"json": {"dest_wallet_id": "{w_}", "num_satoshis": 1}, "params": {"fields": "id"}},
             check=lambda response, sandbox: response.json()["wtx_transfer_in"]["id"]),
    transfer("no destination", {"dest_wallet_id": ""}, 400, "Dest Wallet Id cannot be blank."),
    transfer("no amount", {"num_satoshis": None}, 400, "Num Satoshis cannot be blank."),
    transfer("an amount that is not a number", {"num_satoshis": "much"}, 400, "Num Satoshis must be a number."),
    transfer("nothing", {"num_satoshis": 0}, 400, "Num Satoshis must be no less than 1."),
    transfer("nothing, in core", {"num_satoshis": 0}, 500, settings=CORE),
    transfer("less than nothing", {"num_satoshis": -1}, 400, "Num Satoshis must be no less than 0."),
    transfer("more than there is", {}, 400, "Insufficient balance in source wallet", wallet="walx_", funds=0,
             send={"json": {"dest_wallet_id": "{w_}", "num_satoshis": 10**9}}),
    transfer("an unknown wallet", {"dest_wallet_id": "wal_unknown"}, 400, "Invalid dest wallet id"),
    transfer("a wallet access key", {"dest_wallet_id": "{waki_}"}, 400, "Invalid dest wallet id"),
    transfer("a wallet on another node", {"dest_wallet_id": "{spare_wallet}"}, 400,
             "Cannot transfer funds between wallets tied to different nodes"),
    transfer("another account's wallet", {"dest_wallet_id": "{other_wal}"}, 400, "Cannot transfer funds"),
    transfer("to itself", {"dest_wallet_id": "{wal_}"}, 400, "Source and destination wallets cannot be the same!"),
    transfer("bad parameters", {"lnPayParams": "{"}, 400, "Invalid lnPayParams json specified"),
    transfer("bad data", {"passThru": "{"}, 400, "Invalid passThru json specified"),
    transfer("busy", {}, 400, "Wallet busy try again soon...", failing="busy"),
    *roles(TRANSFER, "wallet_transfer", {"dest_wallet_id": "{w_}", "num_satoshis": 1}, ("waka_",), role_first=True),
]  # fmt: skip

KEYSENDS = [
    keysend("to a node", {"custom_records": {"696969": {"a": 1}}}, check=is_keysend),
    keysend("queued", {}, headers={"X-LNPAY-ASYNC": "1"}, check=has_receipt("1")),
    keysend("queued, in core", {}, 200, headers={"X-LNPAY-ASYNC": "1"}, settings=CORE, check=has_receipt(1)),
    keysend("even false means queued", {}, headers={"X-LNPAY-ASYNC": "false"}, check=has_receipt("1")),
    keysend("0 means now", {}, headers={"X-LNPAY-ASYNC": "0"}, has={"num_satoshis": -10}),
    keysend("an empty header means now", {}, headers={"X-LNPAY-ASYNC": ""}, has={"num_satoshis": -10}),
    keysend("a queued payment that fails is queued", {}, headers={"X-LNPAY-ASYNC": "1"}, check=has_receipt("1"),
            failing=NO_ROUTE),
    keysend("a queued payment is checked first", {"dest_pubkey": "02"}, 400, headers={"X-LNPAY-ASYNC": "1"},
            message="Dest Pubkey should contain 66 characters."),
    keysend("no key", {"dest_pubkey": None}, 400, "Dest Pubkey cannot be blank."),
    keysend("a key that is too short", {"dest_pubkey": "02" * 32}, 400, "Dest Pubkey should contain 66 characters."),
    keysend("no amount", {"num_satoshis": ""}, 400, "Num Satoshis cannot be blank."),
    keysend("an amount that is not an integer", {"num_satoshis": 1.5}, 400, "Num Satoshis must be an integer."),
    keysend("a negative amount", {"num_satoshis": -1}, 400, "Num Satoshis must be no less than 0."),
    keysend("nothing", {"num_satoshis": 0}, 400, f"Failure reason: {NO_ROUTE}"),
    keysend("a fee limit that is too low", {"fee_limit_msat": 0}, 400, f"Failure reason: {NO_ROUTE}"),
    keysend("a fee limit that is not an integer", {"fee_limit_msat": []}, 400, "Fee Limit Msat must be an integer."),
    keysend("more than there is", {"num_satoshis": 10**9}, 400, TOO_LARGE),
    keysend("data that is not JSON", {"passThru": "{"}, 400, NO_JSON),
    keysend("no route", {}, 400, f"Failure reason: {NO_ROUTE}", failing=NO_ROUTE),
    keysend("busy", {}, 500, failing="busy"),
    keysend("busy, in debug mode", {}, 500, "Please try again soon, wallet busy ID:{wallet}", failing="busy",
            settings={"debug": True}),
    *roles(KEYSEND, "wallet_withdraw", {"dest_pubkey": "02" * 33, "num_satoshis": 10}, ("waka_", "waklw_", "wakewa_"),
           role_first=False),
]  # fmt: skip

ROWS = [*INVOICES, *TRANSFERS, *KEYSENDS]

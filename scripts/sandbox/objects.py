"""Rows as objects in responses: the LnTx, the wallet, its transactions, links and nodes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request

from .lnurl import encode_lnurl
from .pass_thru import as_answered
from .records import Domain, LnTx, Lnurlpay, Node, Wallet, WalletKey, WalletTransaction
from .state import State, pubkey_of

NEWER_FIELDS = frozenset({"ln_node_id", "payment_addr", "fee_msat", "is_amp"})
MODELS = frozenset({"wal", "wtxType", "statusType", "walletType"})
"""Values whose parts `fields` can select; for others, a dotted name selects the whole."""

KINDS: Mapping[str, str] = {
    "ln_deposit": "LN Deposit",
    "ln_withdrawal": "LN Withdrawal",
    "ln_transfer_in": "Transfer In",
    "ln_transfer_out": "Transfer Out",
    "ln_lnurl_pay_inbound": "LNURL Pay",
    "ln_lnurl_pay_outbound": "LNURL Pay Outbound",
    "network_fee": "LN Routing Fees",
}
"""Kinds of wallet transactions, with their display names."""


def lntx_object(lntx: LnTx, state: State) -> dict[str, Any]:
    """The LnTx as LNPay returns it, with its preimage only after payment."""
    settled = lntx.settled_at is not None
    server_data = {"wallet_id": lntx.wallet, **json.loads(lntx.server_data)}
    shown = {
        "id": lntx.id,
        "created_at": lntx.created_at,
        "ln_node_id": lntx.node,
        "dest_pubkey": lntx.dest_pubkey,
        "payment_request": lntx.payment_request,
        "r_hash_decoded": _as_inbound_keysend(lntx.payment_hash) if lntx.payment_addr else lntx.payment_hash,
        "memo": lntx.memo,
        "description_hash": lntx.description_hash,
        "payment_addr": lntx.payment_addr,
        "num_satoshis": lntx.num_satoshis,
        "fee_msat": lntx.fee_msat,
        "expiry": lntx.expiry,
        "expires_at": lntx.expires_at,
        "payment_preimage": lntx.preimage if settled else None,
        "settled": int(settled),
        "settled_at": lntx.settled_at,
        "is_keysend": lntx.is_keysend,
        "is_amp": None,
        "custom_records": json.loads(lntx.custom_records) if lntx.custom_records else None,
        "passThru": as_answered(lntx.pass_thru, server_data, flat=state.settings.flat),
    }
    if state.settings.newer_fields:
        return shown
    return {name: value for name, value in shown.items() if name not in NEWER_FIELDS}


def wallet_object(wallet: Wallet, state: State) -> dict[str, Any]:
    """The current wallet; one with an id from before 2020 has no type."""
    shown: dict[str, Any] = {
        "id": wallet.id,
        "created_at": wallet.created_at,
        "updated_at": wallet.updated_at,
        "user_label": wallet.user_label,
        "balance": wallet.balance,
        "balance_msat": None,
        "ln_node_id": wallet.node,
        "default_lnurlpay_id": wallet.default_lnurlpay,
        "statusType": {"type": "wallet", "name": "active", "display_name": "Active"},
        "walletType": {"name": "generic_wallet", "display_name": "Generic Wallet"},
    }
    if wallet.id.startswith("w_"):
        shown["walletType"] = None
    if not state.settings.newer_fields:
        del shown["ln_node_id"]
    return shown


def wtx_object(wtx: WalletTransaction, state: State) -> dict[str, Any]:
    """The wallet transaction, with the current wallet."""
    wallet = state.store.find(Wallet, "id = ?", wtx.wallet)
    lntx = state.store.find(LnTx, "id = ?", wtx.lntx) if wtx.lntx else None
    shown_lntx = lntx_object(lntx, state) if lntx else {}
    shown_lntx.pop("passThru", None)
    return {
        "id": wtx.id,
        "created_at": wtx.created_at,
        "num_satoshis": wtx.num_satoshis,
        "user_label": wtx.user_label,
        "wal": wallet_object(wallet, state) if wallet else None,
        "wtxType": {"layer": "ln", "name": wtx.kind, "display_name": KINDS[wtx.kind]},
        "lnTx": shown_lntx or None,
        "passThru": as_answered(wtx.pass_thru, json.loads(wtx.server_data), flat=state.settings.flat),
    }


def lnurlpay_object(link: Lnurlpay, state: State, base_url: str) -> dict[str, Any]:
    """The LNURL-pay link, with the URL that this sandbox was called under."""
    url = pay_url(link, state, base_url)
    domain = state.store.find(Domain, "id = ?", link.domain) if link.domain else None
    return {
        "id": link.id,
        "created_at": link.created_at,
        "updated_at": link.updated_at,
        "wallet_id": link.wallet,
        "user_label": link.user_label,
        "lnurl_encoded": encode_lnurl(url),
        "lnurl_decoded": url,
        "lnurlp_minSendable_msat": link.min_msat,
        "lnurlp_maxSendable_msat": link.max_msat,
        "lnurlp_short_desc": link.short_desc,
        "lnurlp_identifier": link.identifier,
        "statusType": {"type": "lnurl", "name": "lnurl_active", "display_name": "LNURL Active"},
        "custyDomain": {"id": domain.id, "domain_name": domain.name, "display_name": domain.name} if domain else None,
    }


def pay_url(link: Lnurlpay, state: State, base_url: str) -> str:
    """The URL where wallet apps get the link's parameters and invoices."""
    return f"{base_url}/v1/wallet/{wallet_key(link.wallet, 'waklp_', state)}/lnurlp/{link.id}"


def wallet_key(wallet_id: str, prefix: str, state: State) -> str:
    """A wallet's access key of a kind."""
    key = state.store.find(WalletKey, "wallet = ? AND prefix = ?", wallet_id, prefix)
    return key.key if key else ""


def base_url(request: Request) -> str:
    """The URL that the sandbox was called under, without a trailing slash."""
    return str(request.base_url).rstrip("/")


def node_object(node: Node, state: State) -> dict[str, Any]:
    """The node, as far as a sandbox has one."""
    pubkey = pubkey_of(node)
    shown = {
        "id": node.id,
        "created_at": node.created_at,
        "alias": node.id,
        "onchain_confirmed_sats": 0,
        "onchain_unconfirmed_sats": 0,
        "onchain_total_sats": 0,
        "onchain_nextaddr": None,
        "network": state.settings.network,
        "default_pubkey": pubkey,
        "uri": f"{pubkey}@127.0.0.1:9735",
        "host": "127.0.0.1",
        "rpc_port": 10009,
        "rest_port": 8080,
        "ln_port": 9735,
        "fee_wallet_id": None,
        "keysend_wallet_id": keysend_wallet(node, state),
        "passThru": None,
    }
    if state.settings.newer_fields:
        shown |= {"org_id": None, "is_custodian": int(node == state.nodes(node.account)[0])}
    return shown


def keysend_wallet(node: Node, state: State) -> str | None:
    """The wallet for keysends to the node that do not specify one: its first one."""
    wallet = state.store.find(Wallet, "node = ?", node.id)
    return wallet.id if wallet else None


def chosen_fields(request: Request, shown: dict[str, Any]) -> dict[str, Any] | list[Any]:
    """The fields in `?fields=`, in the server's order; an empty array if none of them exist."""
    asked = request.query_params.get("fields")
    return _chosen([name for name in re.split(r"\s*,\s*", (asked or "").strip()) if name], shown)


def _chosen(names: Iterable[str], shown: dict[str, Any]) -> dict[str, Any] | list[Any]:
    inner: dict[str, list[str]] = {}
    for name in names:
        head, _, rest = name.partition(".")
        inner.setdefault(head, []).extend([rest] if rest else [])
    if not inner or "*" in inner:
        return shown
    return {
        name: _chosen(inner[name], value) if name in MODELS and isinstance(value, dict) else value
        for name, value in shown.items()
        if name in inner
    } or []


def _as_inbound_keysend(payment_hash: str) -> str:
    """The hash as LNPay returns it for an incoming keysend: its base64 text in hexadecimal."""
    return b64encode(bytes.fromhex(payment_hash)).hex()

"""Nodes: list and retrieve them, decode invoices, query routes."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import account_of
from .checks import as_integer
from .money import BLOCK, CHANNEL
from .objects import chosen_fields, node_object
from .paging import Paging, page_of
from .payments import decode, routing_fee_msat
from .records import Node
from .responses import json_response
from .state import State, pubkey_of

if TYPE_CHECKING:
    import bolt11

FEATURES = {9: "tlv-onion", 15: "payment-addr", 17: "multi-path-payments"}
CAMEL_CASE = {
    "route_hints": "routeHints",
    "payment_addr": "paymentAddr",
    "num_msat": "numMsat",
    "description_hash": "descriptionHash",
    "fallback_addr": "fallbackAddr",
}
"""Names on newer servers that the documentation has in snake case."""


async def list_nodes(request: Request) -> Response:
    """List the nodes of the account."""
    state: State = request.app.state.sandbox
    account = account_of(request, state, secret=True)
    paging = Paging(default=50, most=50, columns=("id", "created_at"))
    return page_of(request, paging, Node, ("account = ?", account), lambda row: node_object(row, state), state)


async def get_node(request: Request) -> Response:
    """Return a node; for an unknown one LNPay returns null."""
    state: State = request.app.state.sandbox
    account = account_of(request, state, secret=True)
    node_id = request.path_params["ln_node_id"]
    node = state.store.find(Node, "id = ? AND account = ?", node_id, account)
    if node is None:
        if state.settings.core:
            return json_response(None)
        raise refusals.invalid_node(node_id)
    return json_response(chosen_fields(request, node_object(node, state)))


async def decode_invoice(request: Request) -> Response:
    """Return a decoded invoice, with numbers as strings."""
    state: State = request.app.state.sandbox
    _usable_node(request, state)
    (text,) = _parameters(request, "payment_request")
    decoded = _decoded(decode(text, any_network=True))
    if state.settings.core:
        decoded = {CAMEL_CASE.get(name, name): value for name, value in decoded.items()}
    return json_response(decoded)


async def query_routes(request: Request) -> Response:
    """Return the sandbox's only route to any other node."""
    state: State = request.app.state.sandbox
    node = _usable_node(request, state)
    pubkey, sent = _parameters(request, "pub_key", "amt")
    amount = as_integer(sent)
    if amount is None:
        raise refusals.not_an_integer("Amt")
    if amount < 1 or not re.fullmatch("0[23][0-9a-f]{64}", pubkey) or pubkey == pubkey_of(node):
        raise refusals.no_path()
    return json_response({"routes": [_route(pubkey, amount)], "successProb": 0.95})


def _usable_node(request: Request, state: State) -> Node:
    """The node in the path; `default` is the one that LNPay runs for the account."""
    account = account_of(request, state)
    node_id = request.path_params["ln_node_id"]
    nodes = state.nodes(account)
    found = nodes[0] if node_id == "default" else next((node for node in nodes if node.id == node_id), None)
    if found is None:
        raise refusals.invalid_node(node_id)
    return found


def _parameters(request: Request, *names: str) -> list[str]:
    missing = [name for name in names if name not in request.query_params]
    if missing:
        raise refusals.missing_parameters(missing)
    return [request.query_params[name] for name in names]


def _decoded(invoice: bolt11.Bolt11) -> dict[str, Any]:
    msat = int(invoice.amount_msat or 0)
    return {
        "destination": invoice.payee,
        "payment_hash": invoice.payment_hash,
        "num_satoshis": str(msat // 1000),
        "timestamp": str(invoice.date),
        "expiry": str(invoice.expiry or 3600),
        "description": invoice.description or "",
        "description_hash": invoice.description_hash or "",
        "fallback_addr": "",
        "cltv_expiry": str(invoice.min_final_cltv_expiry or 18),
        "route_hints": [
            {"hop_hints": [_hop_hint(route) for route in hint.routes]} for hint in invoice.route_hints or ()
        ],
        "payment_addr": b64encode(bytes.fromhex(invoice.payment_secret or "")).decode(),
        "num_msat": str(msat),
        "features": _features(invoice),
    }


def _features(invoice: bolt11.Bolt11) -> dict[str, Any]:
    """The feature bits by number; nodes may ignore unknown odd ones."""
    bits = int(invoice.features.data.hex or "0", 16) if invoice.features else 0
    return {
        str(bit): {
            "name": FEATURES.get(bit | 1, "unknown"),
            "is_required": not bit % 2,
            "is_known": bit | 1 in FEATURES,
        }
        for bit in range(bits.bit_length())
        if bits >> bit & 1
    }


def _hop_hint(route: Any) -> dict[str, Any]:
    return {
        "node_id": route.public_key,
        "chan_id": str(_channel_number(route.short_channel_id)),
        "fee_base_msat": route.base_fee,
        "fee_proportional_millionths": route.ppm_fee,
        "cltv_expiry_delta": route.cltv_expiry_delta,
    }


def _channel_number(short_channel_id: str) -> int:
    """A channel as one number: block, transaction and output."""
    block, transaction, output = (int(part) for part in short_channel_id.split("x"))
    return block << 40 | transaction << 16 | output


def _route(pubkey: str, amount: int) -> dict[str, Any]:
    fee = routing_fee_msat(amount)
    total = amount * 1000 + fee
    return {
        "totalTimeLock": BLOCK + 160,
        "totalAmt": str(total // 1000),
        "totalFeesMsat": str(fee),
        "totalAmtMsat": str(total),
        "hops": [
            {
                "chanId": CHANNEL,
                "chanCapacity": "1000000",
                "amtToForward": str(amount),
                "expiry": BLOCK + 120,
                "amtToForwardMsat": str(amount * 1000),
                "feeMsat": str(fee),
                "pubKey": pubkey,
                "tlvPayload": True,
            }
        ],
    }

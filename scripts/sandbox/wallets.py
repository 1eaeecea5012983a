"""Wallets: create one, read one, list all, and list the transactions of one or of all."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from . import refusals
from .auth import account_of, asked_wallet
from .checks import Checks
from .events import record_event
from .keys import READ, ROLES
from .objects import chosen_fields, wallet_object, wtx_object
from .paging import Paging, page_of
from .records import Node, Wallet, WalletTransaction
from .request_body import read_fields
from .responses import json_response
from .state import State


async def post_create_wallet(request: Request) -> Response:
    """Create a wallet, and return its access keys, only this once."""
    state: State = request.app.state.sandbox
    account = account_of(request, state)
    checks = Checks(await read_fields(request))
    label = checks.text("user_label", label="Internal Label", required=True)
    node_id = checks.text("ln_node_id")
    identifier = checks.text("deterministic_identifier")
    checks.finish()
    node = _node_for(node_id, account, state)
    with state.store.transaction():
        wallet_id = _deterministic_id(identifier, account, state) if identifier else state.new_id("wal_")
        keys = state.add_wallet(account, wallet_id, label or "", node)
        shown = _shown(wallet_id, state)
        record_event("wallet_created", account, {"wal": shown}, state)
    return json_response({**shown, "access_keys": {ROLES[prefix]: [key] for prefix, key in keys.items()}}, 201)


async def get_wallet(request: Request) -> Response:
    """Return a wallet with its balance."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, READ, state, role_first=True)
    return json_response(chosen_fields(request, wallet_object(wallet, state)))


async def list_wallets(request: Request) -> Response:
    """List the wallets of the account."""
    state: State = request.app.state.sandbox
    account = account_of(request, state, secret=True)
    paging = Paging(default=50, most=50, columns=("id", "created_at", "balance", "user_label"))
    return page_of(request, paging, Wallet, ("account = ?", account), lambda row: wallet_object(row, state), state)


async def list_wallet_transactions(request: Request) -> Response:
    """List the transactions of a wallet."""
    state: State = request.app.state.sandbox
    wallet = asked_wallet(request, READ, state)
    paging = Paging(default=100, most=500, columns=_COLUMNS, default_name="page-size")
    return page_of(
        request, paging, WalletTransaction, ("wallet = ?", wallet.id), lambda row: wtx_object(row, state), state
    )


async def list_transactions(request: Request) -> Response:
    """List the transactions of all wallets of the account, or of one of them."""
    state: State = request.app.state.sandbox
    account = account_of(request, state, secret=True)
    where: tuple[str, str] = ("wallet IN (SELECT id FROM wallet WHERE account = ?)", account)
    if wallet_id := request.query_params.get("wallet_id"):
        if not state.store.find(Wallet, "id = ? AND account = ?", wallet_id, account):
            raise refusals.wallet_to_list_not_found()
        where = ("wallet = ?", wallet_id)
    paging = Paging(default=20, most=50, columns=_COLUMNS)
    return page_of(request, paging, WalletTransaction, where, lambda row: wtx_object(row, state), state)


_COLUMNS = ("id", "created_at", "num_satoshis", "user_label")


def _node_for(node_id: str | None, account: str, state: State) -> str:
    """The node of a new wallet: by default, the one that LNPay runs for the account."""
    if node_id is None:
        return state.nodes(account)[0].id
    node = state.store.find(Node, "id = ?", node_id)
    if node is None:
        raise refusals.ServerFault(f"Unknown node {node_id}")
    if node.account != account:
        raise refusals.foreign_node()
    return node.id


def _deterministic_id(identifier: str, account: str, state: State) -> str:
    wallet_id = "walx_" + sha256((identifier + account).encode()).hexdigest()[:14]
    if state.store.find(Wallet, "id = ?", wallet_id):
        raise refusals.taken("Id", wallet_id)
    return wallet_id


def _shown(wallet_id: str, state: State) -> dict[str, object]:
    wallet = state.store.find(Wallet, "id = ?", wallet_id)
    return wallet_object(wallet, state) if wallet else {}

"""Who is asking, and may they: the API key, then the wallet, then the permission."""

from __future__ import annotations

import base64
import binascii

from starlette.requests import Request

from . import refusals
from .keys import PERMISSIONS
from .state import State
from .store import ApiKey, Wallet


def authenticate(request: Request, state: State) -> ApiKey | None:
    """Find out whose API key came with the request; the first way in which one was sent decides.

    None stands for a wallet access key sent as the API key: LNPay takes it for a caller who finds no wallet.
    """
    sent = _sent_key(request)
    if sent is None:
        raise refusals.invalid_credentials(challenge=True)
    api_key = state.store.api_key(sent)
    if api_key is None:
        wallet = state.store.wallet(sent)
        if wallet is None or wallet.key_prefix is None:
            raise refusals.invalid_credentials(challenge=False)
        return None
    if api_key.suspended:
        raise refusals.api_key_suspended()
    return api_key


def open_wallet(wallet_key: str, api_key: ApiKey | None, permission: str, state: State) -> Wallet:
    """Find the wallet that the key in the path stands for, and check that this pair of keys may do this."""
    if api_key is None:
        raise refusals.wallet_not_found(wallet_key)
    wallet = state.store.wallet(wallet_key)
    mine = wallet is not None and wallet.account == api_key.account
    if api_key.prefix == "sak_":
        if wallet is None or not mine:
            raise refusals.wallet_not_found(wallet_key)
        if wallet.key_suspended:
            raise refusals.wallet_key_suspended()
        return wallet
    if wallet is None or not mine or wallet.key_prefix is None:
        raise refusals.invalid_wallet_access_key()
    if wallet.key_suspended:
        raise refusals.wallet_key_suspended()
    if permission not in PERMISSIONS[wallet.key_prefix]:
        raise refusals.not_permitted(wallet.key_prefix, permission)
    return wallet


def _sent_key(request: Request) -> str | None:
    """The API key in the header X-Api-Key, else in the query, else as the user name of http basic."""
    header = request.headers.get("x-api-key")
    if header is not None:
        return header
    query = request.query_params.get("access-token")
    if query is not None:
        return query
    return _basic_user(request.headers.get("authorization", ""))


def _basic_user(header: str) -> str | None:
    """The user name in a Basic header; None without one. Bearer and other schemes count as nothing sent."""
    if header[:6].lower() != "basic ":
        return None
    try:
        text = base64.b64decode(header[6:].strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    return text.partition(":")[0] or None

"""Authentication and authorization: the API key, then the wallet, then the permission."""

from __future__ import annotations

import base64
import binascii

from starlette.requests import Request

from . import refusals
from .keys import may, prefix_of
from .records import ApiKey, Wallet, WalletKey
from .state import State


def authenticate(request: Request, state: State) -> ApiKey | None:
    """Return the API key of a request; if it was sent in several ways, the first one counts.

    None means that a wallet access key was sent as the API key: LNPay then finds no wallet.
    """
    sent = _sent_key(request)
    if sent is None:
        raise refusals.invalid_credentials(challenge=True)
    api_key = state.store.find(ApiKey, "key = ?", sent)
    if api_key is None:
        if not state.store.find(WalletKey, "key = ?", sent):
            raise refusals.invalid_credentials(challenge=False)
        return None
    if api_key.suspended:
        raise refusals.api_key_suspended()
    return api_key


def account_of(request: Request, state: State, *, secret: bool = False) -> str:
    """Return the account of a request's API key, for operations without a wallet."""
    api_key = authenticate(request, state)
    if api_key is None:
        raise refusals.invalid_credentials(challenge=False)
    if secret and api_key.prefix != "sak_":
        raise refusals.secret_key_required()
    return api_key.account


def asked_wallet(request: Request, permission: str, state: State, *, role_first: bool = False) -> Wallet:
    """Find the wallet of the key in the path, and check that this pair of keys has the permission."""
    return open_wallet(
        request.path_params["wallet_key"], authenticate(request, state), permission, state, role_first=role_first
    )


def open_wallet(
    wallet_key: str, api_key: ApiKey | None, permission: str, state: State, *, role_first: bool = False
) -> Wallet:
    """Find a wallet by its id or access key; `role_first` checks the key's role before it looks up the wallet."""
    if api_key is None:
        raise refusals.wallet_not_found(wallet_key)
    secret = api_key.prefix == "sak_"
    if role_first and not secret and not may(prefix_of(wallet_key), permission):
        raise refusals.not_permitted(prefix_of(wallet_key), permission)
    wallet, key = state.store.wallet(wallet_key) or (None, None)
    if wallet is None or wallet.account != api_key.account or not (secret or key):
        raise refusals.wallet_not_found(wallet_key) if secret else refusals.invalid_wallet_access_key()
    if key and key.suspended:
        raise refusals.wallet_key_suspended()
    if key and not secret and not may(key.prefix, permission):
        raise refusals.not_permitted(key.prefix, permission)
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
    """The user name in a Basic header; None if there is none. Bearer and other schemes count as no key."""
    if header[:6].lower() != "basic ":
        return None
    try:
        text = base64.b64decode(header[6:].strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    return text.partition(":")[0] or None

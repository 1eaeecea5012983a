"""The node's side of a payment: it succeeds, with a routing fee if it leaves the node, or fails and moves nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from coincurve import PrivateKey

from . import refusals
from .events import record_event
from .money import FEES, RECORD_EXPIRY, WORLD, book, new_lntx, receive_keysend, settle
from .objects import keysend_wallet, wallet_object, wtx_object
from .pass_thru import as_answered
from .records import LnTx, Node, Token, Wallet, WalletTransaction
from .state import State, pubkey_of

if TYPE_CHECKING:
    import bolt11

NO_ROUTE = "FAILURE_REASON_NO_ROUTE"
ALREADY_PAID = "invoice is already paid"
TOKEN_USED = "This LNURL has already been used."
BUSY = "busy"
"""A reason that simulates another payment of the wallet at the same time."""
ROUTING_FEE_PPM = 5_000
FEE_LIMIT_PERCENT = 5
PREIMAGE_RECORD = "5482373484"
WALLET_RECORDS = ("696969", "112111100", "112111100102")
"""Records of a keysend that may specify the receiving wallet."""


class PaymentFailedError(Exception):
    """The node could not pay; the message is its reason."""


class WalletBusyError(Exception):
    """Another payment of the wallet is in progress."""


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A payment to make from a wallet: to an invoice, or without one to a node's public key."""

    wallet: Wallet
    num_satoshis: int
    dest_pubkey: str
    payment_request: str
    payment_hash: str
    preimage: str
    fee_limit_msat: int | None
    label: str | None
    description_hash: str | None = None
    expires_at: int | None = None
    """When the invoice expires; None for a keysend."""
    expiry: int = RECORD_EXPIRY
    custom_records: dict[str, Any] | None = None
    """None for an invoice."""
    kind: str = "ln_withdrawal"
    pass_thru: str = "{}"
    server_data: dict[str, Any] = field(default_factory=dict)
    token: str | None = None
    """The one-time token of an LNURL, used up by the payment."""

    @property
    def fee_limit(self) -> int:
        """The most that routing may cost, in millisatoshis."""
        if self.fee_limit_msat is not None:
            return self.fee_limit_msat
        return -(-self.num_satoshis * FEE_LIMIT_PERCENT // 100) * 1000


def invoice_payment(wallet: Wallet, payment_request: str, state: State, **more: Any) -> Payment:
    """Read an invoice to pay; raise a refusal if it cannot be paid."""
    invoice = decode(payment_request)
    if not invoice.amount_msat:
        raise refusals.any_amount_invoice()
    return Payment(
        wallet=wallet,
        num_satoshis=-(-invoice.amount_msat // 1000),
        dest_pubkey=invoice.payee or "",
        payment_request=payment_request,
        payment_hash=invoice.payment_hash,
        preimage=_preimage(invoice, state),
        expires_at=invoice.date + (invoice.expiry or 3600),
        expiry=RECORD_EXPIRY if state.settings.core else invoice.expiry or 3600,
        description_hash=invoice.description_hash,
        **{"label": invoice.description, **more},
    )


def decode(payment_request: str, *, any_network: bool = False) -> bolt11.Bolt11:
    """Decode a BOLT11 invoice, as the node does."""
    import bolt11  # here, because with bitstring it would make the sandbox start a quarter slower

    try:
        invoice = bolt11.decode(payment_request.strip().lower().removeprefix("lightning:"))
    except (bolt11.Bolt11Exception, ValueError, IndexError, KeyError, TypeError) as error:
        raise refusals.not_decoded(str(error) or "invalid invoice") from None
    if invoice.currency != "bcrt" and not any_network:
        raise refusals.not_decoded("invoice not for current active network 'regtest'")
    return invoice


def send(payment: Payment, state: State) -> WalletTransaction:
    """Make a payment; if the node fails, record that and raise its reason."""
    try:
        with state.store.transaction():
            check_funds(payment.wallet, payment.num_satoshis, state)
            return _send(payment, state)
    except PaymentFailedError as failed:
        with state.store.transaction():
            _record_failure(payment, str(failed), state)
        raise


def check_funds(wallet: Wallet, num_satoshis: int, state: State) -> None:
    """Reject a payment that exceeds the wallet's balance or the account's limit."""
    current = state.store.find(Wallet, "id = ?", wallet.id) or wallet
    if num_satoshis > current.balance:
        raise refusals.too_large(current.balance)
    if num_satoshis > state.settings.max_send_sats:
        raise refusals.over_the_send_limit(state.settings.max_send_sats)


def take_failure(state: State) -> None:
    """Make a payment fail, if a control says so."""
    if state.failing_payments:
        reason = state.failing_payments.pop(0)
        raise WalletBusyError if reason == BUSY else PaymentFailedError(reason)


def routing_fee_msat(num_satoshis: int) -> int:
    """The routing fee of a payment that leaves the node."""
    return num_satoshis * ROUTING_FEE_PPM // 1000


def outside_preimage(key: PrivateKey, payment_secret: str) -> bytes:
    """The preimage of an invoice of the node that acts as the rest of the network."""
    return sha256(key.secret + bytes.fromhex(payment_secret)).digest()


def _send(payment: Payment, state: State) -> WalletTransaction:
    take_failure(state)
    if payment.token and not state.store.update(Token, "used = 1", "ott = ? AND used = 0", payment.token):
        raise refusals.Refusal(400, TOKEN_USED)  # pragma: no cover: only if another payment comes in between
    node = _own_node(payment.dest_pubkey, state)
    invoice = state.store.find(LnTx, "payment_hash = ? AND incoming = 1", payment.payment_hash) if node else None
    fee_msat = 0 if node else routing_fee_msat(payment.num_satoshis)
    _check_route(payment, invoice, node, fee_msat, state)
    lntx = _record(payment, invoice.preimage if invoice else payment.preimage, fee_msat, state)
    wtx = book(
        payment.wallet.id,
        -payment.num_satoshis,
        payment.kind,
        state,
        label=payment.label,
        lntx=lntx.id,
        pass_thru=payment.pass_thru,
        server_data=payment.server_data,
        outside=WORLD,
    )
    record_event("wallet_send", payment.wallet.account, {"wtx": wtx_object(wtx, state)}, state)
    if invoice:
        settle(invoice, payment.num_satoshis, state)
    elif node:
        _arrive(payment, node, state)
    if fee_msat:
        _book_fee(payment.wallet, wtx, fee_msat, state)
    return wtx


def _check_route(payment: Payment, invoice: LnTx | None, node: Node | None, fee_msat: int, state: State) -> None:
    """Raise the node's reason if the payment cannot be made."""
    paid_before = state.store.count(LnTx, "payment_hash = ? AND incoming = 0", payment.payment_hash)
    if paid_before or (invoice and invoice.settled_at is not None):
        raise PaymentFailedError(ALREADY_PAID)
    expires_at = invoice.expires_at if invoice else payment.expires_at
    if expires_at is not None and expires_at <= state.now():
        raise PaymentFailedError("invoice expired")
    known = invoice or payment.custom_records is not None or not node
    if fee_msat > payment.fee_limit or payment.num_satoshis < 1 or not known:
        raise PaymentFailedError(NO_ROUTE)


def _record(payment: Payment, preimage: str, fee_msat: int, state: State) -> LnTx:
    now = state.now()
    keysend = payment.custom_records is not None
    lntx = new_lntx(
        payment.wallet,
        state,
        incoming=0,
        dest_pubkey=payment.dest_pubkey,
        payment_request=payment.payment_request,
        payment_hash=payment.payment_hash,
        preimage=preimage,
        memo=payment.label,
        description_hash=payment.description_hash,
        num_satoshis=payment.num_satoshis,
        fee_msat=fee_msat,
        expiry=payment.expiry,
        expires_at=None if keysend else now + payment.expiry,
        settled_at=now,
        is_keysend=1 if keysend else None,
        custom_records=json.dumps(payment.custom_records) if keysend else None,
        pass_thru=payment.pass_thru,
    )
    state.store.insert(lntx)
    return lntx


def _arrive(payment: Payment, node: Node, state: State) -> None:
    """Credit a keysend to the wallet in its records, if it is on this node, or to the node's keysend wallet."""
    records = payment.custom_records or {}
    named = [records[name] for name in WALLET_RECORDS if name in records]
    wallet = state.store.find(Wallet, "id = ? AND node = ?", *(named or [""])[:1], node.id)
    wallet = wallet or state.store.find(Wallet, "id = ?", keysend_wallet(node, state))
    if wallet is None:
        raise PaymentFailedError(NO_ROUTE)  # pragma: no cover: each node has a wallet from its start
    receive_keysend(wallet, payment.num_satoshis, bytes.fromhex(payment.preimage), records, state)


def _book_fee(wallet: Wallet, wtx: WalletTransaction, fee_msat: int, state: State) -> None:
    """Charge the routing fee, rounded up to a satoshi, in its own transaction."""
    fee = book(
        wallet.id,
        -fee_msat // 1000,
        "network_fee",
        state,
        label="Network fee",
        server_data={"source_transaction": wtx.id, "fee_target_wallet": wallet.id},
        outside=FEES,
    )
    if state.settings.core:
        record_event("network_fee_incurred", wallet.account, {"wtx": wtx_object(fee, state)}, state)


def _record_failure(payment: Payment, reason: str, state: State) -> None:
    wallet = state.store.find(Wallet, "id = ?", payment.wallet.id) or payment.wallet
    asked: dict[str, Any] = {"payment_request": payment.payment_request}
    if payment.custom_records is not None:
        asked = {"dest_pubkey": payment.dest_pubkey, "amt_msat": payment.num_satoshis * 1000}
        asked["custom_records"] = payment.custom_records
    data = {
        "wal": wallet_object(wallet, state),
        "passThru": as_answered(payment.pass_thru, {}, flat=state.settings.flat),
        "spontaneous": int(payment.custom_records is not None),
        "failureReason": reason,
        "node_request_parameters": {**asked, "fee_limit_msat": payment.fee_limit},
    }
    record_event("wallet_send_failure", wallet.account, data, state)


def _own_node(pubkey: str, state: State) -> Node | None:
    return next((node for node in state.store.select(Node, "1") if pubkey_of(node) == pubkey), None)


def _preimage(invoice: bolt11.Bolt11, state: State) -> str:
    """The preimage of an outside invoice: real for the sandbox's own outside node, otherwise made up."""
    if invoice.payment_secret:
        preimage = outside_preimage(state.outside_key, invoice.payment_secret)
        if sha256(preimage).hexdigest() == invoice.payment_hash:
            return preimage.hex()
    return state.randomness(32).hex()

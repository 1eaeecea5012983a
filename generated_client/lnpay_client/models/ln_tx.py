# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `LnTx` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from .pass_thru import PassThru


@_attr.define(kw_only=True, repr=False, eq=False)
class LnTx(_m.Record):
    """A Lightning transaction: an invoice or a payment, with its status.

    When an invoice is paid, `settled`, `settled_at` and `payment_preimage` change, and `num_satoshis` becomes the
    amount paid.
    Nothing else changes.
    """

    id: str
    """Identifies the LnTx: `lntx_` followed by up to 24 letters and digits.
    Use it to check the status.

    Example: `"lntx_ztkK7XxfqCq3ihmhJiUhnR"`.
    """
    created_at: int
    """When LNPay recorded the LnTx.

    Unit: Unix time in seconds.

    Example: `1582462172`.
    """
    ln_node_id: str | None | Unset = UNSET
    """The node that created the invoice or paid it: `lnod_` followed by up to 18 characters.
    Servers from before April 2020 omit it.

    Example: `"lnod_2s4yfYA"`.
    """
    dest_pubkey: str
    """Public key of the payee's node (66 digits); for an invoice, LNPay's own node.
    It may be empty.

    Unit: hexadecimal.

    Example: `"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500"`.
    """
    payment_request: str
    """The BOLT11 invoice, which wallet apps read as text or as a QR code.
    It starts with `lnbc` for bitcoin, and with `lnbcrt` on a test network such as the sandbox's.

    A payment without an invoice (keysend) has no BOLT11: for an outgoing one, this is the public key, a colon and
    the satoshis; for an incoming one, `keysend` or `keysend/amp`.
    """
    r_hash_decoded: str | None
    """Payment hash of the invoice (64 digits): the SHA-256 hash of the preimage.
    For an incoming keysend, it has 88 digits: the base64 text of the hash, in hexadecimal.

    Unit: hexadecimal.

    Example: `"1fb16314b37bdaaef90732c6777034f38ea59d5eb5b3c941a891275a625b26fd"`.
    """
    memo: str | None
    """The text that the payer sees in the wallet app.
    On the free tier, it ends in ` (via LNPAY.co)`.
    """
    description_hash: str | None
    """The hash that the invoice contains instead of its memo, exactly as sent.
    Null if none was sent.
    """
    payment_addr: str | None | Unset = UNSET
    """Payment address of an incoming keysend or AMP payment.
    Null for an invoice.
    Servers from before December 2021 omit it.

    Unit: base64.
    """
    num_satoshis: int
    """The requested amount; once settled, the amount paid.
    `0` for an unpaid any-amount invoice.

    Unit: satoshis. Limits: at least 0.
    """
    fee_msat: int | None | Unset = UNSET
    """Routing fee of an outgoing payment; `0` for an invoice.
    Servers from before July 2020 omit it.

    Unit: millisatoshis.
    """
    expiry: int | None
    """How long the invoice can be paid.
    Rely on `expires_at`: for outgoing payments and keysends, this number is meaningless.

    Unit: seconds.
    """
    expires_at: int | None
    """When the invoice can no longer be paid: its creation time plus `expiry`, give or take a second.
    Null for a keysend.

    Unit: Unix time in seconds.
    """
    payment_preimage: str | None
    """The payer's proof of payment (64 digits): its SHA-256 hash is the payment hash.
    Null until the LnTx is settled.
    For old outgoing payments, it has 88 digits: the base64 text of the preimage, in hexadecimal.

    Unit: hexadecimal.
    """
    settled: int
    """Whether it has been paid: `0` for no, `1` for yes.
    It changes from `0` to `1` once, and never changes back.

    Limits: 0 to 1.
    """
    settled_at: int | None
    """When it was paid.
    Null until then.

    Unit: Unix time in seconds.
    """
    is_keysend: int | None
    """`1` for a keysend, a payment without an invoice.
    Null for an invoice; it is never a boolean.
    """
    is_amp: int | None | Unset = UNSET
    """`1` for a payment in several parts (AMP), otherwise null.
    Servers from before December 2021 omit it.
    """
    custom_records: dict[str, Any] | None
    """Records of a keysend, by number; each value is a string or an object.
    Null for an invoice.
    """
    pass_thru: PassThru | None
    """Your data, plus fields that LNPay adds.
    Null or empty if there is none.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING, required=True),
        _f.Field("created_at", "created_at", _c.Integer(bits=64), required=True),
        _f.Field("ln_node_id", "ln_node_id", _c.Nullable(_c.STRING)),
        _f.Field("dest_pubkey", "dest_pubkey", _c.STRING, required=True),
        _f.Field("payment_request", "payment_request", _c.STRING, required=True),
        _f.Field("r_hash_decoded", "r_hash_decoded", _c.Nullable(_c.STRING), required=True),
        _f.Field("memo", "memo", _c.Nullable(_c.STRING), required=True),
        _f.Field("description_hash", "description_hash", _c.Nullable(_c.STRING), required=True),
        _f.Field("payment_addr", "payment_addr", _c.Nullable(_c.STRING)),
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(minimum=0, bits=64), required=True),
        _f.Field("fee_msat", "fee_msat", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("expiry", "expiry", _c.Nullable(_c.Integer(bits=64)), required=True),
        _f.Field("expires_at", "expires_at", _c.Nullable(_c.Integer(bits=64)), required=True),
        _f.Field("payment_preimage", "payment_preimage", _c.Nullable(_c.STRING), required=True),
        _f.Field("settled", "settled", _c.Integer(minimum=0, maximum=1), required=True),
        _f.Field("settled_at", "settled_at", _c.Nullable(_c.Integer(bits=64)), required=True),
        _f.Field("is_keysend", "is_keysend", _c.Nullable(_c.INTEGER), required=True),
        _f.Field("is_amp", "is_amp", _c.Nullable(_c.INTEGER)),
        _f.Field("custom_records", "custom_records", _c.Nullable(_n.MapOf(_n.ANY)), required=True),
        _f.Field("passThru", "pass_thru", _c.Nullable(_n.Object("pass_thru", "PassThru")), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.ln_node_id,
            self.dest_pubkey,
            self.payment_request,
            self.r_hash_decoded,
            self.memo,
            self.description_hash,
            self.payment_addr,
            self.num_satoshis,
            self.fee_msat,
            self.expiry,
            self.expires_at,
            self.payment_preimage,
            self.settled,
            self.settled_at,
            self.is_keysend,
            self.is_amp,
            self.custom_records,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `InvoiceRequest` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attrs as _attrs

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset


@_attrs.define(kw_only=True, repr=False)
class InvoiceRequest(_m.Record):
    """The invoice to create."""

    num_satoshis: int
    """The amount to request.
    `0` creates an invoice of any amount, where the payer decides.
    Each account has a limit per invoice, 10000 unless it was changed.

    Unit: satoshis. Limits: at least 0.

    Example: `100`.
    """
    memo: str | Unset = UNSET
    """What the payer reads in the wallet app.

    On the free tier LNPay appends ` (via LNPAY.co)`, which takes 15 of the 255 characters.
    Leave out emoji: LNPay cannot store them and returns 500.
    A Lightning invoice has room for 639 bytes of UTF-8, which is 213 Chinese characters.
    A self-hosted server may have another default.

    Limits: at most 255 characters, at most 639 bytes of UTF-8, no characters above U+FFFF, such as emoji.
    Default: "LNPAY Invoice".

    Example: `"Coffee"`.
    """
    expiry: int | Unset = UNSET
    """How long the invoice can be paid, counted from its creation; the default is one day.

    Send 1 or more.
    The server accepts `0` and negative numbers too, but such an invoice has expired from the start.

    Unit: seconds. Default: 86400.

    Example: `3600`.
    """
    description_hash: str | None | Unset = UNSET
    """SHA-256 hash of a text of yours, 32 bytes in base64, which the invoice carries instead of the memo.
    If null or omitted, the invoice carries the memo.

    LNPay's documentation asks for base64, but the open source server reads hexadecimal digits and may silently
    drop a base64 hash.
    Decode the first invoice that you get, and if it lacks the hash, send 64 hexadecimal digits.
    A memo sent along is still stored in the LnTx.

    Unit: base64. Limits: pattern `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default: null.

    Example: `"SRnfTb4OjSil2v/Rq3/BlIKjo5kHJ7+Qxgf1vdJWn3g="`.
    """
    pass_thru: dict[str, Any] | str | Unset = UNSET
    """Your own data, which comes back in the LnTx and in webhooks.

    Send an object.
    A string that holds a JSON object works as well; a string with any other JSON is ignored.
    Prefix your names, as in `shop_ticketId`, because the server keeps its own names in the same object;
    `wallet_id` is one of them and must not be sent.

    Default: {}.

    Example: `{"ticketId": "556"}`.
    """
    additional_properties: dict[str, Any] = _attrs.field(factory=dict[str, Any])
    """Fields that the spec does not know, by their names in the response."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(minimum=0, bits=64), required=True),
        _f.Field("memo", "memo", _c.String(max_length=255, max_bytes=639, max_character="\uffff")),
        _f.Field("expiry", "expiry", _c.Integer(bits=64)),
        _f.Field(
            "description_hash",
            "description_hash",
            _c.Nullable(_c.String(pattern="^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$")),
        ),
        _f.Field("passThru", "pass_thru", _n.OneOf(_n.MapOf(_n.ANY), _c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.num_satoshis,
            self.memo,
            self.expiry,
            self.description_hash,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""InvoiceRequest, as the API has it."""

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
    """What a new invoice asks for."""

    num_satoshis: int
    """How much to ask for.
    `0` makes an invoice of any amount, where the payer decides.
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

    Ask for 1 or more.
    The server takes `0` and negative numbers too, but what it then makes has expired from the start.

    Unit: seconds. Default: 86400.

    Example: `3600`.
    """
    description_hash: str | None | Unset = UNSET
    """SHA-256 hash of a text of yours, 32 bytes in base64, which the invoice carries in place of the memo.
    Null, or left out: the invoice carries the memo.

    LNPay's documentation asks for base64, but the open source server reads hexadecimal digits and may drop a
    base64 hash without a word.
    So decode the first invoice that you get, and if the hash is not in it, send 64 hexadecimal digits.
    A memo sent along is still stored in the LnTx.

    Unit: base64. Limits: pattern `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default: null.

    Example: `"SRnfTb4OjSil2v/Rq3/BlIKjo5kHJ7+Qxgf1vdJWn3g="`.
    """
    pass_thru: dict[str, Any] | str | Unset = UNSET
    """Your own data, which comes back in the LnTx and in webhooks.

    Send an object.
    A text that holds a JSON object is taken as well; a text with any other JSON is ignored.
    Give your names a prefix, such as `shop_ticketId`, because the server keeps names of its own in the same
    object; `wallet_id` is one of them and must not be sent.

    Default: {}.

    Example: `{"ticketId": "556"}`.
    """
    additional_properties: dict[str, Any] = _attrs.field(factory=dict[str, Any])
    """Fields that the spec does not know, by their names in the answer."""

    _fields: ClassVar[_f.Fields] = _f.Fields(
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

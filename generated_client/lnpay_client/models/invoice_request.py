# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `InvoiceRequest` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class InvoiceRequest(_m.Record):
    """The invoice to create."""

    num_satoshis: int
    """The amount to request.
    With `0`, the payer chooses the amount.
    Each account has a limit per invoice, 10000 by default.

    Unit: satoshis. Limits: at least 0.

    Example: `100`.
    """
    memo: str | Unset = UNSET
    """The text that the payer sees in the wallet app.

    On the free tier, LNPay appends ` (via LNPAY.co)`, which uses 15 of the 255 characters.
    Do not use emoji: LNPay cannot store them and returns 500.
    A Lightning invoice can hold 639 bytes of UTF-8, which is 213 Chinese characters.
    A self-hosted server may have a different default.

    Limits: at most 255 characters, at most 639 bytes of UTF-8, no characters above U+FFFF, such as emoji.
    Default: "LNPAY Invoice".

    Example: `"Coffee"`.
    """
    expiry: int | Unset = UNSET
    """How long the invoice can be paid after it is created; the default is one day.

    Send 1 or more.
    The server also accepts `0` and negative numbers, but creates an invoice that has already expired.

    Unit: seconds. Default: 86400.

    Example: `3600`.
    """
    description_hash: str | None | Unset = UNSET
    """SHA-256 hash of a text, 32 bytes in base64, which the invoice contains instead of the memo.
    If null or omitted, the invoice contains the memo.

    LNPay's documentation specifies base64, but the open source server expects hexadecimal and may silently drop a
    base64 hash.
    Decode your first invoice; if the hash is missing, send 64 hexadecimal digits.
    If you send a memo as well, it is still stored in the LnTx.

    Unit: base64. Limits: pattern `^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$`. Default: null.

    Example: `"SRnfTb4OjSil2v/Rq3/BlIKjo5kHJ7+Qxgf1vdJWn3g="`.
    """
    pass_thru: dict[str, Any] | str | Unset = UNSET
    """Your own data, returned in the LnTx and in webhooks.

    Send an object.
    A string that contains a JSON object also works; a string with any other JSON is ignored.
    Prefix your field names, as in `shop_ticketId`, because the server stores its own fields in the same object.
    Never send `wallet_id`, which is one of them.

    Default: {}.

    Example: `{"ticketId": "556"}`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

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

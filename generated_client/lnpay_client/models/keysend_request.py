# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `KeysendRequest` model."""

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
class KeysendRequest(_m.Record):
    """The destination and the amount."""

    dest_pubkey: str
    """Public key of the receiving node (66 digits).

    Unit: hexadecimal. Limits: exactly 66 characters.

    Example: `"02c16cca44562b590dd279c942200bdccfd4f990c3a69fad620c10ef2f8228eaff"`.
    """
    num_satoshis: int
    """The amount to send, 1 or more.
    The server also accepts `0`, but the payment fails.
    Each account has a limit per payment, 10000 by default.

    Unit: satoshis. Limits: at least 0.

    Example: `10`.
    """
    fee_limit_msat: int | Unset = UNSET
    """The maximum routing fee.
    Omit it to allow 5% of the amount, rounded up to a whole satoshi.

    Unit: millisatoshis. Limits: at least 0.

    Example: `2000`.
    """
    custom_records: dict[str, Any] | Unset = UNSET
    """Records for the receiver: each name is a TLV number above 65536, and each value is a string.
    The server encodes an object as JSON.

    Example: `{"696969": "wal_Kx2Fv7vGSVQ3Ln"}`.
    """
    pass_thru: dict[str, Any] | str | Unset = UNSET
    """Your own data, returned in the transaction and in webhooks.

    Send an object; a string that contains a JSON object also works.
    Prefix your field names, as in `shop_payoutId`, because the server stores its own fields in the same object.

    Example: `{"payoutId": "91"}`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("dest_pubkey", "dest_pubkey", _c.String(min_length=66, max_length=66), required=True),
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(minimum=0, bits=64), required=True),
        _f.Field("fee_limit_msat", "fee_limit_msat", _c.Integer(minimum=0, bits=64)),
        _f.Field("custom_records", "custom_records", _n.MapOf(_n.ANY)),
        _f.Field("passThru", "pass_thru", _n.OneOf(_n.MapOf(_n.ANY), _c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.dest_pubkey,
            self.num_satoshis,
            self.fee_limit_msat,
            self.custom_records,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `TransferRequest` model."""

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
class TransferRequest(_m.Record):
    """The destination and the amount."""

    dest_wallet_id: str
    """The id of the receiving wallet.
    An access key does not work.

    Limits: at least 1 character.

    Example: `"w_hkjS9r6mTYeABc"`.
    """
    num_satoshis: int
    """The amount to transfer.

    Unit: satoshis. Limits: at least 1.

    Example: `1`.
    """
    memo: str | Unset = UNSET
    """What the transfer is for; it becomes the `user_label` of both transactions.

    Limits: at most 255 characters.

    Example: `"Test transfer"`.
    """
    ln_pay_params: dict[str, Any] | list[Any] | str | Unset = UNSET
    """Your own data, returned as `passThru.lnPayParams` in both transactions.
    Send an object or an array; a string that contains JSON also works.

    Example: `{"shift": "2"}`.
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
        _f.Field("dest_wallet_id", "dest_wallet_id", _c.String(min_length=1), required=True),
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(minimum=1, bits=64), required=True),
        _f.Field("memo", "memo", _c.String(max_length=255)),
        _f.Field("lnPayParams", "ln_pay_params", _n.OneOf(_n.MapOf(_n.ANY), _n.ListOf(_n.ANY), _c.STRING)),
        _f.Field("passThru", "pass_thru", _n.OneOf(_n.MapOf(_n.ANY), _c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.dest_wallet_id,
            self.num_satoshis,
            self.memo,
            self.ln_pay_params,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `PayInvoiceRequest` model."""

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
class PayInvoiceRequest(_m.Record):
    """The invoice to pay."""

    payment_request: str
    """The BOLT11 invoice, which must specify an amount.
    Each account has a limit per payment, 10000 satoshis by default.

    Limits: at least 1 character.
    """
    fee_limit_msat: int | Unset = UNSET
    """The maximum routing fee.
    Omit it to allow 5% of the amount, rounded up to a whole satoshi.

    Unit: millisatoshis. Limits: at least 0.

    Example: `2000`.
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
        _f.Field("payment_request", "payment_request", _c.String(min_length=1), required=True),
        _f.Field("fee_limit_msat", "fee_limit_msat", _c.Integer(minimum=0, bits=64)),
        _f.Field("passThru", "pass_thru", _n.OneOf(_n.MapOf(_n.ANY), _c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.payment_request,
            self.fee_limit_msat,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `LnurlpayPayment` model."""

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
class LnurlpayPayment(_m.Record):
    """The payee and the amount.
    One of `lnurlpay_encoded` and `ln_address` is required.
    """

    lnurlpay_encoded: str | Unset = UNSET
    """The LNURL-pay link to pay (`LNURL1...`).
    If you send both, this one takes precedence.
    """
    ln_address: str | Unset = UNSET
    """The lightning address to pay.

    Example: `"alice@pay.example.com"`.
    """
    amt_msat: int
    """The amount to send.
    It is rounded up to a whole satoshi, and each account has a limit per payment.

    Unit: millisatoshis. Limits: at least 1.

    Example: `10000`.
    """
    comment: str | Unset = UNSET
    """A message to the payee.
    Its maximum length is the probe's `commentAllowed`.

    Example: `"Thank you"`.
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
        _f.Field("lnurlpay_encoded", "lnurlpay_encoded", _c.STRING),
        _f.Field("ln_address", "ln_address", _c.STRING),
        _f.Field("amt_msat", "amt_msat", _c.Integer(minimum=1, bits=64), required=True),
        _f.Field("comment", "comment", _c.STRING),
        _f.Field("passThru", "pass_thru", _n.OneOf(_n.MapOf(_n.ANY), _c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.lnurlpay_encoded,
            self.ln_address,
            self.amt_msat,
            self.comment,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

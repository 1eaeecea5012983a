# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `NodeRequestParameters` model."""

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
class NodeRequestParameters(_m.MappingModel):
    """LNPay's request to the node, with different fields for an invoice and a keysend."""

    payment_request: str | Unset = UNSET
    """The invoice to pay."""
    dest_pubkey: str | Unset = UNSET
    """Public key of the node that receives a keysend.

    Unit: hexadecimal.
    """
    amt_msat: int | Unset = UNSET
    """The amount of a keysend.

    Unit: millisatoshis.

    Example: `10000`.
    """
    custom_records: dict[str, Any] | None | Unset = UNSET
    """The records of a keysend."""
    fee_limit_msat: int | Unset = UNSET
    """The maximum routing fee.

    Unit: millisatoshis.

    Example: `1000`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("payment_request", "payment_request", _c.STRING),
        _f.Field("dest_pubkey", "dest_pubkey", _c.STRING),
        _f.Field("amt_msat", "amt_msat", _c.Integer(bits=64)),
        _f.Field("custom_records", "custom_records", _c.Nullable(_n.MapOf(_n.ANY))),
        _f.Field("fee_limit_msat", "fee_limit_msat", _c.Integer(bits=64)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.payment_request,
            self.dest_pubkey,
            self.amt_msat,
            self.custom_records,
            self.fee_limit_msat,
        ) = values
        self.additional_properties = additional

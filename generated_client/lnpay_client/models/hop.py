# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `Hop` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class Hop(_m.MappingModel):
    """A hop of a route."""

    chan_id: str | Unset = UNSET
    """Number of the channel.

    Example: `"681837720326144001"`.
    """
    chan_capacity: str | Unset = UNSET
    """Capacity of the channel in satoshis.

    Example: `"1000000"`.
    """
    amt_to_forward: str | Unset = UNSET
    """Amount to forward in satoshis.

    Example: `"100"`.
    """
    expiry: int | Unset = UNSET
    """Block height at which the hop would time out.

    Example: `620120`.
    """
    amt_to_forward_msat: str | Unset = UNSET
    """Amount to forward in millisatoshis.

    Example: `"100000"`.
    """
    fee_msat: str | Unset = UNSET
    """Fee of the hop in millisatoshis; absent if it is 0.

    Example: `"1000"`.
    """
    pub_key: str | Unset = UNSET
    """Public key of the node at the end of the hop."""
    tlv_payload: bool | Unset = UNSET
    """Whether the hop accepts TLV records.

    Example: `true`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("chanId", "chan_id", _c.STRING),
        _f.Field("chanCapacity", "chan_capacity", _c.STRING),
        _f.Field("amtToForward", "amt_to_forward", _c.STRING),
        _f.Field("expiry", "expiry", _c.INTEGER),
        _f.Field("amtToForwardMsat", "amt_to_forward_msat", _c.STRING),
        _f.Field("feeMsat", "fee_msat", _c.STRING),
        _f.Field("pubKey", "pub_key", _c.String(secret=True), secret=True),
        _f.Field("tlvPayload", "tlv_payload", _c.BOOLEAN),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.chan_id,
            self.chan_capacity,
            self.amt_to_forward,
            self.expiry,
            self.amt_to_forward_msat,
            self.fee_msat,
            self.pub_key,
            self.tlv_payload,
        ) = values
        self.additional_properties = additional

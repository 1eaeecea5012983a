# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `HopHint` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class HopHint(_m.MappingModel):
    """A hop of a private route."""

    node_id: str | Unset = UNSET
    """Public key of the node at the start of the channel."""
    chan_id: str | Unset = UNSET
    """Number of the channel."""
    fee_base_msat: int | Unset = UNSET
    """Base fee of the channel.

    Unit: millisatoshis.

    Example: `900`.
    """
    fee_proportional_millionths: int | Unset = UNSET
    """Fee rate of the channel, in millionths of the amount.

    Example: `90`.
    """
    cltv_expiry_delta: int | Unset = UNSET
    """CLTV delta of the hop, in blocks.

    Example: `30`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("node_id", "node_id", _c.STRING),
        _f.Field("chan_id", "chan_id", _c.STRING),
        _f.Field("fee_base_msat", "fee_base_msat", _c.Integer(bits=64)),
        _f.Field("fee_proportional_millionths", "fee_proportional_millionths", _c.INTEGER),
        _f.Field("cltv_expiry_delta", "cltv_expiry_delta", _c.INTEGER),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.node_id,
            self.chan_id,
            self.fee_base_msat,
            self.fee_proportional_millionths,
            self.cltv_expiry_delta,
        ) = values
        self.additional_properties = additional

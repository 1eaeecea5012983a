# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `Route` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from .hop import Hop


@_attr.define(kw_only=True, repr=False, eq=False)
class Route(_m.MappingModel):
    """A route to a node."""

    total_time_lock: int | Unset = UNSET
    """Block height at which the payment would time out.

    Example: `620160`.
    """
    total_amt: str | Unset = UNSET
    """Amount to send in satoshis, fees included.

    Example: `"101"`.
    """
    total_fees_msat: str | Unset = UNSET
    """Routing fee in millisatoshis.

    Example: `"1000"`.
    """
    total_amt_msat: str | Unset = UNSET
    """Amount to send in millisatoshis, fees included.

    Example: `"101000"`.
    """
    hops: list[Hop] | Unset = UNSET
    """The hops of the route."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("totalTimeLock", "total_time_lock", _c.INTEGER),
        _f.Field("totalAmt", "total_amt", _c.STRING),
        _f.Field("totalFeesMsat", "total_fees_msat", _c.STRING),
        _f.Field("totalAmtMsat", "total_amt_msat", _c.STRING),
        _f.Field("hops", "hops", _n.ListOf(_n.Object("hop", "Hop"))),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.total_time_lock,
            self.total_amt,
            self.total_fees_msat,
            self.total_amt_msat,
            self.hops,
        ) = values
        self.additional_properties = additional

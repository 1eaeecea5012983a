# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletData` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n

if TYPE_CHECKING:
    from .event_wallet import EventWallet


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletData(_m.MappingModel):
    """The wallet of an event."""

    wal: EventWallet
    """The wallet of an event.
    It is a `Wallet`, but older servers omit `balance`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("wal", "wal", _n.Object("event_wallet", "EventWallet"), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (self.wal,) = values
        self.additional_properties = additional

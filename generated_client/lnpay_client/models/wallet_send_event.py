# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletSendEvent` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n

if TYPE_CHECKING:
    from .event_type import EventType
    from .wallet_transaction_data import WalletTransactionData


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletSendEvent(_m.MappingModel):
    """A wallet sent a payment."""

    id: str
    """Identifies the event: `evt_` followed by up to 24 letters and digits.
    A redelivery has the same id, so use it to handle each event once.

    Example: `"evt_rIZawRf4qbaPn8ie6yFdPlU"`.
    """
    created_at: int
    """When the event occurred.

    Unit: Unix time in seconds.

    Example: `1582462225`.
    """
    event: EventType
    """What happened."""
    data: WalletTransactionData
    """The transaction of an event."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING, required=True),
        _f.Field("created_at", "created_at", _c.Integer(bits=64), required=True),
        _f.Field("event", "event", _n.Object("event_type", "EventType"), required=True),
        _f.Field("data", "data", _n.Object("wallet_transaction_data", "WalletTransactionData"), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.event,
            self.data,
        ) = values
        self.additional_properties = additional

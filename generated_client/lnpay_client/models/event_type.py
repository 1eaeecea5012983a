# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `EventType` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class EventType(_m.MappingModel):
    """What happened."""

    id: str | Unset = UNSET
    """Number of the event type.
    Older servers omit it.

    Example: `"520"`.
    """
    type_: str
    """Group of the event, such as `wallet`.

    Example: `"wallet"`.
    """
    name: str
    """Name of the event, such as `wallet_receive`.

    Example: `"wallet_receive"`.
    """
    display_name: str
    """Display name.

    Example: `"Wallet Receive"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING),
        _f.Field("type", "type_", _c.STRING, required=True),
        _f.Field("name", "name", _c.STRING, required=True),
        _f.Field("display_name", "display_name", _c.STRING, required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.type_,
            self.name,
            self.display_name,
        ) = values
        self.additional_properties = additional

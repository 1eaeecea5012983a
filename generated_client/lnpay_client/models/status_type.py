# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `StatusType` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m


@_attr.define(kw_only=True, repr=False, eq=False)
class StatusType(_m.MappingModel):
    """Whether a wallet or link is active."""

    type_: str
    """`wallet` or `lnurl`.

    Example: `"wallet"`.
    """
    name: str
    """`active` or `inactive` for a wallet, `lnurl_active` or `lnurl_inactive` for a link.

    Example: `"active"`.
    """
    display_name: str
    """Display name.

    Example: `"Active"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("type", "type_", _c.STRING, required=True),
        _f.Field("name", "name", _c.STRING, required=True),
        _f.Field("display_name", "display_name", _c.STRING, required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.type_,
            self.name,
            self.display_name,
        ) = values
        self.additional_properties = additional

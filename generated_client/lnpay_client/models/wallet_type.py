# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletType` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletType(_m.MappingModel):
    """Kind of a wallet."""

    name: str
    """`generic_wallet` or `fee_wallet`; more may exist.

    Example: `"generic_wallet"`.
    """
    display_name: str
    """Display name.

    Example: `"Generic Wallet"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("name", "name", _c.STRING, required=True),
        _f.Field("display_name", "display_name", _c.STRING, required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.name,
            self.display_name,
        ) = values
        self.additional_properties = additional

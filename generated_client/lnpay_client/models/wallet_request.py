# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletRequest` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletRequest(_m.Record):
    """The wallet to create."""

    user_label: str
    """Your name for the wallet.

    Limits: 1 to 255 characters.

    Example: `"Coffee shop"`.
    """
    ln_node_id: str | Unset = UNSET
    """The node that holds the wallet (`lnod_`).
    Omit it for the node that LNPay runs for your account.

    Example: `"lnod_2s4yfYA"`.
    """
    deterministic_identifier: str | Unset = UNSET
    """A string that determines the wallet's id: `walx_` and 14 hexadecimal digits of its hash.
    The server rejects a second wallet with the same string with 400, so repeating the call does not create
    another wallet.

    LNPay does not document this field.

    Limits: at least 1 character.

    Example: `"customer-556"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("user_label", "user_label", _c.String(min_length=1, max_length=255), required=True),
        _f.Field("ln_node_id", "ln_node_id", _c.STRING),
        _f.Field("deterministic_identifier", "deterministic_identifier", _c.String(min_length=1)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.user_label,
            self.ln_node_id,
            self.deterministic_identifier,
        ) = values
        self.additional_properties = additional

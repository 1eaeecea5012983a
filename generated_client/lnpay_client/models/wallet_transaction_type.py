# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletTransactionType` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletTransactionType(_m.MappingModel):
    """Kind of a wallet transaction."""

    layer: str
    """Always `ln`.

    Example: `"ln"`.
    """
    name: str
    """The kind.

    Received: `ln_deposit` (invoice or keysend), `ln_transfer_in`, `ln_lnurl_pay_inbound`.
    Sent: `ln_withdrawal` (invoice, keysend or LNURL-withdraw), `ln_transfer_out`, `ln_lnurl_pay_outbound`.
    Fees: `network_fee`, `service_fee`, `fee_balance_payment`.
    Other: `balance_roll_up` (older transactions compressed into one), `ln_loop_in`, `ln_loop_out`,
    `ln_lnurl_withdraw`.
    More may exist.

    Example: `"ln_deposit"`.
    """
    display_name: str
    """Display name.

    Example: `"LN Deposit"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("layer", "layer", _c.STRING, required=True),
        _f.Field("name", "name", _c.STRING, required=True),
        _f.Field("display_name", "display_name", _c.STRING, required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.layer,
            self.name,
            self.display_name,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletTransactionData` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n

if TYPE_CHECKING:
    from .wallet_transaction import WalletTransaction


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletTransactionData(_m.MappingModel):
    """The transaction of an event."""

    wtx: WalletTransaction
    """A wallet transaction (wtx): one change to a wallet's balance.

    Only settled changes are transactions; a routing fee is a separate transaction.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("wtx", "wtx", _n.Object("wallet_transaction", "WalletTransaction"), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (self.wtx,) = values
        self.additional_properties = additional

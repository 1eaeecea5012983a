# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `WalletTransaction` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n

if TYPE_CHECKING:
    from .pass_thru import PassThru
    from .wallet import Wallet
    from .wallet_transaction_ln_tx import WalletTransactionLnTx
    from .wallet_transaction_type import WalletTransactionType


@_attr.define(kw_only=True, repr=False, eq=False)
class WalletTransaction(_m.MappingModel):
    """A wallet transaction (wtx): one change to a wallet's balance.

    Only settled changes are transactions; a routing fee is a separate transaction.
    """

    id: str
    """Identifies the transaction: `wtx_` followed by up to 24 letters and digits.

    Example: `"wtx_JOhQFFI826owtE51AfFC975c"`.
    """
    created_at: int
    """When the transaction was booked.

    Unit: Unix time in seconds.

    Example: `1577657602`.
    """
    num_satoshis: int
    """The change in balance: positive for money received, negative for money sent.
    It is never 0.

    Unit: satoshis.

    Example: `-5`.
    """
    user_label: str | None
    """The memo, or a text from LNPay such as `Network fee`.

    Example: `"Test invoice for docs"`.
    """
    wal: Wallet
    """A wallet with its balance."""
    wtx_type: WalletTransactionType
    """Kind of a wallet transaction."""
    ln_tx: WalletTransactionLnTx | None
    """The Lightning transaction behind it.
    Null for transfers and fees.
    """
    pass_thru: PassThru | None
    """Your data, plus fields that LNPay adds, such as `method`, `htlc` or `source_wallet_id`.
    Null or empty if there is none.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING, required=True),
        _f.Field("created_at", "created_at", _c.Integer(bits=64), required=True),
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(bits=64), required=True),
        _f.Field("user_label", "user_label", _c.Nullable(_c.STRING), required=True),
        _f.Field("wal", "wal", _n.Object("wallet", "Wallet"), required=True),
        _f.Field("wtxType", "wtx_type", _n.Object("wallet_transaction_type", "WalletTransactionType"), required=True),
        _f.Field(
            "lnTx", "ln_tx", _c.Nullable(_n.Object("wallet_transaction_ln_tx", "WalletTransactionLnTx")), required=True
        ),
        _f.Field("passThru", "pass_thru", _c.Nullable(_n.Object("pass_thru", "PassThru")), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.num_satoshis,
            self.user_label,
            self.wal,
            self.wtx_type,
            self.ln_tx,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

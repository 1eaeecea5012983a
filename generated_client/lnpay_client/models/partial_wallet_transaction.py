# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `PartialWalletTransaction` model."""

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
    from .pass_thru import PassThru
    from .wallet import Wallet
    from .wallet_transaction_ln_tx import WalletTransactionLnTx
    from .wallet_transaction_type import WalletTransactionType


@_attr.define(kw_only=True, repr=False, eq=False)
class PartialWalletTransaction(_m.MappingModel):
    """The fields of WalletTransaction that were requested. The others are UNSET."""

    id: str | Unset = UNSET
    """Identifies the transaction: `wtx_` followed by up to 24 letters and digits.

    Example: `"wtx_JOhQFFI826owtE51AfFC975c"`.
    """
    created_at: int | Unset = UNSET
    """When the transaction was booked.

    Unit: Unix time in seconds.

    Example: `1577657602`.
    """
    num_satoshis: int | Unset = UNSET
    """The change in balance: positive for money received, negative for money sent.
    It is never 0.

    Unit: satoshis.

    Example: `-5`.
    """
    user_label: str | None | Unset = UNSET
    """The memo, or a text from LNPay such as `Network fee`.

    Example: `"Test invoice for docs"`.
    """
    wal: Wallet | Unset = UNSET
    """A wallet with its balance."""
    wtx_type: WalletTransactionType | Unset = UNSET
    """Kind of a wallet transaction."""
    ln_tx: WalletTransactionLnTx | None | Unset = UNSET
    """The Lightning transaction behind it.
    Null for transfers and fees.
    """
    pass_thru: PassThru | None | Unset = UNSET
    """Your data, plus fields that LNPay adds, such as `method`, `htlc` or `source_wallet_id`.
    Null or empty if there is none.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING),
        _f.Field("created_at", "created_at", _c.Integer(bits=64)),
        _f.Field("num_satoshis", "num_satoshis", _c.Integer(bits=64)),
        _f.Field("user_label", "user_label", _c.Nullable(_c.STRING)),
        _f.Field("wal", "wal", _n.Object("wallet", "Wallet")),
        _f.Field("wtxType", "wtx_type", _n.Object("wallet_transaction_type", "WalletTransactionType")),
        _f.Field("lnTx", "ln_tx", _c.Nullable(_n.Object("wallet_transaction_ln_tx", "WalletTransactionLnTx"))),
        _f.Field("passThru", "pass_thru", _c.Nullable(_n.Object("pass_thru", "PassThru"))),
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

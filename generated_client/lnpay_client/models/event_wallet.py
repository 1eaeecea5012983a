# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `EventWallet` model."""

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
    from .status_type import StatusType
    from .wallet_type import WalletType


@_attr.define(kw_only=True, repr=False, eq=False)
class EventWallet(_m.MappingModel):
    """The wallet of an event.
    It is a `Wallet`, but older servers omit `balance`.
    """

    id: str
    """Identifies the wallet: `wal_` followed by up to 14 letters and digits.
    Some ids start with `walx_` or, if created before 2020, with `w_`.

    Example: `"wal_czDztN5eJ4r5sJ"`.
    """
    created_at: int
    """When the wallet was created.

    Unit: Unix time in seconds.

    Example: `1582462100`.
    """
    updated_at: int
    """When the wallet, or its balance, last changed.

    Unit: Unix time in seconds.

    Example: `1582464000`.
    """
    user_label: str | None
    """Your name for the wallet.

    Example: `"Coffee shop"`.
    """
    balance: int | Unset = UNSET
    """The balance of the wallet.
    It may be negative, because a routing fee can exceed the remaining balance.

    Unit: satoshis.

    Example: `74`.
    """
    balance_msat: int | None | Unset = UNSET
    """Currently always null.

    Unit: millisatoshis.
    """
    ln_node_id: str | None | Unset = UNSET
    """The node that holds the wallet.
    Older servers omit it.

    Example: `"lnod_2s4yfYA"`.
    """
    default_lnurlpay_id: str | None | Unset = UNSET
    """The LNURL-pay link that was created with the wallet.
    Servers from mid-2022 may send `defaultLnurlpay`, the link itself, instead.

    Example: `"lnurlp_6Xh2hELFFqSlKEHCbF"`.
    """
    status_type: StatusType
    """Whether a wallet or link is active."""
    wallet_type: WalletType | None | Unset = UNSET
    """Kind of the wallet.
    Null for old wallets, and absent before April 2021.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING, required=True),
        _f.Field("created_at", "created_at", _c.Integer(bits=64), required=True),
        _f.Field("updated_at", "updated_at", _c.Integer(bits=64), required=True),
        _f.Field("user_label", "user_label", _c.Nullable(_c.STRING), required=True),
        _f.Field("balance", "balance", _c.Integer(bits=64)),
        _f.Field("balance_msat", "balance_msat", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("ln_node_id", "ln_node_id", _c.Nullable(_c.STRING)),
        _f.Field("default_lnurlpay_id", "default_lnurlpay_id", _c.Nullable(_c.STRING)),
        _f.Field("statusType", "status_type", _n.Object("status_type", "StatusType"), required=True),
        _f.Field("walletType", "wallet_type", _c.Nullable(_n.Object("wallet_type", "WalletType"))),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.updated_at,
            self.user_label,
            self.balance,
            self.balance_msat,
            self.ln_node_id,
            self.default_lnurlpay_id,
            self.status_type,
            self.wallet_type,
        ) = values
        self.additional_properties = additional

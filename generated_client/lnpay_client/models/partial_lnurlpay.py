# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `PartialLnurlpay` model."""

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
    from .custy_domain import CustyDomain
    from .status_type import StatusType


@_attr.define(kw_only=True, repr=False, eq=False)
class PartialLnurlpay(_m.MappingModel):
    """The fields of Lnurlpay that were requested. The others are UNSET."""

    id: str | Unset = UNSET
    """Identifies the link: `lnurlp_` followed by up to 18 letters and digits.

    Example: `"lnurlp_m3VbY7kQw1TzHc0sRa"`.
    """
    created_at: int | Unset = UNSET
    """When the link was created.

    Unit: Unix time in seconds.

    Example: `1582465500`.
    """
    updated_at: int | Unset = UNSET
    """When the link last changed.

    Unit: Unix time in seconds.

    Example: `1582465500`.
    """
    wallet_id: str | Unset = UNSET
    """The wallet that receives the payments.

    Example: `"w_hkjS9r6mTYeABc"`.
    """
    user_label: str | None | Unset = UNSET
    """Your name for the link.

    Example: `"Alice"`.
    """
    lnurl_encoded: str | None | Unset = UNSET
    """The link for wallet apps, in upper-case bech32 (`LNURL1...`); show it as a QR code."""
    lnurl_decoded: str | None | Unset = UNSET
    """The URL inside `lnurl_encoded`.
    It contains the wallet's `waklp_` key, which can only receive.
    """
    lnurlp_min_sendable_msat: int | None | Unset = UNSET
    """The smallest payment that the link accepts.

    Unit: millisatoshis.

    Example: `1000`.
    """
    lnurlp_max_sendable_msat: int | None | Unset = UNSET
    """The largest payment that the link accepts.

    Unit: millisatoshis.

    Example: `1000000`.
    """
    lnurlp_short_desc: str | None | Unset = UNSET
    """The text that the payer sees in the wallet app.

    Example: `"Tips for Alice"`.
    """
    lnurlp_identifier: str | None | Unset = UNSET
    """User name of the lightning address.
    Null for a link without one; some servers omit it instead.

    Example: `"alice"`.
    """
    status_type: StatusType | Unset = UNSET
    """Whether a wallet or link is active."""
    custy_domain: CustyDomain | None | Unset = UNSET
    """Domain of the lightning address.
    Null for a link without one; some servers omit it instead.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING),
        _f.Field("created_at", "created_at", _c.Integer(bits=64)),
        _f.Field("updated_at", "updated_at", _c.Integer(bits=64)),
        _f.Field("wallet_id", "wallet_id", _c.STRING),
        _f.Field("user_label", "user_label", _c.Nullable(_c.STRING)),
        _f.Field("lnurl_encoded", "lnurl_encoded", _c.Nullable(_c.STRING)),
        _f.Field("lnurl_decoded", "lnurl_decoded", _c.Nullable(_c.STRING)),
        _f.Field("lnurlp_minSendable_msat", "lnurlp_min_sendable_msat", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("lnurlp_maxSendable_msat", "lnurlp_max_sendable_msat", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("lnurlp_short_desc", "lnurlp_short_desc", _c.Nullable(_c.STRING)),
        _f.Field("lnurlp_identifier", "lnurlp_identifier", _c.Nullable(_c.STRING)),
        _f.Field("statusType", "status_type", _n.Object("status_type", "StatusType")),
        _f.Field("custyDomain", "custy_domain", _c.Nullable(_n.Object("custy_domain", "CustyDomain"))),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.updated_at,
            self.wallet_id,
            self.user_label,
            self.lnurl_encoded,
            self.lnurl_decoded,
            self.lnurlp_min_sendable_msat,
            self.lnurlp_max_sendable_msat,
            self.lnurlp_short_desc,
            self.lnurlp_identifier,
            self.status_type,
            self.custy_domain,
        ) = values
        self.additional_properties = additional

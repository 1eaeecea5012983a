# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `LnurlpayUpdate` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class LnurlpayUpdate(_m.Record):
    """The fields to change; omitted fields keep their values."""

    user_label: str | Unset = UNSET
    """Your name for the link.

    Limits: at most 255 characters.

    Example: `"Alice"`.
    """
    lnurlp_min_sendable_msat: int | Unset = UNSET
    """The smallest payment that the link accepts.
    The default for a new link is 1000.

    Unit: millisatoshis. Limits: at least 1000.

    Example: `1000`.
    """
    lnurlp_max_sendable_msat: int | Unset = UNSET
    """The largest payment that the link accepts.
    The default for a new link is your account's limit per invoice.

    Unit: millisatoshis.

    Example: `1000000`.
    """
    lnurlp_short_desc: str | Unset = UNSET
    """The text that the payer sees in the wallet app.
    The default for a new link is `LNURL PAY (via LNPay.co)`.

    Limits: at most 255 characters.

    Example: `"Tips for Alice"`.
    """
    lnurlp_identifier: str | Unset = UNSET
    """User name of the lightning address: the part before the `@`.
    Servers accept only letters and spaces.

    Limits: pattern `^[A-Za-z ]+$`.

    Example: `"alice"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("user_label", "user_label", _c.String(max_length=255)),
        _f.Field("lnurlp_minSendable_msat", "lnurlp_min_sendable_msat", _c.Integer(minimum=1000, bits=64)),
        _f.Field("lnurlp_maxSendable_msat", "lnurlp_max_sendable_msat", _c.Integer(bits=64)),
        _f.Field("lnurlp_short_desc", "lnurlp_short_desc", _c.String(max_length=255)),
        _f.Field("lnurlp_identifier", "lnurlp_identifier", _c.String(pattern="^[A-Za-z ]+$")),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.user_label,
            self.lnurlp_min_sendable_msat,
            self.lnurlp_max_sendable_msat,
            self.lnurlp_short_desc,
            self.lnurlp_identifier,
        ) = values
        self.additional_properties = additional

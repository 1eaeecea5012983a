# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `LnurlWithdraw` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class LnurlWithdraw(_m.MappingModel):
    """An LNURL-withdraw link."""

    lnurl: str
    """The link for wallet apps, in upper-case bech32 (`LNURL1...`).
    It contains the wallet's `waklw_` key, no matter which key you used to get it.
    """
    ott: str | Unset = UNSET
    """The one-time token inside the link, up to 12 characters.
    Absent from a permanent link.

    Example: `"T2jF6k1a"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("lnurl", "lnurl", _c.STRING, required=True),
        _f.Field("ott", "ott", _c.STRING),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.lnurl,
            self.ott,
        ) = values
        self.additional_properties = additional

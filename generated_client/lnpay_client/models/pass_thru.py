# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `PassThru` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class PassThru(_m.MappingModel):
    """Your data, plus fields that LNPay adds.

    Older servers put your data under `userDefined`; newer ones put it here, next to `wallet_id`, with the fields
    in a different order.
    An empty object inside your data is returned as an empty array.
    """

    wallet_id: str | Unset = UNSET
    """Id of the wallet that receives the payment; set by LNPay.

    Example: `"wal_czDztN5eJ4r5sJ"`.
    """
    user_defined: dict[str, Any] | Unset = UNSET
    """Your own data, on older servers.
    Newer servers omit it.

    Example: `{"ticketId": "556"}`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("wallet_id", "wallet_id", _c.STRING),
        _f.Field("userDefined", "user_defined", _n.MapOf(_n.ANY)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.wallet_id,
            self.user_defined,
        ) = values
        self.additional_properties = additional

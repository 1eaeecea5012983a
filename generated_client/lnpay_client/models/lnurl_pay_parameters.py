# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `LnurlPayParameters` model."""

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
class LnurlPayParameters(_m.MappingModel):
    """The payments that an LNURL-pay link accepts, as returned by its service."""

    callback: str
    """The URL that returns invoices."""
    min_sendable: int
    """The smallest payment that the link accepts.

    Unit: millisatoshis.

    Example: `1000`.
    """
    max_sendable: int
    """The largest payment that the link accepts.

    Unit: millisatoshis.

    Example: `1000000`.
    """
    metadata: list[list[str]]
    """Description of the payment, as pairs of a type, such as `text/plain`, and a text."""
    comment_allowed: int | None | Unset = UNSET
    """The longest comment that the link accepts.
    Absent or 0 if it accepts none.

    Unit: characters.

    Example: `255`.
    """
    tag: str
    """Always `payRequest`.

    Example: `"payRequest"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("callback", "callback", _c.STRING, required=True),
        _f.Field("minSendable", "min_sendable", _c.Integer(bits=64), required=True),
        _f.Field("maxSendable", "max_sendable", _c.Integer(bits=64), required=True),
        _f.Field("metadata", "metadata", _n.ListOf(_n.ListOf(_c.STRING)), required=True),
        _f.Field("commentAllowed", "comment_allowed", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("tag", "tag", _c.STRING, required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.callback,
            self.min_sendable,
            self.max_sendable,
            self.metadata,
            self.comment_allowed,
            self.tag,
        ) = values
        self.additional_properties = additional

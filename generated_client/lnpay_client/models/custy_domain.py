# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `CustyDomain` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class CustyDomain(_m.MappingModel):
    """A domain of the account, for lightning addresses."""

    id: str | Unset = UNSET
    """Identifies the domain: `cdom_` followed by up to 8 letters and digits.

    Example: `"cdom_p4Yx2Lq"`.
    """
    domain_name: str
    """The domain: the part of the address after the `@`.

    Example: `"pay.example.com"`.
    """
    display_name: str | None | Unset = UNSET
    """Display name.

    Example: `"Example"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING),
        _f.Field("domain_name", "domain_name", _c.STRING, required=True),
        _f.Field("display_name", "display_name", _c.Nullable(_c.STRING)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.domain_name,
            self.display_name,
        ) = values
        self.additional_properties = additional

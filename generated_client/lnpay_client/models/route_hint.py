# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `RouteHint` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attr as _attr

from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from .hop_hint import HopHint


@_attr.define(kw_only=True, repr=False, eq=False)
class RouteHint(_m.MappingModel):
    """A private route to the payee."""

    hop_hints: list[HopHint] | Unset = UNSET
    """The hops of the route."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("hop_hints", "hop_hints", _n.ListOf(_n.Object("hop_hint", "HopHint"))),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (self.hop_hints,) = values
        self.additional_properties = additional

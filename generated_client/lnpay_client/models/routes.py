# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `Routes` model."""

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
    from .route import Route


@_attr.define(kw_only=True, repr=False, eq=False)
class Routes(_m.MappingModel):
    """Routes to a node, and how likely a payment is to succeed."""

    routes: list[Route]
    """The routes, the best one first."""
    success_prob: float | Unset = UNSET
    """How likely a payment over the first route is to succeed, between 0 and 1.

    Example: `0.95`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("routes", "routes", _n.ListOf(_n.Object("route", "Route")), required=True),
        _f.Field("successProb", "success_prob", _c.NUMBER),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.routes,
            self.success_prob,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `QueuedJob` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime import nested as _n


@_attr.define(kw_only=True, repr=False, eq=False)
class QueuedJob(_m.MappingModel):
    """The receipt of a queued payment."""

    id: str
    """Number of the job.

    Example: `"382883"`.
    """
    success: int | str
    """`1`: the payment is queued, which does not mean that it will succeed.
    Older servers send the string `"1"`.

    Example: `1`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING, required=True),
        _f.Field("success", "success", _n.OneOf(_c.INTEGER, _c.STRING), required=True),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.success,
        ) = values
        self.additional_properties = additional

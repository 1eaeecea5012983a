# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `Error` model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import attr as _attr

from .._runtime import codecs as _c
from .._runtime import fields as _f
from .._runtime import model as _m
from .._runtime.types import UNSET, Unset


@_attr.define(kw_only=True, repr=False, eq=False)
class Error(_m.MappingModel):
    """What went wrong.
    Read the status from the HTTP response itself, because `status` may be absent here.
    A server in debug mode adds more fields, such as `file`, `line` and `stack-trace`.
    """

    name: str
    """Kind of error: the reason phrase of the HTTP status, such as `Bad Request`.
    A server in debug mode may send `Exception`.

    Example: `"Unauthorized"`.
    """
    message: str
    """What went wrong, in a sentence.

    Example: `"Your request was made with invalid credentials."`.
    """
    code: int
    """Internal error number, nearly always `0`; it is not the HTTP status.

    Example: `0`.
    """
    status: int | Unset = UNSET
    """The HTTP status.

    Example: `401`.
    """
    type_: str | Unset = UNSET
    """Class name inside the server, sent in debug mode.

    Example: `"yii\\\\web\\\\UnauthorizedHttpException"`.
    """
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("name", "name", _c.STRING, required=True),
        _f.Field("message", "message", _c.STRING, required=True),
        _f.Field("code", "code", _c.INTEGER, required=True),
        _f.Field("status", "status", _c.INTEGER),
        _f.Field("type", "type_", _c.STRING),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.name,
            self.message,
            self.code,
            self.status,
            self.type_,
        ) = values
        self.additional_properties = additional

# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `SendFailureData` model."""

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
    from .node_request_parameters import NodeRequestParameters
    from .pass_thru import PassThru
    from .wallet import Wallet


@_attr.define(kw_only=True, repr=False, eq=False)
class SendFailureData(_m.MappingModel):
    """A payment that failed."""

    wal: Wallet
    """A wallet with its balance."""
    pass_thru: PassThru | None | Unset = UNSET
    """Your own data for the payment."""
    spontaneous: int | Unset = UNSET
    """`1` for a keysend, `0` for an invoice.

    Limits: 0 to 1.

    Example: `0`.
    """
    failure_reason: str | None
    """The reason for the failure, from the node.

    Example: `"FAILURE_REASON_NO_ROUTE"`.
    """
    node_request_parameters: NodeRequestParameters | Unset = UNSET
    """LNPay's request to the node, with different fields for an invoice and a keysend."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("wal", "wal", _n.Object("wallet", "Wallet"), required=True),
        _f.Field("passThru", "pass_thru", _c.Nullable(_n.Object("pass_thru", "PassThru"))),
        _f.Field("spontaneous", "spontaneous", _c.Integer(minimum=0, maximum=1)),
        _f.Field("failureReason", "failure_reason", _c.Nullable(_c.STRING), required=True),
        _f.Field(
            "node_request_parameters",
            "node_request_parameters",
            _n.Object("node_request_parameters", "NodeRequestParameters"),
        ),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.wal,
            self.pass_thru,
            self.spontaneous,
            self.failure_reason,
            self.node_request_parameters,
        ) = values
        self.additional_properties = additional

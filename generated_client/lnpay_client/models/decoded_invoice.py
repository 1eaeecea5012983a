# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `DecodedInvoice` model."""

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
    from .route_hint import RouteHint


@_attr.define(kw_only=True, repr=False, eq=False)
class DecodedInvoice(_m.MappingModel):
    """The decoded invoice, with the field names of the node.

    Numbers are strings.
    LNPay's documentation shows names in snake case; newer servers write most of them in camel case, such as
    `routeHints`, `paymentAddr` and `numMsat`.
    """

    destination: str | Unset = UNSET
    """Public key of the payee's node.

    Example: `"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500"`.
    """
    payment_hash: str
    """Payment hash, 64 hexadecimal digits.

    Example: `"1fb16314b37bdaaef90732c6777034f38ea59d5eb5b3c941a891275a625b26fd"`.
    """
    num_satoshis: str
    """The amount in satoshis; with `0`, the payer chooses.

    Example: `"20"`.
    """
    timestamp: str | Unset = UNSET
    """When the invoice was created, in Unix time.

    Example: `"1582462172"`.
    """
    expiry: str | Unset = UNSET
    """How many seconds the invoice can be paid after it is created.

    Example: `"86400"`.
    """
    description: str | Unset = UNSET
    """The text that the payer sees in the wallet app.

    Example: `"Test invoice from Postman Collection"`.
    """
    description_hash: str | Unset = UNSET
    """The hash that the invoice contains instead of a description, in hexadecimal."""
    fallback_addr: str | Unset = UNSET
    """On-chain address to pay if Lightning fails."""
    cltv_expiry: str
    """CLTV delta of the last hop, in blocks.

    Example: `"40"`.
    """
    route_hints: list[RouteHint] | Unset = UNSET
    """Private channels that lead to the payee."""
    payment_addr: str | Unset = UNSET
    """Payment secret of the invoice.

    Unit: base64.

    Example: `"QRLpjBOxGGMgLnPY6HzrTmiqoQOlpoGeZ0zqxZTfohE="`.
    """
    num_msat: str | Unset = UNSET
    """The amount in millisatoshis.

    Example: `"20000"`.
    """
    features: dict[str, Any] | Unset = UNSET
    """Feature bits by number."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("destination", "destination", _c.STRING),
        _f.Field("payment_hash", "payment_hash", _c.STRING, required=True),
        _f.Field("num_satoshis", "num_satoshis", _c.STRING, required=True),
        _f.Field("timestamp", "timestamp", _c.STRING),
        _f.Field("expiry", "expiry", _c.STRING),
        _f.Field("description", "description", _c.STRING),
        _f.Field("description_hash", "description_hash", _c.STRING),
        _f.Field("fallback_addr", "fallback_addr", _c.STRING),
        _f.Field("cltv_expiry", "cltv_expiry", _c.STRING, required=True),
        _f.Field("route_hints", "route_hints", _n.ListOf(_n.Object("route_hint", "RouteHint"))),
        _f.Field("payment_addr", "payment_addr", _c.STRING),
        _f.Field("num_msat", "num_msat", _c.STRING),
        _f.Field("features", "features", _n.MapOf(_n.ANY)),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.destination,
            self.payment_hash,
            self.num_satoshis,
            self.timestamp,
            self.expiry,
            self.description,
            self.description_hash,
            self.fallback_addr,
            self.cltv_expiry,
            self.route_hints,
            self.payment_addr,
            self.num_msat,
            self.features,
        ) = values
        self.additional_properties = additional

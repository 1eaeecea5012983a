# Generated from openapi.yaml by `python -m scripts.regenerate`. Do not edit: change the spec or scripts/client/templates.
"""The `PartialNode` model."""

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
class PartialNode(_m.MappingModel):
    """The fields of Node that were requested. The others are UNSET."""

    id: str | Unset = UNSET
    """Identifies the node: `lnod_` followed by up to 18 lower-case letters and digits.

    Example: `"lnod_2s4yfYA"`.
    """
    created_at: int | Unset = UNSET
    """When the node was added to LNPay.

    Unit: Unix time in seconds.

    Example: `1577600000`.
    """
    alias: str | None | Unset = UNSET
    """The node's alias on the network.

    Example: `"lnpay.co"`.
    """
    onchain_confirmed_sats: int | None | Unset = UNSET
    """Confirmed on-chain balance of the node.

    Unit: satoshis.

    Example: `250000`.
    """
    onchain_unconfirmed_sats: int | None | Unset = UNSET
    """Unconfirmed on-chain balance of the node.

    Unit: satoshis.

    Example: `0`.
    """
    onchain_total_sats: int | None | Unset = UNSET
    """Total on-chain balance of the node, confirmed and unconfirmed.

    Unit: satoshis.

    Example: `250000`.
    """
    onchain_nextaddr: str | None | Unset = UNSET
    """The node's next address for on-chain payments."""
    network: str | None | Unset = UNSET
    """`mainnet`, `testnet` or `regtest`.

    Example: `"mainnet"`.
    """
    default_pubkey: str | None | Unset = UNSET
    """The node's public key, 66 hexadecimal digits.

    Example: `"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500"`.
    """
    uri: str | None | Unset = UNSET
    """The node's public key and address, for peers to connect to."""
    host: str | None | Unset = UNSET
    """The node's host name or address.

    Example: `"node.example.com"`.
    """
    rpc_port: int | None | Unset = UNSET
    """Port of the gRPC interface.

    Example: `10009`.
    """
    rest_port: int | None | Unset = UNSET
    """Port of the REST interface.

    Example: `8080`.
    """
    ln_port: int | None | Unset = UNSET
    """Port for peers.

    Example: `9735`.
    """
    fee_wallet_id: str | None | Unset = UNSET
    """The wallet that pays the fees."""
    keysend_wallet_id: str | None | Unset = UNSET
    """The wallet that receives keysends without a wallet id in their records."""
    org_id: str | None | Unset = UNSET
    """The organisation that the node belongs to.
    Older servers omit it.
    """
    is_custodian: int | bool | None | Unset = UNSET
    """Whether LNPay runs the node for several accounts.
    Older servers omit it.
    """
    pass_thru: dict[str, Any] | None | Unset = UNSET
    """Data that LNPay stores with the node, such as `rest_last_check`."""
    additional_properties: dict[str, Any] = _attr.field(factory=dict[str, Any])
    """Fields that the spec does not define, by API name."""

    _table: ClassVar[_f.Fields] = _f.Fields(
        _f.Field("id", "id", _c.STRING),
        _f.Field("created_at", "created_at", _c.Integer(bits=64)),
        _f.Field("alias", "alias", _c.Nullable(_c.STRING)),
        _f.Field("onchain_confirmed_sats", "onchain_confirmed_sats", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("onchain_unconfirmed_sats", "onchain_unconfirmed_sats", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("onchain_total_sats", "onchain_total_sats", _c.Nullable(_c.Integer(bits=64))),
        _f.Field("onchain_nextaddr", "onchain_nextaddr", _c.Nullable(_c.STRING)),
        _f.Field("network", "network", _c.Nullable(_c.STRING)),
        _f.Field("default_pubkey", "default_pubkey", _c.Nullable(_c.STRING)),
        _f.Field("uri", "uri", _c.Nullable(_c.STRING)),
        _f.Field("host", "host", _c.Nullable(_c.STRING)),
        _f.Field("rpc_port", "rpc_port", _c.Nullable(_c.INTEGER)),
        _f.Field("rest_port", "rest_port", _c.Nullable(_c.INTEGER)),
        _f.Field("ln_port", "ln_port", _c.Nullable(_c.INTEGER)),
        _f.Field("fee_wallet_id", "fee_wallet_id", _c.Nullable(_c.STRING)),
        _f.Field("keysend_wallet_id", "keysend_wallet_id", _c.Nullable(_c.STRING)),
        _f.Field("org_id", "org_id", _c.Nullable(_c.STRING)),
        _f.Field("is_custodian", "is_custodian", _c.Nullable(_n.OneOf(_c.INTEGER, _c.BOOLEAN))),
        _f.Field("passThru", "pass_thru", _c.Nullable(_n.MapOf(_n.ANY))),
    )

    def _fill(self, values: Sequence[Any], additional: dict[str, Any]) -> None:
        (
            self.id,
            self.created_at,
            self.alias,
            self.onchain_confirmed_sats,
            self.onchain_unconfirmed_sats,
            self.onchain_total_sats,
            self.onchain_nextaddr,
            self.network,
            self.default_pubkey,
            self.uri,
            self.host,
            self.rpc_port,
            self.rest_port,
            self.ln_port,
            self.fee_wallet_id,
            self.keysend_wallet_id,
            self.org_id,
            self.is_custodian,
            self.pass_thru,
        ) = values
        self.additional_properties = additional

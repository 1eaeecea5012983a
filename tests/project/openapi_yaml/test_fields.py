"""Every field of the API as a row: name, types, required or not."""

from __future__ import annotations

from typing import Any

import pytest

# The order is the one in which newer servers return them.
LN_TX = [
    ("id", "string", "required"),
    ("created_at", "integer", "required"),
    ("ln_node_id", "string or null", "optional"),
    ("dest_pubkey", "string", "required"),
    ("payment_request", "string", "required"),
    ("r_hash_decoded", "string or null", "required"),
    ("memo", "string or null", "required"),
    ("description_hash", "string or null", "required"),
    ("payment_addr", "string or null", "optional"),
    ("num_satoshis", "integer", "required"),
    ("fee_msat", "integer or null", "optional"),
    ("expiry", "integer or null", "required"),
    ("expires_at", "integer or null", "required"),
    ("payment_preimage", "string or null", "required"),
    ("settled", "integer", "required"),
    ("settled_at", "integer or null", "required"),
    ("is_keysend", "integer or null", "required"),
    ("is_amp", "integer or null", "optional"),
    ("custom_records", "object or null", "required"),
    ("passThru", "PassThru or array or null", "required"),
]
REQUEST = [
    ("num_satoshis", "integer", "required"),
    ("memo", "string", "optional"),
    ("expiry", "integer", "optional"),
    ("description_hash", "string or null", "optional"),
    ("passThru", "object or string", "optional"),
]
ERROR = [
    ("name", "string", "required"),
    ("message", "string", "required"),
    ("code", "integer", "required"),
    ("status", "integer", "optional"),
    ("type", "string", "optional"),
]
PASS_THRU = [("wallet_id", "string", "optional"), ("userDefined", "object", "optional")]


def _types(schema: dict[str, Any]) -> str:
    """Describe the types that a schema allows."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "oneOf" in schema:
        return " or ".join(_types(member) for member in schema["oneOf"])
    types = schema["type"]
    return types if isinstance(types, str) else " or ".join(types)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("LnTx", LN_TX), ("InvoiceRequest", REQUEST), ("Error", ERROR), ("PassThru", PASS_THRU)],
    ids=["LnTx", "InvoiceRequest", "Error", "PassThru"],
)
def test_fields(spec: dict[str, Any], name: str, rows: list[tuple[str, str, str]]) -> None:
    """A schema has these fields, in this order, with these types, and no others."""
    schema = spec["components"]["schemas"][name]
    required = set(schema.get("required", []))
    found = [
        (field, _types(properties), "required" if field in required else "optional")
        for field, properties in schema["properties"].items()
    ]
    assert found == rows


def test_request_limits_and_defaults(spec: dict[str, Any]) -> None:
    """The schema contains only limits that apply on every LNPay server."""
    names = ("minimum", "maximum", "minLength", "maxLength", "default")
    found = {
        field: {name: schema[name] for name in names if name in schema}
        for field, schema in spec["components"]["schemas"]["InvoiceRequest"]["properties"].items()
    }
    assert found == {
        "num_satoshis": {"minimum": 0},
        "memo": {"maxLength": 255, "default": "LNPAY Invoice"},
        "expiry": {"default": 86400},
        "description_hash": {"default": None},
        "passThru": {"default": {}},
    }


def test_numbers_have_units(spec: dict[str, Any]) -> None:
    """Each amount and each time has a unit."""
    flags = {"settled", "is_keysend", "is_amp"}
    for name in ("LnTx", "InvoiceRequest"):
        for field, schema in spec["components"]["schemas"][name]["properties"].items():
            if "integer" in _types(schema) and field not in flags:
                assert schema.get("x-unit"), (name, field)


def test_amounts_and_times_are_64_bits_wide(spec: dict[str, Any]) -> None:
    """The formats warn languages with narrower integers: millisatoshis and times exceed 32 bits."""
    for name in ("LnTx", "InvoiceRequest"):
        for field, schema in spec["components"]["schemas"][name]["properties"].items():
            if "integer" in _types(schema) and "x-unit" in schema:
                assert schema["format"] == "int64", (name, field)

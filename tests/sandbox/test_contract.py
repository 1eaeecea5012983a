"""The sandbox matches openapi.yaml: it responds as described, and neither has anything that the other lacks."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from scripts.sandbox import Sandbox
from scripts.sandbox.app import API_ROUTES

from .contract import SPEC

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
FORM = "application/x-www-form-urlencoded"
FIELDS = "#/components/parameters/fields"
"""How the references to `fields` begin: one of a model's own, one of any."""
TRIMMED = (
    "LnTx",
    "Wallet",
    "WalletTransaction",
    "StatusType",
    "WalletType",
    "WalletTransactionType",
    "Lnurlpay",
    "Node",
)

OTHER_METHOD = "unsupported_method"
"""Expects 405. LNPay: "Unknown route, wrong verb: docs: all errors JSON; core HTML 404" (facts 10, 11)."""

SIZES = "Out-of-range sizes are clamped, not refused (facts 8)"
DIFFERENT: Mapping[str, Mapping[str, str]] = {
    "not_a_server_error": {
        "PostCreateWallet": "unknown id of a node: 500 (6.1)",
        "PostWalletInvoice": "longer text or an emoji makes the DB write fail: 500 (1.3)",
        "PostWalletTransfer": "0: 500, in core mode (6.7)",
        "GetLnurlpayProbe": "Failure: 500 Invalid Address / LNURL (6.11)",
        "PostLnurlpayPay": "Form errors are 500 (6.11)",
        "PostUpdateLnurlpay": "validation errors are 500 there, in core mode (6.10)",
        "GetLnurlpay": "unknown id: 500 Unknown lnurlpay id (6.10)",
    },
    "negative_data_rejection": {
        "ListWallets": SIZES,
        "ListTransactions": SIZES,
        "ListWalletTransactions": SIZES,
        "ListNodes": SIZES,
        "PostCreateWallet": "ln_node_id: default: the account's custodial node, also for null (6.1)",
        "PostWalletInvoice": "array: stored under keys 0, 1 (1.5); numeric strings pass (1.3)",
        "PostWalletSend": "as passThru of an invoice (6.6)",
        "PostWalletTransfer": "as passThru of an invoice (6.7)",
        "PostWalletKeysend": "any value except empty or 0 means async (6.8)",
        "GetWalletLnurlWithdraw": "num_satoshis: integer; blank = wallet balance (6.9)",
        "GetLnurlWalletWithdrawStatic": "num_satoshis: integer; blank = wallet balance (6.9)",
        "PostLnurlpayPay": "any value except empty or 0 means async (6.11)",
        "PostCreateLnurlpay": "every field has a default, and an empty body holds none (6.10, 1.6)",
        "PostUpdateLnurlpay": "every field may be omitted, and an empty body holds none (6.10, 1.6)",
    },
    "positive_data_acceptance": {
        "PostCreateWallet": "deterministic_identifier: repeat: 400 already taken (6.1)",
        "PostWalletSend": "Unable to decode invoice: what no schema can describe (6.6)",
        "PostWalletKeysend": "Invoice too large :) Max balance: N (6.8)",
        "PostWalletTransfer": "Invalid dest wallet id (6.7)",
        "GetWalletLnurlWithdraw": "passThru: base64 of JSON, what no schema can describe (6.9)",
        "GetLnurlWalletWithdrawStatic": "passThru: base64 of JSON, what no schema can describe (6.9)",
        "PostCreateLnurlpay": "public id, unknown: 400 Invalid custy_domain_id (6.10)",
        "PostLnurlpayPay": "LNURL cannot accept more than N msat (6.11)",
        "DecodeInvoice": "bad: 400 Unable to decode invoice (6.12)",
        "QueryRoutes": "400 unable to find a path to destination (6.12)",
    },
}
"""What schemathesis expects of every API, and by which facts LNPay does otherwise: by check and operation."""
CONFIG = f"""
hooks = "{Path(__file__).parent / "schemathesis_hooks.py"}"
base-url = "${{LNPAY_BASE_URL}}"
seed = 1
request-timeout = 600
[auth.openapi.basicAuth]
username = "${{LNPAY_API_KEY}}"
password = ""
[generation]
max-examples = {os.environ.get("EXAMPLES", "8")}
"""
KNOWN = """
[parameters]
"path.wallet_key" = "${LNPAY_WALLET_KEY}"
"path.lntx_id" = "${LNPAY_LNTX_ID}"
"path.wallet_lnurlpay_id" = "${LNPAY_LNURLPAY_ID}"
"path.ln_node_id" = "${LNPAY_NODE_ID}"
"""
EXCEPTION = """
[[operations]]
include-operation-id = {operations}
checks.{check}.enabled = false
"""


def operations_of(spec: dict[str, Any]) -> set[tuple[str, str]]:
    """Method and path, with parameter names removed."""
    paths: dict[str, Any] = spec["paths"]
    return {(method.upper(), _nameless(path)) for path, item in paths.items() for method in item if method in METHODS}


def test_each_operation_has_a_route_and_each_route_an_operation() -> None:
    """The API's routes are the spec's operations, apart from preflight requests."""
    routes = {(method, _nameless(route.path)) for route in API_ROUTES for method in route.methods or ()}
    assert {route for route in routes if route[0] != "OPTIONS"} == operations_of(SPEC)


def only(content_type: str) -> dict[str, Any]:
    """The spec with only this kind of body, without `fields`, which would trim each response, and with data as objects.

    As a string, `passThru` must contain JSON, which a schema can express, but schemathesis cannot generate.
    """
    spec = copy.deepcopy(SPEC)
    schemas = spec["components"]["schemas"]
    request = schemas["InvoiceRequest"]["properties"]
    for schema in (request["passThru"], schemas["OwnData"], schemas["TransferRequest"]["properties"]["lnPayParams"]):
        schema["oneOf"] = [part for part in schema["oneOf"] if part["type"] != "string"]
    for item in spec["paths"].values():
        item["parameters"] = [each for each in item.get("parameters", ()) if not each["$ref"].startswith(FIELDS)]
        for method in METHODS & item.keys():
            content = item[method].get("requestBody", {}).get("content", {})
            if content_type not in content and content:
                del item[method]
            for other in content.keys() - {content_type}:
                del content[other]
    return spec


def trimmed() -> dict[str, Any]:
    """The spec with `fields`: every field of a model is optional, and `[]` means no fields."""
    spec = copy.deepcopy(SPEC)
    schemas = spec["components"]["schemas"]
    for name in TRIMMED:
        model = schemas[name]
        model.pop("required", None)
        schemas[name] = {"oneOf": [model, {"type": "array", "maxItems": 0}]}
    for item in spec["paths"].values():
        trims = any(each["$ref"].startswith(FIELDS) for each in item.get("parameters", ()))
        for method in METHODS & item.keys() if not trims else ():
            del item[method]
    return spec


CORE = {"core": True, "debug": True}


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run of schemathesis."""

    spec: dict[str, Any]
    parameters: str = KNOWN
    settings: Mapping[str, Any] = field(default_factory=dict)
    not_checked: tuple[str, ...] = ()
    phases: str = "examples,coverage,fuzzing"


RUNS = {
    "JSON bodies": Run(spec=only("application/json"), phases="examples,coverage,fuzzing,stateful"),
    # a form cannot say null: schemathesis writes the text "null", which is not a hash
    "form bodies": Run(spec=only(FORM), not_checked=("positive_data_acceptance",)),
    "trimmed responses": Run(spec=trimmed(), not_checked=("positive_data_acceptance",), phases="examples,fuzzing"),
    "unknown keys": Run(spec=only("application/json"), parameters="", phases="fuzzing"),
    "core, in debug mode": Run(spec=only("application/json"), settings=CORE, phases="examples,fuzzing"),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_schemathesis_finds_nothing(run: Run, sandbox_with: Callable[..., Sandbox], tmp_path: Path) -> None:
    """No request that schemathesis generates gets an undocumented response.

    `EXAMPLES=200` tries that many requests per operation instead of a few.
    """
    sandbox = sandbox_with(max_receive_sats=2**63 - 1, max_send_sats=10**12, **run.settings)  # the account's limits
    sandbox.fund(10**12)
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(run.spec), "utf-8")
    exceptions = [EXCEPTION.format(check=check, operations=[*names]) for check, names in DIFFERENT.items()]
    (tmp_path / "schemathesis.toml").write_text("".join([CONFIG, run.parameters, *exceptions]), "utf-8")
    command = ["schemathesis.cli", "--config-file", "schemathesis.toml", "run", "openapi.yaml", "--no-color"]
    not_checked = ",".join((OTHER_METHOD, *run.not_checked))
    ran = subprocess.run(
        [sys.executable, "-m", *command, "--phases", run.phases, "--exclude-checks", not_checked],
        cwd=tmp_path,
        env={**os.environ, **sandbox.environment, **known_ids(sandbox)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    count = len(operations_of(run.spec))
    assert f"{count} selected / {count} total" in ran.stdout


def known_ids(sandbox: Sandbox) -> dict[str, str]:
    """Existing ids, by the names of their environment variables."""
    with httpx.Client(base_url=sandbox.url, auth=(sandbox.api_key, ""), timeout=None) as http:
        wallet = http.get(f"/v1/wallet/{sandbox.wallet_id}").json()
        lntx = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 20}).json()
    return {
        "LNPAY_LNTX_ID": lntx["id"],
        "LNPAY_LNURLPAY_ID": wallet["default_lnurlpay_id"],
        "LNPAY_NODE_ID": sandbox.node_ids[0],
    }


def _nameless(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))

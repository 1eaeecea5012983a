"""The document as a whole: version, servers, keys, operations."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator


def test_document_is_valid(spec: dict[str, Any]) -> None:
    """The document follows the OpenAPI 3.1 schema."""
    assert [error.message for error in OpenAPIV31SpecValidator(spec).iter_errors()] == []


def test_title_and_version(spec: dict[str, Any]) -> None:
    """The names of the client derive from this title."""
    assert spec["openapi"] == "3.1.0"
    assert spec["info"]["title"] == "LNPay"
    assert re.fullmatch(r"\d+\.\d+\.\d+", spec["info"]["version"])
    assert spec["info"]["license"]["identifier"] == "MIT"


def test_servers(spec: dict[str, Any]) -> None:
    """The hosted service comes first, then one's own server, then the sandbox."""
    urls = [server["url"] for server in spec["servers"]]
    assert urls == ["https://api.lnpay.co", "https://{host}", "http://127.0.0.1:8111"]
    for server in spec["servers"]:
        named = {name for _, name, _, _ in string.Formatter().parse(server["url"]) if name}
        assert named == set(server.get("variables", {}))


def test_three_ways_to_authenticate(spec: dict[str, Any]) -> None:
    """HTTP Basic is the first of three alternatives."""
    schemes = spec["components"]["securitySchemes"]
    alternatives = [schemes[name] for alternative in spec["security"] for name in alternative]
    told = [(scheme["type"], scheme.get("scheme") or (scheme["in"], scheme["name"])) for scheme in alternatives]
    assert told == [("http", "basic"), ("apiKey", ("header", "X-Api-Key")), ("apiKey", ("query", "access-token"))]


def test_operations(operations: dict[str, dict[str, Any]]) -> None:
    """Both operations have their method, path, tag and name in the client."""
    told = {
        name: (operation["method"], operation["path"], operation["tags"], operation["x-sdk-method"])
        for name, operation in operations.items()
    }
    assert told == {
        "PostWalletInvoice": ("POST", "/v1/wallet/{wallet_key}/invoice", ["wallet"], "create_invoice"),
        "GetLnTxObject": ("GET", "/v1/lntx/{lntx_id}", ["lntx"], "retrieve"),
    }


def test_tags_are_described(spec: dict[str, Any], operations: dict[str, dict[str, Any]]) -> None:
    """Each tag in use has a description, and none is described that is not in use."""
    described = {tag["name"] for tag in spec["tags"] if tag["description"]}
    assert described == {tag for operation in operations.values() for tag in operation["tags"]}


def test_path_parameters(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """The parameters of a path take word characters only and say where samples get them from."""
    for name, env in [("PostWalletInvoice", "LNPAY_WALLET_KEY"), ("GetLnTxObject", "LNPAY_LNTX_ID")]:
        parameters = [resolve(parameter) for parameter in operations[name]["parameters"]]
        (path_parameter,) = [parameter for parameter in parameters if parameter["in"] == "path"]
        assert path_parameter["required"] is True
        assert path_parameter["x-env"] == env
        pattern = path_parameter["schema"]["pattern"]
        assert re.search(pattern, "wal_czDztN5eJ4r5sJ")
        assert not any(re.search(pattern, text) for text in ["", "..", "a-b", "a/b", "a b", "ä"])


def test_fields_trims_both_answers(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """Both operations take `fields` as one comma-separated value."""
    for operation in operations.values():
        (fields,) = [p for p in map(resolve, operation["parameters"]) if p["in"] == "query"]
        assert (fields["name"], fields["style"], fields["explode"]) == ("fields", "form", False)
        assert fields["x-partial-response"] is True


def test_link_leads_from_invoice_to_status(operations: dict[str, dict[str, Any]]) -> None:
    """The answer to a new invoice says how to ask for its status."""
    links = operations["PostWalletInvoice"]["responses"]["201"]["links"]
    assert links["GetLnTxObject"]["operationId"] in operations
    assert links["GetLnTxObject"]["parameters"] == {"lntx_id": "$response.body#/id"}


def test_waiter_reads_fields_that_exist(spec: dict[str, Any], operations: dict[str, dict[str, Any]]) -> None:
    """The waiter succeeds on a settled LnTx, fails on an expired one, and looks at real fields."""
    waiter = operations["GetLnTxObject"]["x-waiters"]["until_settled"]
    assert waiter["minDelay"] < waiter["maxDelay"]
    outputs = [(acceptor["state"], acceptor["matcher"]["output"]) for acceptor in waiter["acceptors"]]
    assert [(state, output["path"]) for state, output in outputs] == [("success", "settled"), ("failure", "expires_at")]
    assert {output["path"] for _, output in outputs} <= set(spec["components"]["schemas"]["LnTx"]["properties"])


def test_key_pairs(operations: dict[str, dict[str, Any]]) -> None:
    """Each key prefix is told with what it gets, and each row fills the same columns."""
    for name, prefixes in {
        "PostWalletInvoice": "sak_ pak_ wal_ waka_ waki_ wakr_ waklw_ waklp_ wakewa_ wakewv_".split(),
        "GetLnTxObject": ["sak_", "pak_", "lntx_id"],
    }.items():
        rows = operations[name]["x-key-pairs"]
        assert len({tuple(row) for row in rows}) == 1
        assert all(isinstance(cell, str) and cell for row in rows for cell in row.values())
        text = " ".join(cell for row in rows for cell in row.values())
        assert [prefix for prefix in prefixes if prefix not in text] == []


def test_everything_is_described(
    spec: dict[str, Any], operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]
) -> None:
    """Each operation, parameter, answer, schema and property has a description that ends as a sentence does."""
    described = [spec["info"], *operations.values(), *spec["components"]["securitySchemes"].values()]
    for operation in operations.values():
        described += [*map(resolve, operation["parameters"]), *map(resolve, operation["responses"].values())]
    for schema in spec["components"]["schemas"].values():
        described += [schema, *schema["properties"].values()]
    bad = [node for node in described if not node.get("description", "").rstrip().endswith(".")]
    assert bad == []


def test_one_sentence_per_line(spec: dict[str, Any]) -> None:
    """No line of a description holds the end of one sentence and the beginning of the next."""

    def descriptions(node: Any) -> list[str]:
        if isinstance(node, list):
            return [text for child in node for text in descriptions(child)]
        if isinstance(node, dict):
            own = [node["description"]] if isinstance(node.get("description"), str) else []
            return own + [text for child in node.values() for text in descriptions(child)]
        return []

    lines = [line for text in descriptions(spec) for line in text.splitlines()]
    assert [line for line in lines if re.search(r"[a-z`)][.!?] [A-Z]", line)] == []

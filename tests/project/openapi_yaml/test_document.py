"""The document as a whole: version, servers, keys, operations."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any


def test_document_is_valid(spec: dict[str, Any]) -> None:
    """The document follows the OpenAPI 3.1 schema."""
    from openapi_spec_validator import OpenAPIV31SpecValidator  # here, because it takes two seconds to import

    assert [error.message for error in OpenAPIV31SpecValidator(spec).iter_errors()] == []


def test_title_and_version(spec: dict[str, Any]) -> None:
    """The client's names are derived from this title."""
    assert spec["openapi"] == "3.1.0"
    assert spec["info"]["title"] == "LNPay"
    assert re.fullmatch(r"\d+\.\d+\.\d+", spec["info"]["version"])
    assert spec["info"]["license"]["identifier"] == "MIT"


def test_servers(spec: dict[str, Any]) -> None:
    """The hosted service comes first, then a self-hosted server, then the sandbox."""
    urls = [server["url"] for server in spec["servers"]]
    assert urls == ["https://api.lnpay.co", "https://{host}", "http://127.0.0.1:8111"]
    for server in spec["servers"]:
        named = {name for _, name, _, _ in string.Formatter().parse(server["url"]) if name}
        assert named == set(server.get("variables", {}))


def test_three_ways_to_authenticate(spec: dict[str, Any]) -> None:
    """HTTP Basic is the first of three alternatives."""
    schemes = spec["components"]["securitySchemes"]
    alternatives = [schemes[name] for alternative in spec["security"] for name in alternative]
    found = [(scheme["type"], scheme.get("scheme") or (scheme["in"], scheme["name"])) for scheme in alternatives]
    assert found == [("http", "basic"), ("apiKey", ("header", "X-Api-Key")), ("apiKey", ("query", "access-token"))]


OPERATIONS = """
    PostCreateWallet              POST /v1/wallet                                         wallet.create
    GetWallet                     GET  /v1/wallet/{wallet_key}                            wallet.retrieve
    ListWallets                   GET  /v1/wallets                                        wallet.list
    ListWalletTransactions        GET  /v1/wallet/{wallet_key}/transactions               wallet.list_transactions
    PostWalletInvoice             POST /v1/wallet/{wallet_key}/invoice                    wallet.create_invoice
    PostWalletSend                POST /v1/wallet/{wallet_key}/withdraw                   wallet.pay_invoice
    PostWalletTransfer            POST /v1/wallet/{wallet_key}/transfer                   wallet.transfer
    PostWalletKeysend             POST /v1/wallet/{wallet_key}/keysend                    wallet.keysend
    GetWalletLnurlWithdraw        GET  /v1/wallet/{wallet_key}/lnurl/withdraw             wallet.create_lnurl_withdraw
    GetLnurlWalletWithdrawStatic  GET  /v1/wallet/{wallet_key}/lnurl/withdraw-static      wallet.retrieve_static_lnurl_withdraw
    ListTransactions              GET  /v1/wallet-transactions                            wallet_transactions.list
    GetLnTxObject                 GET  /v1/lntx/{lntx_id}                                 lntx.retrieve
    PostCreateLnurlpay            POST /v1/wallet/{wallet_key}/lnurlp                     lnurlp.create
    PostUpdateLnurlpay            POST /v1/lnurlp/{wallet_lnurlpay_id}                    lnurlp.update
    GetLnurlpay                   GET  /v1/lnurlp/{wallet_lnurlpay_id}                    lnurlp.retrieve
    GetLnurlpayProbe              GET  /v1/lnurlp/probe/{target}                          lnurlp.probe
    PostLnurlpayPay               POST /v1/wallet/{wallet_key}/lnurlp/pay                 lnurlp.pay
    ListNodes                     GET  /v1/nodes                                          node.list
    GetNode                       GET  /v1/node/{ln_node_id}                              node.retrieve
    DecodeInvoice                 GET  /v1/node/{ln_node_id}/payments/decodeinvoice       node.decode_invoice
    QueryRoutes                   GET  /v1/node/{ln_node_id}/payments/queryroutes         node.query_routes
"""  # noqa: E501


def test_operations(operations: dict[str, dict[str, Any]]) -> None:
    """Each operation has its method, path and name in the client."""
    documented = [
        [name, operation["method"], operation["path"], f"{operation['tags'][0]}.{operation['x-sdk-method']}"]
        for name, operation in operations.items()
    ]
    assert sorted(documented) == sorted(row.split() for row in OPERATIONS.strip().splitlines())


def test_webhooks(spec: dict[str, Any], resolve: Callable[[Any], Any]) -> None:
    """Each of the six events has an example that names it, and the headers that LNPay sends."""
    names = ["wallet_created", "wallet_receive", "wallet_send", "wallet_transfer_out", "wallet_transfer_in"]
    assert list(spec["webhooks"]) == [*names, "wallet_send_failure"]
    for name, item in spec["webhooks"].items():
        (example,) = item["post"]["requestBody"]["content"]["application/json"]["examples"].values()
        assert resolve(example)["value"]["event"]["name"] == name
        headers = [resolve(parameter)["name"] for parameter in item["post"]["parameters"]]
        assert headers == ["X-LNPay-Event", "X-LNPay-HookId", "X-LNPay-Signature"]


def test_lists_have_pages(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """Each list names its paging parameters and count headers, and has them."""
    lists = {name: operation for name, operation in operations.items() if name.startswith("List")}
    assert len(lists) == 4
    for operation in lists.values():
        pages = operation["x-pagination"]
        query = {resolve(each)["name"] for each in operation["parameters"] if resolve(each)["in"] == "query"}
        assert {pages["page"], pages["size"]} <= query
        assert {pages[name] for name in ("total", "pages", "current", "per_page")} <= set(
            operation["responses"]["200"]["headers"]
        )


def test_tags_are_described(spec: dict[str, Any], operations: dict[str, dict[str, Any]]) -> None:
    """Each used tag has a description, and no unused one does."""
    described = {tag["name"] for tag in spec["tags"] if tag["description"]}
    assert described == {tag for operation in operations.values() for tag in operation["tags"]}


def test_path_parameters(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """Path parameters accept only word characters, and most say where samples read them from."""
    seen = {}
    for operation in operations.values():
        for each in map(resolve, operation["parameters"]):
            if each["in"] == "path":
                seen[each["name"]] = each.get("x-env")
                pattern = each["schema"].get("pattern", "^[A-Za-z0-9_]+$")
                assert each["required"] is True
                assert re.search(pattern, "wal_czDztN5eJ4r5sJ")
                assert not any(re.search(pattern, text) for text in ["", "..", "a-b", "a/b", "a b", "ä"])
    assert seen.keys() == {"wallet_key", "lntx_id", "wallet_lnurlpay_id", "ln_node_id", "target"}
    assert (seen["wallet_key"], seen["lntx_id"]) == ("LNPAY_WALLET_KEY", "LNPAY_LNTX_ID")


def test_fields_trims_models(operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]) -> None:
    """Each operation that returns a model takes `fields` as one comma-separated value; the others do not."""
    assembled = {"PostCreateWallet", "PostWalletTransfer", "GetWalletLnurlWithdraw", "GetLnurlWalletWithdrawStatic"}
    by_the_node = {"GetLnurlpayProbe", "DecodeInvoice", "QueryRoutes"}
    for name, operation in operations.items():
        found = [p for p in map(resolve, operation["parameters"]) if p["name"] == "fields"]
        assert len(found) == (name not in assembled | by_the_node), name
        for fields in found:
            assert (fields["in"], fields["style"], fields["explode"]) == ("query", "form", False)
            assert fields["x-partial-response"] is True


def test_link_leads_from_invoice_to_status(operations: dict[str, dict[str, Any]]) -> None:
    """The response to a new invoice links to the operation that returns its status."""
    links = operations["PostWalletInvoice"]["responses"]["201"]["links"]
    assert links["GetLnTxObject"]["operationId"] in operations
    assert links["GetLnTxObject"]["parameters"] == {"lntx_id": "$response.body#/id"}


def test_waiter_reads_fields_that_exist(spec: dict[str, Any], operations: dict[str, dict[str, Any]]) -> None:
    """The waiter succeeds on a settled LnTx, fails on an expired one, and reads existing fields."""
    waiter = operations["GetLnTxObject"]["x-waiters"]["until_settled"]
    assert waiter["minDelay"] < waiter["maxDelay"]
    outputs = [(acceptor["state"], acceptor["matcher"]["output"]) for acceptor in waiter["acceptors"]]
    assert [(state, output["path"]) for state, output in outputs] == [("success", "settled"), ("failure", "expires_at")]
    assert {output["path"] for _, output in outputs} <= set(spec["components"]["schemas"]["LnTx"]["properties"])


EVERY_KEY = "sak_ pak_ wal_ waka_ waki_ wakr_ waklw_ waklp_ wakewa_ wakewv_".split()


def test_key_pairs(operations: dict[str, dict[str, Any]]) -> None:
    """Each operation documents the result for each kind of key, and all rows have the same columns."""
    for name, operation in operations.items():
        rows = operation["x-key-pairs"]
        assert len({tuple(row) for row in rows}) == 1
        assert all(isinstance(cell, str) and cell for row in rows for cell in row.values())
        text = " ".join(cell for row in rows for cell in row.values())
        others = "ny other access key" in text
        with_wallet = "{wallet_key}" in operation["path"]
        expected = EVERY_KEY if with_wallet and not others else EVERY_KEY[: 4 if with_wallet else 2]
        assert [prefix for prefix in expected if prefix not in text] == [], name


def test_everything_is_described(
    spec: dict[str, Any], operations: dict[str, dict[str, Any]], resolve: Callable[[Any], Any]
) -> None:
    """Each operation, parameter, response, schema and property has a description that ends with a full stop."""
    described = [spec["info"], *operations.values(), *spec["components"]["securitySchemes"].values()]
    for operation in operations.values():
        described += [*map(resolve, operation["parameters"]), *map(resolve, operation["responses"].values())]
    for schema in spec["components"]["schemas"].values():
        described += [schema, *map(resolve, schema.get("properties", {}).values())]
    bad = [node for node in described if not node.get("description", "").rstrip().endswith(".")]
    assert bad == []


def test_one_sentence_per_line(spec: dict[str, Any]) -> None:
    """Each line of a description has a single sentence."""

    def descriptions(node: Any) -> list[str]:
        if isinstance(node, list):
            return [text for child in node for text in descriptions(child)]
        if isinstance(node, dict):
            own = [node["description"]] if isinstance(node.get("description"), str) else []
            return own + [text for child in node.values() for text in descriptions(child)]
        return []

    lines = [line for text in descriptions(spec) for line in text.splitlines()]
    assert [line for line in lines if re.search(r"[a-z`)][.!?] [A-Z]", line)] == []

"""Every LNPay operation, called through the library on the sandbox, sync and async: results, errors, pages, events."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import lnpay_client
import pytest
from lnpay_client import LNPay, errors, models

from scripts.sandbox import Sandbox, running_sandbox
from tests.sandbox.contract import SPEC, resolve
from tests.servers import RecordingServer

from .conftest import Way

STATUSES = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    404: errors.NotFoundError,
    406: errors.APIStatusError,
    500: errors.InternalServerError,
}
SECRET = "a secret"


@dataclass(frozen=True)
class Things:
    """The ids that calls refer to."""

    sandbox: Sandbox
    wallet: str
    other_wallet: str
    lntx: str
    link: str
    address: str


@pytest.fixture
def things(sandbox: Sandbox) -> Things:
    """A funded wallet, an invoice, a link and a lightning address."""
    sandbox.fund(1000)
    with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        invoice = lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=20)
        other = sandbox.keys["w_"]
        link = lnpay.lnurlp.create(other, lnurlp_identifier="dave", custy_domain_id=sandbox.domain_id)
    return Things(sandbox, sandbox.wallet_id, other, invoice.id, link.id, f"dave@{sandbox.domain_name}")


Call = Callable[[Any, Things], Any]
STRANGER = "02" * 33
CALLS: dict[str, tuple[Call, type[Any]]] = {
    "PostCreateWallet": (lambda c, t: c.wallet.create(user_label="Till"), models.NewWallet),
    "GetWallet": (lambda c, t: c.wallet.retrieve(t.wallet), models.Wallet),
    "ListWallets": (lambda c, t: c.wallet.list(), models.Wallet),
    "ListWalletTransactions": (lambda c, t: c.wallet.list_transactions(t.wallet), models.WalletTransaction),
    "PostWalletInvoice": (lambda c, t: c.wallet.create_invoice(t.wallet, num_satoshis=1), models.LnTx),
    "PostWalletSend": (
        lambda c, t: c.wallet.pay_invoice(t.wallet, payment_request=t.sandbox.outside_invoice(5)),
        models.WalletTransaction,
    ),
    "PostWalletTransfer": (
        lambda c, t: c.wallet.transfer(t.wallet, dest_wallet_id=t.other_wallet, num_satoshis=1, ln_pay_params=[1]),
        models.Transfer,
    ),
    "PostWalletKeysend": (
        lambda c, t: c.wallet.keysend(t.wallet, dest_pubkey=STRANGER, num_satoshis=1, custom_records={"696969": "x"}),
        models.WalletTransaction,
    ),
    "GetWalletLnurlWithdraw": (
        lambda c, t: c.wallet.create_lnurl_withdraw(
            t.wallet, num_satoshis=1, memo="x", pass_thru=base64.b64encode(b"{}").decode()
        ),
        models.LnurlWithdraw,
    ),
    "GetLnurlWalletWithdrawStatic": (
        lambda c, t: c.wallet.retrieve_static_lnurl_withdraw(t.wallet),
        models.LnurlWithdraw,
    ),
    "ListTransactions": (lambda c, t: c.wallet_transactions.list(wallet_id=t.wallet), models.WalletTransaction),
    "GetLnTxObject": (lambda c, t: c.lntx.retrieve(t.lntx), models.LnTx),
    "PostCreateLnurlpay": (lambda c, t: c.lnurlp.create(t.wallet, user_label="Tips"), models.Lnurlpay),
    "PostUpdateLnurlpay": (lambda c, t: c.lnurlp.update(t.link, user_label="Tips"), models.Lnurlpay),
    "GetLnurlpay": (lambda c, t: c.lnurlp.retrieve(t.link), models.Lnurlpay),
    "GetLnurlpayProbe": (lambda c, t: c.lnurlp.probe(t.address), models.LnurlPayParameters),
    "PostLnurlpayPay": (
        lambda c, t: c.lnurlp.pay(t.wallet, ln_address=t.address, amt_msat=1000),
        models.WalletTransaction,
    ),
    "ListNodes": (lambda c, t: c.node.list(), models.Node),
    "GetNode": (lambda c, t: c.node.retrieve(t.sandbox.node_ids[0]), models.Node),
    "DecodeInvoice": (
        lambda c, t: c.node.decode_invoice("default", payment_request=t.sandbox.outside_invoice(5)),
        models.DecodedInvoice,
    ),
    "QueryRoutes": (lambda c, t: c.node.query_routes("default", pub_key=STRANGER, amt=5), models.Routes),
}


def test_each_operation_is_called() -> None:
    """Every operation is called."""
    found = [
        item[method]["operationId"] for item in SPEC["paths"].values() for method in ("get", "post") if method in item
    ]
    assert sorted(CALLS) == sorted(found)


@pytest.mark.parametrize("name", CALLS)
def test_result(name: str, way: Way, things: Things) -> None:
    """The result has the documented type, and survives a round trip through JSON."""
    call, kind = CALLS[name]
    result = way(lambda client: call(client, things))
    first: Any = result[0] if name.startswith("List") else result
    assert isinstance(first, kind)
    assert first.from_dict(json.loads(first.to_json())) == first


def documented_errors() -> Iterator[Any]:
    """Each operation with its documented errors."""
    for path, item in SPEC["paths"].items():
        for method in ("get", "post"):
            if method in item:
                operation = item[method]
                found = [
                    (int(status), resolve(example)["value"])
                    for status, response in operation["responses"].items()
                    for content in resolve(response)["content"].values()
                    for example in content["examples"].values()
                    if status >= "400"
                ]
                yield pytest.param(operation["operationId"], found, id=f"{operation['operationId']} {path}")


@contextmanager
def failing(sandbox: Sandbox, status: int, body: Any) -> Iterator[None]:
    """The next request gets this response, and the call raises the matching exception."""
    html = isinstance(body, str)
    headers = {"content-type": "text/html" if html else "application/json"}
    sandbox.fault("status", status=status, body=body, headers=headers, path="/v1/*")
    with pytest.raises(STATUSES[status]) as caught:
        yield
    assert caught.value.status_code == status
    assert html or (caught.value.message, caught.value.name) == (body["message"], body["name"])


@pytest.mark.parametrize(("name", "found"), [*documented_errors()])
def test_each_documented_error(name: str, found: list[tuple[int, Any]], way: Way, things: Things) -> None:
    """Each error raises the exception of its status, with LNPay's message."""
    call, _ = CALLS[name]

    def use(client: Any) -> Any:
        if way.asynchronous:
            return use_async(client)
        for status, body in found:
            with failing(things.sandbox, status, body):
                call(client, things)
        return None

    async def use_async(client: Any) -> None:
        for status, body in found:
            with failing(things.sandbox, status, body):
                await call(client, things)

    way(use, max_retries=0)


def test_two_shapes_of_one_result(way: Way, things: Things) -> None:
    """With the header a payment is queued, and the result is its receipt."""
    sent = way(lambda c: c.wallet.keysend(things.wallet, dest_pubkey=STRANGER, num_satoshis=1, x_lnpay_async="1"))
    paid = way(lambda c: c.lnurlp.pay(things.wallet, ln_address=things.address, amt_msat=1000, x_lnpay_async="1"))
    assert [type(sent), type(paid)] == [models.QueuedJob, models.QueuedJob]
    assert (sent.success, paid.success) == ("1", 1)


def test_fields_looks_into_the_wallet(way: Way, things: Things) -> None:
    """A trimmed list gives partial models."""
    row = way(lambda c: c.wallet.list_transactions(things.wallet, per_page=1, fields=["num_satoshis"]))[0]
    assert isinstance(row, models.PartialWalletTransaction)
    assert row.num_satoshis == 1000


def test_pages(way: Way) -> None:
    """A list iterates over all pages, each of them a sequence with its page number."""
    with running_sandbox() as sandbox:
        for amount in range(1, 6):
            sandbox.fund(amount)
        own = Way(sandbox, asynchronous=way.asynchronous)
        page = own(lambda c: c.wallet.list_transactions(sandbox.wallet_id, per_page=2))
        assert (page.total_count, page.page_count, page.page, page.per_page) == (5, 3, 1, 2)
        assert ([row.num_satoshis for row in page[:]], page.has_next_page()) == ([5, 4], True)

        def everything(client: Any) -> Any:
            if not own.asynchronous:
                return [row.num_satoshis for row in client.wallet_transactions.list(per_page=2)]

            async def collect() -> list[int]:
                return [row.num_satoshis async for row in await client.wallet_transactions.list(per_page=2)]

            return collect()

        assert own(everything) == [5, 4, 3, 2, 1]


LISTS = {
    "ListWallets": lambda c, t: c.wallet.list(per_page=1),
    "ListWalletTransactions": lambda c, t: c.wallet.list_transactions(t.wallet, per_page=1),
    "ListTransactions": lambda c, t: c.wallet_transactions.list(per_page=1),
    "ListNodes": lambda c, t: c.node.list(per_page=1),
}


def test_each_list_is_paged() -> None:
    """Every paginated list is tested."""
    paged = [each["operationId"] for item in SPEC["paths"].values() for each in item.values() if "x-pagination" in each]
    assert sorted(LISTS) == sorted(paged)


@pytest.mark.parametrize("name", LISTS)
def test_each_page_helper_of_each_list(name: str, way: Way, things: Things) -> None:
    """The next page, the pages one by one, and the iteration over all items yield the same items, once each."""
    things.sandbox.fund(1)  # so that each list has two pages or more

    def read(client: Any) -> Any:
        return read_async(client) if way.asynchronous else read_sync(client)

    def read_sync(client: Any) -> tuple[Any, ...]:
        page = LISTS[name](client, things)
        following = page.next_page()
        return page, following, [*following.iter_pages()], [item.id for item in page]

    async def read_async(client: Any) -> tuple[Any, ...]:
        page = await LISTS[name](client, things)
        following = await page.next_page()
        pages = [each async for each in following.iter_pages()]
        return page, following, pages, [item.id async for item in page]

    page, following, pages, ids = way(read)
    assert (page.page, page.has_next_page(), following.page) == (1, True, 2)
    assert (pages[-1].page, pages[-1].has_next_page()) == (page.page_count, False)
    assert [page[0].id, *(each[0].id for each in pages)] == ids
    assert len(set(ids)) == len(ids) == page.total_count >= 2


def test_each_event() -> None:
    """Each webhook of the sandbox has a valid signature, and is parsed as the type of its event."""
    with running_sandbox(core=True) as sandbox, RecordingServer() as shop:
        sandbox.send_webhooks(shop.url, secret=SECRET)
        with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
            wallet = lnpay.wallet.create(user_label="Till")
            sandbox.fund(1000, wallet.id)
            lnpay.wallet.pay_invoice(wallet.id, payment_request=sandbox.outside_invoice(100))
            lnpay.wallet.transfer(wallet.id, dest_wallet_id=sandbox.wallet_id, num_satoshis=1)
            sandbox.fail_payments()
            lnpay.wallet.keysend(wallet.id, dest_pubkey=STRANGER, num_satoshis=1, x_lnpay_async="1")
        read = [LNPay.webhooks.unwrap(each.body, each.headers, secret=SECRET) for each in shop.requests]
        assert [type(event) for event in read] == [
            models.WalletCreatedEvent,
            models.WalletReceiveEvent,
            models.WalletSendEvent,
            models.WebhookEvent,  # network_fee_incurred, which LNPay does not document
            models.WalletTransferOutEvent,
            models.WalletTransferInEvent,
            models.WalletSendFailureEvent,
        ]
        assert SPEC["webhooks"].keys() <= {event.event.name for event in read}
        with pytest.raises(lnpay_client.WebhookSignatureError):
            LNPay.webhooks.unwrap(shop.requests[0].body, shop.requests[1].headers, secret=SECRET)

"""The main workflow on the embedded sandbox: create an invoice, show it, pay it, wait, receive the webhook."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable

import segno
from lnpay_client import AsyncLNPay, LNPay
from lnpay_client.models import LnTx, WalletReceiveEvent
from rich.console import Console

from scripts.sandbox import Sandbox, running_sandbox
from scripts.sandbox.receiver import WebhookReceiver, receive_webhooks

SATOSHIS = 100
TIMEOUT = 60

console = Console(highlight=False, soft_wrap=True)


def main() -> int:
    """Run both clients; return 0 only if both invoices are settled and their signed webhooks arrived."""
    with running_sandbox() as sandbox, receive_webhooks() as receiver:
        console.print(f"[bold]The sandbox is running at {sandbox.url}[/], with its own wallet and keys.")
        sandbox.send_webhooks(receiver.url, secret=receiver.secret, events=["wallet_receive"])
        settled = [with_sync_client(sandbox), asyncio.run(with_async_client(sandbox))]
        announced = [announced_payment(receiver, lntx) for lntx in settled]
    return conclude(all(lntx.settled == 1 for lntx in settled) and all(announced))


def conclude(succeeded: bool) -> int:
    """Print the outcome; return the exit code."""
    good = "\n[bold green]Both invoices are paid and settled, and both webhooks have valid signatures.[/]"
    console.print(good if succeeded else "\n[bold red]An invoice was not settled, or its webhook did not arrive.[/]")
    return 0 if succeeded else 1


def with_sync_client(sandbox: Sandbox) -> LnTx:
    """Create, show, pay and await an invoice with LNPay."""
    with LNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        invoice = lnpay.wallet.create_invoice(
            sandbox.wallet_id, num_satoshis=SATOSHIS, memo="Coffee", pass_thru={"ticketId": "556"}
        )
        show_invoice("LNPay", invoice)
        sandbox.pay(invoice.id)
        return show_settled(lnpay.lntx.wait_until_settled(invoice.id, timeout=TIMEOUT))


async def with_async_client(sandbox: Sandbox) -> LnTx:
    """Do the same with AsyncLNPay; the payment arrives while it waits."""
    async with AsyncLNPay(sandbox.api_key, base_url=sandbox.url) as lnpay:
        invoice = await lnpay.wallet.create_invoice(sandbox.wallet_id, num_satoshis=SATOSHIS, memo="Cake")
        show_invoice("AsyncLNPay", invoice)
        waiting = asyncio.create_task(lnpay.lntx.wait_until_settled(invoice.id, timeout=TIMEOUT))
        await asyncio.to_thread(sandbox.pay, invoice.id)
        return show_settled(await waiting)


def announced_payment(receiver: WebhookReceiver, lntx: LnTx) -> bool:
    """Verify the webhook for an LnTx and print the event; return whether it arrived."""
    receiver.wait_for("wallet_receive", timeout=TIMEOUT)
    for delivery in receiver.deliveries:
        event = LNPay.webhooks.unwrap(delivery.body, delivery.headers, secret=receiver.secret)
        if isinstance(event, WalletReceiveEvent) and event.data.wtx.ln_tx and event.data.wtx.ln_tx.id == lntx.id:
            amount = f"{event.data.wtx.num_satoshis} satoshis"
            console.print(f"Webhook with a valid signature: {event.event.name}, {amount} for {lntx.id}")
            return True
    return False  # pragma: no cover: only if the demo is broken


def show_invoice(client: str, invoice: LnTx) -> None:
    """Print the invoice and a QR code for wallet apps."""
    console.print(f"\n[bold]{client}[/] created {invoice.id}: {invoice.num_satoshis} satoshis for {invoice.memo}\n")
    # BOLT11 allows upper case, which makes a smaller QR code.
    segno.make(f"lightning:{invoice.payment_request}".upper(), error="l").terminal(compact=True)
    console.print(f"\n{invoice.payment_request}\n", style="dim")


def show_settled(lntx: LnTx) -> LnTx:
    """Print the LnTx as LNPay's JSON."""
    console.print("Paid in the sandbox and settled:")
    write: Callable[[str], object] = sys.stdout.write
    write(json.dumps(lntx.to_dict(), indent=2) + "\n")
    return lntx


if __name__ == "__main__":
    sys.exit(main())

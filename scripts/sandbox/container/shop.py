"""A shop in one file, paid through LNPay: `uvicorn shop:app`.

It creates an invoice for each order and delivers when the webhook says that the invoice is paid, once.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape

import httpx
from lnpay_client import AsyncLNPay, WalletReceiveEvent, WebhookSignatureError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

PRICE = 100
WALLET = os.environ["LNPAY_WALLET_KEY"]
SECRET = os.environ["LNPAY_WEBHOOK_SECRET"]
SHOP = os.environ["SHOP_URL"]

# Plain http is for a private network such as this one between two containers.
lnpay = AsyncLNPay(allow_http=True)
orders: dict[str, dict[str, object]] = {}
"""By the id of the invoice. A real shop keeps them in its database."""


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Tell the sandbox where to deliver webhooks. With LNPay itself, you do this once in its dashboard."""
    async with httpx.AsyncClient(base_url=lnpay.base_url) as http:
        webhook = {"url": f"{SHOP}/webhooks", "secret": SECRET}
        (await http.post("/sandbox/webhooks", json=webhook)).raise_for_status()
    async with lnpay:
        yield


async def front(request: Request) -> Response:
    """Show the orders and a button to buy."""
    rows = "".join(
        f"<li>{escape(str(order['state']))}: <code>{escape(str(order['payment_request']))}</code></li>"
        for order in orders.values()
    )
    button = f'<form method="post" action="/orders"><button>Buy a coffee for {PRICE} sat</button></form>'
    return HTMLResponse(f"<!doctype html><title>Shop</title><h1>Shop</h1>{button}<ol>{rows}</ol>")


async def buy(request: Request) -> Response:
    """Create an order with its invoice."""
    invoice = await lnpay.wallet.create_invoice(WALLET, num_satoshis=PRICE, memo="A coffee")
    orders[invoice.id] = {"state": "waiting for payment", "payment_request": invoice.payment_request, "delivered": 0}
    return RedirectResponse("/", status_code=303)


async def webhook(request: Request) -> Response:
    """Deliver an order when its invoice is paid. A webhook may come twice; the order is delivered once."""
    try:
        event = AsyncLNPay.webhooks.unwrap(await request.body(), request.headers, secret=SECRET)
    except WebhookSignatureError:
        return Response(status_code=400)
    if isinstance(event, WalletReceiveEvent) and event.data.wtx.ln_tx:
        order = orders.get(event.data.wtx.ln_tx.id)
        if order and not order["delivered"]:
            order.update(state="delivered", delivered=1)
    return Response(status_code=200)


async def show_orders(request: Request) -> Response:
    """List the orders as JSON."""
    return JSONResponse(orders)


app = Starlette(
    routes=[
        Route("/", front),
        Route("/orders", buy, methods=["POST"]),
        Route("/orders", show_orders),
        Route("/webhooks", webhook, methods=["POST"]),
    ],
    lifespan=lifespan,
)

"""`GET /`: the page in a browser, light and dark, with script and without, and its text for terminals."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.sandbox import Sandbox, running_sandbox
from scripts.sandbox.faults import KINDS
from scripts.sandbox.receiver import receive_webhooks
from tests.programs import program
from tests.waiting import until

Scheme = Literal["light", "dark"]
expect.set_options(timeout=120_000)  # a page that looks once a second, on a machine that may be busy
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def page(browser: Browser, sandbox: Sandbox) -> Iterator[Page]:
    """A page that fails the test on a script error or a request to another host."""
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: None if _is_ours(request.url, sandbox) else complaints.append(request.url))
    yield opened
    context.close()
    assert complaints == []


def _is_ours(url: str, sandbox: Sandbox) -> bool:
    return url.startswith((sandbox.url, "data:"))


def balance(sandbox: Sandbox) -> int:
    """What is in the wallet."""
    found: int = sandbox.money()["wallets"][sandbox.wallet_id]
    return found


def test_pay_on_the_page(page: Page, sandbox: Sandbox, http: httpx.Client, invoice: dict[str, Any]) -> None:
    """The button pays, and the page updates without reloading."""
    page.goto(f"{sandbox.url}/")
    item = page.locator(f"#{invoice['id']}")
    expect(item).to_contain_text("20 sat")
    expect(item.get_by_role("img")).to_be_visible()
    page.get_by_role("button", name=f"Pay {invoice['id']}").click()
    expect(item).to_contain_text("settled")
    expect(page.get_by_role("status")).to_have_text(f"{invoice['id']} is settled.")
    assert http.get(f"/v1/lntx/{invoice['id']}").json()["settled"] == 1


def test_pay_any_amount_on_the_page(page: Page, sandbox: Sandbox, http: httpx.Client) -> None:
    """An any-amount invoice asks for the amount."""
    created = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 0}).json()
    page.goto(f"{sandbox.url}/")
    item = page.locator(f"#{created['id']}")
    item.get_by_label("Satoshis").fill("777")
    item.get_by_role("button", name="Pay").click()
    expect(item).to_contain_text("777 sat")


def test_the_page_updates_by_itself(page: Page, sandbox: Sandbox, http: httpx.Client) -> None:
    """An invoice created elsewhere appears, its status is updated, and other input on the page is kept."""
    first = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 0}).json()["id"]
    page.goto(f"{sandbox.url}/")
    page.locator(f"#{first}").get_by_label("Satoshis").fill("555")
    second = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 3}).json()["id"]
    expect(page.locator(f"#{second}")).to_contain_text("open")
    sandbox.expire(second)
    expect(page.locator(f"#{second}")).to_contain_text("expired")
    expect(page.locator(f"#{first}").get_by_label("Satoshis")).to_have_value("555")


def test_create_an_invoice_and_copy_it(page: Page, sandbox: Sandbox) -> None:
    """The form creates an invoice, which appears, and a button copies its payment request."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=sandbox.url)
    page.goto(f"{sandbox.url}/")
    page.get_by_label("Satoshis", exact=True).first.fill("321")
    page.get_by_label("Memo").fill("Tea")
    page.get_by_role("button", name="Create an invoice").click()
    expect(page.locator("#invoices li").first).to_contain_text("Tea")
    made = sandbox.invoices()[0]
    assert (made["num_satoshis"], made["memo"]) == (321, "Tea")
    item = page.locator(f"#{made['id']}")
    item.get_by_text("Payment request").click()
    page.get_by_role("button", name=f"Copy the payment request of {made['id']}").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == made["payment_request"]


def test_the_keyboard_stays_where_it_is(page: Page, sandbox: Sandbox, invoice: dict[str, Any], http: Any) -> None:
    """Updates around or below the focused control do not move the focus."""
    page.goto(f"{sandbox.url}/")
    fund = page.get_by_role("button", name=f"Fund {sandbox.wallet_id}")
    before = balance(sandbox)
    fund.press("Enter")
    until(lambda: balance(sandbox) > before)  # else a busy browser might pay in after the balance was read
    sandbox.fund(7)
    expect(page.locator(f"#{sandbox.wallet_id}")).to_contain_text(f"{balance(sandbox)} sat")
    expect(fund).to_be_focused()
    amount = page.locator("#invoices li").get_by_label("Satoshis")
    created = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 0}).json()["id"]
    expect(page.locator(f"#{created}")).to_be_visible()
    amount.first.focus()
    later = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 4}).json()["id"]
    expect(page.locator(f"#{later}")).to_be_visible()
    expect(page.locator(f"#{created}").get_by_label("Satoshis")).to_be_focused()
    page.get_by_role("button", name=f"Pay {invoice['id']}").press("Enter")
    expect(page.locator(f"#{invoice['id']}")).to_contain_text("settled")
    expect(page.locator(f"#{invoice['id']}")).to_be_focused()


def test_fund_a_wallet_on_the_page(page: Page, sandbox: Sandbox) -> None:
    """A wallet shows its balance, which grows when it is funded."""
    expected = balance(sandbox) + 2500  # other tests share the sandbox
    page.goto(f"{sandbox.url}/")
    wallet = page.locator(f"#{sandbox.wallet_id}")
    wallet.get_by_role("spinbutton").fill("2500")
    wallet.get_by_role("button", name=f"Fund {sandbox.wallet_id}").click()
    expect(wallet).to_contain_text(f"{expected} sat")
    assert balance(sandbox) == expected


def test_webhooks_on_the_page(page: Page, sandbox: Sandbox) -> None:
    """A webhook is added, its deliveries appear with their status, one is redelivered, and all are removed."""
    with receive_webhooks() as receiver:
        page.goto(f"{sandbox.url}/")
        page.get_by_label("URL").fill(receiver.url)
        page.get_by_label("Secret").fill(receiver.secret)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("#webhooks")).to_contain_text("All events, signed")
        sandbox.fund(10)
        first = page.locator("#deliveries li").first
        expect(first).to_contain_text("wallet_receive 200")
        first.get_by_role("button").click()
        expect(page.locator("#deliveries li")).to_have_count(2)
        page.get_by_role("button", name="Remove all").click()
        expect(page.locator("#webhooks")).to_contain_text("No webhooks yet.")
    assert [each.data["wtx"]["num_satoshis"] for each in receiver.deliveries] == [10, 10]


def test_faults_on_the_page(page: Page, sandbox: Sandbox, http: httpx.Client) -> None:
    """A fault is added for a number of requests, is listed until it has occurred, and can be removed."""
    page.goto(f"{sandbox.url}/")
    page.get_by_label("Kind").select_option("rate_limit")
    page.get_by_label("Requests").fill("2")
    page.get_by_label("Path").fill("/v1/lntx/*")
    page.get_by_role("button", name="Switch on").click()
    faults = page.locator("#faults")
    expect(faults).to_contain_text("rate_limit for the next 2 requests to /v1/lntx/*")
    assert http.get("/v1/lntx/lntx_x").status_code == 429
    expect(faults).to_contain_text("for the next request")
    page.get_by_role("button", name="Switch all off").click()
    expect(faults).to_contain_text("Requests are served as usual.")


def test_a_memo_is_text(page: Page, sandbox: Sandbox, http: httpx.Client) -> None:
    """Markup in a memo is shown as text."""
    memo = "<img src=x onerror=\"document.title='taken'\">"
    created = http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1, "memo": memo}).json()
    page.goto(f"{sandbox.url}/")
    expect(page.locator(f"#{created['id']}")).to_contain_text(memo)
    assert page.title() == "LNPay sandbox"


def test_nothing_else_is_run_either(page: Page, sandbox: Sandbox, http: httpx.Client) -> None:
    """Markup in the label of a wallet, the URL of a webhook and the path of a fault is shown as text."""
    markup = "\"'><img src=x onerror=\"document.title='taken'\">"
    http.post("/v1/wallet", json={"user_label": f"Till {markup}"}).raise_for_status()
    sandbox.send_webhooks(f"http://127.0.0.1:9/{markup}".replace(" ", "/"))
    sandbox.fault("status", path=f"/{markup}")
    page.goto(f"{sandbox.url}/")
    expect(page.locator("#wallets")).to_contain_text(f"Till {markup}")
    expect(page.locator("#webhooks")).to_contain_text("<img/src=x")
    expect(page.locator("#faults")).to_contain_text(f"/{markup}")
    assert page.title() == "LNPay sandbox"
    assert page.locator("main img[src=x]").count() == 0
    sandbox.reset()


def test_without_script(browser: Browser, sandbox: Sandbox, http: httpx.Client, invoice: dict[str, Any]) -> None:
    """Without script, the list is in the page, and the button works as a form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sandbox.url}/")
    page.get_by_role("button", name=f"Pay {invoice['id']}").click()
    expect(page.locator(f"#{invoice['id']}")).to_contain_text("settled")
    assert urlsplit(page.url).path == "/"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_is_cut_off(scheme: Scheme, width: int, browser: Browser, sandbox: Sandbox, http: httpx.Client) -> None:
    """The page follows the system's colour scheme, and is never wider than the window, whatever the memo."""
    http.post(f"/v1/wallet/{sandbox.wallet_id}/invoice", json={"num_satoshis": 1, "memo": "m" * 250})
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{sandbox.url}/")
    ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 26)"}[scheme]
    expect(page.locator("body")).to_have_css("background-color", ground)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: Scheme, browser: Browser, sandbox: Sandbox, npm_packages: Path, http: Any) -> None:
    """The page is accessible by axe's rules, with invoices in each state on it."""
    url = f"/v1/wallet/{sandbox.wallet_id}/invoice"
    _, paid, expired = [http.post(url, json={"num_satoshis": amount}).json()["id"] for amount in (0, 1, 2)]
    sandbox.pay(paid)
    sandbox.expire(expired)
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{sandbox.url}/")
    page.add_script_tag(path=npm_packages / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run().then(({violations, passes}) => [violations.map(({id}) => id), passes.length])")
    context.close()
    assert found[0] == []
    assert found[1] > 10


def test_terminals_get_text(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """Curl prints the commands to paste, each control and each kind of fault."""
    shown = anyone.get(f"{sandbox.url}/")
    assert shown.headers["content-type"].startswith("text/plain")
    assert f"export LNPAY_API_KEY={sandbox.api_key}" in shown.text
    for kind in KINDS:
        assert f'"kind": "{kind}"' in shown.text


def test_each_printed_control_works() -> None:
    """Every command that the page prints runs unchanged and has the described effect."""
    with running_sandbox() as sandbox:
        url = f"{sandbox.url}/v1/wallet/{sandbox.wallet_id}/invoice"
        commands = re.findall(
            r"^curl .*$", httpx.get(f"{sandbox.url}/", timeout=None).text.partition("# pay")[2], re.MULTILINE
        )
        assert len(commands) >= 15
        for command in commands:
            amount = 0 if "num_satoshis" in command else 20
            sandbox.clear_faults()
            created = httpx.post(url, json={"num_satoshis": amount}, auth=(sandbox.api_key, ""), timeout=None).json()
            event = sandbox.fund(1) and sandbox.events()[0]["id"]
            filled = command.replace("LNTX_ID", created["id"]).replace("/KEY/", f"/{sandbox.public_key}/")
            filled = filled.replace("WALLET", sandbox.wallet_id).replace("EVENT_ID", event)
            filled = filled.replace("http://127.0.0.1:8000", sandbox.url)  # no one else's server
            arguments = shlex.split(filled, comments=True)
            ran = subprocess.run(
                [program(arguments[0]), "-sS", "--fail-with-body", *arguments[1:]],
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 0, (command, ran.stdout)


def test_the_page_allows_nothing_from_elsewhere(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """The browser may load, run and frame nothing but the page's own files."""
    policy = anyone.get(f"{sandbox.url}/", headers=BROWSER).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy


def test_qr_code_of_an_unknown_invoice(sandbox: Sandbox, anyone: httpx.Client) -> None:
    """An unknown invoice has no QR code."""
    assert anyone.get(f"{sandbox.url}/sandbox/invoices/lntx_x/qr.svg").status_code == 404

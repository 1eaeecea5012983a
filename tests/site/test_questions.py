"""What readers ask first is answered within two clicks and two screens from home."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

SCREEN = 900


@pytest.mark.parametrize(
    ("clicks", "text"),
    [
        pytest.param([], "from lnpay_client import LNPay", id="a Python sample that runs"),
        pytest.param(["Create an invoice", "Body"], "integer · optional · seconds", id="the unit of expiry"),
        pytest.param(["Authentication"], "wallet access key", id="which key goes with which call"),
        pytest.param(["Every error", "401 Unauthorized"], "AuthenticationError", id="what to do on a 401"),
        pytest.param(["In a web shop"], "When LNPay's webhook arrives", id="how to learn of a payment in production"),
    ],
)
def test_question_is_answered(browser: Browser, served: str, clicks: list[str], text: str) -> None:
    """The words of the answer are at most one screen below what is in sight after the last click."""
    tab = browser.new_page(viewport={"width": 1366, "height": SCREEN})
    try:
        tab.goto(f"{served}/")
        for name in clicks:
            tab.locator("article").get_by_role("link", name=name, exact=True).first.click()
            tab.wait_for_load_state()
        places = tab.locator("article").get_by_text(text).evaluate_all(
            "found => found.map(each => each.getBoundingClientRect().top)"
        )  # fmt: skip
        assert any(0 <= place <= 2 * SCREEN for place in places), places
    finally:
        tab.close()

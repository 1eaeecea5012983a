"""Common questions are answered within two clicks and two screens of the home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

SCREENS = {"wide": (1366, 900), "narrow": (390, 844)}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
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
def test_question_is_answered(
    browser: Browser, served: str, clicks: list[str], text: str, screen: tuple[int, int]
) -> None:  # fmt: skip
    """Each link, and the visible answer, is within two screens of the top of its page, also on a phone."""
    width, height = screen
    assert len(clicks) <= 2
    tab = browser.new_page(viewport={"width": width, "height": height})
    try:
        tab.goto(f"{served}/")
        for name in clicks:
            found = tab.locator("article").get_by_role("link", name=name, exact=True).first
            box = found.bounding_box()
            assert box is not None and 0 <= box["y"] <= 2 * height, name
            found.click()
            tab.wait_for_load_state()
        places = tab.locator("article").get_by_text(text).evaluate_all(
            "found => found.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().top)"
        )  # fmt: skip
        assert any(0 <= place <= 2 * height for place in places), places
    finally:
        tab.close()

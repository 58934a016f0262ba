"""The drawers of a narrow window work by keyboard, and are told as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import hindrances

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from reading import Reading

DRAWERS = {"Navigation": "Pages", "On this page": "On this page"}
"""The name of each drawer, and of what is in it."""

HOME = "roles/centml"
BEHIND = "element => element.closest('[inert]') !== null"


def tab_to(reading: Reading, target: Locator, *, most: int = 40) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        reading.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} times Tab do not lead there; the last is {reading.focused()}")


@pytest.fixture
def phone(visit: Callable[..., Reading]) -> Reading:
    """Return a role's page on a phone."""
    return visit(HOME)


@pytest.mark.parametrize("name", DRAWERS)
def test_drawer_opens_holds_the_focus_and_closes_by_keyboard(phone: Reading, name: str) -> None:
    """Tab reaches the button, Enter opens, Tab goes round inside, Escape closes and leads back."""
    button = phone.page.get_by_role("button", name=name, exact=True, include_hidden=True).locator(
        "visible=true"
    )
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(phone, button)
    phone.press("Enter")
    drawer = phone.page.get_by_role("dialog", name=name, exact=True)
    expect(drawer).to_be_in_viewport()
    expect(button).to_have_attribute("aria-expanded", "true")
    first = drawer.get_by_role("button", name="Close")
    expect(first).to_be_focused()
    phone.press("Shift+Tab")
    last = drawer.get_by_role("link").last
    expect(last).to_be_focused()
    phone.press("Tab")
    expect(first).to_be_focused()
    for _ in range(drawer.locator("a, input").count()):
        phone.press("Tab")
        assert drawer.evaluate("drawer => drawer.contains(document.activeElement)"), phone.focused()
    phone.press("Escape")
    expect(drawer).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("name", DRAWERS)
def test_open_drawer_hinders_nobody(phone: Reading, name: str) -> None:
    """Axe finds nothing in an open drawer, nothing behind it can be reached, and its button shuts it."""
    button = phone.page.get_by_role("button", name=name, exact=True)
    button.press("Enter")
    found = hindrances(phone.page)
    assert not found, "\n".join(found)
    main = phone.page.get_by_role("main")
    assert main.evaluate(BEHIND)
    phone.page.get_by_role("button", name="Close").press("Enter")
    expect(button).to_be_focused()
    assert not main.evaluate(BEHIND)


def test_closed_drawers_are_out_of_reach(phone: Reading) -> None:
    """With both drawers shut, Tab goes through the page and never into them."""
    inside = "document.activeElement.closest('.sidebar-drawer, .toc-drawer') !== null"
    for _ in range(40):
        phone.press("Tab")
        assert not phone.page.evaluate(inside), phone.focused()


def test_link_in_drawer_closes_it(phone: Reading) -> None:
    """A link to a place on the page shuts the drawer and leads there."""
    phone.page.get_by_role("button", name="On this page").press("Enter")
    link = phone.page.get_by_role("dialog").get_by_role("link").last
    heading = phone.page.get_by_role("heading", name=link.inner_text(), include_hidden=True)
    expect(heading).not_to_be_in_viewport()
    link.press("Enter")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(heading).to_be_in_viewport()


def test_drawers_are_plain_parts_of_a_wide_window(visit: Callable[..., Reading]) -> None:
    """In a wide window both are always there, neither dialogs nor shut, and no button offers to open them."""
    page = visit(HOME, viewport={"width": 1440, "height": 900}).page
    for name in DRAWERS:
        expect(page.get_by_role("complementary", name=name, exact=True)).to_be_visible()
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link").first).to_be_visible()

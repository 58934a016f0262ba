"""Every page of the site is sound: it fails, hinders and overflows nowhere, and asks no other host."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from axe import hindrances
from building import LEFT_OUT, SITE
from reading import DESK, PHONE, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

MADE = ("search", "_programs/programs/familia")
"""The pages that have no source; the code of one program stands for that of all."""

SOURCES = (path.relative_to(SITE).with_suffix("").as_posix() for path in SITE.rglob("*.md"))
PAGES = sorted(
    [*MADE, *(source for source in SOURCES if not source.startswith("_") and source not in LEFT_OUT)]
)


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Reading]:
    """Yield each page, opened once for all the tests of this module."""
    with browser.new_context(viewport=PHONE) as context:
        reading = Reading.start(context, site)
        reading.go(request.param)
        yield reading


def test_all_pages_are_tried(built: Path) -> None:
    """No built page escapes these tests."""
    pages = {path.relative_to(built).with_suffix("").as_posix() for path in built.rglob("*.html")}
    code = {page for page in pages if page.startswith("_programs/")}
    assert sorted(pages - code | code & {*MADE}) == PAGES


def test_nothing_moves_when_scripts_arrive(opened: Reading) -> None:
    """What a reader has begun to read on a phone stays where it is."""
    assert opened.moved() == []


def test_nothing_hinders_a_reader_with_a_phone(opened: Reading) -> None:
    """Axe finds nothing against WCAG 2.2 AA or good practice in a narrow window, in light, all unfolded."""
    opened.page.locator("details").evaluate_all("all => all.forEach((details) => (details.open = true))")
    found = hindrances(opened.page)
    assert not found, "\n".join(found)


def test_page_is_as_wide_as_its_window(opened: Reading) -> None:
    """Nothing scrolls sideways on phones, tablets and desks, nor at 400 % zoom, which makes 320 of 1280."""
    wide = {}
    for width in (320, 375, 768, 1280):
        opened.page.set_viewport_size({"width": width, "height": 800})
        wide[width] = opened.page.evaluate("document.documentElement.scrollWidth")
    assert wide == {width: width for width in wide}


def test_nothing_hinders_a_reader_at_a_desk(opened: Reading) -> None:
    """Axe finds nothing against WCAG 2.2 AA or good practice in a wide window, in dark."""
    assert opened.page.viewport_size == DESK
    opened.page.emulate_media(color_scheme="dark")
    found = hindrances(opened.page)
    assert not found, "\n".join(found)


BLACK = """all => all
  .filter((one) => getComputedStyle(one).fill === "rgb(0, 0, 0)")
  .map((one) => one.textContent)"""


def test_pictures_are_read_in_the_dark(opened: Reading) -> None:
    """No text of a picture is left as black as a drawing has it that names no colour."""
    opened.page.emulate_media(color_scheme="dark")
    assert opened.page.locator(".portfolio-picture text").evaluate_all(BLACK) == []


def test_page_has_one_title_and_its_parts(opened: Reading) -> None:
    """A page has one title, one main part, and navigation parts that are told apart by their names."""
    page = opened.page
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == 1
    parts = page.get_by_role("navigation").all()
    names = [part.get_attribute("aria-label") for part in parts]
    assert "Pages" in names
    assert None not in names
    assert len(set(names)) == len(names)


def test_page_complains_of_nothing_and_stays_at_home(opened: Reading) -> None:
    """The console is empty, and every request goes to the site's own host."""
    assert opened.complaints == []
    home = urlsplit(opened.site).netloc
    assert [url for url in opened.requests if urlsplit(url).netloc not in {home, ""}] == []

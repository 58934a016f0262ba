"""Under the policy that the build writes, every kind of page works and nothing on it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import SITE, build
from reading import DESK, PHONE, Reading
from serving import serve
from sphinx_portfolio.sphinx_ext.html.policy import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  (window.refused ??= []).push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
})"""
PAGES = {
    "home": "index", "role": "roles/centml", "write-up with a chart": "projects/int8-llama",
    "write-up with a diagram": "projects/sparse-conv", "skills": "skills", "claims": "claims",
    "publications": "publications", "résumé": "resume", "search": "search", "nowhere": "404",
}  # fmt: skip


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the site, whose host sends the policy as a header; its pages say it too."""
    settings = {"portfolio_content_security_policy": True}
    folder: Path = build(SITE, tmp_path_factory.mktemp("policy"), settings=settings).folder
    policy = (folder / FILE).read_text("utf-8").strip()
    with serve(folder, {"Content-Security-Policy": policy}) as address:
        yield address


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def reading(browser: Browser, hosted: str, request: pytest.FixtureRequest) -> Iterator[Reading]:
    """Yield a tab that notes what a page was not allowed."""
    viewport: ViewportSize = request.param
    context = browser.new_context(viewport=viewport)
    context.add_init_script(LISTEN)
    yield Reading.start(context, hosted)
    context.close()


def refused(page: Page) -> list[str]:
    """Return what the page on show was not allowed."""
    return page.evaluate("window.refused ?? []")


@pytest.mark.parametrize("docname", PAGES.values(), ids=PAGES)
def test_nothing_is_refused(reading: Reading, docname: str) -> None:
    """A page loads, changes its colours, opens search and answers a question without a violation."""
    page = reading.page
    reading.go(docname)
    page.evaluate("document.querySelector('.theme-toggle').click()")
    if docname != "search":
        reading.press("/")
    page.locator("#portfolio-search input").press_sequentially("quantised")
    page.wait_for_selector("#portfolio-search [aria-busy=false] a")
    page.wait_for_timeout(500)  # for the texts of the pages shown
    assert refused(page) == []
    assert reading.complaints == ["Changed to dark mode."]


def test_what_is_not_the_site_s_is_refused(reading: Reading) -> None:
    """A script or a style that finds its way into a page does nothing, and is noted here."""
    reading.go("index")
    page = reading.page
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\" onclick=\"x = 1\">A</p>')"
    )
    page.evaluate("document.body.lastElementChild.click()")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'x = 2' }))")
    parts = {told.split()[0] for told in refused(page)}
    assert parts == {"style-src-attr", "script-src-attr", "script-src-elem"}
    assert page.evaluate("window.x") is None

"""A page of the site in a reader's browser, and what was asked for and complained of while it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, ViewportSize

PHONE: ViewportSize = {"width": 375, "height": 667}
DESK: ViewportSize = {"width": 1280, "height": 800}

_SETTLED = "() => document.readyState === 'complete' && !document.querySelector('label.nav-overlay-icon')"


_FOCUSED = """() => {
  const at = document.activeElement;
  const name = at.getAttribute("aria-label") || at.textContent.trim().replace(/\\s+/g, " ");
  return `${at.getAttribute("role") || at.localName} ${name}`;
}"""

_MOVED = """() => new Promise((tell) => {
  const moved = [];
  const [{ domInteractive }] = performance.getEntriesByType("navigation"); // then scripts run
  const late = (shifts) => shifts.getEntries().filter(({ startTime }) => startTime >= domInteractive);
  const note = (shifts) => moved.push(...late(shifts).flatMap(({ sources }) => sources));
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(moved.map(({ node }) => node?.outerHTML?.slice(0, 100) ?? "gone")), 50);
})"""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A tab; ``requests`` are the addresses asked for in it, ``complaints`` what its console showed."""

    page: Page
    site: str
    scripted: bool
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def start(cls, context: BrowserContext, site: str, *, scripted: bool = True) -> Reading:
        """Open an empty tab."""
        reading = cls(page=context.new_page(), site=site, scripted=scripted)
        page = reading.page
        page.on("request", lambda request: reading.requests.append(request.url))

        def fail(request: Request) -> None:  # unless the reader has gone on before it could come
            if request.failure != "net::ERR_ABORTED":
                reading.complaints.append(f"failed: {request.url}")

        page.on("requestfailed", fail)
        page.on("pageerror", lambda error: reading.complaints.append(str(error)))
        page.on("console", lambda said: reading.complaints.append(said.text))
        return reading

    def go(self, docname: str) -> None:
        """Open a page and wait until its scripts have run; a tab behind another is not drawn."""
        self.page.bring_to_front()
        self.page.goto(f"{self.site}{docname}.html")
        self.settle()

    def settle(self) -> None:
        """Wait until the scripts of the page have run, if it may run any."""
        if self.scripted:
            self.page.wait_for_function(_SETTLED)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        """Return what the reader is told of the element that has the focus: its role and its name."""
        return self.page.evaluate(_FOCUSED)

    def moved(self) -> list[str]:
        """Return what has moved since all of the page was there, without the reader's doing."""
        return self.page.evaluate(_MOVED)

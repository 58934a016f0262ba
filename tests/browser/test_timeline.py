"""A timeline in a reader's window: whatever the career, nothing is printed over something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from axe import hindrances
from building import build
from reading import DESK
from serving import serve
from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.sphinx_ext.config import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CONF = """project = author = "Ada Example"
extensions = ["myst_parser", "sphinx_portfolio"]
primary_domain = "portfolio"
myst_enable_extensions = ["colon_fence"]
html_theme = "portfolio"
portfolio_content_security_policy = True
"""
BODY = {
    "index": "\n:::{portfolio:timeline}\n:::\n\n:::{toctree}\n:hidden:\n:glob:\n\nroles/*\nprojects/*\n:::\n"
}
PROFILE = {"kind": "profile", "name": "Ada Example", "headline": "Numbers", "summary": "I count."}

LONG = "University of the North, Faculty of Instruments, Applied and Principled Clocks Group"
TWELVE = [
    (LONG, "Director", "2021-05", "present", [("2022-01", "2023-06"), ("2024", "2025"), None]),
    ("Self-employed", "Consultant for museums", "2018", "2021", [("2019", "2019")]),
    ("City Museum", "Head of conservation", "2010-02", "2018-08", [("2011-03", "2013-02")] * 5),
    ("City Museum", "Senior conservator", "2004-09", "2010-01", []),
    ("Polytechnic", "Lecturer", "2006-10", "2012-07", [("2008-09", "2009-07")]),
    ("Observatory", "Conservator", "1999-03", "2004-08", [None, None]),
    ("Müller & Sons", "Restorer of clocks", "1996", "1999", []),
    ("Workshop", "Restorer", "1993-04", "1995-12", []),
    ("Institute of Metals", "Research assistant", "1990-01", "1992-06", []),
    ("Institute of Metals", "Trainee", "1988-09", "1989-12", []),
    ("Army", "Mechanic", "1987", "1988", []),
    ("Clockmaker", "Apprentice", "1985-08", "1987-07", []),
]
CAREERS: dict[str, list[tuple[str, str, str, str, list[tuple[str, str] | None]]]] = {
    "twelve roles in forty years": TWELVE,
    "an organisation twice, a gap and a role ahead": [
        ("Hospital", "Ward manager", "2026-09", "present", []),
        ("Hospital", "Nurse", "2023-02", "present", [("2023-10", "2024-02"), None, ("2024-06", "2025-03")]),
        ("Clinic", "Nurse", "2018-04", "2020-11", [("2019", "2019")]),
        ("Hospital", "Care assistant", "2014", "2016", []),
    ],
    "a student": [("Bakery", "Weekend assistant", "2025-02", "2025-09", [("2025-05", "2025-06")])],
}


def write(folder: Path, name: str, title: str, data: dict[str, Any]) -> None:
    """Write a page."""
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{frontmatter.dump(data)}\n# {title}\n{BODY.get(name, '')}", encoding="utf-8")


def write_site(folder: Path, career: str) -> None:
    """Write the site of a career, with two pieces of work of one's own."""
    write(folder, "index", "Ada Example", PROFILE)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    works: list[tuple[dict[str, str], tuple[str, str] | None]] = [({}, ("2024-11", "2024-12"))] * 2
    for number, (organisation, title, start, end, done) in enumerate(CAREERS[career]):
        role = {"organisation": organisation, "title": title, "start": start, "end": end}
        write(folder, f"roles/r{number}", organisation, {"kind": "role", "summary": "Work.", **role})
        works += [({"role": f"r{number}"}, time) for time in done]
    for number, (role, time) in enumerate(works):
        dates = {"start": time[0], "end": time[1]} if time else {}
        data = {"kind": "project", "summary": "Work.", **role, **dates}
        write(folder, f"projects/w{number}", f"Work number {number}", data)


@pytest.fixture(scope="module", params=CAREERS)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the site of each career."""
    folder = tmp_path_factory.mktemp("career")
    write_site(folder / "source", request.param)
    built = build(folder / "source", folder / "built")
    assert built.warnings == ()
    with serve(built.folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Yield the home page of each career."""
    with browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.goto(f"{address}index.html")
        yield page


FAULTS = """() => {
  const timeline = document.querySelector(".portfolio-timeline"), wrong = [];
  const all = (selector, within = timeline) => [...within.querySelectorAll(selector)];
  const box = (element) => element.getBoundingClientRect();
  const seen = (elements) => elements.filter((one) => one.checkVisibility() && box(one).width > 1);
  const whole = box(timeline);
  const apart = (elements, what) => {
    const boxes = seen(elements).map(box);
    boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => {
      const beside = one.right <= other.left + 0.5 || other.right <= one.left + 0.5;
      if (!beside && one.bottom > other.top + 0.5 && other.bottom > one.top + 0.5) wrong.push(what);
    }));
    if (boxes.some(({ left, right }) => left < whole.left - 1 || right > whole.right + 1))
      wrong.push(`${what} stands out`);
  };
  const years = seen(all(".portfolio-years text"));
  if (!years.length) wrong.push("no year");
  const words = all(".portfolio-who, .portfolio-entry > .portfolio-when");
  apart([...years, ...words], "words over words");
  if (words.some((word) => box(word).width < 20)) wrong.push("no word to be seen");
  apart(all(".portfolio-dots a"), "a dot over a dot");
  if (all(".portfolio-dots a").some((dot) => box(dot).width < 23.9)) wrong.push("a dot too small to hit");
  for (const lane of all(".portfolio-lane")) apart(all(".portfolio-bar", lane), "a bar over a bar");
  for (const row of all(".portfolio-role")) {
    const who = row.querySelector(".portfolio-who");
    const when = row.querySelector(".portfolio-entry > .portfolio-when");
    const lines = Math.round(box(who).height / 16);
    if (box(row).height > 24 + 16 * lines + 0.5) wrong.push(`${box(row).height} px for ${lines} lines`);
    if (who.scrollWidth > who.clientWidth + 1) wrong.push("words are cut");
    who.style.cssText = "flex: none; white-space: nowrap";
    const asked = box(who).width + (when ? box(when).width + 10 : 0);
    who.style.cssText = "";
    if (lines > 1 && asked < whole.width - 1) wrong.push("a line too many");
  }
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("it scrolls sideways");
  return wrong;
}"""


def mirror(page: Page) -> None:
    """Have a page read from the right, as in a language that is written so."""
    page.evaluate(_MIRROR, (STATIC / "portfolio/right-to-left.css").read_text("utf-8"))


_MIRROR = """(css) => {
  document.documentElement.dir = "rtl";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_over_something_else(page: Page, direction: str) -> None:
    """On phones, tablets and wide desks, words, years, bars and dots are apart and no word is cut.

    A role takes 40 pixels where its words have room on a line, and else 16 more for each further line.
    """
    if direction == "rtl":
        mirror(page)
    for width in (320, 375, 768, 1280, 1680, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(FAULTS) == [], width


PLACES = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const lane = box(".portfolio-lane"), bar = box(".portfolio-bar");
  return [bar.left - lane.left, lane.right - bar.right];
}"""


def test_bar_is_to_scale_and_mirrored(page: Page) -> None:
    """A bar is as far from the start of the line in a language that is read from the right."""
    left, right = page.evaluate(PLACES)
    mirror(page)
    assert page.evaluate(PLACES) == pytest.approx([right, left], abs=1)


def test_keys_and_who_listens(page: Page) -> None:
    """The links come as they are read, a dot says its name when it is reached, and Axe finds no hindrance."""
    links = page.locator(".portfolio-timeline a")
    links.first.focus()
    for number in range(links.count()):
        assert links.nth(number).evaluate("link => link === document.activeElement")
        page.keyboard.press("Tab")
    dot = page.locator(".portfolio-dots a").last
    tip = dot.locator(".portfolio-tip")
    assert tip.bounding_box()["width"] <= 1  # type: ignore[index]
    dot.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert tip.bounding_box()["width"] > 50  # type: ignore[index]
    page.set_viewport_size({"width": 375, "height": 667})
    length = page.locator(".portfolio-length").first
    small = page.locator(".portfolio-who a").evaluate_all(_LOW)
    assert small == []
    assert "month" in length.inner_text() or "year" in length.inner_text()
    assert length.bounding_box()["width"] <= 1  # type: ignore[index]
    assert hindrances(page) == []


_LOW = "links => links.filter((l) => l.getBoundingClientRect().height < 24).map((l) => l.textContent)"


def test_without_styles_it_is_a_list(page: Page) -> None:
    """Without styles no drawing takes room, and every role and write-up is a line."""
    page.evaluate(
        "document.querySelectorAll('style, link[rel=stylesheet]').forEach((sheet) => sheet.remove())"
    )
    heights = "drawings => drawings.map((drawing) => drawing.getBoundingClientRect().height)"
    assert set(page.locator(".portfolio-timeline svg").evaluate_all(heights)) == {0}
    assert "Work number 0 · Nov – Dec 2024" in page.locator(".portfolio-timeline").inner_text()

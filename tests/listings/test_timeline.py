"""The timeline shows every role to scale, with the same in words."""

from __future__ import annotations

import pytest

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.listings.timeline import LISTING, Bar
from sphinx_portfolio.views.viewer import Target

LAB = Bar(
    page=Target(text="Example Laboratories", docname="roles/lab"),
    title="Compiler engineer",
    when="Mar 2022 – Aug 2023 · 1 year 6 months",
    start=2022 * 12 + 2,
    count=18,
)
SHOP = Bar(
    page=Target(text="Corner Shop", docname="roles/shop"),
    title="Programmer",
    when="2020 – 2021",
    start=2020 * 12,
    count=24,
)


def test_bars() -> None:
    """Each role has a bar from its first month over all that it touches, on whatever page, newest first."""
    assert view(LISTING, "about") == view(LISTING, "index") == (LAB, SHOP)


def test_what_lasts_ends_today() -> None:
    """A role that lasts is drawn up to the day of the build, which is in January 2026."""
    texts = edited(("roles/shop", "end: 2021", "end: present"))
    (bar, _) = view(LISTING, "index", over=viewer(portfolios.link(texts)))
    assert (bar.when, bar.start, bar.count) == ("since 2020", 24240, 73)


def test_what_has_not_begun() -> None:
    """A role that begins after the day of the build stands first, where its start may lie."""
    texts = edited(("roles/shop", "start: 2020", "start: 2027"), ("roles/shop", "end: 2021", "end: present"))
    (bar, _) = view(LISTING, "index", over=viewer(portfolios.link(texts)))
    assert (bar.when, bar.start, bar.count) == ("since 2027", 2027 * 12, 12)


def test_no_role() -> None:
    """Without a role there is no timeline."""
    texts = {name: text for name, text in portfolios.sources().items() if not name.startswith("roles/")}
    assert view(LISTING, "index", over=viewer(portfolios.link(texts))) is None


def mark(year: str, left: str) -> str:
    """Return how the axis shows the January of a year, so many per cent from its left."""
    line = f'<line x1="{left}%" x2="{left}%" y2="100%"></line>'
    return f'{line}<text x="{left}%" dx="0.4em" y="1.1em">{year}</text>'


def test_drawing() -> None:
    """Words and bars stand side by side over the years, on one scale; what reads aloud skips the bars."""
    bar = '<svg class="portfolio-bar" viewBox="0 0 44 1" preserveAspectRatio="none" aria-hidden="true">'
    years = {"2020": "0.00", "2021": "27.27", "2022": "54.55", "2023": "81.82"}
    marks = "".join(map(mark, years, years.values()))
    assert outline(LISTING.draw((LAB, SHOP), link_to)) == [
        "container.timeline",
        "  list.entries",
        "    item",
        (
            "      paragraph.entry: <roles/lab#|Example Laboratories> {title|Compiler engineer}"
            " {when|Mar 2022 – Aug 2023 · 1 year 6 months}"
        ),
        f'      raw: {bar}<rect x="26" width="18" height="1"></rect></svg>',
        "    item",
        "      paragraph.entry: <roles/shop#|Corner Shop> {title|Programmer} {when|2020 – 2021}",
        f'      raw: {bar}<rect x="0" width="24" height="1"></rect></svg>',
        f'  raw: <svg class="portfolio-axis" aria-hidden="true">{marks}</svg>',
    ]


@pytest.mark.parametrize(
    ("start", "count", "years"),
    [
        (24240, 12, {"2020": "0.00"}),
        (24239, 12, {"2020": "8.33"}),
        (24241, 12, {"2021": "91.67"}),
        (24241, 11, {}),
        (24190, 53, {"2016": "3.77", "2017": "26.42", "2018": "49.06", "2019": "71.70"}),
        (24190, 1000, {str(year): f"{(12 * year - 24190) / 10:.2f}" for year in range(2016, 2095)}),
    ],
)
def test_years(start: int, count: int, years: dict[str, str]) -> None:
    """Each January within the time has its year, but for those whose number would stand out at the right."""
    bar = Bar(page=LAB.page, title="", when="", start=start, count=count)
    axis = outline(LISTING.draw((bar,), link_to))[-1]
    assert axis.count("<text") == len(years)
    assert all(mark(year, left) in axis for year, left in years.items())


def test_edge_of_the_axis() -> None:
    """A year that begins at 94 % of the time is the last to be named."""
    at_94 = Bar(page=LAB.page, title="", when="", start=24240 - 47, count=50)
    past = Bar(page=LAB.page, title="", when="", start=24240 - 95, count=101)
    assert mark("2020", "94.00") in outline(LISTING.draw((at_94,), link_to))[-1]
    assert "2020" not in outline(LISTING.draw((past,), link_to))[-1]


def test_entry() -> None:
    """The directive is ``portfolio:timeline`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("timeline", {})

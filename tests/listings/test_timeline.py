"""The timeline shows every role and write-up in its place, with the same in words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import TODAY, edited
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.timeline import LISTING, Row, Timeline
from sphinx_portfolio.model import records
from sphinx_portfolio.views.timeline import Axis, Stretch
from sphinx_portfolio.views.viewer import Target

if TYPE_CHECKING:
    from sphinx_portfolio.model.records import PageRecord


def role(organisation: str, title: str, start: str, end: str) -> dict[str, Any]:
    """Return the front matter of a role."""
    given = {"organisation": organisation, "title": title, "start": start, "end": end}
    return {"kind": "role", "summary": "Work.", **given}


def work(*roles: str, **dates: str) -> dict[str, Any]:
    """Return the front matter of a write-up."""
    return {"kind": "project", "role": list(roles), "summary": "Work.", **dates}


def career(**pages: dict[str, Any]) -> Portfolio:
    """Return the portfolio of roles and write-ups by their ids."""
    made: list[Page[PageRecord]] = [
        Page(docname=f"{data['kind']}s/{id}", title=id, record=records.adapter.validate_python(data))
        for id, data in pages.items()
    ]
    return Portfolio.link(made, today=TODAY)


def shown(portfolio: Portfolio) -> Timeline:
    """Return the timeline of a portfolio."""
    found: Timeline = view(LISTING, "index", over=viewer(portfolio))
    return found


def rows(portfolio: Portfolio) -> list[Row]:
    """Return the rows of its timeline."""
    return [row for group in shown(portfolio).groups for row in group]


def test_rows() -> None:
    """Each role has a row on whatever page, newest first, with its dates, its length and its write-ups."""
    found = view(LISTING, "about")
    assert found == view(LISTING, "index")
    assert found.axis == Axis(first=2020, count=4)
    (lab,), (shop,) = found.groups
    assert (lab.organisation, lab.title, lab.when, lab.length, lab.hue) == (
        "Example Laboratories",
        "Compiler engineer",
        "Mar 2022 – Aug 2023",
        "1 year 6 months",
        2,
    )
    assert lab.page == Target(text="Example Laboratories", docname="roles/lab")
    assert lab.bar == (Stretch(start=2022 * 12 + 2, count=18),)
    assert (shop.when, shop.length, shop.hue, shop.lasting) == ("2020 – 2021", "", 1, False)
    assert [part.soft for part in shop.bar] == ["start", "end"]


def test_dots() -> None:
    """A write-up stands at the middle of its time; one without dates of its own somewhere on the bar."""
    found = career(
        lab=role("Lab", "Engineer", "2020-01", "2023-12"),
        kernel=work("lab", start="2021-01", end="2021-12"),
        paper=work("lab", start="2020", end="2020"),
        talk=work("lab"),
        poster=work("lab"),
    )
    dots = [(dot.page.text, dot.when, dot.at, dot.about) for dot in rows(found)[0].dots]
    assert dots == [
        ("paper", "2020", pytest.approx(12.5), True),
        ("poster", "", pytest.approx(100 / 3), True),
        ("kernel", "Jan – Dec 2021", pytest.approx(37.5), False),
        ("talk", "", pytest.approx(200 / 3), True),
    ]


def test_work_across_roles_and_of_ones_own() -> None:
    """Work across roles is on the first one's row; dated work of one's own has a row without a link."""
    found = career(
        lab=role("Lab", "Engineer", "2020-01", "2023-12"),
        shop=role("Shop", "Clerk", "2019-01", "2020-06"),
        both=work("shop", "lab", start="2020-01", end="2020-12"),
        game=work(start="2015-02", end="2015-03"),
        undated=work(),
    )
    timeline = shown(found)
    assert [(row.organisation, [dot.page.text for dot in row.dots]) for row in rows(found)] == [
        ("Lab", []),
        ("Shop", ["both"]),
        ("Own work", ["game"]),
    ]
    assert timeline.axis == Axis(first=2015, count=9)
    assert timeline.groups[-1][0].page is None


def test_organisation_twice_is_a_ladder() -> None:
    """Roles at one organisation stand together, at the place of the newest, newest first."""
    found = career(
        nurse=role("Clinic", "Nurse", "2018-01", "2020-06"),
        head=role("Clinic", "Head nurse", "2024-01", "present"),
        away=role("Elsewhere", "Nurse", "2021-01", "2023-12"),
    )
    assert [[row.title for row in group] for group in shown(found).groups] == [
        ["Head nurse", "Nurse"],
        ["Nurse"],
    ]
    assert [row.hue for row in rows(found)] == [3, 1, 2]


def test_what_lasts_and_what_has_not_begun() -> None:
    """A role that lasts ends today, which is in January 2026; one ahead is planned, and said “from”."""
    found = career(
        now=role("Now", "Engineer", "2020", "present"),
        soon=role("Soon", "Engineer", "2026-09", "present"),
        then=role("Then", "Engineer", "2027-02", "2027-03"),
    )
    assert [(row.when, row.length, row.lasting) for row in rows(found)] == [
        ("Feb – Mar 2027", "2 months", False),
        ("from Sep 2026", "", True),
        ("since 2020", "", True),
    ]
    assert [[part.planned for part in row.bar] for row in rows(found)] == [[True], [True], [False, False]]
    assert rows(found)[2].bar[-1].end == 2026 * 12 + 1


def test_nothing_dated() -> None:
    """Where nothing has a date there is no timeline."""
    assert view(LISTING, "index", over=viewer(career(game=work()))) is None


@st.composite
def careers(draw: st.DrawFn) -> Portfolio:
    """Return any career of 1 to 40 roles in up to 45 years, with write-ups, known to whatever precision."""
    years = draw(st.integers(1, 45))

    def time() -> dict[str, str]:
        months = sorted(draw(st.tuples(*[st.integers(0, 12 * years - 1)] * 2)))
        precision = draw(st.sampled_from((4, 7, 10)))
        start, end = (f"{2028 - years + m // 12}-{m % 12 + 1:02}-15"[:precision] for m in months)
        return {
            "start": start,
            "end": draw(st.sampled_from((end, end, "present"))) if start < "2026" else end,
        }

    pages = {}
    for number in range(draw(st.integers(1, 40))):
        organisation = draw(st.sampled_from("ABCDEFGH")) + "x" * draw(st.integers(0, 90))
        pages[f"r{number}"] = {**role(organisation, f"Title {number}", "2020", "2020"), **time()}
    for number in range(draw(st.integers(0, 12))):
        of = draw(st.lists(st.sampled_from([*pages]), max_size=2, unique=True).map(tuple))
        dates = time() if draw(st.booleans()) else {}
        pages |= {f"w{number}": work(*(id for id in of if id.startswith("r")), **dates)}
    return career(**pages)


@given(careers())
def test_everything_is_there_once_and_in_its_place(portfolio: Portfolio) -> None:
    """Each role and each write-up that has a place is shown once, in order, on the axis, over no other."""
    timeline, found = shown(portfolio), rows(portfolio)
    roles = [row.page.docname for row in found if row.page]
    assert roles == [page.docname for group in portfolio.employers for page in group]
    assert sorted(roles) == sorted(page.docname for page in portfolio.roles)
    works = [dot.page.docname for row in found for dot in row.dots]
    placed = [page.docname for page in portfolio.projects if page.record.span or portfolio.roles_of(page)]
    assert sorted(works) == sorted(placed)
    for row in found:
        assert all(0 <= timeline.axis.at(part.start) < timeline.axis.at(part.end) <= 100 for part in row.bar)
        assert all(before.at < after.at for before, after in pairwise(row.dots))
        assert all(0 <= dot.at <= 100 for dot in row.dots)
    firsts = [
        next(row.page for row in group if row.page).docname for group in timeline.groups if group[0].page
    ]
    order = [page.docname for page in portfolio.roles]
    assert [order.index(name) for name in firsts] == sorted(order.index(name) for name in firsts)


def svg(classes: str, size: str) -> str:
    """Return how an empty drawing is written that only styles show."""
    names = " ".join(f"portfolio-{name}" for name in classes.split())
    return f'<svg class="{names}" display="none" aria-hidden="true" width="{size}"></svg>'


def test_drawing() -> None:
    """A ladder's steps say what alone, the organisation for who listens; dots say their dates."""
    found = career(
        nurse=role("Clinic", "Nurse", "2024-01", "2024-06"),
        head=role("Clinic", "Head nurse", "2025", "present"),
        rota=work("nurse", start="2024-03", end="2024-04"),
    )
    lines = outline(LISTING.draw(shown(found), link_to, ENGLISH))
    assert lines[:-1] == [
        "container.timeline",
        "  list.entries",
        "    item.employer",
        "      list.steps",
        "        item.role.hue-2.lasting",
        (
            f"          paragraph.entry: {svg('until', '33.33%')}"
            "{who|<roles/head#|Clinic> {title|Head nurse}} {when|since 2025}"
        ),
        "          container.lane",
        f"            raw: {svg('until', '33.33%')}",
        f"            raw: {svg('bar soft-start', '33.33%')}",
        f"            raw: {svg('bar', '2.78%')}",
        "        item.role.hue-1",
        (
            f"          paragraph.entry: {svg('until', '0.00%')}"
            "{who|{spoken|Clinic }<roles/nurse#|Nurse>} {when|Jan – Jun 2024{length| · 6 months}}"
        ),
        "          container.lane",
        f"            raw: {svg('until', '0.00%')}",
        f"            raw: {svg('bar', '16.67%')}",
        "          list.dots",
        (f"            - {svg('until', '8.33%')}<projects/rota#|{{tip|rota{{when| · Mar – Apr 2024}}}}>"),
    ]
    assert lines[-1].count("<line") == lines[-1].count("<text") == 3


def test_own_work_and_what_is_about() -> None:
    """Work of one's own links its dots alone; one known to the year looks so, a late one's tip opens left."""
    found = career(first=work(start="2020-01", end="2020-02"), game=work(start="2023", end="2023"))
    lines = outline(LISTING.draw(shown(found), link_to, ENGLISH))
    assert f"      paragraph.entry: {svg('until', '2.08%')}{{who|Own work}}" in lines
    assert "    item.role.own" in lines
    drawn = LISTING.draw(shown(found), link_to, ENGLISH)
    items = [item["classes"] for node in drawn for item in node.findall(nodes.list_item)]
    assert items[1:] == [[], ["portfolio-about", "portfolio-late"]]


def test_no_style_is_inline() -> None:
    """Numbers come in attributes of drawings: a page whose policy forbids styles shows the same."""
    drawn = LISTING.draw(view(LISTING, "index"), link_to, ENGLISH)
    raw = [node.astext() for root in drawn for node in root.findall(nodes.raw)]
    assert raw
    assert not [text for text in raw if "style=" in text or 'display="none"' not in text]


def test_entry() -> None:
    """The directive is ``portfolio:timeline`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("timeline", {})


def test_names() -> None:
    """The link says the organisation; a step's, its title."""
    texts = edited(("roles/shop", "organisation: Corner Shop", "organisation: Example Laboratories"))
    drawn = LISTING.draw(view(LISTING, "index", over=viewer(portfolios.link(texts))), link_to, ENGLISH)
    links = [node.astext() for root in drawn for node in root.findall(nodes.reference)]
    assert links[0] == "Example Laboratories"
    assert "Programmer" in links

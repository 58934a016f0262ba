"""A timeline claims no more than is known, and nothing on it lies over something else."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sphinx_portfolio
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.views.timeline import APART, LABEL, TIERS, Axis, Stretch, Year, month, spread, stretches

TODAY = date(2026, 1, 20)
JAN_2020, NOW = 2020 * 12, 2026 * 12 + 1


def span(start: str, end: str | None) -> Span:
    """Return a span as an owner writes it."""
    return Span(start=PartialDate.parse(start), end=PartialDate.parse(end) if end else None)


def done(start: int, end: int, soft: str = "") -> Stretch:
    """Return a part of a bar from one month to another, which it does not include."""
    return Stretch(start=start, count=end - start, soft=soft)


def planned(start: int, end: int, soft: str = "") -> Stretch:
    """Return a part that lies ahead."""
    return Stretch(start=start, count=end - start, soft=soft, planned=True)


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        ("2020-03", "2021-08", [done(JAN_2020 + 2, JAN_2020 + 20)]),
        ("2020-03-30", "2020-03-31", [done(JAN_2020 + 2, JAN_2020 + 3)]),
        ("2020-03", None, [done(JAN_2020 + 2, NOW)]),
        ("2018", "2021", [done(JAN_2020 - 24, JAN_2020 - 12, "start"), done(JAN_2020 - 12, JAN_2020 + 12),
                          done(JAN_2020 + 12, JAN_2020 + 24, "end")]),
        ("2020", "2021", [done(JAN_2020, JAN_2020 + 12, "start"), done(JAN_2020 + 12, JAN_2020 + 24, "end")]),
        ("2020", "2020", [done(JAN_2020, JAN_2020 + 12, "both")]),
        ("2020", "2020-06", [done(JAN_2020, JAN_2020 + 6, "start")]),
        ("2020-03", "2020", [done(JAN_2020 + 2, JAN_2020 + 12, "end")]),
        ("2026", None, [done(NOW - 1, NOW, "start")]),
        ("2026-09", None, [planned(NOW + 7, NOW + 11)]),
        ("2026-12", None, [planned(NOW + 10, NOW + 11)]),
        ("2027", "2028-02", [planned(NOW + 11, NOW + 23, "start"), planned(NOW + 23, NOW + 25)]),
        ("2027", "2027", [planned(NOW + 11, NOW + 23, "both")]),
        ("2025-11", "2026-04", [done(NOW - 3, NOW), planned(NOW, NOW + 3)]),
        ("2025-11", "2027", [done(NOW - 3, NOW), planned(NOW, NOW + 11), planned(NOW + 11, NOW + 23, "end")]),
        ("2025-11", "2026", [done(NOW - 3, NOW - 1), done(NOW - 1, NOW + 11, "end")]),
        ("2026-01-20", None, [done(NOW - 1, NOW)]),
        ("2026-01-21", "2026-02", [planned(NOW - 1, NOW + 1)]),
    ],
)  # fmt: skip
def test_bar(start: str, end: str | None, parts: list[Stretch]) -> None:
    """What is known to the year has a soft edge over that year, and what lies ahead is planned."""
    assert list(stretches(span(start, end), TODAY)) == parts


DATES = st.builds(
    lambda day, precision: PartialDate.parse(str(day)[:precision]),
    st.dates(date(1980, 1, 1), date(2029, 12, 31)),
    st.sampled_from((4, 7, 10)),
)
SPANS = st.builds(
    lambda start, end: Span(start=start, end=max(start, end) if end else None),
    DATES,
    st.none() | DATES,
)


@given(SPANS, st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_bar_has_no_hole(span: Span, today: date) -> None:
    """A bar begins with its first month, its parts follow each other, and none is empty."""
    parts = list(stretches(span, today))
    assert parts[0].start == month(span.start.first_day())
    assert all(before.end == after.start for before, after in pairwise(parts))
    assert all(part.count > 0 for part in parts)
    if span.end and span.end >= span.start:
        assert parts[-1].end == month(span.end.last_day()) + 1


@given(st.integers(1, 2000), st.integers(1000, 2999))
def test_numbers_of_years_never_overlap(count: int, first: int) -> None:
    """In each tier there is a number, the numbers have room, the last too, and each has its line."""
    axis = Axis(first=first, count=count)
    for tier, width in TIERS.items():
        lined = [year.year for year in axis.years if tier in year.lined]
        labelled = [year.year for year in axis.years if tier in year.labelled]
        assert set(labelled) <= set(lined)
        assert labelled
        edges = [width * axis.at(12 * year) / 100 for year in labelled] + [width]
        assert all(after - before >= LABEL - 1e-9 for before, after in pairwise(edges))
        assert all(0 <= place < width for place in edges[:-1])


def test_years_of_short_and_long_lives() -> None:
    """Three years have a number each, forty every tenth on a phone and every fifth or second elsewhere."""
    tiers = tuple(TIERS)
    assert Axis(first=2023, count=3).years == tuple(
        Year(year=year, lined=tiers, labelled=tiers) for year in (2023, 2024, 2025)
    )
    forty = {year.year: year for year in Axis(first=1985, count=42).years}
    assert [year for year in forty if "narrow" in forty[year].labelled] == [1990, 2000, 2010]
    assert forty[2020].lined == tiers
    assert [year for year in forty if "wide" in forty[year].labelled] == [*range(1985, 2021, 5)]
    assert [year for year in forty if "widest" in forty[year].labelled] == [*range(1986, 2025, 2)]


def test_tiers_are_those_of_the_sheet() -> None:
    """The style sheet shows the years of each tier from the width on that they are chosen for."""
    sheet = (Path(sphinx_portfolio.__file__).parent / "static/portfolio/components.css").read_text("utf-8")
    above = re.findall(
        r"@container portfolio-timeline \((?:width >= )?(\d+)rem.*?\.portfolio-years \.portfolio-(\w+)",
        sheet,
        re.DOTALL,
    )
    assert {name: int(width) for width, name in above} == {
        name: width for name, width in TIERS.items() if name != "narrow"
    }
    assert ":not(.portfolio-narrow)" in sheet


def test_axis_is_of_whole_years() -> None:
    """The axis goes from the January of the first to the December of the last year."""
    axis = Axis.over([JAN_2020 + 5, JAN_2020 + 24, JAN_2020 + 11])
    assert axis == Axis(first=2020, count=3)
    assert (axis.at(JAN_2020), axis.at(JAN_2020 + 36), axis.length(9)) == (0, 100, 25)


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([], []),
        ([40], [40]),
        ([10, 50, 90], [10, 50, 90]),
        ([50, 50], [45, 55]),
        ([50, 50, 62], [44, 54, 64]),
        ([0, 1], [0, 10]),
        ([99, 100], [90, 100]),
    ],
)
def test_spread(places: list[float], found: list[float]) -> None:
    """What is too near moves apart, both ways alike, and stays on the axis."""
    assert spread(places, 10) == pytest.approx(found)


@given(st.lists(st.floats(0, 100), max_size=60).map(sorted))
def test_spread_keeps_order_and_room(places: list[float]) -> None:
    """However many dots there are, they keep their order, are apart, and lie on the axis."""
    found, apart = spread(places), min(APART, 100 / max(len(places), 1))
    assert all(after - before >= apart - 1e-6 for before, after in pairwise(found))
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in found)

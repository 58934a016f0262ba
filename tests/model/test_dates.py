"""Dates are as precise as their owner knows them, and lengths count the months touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.model.dates import PartialDate, Span, format_months

TODAY = date(2026, 1, 1)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date of a year, month or day."""
    day = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


@given(partial_dates())
def test_written_date_reads_back(value: PartialDate) -> None:
    """A date survives being written and read, with its precision."""
    assert PartialDate.parse(str(value)) == value


@given(partial_dates(), partial_dates())
def test_order_is_total(one: PartialDate, other: PartialDate) -> None:
    """Of two different dates exactly one comes first, and a date does not end before it begins."""
    assert (one < other) + (other < one) + (one == other) == 1
    assert one.first_day() <= one.last_day()


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "2023-6", "23", "soon", "2023-06-19 ", "0999"])
def test_what_is_no_date(text: str) -> None:
    """A date that is not in the calendar, or not in ISO form, is refused with its text."""
    with pytest.raises(ValueError, match=f"“{text}”"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("start", "end", "shown", "length"),
    [
        ("2023-05", "2023-12", "May – Dec 2023", "8 months"),
        ("2022-11", "2023-01", "Nov 2022 – Jan 2023", "3 months"),
        ("2023-05", "2023-05", "May 2023", "1 month"),
        ("2020", "2021", "2020 – 2021", "2 years"),
        ("2023-05-25", "2024-01-13", "25 May 2023 – 13 Jan 2024", "9 months"),
        ("2024-10", None, "Oct 2024 – present", "1 year 4 months"),
        ("2023", "2023-06", "2023 – Jun 2023", "6 months"),
    ],
)
def test_span_for_a_reader(start: str, end: str | None, shown: str, length: str) -> None:
    """A span says a year once where one is enough, and counts the first and the last month."""
    span = Span(PartialDate.parse(start), PartialDate.parse(end) if end else None)
    assert span.display() == shown
    assert span.length(TODAY) == length


@given(partial_dates(), partial_dates())
def test_months_agree_with_length(one: PartialDate, other: PartialDate) -> None:
    """The months of a span run from its first to its last without a gap, and its length counts them."""
    start, end = sorted((one, other))
    months = Span(start, end).months(TODAY)
    assert months.start == 12 * start.first_day().year + start.first_day().month - 1
    assert months[-1] == 12 * end.last_day().year + end.last_day().month - 1
    assert Span(start, end).length(TODAY) == format_months(len(months))

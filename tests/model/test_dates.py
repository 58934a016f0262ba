"""Dates are as precise as their owner knows them, and lengths count the months touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.model.dates import PartialDate, Span

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
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


@pytest.mark.parametrize(
    "text",
    [
        *("23", "soon", "0999", "3000", "2023-6-31", "Foo 2023", "２０２３"),
        *("05/06/2023", "11/12/2023", "12/11/2023"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    """A date that is not in ISO form is refused with its text."""
    with pytest.raises(ValueError, match=f"^“{text}” is not a date: write 2023, 2023-06 or 2023-06-19$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2023-6", "2023-06"), ("2023/06", "2023-06"), ("06.2023", "2023-06"), ("202306", "2023-06"),
        ("2023–06", "2023-06"), ("Jun 2023", "2023-06"), ("June 2023", "2023-06"), ("Jun-2023", "2023-06"),
        ("2023, June", "2023-06"), ("19.6.2023", "2023-06-19"), ("06/19/2023", "2023-06-19"),
        ("12/13/2023", "2023-12-13"), ("13/12/2023", "2023-12-13"),
        ("19/06/2023", "2023-06-19"), ("6/6/2023", "2023-06-06"), ("June 19th, 2023", "2023-06-19"),
        ("19 June 2023", "2023-06-19"), ("20230619", "2023-06-19"), ("2023-06-19T12:00:00Z", "2023-06-19"),
        ("2023-06-19 ", "2023-06-19"), ("ca. 2020", "2020"), ("~2020", "2020"), ("since 2015", "2015"),
        ("2015?", "2015"),
        *((f"{month}. 2023", f"2023-{number:02}") for number, month in enumerate(MONTHS, 1)),
    ],
)  # fmt: skip
def test_what_is_meant_by_a_date(text: str, meant: str) -> None:
    """Where a text can mean one date alone, that is offered."""
    with pytest.raises(ValueError, match=rf"is not a date: did you mean {meant}\?$"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2019-2020", "2019 – 2021", "2019-05 to 2020-06", "2019 - present"])
def test_two_dates_are_none(text: str) -> None:
    """Two dates in one are told apart."""
    with pytest.raises(
        ValueError, match=r"it holds two; write the first as `start` and the second as `end`$"
    ):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-02-30", "2023-02-00"])
def test_what_is_not_in_the_calendar(text: str) -> None:
    """A date that there is not is refused with its text and the reason."""
    with pytest.raises(ValueError, match=rf"^“{text}” is not in the calendar: (month|day)"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), 0),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 1),
        ("2023-06-05", date(2023, 6, 5), date(2023, 6, 5), 2),
    ],
)
def test_days_of_a_date(text: str, first: date, last: date, precision: int) -> None:
    """A date spans the days that it can mean, and knows how much of it is known."""
    value = PartialDate.parse(text)
    assert (value.first_day(), value.last_day(), value.precision) == (first, last, precision)


def test_less_precise_comes_first() -> None:
    """Of dates with one first day the less precise comes first."""
    texts = ["2022-12-31", "2023", "2023-01", "2023-01-01", "2023-02"]
    dates = [PartialDate.parse(text) for text in texts]
    assert sorted(dates[place] for place in (3, 0, 4, 2, 1)) == dates
    assert dates[1] <= dates[2]
    assert PartialDate(999) < PartialDate(1000), "years are padded"
    assert str(PartialDate(999)) == "0999"


@given(partial_dates(), partial_dates())
def test_months_of_a_span(one: PartialDate, other: PartialDate) -> None:
    """The months of a span run from its first to its last, and are counted where both ends name one."""
    start, end = sorted((one, other))
    months = Span(start, end).months(TODAY)
    assert months.start == 12 * start.first_day().year + start.first_day().month - 1
    assert months[-1] == 12 * end.last_day().year + end.last_day().month - 1
    assert Span(start, end).counted == bool(start.month and end.month)


def test_span_that_lasts() -> None:
    """What lasts takes the months up to today, and they are counted where its beginning names one."""
    lasting = Span(PartialDate(2025, 11), None)
    assert lasting.months(TODAY) == range(12 * 2025 + 10, 12 * 2026 + 1)
    assert lasting.counted
    assert not Span(PartialDate(2025), None).counted

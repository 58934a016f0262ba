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


@pytest.mark.parametrize(
    "text", ["23", "soon", "0999", "3000", "05/06/2023", "2023-6-31", "Foo 2023", "２０２３"]
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
        ("19/06/2023", "2023-06-19"), ("6/6/2023", "2023-06-06"), ("June 19th, 2023", "2023-06-19"),
        ("19 June 2023", "2023-06-19"), ("20230619", "2023-06-19"), ("2023-06-19T12:00:00Z", "2023-06-19"),
        ("2023-06-19 ", "2023-06-19"), ("ca. 2020", "2020"), ("~2020", "2020"), ("since 2015", "2015"),
        ("2015?", "2015"),
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
    ("text", "first", "last", "shown"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        ("2023-06-05", date(2023, 6, 5), date(2023, 6, 5), "5 Jun 2023"),
    ],
)
def test_days_of_a_date(text: str, first: date, last: date, shown: str) -> None:
    """A date spans the days that it can mean, and is shown no more precise than it is."""
    value = PartialDate.parse(text)
    assert (value.first_day(), value.last_day(), value.display()) == (first, last, shown)


def test_less_precise_comes_first() -> None:
    """Of dates with one first day the less precise comes first."""
    texts = ["2022-12-31", "2023", "2023-01", "2023-01-01", "2023-02"]
    dates = [PartialDate.parse(text) for text in texts]
    assert sorted(dates[place] for place in (3, 0, 4, 2, 1)) == dates
    assert dates[1] <= dates[2]
    assert PartialDate(999) < PartialDate(1000), "years are padded"
    assert str(PartialDate(999)) == "0999"


@pytest.mark.parametrize(
    ("start", "end", "shown", "length"),
    [
        ("2023-05", "2023-12", "May – Dec 2023", "8 months"),
        ("2022-11", "2023-01", "Nov 2022 – Jan 2023", "3 months"),
        ("2023-05", "2023-05", "May 2023", "1 month"),
        ("2020", "2021", "2020 – 2021", ""),
        ("2019", "2020", "2019 – 2020", ""),
        ("2015", None, "since 2015", ""),
        ("2020", "2020", "2020", ""),
        ("2023-05", "2024", "May 2023 – 2024", ""),
        ("2023-05-25", "2024-01-13", "25 May 2023 – 13 Jan 2024", "9 months"),
        ("2024-10", None, "Oct 2024 – present", "1 year 4 months"),
        ("2023", "2023-06", "2023 – Jun 2023", ""),
    ],
)
def test_span_for_a_reader(start: str, end: str | None, shown: str, length: str) -> None:
    """A span says a year once where one is enough; its months are counted where both ends name one."""
    span = Span(PartialDate.parse(start), PartialDate.parse(end) if end else None)
    assert span.display() == shown
    assert span.length(TODAY) == length


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 months"), (1, "1 month"), (11, "11 months"), (12, "1 year"), (14, "1 year 2 months"),
        (24, "2 years"), (25, "2 years 1 month"),
    ],
)  # fmt: skip
def test_months_for_a_reader(count: int, shown: str) -> None:
    """A number of months is said in years and months, neither where there is none."""
    assert format_months(count) == shown


@given(partial_dates(), partial_dates())
def test_months_agree_with_length(one: PartialDate, other: PartialDate) -> None:
    """The months of a span run from its first to its last without a gap, and its length counts them."""
    start, end = sorted((one, other))
    months = Span(start, end).months(TODAY)
    assert months.start == 12 * start.first_day().year + start.first_day().month - 1
    assert months[-1] == 12 * end.last_day().year + end.last_day().month - 1
    counted = format_months(len(months)) if start.month and end.month else ""
    assert Span(start, end).length(TODAY) == counted


def test_months_do_not_follow_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Months have their names whatever the machine's locale calls them, as it does in ``calendar``."""
    foreign = ["", *(f"mois {number}" for number in range(1, 13))]
    monkeypatch.setattr("calendar.month_abbr", foreign)
    monkeypatch.setattr("calendar.month_name", foreign)
    shown = [PartialDate.parse(f"2023-{number:02}").display() for number in range(1, 13)]
    assert len(set(shown)) == 12
    assert shown[2] == "Mar 2023"

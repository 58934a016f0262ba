"""Dates and lengths are said in the language of the site, no more precisely than they are known."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.dates import PartialDate, Span

TODAY = date(2026, 1, 1)
ENGLISH = Words("en")


def span(start: str, end: str | None) -> Span:
    """Return the time between two dates as front matter gives them."""
    return Span(PartialDate.parse(start), PartialDate.parse(end) if end else None)


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
    assert ENGLISH.span(span(start, end)) == shown
    assert ENGLISH.length(span(start, end), TODAY) == length


def test_what_is_to_come() -> None:
    """What begins after today is said to be from then; today it has begun."""
    words = Words("en", TODAY)
    assert words.span(span("2027", None)) == "from 2027"
    assert words.span(span("2026-02", None)) == "from Feb 2026"
    assert words.span(span("2026", None)) == "since 2026"
    assert words.span(span("2027", "2028")) == "2027 – 2028"


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, ""), (1, "1 month"), (11, "11 months"), (12, "1 year"), (14, "1 year 2 months"),
        (24, "2 years"), (25, "2 years 1 month"),
    ],
)  # fmt: skip
def test_months_for_a_reader(count: int, shown: str) -> None:
    """A number of months is said in years and months, neither where there is none."""
    assert ENGLISH.months(count) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("2023", "2023"), ("2023-09", "Sep 2023"), ("2023-06-05", "5 Jun 2023")]
)
def test_date_for_a_reader(text: str, shown: str) -> None:
    """A date is no more precise than its owner wrote it."""
    assert ENGLISH.date(PartialDate.parse(text)) == shown


@pytest.mark.parametrize(
    ("language", "months", "years", "day", "length"),
    [
        ("de", "Mai–Dez. 2023", "2019–2020", "19. Juni 2023", "1 Jahr 6 Monate"),
        ("de_AT", "Mai–Dez. 2023", "2019–2020", "19. Juni 2023", "1 Jahr 6 Monate"),
        ("de-XX", "Mai–Dez. 2023", "2019–2020", "19. Juni 2023", "1 Jahr 6 Monate"),
        ("fr", "mai–déc. 2023", "2019–2020", "19 juin 2023", "1 an 6 mois"),
        ("pt-BR", "mai. – dez. de 2023", "2019 – 2020", "19 de jun. de 2023", "1 ano 6 meses"),
        ("ja", "2023年5月～12月", "2019年～2020年", "2023年6月19日", "1 年 6 か月"),
        ("xx", "May – Dec 2023", "2019 – 2020", "19 Jun 2023", "1 year 6 months"),
        ("", "May – Dec 2023", "2019 – 2020", "19 Jun 2023", "1 year 6 months"),
    ],
)
def test_other_languages(language: str, months: str, years: str, day: str, length: str) -> None:
    """Order, names and marks are those of the language; one that nobody knows is taken for English."""
    words = Words(language)
    assert words.span(span("2023-05", "2023-12")) == months
    assert words.span(span("2019", "2020")) == years
    assert words.date(PartialDate.parse("2023-06-19")) == day
    assert words.months(18).replace("\N{NO-BREAK SPACE}", " ") == length


def test_months_do_not_follow_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Months have their names whatever the machine's locale calls them, as it does in ``calendar``."""
    foreign = ["", *(f"mois {number}" for number in range(1, 13))]
    monkeypatch.setattr("calendar.month_abbr", foreign)
    monkeypatch.setattr("calendar.month_name", foreign)
    shown = [ENGLISH.date(PartialDate.parse(f"2023-{number:02}")) for number in range(1, 13)]
    assert len(set(shown)) == 12
    assert shown[2] == "Mar 2023"


def test_country() -> None:
    """A country may name its months in its own way, however it is written behind the language."""
    when = PartialDate.parse("2023-01")
    assert [Words(language).date(when) for language in ("de", "de_AT", "de-AT")] == [
        "Jan. 2023", "Jän. 2023", "Jän. 2023",
    ]  # fmt: skip


def test_days_of_one_year() -> None:
    """A span of days says its year once, and one that is known less exactly at one end says both."""
    assert ENGLISH.span(span("2023-05-25", "2023-06-13")) == "25 May – 13 Jun 2023"
    assert Words("de").span(span("2023-05", "2023-06-13")) == "Mai 2023 – 13. Juni 2023"

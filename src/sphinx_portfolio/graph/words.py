"""Dates and lengths in words, as those who read the language of the site write them.

What they are called and how they stand together is the Unicode CLDR's, by way of Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton, format_timedelta

from sphinx_portfolio.model.dates import PartialDate

if TYPE_CHECKING:
    import datetime

    from sphinx_portfolio.model.dates import Span

_SKELETONS = ("y", "yMMM", "yMMMd")
"""What is said of a date that is known to the year, the month or the day."""

_DAYS = {"year": 365, "month": 30}
"""How many days Babel takes a unit for."""


@dataclass(frozen=True)
class Words:
    """Says what records hold, in the language that Sphinx calls ``language``; English for one not known.

    What begins after ``today`` is yet to come.
    """

    language: str = "en"
    today: datetime.date | None = None

    @cached_property
    def _locale(self) -> Locale:
        whole = self.language.replace("-", "_")
        for name in (whole, whole.partition("_")[0]):
            try:
                return Locale.parse(name)
            except (ValueError, UnknownLocaleError):
                continue
        return Locale("en")

    @property
    def _is_english(self) -> bool:
        return self._locale.language == "en"

    def date(self, when: PartialDate) -> str:
        """Return a date, no more precise than it is: ``2023``, ``Jun 2023``, ``19 Jun 2023``."""
        if when.day and self._is_english:  # which in America would put the month first
            return f"{when.day} {self.date(PartialDate(when.year, when.month))}"
        return str(format_skeleton(_SKELETONS[when.precision], when.first_day(), locale=self._locale))

    def span(self, span: Span) -> str:
        """Return a span: ``May – Dec 2023``, ``Oct 2023 – present``, ``since 2015``."""
        start, end = span.start, span.end
        if end is None and self.today and start.first_day() > self.today:
            return f"from {self.date(start)}"
        if end is None:
            return f"{self.date(start)} – present" if start.month else f"since {self.date(start)}"
        if start == end:
            return self.date(start)
        if start.precision != end.precision or self._is_english:
            first = self.date(start)
            if self._is_english and start.month and start.year == end.year:
                first = first.removesuffix(f" {start.year}")
            return f"{first} – {self.date(end)}"
        days, skeleton = (start.first_day(), end.first_day()), _SKELETONS[start.precision]
        return format_interval(*days, skeleton, locale=self._locale).replace("\N{THIN SPACE}", " ")

    def length(self, span: Span, today: datetime.date) -> str:
        """Return how long a span is, ``1 year 2 months``; nothing where only years are known."""
        return self.months(len(span.months(today))) if span.counted else ""

    def months(self, count: int) -> str:
        """Return a number of months; nothing for none."""
        years, rest = divmod(count, 12)
        return " ".join(
            self._unit(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number
        )

    def _unit(self, number: int, unit: str) -> str:
        lasting = timedelta(days=number * _DAYS[unit])
        return format_timedelta(lasting, granularity=unit, threshold=1e9, locale=self._locale)  # type: ignore[arg-type]

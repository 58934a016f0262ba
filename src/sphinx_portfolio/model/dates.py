"""Dates as a career knows them: a year, a month or a day, and lengths counted in months."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_FORM = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its owner knows it; ``month`` and ``day`` are None where it is not."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2023``, ``2023-06`` or ``2023-06-19``; raise ValueError for anything else."""
        if not (found := _FORM.fullmatch(text)):
            raise ValueError(f"“{text}” is not a date: write 2023, 2023-06 or 2023-06-19")
        value = cls(*(int(part) for part in found.groups() if part))
        try:
            value.first_day()
        except ValueError as error:
            raise ValueError(f"“{text}” is not in the calendar: {error}") from None
        return value

    def __str__(self) -> str:
        """Return the ISO 8601 form, no more precise than the date is."""
        return "-".join((f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)))

    def __lt__(self, other: PartialDate) -> bool:
        """Order by first day, the less precise first."""
        return (self.first_day(), str(self)) < (other.first_day(), str(other))

    def first_day(self) -> date:
        """Return the earliest day that the date can mean."""
        return date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    def last_day(self) -> date:
        """Return the latest day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def display(self) -> str:
        """Return the date for a reader: ``2023``, ``Jun 2023`` or ``19 Jun 2023``."""
        month = calendar.month_abbr[self.month] if self.month else ""
        return " ".join(filter(None, (str(self.day or ""), month, str(self.year))))


@dataclass(frozen=True)
class Span:
    """The time from ``start`` to ``end``, both included; ``end`` is None while it lasts."""

    start: PartialDate
    end: PartialDate | None

    def display(self) -> str:
        """Return the span for a reader: ``May – Dec 2023``, ``Oct 2023 – present``."""
        if self.end is None:
            return f"{self.start.display()} – present"
        if self.start == self.end:
            return self.start.display()
        first, last = self.start.display(), self.end.display()
        if self.start.year == self.end.year and self.start.month and self.end.month:
            first = first.removesuffix(f" {self.start.year}")
        return f"{first} – {last}"

    def months(self, today: date) -> range:
        """Return the months touched, each as ``12 * year + month - 1``."""
        last = today if self.end is None else self.end.last_day()
        first = self.start.first_day()
        return range(12 * first.year + first.month - 1, 12 * last.year + last.month)

    def length(self, today: date) -> str:
        """Return the length for a reader, in whole months: ``1 year 2 months``."""
        return format_months(len(self.months(today)))


def format_months(count: int) -> str:
    """Return a number of months for a reader: ``8 months``, ``1 year 2 months``."""
    parts = zip(divmod(count, 12), ("year", "month"), strict=True)
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n) or "0 months"

"""Dates as a career knows them: a year, a month or a day, and lengths counted in months."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_FORM = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As owners name them; the module ``calendar`` has those of the machine's locale."""

_YEAR, _MONTH, _DAY, _BETWEEN = r"(?P<y>[12]\d{3})", r"(?P<m>\d\d?)", r"(?P<d>\d\d?)", r"[-/. ]+"
_NAME, _NTH = r"(?P<name>[a-z]{3,})\.?", r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)?"
_MEANT = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"{_YEAR}{_BETWEEN}{_MONTH}(?:{_BETWEEN}{_DAY})?(?:[T ]\d.*)?",
        rf"{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
        r"(?P<one>\d\d?)[-/](?P<other>\d\d?)[-/](?P<y>[12]\d{3})",
        r"(?P<y>[12]\d{3})(?P<m>\d\d)(?P<d>\d\d)?",
        rf"(?:{_NTH}[- ])?{_NAME}[-, ]+{_YEAR}",
        rf"{_NAME} {_NTH},? {_YEAR}",
        rf"{_YEAR}[-, ]+{_NAME}",
        rf"(?:~|≈|ca?\.?|circa|about|around|since|from|in|year|early|mid|late)[ -]*{_YEAR}",
        rf"{_YEAR}[?.]",
    )
)


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
            raise ValueError(f"“{text}” is not a date: {_offer(text)}")
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

    @property
    def precision(self) -> int:
        """How much of it is known: 0 for the year, 1 for the month too, 2 for the day."""
        return (self.month is not None) + (self.day is not None)


def _offer(text: str) -> str:
    """Return what to write instead of a text that is no date."""
    plain = re.sub("[‐-―−]", "-", " ".join(text.split()))
    if re.fullmatch(r"[12]\d{3}(-\d\d?)? ?(-|to|/) ?([12]\d{3}(-\d\d?)?|present|now)", plain, re.IGNORECASE):
        return "it holds two; write the first as `start` and the second as `end`"
    date = meant(plain)
    return f"did you mean {date}?" if date else "write 2023, 2023-06 or 2023-06-19"


def meant(text: str) -> PartialDate | None:
    """Return the date that a text in another form plainly means; None where that is none, or could be two."""
    plain = re.sub("[‐-―−]", "-", " ".join(text.split()))
    found = (form.fullmatch(plain) for form in _MEANT)
    return next(filter(None, (_written(each.groupdict()) for each in found if each)), None)


def _written(parts: dict[str, str | None]) -> PartialDate | None:
    """Return the date that the parts of a text make; None where they make none, or could make two."""
    month, day = parts.get("m"), parts.get("d")
    if name := parts.get("name"):
        month = next(
            (str(n) for n, short in enumerate(_MONTHS, 1) if name.capitalize().startswith(short)), "0"
        )
    if (one := parts.get("one")) and (other := parts.get("other")):
        if one != other and int(one) <= 12 and int(other) <= 12:
            return None
        day, month = sorted((one, other), key=int, reverse=True)
    found = "-".join(f"{int(part):02}" for part in (parts["y"], month, day) if part)
    try:
        return PartialDate.parse(found) if _FORM.fullmatch(found) else None
    except ValueError:
        return None


@dataclass(frozen=True)
class Span:
    """The time from ``start`` to ``end``, both included; ``end`` is None while it lasts."""

    start: PartialDate
    end: PartialDate | None

    def months(self, today: date) -> range:
        """Return the months touched, each as ``12 * year + month - 1``."""
        last = today if self.end is None else self.end.last_day()
        first = self.start.first_day()
        return range(12 * first.year + first.month - 1, 12 * last.year + last.month)

    @property
    def counted(self) -> bool:
        """Whether both ends are known to the month, so that their months can be counted."""
        return bool(self.start.month and (self.end is None or self.end.month))

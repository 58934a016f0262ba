"""Where things stand on a timeline: its axis of whole years, bars with soft edges, dots that stay apart.

Lengths are in months and in hundredths of the axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sphinx_portfolio.model.dates import Span

TIERS = {"narrow": 14, "middling": 24, "wide": 36, "widest": 56}
"""How wide a timeline is at least, in rem, where a tier's years are shown; components.css has the same."""

LABEL = 2.5
"""The room that the number of a year needs, in rem."""

APART = 3.3
"""How far dots are apart at least, in hundredths: what a finger hits, in a column of a desk's width."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of a bar: ``count`` months from the month ``start``, each ``12 * year + month - 1``.

    ``soft`` says at which of its edges no more than the year is known.
    """

    start: int
    count: int
    soft: Literal["", "start", "end", "both"] = ""
    planned: bool = False

    @property
    def end(self) -> int:
        """The month after the last."""
        return self.start + self.count


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of the axis, with the tiers in which its January has a line and those with its number, too."""

    year: int
    lined: tuple[str, ...]
    labelled: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Whole years: ``count`` of them from ``first``."""

    first: int
    count: int

    @classmethod
    def over(cls, months: Sequence[int]) -> Axis:
        """Return the axis over the years that these months are in."""
        first = min(months) // 12
        return cls(first=first, count=max(months) // 12 - first + 1)

    def at(self, month: float) -> float:
        """Return where a month begins, in hundredths."""
        return self.length(month - 12 * self.first)

    def length(self, count: float) -> float:
        """Return how long so many months are, in hundredths."""
        return 100 * count / (12 * self.count)

    @property
    def years(self) -> tuple[Year, ...]:
        """The years that are marked in some tier, as many as have room."""
        steps = {tier: _step(self.count, width) for tier, width in TIERS.items()}
        found = []
        for left in range(self.count, 0, -1):
            year = self.first + self.count - left
            lined = tuple(tier for tier, step in steps.items() if year % step == 0)
            labelled = tuple(tier for tier in lined if left * TIERS[tier] >= LABEL * self.count)
            found += [Year(year=year, lined=lined, labelled=labelled)] if lined else []
        return tuple(found)


def _step(years: int, width: float) -> int:
    """Return the fewest years from one number to the next for which there is room: 1, 2, 5, 10, 20 …."""
    tens = 1
    while True:
        for step in (tens, 2 * tens, 5 * tens):
            if step * width >= LABEL * years:
                return step
        tens *= 10


def month(day: date) -> int:
    """Return the month of a day."""
    return 12 * day.year + day.month - 1


def stretches(span: Span, today: date) -> Iterator[Stretch]:
    """Yield the parts of a bar: where it may have begun, where it certainly was, where it may have ended.

    What lies after ``today`` is planned; what is to begin and has no end lasts to the end of its year.
    """
    now, planned = month(today) + 1, span.start.first_day() > today
    start, begun, ended, end = _edges(span, 12 * (span.start.year + 1) if planned else now)
    if begun > ended:  # all within one year, and no more is known of either edge
        yield Stretch(start=start, count=end - start, soft="both", planned=planned)
        return
    done = begun if planned else min(max(now, begun), ended)
    parts = (
        Stretch(start=start, count=begun - start, soft="start", planned=planned),
        Stretch(start=begun, count=done - begun),
        Stretch(start=done, count=ended - done, planned=True),
        Stretch(start=ended, count=end - ended, soft="end", planned=ended >= now),
    )
    yield from (part for part in parts if part.count)


def _edges(span: Span, lasting: int) -> tuple[int, int, int, int]:
    """Return the earliest and the latest month of the start, then of the end, which is not included."""
    start = month(span.start.first_day())
    end = lasting if span.end is None else month(span.end.last_day()) + 1
    begun = start if span.start.precision else min(start + 12, end)
    ended = end if span.end is None or span.end.precision else max(end - 12, start)
    return start, begun, ended, end


def spread(places: Sequence[float], apart: float = APART) -> list[float]:
    """Move places, which ascend, as little as it takes for them to be apart, all from 0 to 100."""
    apart = min(apart, 100 / len(places)) if places else apart
    runs: list[list[float]] = []  # of neighbours that touch: where each would have the first of all
    for number, place in enumerate(places):
        run = [place - number * apart]
        while runs and _mean(runs[-1]) > _mean(run):
            run = runs.pop() + run
        runs.append(run)
    last = 100 - apart * (len(places) - 1)
    starts = [min(max(_mean(run), 0), last) for run in runs for _ in run]
    return [start + number * apart for number, start in enumerate(starts)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)

"""Scales: which stretch of numbers a chart shows, and the round ones that it names."""

from __future__ import annotations

from itertools import count
from math import ceil, floor, inf, log10
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.charts.numerals import written
from sphinx_portfolio.charts.widths import text_width

if TYPE_CHECKING:
    from sphinx_portfolio.charts.chart import Panel, Spec

most_ticks = 6


class Scale(NamedTuple):
    """Numbers from ``low`` to ``high``, of which ``ticks`` are named; or places with names."""

    low: float
    high: float
    ticks: tuple[float, ...]
    names: tuple[str, ...]
    log: bool = False

    def place(self, value: float) -> float:
        """Return where a number lies, from 0 at ``low`` to 1 at ``high``."""
        low, high, value = (log10(n) if self.log else n for n in (self.low, self.high, value))
        return (value - low) / (high - low)

    def thinned(self, length: float) -> Scale:
        """Return the scale without names that would run into those before them along ``length``."""
        kept: dict[float, str] = {}
        free = -inf
        for tick, name in zip(self.ticks, self.names, strict=True):
            middle, half = self.place(tick) * length, text_width(f" {name}") / 2
            if middle - half >= free:
                kept[tick], free = name, middle + half
        return self._replace(ticks=tuple(kept), names=tuple(kept.values()))


def of_categories(names: tuple[str, ...]) -> Scale:
    """Return the scale along which categories stand, each in the middle of its place."""
    return Scale(low=-0.5, high=len(names) - 0.5, ticks=tuple(range(len(names))), names=names)


def of_values(spec: Spec, panels: tuple[Panel, ...]) -> Scale:
    """Return the scale of the values; on a linear one, bars and lines begin at zero."""
    points = [point for panel in panels for series in panel.series for point in series]
    numbers = [number for point in points for number in (point.value, point.low, point.high)]
    numbers += [spec.reference[0]] if spec.reference else []
    if log := "y" in spec.log:
        low, high = _widened(numbers, log=True)
        ticks = _decades(low, high)
    else:
        ticks = _steps(*_bounds([*numbers, 0] if spec.kind != "scatter" else numbers))
        low, high = ticks[0], ticks[-1]
    return Scale(low=low, high=high, ticks=tuple(ticks), names=written(ticks), log=log)


def of_x(spec: Spec, panels: tuple[Panel, ...]) -> Scale:
    """Return the scale of the numbers along x; few are all named, unless the owner says which."""
    numbers = sorted({point.x for panel in panels for series in panel.series for point in series})
    log = "x" in spec.log
    low, high = _widened(numbers, log=log)
    ticks = list(spec.x_ticks) or numbers
    if len(ticks) > most_ticks and not spec.x_ticks:
        ticks = _decades(low, high) if log else _steps(*_bounds(numbers))
    ticks = [tick for tick in ticks if low <= tick <= high]
    return Scale(low=low, high=high, ticks=tuple(ticks), names=written(ticks), log=log)


def _bounds(numbers: list[float]) -> tuple[float, float]:
    """Return the ends of numbers, apart where no round number would lie between them."""
    low, high = min(numbers, default=1), max(numbers, default=1)
    size = max(abs(low), abs(high))
    room = (size or 1) / 2 if high - low <= 1e-9 * size else 0
    return low - room, high + room


def _widened(numbers: list[float], *, log: bool) -> tuple[float, float]:
    """Return the ends of numbers with room for a marker."""
    low, high = min(numbers, default=1), max(numbers, default=1)
    if log:
        factor = (high / low) ** 0.05 if high > low else 2
        return low / factor, high * factor
    room = (high - low) * 0.03 or (abs(low) or 1) / 2
    return low - room, high + room


def _steps(low: float, high: float) -> list[float]:
    """Return multiples of a round number from ``low`` or below to ``high`` or above."""
    least = floor(log10((high - low) / most_ticks))
    for digits, power in ((digits, power) for power in count(least) for digits in (1, 2, 2.5, 5)):
        first, last = (round(end / (digits * 10.0**power), 9) for end in (low, high))
        multiples = range(floor(first), ceil(last) + 1)
        if len(multiples) <= most_ticks:
            break
    return [float(f"{multiple * digits:.1f}e{power}") for multiple in multiples]


def _decades(low: float, high: float) -> list[float]:
    """Return powers of ten within a stretch, with twice and five times them where there is room.

    On a stretch too short for two of those, round numbers stand at equal steps.
    """
    powers = range(floor(log10(low)), floor(log10(high)) + 1)
    for digits, every in (((1, 2, 5), 1), *(((1,), every) for every in (1, 2, 3, 5, 10, 20, 50))):
        ticks = [float(f"{digit}e{power}") for power in powers if not power % every for digit in digits]
        ticks = [tick for tick in ticks if low <= tick <= high]
        if len(ticks) <= most_ticks:
            break
    return ticks if len(ticks) > 1 else [tick for tick in _steps(low, high) if low <= tick <= high]

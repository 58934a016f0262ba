"""Scales: which stretch of numbers a chart shows, and the round ones that it names."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from matplotlib.ticker import LogLocator, MaxNLocator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_portfolio.charts.chart import Chart, Panel

most_ticks = 6


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Numbers from ``low`` to ``high``, of which ``ticks`` are named; or places with names."""

    low: float
    high: float
    ticks: tuple[float, ...]
    names: tuple[str, ...]
    log: bool = False

    @property
    def kind(self) -> str:
        """What Matplotlib calls it."""
        return "log" if self.log else "linear"

    def place(self, value: float) -> float:
        """Return where a number lies, from 0 at ``low`` to 1 at ``high``."""
        low, high, value = (log10(n) if self.log else n for n in (self.low, self.high, value))
        return (value - low) / (high - low)


def of_values(chart: Chart, panels: Sequence[Panel]) -> Scale:
    """Return the scale of the values; on a linear one, bars and lines begin at zero."""
    spec = chart.spec
    points = [point for panel in panels for series in panel.series for point in series.points]
    numbers = [number for point in points for number in (point.value, point.low, point.high)]
    numbers += [spec.reference[0]] if spec.reference else []
    if "y" in spec.log:
        return _logarithmic(numbers)
    return _linear([*numbers, 0] if spec.kind != "scatter" else numbers)


def of_x(chart: Chart, panels: Sequence[Panel]) -> Scale:
    """Return the scale along x: the categories of one panel, or the numbers of all."""
    spec, categories = chart.spec, panels[0].categories
    if categories:
        places = tuple(float(index) for index in range(len(categories)))
        return Scale(low=-0.5, high=len(categories) - 0.5, ticks=places, names=categories)
    numbers = sorted({point.x for panel in panels for series in panel.series for point in series.points})
    log = "x" in spec.log
    scale = _logarithmic(numbers) if log else _linear(numbers)
    ticks = spec.x_ticks or tuple(numbers if len(numbers) <= most_ticks else scale.ticks)
    low, high = _widened(numbers, log=log)
    inside = tuple(tick for tick in ticks if low <= tick <= high)
    return Scale(low=low, high=high, ticks=inside, names=_names(inside), log=log)


def _linear(numbers: Iterable[float]) -> Scale:
    low, high = _bounds(numbers)
    if low == high:
        low, high = low - (abs(low) or 1) / 2, high + (abs(high) or 1) / 2
    ticks = tuple(map(float, MaxNLocator(most_ticks - 1, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)))
    ticks = tuple(tick for tick, after in zip(ticks, (*ticks[1:], high + 1), strict=True) if after > low)
    last = next((index for index, tick in enumerate(ticks) if tick >= high), len(ticks) - 1)
    ticks = ticks[: last + 1]
    return Scale(low=ticks[0], high=ticks[-1], ticks=ticks, names=_names(ticks))


def _logarithmic(numbers: Iterable[float]) -> Scale:
    low, high = _bounds(numbers)
    found: Sequence[float] = ()
    for steps in ((1, 2, 5), (1,)):
        ticks = LogLocator(base=10, subs=steps).tick_values(low, high)
        found = [float(tick) for tick in ticks if low / 1.01 <= tick <= high * 1.01]
        if len(found) <= most_ticks:
            break
    low, high = _widened((low, high), log=True)
    return Scale(low=low, high=high, ticks=tuple(found), names=_names(found), log=True)


def _bounds(numbers: Iterable[float]) -> tuple[float, float]:
    found = list(numbers) or [1]
    return min(found), max(found)


def _widened(numbers: Sequence[float], *, log: bool) -> tuple[float, float]:
    """Leave room for a marker at both ends."""
    low, high = _bounds(numbers)
    if log:
        factor = (high / low) ** 0.05 if high > low else 2
        return low / factor, high * factor
    room = (high - low) * 0.03 or (abs(low) or 1) / 2
    return low - room, high + room


def _names(numbers: Iterable[float]) -> tuple[str, ...]:
    return tuple(f"{number:.6g}".replace("-", "−") for number in numbers)

"""Layouts: which scales a chart has, and how its panels share the width, in units of the picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.charts.scales import Scale, of_categories, of_values, of_x
from sphinx_portfolio.charts.svg import Place, line_step
from sphinx_portfolio.charts.widths import lines, widest

if TYPE_CHECKING:
    from sphinx_portfolio.charts.chart import Chart, Panel

WIDTH = 360.0
LINE = 18.0
"""The height of a line of text with the space around it."""
GAP = 7.0
WIDEST_NAME = 130.0
"""What the names beside a chart may take of its width."""


class Cell(NamedTuple):
    """The rectangle that one panel spans, and its scales; where it lies, the values run to the right.

    ``direct``: each line is named at its end. ``named``: the ticks of its values have names.
    """

    panel: Panel
    x: Scale
    values: Scale
    lying: bool
    direct: bool
    height: float
    left: float = 0
    width: float = 0
    named: bool = True

    def at(self, x: float, value: float) -> Place:
        """Return where a value stands, down from the top of the rectangle."""
        along, up = self.x.place(x), self.values.place(value)
        if self.lying:
            return self.left + up * self.width, along * self.height
        return self.left + along * self.width, (1 - up) * self.height

    @property
    def sides(self) -> tuple[Scale, Scale]:
        """The scale whose names stand to the left, and that whose names stand below."""
        return (self.x, self.values) if self.lying else (self.values, self.x)


def block(texts: list[str]) -> float:
    """Return the height of lines of text with the space around them."""
    return LINE + line_step * (len(texts) - 1) if texts else 0


def arrange(chart: Chart) -> list[Cell]:
    """Return the panels; categories lie where their names, or their values, have no room side by side."""
    standing, lying = _across(chart, lying=False), chart.spec.horizontal
    for names, cell in ((cell.panel.categories, cell) for cell in standing):
        texts = [*names, *(point.text for point in cell.panel.series[0] if chart.labelled)]
        lying |= bool(names) and widest(texts) + GAP > cell.width / len(names)
    return _across(chart, lying=True) if lying and chart.panels[0].categories else standing


def _across(chart: Chart, *, lying: bool) -> list[Cell]:
    """Return the panels side by side; names that both columns share stand in the first."""
    free, cells = chart.spec.free, _cells(chart, lying=lying)
    columns = 1 if lying else min(2, len(cells))
    before, start, after = _margins(chart, cells)
    lefts = (before, before if free else max(start, GAP))[:columns]
    width = (WIDTH - sum(lefts) - after * columns) / columns
    placed = []
    for column, cell in ((index % columns, cell) for index, cell in enumerate(cells)):
        left = sum(lefts[: column + 1]) + (width + after) * column
        x, values = (cell.x, cell.values.thinned(width)) if lying else (cell.x.thinned(width), cell.values)
        placed.append(cell._replace(x=x, values=values, left=left, width=width, named=free or not column))
    return placed


def _margins(chart: Chart, cells: list[Cell]) -> tuple[float, float, float]:
    """Return what texts need to the left of a panel, with names there and without, and to its right."""
    first, standing = cells[0], not cells[0].lying
    unnamed = chart.silent or (standing and first.panel.categories)
    below = [cell.sides[1].names for cell in cells if not unnamed]
    start = widest(name for names in below for name in names[:1]) / 2
    end = widest(name for names in below for name in names[-1:]) / 2
    names = [] if chart.silent and standing else [name for cell in cells for name in cell.sides[0].names]
    before = widest(line for name in names for line in lines(name, WIDEST_NAME)) + (GAP if names else 1)
    points = [point for cell in cells for series in cell.panel.series for point in series]
    beside = [point.text for point in points] if chart.labelled and first.lying else []
    beyond = widest(chart.spec.y if first.direct else beside)
    return max(start, before), start, max(GAP, end, bool(beyond) * (beyond + 2 * GAP))


def _cells(chart: Chart, *, lying: bool) -> list[Cell]:
    """Return the panels with their scales and heights."""
    spec, panels = chart.spec, chart.panels
    x = None if panels[0].categories else of_x(spec, panels)
    common = of_values(spec, panels)
    height = max(map(_height, panels)) if lying else 180 if len(panels) == 1 else 120
    return [
        Cell(
            panel=panel,
            x=x or of_categories(panel.categories),
            values=of_values(spec, (panel,)) if spec.free else common,
            lying=lying,
            direct=len(panels) == 1 < len(spec.y) and spec.kind == "line" and _apart(chart, common, height),
            height=height,
        )
        for panel in panels
    ]


def _height(panel: Panel) -> float:
    """Return the height of a panel that lies: each category has room for its name and its bars."""
    bars, names = len(panel.series), [len(lines(name, WIDEST_NAME)) for name in panel.categories]
    return len(names) * max(26 if bars == 1 else 10 + 12 * bars, GAP + line_step * max(names))


def _apart(chart: Chart, values: Scale, height: float) -> bool:
    """Tell whether the lines end at one place along x, far enough from each other to be named there."""
    ends = [series[-1] for series in chart.panels[0].series if series]
    places = sorted(values.place(end.value) * height for end in ends)
    together = len({end.x for end in ends}) == 1 and widest(chart.spec.y) <= WIDEST_NAME
    return together and all(upper - lower >= LINE * 0.8 for lower, upper in pairwise(places))

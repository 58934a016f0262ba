"""Layouts: where the parts of a chart stand, in units of the picture from its top left corner.

Matplotlib's own font measures the texts. It is wider than those of most pages: what fits here fits there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from sphinx_portfolio.charts import scales
from sphinx_portfolio.charts.drawings import text_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_portfolio.charts.chart import Chart, Panel
    from sphinx_portfolio.charts.scales import Scale

WIDTH = 360.0
LINE = 18.0
"""The height of a line of text with the space around it."""
STEP = 14.0
"""The height of a line within a text."""
GAP = 7.0
SAMPLE = 26.0
"""The width of the sample of a line or a bar in the key."""
WIDEST_NAME = 130.0
"""What the names beside a chart may take of its width."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The rectangle that the axes of one panel span, and their scales.

    ``named``: the ticks of its values have their names. ``titled``: how far above it the title stands.
    """

    panel: Panel
    x: Scale
    values: Scale
    left: float
    top: float
    width: float
    height: float
    named: bool
    titled: float = 0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A chart with its parts in place.

    ``lying``: the values run to the right. ``labelled``: each value is written beside its mark. ``direct``:
    each line is named at its end; otherwise ``key`` tells where the samples of the series stand. ``title``
    holds the lines of the title of the values.
    """

    height: float
    cells: tuple[Cell, ...]
    lying: bool
    labelled: bool
    direct: bool
    key: tuple[tuple[float, float], ...]
    title: tuple[str, ...]


def text_width(text: str) -> float:
    """Return the width of a text."""
    return float(text_to_path.get_text_width_height_descent(text, FontProperties(size=text_size), False)[0])


def widest(texts: Iterable[str]) -> float:
    """Return the width of the widest text, or 0."""
    return max(map(text_width, texts), default=0.0)


def lines(text: str, width: float) -> list[str]:
    """Return a text in lines that are no wider than ``width``, broken within words only where they are."""
    most = max(1, int(width / text_width("n")))
    made = [""]
    for word in (part for whole in text.split() for part in wrap(whole, most)):
        longer = f"{made[-1]} {word}".strip()
        if made[-1] and text_width(longer) > width:
            made.append(word)
        else:
            made[-1] = longer
    return made


def arrange(chart: Chart) -> Layout:
    """Place the parts of a chart."""
    spec, panels = chart.spec, chart.panels
    xs = [scales.of_x(chart, [panel] if panel.categories else panels) for panel in panels]
    values = [scales.of_values(chart, [panel] if spec.free else panels) for panel in panels]
    categories = bool(panels[0].categories)
    lying = categories and (spec.horizontal or not all(_fit_below(x, min(2, len(panels))) for x in xs))
    columns = 1 if lying else min(2, len(panels))
    if lying:
        xs = [replace(x, names=tuple("\n".join(lines(name, WIDEST_NAME)) for name in x.names)) for x in xs]
    height = _plot_height(chart, xs, lying=lying)
    direct = len(panels) == 1 < len(spec.y) and spec.kind == "line" and _apart(panels[0], values[0], height)
    title = tuple(lines(spec.value_title, WIDTH)) if spec.value_title else ()
    plan = Layout(
        height=0,
        cells=tuple(
            Cell(panel=panel, x=x, values=value, left=0, top=0, width=0, height=height, named=True)
            for panel, x, value in zip(panels, xs, values, strict=True)
        ),
        lying=lying,
        labelled=categories and len(spec.y) == 1,
        direct=direct,
        key=() if direct or len(spec.y) == 1 else _key(spec.y, top=LINE * len(title)),
        title=title,
    )
    return _down(chart, _across(chart, plan, columns), columns)


def _across(chart: Chart, plan: Layout, columns: int) -> Layout:
    """Return the layout with its panels side by side; names that both columns share stand in the first."""
    silent = plan.labelled and chart.spec.kind == "bar" and not plan.lying
    names = [(cell.x if plan.lying else cell.values).names for cell in plan.cells]
    margin = (
        1
        if silent
        else widest(line for beside in names for name in beside for line in name.split("\n")) + GAP
    )
    lefts = [margin, margin if chart.spec.free else GAP][:columns]
    right = _right(chart, plan)
    width = (WIDTH - sum(lefts) - right * columns) / columns
    placed = (
        replace(
            cell,
            left=sum(lefts[: index % columns + 1]) + (width + right) * (index % columns),
            width=width,
            named=chart.spec.free or index % columns == 0,
        )
        for index, cell in enumerate(plan.cells)
    )
    return replace(plan, cells=tuple(placed))


def _down(chart: Chart, plan: Layout, columns: int) -> Layout:
    """Return the layout with its panels below each other, under the titles and the key."""
    spec = chart.spec
    header = plan.key[-1][1] + LINE if plan.key else LINE * len(plan.title)
    above = LINE * (plan.labelled and not plan.lying) + LINE * (plan.lying and bool(spec.reference))
    title = LINE * bool(spec.panel)
    below = 0 if plan.lying and plan.labelled and spec.kind == "bar" else LINE
    step = title + above + plan.cells[0].height + below + 2 * GAP
    cells = tuple(
        replace(cell, top=header + GAP + title + above + step * (index // columns), titled=above + LINE / 2)
        for index, cell in enumerate(plan.cells)
    )
    bottom = cells[-1].top + cells[-1].height + below + LINE * bool(spec.x_title and not plan.lying)
    return replace(plan, cells=cells, height=bottom + GAP / 2)


def _fit_below(x: Scale, columns: int) -> bool:
    return widest(x.names) + GAP <= (WIDTH / columns - 4 * GAP) / len(x.names)


def _plot_height(chart: Chart, xs: Sequence[Scale], *, lying: bool) -> float:
    if lying:
        thick = max(26 if len(chart.spec.y) == 1 else 10 + 12 * len(chart.spec.y), *map(_name_height, xs))
        return max(len(x.names) for x in xs) * thick
    return 180 if len(chart.panels) == 1 else 120


def _name_height(x: Scale) -> float:
    return GAP + STEP * max(len(name.split("\n")) for name in x.names)


def _apart(panel: Panel, values: Scale, height: float) -> bool:
    """Tell whether the lines end at one place along x, far enough from each other to be named there."""
    ends = [series.points[-1] for series in panel.series if series.points]
    places = sorted(values.place(end.value) * height for end in ends)
    together = len({end.x for end in ends}) == 1
    narrow = widest(series.name for series in panel.series) <= WIDEST_NAME
    return narrow and together and all(upper - lower >= LINE * 0.8 for lower, upper in pairwise(places))


def _right(chart: Chart, plan: Layout) -> float:
    """Return the room to the right of each panel: for names, for values, or for half of the last number."""
    if plan.direct:
        return widest(chart.spec.y) + 2 * GAP
    if plan.labelled and plan.lying:
        points = (point for cell in plan.cells for series in cell.panel.series for point in series.points)
        return widest(point.text for point in points) + 2 * GAP
    if plan.cells[0].panel.categories:
        return GAP
    return max(GAP, widest(name for cell in plan.cells for name in cell.x.names[-1:]) / 2)


def _key(names: Sequence[str], top: float) -> tuple[tuple[float, float], ...]:
    """Return where the sample of each series stands; they flow on to a new line where the width ends."""
    places: list[tuple[float, float]] = []
    left = 0.0
    for name in names:
        width = SAMPLE + GAP + text_width(name)
        if places and left + width > WIDTH:
            left, top = 0.0, top + LINE
        places.append((left, top))
        left += width + 2 * GAP
    return tuple(places)

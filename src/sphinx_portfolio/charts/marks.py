"""Marks: what is drawn within the axes of one panel, and in the key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from sphinx_portfolio.charts.drawings import palette
from sphinx_portfolio.charts.layouts import GAP, LINE, SAMPLE, STEP, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from sphinx_portfolio.charts.chart import Chart, Point, Series, Spec
    from sphinx_portfolio.charts.layouts import Cell, Layout
    from sphinx_portfolio.charts.scales import Scale


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one series looks; each differs from the others in more than its colour."""

    colour: str
    fill: str
    marker: str
    dashes: tuple[float, ...]
    hatch: str = ""

    @property
    def line(self) -> dict[str, Any]:
        """What Matplotlib is told of a line."""
        return {"color": self.colour, "linestyle": (0, self.dashes) if self.dashes else "-"}

    @property
    def bar(self) -> dict[str, Any]:
        """What Matplotlib is told of a bar."""
        return {"facecolor": self.fill, "edgecolor": self.colour, "hatch": self.hatch, "linewidth": 1.5}

    def dot(self, *, approximate: bool) -> dict[str, Any]:
        """Return what Matplotlib is told of a marker; an approximate one is hollow."""
        return {
            "linestyle": "",
            "marker": self.marker,
            "markerfacecolor": palette["surface"] if approximate else self.colour,
            "markeredgecolor": self.colour if approximate else palette["surface"],
            "markeredgewidth": 1.5 if approximate else 1,
        }


STYLES = (
    Style(colour=palette["accent"], fill=palette["accent"], marker="o", dashes=()),
    Style(colour=palette["second"], fill=palette["second-soft"], marker="s", dashes=(3, 1.2), hatch="///"),
    Style(colour=palette["third"], fill=palette["surface"], marker="^", dashes=(1, 1)),
    Style(colour=palette["ink"], fill=palette["line"], marker="D", dashes=(5, 1, 1, 1)),
    Style(colour=palette["muted"], fill=palette["surface"], marker="v", dashes=(6, 3), hatch="..."),
)
AGAINST = Style(colour=palette["second"], fill=palette["second-soft"], marker="s", dashes=())
"""How a bar looks that is there to compare with."""


def draw(axes: Axes, chart: Chart, layout: Layout, cell: Cell) -> None:
    """Draw one panel."""
    _frame(axes, layout, cell, silent=layout.labelled and chart.spec.kind == "bar")
    if chart.spec.reference:
        _reference(axes, chart.spec, layout, cell)
    for index, series in reversed(list(enumerate(cell.panel.series))):  # the first lies on top
        style = STYLES[index]
        if chart.spec.kind == "bar":
            _bars(axes, chart.spec, layout, cell, index)
        else:
            _dots(axes, series, style, joined=chart.spec.kind == "line", lying=layout.lying)
        if layout.direct and series.points:
            last = series.points[-1]
            _write(axes, last.x, last.value, series.name, right=1.5 * GAP, color=style.colour)
        if layout.labelled:
            _label(axes, series, lying=layout.lying)


def _frame(axes: Axes, layout: Layout, cell: Cell, *, silent: bool) -> None:
    """Set the scales and name their ticks; of bars whose values are written out, the values have none.

    Matplotlib's own ticks are left out: making them takes as long as all the rest.
    """
    axes.set_axis_off()
    across, up = (cell.values, cell.x) if layout.lying else (cell.x, cell.values)
    axes.set(xscale=across.kind, xlim=(across.low, across.high), yscale=up.kind, ylim=(up.low, up.high))
    if layout.lying:
        axes.invert_yaxis()  # the first row of the table on top
    if not (silent and across is cell.values):
        _name_below(axes, across)
    if up is cell.x or (cell.named and not silent):
        _name_beside(axes, up, palette["ink" if layout.lying else "muted"])
    for tick in () if silent else cell.values.ticks:
        level = axes.axvline if layout.lying else axes.axhline
        level(tick, color=palette["line"], linewidth=1, clip_on=False, zorder=0)
    ends = ([0, 0], [0, 1]) if layout.lying else ([0, 1], [0, 0])
    axes.plot(*ends, color=palette["muted"], linewidth=1, transform=axes.transAxes, clip_on=False, zorder=0)


def _name_below(axes: Axes, scale: Scale) -> None:
    for tick, name in zip(scale.ticks, scale.names, strict=True):
        _write(axes, tick, 0, name, up=-GAP / 2, at="x", va="top", color=palette["muted"])


def _name_beside(axes: Axes, scale: Scale, colour: str) -> None:
    for tick, name in zip(scale.ticks, scale.names, strict=True):
        lines = name.split("\n")
        for index, line in enumerate(lines):
            rise = ((len(lines) - 1) / 2 - index) * STEP
            _write(axes, 0, tick, line, right=-GAP / 2, up=rise, at="y", ha="right", color=colour)


def _dots(axes: Axes, series: Series, style: Style, *, joined: bool, lying: bool) -> None:
    if joined:
        axes.plot(*_places(series.points, lying=lying), **style.line, clip_on=False)
    _whiskers(axes, series.points, lying=lying, shift=0)
    for approximate in (False, True):
        points = [point for point in series.points if point.approximate is approximate]
        if points:
            look = style.dot(approximate=approximate)
            axes.plot(*_places(points, lying=lying), **look, clip_on=False, zorder=3)


def _places(points: Iterable[Point], *, lying: bool) -> list[list[float]]:
    """Return the places of points, first those from left to right, then those from bottom to top."""
    along, values = [point.x for point in points], [point.value for point in points]
    return [values, along] if lying else [along, values]


def _bars(axes: Axes, spec: Spec, layout: Layout, cell: Cell, index: int) -> None:
    points, count = cell.panel.series[index].points, len(spec.y)
    thickness = 0.8 / count if count > 1 else 0.6
    shift = (index - (count - 1) / 2) * thickness
    for point in points:
        compared = cell.panel.categories[int(point.x)] in spec.against
        look = (AGAINST if compared else STYLES[index]).bar
        place = [point.x + shift]
        if layout.lying:
            axes.barh(place, [point.value], thickness, **look, clip_on=False)
        else:
            axes.bar(place, [point.value], thickness, **look, clip_on=False)
    _whiskers(axes, points, lying=layout.lying, shift=shift)


def _whiskers(axes: Axes, points: Iterable[Point], *, lying: bool, shift: float) -> None:
    look: dict[str, Any] = {
        "fmt": "none",
        "ecolor": palette["ink"],
        "elinewidth": 1.5,
        "capsize": 3,
        "capthick": 1.5,
        "clip_on": False,
    }
    for point in points:
        ends = [[point.value - point.low], [point.high - point.value]]
        if point.low < point.high and lying:
            axes.errorbar(point.value, point.x + shift, xerr=ends, **look)
        elif point.low < point.high:
            axes.errorbar(point.x + shift, point.value, yerr=ends, **look)


def _label(axes: Axes, series: Series, *, lying: bool) -> None:
    for point in series.points:
        if lying:
            _write(axes, max(point.high, 0), point.x, point.text, right=GAP)
        else:
            _write(axes, point.x, max(point.high, 0), point.text, up=GAP)


def _write(
    axes: Axes, x: float, y: float, text: str, *, right: float = 0, up: float = 0, at: str = "", **look: Any
) -> None:
    """Write a text beside a place, to its right or above it; ``at`` names the axis along whose edge it is."""
    frame = {"x": axes.get_xaxis_transform, "y": axes.get_yaxis_transform}
    axes.annotate(
        text,
        (x, y),
        (right, up),
        xycoords=frame[at]() if at else "data",
        textcoords="offset points",
        annotation_clip=False,
        **({"ha": "left", "va": "center_baseline"} if right else {"ha": "center", "va": "baseline"}) | look,
    )


def _reference(axes: Axes, spec: Spec, layout: Layout, cell: Cell) -> None:
    assert spec.reference, "the caller has looked"
    value, label = spec.reference
    look: dict[str, Any] = {
        "color": palette["ink"],
        "linewidth": 1.5,
        "linestyle": (0, (4, 3)),
        "clip_on": False,
        "zorder": 2.5,
    }
    if layout.lying:
        axes.axvline(value, **look)
        _write(axes, value, cell.x.low, label, up=GAP)
    else:
        axes.axhline(value, **look)
        x, rise, side = _free_place(spec, cell, value, label)
        _write(axes, x, value, label, up=rise, ha=side)


def _free_place(spec: Spec, cell: Cell, value: float, label: str) -> tuple[float, float, str]:
    """Return where a label beside a level line is farthest from the data: place along x, rise and side."""
    half, level = text_width(label) / 2, cell.values.place(value) * cell.height
    data = [
        (cell.x.place(point.x) * cell.width, cell.values.place(point.value) * cell.height)
        for series in cell.panel.series
        for point in series.points
    ]

    def clearance(candidate: tuple[float, float, str]) -> float:
        _, rise, side = candidate
        middle = half if side == "left" else cell.width - half
        distances = ((max(abs(x - middle) - half, 0), level + rise - y) for x, y in data)
        if spec.kind == "bar":  # which fills what is below its end
            distances = ((beside, max(above, 0)) for beside, above in distances)
        return min((beside**2 + above**2 for beside, above in distances), default=0)

    sides = ((cell.x.high, "right"), (cell.x.low, "left"))
    return max(((x, rise, side) for rise in (GAP, -2 * GAP) for x, side in sides), key=clearance)


def key(chart: Chart, layout: Layout) -> Iterable[Artist]:
    """Return the samples of the series, in units from the top left corner."""
    for style, (left, top) in zip(STYLES, layout.key, strict=False):
        middle = top + LINE / 2
        if chart.spec.kind == "bar":
            yield Rectangle((left + GAP, middle - 5), SAMPLE - 2 * GAP, 10, **style.bar)
            continue
        if chart.spec.kind == "line":
            yield Line2D([left, left + SAMPLE], [middle, middle], **style.line)
        yield Line2D([left + SAMPLE / 2], [middle], **style.dot(approximate=False))

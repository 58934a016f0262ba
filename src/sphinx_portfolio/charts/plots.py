"""Plots: where Matplotlib is called, which takes a third of a second to load."""

from __future__ import annotations

import warnings
from io import StringIO
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from sphinx_portfolio.charts import layouts, marks
from sphinx_portfolio.charts.drawings import palette, text_size
from sphinx_portfolio.charts.layouts import GAP, LINE, SAMPLE, WIDTH

if TYPE_CHECKING:
    from sphinx_portfolio.charts.chart import Chart
    from sphinx_portfolio.charts.layouts import Layout

_UNITS_PER_INCH = 72
"""Of Matplotlib's SVG, whose figures are measured in inches."""

_SETTINGS: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],  # comes with Matplotlib, so that every machine draws the same
    "font.size": text_size,
    "text.color": palette["ink"],
    "text.parse_math": False,
    "axes.facecolor": "none",
    "hatch.linewidth": 1.5,
    "lines.linewidth": 2,
    "lines.markersize": 7,
    "figure.dpi": 72,
    "figure.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "portfolio",
}


def plot(chart: Chart) -> str:
    """Return the chart as Matplotlib draws it."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # the page's font may have it
        mpl.rcdefaults()  # rather than the owner's own settings
        mpl.rcParams.update(_SETTINGS)
        output = StringIO()
        figure = _compose(chart, layouts.arrange(chart))
        FigureCanvasSVG(figure)
        figure.savefig(output, format="svg", metadata={"Date": None})
    return output.getvalue()


def _compose(chart: Chart, layout: Layout) -> Figure:
    """Return the figure with all its parts in place."""
    figure = Figure((WIDTH / _UNITS_PER_INCH, layout.height / _UNITS_PER_INCH))
    for artist in marks.key(chart, layout):
        artist.set_transform(_from_top(layout))
        figure.add_artist(artist)
    _titles(figure, chart, layout)
    for cell in layout.cells:
        left, bottom = cell.left / WIDTH, 1 - (cell.top + cell.height) / layout.height
        axes = figure.add_axes((left, bottom, cell.width / WIDTH, cell.height / layout.height))
        marks.draw(axes, chart, layout, cell)
    return figure


def _from_top(layout: Layout) -> Affine2D:
    """Return the way from a place in the layout to Matplotlib's, which counts from the bottom."""
    return Affine2D().scale(1, -1).translate(0, layout.height)


def _titles(figure: Figure, chart: Chart, layout: Layout) -> None:
    """Write what stands around the axes: titles, and the names of the series in the key."""
    spec, first = chart.spec, layout.cells[0]
    place: dict[str, Any] = {"transform": _from_top(layout), "va": "center_baseline"}
    for index, line in enumerate(layout.title):
        figure.text(0, LINE * (index + 0.5), line, **place)
    for name, (left, top) in zip(spec.y, layout.key, strict=False):
        figure.text(left + SAMPLE + GAP, top + LINE / 2, name, **place)
    for cell in layout.cells:
        middle = cell.left + cell.width / 2
        figure.text(middle, cell.top - cell.titled, cell.panel.title, **place, ha="center", weight="bold")
    if spec.x_title and not layout.lying:
        middle = (first.left + WIDTH) / 2
        figure.text(middle, layout.height - LINE / 2 - GAP / 2, spec.x_title, **place, ha="center")

"""Drawings: a chart becomes an SVG element, its parts stacked from the top down."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.charts import layouts, pictures, svg
from sphinx_portfolio.charts.layouts import GAP, LINE, WIDEST_NAME, WIDTH, Cell, block
from sphinx_portfolio.charts.svg import AGAINST, STYLES, Look, Place, Style, colour
from sphinx_portfolio.charts.widths import lines, text_size, widest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree import ElementTree as ET

    from sphinx_portfolio.charts.chart import Chart, Point, Spec
    from sphinx_portfolio.charts.scales import Scale

SAMPLE = 26.0
"""The width of the sample of a line or a bar in the key."""

Part: TypeAlias = "tuple[list[ET.Element], float]"
"""Elements, down from their own top, and the height that they take."""


def draw(chart: Chart, name: str) -> str:
    """Return the chart as an SVG element to stand in a page; its ids begin with ``name``."""
    spec, cells = chart.spec, layouts.arrange(chart)
    first, columns = cells[0], 1 if cells[0].lying else 2
    parts = [
        _text(spec.value_title, 0),
        _key(chart, first),
        *(_row(chart, cells[at : at + columns]) for at in range(0, len(cells), columns)),
        _text("" if first.lying else spec.x_title, (first.left + WIDTH) / 2, text_anchor="middle"),
    ]
    spoken = [
        svg.element(tag, said)
        for tag, said in (("title", spec.title(chart.words)), ("desc", chart.alt))
        if said
    ]
    hatched = [style for style in STYLES[: len(spec.y)] if style.hatch and spec.kind == "bar"]
    tops = list(accumulate((height for _, height in parts), initial=0.0))
    drawn = [_down(top, elements) for top, (elements, _) in zip(tops, parts, strict=False)]
    root = svg.element(
        "svg",
        *spoken,
        svg.element("defs", *(style.pattern() for style in hatched)),
        *drawn,
        viewBox=f"0 0 {WIDTH:g} {svg.plain(tops[-1] + GAP / 2)}",
        fill=colour("ink"),
        font_family="var(--portfolio-figure-font, system-ui, sans-serif)",
        font_size=text_size,
    )
    return pictures.inline(root, name)


def _down(height: float, elements: Iterable[ET.Element]) -> ET.Element:
    return svg.element("g", *elements, transform=f"translate(0 {svg.plain(height)})")


def _text(text: str, x: float, room: float = WIDTH, **look: Look) -> Part:
    written = lines(text, room, bold="font_weight" in look)
    return svg.text((x, block(written) / 2), written, **look), block(written)


def _key(chart: Chart, first: Cell) -> Part:
    """Return the names of the series with their samples; they flow on to a new line where the width ends."""
    names = () if first.direct or len(chart.spec.y) == 1 else chart.spec.y
    elements: list[ET.Element] = []
    left = top = bottom = 0.0
    for style, name in zip(STYLES, names, strict=False):
        written = lines(name, WIDTH - SAMPLE - GAP)
        width, middle = SAMPLE + GAP + widest(written), block(written) / 2
        if left + width > WIDTH:
            left, top = 0.0, bottom
        place = left + SAMPLE / 2, top + middle
        if chart.spec.kind == "line":
            elements.append(style.line((left, place[1]), (left + SAMPLE, place[1])))
        ends = (left + GAP, place[1] - 5), (left + SAMPLE - GAP, place[1] + 5)
        elements.append(style.bar(*ends) if chart.spec.kind == "bar" else style.dot(place))
        elements += svg.text((left + SAMPLE + GAP, top + middle), written)
        left, bottom = left + width + 2 * GAP, max(bottom, top + 2 * middle)
    return elements, bottom


def _row(chart: Chart, cells: list[Cell]) -> Part:
    """Return the panels that stand side by side, under their titles and what is written above them."""
    first, look = cells[0], {"text_anchor": "middle", "font_weight": "bold"}
    titles = [
        _text(cell.panel.title, cell.left + cell.width / 2, cell.width + 2 * GAP, **look) for cell in cells
    ]
    above = LINE * chart.labelled
    if first.lying:
        above = block(lines(chart.spec.reference[1], WIDTH)) if chart.spec.reference else 0
    top = 1.5 * GAP + max(height for _, height in titles) + above
    elements = [_down(1.5 * GAP, title) for title, _ in titles]
    elements += [_down(top, _panel(chart, cell)) for cell in cells]
    return elements, top + first.height + (0 if first.lying and chart.silent else LINE)


def _panel(chart: Chart, cell: Cell) -> Iterator[ET.Element]:
    """Yield what is drawn in one panel, from the ground up; the first series lies on top."""
    spec, backwards = chart.spec, list(zip(STYLES, cell.panel.series, strict=False))[::-1]
    yield from _frame(chart, cell)
    for style, series in backwards:
        if spec.kind == "line":
            yield style.line(*(cell.at(point.x, point.value) for point in series))
        for point in series:
            yield from _range(spec, cell, style, point)
    if spec.reference:
        dashes = {"stroke": colour("ink"), "stroke_width": "1.5", "stroke_dasharray": "6 4.5"}
        yield _level(cell, spec.reference[0], **dashes)
    for style, series in backwards if spec.kind != "bar" else ():
        for point in series:
            yield style.dot(cell.at(point.x, point.value), approximate=point.approximate)
    ground = {"stroke": colour("surface"), "stroke_width": "3", "stroke_linejoin": "round"}
    yield svg.element("g", *_labels(chart, cell), **ground, paint_order="stroke")


def _labels(chart: Chart, cell: Cell) -> Iterator[ET.Element]:
    """Yield what is written beside the marks, on a ground of its own: it may lie over lines and bars."""
    spec, panel = chart.spec, cell.panel
    if spec.reference:
        yield from _reference_label(chart, cell, *spec.reference)
    for point in panel.series[0] if chart.labelled else ():
        x, y = cell.at(point.x, max(point.high, 0) if spec.kind == "bar" else point.high)
        place, anchor = ((x + GAP, y), "start") if cell.lying else ((x, y - GAP - LINE / 4), "middle")
        yield from svg.text(place, [chart.words.numeral(point.text)], text_anchor=anchor)
    for style, series, name in zip(STYLES, panel.series, spec.y, strict=False) if cell.direct else ():
        for point in series[-1:]:
            x, y = cell.at(point.x, point.value)
            yield from svg.text((x + 1.5 * GAP, y), [name], fill=colour(style.colour))


def _frame(chart: Chart, cell: Cell) -> Iterator[ET.Element]:
    """Yield the lines behind the data, and the names of ticks; values that are silent have none."""
    values = cell.values
    levels = (_level(cell, tick) for tick in values.ticks if not chart.silent)
    yield svg.element("g", *levels, stroke=colour("line"))
    zero = chart.spec.kind != "scatter" and values.low < 0 <= values.high
    yield _level(cell, 0 if zero else values.low, stroke=colour("muted"))
    yield from _ticks(chart, cell, cell.x)
    if cell.named and not chart.silent:
        yield from _ticks(chart, cell, values)


def _level(cell: Cell, value: float, **look: Look) -> ET.Element:
    return svg.line(cell.at(cell.x.low, value), cell.at(cell.x.high, value), **look)


def _ticks(chart: Chart, cell: Cell, scale: Scale) -> Iterator[ET.Element]:
    """Yield the names of a scale, to the left of the panel or below it."""
    edge = cell.x.high if cell.lying else cell.x.low
    named = scale is cell.x and cell.panel.categories
    names = scale.names if named else map(chart.words.numeral, scale.names)
    for tick, name in zip(scale.ticks, names, strict=True):
        x, y = cell.at(tick, cell.values.low) if scale is cell.x else cell.at(edge, tick)
        if scale is cell.sides[0]:
            look = {"text_anchor": "end", "fill": colour("ink" if cell.lying else "muted")}
            yield from svg.text((x - GAP / 2, y), lines(name, WIDEST_NAME), **look)
        else:
            yield from svg.text((x, y + LINE / 2), [name], text_anchor="middle", fill=colour("muted"))


def _range(spec: Spec, cell: Cell, style: Style, point: Point) -> Iterator[ET.Element]:
    """Yield the bar and the whisker of a value, where it has them."""
    middle = point.x
    if spec.kind == "bar":
        count = len(spec.y)
        thickness = 0.8 / count if count > 1 else 0.6
        middle += (STYLES.index(style) - (count - 1) / 2) * thickness
        look = AGAINST if cell.panel.categories[int(point.x)] in spec.against else style
        yield look.bar(cell.at(middle - thickness / 2, 0), cell.at(middle + thickness / 2, point.value))
    if point.low < point.high:
        low, high = cell.at(middle, point.low), cell.at(middle, point.high)
        across, up = (0, 3) if cell.lying else (3, 0)
        caps = (svg.line((x - across, y - up), (x + across, y + up)) for x, y in (low, high))
        yield svg.element("g", svg.line(low, high), *caps, stroke=colour("ink"), stroke_width=1.5)


def _reference_label(chart: Chart, cell: Cell, value: float, text: str) -> list[ET.Element]:
    """Return what the line to compare with is called, where the data leave most room for it."""
    written = lines(text, WIDTH if cell.lying else cell.width)
    half, height = widest(written) / 2, block(written)
    x, y = cell.at(cell.x.low, value)
    if cell.lying:
        return svg.text((min(max(x, half), WIDTH - half), y - height / 2), written, text_anchor="middle")
    marks = [cell.at(point.x, point.value) for series in cell.panel.series for point in series]

    def room(place: Place) -> float:
        """Return how far the nearest mark is; a bar fills what is below its end."""
        far = ((abs(x - place[0]) - half, y - LINE * chart.labelled - place[1]) for x, y in marks)
        size = float if chart.spec.kind == "bar" else abs
        return min((max(beside, size(below)) for beside, below in far), default=0)

    ends = cell.left + cell.width - half, cell.left + half
    places = [(end, y + rise) for rise in (-height / 2 - 1, height / 2 + 1) for end in ends]
    top, bottom = height / 2 - (LINE + 1) * chart.labelled, cell.height - height / 2
    within = [each for each in places if top <= each[1] <= bottom]
    return svg.text(max(within or places, key=room), written, text_anchor="middle")

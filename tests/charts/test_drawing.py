"""Charts say what their tables say, in the page's own colours, and the same on every machine."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charting import arranged
from sphinx_portfolio.charts import chart as charts
from sphinx_portfolio.charts import drawing, svg, tables
from sphinx_portfolio.charts.chart import Spec
from sphinx_portfolio.charts.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_number = re.compile(r"-?[\d.]+")


@dataclass(frozen=True)
class Part:
    """An element with its place in the picture: x and y of a text or a marker, else all four sides."""

    tag: str
    place: tuple[float, ...]
    paint: str
    text: str = ""
    anchor: str = "start"
    bold: bool = False


def drawn(text: str, **wishes: object) -> ET.Element:
    """Return the drawing of a table."""
    return ET.fromstring(drawing.draw(arranged(text, **wishes), "chart"))


def paint(element: ET.Element, around: str) -> str:
    """Return the name of the colour that an element shows, hollow ones marked."""
    fill, stroke = element.get("fill", ""), element.get("stroke", "")
    if element.tag == "text":
        used = fill
    elif element.tag == "path":
        used = stroke if "surface" in fill else fill
    else:
        used = stroke if fill in {"", "none"} else fill
    name = re.sub(r"var\(--portfolio-figure-([\w-]+), #\w+\)", r"\1", used) or around
    return name + " hollow" * (element.tag == "path" and "surface" in fill)


def parts(element: ET.Element, down: float = 0, around: str = "") -> Iterator[Part]:
    """Yield all that is seen of a drawing, in the order in which it is drawn."""
    if element.tag == "defs":
        return
    if shift := element.get("transform"):
        _, _, moved = shift.rstrip(")").partition(" ")
        down += float(moved)
    around = paint(element, around) if element.tag == "g" else around
    get = element.get
    if element.tag == "text":
        place: tuple[float, ...] = float(get("x", "")), round(float(get("y", "")) + down, 2)
        bold = get("font-weight") == "bold"
        anchor = get("text-anchor", "start")
        yield Part("text", place, paint(element, "ink"), element.text or "", anchor, bold)
    elif element.tag == "rect":
        left, top, width, height = (float(get(name, "")) for name in ("x", "y", "width", "height"))
        yield Part(
            "rect", boxed((left, top + down), (left + width, top + height + down)), paint(element, around)
        )
    elif element.tag == "polyline":
        numbers = [float(number) for number in _number.findall(get("points", ""))]
        places = [(x, y + down) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        yield Part("polyline", boxed(*places), paint(element, around))
    elif element.tag == "path":
        x, y = map(float, _number.findall(get("d", ""))[:2])
        yield Part("path", (x, round(y + down, 2)), paint(element, around))
    for child in element:
        yield from parts(child, down, around)


def boxed(*places: tuple[float, float]) -> tuple[float, ...]:
    """Return left, right, top and bottom of places."""
    xs, ys = zip(*places, strict=True) if places else ((0,), (0,))
    return round(min(xs), 2), round(max(xs), 2), round(min(ys), 2), round(max(ys), 2)


def found(drawing: ET.Element, tag: str, paint: str) -> list[tuple[float, ...]]:
    """Return the places of the elements with a tag and a colour, in the order in which they are drawn."""
    return [part.place for part in parts(drawing) if (part.tag, part.paint) == (tag, paint)]


def dots(drawing: ET.Element, colour: str) -> list[tuple[float, ...]]:
    """Return the places of the full markers of a series, in the order of its rows."""
    return found(drawing, "path", colour)


def bars(drawing: ET.Element, colour: str) -> list[tuple[float, ...]]:
    """Return the bars with this fill, from left to right."""
    return sorted(found(drawing, "rect", colour))


def texts(drawing: ET.Element) -> dict[str, Part]:
    """Return the texts of a drawing."""
    return {part.text: part for part in parts(drawing) if part.tag == "text"}


numbers = st.floats(min_value=0.01, max_value=1e5).map(lambda value: float(f"{value:.5g}"))


@settings(max_examples=25)
@given(st.lists(numbers, min_size=2, max_size=6))
@example([1.0, 1.0, 1.0, 1.0, 1.0, 100_000.0])
def test_bars_are_as_long_as_their_numbers(values: list[float]) -> None:
    """A bar twice as long stands for a number twice as large: the scale begins at zero."""
    rows = "\n".join(f"{place},{value}" for place, value in enumerate(values))
    drawing = drawn(f"x,y\n{rows}", kind="bar")
    places = found(drawing, "rect", "accent")
    lying = len({left for left, *_ in places}) == 1  # as they do where their texts would not fit
    lengths = [right - left if lying else bottom - top for left, right, top, bottom in places]
    unit = max(lengths) / max(values)
    assert lengths == pytest.approx([value * unit for value in values], abs=0.03)


@settings(max_examples=25)
@given(
    st.dictionaries(numbers, numbers, min_size=2, max_size=8).filter(lambda data: max(data) > 2 * min(data)),
    st.sampled_from(["", "x", "y", "xy"]),
)
def test_markers_stand_where_their_numbers_are(data: dict[float, float], log: str) -> None:
    """Equal steps of a number, or of its logarithm, are equal steps on the page, in both directions."""
    rows = "\n".join(f"{x},{y}" for x, y in sorted(data.items()))
    places = dots(drawn(f"x,y\n{rows}", log=log), "accent")
    along = [log10(x) if "x" in log else x for x in sorted(data)]
    up = [log10(data[x]) if "y" in log else data[x] for x in sorted(data)]
    assert len(places) == len(data)
    for where, amounts in (([x for x, _ in places], along), ([-y for _, y in places], up)):
        spread = max(amounts) - min(amounts)
        unit = (max(where) - min(where)) / spread if spread else 0
        assert [place - where[0] for place in where] == pytest.approx(
            [(amount - amounts[0]) * unit for amount in amounts], abs=0.05
        )


def test_whisker_spans_its_range() -> None:
    """A whisker reaches from the one end to the other on the scale of the bar that it belongs to."""
    picture = drawn("x,y,low,high\na,4,2,8\n", kind="bar", y=("y",), low=("low",), high=("high",))
    ((left, right, top, bottom),) = bars(picture, "accent")
    unit, middle = (bottom - top) / 4, (left + right) / 2
    shaft, *caps = found(picture, "polyline", "ink")
    assert shaft == pytest.approx((middle, middle, bottom - 8 * unit, bottom - 2 * unit), abs=0.02)
    ends = [(middle - 3, middle + 3, bottom - size * unit, bottom - size * unit) for size in (2, 8)]
    assert caps == [pytest.approx(end, abs=0.02) for end in ends]
    assert "2–8" in texts(picture)


def test_reference_is_a_line_at_its_number() -> None:
    """The reference line lies where a bar of its number would end, and has its label."""
    picture = drawn("x,y\na,4\nb,2\n", kind="bar", reference=(2.0, "budget"))
    (_, _, _, _), (_, _, top, _) = bars(picture, "accent")
    ((left, right, *height),) = found(picture, "polyline", "ink")
    assert (left, right) == (1, 353)
    assert height == pytest.approx([top, top], abs=0.02)
    (dashed,) = (line for line in picture.iter("polyline") if line.get("stroke-dasharray"))
    assert (dashed.get("stroke-dasharray"), dashed.get("stroke-width")) == ("6 4.5", "1.5")
    assert "budget" in texts(picture)


def test_approximate_value_is_marked() -> None:
    """An approximate value has a hollow marker, and keeps its sign where it is written."""
    picture = drawn("x,y\n1,2\n2,≈3\n")
    assert len(dots(picture, "accent")) == len(dots(picture, "accent hollow")) == 1
    assert "≈3" in texts(drawn("x,y\na,≈3\n", kind="bar"))


def test_lines_that_end_apart_are_named_at_their_ends() -> None:
    """Names stand at the ends of the lines, beside the last marker, where there is room for them."""
    picture = drawn("x,slow,fast\n1,10,20\n2,14,50\n")
    for name, colour in (("slow", "accent"), ("fast", "second")):
        x, y = dots(picture, colour)[-1]
        label = texts(picture)[name]
        assert label.place == pytest.approx((x + 10.5, y + 4.44), abs=0.02)
        assert label.paint == colour
    assert len(texts(picture)) == len([part for part in parts(picture) if part.tag == "text"])


def test_lines_that_end_together_have_a_key() -> None:
    """Where names at the ends would lie on one another, a key above the chart names the series."""
    picture = drawn("x,slow,fast\n1,10,20\n2,49,50\n")
    tops = {texts(picture)[name].place[1] for name in ("slow", "fast")}
    assert tops == {13.44}
    assert min(y for _, y in dots(picture, "accent")[1:]) > 13.44


def test_whole_bar_chart() -> None:
    """This is all that stands in a chart of bars, with one to compare with and a reference line."""
    picture = drawn("x,y\na,4\nb,2\n", kind="bar", against=("b",), reference=(1.0, "one"))
    assert picture.get("viewBox") == "0 0 360 248"
    assert list(parts(picture)) == [
        Part("text", (0, 13.44), "ink", "y"),
        Part("polyline", (1, 353, 226.5, 226.5), "muted"),
        Part("text", (89, 239.94), "muted", "a", "middle"),
        Part("text", (265, 239.94), "muted", "b", "middle"),
        Part("rect", (36.2, 141.8, 46.5, 226.5), "accent"),
        Part("rect", (212.2, 317.8, 136.5, 226.5), "second-soft"),
        Part("polyline", (1, 353, 181.5, 181.5), "ink"),
        Part("text", (341.72, 175.94), "ink", "one", "middle"),
        Part("text", (89, 39.44), "ink", "4", "middle"),
        Part("text", (265, 129.44), "ink", "2", "middle"),
    ]


def test_whole_line_chart() -> None:
    """This is all that stands in a chart of lines with a key: the first series lies on top."""
    picture = drawn("n,a,b\n1,1,2\n2,2,≈1.9\n", y_title="Time", x_title="Size")
    assert picture.get("viewBox") == "0 0 360 266"
    assert list(parts(picture)) == [
        Part("text", (0, 13.44), "ink", "Time"),
        Part("polyline", (0, 26, 27, 27), "accent"),
        Part("path", (13, 27), "accent"),
        Part("text", (33, 31.44), "ink", "a"),
        Part("polyline", (54.44, 80.44, 27, 27), "second"),
        Part("path", (67.44, 27), "second"),
        Part("text", (87.44, 31.44), "ink", "b"),
        Part("polyline", (26.2, 353, 226.5, 226.5), "line"),
        Part("polyline", (26.2, 353, 181.5, 181.5), "line"),
        Part("polyline", (26.2, 353, 136.5, 136.5), "line"),
        Part("polyline", (26.2, 353, 91.5, 91.5), "line"),
        Part("polyline", (26.2, 353, 46.5, 46.5), "line"),
        Part("polyline", (26.2, 353, 226.5, 226.5), "muted"),
        Part("text", (35.45, 239.94), "muted", "1", "middle"),
        Part("text", (343.75, 239.94), "muted", "2", "middle"),
        Part("text", (22.7, 230.94), "muted", "0", "end"),
        Part("text", (22.7, 185.94), "muted", "0.5", "end"),
        Part("text", (22.7, 140.94), "muted", "1", "end"),
        Part("text", (22.7, 95.94), "muted", "1.5", "end"),
        Part("text", (22.7, 50.94), "muted", "2", "end"),
        Part("polyline", (35.45, 343.75, 46.5, 55.5), "second"),
        Part("polyline", (35.45, 343.75, 46.5, 136.5), "accent"),
        Part("path", (35.45, 46.5), "second"),
        Part("path", (343.75, 55.5), "second hollow"),
        Part("path", (35.45, 136.5), "accent"),
        Part("path", (343.75, 46.5), "accent"),
        Part("text", (193.1, 257.94), "ink", "Size", "middle"),
    ]


def test_whole_chart_that_lies() -> None:
    """This is all that stands in a chart of points that lies: its values run to the right."""
    wishes = {"kind": "scatter", "horizontal": True, "reference": (2.0, "two"), "x_title": "none"}
    picture = drawn("x,y\na,1\nb,3\n", **wishes)
    assert picture.get("viewBox") == "0 0 360 120"
    assert list(parts(picture)) == [
        Part("text", (0, 13.44), "ink", "y"),
        Part("polyline", (14.68, 14.68, 46.5, 98.5), "line"),
        Part("polyline", (95.59, 95.59, 46.5, 98.5), "line"),
        Part("polyline", (176.5, 176.5, 46.5, 98.5), "line"),
        Part("polyline", (257.41, 257.41, 46.5, 98.5), "line"),
        Part("polyline", (338.32, 338.32, 46.5, 98.5), "line"),
        Part("polyline", (14.68, 14.68, 46.5, 98.5), "muted"),
        Part("text", (11.18, 63.94), "ink", "a", "end"),
        Part("text", (11.18, 89.94), "ink", "b", "end"),
        Part("text", (14.68, 111.94), "muted", "1", "middle"),
        Part("text", (95.59, 111.94), "muted", "1.5", "middle"),
        Part("text", (176.5, 111.94), "muted", "2", "middle"),
        Part("text", (257.41, 111.94), "muted", "2.5", "middle"),
        Part("text", (338.32, 111.94), "muted", "3", "middle"),
        Part("polyline", (176.5, 176.5, 46.5, 98.5), "ink"),
        Part("path", (14.68, 59.5), "accent"),
        Part("path", (338.32, 85.5), "accent"),
        Part("text", (176.5, 41.94), "ink", "two", "middle"),
        Part("text", (21.68, 63.94), "ink", "1"),
        Part("text", (345.32, 89.94), "ink", "3"),
    ]


def test_bars_that_lie_need_no_names_of_values() -> None:
    """Below bars that lie with their values beside them is nothing; what is written there takes no room."""
    picture = drawn("x,y\na,1\nb,3\n", kind="bar", horizontal=True)
    assert picture.get("viewBox") == "0 0 360 84"
    assert set(texts(picture)) == {"y", "a", "b", "1", "3"}
    assert found(picture, "polyline", "line") == []
    assert bars(picture, "accent")[0][:2] == (14.68, pytest.approx(14.68 + 323.64 / 3, abs=0.01))


def test_bars_of_several_series_stand_side_by_side() -> None:
    """Together they take four fifths of their place, in the order of the key; a hatch is defined once."""
    picture = drawn("x,a,b\nu,2,4\nv,4,2\n", kind="bar")
    ours, theirs = bars(picture, "accent"), bars(picture, "url(#chart-second)")
    first = text_width("4") + 7
    place = (353 - first) / 2
    assert [left for left, *_ in ours[1:]] == pytest.approx(
        [first + place * at for at in (0.1, 1.1)], abs=0.02
    )
    assert [right for _, right, *_ in ours[1:]] == pytest.approx(
        [first + place * at for at in (0.5, 1.5)], abs=0.02
    )
    assert [left for left, *_ in theirs[1:]] == pytest.approx(
        [first + place * at for at in (0.5, 1.5)], abs=0.02
    )
    assert (ours[0], theirs[0]) == ((7, 19, 4, 14), (61.44, 73.44, 4, 14))
    assert [pattern.get("id") for pattern in picture.iter("pattern")] == ["chart-second"]
    five = drawn("x,a,b,c,d,e\nu,1,2,3,4,5\n", kind="bar")
    assert [pattern.get("id") for pattern in five.iter("pattern")] == ["chart-second", "chart-muted"]
    assert list(drawn("x,a,b\n1,2,4\n").iter("pattern")) == []


def test_negative_bars_hang_from_zero() -> None:
    """The base line of bars and lines is at zero where values are less; values stand above it."""
    picture = drawn("x,y\na,-4\nb,4\n", kind="bar")
    (base,) = found(picture, "polyline", "muted")
    (_, _, top, _), (_, _, _, bottom) = bars(picture, "accent")
    assert base[2] == top == bottom
    assert texts(picture)["-4"].place[1] == pytest.approx(base[2] - 11.5 + 4.44)
    picture = drawn("x,y\na,-4\nb,-2\n", kind="bar")
    assert found(picture, "polyline", "muted")[0][2] == bars(picture, "accent")[0][2]
    for kind, zero in (("line", True), ("scatter", False)):
        picture = drawn("x,y\n1,-4\n2,4\n", kind=kind)
        levels = found(picture, "polyline", "line")
        assert (found(picture, "polyline", "muted")[0] == levels[2]) is zero
        assert (found(picture, "polyline", "muted")[0] == levels[0]) is not zero


def test_values_of_points_stand_above_their_whiskers() -> None:
    """A value of less than zero stands at its mark in a scatter chart, whose scale need not reach zero."""
    picture = drawn("x,y,e\na,-8,1\nb,-5,0\n", kind="scatter", y=("y",), error=("e",))
    unit = abs(dots(picture, "accent")[0][1] - dots(picture, "accent")[1][1]) / 3
    assert texts(picture)["-8"].place[1] == pytest.approx(
        dots(picture, "accent")[0][1] - unit - 11.5 + 4.44, abs=0.02
    )


def test_panels_have_their_titles() -> None:
    """Titles stand in bold over the middle of their panels, on one height; all rows have the same."""
    picture = drawn("p,x,y\nu,a,1\nv,b,2\nw,c,3\n", panel="p", kind="bar", y_title="All")
    one, two, three = (texts(picture)[name] for name in "uvw")
    assert one == Part("text", (85.5, 41.94), "ink", "u", "middle", bold=True)
    assert two == Part("text", (268.5, 41.94), "ink", "v", "middle", bold=True)
    assert three.place == (85.5, 41.94 + 10.5 + 18 + 18 + 120 + 18)
    assert picture.get("viewBox") == f"0 0 360 {18 + 2 * 184.5 + 3.5:g}"
    assert [top for _, _, _, top in found(picture, "polyline", "muted")] == [184.5, 184.5, 369]


def test_title_of_a_panel_is_broken_to_its_width() -> None:
    """A title may stand out of its panel by a gap on each side, and its width is that of bold text."""
    word = "iiiiiiiiii"
    for words, broken in (([word] * 4, False), ([word] * 4 + ["ii"], True)):
        title = " ".join(words)
        assert (text_width(title, bold=True) > 169 + 14) is broken
        assert text_width(title, bold=True) > 169
        assert text_width(title) < 183
        picture = drawn(f"p,x,y\n{title},a,1\nv,b,2\n", panel="p", kind="bar")
        assert len([part for part in parts(picture) if part.bold and part.text != "v"]) == 1 + broken


def test_whiskers_lie_with_their_marks() -> None:
    """The ends of a whisker that lies are upright."""
    picture = drawn("x,y,e\na,4,1\n", kind="bar", y=("y",), error=("e",), horizontal=True)
    ((left, right, top, bottom),) = bars(picture, "accent")
    unit, middle = (right - left) / 4, (top + bottom) / 2
    places = found(picture, "polyline", "ink")
    expected = [(3, 5, 0, 0), (3, 3, -3, 3), (5, 5, -3, 3)]
    assert places == [
        pytest.approx((left + unit * one, left + unit * two, middle + up, middle + down), abs=0.02)
        for one, two, up, down in expected
    ]


def test_names_of_values_stand_once_in_a_row() -> None:
    """Panels side by side on one scale have its names before the first alone; free ones have their own."""
    text = "p,x,y\nu,1,10\nu,2,20\nv,1,10\nv,2,20\n"
    names = [part.text for part in parts(drawn(text, panel="p")) if part.anchor == "end"]
    assert names == ["0", "5", "10", "15", "20"]
    names = [part.text for part in parts(drawn(text, panel="p", free=True)) if part.anchor == "end"]
    assert names == ["0", "5", "10", "15", "20"] * 2
    lying = drawn("p,x,y,z\nu,a,1,1\nv,b,2,2\n", panel="p", kind="bar", horizontal=True)
    assert [part.text for part in parts(lying) if part.paint == "muted" and part.text] == [
        "0",
        "0.5",
        "1",
        "1.5",
        "2",
    ] * 2


def test_key_flows_on_to_the_next_line() -> None:
    """Names that have no room beside the others begin a line of their own, and a long one is broken."""
    names = ["first series", "second series", "a third series of values", "the " + "very " * 20 + "last"]
    picture = drawn(f"x,{','.join(names)}\n1,1,2,3,4\n2,5,5,5,5\n", y_title="All")
    places = {part.text: part.place for part in parts(picture) if part.tag == "text" and part.place[1] < 90}
    assert places["All"] == (0, 13.44)
    assert places["first series"] == (33, 31.44)
    assert places["second series"] == (
        pytest.approx(33 + text_width("first series") + 14 + 33, abs=0.01),
        31.44,
    )
    assert places["a third series of values"] == (33, 49.44)
    broken = [place for text, place in places.items() if "very" in text]
    assert broken == [(33, 67.44), (33, 81.44)]
    samples = [part.place for part in parts(picture) if part.tag == "path"][:4]
    assert [y for _, y in samples] == [27, 27, 45, 77]
    assert min(part.place[2] for part in parts(picture) if part.paint == "line") == 10.5 + 18 * 3 + 46


@pytest.mark.parametrize(
    ("values", "x", "y"),
    [
        ((1, 1, 9, 9), 30, -10),
        ((9, 9, 1, 1), 330, -10),
        ((9, 1, 1, 9), 330, 10),
        ((5, 5, 5, 6), 330, 10),
        ((6, 5, 5, 5), 30, 10),
    ],
)
def test_reference_is_named_where_there_is_room(values: tuple[int, ...], x: float, y: float) -> None:
    """The label stands on the line or under it, at the left or at the right, where the data are farthest."""
    rows = "".join(f"{place},{value}\n" for place, value in enumerate(values))
    picture = drawn(f"x,y\n{rows}", reference=(5.0, "even"))
    ((_, _, level, _),) = found(picture, "polyline", "ink")
    label = texts(picture)["even"].place
    assert label[0] == pytest.approx(x, abs=12)
    assert label[1] == pytest.approx(level + y + 4.44, abs=0.02)


@pytest.mark.parametrize(
    ("text", "kind", "value", "above"),
    [
        ("x,y\n1,0\n2,0.1\n3,10\n", "scatter", 0, True),
        ("x,y\n1,10\n2,9.9\n3,0\n", "scatter", 10, False),
        ("x,y\na,30\nb,25\nc,28\n", "bar", 30, True),
        ("x,y,z\na,30,30\nb,25,30\nc,28,30\n", "bar", 30, False),
    ],
)
def test_label_of_the_reference_stays_on_its_panel(text: str, kind: str, value: float, above: bool) -> None:
    """At the edge of a panel the label stands within, or where values of bars stand above it."""
    picture = drawn(text, kind=kind, reference=(float(value), "even"))
    ((_, _, level, _),) = found(picture, "polyline", "ink")
    assert texts(picture)["even"].place[1] == pytest.approx(level + (-10 if above else 10) + 4.44)


@pytest.mark.parametrize("value", [step / 10 for step in range(101)])
def test_label_of_the_reference_is_whole(value: float) -> None:
    """Wherever the line is, the label lies within the panel from its top to its bottom."""
    for far in (0, 10):
        picture = drawn(f"x,y\n1,{10 - far}\n2,{far}\n3,{far}\n4,{far}\n", reference=(value, "even"))
        levels = [place[2] for place in found(picture, "polyline", "line")]
        assert min(levels) + 9 <= texts(picture)["even"].place[1] - 4.44 <= max(levels) - 9


def test_label_of_the_reference_stays_in_the_picture() -> None:
    """A long label is broken to the width of its panel; that of a chart that lies moves in from the edge."""
    label = "what everybody else had measured on the same machine in the year before, as far as is known"
    picture = drawn("x,y\n1,1\n2,2\n", reference=(2.0, label))
    broken = [part for part in parts(picture) if part.text and part.text in label and part.anchor == "middle"]
    assert len(broken) > 1
    assert "".join(part.text for part in broken).replace(" ", "") == label.replace(" ", "")
    assert min(part.place[1] for part in broken) > 28.5
    (left, right, *_), *_ = found(picture, "polyline", "line")
    assert max(text_width(part.text) for part in broken) <= right - left < text_width("0" * 44)
    long = drawn("x,y\na name,2\nb,4\n", kind="bar", horizontal=True, reference=(2.0, "0" * 44))
    assert "0" * 44 in texts(long)
    assert "0" * 44 not in texts(drawn("x,y\n1,1\n2,2\n", reference=(2.0, "0" * 44)))
    for value, x in (
        (0.0, text_width("nothing at all") / 2),
        (2.0, None),
        (4.0, 360 - text_width("nothing at all") / 2),
    ):
        picture = drawn("x,y\na,2\nb,4\n", kind="bar", horizontal=True, reference=(value, "nothing at all"))
        ((level, _, _, _),) = found(picture, "polyline", "ink")
        written = texts(picture)["nothing at all"]
        assert written.place[0] == pytest.approx(level if x is None else x, abs=0.02)
        assert written.place[1] == pytest.approx(28.5 + 9 + 4.44)


def test_reference_in_panels_that_lie() -> None:
    """The label stands between the title of a panel and its bars."""
    text = "p,x,y\nu,a,1\nv,b,2\n"
    picture = drawn(text, panel="p", kind="bar", horizontal=True, reference=(1.0, "one"))
    heights = [part.place[1] for part in parts(picture) if part.text in {"u", "one", "a", "v", "b"}]
    assert heights == [41.94, 81.94, 59.94, 114.44, 154.44, 132.44]


words = st.text("abcdefghijklmnopqrstuvwxyzWM ", min_size=1, max_size=60).map(str.strip).filter(bool)
amounts = st.sampled_from([0, -5, 1e-9, 0.001, 1, 37, 123456, 3.12e14, 12345678901])


@st.composite
def anything(draw: st.DrawFn) -> ET.Element:
    """Return a drawing with long names, large numbers, and whatever else takes room."""
    kind = draw(st.sampled_from(["line", "bar", "scatter"]))
    names = draw(st.lists(words, min_size=1, max_size=5, unique=True))
    numeric = kind == "line" or (kind == "scatter" and draw(st.booleans()))
    along = draw(st.lists(amounts if numeric else words, min_size=1, max_size=8, unique=True))
    panels = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    columns = ["p", "x", *(f"{name}." for name in names)]
    rows = [[panel, x, *(draw(amounts) for _ in names)] for panel in panels for x in along]
    table = io.StringIO()
    csv.writer(table).writerows([columns, *rows])
    wishes = {"x_title": draw(words), "y_title": draw(words), "free": draw(st.booleans())}
    wishes |= {"horizontal": kind != "line" and draw(st.booleans())}
    return drawn(table.getvalue(), kind=kind, panel="p", **wishes)


@settings(max_examples=100)
@given(anything())
def test_texts_are_inside_and_apart(picture: ET.Element) -> None:
    """No text leaves the picture, and no two texts on one line run into each other."""
    _, _, width, height = map(float, picture.get("viewBox", "").split())
    spans: dict[float, list[tuple[float, float]]] = {}
    for part in parts(picture):
        if part.tag == "text":
            (x, y), long = part.place, text_width(part.text, bold=part.bold)
            left = x - long * {"start": 0, "middle": 0.5, "end": 1}[part.anchor]
            assert -0.1 <= left <= left + long <= width + 0.1
            assert 0 < y <= height
            spans.setdefault(round(y), []).append((left, left + long))
    for line in spans.values():
        assert all(before[1] <= after[0] + 0.1 for before, after in pairwise(sorted(line)))


def test_drawing_is_a_part_of_its_page() -> None:
    """It holds no rules, notes, fonts or fixed colours; its ids are its own, and it says what it shows."""
    text = "x,a,b\n1,2,3\n2,3,≈4\n"
    source = drawing.draw(arranged(text, kind="bar", reference=(1.0, "one")), "chart-1")
    picture = ET.fromstring(source)
    assert {element.tag for element in picture.iter()} <= {
        "svg", "title", "desc", "defs", "g", "path", "polyline", "text", "pattern", "rect",
    }  # fmt: skip
    assert not re.findall(r"(?<!, )#[\da-fA-F]{6}", source)
    fonts = [element.get("font-family") for element in picture.iter() if element.get("font-family")]
    assert fonts == ["var(--portfolio-figure-font, system-ui, sans-serif)"]
    assert (picture.get("font-size"), picture.get("fill")) == ("12", svg.colour("ink"))
    assert not any(element.get("style") or element.get("class") for element in picture.iter())
    ids = [id for element in picture.iter() if (id := element.get("id"))]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("chart-1-") for id in ids)
    assert set(re.findall(r'(?:href="|url\()#([^)"]+)', source)) <= set(ids)
    assert (picture.get("role"), picture.get("aria-labelledby")) == ("img", "chart-1-title chart-1-desc")
    assert [picture.findtext(part) for part in ("title", "desc")] == ["Bar chart: a, b by x", "It rises."]


def test_drawing_without_a_text_alternative_has_a_title() -> None:
    """Where the chart says nothing of what it finds, its title stands alone."""
    chart = replace(arranged("x,y\n1,2\n"), alt="")
    picture = ET.fromstring(drawing.draw(chart, "chart"))
    assert picture.get("aria-labelledby") == "chart-title"
    assert picture.find("desc") is None


def test_looks_of_texts_and_lines() -> None:
    """Titles of panels alone are bold; whiskers are thicker than the grid; labels have a ground."""
    picture = drawn("p,x,y,e\nu,1,2,1\n", panel="p", y=("y",), error=("e",))
    assert {part.text for part in parts(picture) if part.bold} == {"u"}
    widths = {
        group.get("stroke"): group.get("stroke-width") for group in picture.iter("g") if group.get("stroke")
    }
    assert widths == {svg.colour("line"): None, svg.colour("ink"): "1.5", svg.colour("surface"): "3"}
    picture = drawn("x,y\na,1\n", kind="bar", reference=(1.0, "one"))
    (ground,) = (group for group in picture.iter("g") if group.get("paint-order") == "stroke")
    assert [text.text for text in ground] == ["one", "1"]
    assert (ground.get("stroke"), ground.get("stroke-linejoin")) == (svg.colour("surface"), "round")


def test_drawing_is_the_same_everywhere() -> None:
    """Another process draws the same, byte for byte."""
    other = (
        "from sphinx_portfolio.charts import chart, drawing, tables\n"
        "table, _ = tables.read('x,a,b\\n1,2,3\\n2,3,4\\n')\n"
        "found, _ = chart.arrange(chart.Spec(kind='line'), table, 'It rises.')\n"
        "import sys; sys.stdout.buffer.write(drawing.draw(found, 'chart').encode())"
    )
    run = subprocess.run([sys.executable, "-c", other], capture_output=True, check=True)
    assert run.stdout.decode() == drawing.draw(arranged("x,a,b\n1,2,3\n2,3,4\n"), "chart")


cells = st.one_of(
    st.floats().map(str),
    st.integers(-5, 5).map(str),
    st.sampled_from(["", "≈2", "a", "$x$", "_", "\\", "é漢😀", '"', "\x01", "<&>"]),
)


@settings(max_examples=100)
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3), max_size=5),
    kind=st.sampled_from(charts.kinds),
    log=st.sampled_from(["", "x", "y", "xy"]),
    panel=st.sampled_from(["", "c"]),
    horizontal=st.booleans(),
    low=st.sampled_from([(), ("b",)]),
    error=st.sampled_from([(), ("a",)]),
    reference=st.sampled_from([None, (1.5, "level <&>"), (1.5, "")]),
)
def test_no_table_breaks_the_build(table: list[list[str]], **wishes: object) -> None:
    """Whatever a table holds, it is drawn or something is said of it."""
    text = "\n".join(",".join(row) for row in [["a", "b", "c"], *table])
    found, problems = tables.read(text)
    chart = None
    if found is not None:
        spec = Spec(y=("b",), **wishes)  # type: ignore[arg-type]
        chart, problems = charts.arrange(spec, found, "<&>")
    assert (chart is None) == bool(problems)
    if chart is not None:
        assert ET.fromstring(drawing.draw(chart, "chart")).tag == "svg"

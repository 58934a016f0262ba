"""Charts say what their tables say, in the page's own colours, and the same on every machine."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from math import log10
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_portfolio.charts import chart as charts
from sphinx_portfolio.charts import layouts, tables
from sphinx_portfolio.charts.chart import Chart, Spec
from sphinx_portfolio.charts.drawings import palette
from sphinx_portfolio.charts.marks import STYLES

_move = re.compile(r"[ML] ?(-?[\d.]+) (-?[\d.]+)")


def arranged(text: str, **wishes: object) -> Chart:
    """Return the chart of a table that has nothing wrong with it."""
    table, problems = tables.read(text)
    assert table is not None, problems
    found, problems = charts.arrange(Spec(**({"kind": "line"} | wishes)), table, "It rises.")  # type: ignore[arg-type]
    assert found is not None, [str(problem) for problem in problems]
    return found


def drawn(text: str, **wishes: object) -> ET.Element:
    """Return the drawing of a table."""
    return ET.fromstring(charts.draw(arranged(text, **wishes), "chart"))


def said(text: str, **wishes: object) -> list[str]:
    """Return what is wrong with a chart, with the row of the table."""
    table, problems = tables.read(text)
    if table is not None:
        _, problems = charts.arrange(Spec(**({"kind": "line"} | wishes)), table, "")  # type: ignore[arg-type]
    return [f"{problem.line}: {problem}" for problem in problems]


def dots(drawing: ET.Element, colour: str) -> list[tuple[float, float]]:
    """Return the places of the markers of a series, in the order of its rows and then of the key."""
    found = [
        use
        for use in drawing.iter("use")
        if f"fill: var(--portfolio-figure-{colour}," in use.get("style", "")
    ]
    return [(float(use.get("x", "")), float(use.get("y", ""))) for use in found]


def bars(drawing: ET.Element, colour: str) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom of the bars with this fill, from left to right."""
    boxes = []
    for path in drawing.iter("path"):
        if path.get("style", "").startswith(f"fill: var(--portfolio-figure-{colour},"):
            xs, ys = zip(*((float(x), float(y)) for x, y in _move.findall(path.get("d", ""))), strict=True)
            boxes.append((min(xs), max(xs), min(ys), max(ys)))
    return sorted(boxes)


def texts(drawing: ET.Element) -> dict[str, ET.Element]:
    """Return the texts of a drawing."""
    return {element.text or "": element for element in drawing.iter("text")}


numbers = st.floats(min_value=0.01, max_value=1e5).map(lambda value: float(f"{value:.5g}"))


@settings(max_examples=25)
@given(st.lists(numbers, min_size=2, max_size=6))
def test_bars_are_as_long_as_their_numbers(values: list[float]) -> None:
    """A bar twice as long stands for a number twice as large: the scale begins at zero."""
    rows = "\n".join(f"{place},{value}" for place, value in enumerate(values))
    heights = [bottom - top for _, _, top, bottom in bars(drawn(f"x,y\n{rows}", kind="bar"), "accent")]
    unit = max(heights) / max(values)
    assert heights == pytest.approx([value * unit for value in values], abs=0.02)


@settings(max_examples=25)
@given(
    st.dictionaries(numbers, numbers, min_size=2, max_size=8).filter(lambda data: max(data) > 2 * min(data)),
    st.sampled_from(["", "x", "y", "xy"]),
)
def test_markers_stand_where_their_numbers_are(data: dict[float, float], log: str) -> None:
    """Equal steps of a number, or of its logarithm, are equal steps on the page, in both directions."""
    rows = "\n".join(f"{x},{y}" for x, y in sorted(data.items()))
    found = dots(drawn(f"x,y\n{rows}", log=log), "accent")
    along = [log10(x) if "x" in log else x for x in sorted(data)]
    up = [log10(data[x]) if "y" in log else data[x] for x in sorted(data)]
    assert len(found) == len(data)
    for places, amounts in (([x for x, _ in found], along), ([-y for _, y in found], up)):
        spread = max(amounts) - min(amounts)
        unit = (max(places) - min(places)) / spread if spread else 0
        assert [place - places[0] for place in places] == pytest.approx(
            [(amount - amounts[0]) * unit for amount in amounts], abs=0.05
        )


def test_whisker_spans_its_range() -> None:
    """A whisker reaches from the one end to the other on the scale of the bar that it belongs to."""
    drawing = drawn("x,y,low,high\na,4,2,8\n", kind="bar", y=("y",), low=("low",), high=("high",))
    ((_, _, top, bottom),) = bars(drawing, "accent")
    unit = (bottom - top) / 4
    lines = [
        sorted(float(y) for _, y in _move.findall(path.get("d", "")))
        for path in drawing.iter("path")
        if path.get("style", "").startswith("fill: none;stroke: var(--portfolio-figure-ink")
    ]
    assert [bottom - 8 * unit, bottom - 2 * unit] in [pytest.approx(line, abs=0.02) for line in lines]
    assert "2–8" in texts(drawing)


def test_reference_is_a_line_at_its_number() -> None:
    """The reference line lies where a bar of its number would end, and has its label."""
    drawing = drawn("x,y\na,4\nb,2\n", kind="bar", reference=(2.0, "budget"))
    top = bars(drawing, "accent")[1][2]
    dashed = next(path for path in drawing.iter("path") if "stroke-dasharray" in path.get("style", ""))
    assert [float(y) for _, y in _move.findall(dashed.get("d", ""))] == pytest.approx([top, top], abs=0.02)
    assert "budget" in texts(drawing)


def test_colour_is_never_the_only_difference() -> None:
    """Each series has a marker, a dash, and a fill with a hatch of its own."""
    assert len({style.marker for style in STYLES}) == len(STYLES) == charts.most_series
    assert len({style.dashes for style in STYLES}) == len(STYLES)
    soft = {palette["surface"], palette["line"], palette["second-soft"]}
    assert len({(style.fill in soft, style.hatch, style.colour) for style in STYLES}) == len(STYLES)


def test_approximate_value_is_marked() -> None:
    """An approximate value has a hollow marker, and keeps its sign where it is written."""
    drawing = drawn("x,y\n1,2\n2,≈3\n")
    assert len(dots(drawing, "accent")) == len(dots(drawing, "surface")) == 1
    assert "≈3" in texts(drawn("x,y\na,≈3\n", kind="bar"))


def test_lines_that_end_apart_are_named_at_their_ends() -> None:
    """Names stand at the ends of the lines, beside the last marker, where there is room for them."""
    drawing = drawn("x,slow,fast\n1,10,20\n2,14,50\n")
    for name, colour in (("slow", "accent"), ("fast", "second")):
        x, y = dots(drawing, colour)[-1]
        label = texts(drawing)[name]
        assert float(label.get("x", "")) > x
        assert float(label.get("y", "")) == pytest.approx(y, abs=layouts.LINE / 3)
        assert f"--portfolio-figure-{colour}," in label.get("style", "")


def test_lines_that_end_together_have_a_key() -> None:
    """Where names at the ends would lie on one another, a key above the chart names the series."""
    drawing = drawn("x,slow,fast\n1,10,20\n2,49,50\n")
    tops = {texts(drawing)[name].get("y") for name in ("slow", "fast")}
    assert len(tops) == 1
    assert float(tops.pop() or 0) < min(y for _, y in dots(drawing, "accent")[:2])


words = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=18).map(str.strip).filter(bool)


@settings(max_examples=25)
@given(st.lists(words, min_size=2, max_size=5, unique=True), st.sampled_from(["line", "bar", "scatter"]))
def test_texts_are_inside_and_apart(names: list[str], kind: str) -> None:
    """No text leaves the picture, and no two texts on one line run into each other."""
    rows = "\n".join(
        f"{place}," + ",".join(str(place * (n + 2)) for n in range(len(names))) for place in (1, 2, 3)
    )
    drawing = drawn(f"number,{','.join(names)}\n{rows}", kind=kind, y_title="Time (ms)")
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    spans: dict[float, list[tuple[float, float]]] = {}
    for text in drawing.iter("text"):
        style, x, y = text.get("style", ""), float(text.get("x", "")), float(text.get("y", ""))
        long = layouts.text_width(text.text or "")
        left = x - long * (0.5 if "anchor: middle" in style else 1 if "anchor: end" in style else 0)
        assert -1 <= left <= left + long <= width + 1
        assert 0 < y <= height
        spans.setdefault(round(y), []).append((left, left + long))
    for line in spans.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(line)))


def test_drawing_is_a_part_of_its_page() -> None:
    """It holds no rules, notes, fonts or fixed colours; its ids are its own, and it says what it shows."""
    svg = charts.draw(arranged("x,a,b\n1,2,3\n2,3,≈4\n", kind="bar", reference=(1.0, "one")), "chart-1")
    drawing = ET.fromstring(svg)
    assert {element.tag for element in drawing.iter()} <= {
        "svg", "title", "desc", "defs", "g", "path", "use", "text", "pattern", "rect",
    }  # fmt: skip
    assert not re.findall(r"(?<!, )#[\da-fA-F]{6}", svg)
    assert re.findall(r"font-family:[^;\"]*", svg) == [
        "font-family:var(--portfolio-figure-font, system-ui, sans-serif)"
    ]
    ids = [id for element in drawing.iter() if (id := element.get("id"))]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("chart-1-") for id in ids)
    assert set(re.findall(r'(?:href="|url\()#([^)"]+)', svg)) <= set(ids)
    assert (drawing.get("role"), drawing.get("aria-labelledby")) == ("img", "chart-1-title chart-1-desc")
    assert [drawing.findtext(part) for part in ("title", "desc")] == ["Bar chart: a, b by x", "It rises."]


def test_drawing_is_the_same_everywhere() -> None:
    """Neither the owner's settings of Matplotlib nor the process change a byte."""
    chart = arranged("x,a,b\n1,2,3\n2,3,4\n", panel="")
    first = charts.draw(chart, "chart")
    with mpl.rc_context(
        {"font.size": 30, "lines.linewidth": 9, "axes.facecolor": "red", "svg.fonttype": "path"}
    ):
        assert charts.draw(chart, "chart") == first
        assert mpl.rcParams["font.size"] == 30
    other = (
        "from sphinx_portfolio.charts import chart as charts, tables\n"
        "table, _ = tables.read('x,a,b\\n1,2,3\\n2,3,4\\n')\n"
        "chart, _ = charts.arrange(charts.Spec(kind='line'), table, 'It rises.')\n"
        "import sys; sys.stdout.buffer.write(charts.draw(chart, 'chart').encode())"
    )
    run = subprocess.run([sys.executable, "-c", other], capture_output=True, check=True)
    assert run.stdout.decode() == first


def test_digest_changes_with_all_that_is_drawn() -> None:
    """A number, a wish or the text alternative makes another drawing; the same make the same."""
    chart = arranged("x,y\n1,2\n2,3\n")
    others = [
        arranged("x,y\n1,2\n2,4\n"),
        arranged("x,y\n1,2\n2,≈3\n"),
        arranged("x,y\n1,2\n2,3\n", log="x"),
        replace(chart, alt="It falls."),
    ]
    assert charts.digest(chart) == charts.digest(arranged("x,y\n1,2\n2,3\n"))
    assert len({charts.digest(each) for each in (chart, *others)}) == 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: the table is empty; give it a first row with the names of the columns, and rows below it."),
        (
            "x,y\n\n",
            "1: the table is empty; give it a first row with the names of the columns, and rows below it.",
        ),
        ("x,x\n1,2", "1: two columns are called “x”; each needs a name of its own."),
        ("x,\n1,2", "1: column 2 has no name; each needs a name of its own."),
        ("x,y\n1,2\n3", "3: the row has 1 cells, the head 2; add or take out a comma."),
        ('x,y\n1,"2', "2: the row is not CSV (unexpected end of data); mend its quotation marks."),
        ("x,y\none,2", "2: column “x”: “one” is no number; write it as in 1234.5 or ≈0.2."),
        ("x,y\n1,", "2: column “y”: “” is no number; write it as in 1234.5 or ≈0.2."),
        ("x,y\n1,inf", "2: column “y”: “inf” is no number; write it as in 1234.5 or ≈0.2."),
    ],
)
def test_bad_table_is_told_with_its_row(text: str, message: str) -> None:
    """A table that cannot be drawn is told with the row at fault and what to do."""
    assert said(text) == [message]


TABLE = "x,y,low,high\n1,2,1,3\n2,3,2,4\n"


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"x": "z"}, "0: the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("hihg",)}, "0: the table has no column “hihg”; did you mean “high”?"),
        ({"y": ("y",), "low": ("low", "high")}, "0: `low` wants a column for each of `y`: y."),
        (
            {"kind": "bar", "log": "y"},
            "0: bars have to begin at zero, which no logarithm does; take out `log`, or draw lines.",
        ),
        ({"horizontal": True}, "0: lines run from left to right; take out `horizontal`."),
        (
            {"log": "y", "reference": (0.0, "none")},
            "0: on a logarithmic scale `reference` has to be more than zero.",
        ),
        ({"kind": "bar", "against": ("3",)}, "0: `against` names “3”; known are: 1, 2."),
        (
            {"y": ("y",), "low": ("high",)},
            "2: column “y”: the whisker does not reach from below 2 to above it; mend its ends.",
        ),
    ],
)
def test_bad_wish_is_told(wishes: dict[str, object], message: str) -> None:
    """A wish that the table, or any chart, cannot grant is told with what to do instead."""
    assert said(TABLE, **wishes)[0] == message


def test_zero_has_no_place_on_a_logarithmic_scale() -> None:
    """Zero and less are told where a scale is logarithmic, with their row."""
    message = "3: column “y”: 0 has no place on a logarithmic scale; take out the row, or `log`."
    assert said("x,y\n1,1\n2,0\n", log="y") == [message]
    assert said("x,y\n1,1\n2,0\n") == []
    message = "2: column “y”: the whisker of 1 ± 2 has no end on a logarithmic scale; take out `log`."
    assert said("x,y,e\n1,1,2\n", log="y", y=("y",), error=("e",)) == [message]


def test_bar_stands_once() -> None:
    """Two rows for one bar are told, in one panel; in two panels they are two bars."""
    assert said("x,y\na,1\na,2\n", kind="bar") == [
        "3: column “x”: “a” has a bar already; take out one of the rows."
    ]
    assert said("p,x,y\n1,a,1\n2,a,2\n", kind="bar", panel="p") == []


cells = st.one_of(
    st.floats().map(str),
    st.integers(-5, 5).map(str),
    st.sampled_from(["", "≈2", "a", "$x$", "_", "\\", "é漢😀", '"']),
)


@settings(max_examples=60)
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3), max_size=5),
    kind=st.sampled_from(charts.kinds),
    log=st.sampled_from(["", "x", "y", "xy"]),
    panel=st.sampled_from(["", "c"]),
    horizontal=st.booleans(),
    low=st.sampled_from([(), ("b",)]),
    error=st.sampled_from([(), ("a",)]),
    reference=st.sampled_from([None, (1.5, "level <&>")]),
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
        assert ET.fromstring(charts.draw(chart, "chart")).tag == "svg"

"""Panels share the width of the picture, with room around them for all that is written there."""

from __future__ import annotations

import pytest

from charting import arranged
from sphinx_portfolio.charts import layouts
from sphinx_portfolio.charts.layouts import Cell
from sphinx_portfolio.charts.scales import Scale
from sphinx_portfolio.charts.widths import lines, text_width

GAP, WIDTH = 7, 360


def cells(text: str, **wishes: object) -> list[Cell]:
    """Return the panels of a chart."""
    return layouts.arrange(arranged(text, **wishes))


def cell(text: str, **wishes: object) -> Cell:
    """Return the only panel of a chart."""
    (found,) = cells(text, **wishes)
    return found


def right(found: Cell) -> float:
    """Return what is left free to the right of a panel that is the last of its row."""
    return WIDTH - found.left - found.width


def test_sizes() -> None:
    """A picture is 360 units wide; a line of text has 18, and each more of a text 14."""
    assert (layouts.WIDTH, layouts.LINE, layouts.GAP, layouts.WIDEST_NAME) == (360, 18, 7, 130)
    assert [layouts.block([""] * count) for count in range(4)] == [0, 18, 32, 46]


def test_place_of_a_value() -> None:
    """Values rise from the bottom of a panel that stands, and run from the left of one that lies."""
    scale = Scale(low=0, high=10, ticks=(), names=())
    common = {
        "panel": arranged("x,y\n1,2\n").panels[0],
        "direct": False,
        "left": 20,
        "width": 100,
        "height": 50,
    }
    x = Scale(low=0, high=4, ticks=(), names=())
    standing = Cell(x=x, values=scale, lying=False, **common)  # type: ignore[arg-type]
    assert (standing.at(1, 2), standing.at(4, 10)) == ((45, 40), (120, 0))
    assert standing.sides == (scale, x)
    lying = Cell(x=x, values=scale, lying=True, **common)  # type: ignore[arg-type]
    assert (lying.at(1, 2), lying.at(4, 10)) == ((40, 12.5), (120, 50))
    assert lying.sides == (x, scale)


def test_bars_that_stand_fill_the_width() -> None:
    """Bars whose values are written beside them have no names to their left, and a gap to their right."""
    found = cell("x,y\na,4\nb,2\n", kind="bar")
    assert (found.left, found.width, found.height) == (1, WIDTH - 1 - GAP, 180)
    assert (found.lying, found.named, found.direct) == (False, True, False)
    assert found.x.names == ("a", "b")


def test_names_of_values_stand_to_the_left() -> None:
    """There is room for the widest name of a value, and to the right for half of the last name."""
    found = cell("x,y\n1,4\n2,2000\n3,5\n")
    assert found.left == pytest.approx(text_width("2000") + GAP)
    assert right(found) == GAP
    found = cell("x,y\n1,4\n2,2000\n345678,5\n")
    assert right(found) == pytest.approx(text_width("345678") / 2)
    found = cell("x,y\n123456,1\n200000,5\n")
    assert found.left == pytest.approx(text_width("123456") / 2)
    found = cell("x,y,z\na,4,1\nb,2000,1\n", kind="bar")
    assert found.left == pytest.approx(text_width("2000") + GAP)
    assert right(found) == GAP


def test_only_the_outer_numbers_stand_out() -> None:
    """Wide numbers within the row below, and the names of categories there, need no room at the sides."""
    found = cell("x,y\n1,1\n100000,2\n200000,2\n300001,5\n")
    assert found.left == pytest.approx(text_width("4") + GAP)
    found = cell("x,y\n-300000,1\n-200000,2\n1,5\n")
    assert right(found) == GAP
    found = cell("x,y,z\na category,1,2\nb category,1,2\n", kind="bar")
    assert (found.left, right(found)) == (pytest.approx(text_width("0.5") + GAP), GAP)


def test_two_panels_stand_side_by_side() -> None:
    """Names that two panels share stand beside the first, and a third panel stands below it."""
    text = "p,x,y\n" + "".join(f"{panel},{x},{x * 20}\n" for panel in "uvw" for x in (1, 2))
    one, two, three = cells(text, panel="p")
    margin = text_width("40") + GAP
    width = (WIDTH - margin - GAP - 2 * GAP) / 2
    assert one.left == three.left == pytest.approx(margin)
    assert two.left == pytest.approx(margin + width + GAP + GAP)
    assert [one.width, two.width, three.width] == [pytest.approx(width)] * 3
    assert [each.named for each in (one, two, three)] == [True, False, True]
    assert {each.height for each in (one, two, three)} == {120}
    assert one.x == two.x
    assert one.values == two.values


def test_wide_numbers_below_keep_two_panels_apart() -> None:
    """The second panel leaves room for half of its first number, the first for half of its last."""
    text = "p,x,y\n" + "".join(f"{panel},{x},1\n" for panel in "uv" for x in (100000, 200000))
    one, two = cells(text, panel="p")
    half = text_width("100000") / 2
    assert two.left - (one.left + one.width) == pytest.approx(half + half)
    assert right(two) == pytest.approx(half)


def test_free_panels_have_names_of_their_own() -> None:
    """Panels on scales of their own are both named, and each scale spans the values of its panel."""
    text = "p,x,y\nu,1,10\nu,2,20\nv,1,1000\nv,2,2000\n"
    one, two = cells(text, panel="p", free=True)
    assert (one.values.high, two.values.high) == (20, 2000)
    assert one.named
    assert two.named
    margin = text_width("2000") + GAP
    assert two.left == pytest.approx(margin + one.width + GAP + margin)
    shared = cells(text, panel="p")
    assert {each.values.high for each in shared} == {2000}


def test_panels_of_bars_that_stand() -> None:
    """Panels whose values are written have a unit to their left, and a gap between them."""
    one, two = cells("p,x,y\nu,a,1\nv,b,2\n", panel="p", kind="bar")
    assert (one.left, one.width) == (1, (WIDTH - 1 - GAP - 2 * GAP) / 2)
    assert two.left == 1 + one.width + 2 * GAP
    assert (one.x.names, two.x.names) == (("a",), ("b",))


def test_bars_lie_on_demand() -> None:
    """Names stand to the left of bars that lie, and values to their right."""
    found = cell("x,y\nkernel,4\nb,25.5\n", kind="bar", horizontal=True)
    assert found.lying
    assert found.left == pytest.approx(text_width("kernel") + GAP)
    assert right(found) == pytest.approx(text_width("25.5") + 2 * GAP)
    assert found.height == 2 * 26
    found = cell("x,y,z\nkernel,4,1\nb,25.5,2\n", kind="bar", horizontal=True)
    assert right(found) == pytest.approx(max(GAP, text_width("30") / 2))
    assert found.height == 2 * (10 + 2 * 12)
    found = cell("x,y\nkernel,4\nb,25.5\n", kind="scatter", horizontal=True)
    assert right(found) == pytest.approx(text_width("25.5") + 2 * GAP)


def test_numbers_never_lie() -> None:
    """A scatter chart over numbers stands even if it is told to lie."""
    assert not cell("x,y\n1,4\n2,25.5\n", kind="scatter", horizontal=True).lying


def test_panels_that_lie_stand_below_each_other() -> None:
    """Each panel that lies has the whole width, and all are as high as the highest."""
    one, two = cells("p,x,y\nu,a,1\nu,b,2\nv,c,3\n", panel="p", kind="bar", horizontal=True)
    assert one.left == two.left
    assert one.width == two.width > 300
    assert one.height == two.height == 2 * 26
    assert one.named
    assert two.named


def test_long_names_are_broken() -> None:
    """A name beside a chart takes no more than 130 units; its lines make its bar thicker."""
    name = "a name of many words that has no room on one line beside a chart"
    found = cell(f"x,y\n{name},1\nb,2\n", kind="bar")
    written = lines(name, 130)
    assert len(written) == 4
    assert found.lying
    assert found.height == 2 * (GAP + 4 * 14)
    assert found.left == pytest.approx(max(map(text_width, written)) + GAP)


@pytest.mark.parametrize(("kind", "other"), [("bar", 352), ("scatter", None)])
def test_crowded_categories_lie(kind: str, other: float | None) -> None:
    """Where names, or values, would touch each other with less than a gap between them, the chart lies."""
    width = other or cell("x,y\na,1\n", kind=kind).width
    for count in (4, 5, 6):
        room = width / count - GAP
        fits = "i" * int(room / text_width("i"))
        for name, lying in ((fits, False), (f"{fits}i", True)):
            rows = "".join(f"{name if row == 1 else row},1\n" for row in range(count))
            assert cell(f"x,y\n{rows}", kind=kind).lying is lying


def test_categories_fit_to_the_last_unit() -> None:
    """A name with just a gap to the next is not crowded."""
    name = "f000000iiiiiiiii"
    assert text_width(name) == (WIDTH - 8) / 4 - GAP
    assert not cell(f"x,y\n{name},1\nb,1\nc,1\nd,1\n", kind="bar").lying


def test_crowded_values_lie() -> None:
    """Values that are written beside their marks need room as names do; those that are not need none."""
    rows = "".join(f"{row},1.2345678\n" for row in range(6))
    assert cell(f"x,y\n{rows}", kind="bar").lying
    assert not cell("x,y\n" + "".join(f"{row},1.2\n" for row in range(6)), kind="bar").lying
    assert not cell("x,y,z\n" + "".join(f"{row},1.2345678,1\n" for row in range(6)), kind="bar").lying


def test_one_crowded_panel_makes_all_lie() -> None:
    """Panels stand or lie together."""
    name = "a name that has no room in half of the width of a picture"
    found = cells(f"p,x,y\nu,a,1\nu,b,1\nv,{name},1\nv,b,1\nw,a,1\n", panel="p", kind="bar")
    assert [each.lying for each in found] == [True, True, True]


def test_numbers_below_are_thinned() -> None:
    """Numbers that would run into each other are left out, below what stands and below what lies."""
    found = cell("x,y\n1,1\n2,1\n3,1\n1000,2\n")
    assert found.x.names == ("1", "1000")
    assert found.values.ticks == (0, 0.5, 1, 1.5, 2)
    name = "W" * 11
    table = f"x,y,l,h\n{name},150000,145678.9,151234.5\nb,1,1,1\n"
    found = cell(table, kind="scatter", y=("y",), low=("l",), high=("h",), horizontal=True)
    assert found.lying
    assert 1 < len(found.values.names) < 5
    assert found.x.names == (name, "b")


@pytest.mark.parametrize(
    ("rows", "wishes", "direct"),
    [
        ("1,10,20\n2,14,50\n", {}, True),
        ("1,10,20\n2,47,50\n", {}, False),
        ("1,10,20\n2,14,\n", {}, False),
        ("1,10,20\n2,,50\n3,,60\n", {}, False),
        ("1,10,\n2,14,\n", {}, True),
        ("1,,\n2,,\n", {}, False),
        ("1,10,20\n2,14,50\n", {"kind": "scatter"}, False),
        ("1,10,20\n2,14,50\n", {"y": ("slow",)}, False),
        ("1,10,20\n2,14,50\n", {"panel": "x"}, False),
    ],
)
def test_lines_that_end_apart_are_named_there(rows: str, wishes: dict[str, object], direct: bool) -> None:
    """Two lines or more that end at one place, a line of text apart, are named there if they are alone."""
    found = cells(f"x,slow,fast\n{rows}", **({"x": "x", "y": ("slow", "fast")} | wishes))
    assert {each.direct for each in found} == {direct}


def test_ends_of_lines_are_apart_by_their_height() -> None:
    """Four fifths of a line of text are enough between two ends: 14.4 of 180 units."""
    assert cell("x,a,b\n1,0,10\n2,9.2,10\n").direct
    assert not cell("x,a,b\n1,0,10\n2,9.21,10\n").direct


def test_names_of_lines_have_room_to_the_right() -> None:
    """The widest name and two gaps are kept free; a name too wide for that goes into the key."""
    found = cell("x,slow,faster\n1,10,20\n2,14,50\n")
    assert right(found) == pytest.approx(text_width("faster") + 2 * GAP)
    name = "W" * 10
    assert text_width(name) < 130 < text_width(name + "W")
    assert cell(f"x,a,{name}\n1,10,20\n2,14,50\n").direct
    assert not cell(f"x,a,{name}W\n1,10,20\n2,14,50\n").direct

"""Scales hold all that is shown, and name round numbers that have room."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting import arranged
from sphinx_portfolio.charts import scales
from sphinx_portfolio.charts.chart import Spec
from sphinx_portfolio.charts.scales import Scale
from sphinx_portfolio.charts.widths import text_width


def values(text: str, **wishes: object) -> Scale:
    """Return the scale of the values of a table."""
    chart = arranged(text, **wishes)
    return scales.of_values(chart.spec, chart.panels)


def along(numbers: list[float], **wishes: object) -> Scale:
    """Return the scale along x of a table with these numbers."""
    chart = arranged("x,y\n" + "\n".join(f"{number!r},1" for number in numbers), **wishes)
    return scales.of_x(chart.spec, chart.panels)


def column(*numbers: float) -> str:
    """Return a table with these values."""
    return "x,y\n" + "\n".join(f"{place},{number!r}" for place, number in enumerate(numbers))


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ((33.5, 1.1), (0, 10, 20, 30, 40)),
        ((5,), (0, 1, 2, 3, 4, 5)),
        ((5.1,), (0, 2, 4, 6)),
        ((12,), (0, 2.5, 5, 7.5, 10, 12.5)),
        ((0.3,), (0, 0.1, 0.2, 0.3)),
        ((-4, 5), (-4, -2, 0, 2, 4, 6)),
        ((-3,), (-3, -2, -1, 0)),
        ((0,), (-0.5, -0.25, 0, 0.25, 0.5)),
        ((3.12e14,), (0, 1e14, 2e14, 3e14, 4e14)),
        ((3e-12,), (0, 1e-12, 2e-12, 3e-12)),
        ((7,), (0, 2, 4, 6, 8)),
        ((10,), (0, 2, 4, 6, 8, 10)),
    ],
)
def test_values_are_named_by_round_steps(numbers: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    """Bars begin at zero; steps are 1, 2, 2.5 or 5, as many as six numbers allow, and hold all values."""
    scale = values(column(*numbers), kind="bar")
    assert scale.ticks == ticks
    assert (scale.low, scale.high, scale.log) == (ticks[0], ticks[-1], False)


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ((129.88, 131.41, 131.11), (129.5, 130, 130.5, 131, 131.5)),
        ((3,), (1, 2, 3, 4, 5)),
        ((-3,), (-5, -4, -3, -2, -1)),
        ((0,), (-0.5, -0.25, 0, 0.25, 0.5)),
        ((100, 100.00000005), (50, 100, 150, 200)),
        ((100, 100.0000005), (100, 100.0000001, 100.0000002, 100.0000003, 100.0000004, 100.0000005)),
    ],
)
def test_points_need_no_zero(numbers: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    """The scale of a scatter chart spans its values, and something around them where they are one."""
    assert values(column(*numbers), kind="scatter").ticks == pytest.approx(ticks, rel=1e-12)


def test_all_that_is_drawn_is_on_the_scale() -> None:
    """Ends of whiskers and the line to compare with are on the scale of the values too."""
    assert values("x,y,e\n1,9,2\n", kind="scatter", y=("y",), error=("e",)).ticks == (7, 8, 9, 10, 11)
    assert values("x,y\n1,9\n2,8\n", kind="scatter", reference=(12.0, "")).ticks == (8, 9, 10, 11, 12)
    assert values("x,y\n1,9\n", kind="line").ticks[0] == 0


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ((0.08, 3.1), (0.1, 0.2, 0.5, 1, 2)),
        ((0.48, 2.5), (0.5, 1, 2)),
        ((1, 100), (1, 10, 100)),
        ((1, 1e6), (1, 100, 10000, 1e6)),
        ((1, 1e5), (1, 10, 100, 1000, 10000, 1e5)),
        ((1, 1e12), (1, 1000, 1e6, 1e9, 1e12)),
        ((3, 4.5), (3, 3.5, 4, 4.5)),
        ((3,), (2, 5)),
        ((1, 1e26), (1, 1e5, 1e10, 1e15, 1e20, 1e25)),
        ((1e-25, 1e25), (1e-20, 1e-10, 1, 1e10, 1e20)),
        ((1e-50, 1e50), (1e-40, 1e-20, 1, 1e20, 1e40)),
        ((1e-98, 1e98), (1e-100, 1e-50, 1, 1e50, 1e100)),
    ],
)
def test_logarithms_are_named_by_decades(numbers: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    """Powers of ten, twice and five times them are named, or some of the powers where those are too many."""
    scale = values(column(*numbers), kind="scatter", log="y")
    assert scale.ticks == ticks
    assert scale.log
    assert scale.low < min(numbers) <= max(numbers) < scale.high


def test_logarithmic_scale_leaves_room_for_markers() -> None:
    """Beyond both ends is a twentieth of the stretch; beyond a single value as much again."""
    scale = values(column(1, 1e20), kind="line", log="y")
    assert (scale.low, scale.high) == (pytest.approx(0.1), pytest.approx(1e21))
    scale = values(column(3), kind="line", log="y")
    assert (scale.low, scale.high) == (1.5, 6)


def test_few_numbers_along_x_are_all_named() -> None:
    """Up to six are named as they are; more by round numbers between the first and the last."""
    scale = along([10, 100, 400])
    assert (scale.ticks, scale.names, scale.log) == ((10, 100, 400), ("10", "100", "400"), False)
    assert (scale.low, scale.high) == (pytest.approx(10 - 11.7), pytest.approx(400 + 11.7))
    assert along([1, 2, 3, 4, 5, 6.5]).ticks == (1, 2, 3, 4, 5, 6.5)
    assert along([1, 2, 3, 4, 5, 6, 7.5]).ticks == (2, 4, 6)
    assert along([1, 2, 3, 4, 5, 6, 8]).ticks == (2, 4, 6, 8)
    scale = along([1, 2, 4, 8, 16, 32, 64], log="x")
    assert (scale.ticks, scale.log) == ((1, 2, 5, 10, 20, 50), True)
    assert (scale.low, scale.high) == (pytest.approx(64**-0.05), pytest.approx(64**1.05))


def test_single_number_along_x_stands_in_the_middle() -> None:
    """A scale of one number reaches from half of it to one and a half."""
    assert [(scale.low, scale.high) for scale in (along([4]), along([-4]), along([0]))] == [
        (2, 6), (-6, -2), (-0.5, 0.5),
    ]  # fmt: skip
    assert (along([4], log="x").low, along([4], log="x").high) == (2, 8)


def test_owner_names_the_numbers_along_x() -> None:
    """The numbers that the owner gives are named, as many as they are, unless they lie outside."""
    ticks = tuple(map(float, range(9)))
    scale = along([1, 2, 3, 4, 5, 6, 7], x_ticks=ticks)
    assert scale.ticks == (1, 2, 3, 4, 5, 6, 7)
    assert along([4], x_ticks=(1.0, 2.0, 6.0, 7.0)).ticks == (2, 6)
    assert along([256, 300], log="x", x_ticks=(256.0, 280.0)).names == ("256", "280")


def test_categories_stand_in_the_middle_of_their_places() -> None:
    """The places of categories are one apart, with half of one at each end."""
    scale = scales.of_categories(("a", "b"))
    assert scale == Scale(low=-0.5, high=1.5, ticks=(0, 1), names=("a", "b"))
    assert [scale.place(tick) for tick in scale.ticks] == [0.25, 0.75]


def test_place() -> None:
    """Equal steps of a number, or of its logarithm, are equal steps on its scale."""
    scale = Scale(low=10, high=1000, ticks=(), names=())
    assert [scale.place(value) for value in (10, 505, 1000)] == [0, 0.5, 1]
    scale = Scale(low=10, high=1000, ticks=(), names=(), log=True)
    assert [scale.place(value) for value in (10, 100, 1000)] == [0, 0.5, 1]


def test_names_are_left_out_where_they_have_no_room() -> None:
    """A name that would touch the one before it is left out, and its number with it."""
    scale = Scale(low=0, high=3, ticks=(0, 1, 3), names=("100", "200", "300"))
    width = text_width(" 100")
    assert scale.thinned(3 * width) == scale
    assert scale.thinned(3 * width - 0.1) == Scale(low=0, high=3, ticks=(0, 3), names=("100", "300"))
    assert scale.thinned(width - 0.1).names == ("100",)
    assert scale.thinned(1.5 * width).names == ("100", "300")


sizes = st.floats(min_value=1e-99, max_value=9e99)
numbers = st.one_of(sizes, sizes.map(lambda size: -size), st.integers(-3, 3).map(float))


@given(st.lists(numbers, min_size=1, max_size=8), st.sampled_from(["bar", "scatter"]))
def test_any_values_have_a_scale(found: list[float], kind: str) -> None:
    """Whatever the numbers, two to six round ones stand in order around them, and look different."""
    scale = values(column(*found), kind=kind)
    least = 1e-9 * (scale.high - scale.low)
    assert scale.low - least <= min(found) <= max(found) <= scale.high + least
    assert 2 <= len(scale.ticks) == len(set(scale.names)) <= scales.most_ticks == 6
    assert all(before < after for before, after in pairwise(scale.ticks))
    assert all(isfinite(scale.place(number)) for number in found)


@given(st.lists(sizes, min_size=1, max_size=8))
def test_any_logarithms_have_a_scale(found: list[float]) -> None:
    """Whatever the sizes, two to six numbers within the scale are named."""
    scale = values(column(*found), kind="scatter", log="y")
    assert scale.low < min(found) <= max(found) < scale.high
    assert 2 <= len(scale.ticks) == len(set(scale.names)) <= 6
    assert scale.low <= scale.ticks[0] < scale.ticks[-1] <= scale.high
    assert 0 < scale.place(min(found)) <= scale.place(max(found)) < 1


def test_nothing_to_show_has_a_scale() -> None:
    """A chart all of whose values are missing is drawn around one."""
    chart = arranged("x,y,z\n1,,\n", kind="scatter")
    assert scales.of_values(chart.spec, chart.panels).ticks == (0.5, 0.75, 1, 1.25, 1.5)
    assert scales.of_values(Spec(kind="line", log="y"), chart.panels).ticks == (0.5, 1, 2)
    assert (scales.of_x(chart.spec, chart.panels).low, scales.of_x(chart.spec, chart.panels).high) == (
        0.5,
        1.5,
    )

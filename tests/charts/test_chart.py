"""What is asked of a table is arranged for drawing, or told with what to do instead."""

from __future__ import annotations

import pytest

from charting import arranged, said
from sphinx_portfolio.charts import chart, tables
from sphinx_portfolio.charts.chart import Panel, Point, Spec
from sphinx_portfolio.charts.numerals import English


def point(x: float, value: float, **others: object) -> Point:
    """Return a point without a whisker, written as ``value`` is."""
    usual = {"text": f"{value:g}", "low": value, "high": value, "approximate": False}
    return Point(x=x, value=value, **(usual | others))  # type: ignore[arg-type]


def test_whole_table_is_shown_unless_less_is_asked() -> None:
    """The first column goes along x, and those left over are drawn, without panels and ends of whiskers."""
    found = arranged("p,x,a,b,c,d,e\nu,1,2,3,4,5,6\n", panel="p").spec
    assert (found.x, found.y) == ("x", ("a", "b", "c", "d", "e"))
    table, _ = tables.read("p,x,a,b,c,d,e\nu,1,2,3,4,5,6\n")
    assert table is not None
    spec = Spec(kind="line", low=("b",), high=("c",), error=("d",), panel="p").over(table)
    assert (spec.x, spec.y) == ("x", ("a", "e"))
    spec = Spec(kind="line", x="a", y=("x",)).over(table)
    assert (spec.x, spec.y) == ("a", ("x",))
    alone, _ = tables.read("p\nu\n")
    assert alone is not None
    assert Spec(kind="line", panel="p").over(alone).x == ""


def test_nothing_is_asked_by_default() -> None:
    """A specification of its kind alone asks for nothing more."""
    wishes = {"x": "", "y": (), "low": (), "high": (), "error": (), "panel": "", "free": False, "x_title": ""}
    others = {"y_title": "", "x_ticks": (), "log": "", "reference": None, "against": (), "horizontal": False}
    assert Spec(kind="line") == Spec(kind="line", **wishes, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wishes", "title"),
    [
        ({}, "Line chart: a, b by x"),
        ({"y": ("a",)}, "Line chart: a by x"),
        ({"y_title": "Time (ms)", "x_title": "Size"}, "Line chart: Time (ms) by Size"),
        ({"kind": "scatter", "y": ("b",), "y_title": "Time"}, "Scatter chart: Time by x"),
    ],
)
def test_title_says_what_is_shown(wishes: dict[str, object], title: str) -> None:
    """The title names the kind of chart, what it shows, and what that goes by."""
    assert arranged("x,a,b\n1,2,3\n", **wishes).spec.title(English()) == title


def test_values_have_a_title_if_there_is_one() -> None:
    """Several columns have no name in common unless one is given."""
    assert [Spec(kind="bar", y=y).value_title for y in (("a",), ("a", "b"), ())] == ["a", "", ""]
    assert Spec(kind="bar", y=("a", "b"), y_title="Time").value_title == "Time"


def test_numbers_stand_where_they_are() -> None:
    """Along x are numbers where all are; a missing value is left out, an approximate one marked."""
    assert arranged("x,a,b\n1,2,\n≈2.5,≈3,4\n").panels == (
        Panel(
            title="",
            series=((point(1, 2), point(2.5, 3, text="≈3", approximate=True)), (point(2.5, 4),)),
            categories=(),
        ),
    )


def test_categories_stand_in_the_order_of_the_rows() -> None:
    """Where one is no number, and under bars, what stands along x are names; each panel has its own."""
    found = arranged("p,x,y\nu,b,1\nv,2,2\nu,a,3\nu,b,4\n", kind="scatter", panel="p")
    assert found.panels == (
        Panel(title="u", series=((point(0, 1), point(1, 3), point(0, 4)),), categories=("b", "a")),
        Panel(title="v", series=((point(0, 2),),), categories=("2",)),
    )
    assert arranged("x,y\n5,1\n", kind="bar").panels[0].categories == ("5",)
    assert arranged("x,y\n5,1\n", kind="scatter").panels[0].categories == ()


@pytest.mark.parametrize(
    ("row", "wishes", "expected"),
    [
        ("4,,,1", {"error": ("e",)}, point(0, 4, low=3, high=5)),
        ("4,2,8,", {"low": ("l",), "high": ("h",)}, point(0, 4, text="2–8", low=2, high=8)),
        ("4,4,4,", {"low": ("l",), "high": ("h",)}, point(0, 4)),
        ("4,2,,", {"low": ("l",), "high": ("h",)}, point(0, 4, low=2)),
        ("4,,8,", {"low": ("l",), "high": ("h",)}, point(0, 4, high=8)),
        ("4,2,,1", {"low": ("l",), "error": ("e",)}, point(0, 4, low=2, high=5)),
        ("4,2,,", {"low": ("l",)}, point(0, 4, low=2)),
        ("4,0,8,", {"low": ("l",), "high": ("h",)}, point(0, 4, text="0–8", low=0, high=8)),
        (
            "12345678901,12345678900,12345678902,",
            {"low": ("l",), "high": ("h",)},
            point(0, 12345678901, text="1.235×10¹⁰–1.235×10¹⁰", low=12345678900, high=12345678902),
        ),
        ("12345678901,,,", {}, point(0, 12345678901, text="1.235×10¹⁰")),
    ],
)
def test_whisker_has_two_ends(row: str, wishes: dict[str, object], expected: Point) -> None:
    """A whisker ends where its columns say, or its half length away; two ends of columns are written."""
    found = arranged(f"x,y,l,h,e\na,{row}\n", kind="bar", y=("y",), **wishes)
    assert found.panels[0].series == ((expected,),)


@pytest.mark.parametrize(
    ("text", "wishes", "labelled", "silent"),
    [
        ("x,y\na,1\n", {"kind": "bar"}, True, True),
        ("x,y\na,1\n", {"kind": "scatter"}, True, False),
        ("x,y\n1,1\n", {"kind": "scatter"}, False, False),
        ("x,y,z\na,1,2\n", {"kind": "bar"}, False, False),
    ],
)
def test_values_are_written_beside_single_marks(
    text: str, wishes: dict[str, object], labelled: bool, silent: bool
) -> None:
    """The only values of categories are written beside their marks, and bars need no scale then."""
    found = arranged(text, **wishes)
    assert (found.labelled, found.silent) == (labelled, silent)


TABLE = "x,y,low,high\n1,2,1,3\n2,3,2,4\n"


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"x": "z"}, "the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("hihg",)}, "the table has no column “hihg”; did you mean “high”?"),
        ({"panel": "z"}, "the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("y",), "low": ("z",)}, "the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("y",), "high": ("z",)}, "the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("y",), "error": ("z",)}, "the table has no column “z”; known are: high, low, x, y."),
        ({"y": ("y",) * 6}, "it has 6 columns of values; name one to 5 of them in `y`."),
        ({"y": ("y",), "low": ("low", "high")}, "`low` wants a column for each of `y`: y."),
        ({"y": ("y", "low"), "high": ("high",)}, "`high` wants a column for each of `y`: y, low."),
        ({"y": ("y", "low"), "error": ("high",)}, "`error` wants a column for each of `y`: y, low."),
        (
            {"kind": "bar", "log": "y"},
            "bars have to begin at zero, which no logarithm does; take out `log`, or draw lines.",
        ),
        ({"horizontal": True}, "lines run from left to right; take out `horizontal`."),
        (
            {"log": "y", "reference": (0.0, "none")},
            "on a logarithmic scale `reference` has to be more than zero.",
        ),
        ({"kind": "bar", "against": ("3",)}, "`against` names “3”; known are: 1, 2."),
    ],
)
def test_bad_wish_is_told(wishes: dict[str, object], message: str) -> None:
    """A wish that the table, or any chart, cannot grant is told with what to do instead."""
    assert said(TABLE, **wishes) == [f"0: {message}"]


def test_names_along_a_line_are_one_mistake() -> None:
    """A line over names is told once, with what draws them, and not as a mistake of each row."""
    cure = "a line wants numbers along x, and “x” has names, as “Jan”: write `kind: bar`."
    assert said("x,y\nJan,1\nFeb,2\n") == [f"0: {cure}"]


@pytest.mark.parametrize(
    "wishes",
    [
        {"y": ("y",) * 5},
        {"kind": "scatter", "horizontal": True},
        {"kind": "bar", "horizontal": True, "against": ("2", "1")},
        {"log": "x", "reference": (0.0, "none")},
        {"log": "y", "reference": (0.1, "some")},
        {"y": ("y",), "low": ("low",), "high": ("high",)},
    ],
)
def test_good_wish_is_granted(wishes: dict[str, object]) -> None:
    """Up to five columns, marks that lie, and what a scale can hold are no mistakes."""
    assert said(TABLE, **wishes) == []


def test_missing_columns_are_told_alone() -> None:
    """A column that is not there is no mistake of the rows too; and without values nothing can be drawn."""
    assert said("x,y\na,b\n", x="z", against=("q",)) == ["0: the table has no column “z”; known are: x, y."]
    none = "0: it has 0 columns of values; name one to 5 of them in `y`."
    assert said("x\na\n") == said("p\na\n", panel="p", against=("a",)) == [none]


NUMBER = "is no number; write it as in 1234.5 or ≈0.2."
LOG = "has no place on a logarithmic scale; take out the row, or `log`."
THOUSANDS = "write 1234, or 1.234 if it is decimal"
SIZE = "is a size that no scale shows: choose a unit in which it lies from 1e-100 to 1e+100."


@pytest.mark.parametrize(
    ("text", "wishes", "messages"),
    [
        ("x,y\none,2\n2,two\n", {}, [f"2: column “x”: “one” {NUMBER}", f"3: column “y”: “two” {NUMBER}"]),
        ("x,y\n1,\n", {}, [f"2: column “y”: “” {NUMBER}"]),
        (
            'x,y\n1,"≈-2,5"\n2,"3,5"\n',
            {},
            ["2: column “y”: “≈-2,5” has a comma in it; write ≈-2.5, and so in each row."],
        ),
        (
            'x,y\n1,"1,234"\n',
            {},
            [f"2: column “y”: “1,234” has a comma in it; {THOUSANDS}, and so in each row."],
        ),
        ("x,y\n1,inf\n", {}, [f"2: column “y”: “inf” {NUMBER}"]),
        ("x,y\n1,312000000000000\n", {}, []),
        ("x,y\n1,1e308\n", {}, [f"2: column “y”: “1e308” {SIZE}"]),
        (f"x,y\n1,{'9' * 400}\n", {}, [f"2: column “y”: “{'9' * 30}” {SIZE}"]),
        ("x,y\n,1\n", {}, [f"2: column “x”: “” {NUMBER}"]),
        ("x,y,z\n1,,2\n", {}, []),
        ("x,y\none,2\n", {"kind": "scatter"}, []),
        ("x,y\none,2\n", {"kind": "scatter", "log": "x"}, [f"2: column “x”: “one” {NUMBER}"]),
        ("x,y\n1,1\n2,0\n", {"log": "y"}, [f"3: column “y”: 0 {LOG}"]),
        ("x,y\n0,1\n2,2\n", {"log": "x"}, [f"2: column “x”: 0 {LOG}"]),
        ("x,y\n0,1\n2,-2\n", {"log": "xy"}, [f"2: column “x”: 0 {LOG}", f"3: column “y”: -2 {LOG}"]),
        ("x,y\n0,1\n2,0\n", {}, []),
        ("x,y\n0,1\n", {"log": "y"}, []),
        ("x,y\n1,0\n", {"log": "x"}, []),
        ("x,y,l\n1,2,a\n", {"y": ("y",), "low": ("l",)}, [f"2: column “l”: “a” {NUMBER}"]),
        ("x,y,h\n1,2,a\n", {"y": ("y",), "high": ("h",)}, [f"2: column “h”: “a” {NUMBER}"]),
        ("x,y,e\n1,2,a\n", {"y": ("y",), "error": ("e",)}, [f"2: column “e”: “a” {NUMBER}"]),
        ("x,y,e\n1,2,\n", {"y": ("y",), "error": ("e",)}, []),
    ],
)
def test_cell_without_its_number_is_told(text: str, wishes: dict[str, object], messages: list[str]) -> None:
    """What has to be a number, and more than zero on a logarithmic scale, is told with its row and column."""
    assert said(text, **wishes) == messages


REACH = "column “y”: the whisker does not reach from below 2 to above it; mend its ends."


@pytest.mark.parametrize(
    ("row", "wishes", "messages"),
    [
        ("2,3,4,", {"low": ("l",)}, [f"2: {REACH}"]),
        ("2,0,1,", {"high": ("h",)}, [f"2: {REACH}"]),
        ("2,2,2,", {"low": ("l",), "high": ("h",)}, []),
        ("2,,,-1", {"error": ("e",)}, [f"2: {REACH}"]),
        ("2,,,0", {"error": ("e",)}, []),
        (
            "2,,,2",
            {"error": ("e",), "log": "y"},
            ["2: column “y”: the whisker of 2 ± 2 has no end on a logarithmic scale; take out `log`."],
        ),
        ("2,,,2", {"error": ("e",), "log": "x"}, []),
        ("2,,,1.9", {"error": ("e",), "log": "y"}, []),
    ],
)
def test_whisker_without_an_end_is_told(row: str, wishes: dict[str, object], messages: list[str]) -> None:
    """A whisker that misses its value, or would go on for ever, is told with its row."""
    assert said(f"x,y,l,h,e\n1,{row}\n", y=("y",), **wishes) == messages


def test_number_and_whisker_are_not_both_told() -> None:
    """A cell that is no number is the one mistake of its row."""
    text = "x,y,z,l,m\n1,2,3,a,4\n"
    assert said(text, y=("y", "z"), low=("l", "m")) == [f"2: column “l”: “a” {NUMBER}"]


def test_column_that_is_asked_for_twice_is_told_once() -> None:
    """A bar whose whisker begins at its end has one mistake in one cell."""
    assert said("x,y\n1,a\n", y=("y",), low=("y",)) == [f"2: column “y”: “a” {NUMBER}"]


def test_bar_stands_once() -> None:
    """Two rows for one bar are told, in one panel; in two panels they are two bars."""
    assert said("x,y\na,1\na,2\n", kind="bar") == [
        "3: column “x”: “a” has a bar already; take out one of the rows."
    ]
    assert said("x,y\na,1\na,2\n", kind="scatter") == []
    assert said("p,x,y\n1,a,1\n2,a,2\n", kind="bar", panel="p") == []


def test_limits() -> None:
    """Five series can be told apart without colour; what can be drawn are lines, bars and points."""
    assert chart.most_series == 5
    assert chart.kinds == ("line", "bar", "scatter")

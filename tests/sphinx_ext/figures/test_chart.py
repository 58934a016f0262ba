"""A chart shows the table in its file or its content as its options say, or what is wrong is told."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import directives as options

from building import ROOTS, build, times
from figured import directive, figures, page
from sphinx_portfolio.charts.chart import Spec
from sphinx_portfolio.sphinx_ext.figures.chart import ChartDirective

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

TABLE = "x,a,b\n1,2,3\n2,3,5\n"
TOLD = {"alt": "It rises.", "source": "My own"}
WHITE = "“{}” is no number; write it as in 1234.5 or ≈0.2. [portfolio.chart_data]"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of ``roots/test-figures``."""
    return shutil.copytree(ROOTS / "test-figures", tmp_path / "source")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small portfolio with figures, built as HTML."""
    folder = tmp_path_factory.mktemp("figures")
    return build(shutil.copytree(ROOTS / "test-figures", folder / "source"), folder / "out")


def shown(folder: Path, body: str = TABLE, **told: str) -> tuple[str, tuple[str, ...]]:
    """Return the title of the drawing of a table in the page, and what was warned of."""
    built = page(folder, directive("chart", body=body, **TOLD, **told))
    title = built.page("index").select_one("figure > svg title")
    return title.get_text() if title else "", built.warnings


def test_data_are_one_click_away(built: Built) -> None:
    """Table and CSV file hold what the chart was drawn from, and no other file is published."""
    details = figures(built, "kernel")[0].select_one("details")
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in details.select("tr")]
    source = ROOTS / "test-figures/data/times.csv"
    assert rows == list(csv.reader(source.read_text(encoding="utf-8").splitlines()))
    link = details.select_one(".portfolio-download a[download]")
    assert link.get_text() == "CSV file"
    assert (built.folder / link["href"]).read_bytes() == source.read_bytes()
    assert not any(
        b"planted-canary" in path.read_bytes() for path in built.folder.rglob("*") if path.is_file()
    )


def test_table_in_the_page_needs_no_file(built: Built) -> None:
    """The data of a table in the content are shown without a link; the text after it is the caption."""
    third = figures(built, "kernel")[2]
    assert third.select_one("summary").get_text() == "Data"
    assert third.select_one("details a") is None
    assert third.select_one("figcaption .caption-text").get_text() == "Memory, from a table in the page."


def test_columns_of_numbers_are_set_at_their_ends(tmp_path: Path) -> None:
    """Cells of a column are marked as numbers, its head too, if all are that are not empty."""
    text = "name,size,more,note\na,≈1,3,2\nb,2,,x\n"
    table = figures(page(tmp_path, directive("chart", body=text, kind="bar", y="size", **TOLD)))[
        0
    ].select_one("table")
    rows = [
        ["portfolio-number" in cell.get("class", []) for cell in row.select("th, td")]
        for row in table.select("tr")
    ]
    assert rows == [[False, True, True, False]] * 3
    assert [cell.get_text(strip=True) for cell in table.select("thead th")] == [
        "name",
        "size",
        "more",
        "note",
    ]
    assert table.select("col") == []


def test_new_data_reach_their_page_alone(source: Path, tmp_path: Path) -> None:
    """A changed CSV file has its page read, drawn and written again, and no other."""
    first = build(source, tmp_path / "out")
    before = times(first.folder)
    old = figures(first, "kernel")
    (source / "data/times.csv").write_text("size,kernel,library\n1,1,2\n2,4,5\n", encoding="utf-8")
    second = build(source, tmp_path / "out")
    assert second.read == {"kernel"}
    written = {docname for docname, time in times(second.folder).items() if before[docname] != time}
    assert written - {"genindex", "search"} == {"kernel"}  # those two Sphinx writes each time
    new = figures(second, "kernel")
    assert [str(one) == str(other) for one, other in zip(old, new, strict=True)] == [False, False, True]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Spec(kind="line")),
        ({"kind": "bar", "x": "a", "panel": "p"}, Spec(kind="bar", x="a", panel="p")),
        (
            {"y": 'a, "b, c" ,', "low": "d", "high": "e"},
            Spec(kind="line", y=("a", "b, c"), low=("d",), high=("e",)),
        ),
        ({"error": "f", "against": "g, h"}, Spec(kind="line", error=("f",), against=("g", "h"))),
        ({"y": "a,\nb"}, Spec(kind="line", y=("a", "b"))),
        ({"free": None, "horizontal": None}, Spec(kind="line", free=True, horizontal=True)),
        ({"x-title": "X", "y-title": "Y"}, Spec(kind="line", x_title="X", y_title="Y")),
        ({"x-ticks": "0, 256,1e3"}, Spec(kind="line", x_ticks=(0, 256, 1000))),
        ({"log": "xy"}, Spec(kind="line", log="xy")),
        ({"reference": "1.5  equally fast "}, Spec(kind="line", reference=(1.5, "equally fast"))),
        ({"reference": "2"}, Spec(kind="line", reference=(2, ""))),
        ({"alt": "a", "source": "b"}, Spec(kind="line")),
    ],
)
def test_options_say_what_is_shown(told: dict[str, str | None], expected: Spec) -> None:
    """Each option becomes a part of the specification; names with a comma stand in quotation marks."""
    read = {name: ChartDirective.option_spec[name](value) for name, value in told.items()}
    made = object.__new__(ChartDirective)
    made.options = read
    assert made._spec() == expected


def test_every_option_is_tried() -> None:
    """The options are those of a specification, with the text alternative and the source."""
    known = {field.name.replace("_", "-") for field in fields(Spec)} | {"alt", "source"}
    assert ChartDirective.option_spec.keys() == known
    assert ChartDirective.option_spec["free"] is options.flag


@pytest.mark.parametrize("option", sorted(ChartDirective.option_spec.keys() - {"free", "horizontal"}))
def test_option_without_a_value_is_told(tmp_path: Path, option: str) -> None:
    """An option that says nothing is told at its line, and the chart is drawn without it."""
    told = TOLD | {option: ""}
    built = page(
        tmp_path,
        directive("chart", body=TABLE, **{name.replace("-", "_"): value for name, value in told.items()}),
    )
    line = 4 + list(told).index(option)
    first, *others = built.warnings
    assert first.startswith(
        f"index.md:{line}: WARNING: 'portfolio:chart': Invalid option value for '{option}': None"
    )
    assert [other.rpartition(" ")[2] for other in others] == {
        "alt": ["[portfolio.missing_alt]"],
        "source": ["[portfolio.missing_source]"],
    }.get(option, [])
    assert figures(built)[0].select_one("figure > svg") is not None


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("kind", "pie", '"pie" unknown; choose from "line", "bar", or "scatter"'),
        ("log", "z", '"z" unknown; choose from "x", "y", or "xy"'),
        ("x-ticks", "1, b", "“b” is no number; write it as in 1234.5 or ≈0.2. Numbers stand as in 256,"),
        ("x-ticks", "1, 1e308", "“1e308” is a size that no scale shows: choose a unit in which it lies from"),
        ("y", "a" * 20_001, "the text has 20,001 characters; 20,000 are read: shorten it"),
        (
            "reference",
            "one more",
            "“one” is no number; write it as in 1234.5 or ≈0.2. It begins the line, as in",
        ),
    ],
)
def test_option_with_another_value_is_told(option: str, value: str, message: str) -> None:
    """An option that cannot be read says what it has to be."""
    with pytest.raises(ValueError, match=re.escape(message)):
        ChartDirective.option_spec[option](value)


def test_chart_says_nothing_of_itself(tmp_path: Path) -> None:
    """A chart without a text alternative and a source is drawn, and both are told at its line."""
    built = page(tmp_path, directive("chart", body=TABLE))
    alt = "the chart has no text alternative; say in `alt` what it finds. [portfolio.missing_alt]"
    place = "say it in `source`: evidence, or an address. [portfolio.missing_source]"
    assert built.warnings == (
        f"index.md:3: WARNING: {alt}",
        f"index.md:3: WARNING: the chart does not say where its numbers stand; {place}",
    )
    assert figures(built)[0].select_one("figure > svg") is not None


def test_mistake_in_the_page_is_told_at_its_line(tmp_path: Path) -> None:
    """A row of a table in the page has the page's line, what is asked of the table that of the directive."""
    title, warnings = shown(tmp_path, "x,a\n1,2\n2,three\n\nThe caption.")
    assert title == ""
    assert warnings == (f"index.md:8: WARNING: column “a”: {WHITE.format('three')}",)
    _, warnings = shown(tmp_path, y="c")
    assert warnings == (
        "index.md:3: WARNING: the table has no column “c”; known are: a, b, x. [portfolio.chart_data]",
    )
    _, warnings = shown(tmp_path, "x,a\n1\n")
    message = "the row has 1 cells, the head 2; add or take out a comma."
    assert warnings == (f"index.md:7: WARNING: {message} [portfolio.chart_data]",)


def test_table_that_cannot_be_drawn_is_shown(tmp_path: Path) -> None:
    """Where the drawing is missing, words, numbers and source are there; a table that is none is not."""
    built = page(tmp_path, directive("chart", body="x,a\n1,two\n\nThe caption.", **TOLD))
    article = built.page("index").select_one("section")
    assert [paragraph.get_text() for paragraph in article.find_all("p", recursive=False)] == [
        "The caption.", "It rises.", "Source: My own",
    ]  # fmt: skip
    assert [cell.get_text(strip=True) for cell in article.select("td")] == ["1", "two"]
    built = page(tmp_path, directive("chart", body="x,a\n1\n\nThe caption.", **TOLD))
    assert built.page("index").select("table") == []


def test_mistake_in_a_file_is_told_at_its_line(tmp_path: Path) -> None:
    """A row of a CSV file has the file's line; what is asked of it has the directive's."""
    built = page(tmp_path, directive("chart", "a.csv", **TOLD), a_csv="x,a\n1,2\n2,three\n")
    assert built.warnings == (f"a.csv:3: WARNING: column “a”: {WHITE.format('three')}",)
    built = page(tmp_path, directive("chart", "a.csv", x="c", **TOLD), a_csv="x,a\n1,2\n")
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: the table has no column “c”; ")
    built = page(tmp_path, directive("chart", "a.csv", **TOLD), a_csv=b"x,a\n1,\xe9\n")
    (warning,) = built.warnings
    assert warning.startswith("a.csv:2: WARNING: the file is not UTF-8 but ")
    built = page(tmp_path, directive("chart", "b.csv", **TOLD))
    (warning,) = built.warnings
    assert (
        warning
        == "index.md:3: WARNING: there is no file “b.csv”; did you mean “a.csv”? [portfolio.chart_data]"
    )


def test_comma_that_may_part_thousands(tmp_path: Path) -> None:
    """Of a comma before three digits both meanings are told, since one is a thousand times the other."""
    text = directive("chart", "a.csv", **TOLD) + directive("chart", "b.csv", **TOLD)
    built = page(tmp_path, text, a_csv='x,a\n1,"≈1,500"\n', b_csv="x;a\n1;0,500\n")
    assert built.warnings == tuple(
        f"{place}: WARNING: column “a”: {said}, and so in each row. [portfolio.chart_data]"
        for place, said in (
            ("a.csv:2", "“≈1,500” has a comma in it; write ≈1500, or ≈1.500 if it is decimal"),
            ("b.csv:2", "“0,500” has a comma in it; write 0.500"),
        )
    )


def test_other_separators_are_read(tmp_path: Path) -> None:
    """Semicolons and tabs separate cells too; a decimal comma is told with its spelling."""
    text = directive("chart", "a.csv", **TOLD) + directive("chart", "b.csv", **TOLD)
    built = page(tmp_path, text, a_csv="x;a\n1;2\n", b_csv="x\ta\n1\t2,5\n")
    told = "column “a”: “2,5” has a comma in it; write 2.5, and so in each row. [portfolio.chart_data]"
    assert built.warnings == (f"b.csv:2: WARNING: {told}",)
    assert figures(built)[0].select_one("svg title").get_text() == "Line chart: a by x"


def test_all_of_a_file_and_its_content_is_the_caption(tmp_path: Path) -> None:
    """Beside a file the content is no table, and links find the figure by the name of the file."""
    built = page(tmp_path, directive("chart", "a.csv", "x,a\n\nMore.", **TOLD), a_csv=TABLE)
    assert built.warnings == ()
    (figure,) = built.page("index").select("figure#figure-a")
    assert figure.select_one(".caption-text").get_text() == "x,a"
    assert figure.select_one(".legend p").get_text() == "More."


def test_numbers_are_as_large_as_the_field_s(tmp_path: Path) -> None:
    """FLOP/s are numbers, and stand at the axis in few characters."""
    built = page(
        tmp_path, directive("chart", body="year,FLOP/s\n2020,312000000000000\n2022,989e12\n", **TOLD)
    )
    assert built.warnings == ()
    assert [text.get_text() for text in figures(built)[0].select("svg text")][3:] == [
        "0", "2×10¹⁴", "4×10¹⁴", "6×10¹⁴", "8×10¹⁴", "10¹⁵",
    ]  # fmt: skip


def test_large_table_is_told(tmp_path: Path) -> None:
    """A table of more rows than a chart shows is told at the first that is too many."""
    text = "x,a\n" + "".join(f"{n},{n}\n" for n in range(10_000))
    built = page(tmp_path, directive("chart", "a.csv", **TOLD), a_csv=text)
    message = "the table has more than 2,000 rows; leave some out, or put several into one."
    assert built.warnings == (f"a.csv:2002: WARNING: {message} [portfolio.chart_data]",)

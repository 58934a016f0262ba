"""A table is read with the lines of its rows, and whatever keeps it from being one is told at its line."""

from __future__ import annotations

import pytest

from sphinx_portfolio.charts import tables
from sphinx_portfolio.charts.tables import Row, Table
from sphinx_portfolio.model import bounds
from sphinx_portfolio.model.problems import Problem, Subtype


def told(source: str | bytes) -> list[str]:
    """Return what is wrong with a table, with its lines."""
    table, problems = tables.read(source)
    assert table is None
    assert {problem.subtype for problem in problems} == {Subtype.CHART_DATA}
    return [f"{problem.line}: {problem}" for problem in problems]


def test_cells_stand_under_their_columns() -> None:
    """Rows keep their lines, cells lose the space around them, and empty rows are passed over."""
    table, problems = tables.read('x, "y, ms"\n\n 1 ,2\n,\n"3\n4",5\n')
    assert problems == ()
    assert table == Table(
        columns=("x", "y, ms"),
        rows=(Row(line=3, cells={"x": "1", "y, ms": "2"}), Row(line=6, cells={"x": "3\n4", "y, ms": "5"})),
    )
    assert table.column("y, ms") == ("2", "5")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("x;y\n1;2\n", ("x", "y")),
        ("x\ty\n1\t2\n", ("x", "y")),
        ("\n\nx;y, in ms;z\n1;2;3\n", ("x", "y, in ms", "z")),
        ('"a;b;c",y\n1,2\n', ("a;b;c", "y")),
        ("x,y;z\n1,2\n", ("x", "y;z")),
        ("x\n1\n", ("x",)),
    ],
)
def test_separator_is_that_of_the_first_row(text: str, columns: tuple[str, ...]) -> None:
    """Semicolons or tabs separate cells where more of them than commas stand, unquoted, in the first row."""
    table, _ = tables.read(text)
    assert table is not None
    assert table.columns == columns


EMPTY = "the table is empty; give it a first row with the names of the columns, and rows below it."


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", [f"1: {EMPTY}"]),
        ("\n \n", [f"1: {EMPTY}"]),
        ("\nx,y\n\n", [f"2: {EMPTY}"]),
        ("x,x\n1,2", ["1: two columns are called “x”; each needs a name of its own."]),
        ("x,\n1,2", ["1: column 2 has no name; each needs a name of its own."]),
        ("x,y\n1,2\n3", ["3: the row has 1 cells, the head 2; add or take out a comma."]),
        ("x;y\n1;2;3", ["2: the row has 3 cells, the head 2; add or take out a semicolon."]),
        ("x\ty\n1", ["2: the row has 1 cells, the head 2; add or take out a tab."]),
        (
            "x,x\n1\n2",
            [
                "1: two columns are called “x”; each needs a name of its own.",
                "2: all rows have 1 cells, the head 2; add or take out a comma.",
            ],
        ),
        ('x,y\n1,"2', ["2: the row is not CSV (unexpected end of data); mend its quotation marks."]),
        ('x,y\n1,"2"3\n4,5', ["2: the row is not CSV (',' expected after '\"'); mend its quotation marks."]),
        (
            f"x,{','.join(map(str, range(50)))}\n1",
            ["1: the table has 51 columns; 50 are read: leave some out."],
        ),
        (
            "a,b,c,d,e\n" + "1,2,3,4,5\n" * 2000,
            ["1: the table has more than 10,000 cells; leave out rows, or columns."],
        ),
        (f"x\n{'1' * 20_001}", ["2: a cell has 20,001 characters; 20,000 are read: shorten it."]),
        ("x,y\n".encode("utf-16"), ["1: the file is not UTF-8 but seems to be UTF-16; save it as UTF-8."]),
        (
            b"| x | y |\n|---|---|\n| 1 | 2 |",
            ["1: the table is written for Markdown; put commas between its cells, and no line of hyphens."],
        ),
        (
            b"x,y\n1,\xff",
            ["2: the file is not UTF-8 but seems to be Latin-1 or Windows-1252; save it as UTF-8."],
        ),
    ],
)
def test_bad_table_is_told_with_its_row(text: str | bytes, messages: list[str]) -> None:
    """What is no table is told with the row at fault and what to do."""
    assert told(text) == messages


def test_file_may_begin_with_a_mark() -> None:
    """The mark that some programs write before UTF-8 is no part of the first name."""
    table, _ = tables.read("\ufeffx,y\n1,2\n".encode())
    assert table is not None
    assert table.columns == ("x", "y")


def rows(count: int) -> str:
    """Return a table with so many rows."""
    return "x,y\n" + "".join(f"{n},{n}\n" for n in range(count))


def test_rows_have_a_limit() -> None:
    """Two thousand rows are read; one more is told at its line, and those after it are not looked at."""
    table, _ = tables.read(rows(2000))
    assert table is not None
    assert len(table.rows) == bounds.ROWS == 2000
    message = "2002: the table has more than 2,000 rows; leave some out, or put several into one."
    assert told(rows(2001)) == told(rows(2001) + '"\n') == [message]
    most = "a,b,c,d,e\n" + "1,2,3,4,5\n" * (bounds.CELLS // 5 - 1)
    assert tables.read(most)[1] == (), "the head's cells count, too"


def test_problem_names_its_column() -> None:
    """A mistake in a cell has the path of its column; one in what is asked has no line."""
    assert tables.problem(3, "no.", "y") == Problem(
        subtype=Subtype.CHART_DATA, message="no.", line=3, path="column “y”"
    )
    assert str(tables.problem(0, "no.")) == "no."

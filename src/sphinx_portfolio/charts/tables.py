"""Tables: the CSV text behind a chart, read with the line of each row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator

APPROXIMATELY = "≈"
"""Stands before a number that is not exact, such as one read off a picture."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row below the head; ``line`` counts from 1 in the text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A rectangle of texts under the names of its columns, which are unique."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def cell(self, row: Row, column: str) -> str:
        """Return what ``row`` holds in a column that the table has."""
        return row.cells[self.columns.index(column)]

    def column(self, name: str) -> tuple[str, ...]:
        """Return what a column holds, from top to bottom."""
        return tuple(self.cell(row, name) for row in self.rows)


def read(text: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Return the table in ``text``, or None and what is wrong with it, at the lines of the text."""
    reader = csv.reader(text.splitlines(), skipinitialspace=True, strict=True)
    try:
        cleaned = ((reader.line_num, tuple(cell.strip() for cell in cells)) for cells in reader)
        rows = [Row(line=line, cells=cells) for line, cells in cleaned if any(cells)]
    except csv.Error as error:
        return None, (problem(reader.line_num, f"the row is not CSV ({error}); mend its quotation marks."),)
    if len(rows) < 2:
        message = "the table is empty; give it a first row with the names of the columns, and rows below it."
        return None, (problem(rows[0].line if rows else 1, message),)
    problems = tuple(_uneven(rows))
    return (None, problems) if problems else (Table(columns=rows[0].cells, rows=tuple(rows[1:])), ())


def _uneven(rows: list[Row]) -> Iterator[Problem]:
    head = rows[0].cells
    for index, name in enumerate(head):
        if name in head[:index] or not name:
            found = f"two columns are called “{name}”" if name else f"column {index + 1} has no name"
            yield problem(rows[0].line, f"{found}; each needs a name of its own.")
    for row in rows[1:]:
        if len(row.cells) != len(head):
            message = f"the row has {len(row.cells)} cells, the head {len(head)}; add or take out a comma."
            yield problem(row.line, message)


def number(cell: str) -> float | None:
    """Return the number in a cell, which may have a sign of approximation before it, or None.

    What no scale can show is none: infinities, and sizes beyond a million millions.
    """
    try:
        found = float(cell.removeprefix(APPROXIMATELY))
    except ValueError:
        return None
    return found if isfinite(found) and (not found or 1e-12 < abs(found) < 1e12) else None


def problem(line: int, message: str, column: str = "") -> Problem:
    """Return a mistake in the data: in a row, or in what is asked of the table where ``line`` is 0."""
    return Problem(
        subtype=Subtype.CHART_DATA, message=message, line=line, path=f"column “{column}”" if column else ""
    )

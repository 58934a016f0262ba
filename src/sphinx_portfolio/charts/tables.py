"""Tables: the CSV text behind a chart, read with the line of each row."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator

most_rows = 2000
"""What lies as close as the marks of more rows than this, no one can tell apart."""

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_QUOTED = re.compile(r'"[^"]*"')


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

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.columns)}

    def cell(self, row: Row, column: str) -> str:
        """Return what ``row`` holds in a column that the table has."""
        return row.cells[self._places[column]]

    def column(self, name: str) -> tuple[str, ...]:
        """Return what a column holds, from top to bottom."""
        return tuple(self.cell(row, name) for row in self.rows)


def read(source: bytes | str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Return the table in a text or a file, or None and what is wrong with it, at its lines.

    Its cells are separated by commas, or by the semicolons or tabs that some programs write instead.
    """
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (problem(1, f"the file is not UTF-8 ({error.reason}); save it as UTF-8."),)
    head = next((line for line in StringIO(text) if line.strip()), "")
    separator = max(_SEPARATORS, key=_QUOTED.sub("", head).count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    cleaned = ((reader.line_num, tuple(map(str.strip, cells))) for cells in reader)
    try:
        rows = list(
            islice((Row(line=line, cells=cells) for line, cells in cleaned if any(cells)), most_rows + 2)
        )
    except csv.Error as error:
        return None, (problem(reader.line_num, f"the row is not CSV ({error}); mend its quotation marks."),)
    problems = tuple(_faults(rows, _SEPARATORS[separator]))
    return (None, problems) if problems else (Table(columns=rows[0].cells, rows=tuple(rows[1:])), ())


def _faults(rows: list[Row], separator: str) -> Iterator[Problem]:
    if len(rows) < 2:
        message = "the table is empty; give it a first row with the names of the columns, and rows below it."
        yield problem(rows[0].line if rows else 1, message)
        return
    if len(rows) > most_rows + 1:
        message = f"the table has more than {most_rows:,} rows; leave some out, or put several into one."
        yield problem(rows[-1].line, message)
    head, names = rows[0], set[str]()
    for place, name in enumerate(head.cells, 1):
        if name in names or not name:
            found = f"two columns are called “{name}”" if name else f"column {place} has no name"
            yield problem(head.line, f"{found}; each needs a name of its own.")
        names.add(name)
    for row in rows[1:]:
        if (cells := len(row.cells)) != (columns := len(head.cells)):
            message = f"the row has {cells} cells, the head {columns}; add or take out a {separator}."
            yield problem(row.line, message)


def problem(line: int, message: str, column: str = "") -> Problem:
    """Return a mistake in the data: in a row, or in what is asked of the table where ``line`` is 0."""
    path = f"column “{column}”" if column else ""
    return Problem(subtype=Subtype.CHART_DATA, message=message, line=line, path=path)

"""Tables: the CSV text behind a chart, read with the line of each row."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.charts.numerals import number
from sphinx_portfolio.model.bounds import CELLS, COLUMNS, ROWS, TEXT, misread
from sphinx_portfolio.model.problems import Problem, Subtype, limited

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_QUOTED = re.compile(r'"[^"]*"')


class Row(NamedTuple):
    """A row below the head: its cells by their columns; ``line`` counts from 1 in the text."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A rectangle of texts under the names of its columns, which are unique."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> tuple[str, ...]:
        """Return what a column holds, from top to bottom."""
        return tuple(row.cells[name] for row in self.rows)


def read(source: bytes | str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Return the table in a text or a file, or None and what is wrong with it, at its lines.

    Its cells are separated by commas, or by the semicolons or tabs that some programs write instead.
    """
    if isinstance(source, bytes) and (found := misread(source)):
        line, seems = found
        return None, (problem(line, f"the file is not UTF-8 but seems to be {seems}; save it as UTF-8."),)
    text = source if isinstance(source, str) else source.decode("utf-8-sig")
    names = next((line for line in StringIO(text) if line.strip()), "")
    separator = max(_SEPARATORS, key=_QUOTED.sub("", names).count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    cleaned = ((reader.line_num, [cell.strip() for cell in cells]) for cells in reader)
    try:
        lines = list(islice(((line, cells) for line, cells in cleaned if any(cells)), ROWS + 2))
    except csv.Error as error:
        return None, (problem(reader.line_num, f"the row is not CSV ({error}); mend its quotation marks."),)
    if problems := tuple(limited(_faults(lines, _SEPARATORS[separator]))):
        return None, problems
    (_, head), *below = lines
    rows = (Row(line=line, cells=dict(zip(head, cells, strict=True))) for line, cells in below)
    return Table(columns=tuple(head), rows=tuple(rows)), ()


def _faults(lines: list[tuple[int, list[str]]], separator: str) -> Iterator[Problem]:
    if len(lines) < 2:
        message = "the table is empty; give it a first row with the names of the columns, and rows below it."
        yield problem(lines[0][0] if lines else 1, message)
        return
    if len(lines) > ROWS + 1:
        message = f"the table has more than {ROWS:,} rows; leave some out, or put several into one."
        yield problem(lines[-1][0], message)
    first, head = lines[0]
    if len(head) > COLUMNS:
        yield problem(first, f"the table has {len(head):,} columns; {COLUMNS} are read: leave some out.")
        return
    for place, name in enumerate(head):
        if not name or name in head[:place]:
            found = f"two columns are called “{name}”" if name else f"column {place + 1} has no name"
            yield problem(first, f"{found}; each needs a name of its own.")
    if len(head) == 1 and re.match(r"\|.*\|$", head[0]):
        message = "the table is written for Markdown; put commas between its cells, and no line of hyphens."
        yield problem(first, message)
        return
    if all(map(number, head)):
        message = "the first row holds numbers where the names of the columns belong; write those above it."
        yield problem(first, message)
    if len(head) * len(lines) > CELLS:
        yield problem(first, f"the table has more than {CELLS:,} cells; leave out rows, or columns.")
        return
    for line, longest in ((line, max(map(len, cells))) for line, cells in lines):
        if longest > TEXT:
            yield problem(line, f"a cell has {longest:,} characters; {TEXT:,} are read: shorten it.")
    ragged = [(line, len(cells)) for line, cells in lines if len(cells) != len(head)]
    if len(lines) > 2 and len(ragged) == len(lines) - 1 and len({count for _, count in ragged}) == 1:
        points = "write decimals with a point, or " if ragged[0][1] > len(head) else ""
        cure = f"{points}add or take out a {separator}."
        yield problem(ragged[0][0], f"all rows have {ragged[0][1]} cells, the head {len(head)}; {cure}")
        return
    for line, count in ragged:
        yield problem(
            line, f"the row has {count} cells, the head {len(head)}; add or take out a {separator}."
        )


def problem(line: int, message: str, column: str = "") -> Problem:
    """Return a mistake in the data: in a row, or in what is asked of the table where ``line`` is 0."""
    path = f"column “{column}”" if column else ""
    return Problem(subtype=Subtype.CHART_DATA, message=message, line=line, path=path)

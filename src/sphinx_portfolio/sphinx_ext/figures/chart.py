"""Charting: the directive of charts, whose options say what a chart shows of its table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from docutils.statemachine import StringList
from sphinx import addnodes

from sphinx_portfolio.charts import chart, tables
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.sphinx_ext.figures.figure import FigureDirective, data, picture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils.nodes import Element

    from sphinx_portfolio.charts.tables import Table


def _names(argument: str) -> tuple[str, ...]:
    """Read the names of columns; one with a comma in it stands in quotation marks."""
    return tuple(name.strip() for name in next(csv.reader([argument], skipinitialspace=True)) if name.strip())


def _numbers(argument: str) -> tuple[float, ...]:
    found = tuple(tables.number(name) for name in _names(argument))
    if None in found:
        raise ValueError(f"“{argument}” is no list of numbers; write them as in 256, 1024, 4096")
    return tuple(number for number in found if number is not None)


def _reference(argument: str) -> tuple[float, str]:
    value, _, label = argument.partition(" ")
    number = tables.number(value)
    if number is None:
        raise ValueError(f"“{argument}” does not begin with a number; write it as in 1 equally fast")
    return number, label.strip()


def _one_of(*choices: str) -> Any:
    return lambda argument: options.choice(argument, choices)


class ChartDirective(FigureDirective):
    """A chart of a CSV file, or of the table that the content begins with."""

    option_spec: ClassVar[dict[str, Any]] = {
        **FigureDirective.option_spec,
        "alt": options.unchanged_required,
        "kind": _one_of(*chart.kinds),
        "x": options.unchanged_required,
        "y": _names,
        "low": _names,
        "high": _names,
        "error": _names,
        "panel": options.unchanged_required,
        "free": options.flag,
        "x-title": options.unchanged_required,
        "y-title": options.unchanged_required,
        "x-ticks": _numbers,
        "log": _one_of("x", "y", "xy"),
        "reference": _reference,
        "against": _names,
        "horizontal": options.flag,
    }

    def show(self) -> list[Element]:
        """Return the chart and its table."""
        alt = self.options.get("alt", "")
        if not alt:
            self.warn(Subtype.MISSING_ALT, "the chart has no text alternative; say in `alt` what it finds.")
        if not self.options.get("source"):
            message = (
                "the chart does not say where its numbers stand; say it in `source`: evidence, or an address."
            )
            self.warn(Subtype.MISSING_SOURCE, message)
        path, table = self._table()
        if table is None:
            return [picture("", alt=alt)]
        drawn, problems = chart.arrange(self._spec(), table, alt)
        self.warn_of(problems, path)
        return [picture("", alt=alt, **({"chart": drawn} if drawn else {})), self._data(table)]

    def _spec(self) -> chart.Spec:
        given = {name.replace("-", "_"): value for name, value in self.options.items()}
        given |= {name: True for name in ("free", "horizontal") if name in given}
        kept = {name: value for name, value in given.items() if name not in {"alt", "source"}}
        return chart.Spec(**({"kind": "line"} | kept))

    def _table(self) -> tuple[Path | None, Table | None]:
        """Return the table, and the file it stands in; in the content it ends with the first empty line."""
        if not self.arguments:
            lines = list(self.content)
            end = lines.index("") if "" in lines else len(lines)
            table, problems = tables.read("\n".join(lines[:end]))
            self.warn_of(problems, None)
            self.content = StringList(self.content[end:], parent=None)
            self.content_offset += end
            return None, table
        path = self.file(Subtype.CHART_DATA)
        if path is None:
            return None, None
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self.warn_of(
                [tables.problem(1, f"the file is not UTF-8 ({error.reason}); save it as UTF-8.")], path
            )
            return path, None
        table, problems = tables.read(text)
        self.warn_of(problems, path)
        return path, table

    def _data(self, table: Table) -> data:
        """Return the table as nodes, and the way to its file."""
        widths = (max(map(len, (name, *table.column(name)))) for name in table.columns)
        group = nodes.tgroup(
            "", *(nodes.colspec(colwidth=width) for width in widths), cols=len(table.columns)
        )
        group += nodes.thead("", _row(table, table.columns))
        group += nodes.tbody("", *(_row(table, row.cells) for row in table.rows))
        block = data("", nodes.table("", group, classes=["colwidths-auto"]))
        if self.arguments:
            link = addnodes.download_reference("", "", reftarget=self.arguments[0], refdoc=self.env.docname)
            link += nodes.inline("", "CSV file")
            block += nodes.paragraph("", "", link, classes=["portfolio-download"])
        return block


def _row(table: Table, cells: Iterable[str]) -> nodes.row:
    """Return a row of the table; the cells of a column of numbers are set at its end."""
    row = nodes.row("")
    for column, cell in zip(table.columns, cells, strict=True):
        numeric = all(tables.number(text) is not None for text in table.column(column) if text)
        row += nodes.entry("", nodes.paragraph("", cell), classes=["portfolio-number"] if numeric else [])
    return row

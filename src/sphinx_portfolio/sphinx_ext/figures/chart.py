"""Charting: the directive of charts, whose options say what a chart shows of its table."""

from __future__ import annotations

import csv
from itertools import starmap
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from docutils.statemachine import StringList
from sphinx import addnodes

from sphinx_portfolio.charts import chart, tables
from sphinx_portfolio.charts.numerals import number, refusal
from sphinx_portfolio.model.bounds import TABLE
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.figures.figure import FigureDirective, data, picture, text

if TYPE_CHECKING:
    from pathlib import Path


_UNTOLD = {
    "alt": (Subtype.MISSING_ALT, "the chart has no text alternative; say in `alt` what it finds."),
    "source": (
        Subtype.MISSING_SOURCE,
        "the chart does not say where its numbers stand; say it in `source`: evidence, or an address.",
    ),
}


def _names(argument: str) -> tuple[str, ...]:
    """Read the names of columns; one with a comma in it stands in quotation marks."""
    rows = csv.reader(text(argument).splitlines(), skipinitialspace=True)
    return tuple(name.strip() for row in rows for name in row if name.strip())


def _numbers(argument: str) -> tuple[float, ...]:
    found = {cell: number(cell) for cell in _names(argument)}
    if bad := [cell for cell, value in found.items() if value is None]:
        raise ValueError(f"{refusal(bad[0])} Numbers stand as in 256, 1024, 4096")
    return tuple(value for value in found.values() if value is not None)


def _reference(argument: str) -> tuple[float, str]:
    value, _, label = text(argument).partition(" ")
    if (found := number(value)) is None:
        raise ValueError(f"{refusal(value)} It begins the line, as in 1 equally fast")
    return found, label.strip()


def _one_of(*choices: str) -> Any:
    return lambda argument: options.choice(argument, choices)


class ChartDirective(FigureDirective):
    """A chart of a CSV file, or of the table that the content begins with."""

    option_spec: ClassVar[dict[str, Any]] = {
        **FigureDirective.option_spec,
        **dict.fromkeys(("alt", "x", "panel", "x-title", "y-title"), text),
        **dict.fromkeys(("y", "low", "high", "error", "against"), _names),
        **dict.fromkeys(("free", "horizontal"), options.flag),
        "kind": _one_of(*chart.kinds),
        "x-ticks": _numbers,
        "log": _one_of("x", "y", "xy"),
        "reference": _reference,
    }

    def show(self) -> list[nodes.Element]:
        """Return the chart and its table."""
        for option, told in _UNTOLD.items():
            if not self.options.get(option):
                self.warn(*told)
        alt, (path, table) = self.options.get("alt", ""), self._table()
        if table is None:
            return [picture("", alt=alt)]
        drawn, problems = chart.arrange(self._spec(), table, alt)
        self.warn_of(problems, path)
        return [picture("", alt=alt, **({"chart": drawn} if drawn else {})), self._data(table)]

    def _spec(self) -> chart.Spec:
        given = {name.replace("-", "_"): value for name, value in self.options.items() if name not in _UNTOLD}
        flags = {name: True for name in ("free", "horizontal") if name in given}
        return chart.Spec(**({"kind": "line"} | given | flags))

    def _table(self) -> tuple[Path | None, tables.Table | None]:
        """Return the table, and the file it stands in; in the content it ends with the first empty line."""
        path = self.file(Subtype.CHART_DATA) if self.arguments else None
        if path is None and self.arguments:
            return None, None
        lines = list(self.content)
        end = 0 if path else [*lines, ""].index("")
        source = self.content_of(path, TABLE, Subtype.CHART_DATA) if path else "\n".join(lines[:end])
        table, problems = (None, ()) if source is None else tables.read(source)
        self.warn_of(problems, path)
        self.content = StringList(self.content[end:], parent=None)
        self.content_offset += end
        return path, table

    def _data(self, table: tables.Table) -> data:
        """Return the table as nodes, and the way to its file."""
        columns = [(name, *table.column(name)) for name in table.columns]
        numeric = [all(number(cell) is not None for cell in cells if cell) for _, *cells in columns]
        looks = [["portfolio-number"] * each for each in numeric]  # set at the end of their cells
        words, spec = get_domain(self.env).words, self._spec().over(table)
        values = {*spec.y, *spec.low, *spec.high, *spec.error, *([spec.x] if spec.kind != "bar" else ())}

        def written(name: str, *cells: str) -> list[str]:
            """Return a column as it is shown: numbers as the language writes them, names as they are."""
            if name not in values:
                return [name, *cells]
            return [name, *(cell if number(cell) is None else words.numeral(cell) for cell in cells)]

        head, *rows = (_row(cells, looks) for cells in zip(*starmap(written, columns), strict=True))
        group = nodes.tgroup("", cols=len(columns))
        group += [nodes.colspec(colwidth=max(map(len, column))) for column in columns]
        group += [nodes.thead("", head), nodes.tbody("", *rows)]
        block = data("", nodes.table("", group, classes=["colwidths-auto"]))
        if self.arguments:
            link = addnodes.download_reference("", "", reftarget=self.arguments[0], refdoc=self.env.docname)
            link += nodes.inline("", words("CSV file"))
            block += nodes.paragraph("", "", link, classes=["portfolio-download"])
        return block


def _row(cells: tuple[str, ...], looks: list[list[str]]) -> nodes.row:
    pairs = zip(cells, looks, strict=True)
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell), classes=look) for cell, look in pairs))

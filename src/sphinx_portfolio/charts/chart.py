"""Charts: what one is to show, checked against its table and arranged for drawing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from sphinx_portfolio.charts.numerals import APPROXIMATELY, English, Language, number, refusal, short
from sphinx_portfolio.charts.tables import Row, Table, problem
from sphinx_portfolio.model.problems import Problem, limited, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["line", "bar", "scatter"]

kinds: tuple[Kind, ...] = get_args(Kind)
_COMMA = re.compile(rf"{APPROXIMATELY}?[-+]?\d+,\d+")

most_series = 5
"""More lines or bars than this cannot be told apart without colour."""


@dataclass(frozen=True, kw_only=True)
class Spec:
    """What a chart shows of its table; columns are given by name.

    ``low`` and ``high`` hold the ends of whiskers, ``error`` their half length, each for the columns of ``y``
    in order. ``panel`` splits the rows into small charts on common scales, or each on its own if ``free``.
    ``against`` names the bars that are there to compare with.
    """

    kind: Kind
    x: str = ""
    y: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    panel: str = ""
    free: bool = False
    x_title: str = ""
    y_title: str = ""
    x_ticks: tuple[float, ...] = ()
    log: Literal["", "x", "y", "xy"] = ""
    reference: tuple[float, str] | None = None
    against: tuple[str, ...] = ()
    horizontal: bool = False

    def over(self, table: Table) -> Spec:
        """Return the whole of it: by default ``x`` is the first column and ``y`` are those left over."""
        x = self.x or next((name for name in table.columns if name != self.panel), "")
        taken = {x, self.panel, *self.low, *self.high, *self.error}
        y = self.y or tuple(name for name in table.columns if name not in taken)
        return replace(self, x=x, y=y)

    @property
    def value_title(self) -> str:
        """The title of the values: that given, or the name of their only column."""
        return self.y_title or (self.y[0] if len(self.y) == 1 else "")

    def title(self, words: Language) -> str:
        """Return what kind of picture it is, for those who do not see it."""
        said = {"values": self.value_title or ", ".join(self.y), "along": self.x_title or self.x}
        if self.kind == "line":
            return words("Line chart: {values} by {along}", **said)
        if self.kind == "bar":
            return words("Bar chart: {values} by {along}", **said)
        return words("Scatter chart: {values} by {along}", **said)


class Point(NamedTuple):
    """One value; ``text`` is how it is written, ``low`` and ``high`` end its whisker."""

    x: float
    value: float
    text: str
    low: float
    high: float
    approximate: bool


class Panel(NamedTuple):
    """One small chart; ``categories`` name the places 0, 1, 2, … along x where those are not numbers.

    ``series`` holds for each column of ``y`` its values, without those that are missing.
    """

    title: str
    series: tuple[tuple[Point, ...], ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """All that its drawing depends on; ``words`` are those of the language in which it is drawn."""

    spec: Spec
    panels: tuple[Panel, ...]
    alt: str
    words: Language = field(default_factory=English)

    @property
    def labelled(self) -> bool:
        """Whether each value is written beside its mark."""
        return bool(self.panels[0].categories) and len(self.spec.y) == 1

    @property
    def silent(self) -> bool:
        """Whether the values need no scale: they are written beside their bars."""
        return self.labelled and self.spec.kind == "bar"


def arrange(spec: Spec, table: Table, alt: str) -> tuple[Chart | None, tuple[Problem, ...]]:
    """Return the chart, or None and all that keeps it from being drawn."""
    spec = spec.over(table)
    unfit = tuple(limited(problem(0, message) for message in _unfit(spec, table)))
    if problems := unfit or tuple(limited(_unreadable(spec, table))):
        return None, problems
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(row.cells.get(spec.panel, ""), []).append(row)
    numeric = spec.kind != "bar" and all(number(cell) is not None for cell in table.column(spec.x))
    panels = tuple(_panel(spec, title, rows, numeric=numeric) for title, rows in groups.items())
    return Chart(spec=spec, panels=panels, alt=alt), ()


def _unfit(spec: Spec, table: Table) -> Iterator[str]:
    """Yield what is asked that the table, or any chart, cannot give."""
    known = {"", *table.columns}
    for name in (spec.x, spec.panel, *spec.y, *spec.low, *spec.high, *spec.error):
        if name not in known:
            yield f"the table has no column “{name}”; {nearest(name, table.columns)}"
    if not 1 <= len(spec.y) <= most_series:
        yield f"it has {len(spec.y)} columns of values; name one to {most_series} of them in `y`."
    for option, columns in (("low", spec.low), ("high", spec.high), ("error", spec.error)):
        if len(columns) not in {0, len(spec.y)}:
            yield f"`{option}` wants a column for each of `y`: {', '.join(spec.y)}."
    if spec.kind == "bar" and spec.log:
        yield "bars have to begin at zero, which no logarithm does; take out `log`, or draw lines."
    along = table.column(spec.x) if spec.kind == "line" and spec.x in table.columns else ()
    if spec.y and along and all(number(cell) is None and re.search(r"[^\W\d]", cell) for cell in along):
        yield f"a line wants numbers along x, and “{spec.x}” has names, as “{along[0]}”: write `kind: bar`."
    if spec.kind == "line" and spec.horizontal:
        yield "lines run from left to right; take out `horizontal`."
    if "y" in spec.log and spec.reference and spec.reference[0] <= 0:
        yield "on a logarithmic scale `reference` has to be more than zero."
    names = set(table.column(spec.x)) if spec.x in table.columns else set(spec.against)
    for name in spec.against:
        if name not in names:
            yield f"`against` names “{name}”; {nearest(name, names)}"


def _unreadable(spec: Spec, table: Table) -> Iterator[Problem]:
    """Yield what in the rows no chart of this kind can show."""
    seen: set[tuple[str | None, str]] = set()
    commas = set[str]()
    for row in table.rows:
        place = row.cells.get(spec.panel), row.cells[spec.x]
        if spec.kind == "bar" and place in seen:
            yield problem(row.line, f"“{place[1]}” has a bar already; take out one of the rows.", spec.x)
        seen.add(place)
        for column, message in list(_no_numbers(spec, row)) or _no_range(spec, row):
            if column not in commas:  # a column of decimal commas is one mistake
                yield problem(row.line, message, column)
            if _COMMA.fullmatch(row.cells[column]):
                commas.add(column)


def _no_numbers(spec: Spec, row: Row) -> Iterator[tuple[str, str]]:
    numeric = [spec.x] if spec.kind == "line" or "x" in spec.log else []
    for column in dict.fromkeys((*numeric, *spec.y, *spec.low, *spec.high, *spec.error)):
        cell = row.cells[column]
        found, log = number(cell), ("x" if column == spec.x else "y") in spec.log
        if found is None and (cell or column == spec.x or spec.y == (column,)):
            if _COMMA.fullmatch(cell):
                yield column, f"“{cell}” has a comma in it; write {_plain(cell)}, and so in each row."
            else:
                yield column, refusal(cell)
        elif found is not None and found <= 0 and log:
            yield column, f"{cell} has no place on a logarithmic scale; take out the row, or `log`."


def _plain(cell: str) -> str:
    """Return a number with a comma as it is to be written; before three digits a comma may part thousands."""
    decimal = cell.replace(",", ".")
    thousands = re.fullmatch(r"\D*[1-9]\d{0,2},\d{3}", cell)
    return f"{cell.replace(',', '')}, or {decimal} if it is decimal" if thousands else decimal


def _no_range(spec: Spec, row: Row) -> Iterator[tuple[str, str]]:
    for index, column in enumerate(spec.y):
        cells = _cells(spec, row, index)
        value, error, low, high = map(number, cells)
        ends = [end for end in (low, value, high) if end is not None]
        if ends != sorted(ends) or (error is not None and error < 0):
            yield column, f"the whisker does not reach from below {cells[0]} to above it; mend its ends."
        elif "y" in spec.log and value is not None and error is not None and error >= value:
            whisker = f"the whisker of {value:g} ± {error:g}"
            yield column, f"{whisker} has no end on a logarithmic scale; take out `log`."


def _cells(spec: Spec, row: Row, index: int) -> list[str]:
    """Return the cells of one value: its own, its error, and the ends of its whisker."""
    asked = (spec.y, spec.error, spec.low, spec.high)
    return [row.cells[columns[index]] if columns else "" for columns in asked]


def _panel(spec: Spec, title: str, rows: list[Row], *, numeric: bool) -> Panel:
    names = tuple(dict.fromkeys(row.cells[spec.x] for row in rows))
    places = {name: number(name) or 0 if numeric else place for place, name in enumerate(names)}
    series = tuple(
        tuple(_point(places[row.cells[spec.x]], *_cells(spec, row, at)) for row in rows if row.cells[column])
        for at, column in enumerate(spec.y)
    )
    return Panel(title=title, series=series, categories=() if numeric else names)


def _point(x: float, cell: str, *others: str) -> Point:
    value = number(cell)
    assert value is not None, "cells without a number were told, and empty ones left out"
    error, low, high = map(number, others)
    both = len({*others[1:]} - {""}) == 2
    text = "–".join(map(short, others[1:])) if both else short(cell)
    low = value - (error or 0) if low is None else low
    high = value + (error or 0) if high is None else high
    return Point(x, value, text, low, high, approximate=cell.startswith(APPROXIMATELY))

"""Charts: what one is to show, checked against its table and arranged for drawing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic_core import to_json

from sphinx_portfolio.charts import drawings, pictures
from sphinx_portfolio.charts.tables import APPROXIMATELY, number, problem
from sphinx_portfolio.model.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.charts.tables import Row, Table
    from sphinx_portfolio.model.problems import Problem

Kind: TypeAlias = Literal["line", "bar", "scatter"]
Log: TypeAlias = Literal["", "x", "y", "xy"]

kinds: tuple[Kind, ...] = ("line", "bar", "scatter")
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
    log: Log = ""
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

    @property
    def title(self) -> str:
        """What kind of picture it is, for those who do not see it."""
        values, along = self.value_title or ", ".join(self.y), self.x_title or self.x
        return f"{self.kind.capitalize()} chart: {values} by {along}"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value; ``text`` is how it is written, ``low`` and ``high`` end its whisker."""

    x: float
    value: float
    text: str
    low: float
    high: float
    approximate: bool


@dataclass(frozen=True, kw_only=True)
class Series:
    """The values of one column, without those that are missing."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One small chart; ``categories`` name the places 0, 1, 2, … along x where those are not numbers."""

    title: str
    series: tuple[Series, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """All that its drawing depends on."""

    spec: Spec
    panels: tuple[Panel, ...]
    alt: str


def arrange(spec: Spec, table: Table, alt: str) -> tuple[Chart | None, tuple[Problem, ...]]:
    """Return the chart, or None and all that keeps it from being drawn."""
    spec = spec.over(table)
    problems = tuple(_unfit(spec, table)) or tuple(_unreadable(spec, table))
    if problems:
        return None, problems
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(table.cell(row, spec.panel) if spec.panel else "", []).append(row)
    numeric = spec.kind != "bar" and all(number(table.cell(row, spec.x)) is not None for row in table.rows)
    panels = tuple(_panel(spec, table, title, rows, numeric=numeric) for title, rows in groups.items())
    return Chart(spec=spec, panels=panels, alt=alt), ()


def _unfit(spec: Spec, table: Table) -> Iterator[Problem]:
    """Yield what is asked that the table, or any chart, cannot give."""
    for name in filter(None, (spec.x, spec.panel, *spec.y, *spec.low, *spec.high, *spec.error)):
        if name not in table.columns:
            yield problem(0, f"the table has no column “{name}”; {nearest(name, table.columns)}")
    if not 1 <= len(spec.y) <= most_series:
        yield problem(0, f"it has {len(spec.y)} columns of values; name one to {most_series} of them in `y`.")
    for option in ("low", "high", "error"):
        if len(getattr(spec, option)) not in {0, len(spec.y)}:
            yield problem(0, f"`{option}` wants a column for each of `y`: {', '.join(spec.y)}.")
    if spec.kind == "bar" and spec.log:
        yield problem(
            0, "bars have to begin at zero, which no logarithm does; take out `log`, or draw lines."
        )
    if spec.kind == "line" and spec.horizontal:
        yield problem(0, "lines run from left to right; take out `horizontal`.")
    if "y" in spec.log and spec.reference and spec.reference[0] <= 0:
        yield problem(0, "on a logarithmic scale `reference` has to be more than zero.")
    names = {table.cell(row, spec.x) for row in table.rows} if spec.x in table.columns else set()
    for name in spec.against if names else ():
        if name not in names:
            yield problem(0, f"`against` names “{name}”; {nearest(name, names)}")


def _unreadable(spec: Spec, table: Table) -> Iterator[Problem]:
    """Yield what in the rows no chart of this kind can show."""
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        place = table.cell(row, spec.panel) if spec.panel else "", table.cell(row, spec.x)
        if spec.kind == "bar" and place in seen:
            yield problem(row.line, f"“{place[1]}” has a bar already; take out one of the rows.", spec.x)
        seen.add(place)
        yield from list(_no_numbers(spec, table, row)) or _no_range(spec, table, row)


def _no_numbers(spec: Spec, table: Table, row: Row) -> Iterator[Problem]:
    numeric = [spec.x] if spec.kind == "line" or "x" in spec.log else []
    for column in (*numeric, *spec.y, *spec.low, *spec.high, *spec.error):
        cell = table.cell(row, column)
        log = "x" in spec.log if column == spec.x else "y" in spec.log
        found = number(cell)
        if found is None and (cell or column == spec.x or spec.y == (column,)):
            yield problem(
                row.line, f"“{cell}” is no number; write it as in 1234.5 or {APPROXIMATELY}0.2.", column
            )
        elif found is not None and found <= 0 and log:
            message = f"{cell} has no place on a logarithmic scale; take out the row, or `log`."
            yield problem(row.line, message, column)


def _no_range(spec: Spec, table: Table, row: Row) -> Iterator[Problem]:
    for index, column in enumerate(spec.y):
        low, value, high, error = (
            number(table.cell(row, columns[index])) if columns else None
            for columns in (spec.low, spec.y, spec.high, spec.error)
        )
        ends = [end for end in (low, value, high) if end is not None]
        if ends != sorted(ends) or (error or 0) < 0:
            message = (
                f"the whisker does not reach from below {table.cell(row, column)} to above it; mend its ends."
            )
            yield problem(row.line, message, column)
        elif "y" in spec.log and value is not None and error is not None and error >= value:
            message = (
                f"the whisker of {value:g} ± {error:g} has no end on a logarithmic scale; take out `log`."
            )
            yield problem(row.line, message, column)


def _panel(spec: Spec, table: Table, title: str, rows: list[Row], *, numeric: bool) -> Panel:
    categories = () if numeric else tuple(dict.fromkeys(table.cell(row, spec.x) for row in rows))
    series = tuple(
        Series(
            name=column,
            points=tuple(
                _point(spec, table, row, index, categories) for row in rows if table.cell(row, column)
            ),
        )
        for index, column in enumerate(spec.y)
    )
    return Panel(title=title, series=series, categories=categories)


def _point(spec: Spec, table: Table, row: Row, index: int, categories: tuple[str, ...]) -> Point:
    def read(columns: tuple[str, ...], otherwise: float) -> float:
        found = number(table.cell(row, columns[index])) if columns else None
        return otherwise if found is None else found

    name, text = table.cell(row, spec.x), table.cell(row, spec.y[index])
    value, error = read(spec.y, 0), read(spec.error, 0)
    ends = [table.cell(row, columns[index]) for columns in (spec.low, spec.high) if columns]
    return Point(
        x=categories.index(name) if categories else number(name) or 0,
        value=value,
        text="–".join(ends) if len(set(filter(None, ends))) == 2 else text,
        low=read(spec.low, value - error),
        high=read(spec.high, value + error),
        approximate=text.startswith(APPROXIMATELY),
    )


def digest(chart: Chart) -> bytes:
    """Return what tells one drawing from another: it changes with the data, the wishes and the look."""
    return blake2b(_style() + to_json(chart), digest_size=6).digest()


@cache
def _style() -> bytes:
    """Return what the look depends on: the code that draws, and Matplotlib."""
    names = ("chart", "scales", "layouts", "marks", "plots", "drawings", "pictures")
    sources = b"".join(Path(__file__).with_name(f"{name}.py").read_bytes() for name in names)
    return blake2b(sources + version("matplotlib").encode()).digest()


def draw(chart: Chart, name: str) -> str:
    """Return the chart as an SVG element to stand in a page; its ids begin with ``name``."""
    with _uncollected():
        from sphinx_portfolio.charts import plots

        drawn = plots.plot(chart)
    return pictures.inline(drawings.retouch(drawn, chart.spec.title, chart.alt), name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: each round would go through all that Sphinx has read.

    On a site of 20 pages that is a third of the time in which Matplotlib loads and draws.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()

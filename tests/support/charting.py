"""Charts of small tables, and what is wrong with them."""

from __future__ import annotations

from typing import Any

from sphinx_portfolio.charts import chart, tables
from sphinx_portfolio.charts.chart import Chart, Spec


def arranged(text: str, **wishes: Any) -> Chart:
    """Return the chart of a table that has nothing wrong with it."""
    table, problems = tables.read(text)
    assert table is not None, problems
    found, problems = chart.arrange(Spec(**({"kind": "line"} | wishes)), table, "It rises.")
    assert found is not None, [str(problem) for problem in problems]
    return found


def said(text: str, **wishes: Any) -> list[str]:
    """Return what is wrong with a chart, with the row of the table."""
    table, problems = tables.read(text)
    if table is not None:
        _, problems = chart.arrange(Spec(**({"kind": "line"} | wishes)), table, "")
    return [f"{problem.line}: {problem}" for problem in problems]

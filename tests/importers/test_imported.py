"""What an import gives tells of itself, line by line."""

from __future__ import annotations

from sphinx_portfolio.importers.imported import NOTHING, Imported, loss


def test_loss() -> None:
    """A loss is its path and its value, in any script."""
    assert loss(("work", 0, "名"), {"a": "é"}) == 'work[0].名 = {"a": "é"}'


def test_report_of_nothing() -> None:
    """A report says of an empty list that there is nothing."""
    assert Imported({}, *NOTHING).report == "Not taken over:\nnothing\n\nTo look at:\nnothing\n"

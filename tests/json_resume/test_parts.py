"""What the parts of the file share: nothing empty stands in them, and what lasts has no end."""

from __future__ import annotations

import pytest

from sphinx_portfolio.json_resume import parts
from sphinx_portfolio.model.dates import PartialDate, Span


def test_empty_fields_are_left_out() -> None:
    """What says nothing is left out; a plain no says something."""
    given = {"a": "", "b": None, "c": (), "d": 0, "e": False, "f": "x"}
    assert parts.part(given, g=[]) == {"e": False, "f": "x"}


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (None, {}),
        (Span(PartialDate(2020), None), {"startDate": "2020", "endDate": None}),
        (
            Span(PartialDate(2020, 5), PartialDate(2021, 6, 7)),
            {"startDate": "2020-05", "endDate": "2021-06-07"},
        ),
    ],
)
def test_dates(span: Span | None, said: dict[str, str | None]) -> None:
    """Dates are as precise as they were given."""
    assert parts.dates(span) == said

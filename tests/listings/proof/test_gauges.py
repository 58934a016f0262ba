"""What can be seen of a result is drawn to scale."""

from __future__ import annotations

import re

import pytest

from sphinx_portfolio.listings.proof import gauges
from sphinx_portfolio.views.results import Shape


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        (Shape(kind="bars", values=(40, 100)), [("other", 0, 40), ("own", 0, 100)]),
        (Shape(kind="share", values=(5.7,)), [("rest", 0, 100), ("own", 0, 5.7)]),
        (Shape(kind="rank", values=(2, 2)), [("rest", 0, 44), ("own", 50, 44)]),
        (Shape(kind="rank", values=(101, 201)), [("rest", 0, 100), ("own", 49, 2)]),
    ],
)  # fmt: skip
def test_shapes(shape: Shape, drawn: list[tuple[str, float, float]]) -> None:
    """Bars and shares are as long as they say; a place is one of all, or on a line where there are many."""
    (picture,) = gauges.draw(shape)
    form = r'class="portfolio-gauge-(\w+)" x="([\d.]+)%"[^>]*? width="([\d.]+)%"'
    found = re.findall(form, picture.astext())
    assert [(name, float(x), float(width)) for name, x, width in found] == drawn


def test_no_shape() -> None:
    """A result that only words tell has no drawing."""
    assert gauges.draw(None) == []

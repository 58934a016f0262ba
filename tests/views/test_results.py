"""A result is shown with its links, and ranks by the place that its owner gave it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import portfolios
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.model.items import Result
from sphinx_portfolio.views.results import ResultView, Shape, shape_of, view_result, view_strongest
from sphinx_portfolio.views.viewer import Outward, Target

PULL = Outward(text="The kernel", url="https://example.org/pull/1", kind="pull-request")
TIME = ResultView(
    quantity="1.50×",
    claim="Multiplication time",
    comparison="against a plain loop",
    note="",
    anchor="result-multiplication-time",
    page=Target(text="A matrix kernel", docname="projects/kernel", anchor="result-multiplication-time"),
    exhibits=(PULL,),
    unpublished="",
    shape=Shape(kind="bars", values=(66.67, 100.0)),
)


def test_everything_of_a_result() -> None:
    """A view has all that the record says, in words, and the page with its own title."""
    texts = edited(
        ("projects/kernel", "value: 20", "value: 20\n      note: On one machine."),
        ("roles/lab", "# Example Laboratories", "# The laboratory"),
    )
    paper, time, memory = (view_result(claim, ENGLISH) for claim in portfolios.link(texts).claims)
    assert time == TIME
    assert memory == ResultView(
        quantity="20%",
        claim="Memory saved",
        comparison="",
        note="On one machine.",
        anchor="result-memory-saved",
        page=Target(text="A matrix kernel", docname="projects/kernel", anchor="result-memory-saved"),
        exhibits=(),
        unpublished="Measured in private.",
    )
    assert paper.page == Target(text="The laboratory", docname="roles/lab", anchor="result-paper")


def test_mark() -> None:
    """A result that nothing public shows says whether its owner says why."""
    bare = replace(TIME, exhibits=())
    assert bare.mark(ENGLISH) == "No evidence"
    assert replace(bare, unpublished="Private.").mark(ENGLISH) == "Not public"


@pytest.mark.parametrize(
    ("value", "unit", "against", "shape"),
    [
        (2, "×", "fp16", ("bars", (50, 100))),
        ("0.5", "×", None, ("bars", (100, 50))),
        (25, "ms", "100 ms without", ("bars", (100, 25))),
        (3000, "ms", "1,500 ms", ("bars", (50, 100))),
        ("131.11", None, "131.41 in fp16", ("bars", (100, 99.77))),
        (93, "%", "62% before", ("bars", (66.67, 100))),
        ("97.5", "% of samples", None, ("share", (97.5,))),
        ("5.7", "%", "the same metric", None),
        ("1st", None, None, ("rank", (1, 3))),
        ("2nd of 120", None, "all teams", ("rank", (2, 120))),
        ("#3", None, None, ("rank", (3, 3))),
        (25, "ms", "2 s", None),
        (40, None, "2019 levels", None),
        (3, "W", "1 Wh", None),
        (5, "m", "1,5 m", None),
        (-3, "%", None, None),
        (140, "%", None, None),
        (0, "×", "one", None),
        ("5th", None, None, None),
        ("24", None, None, None),
        ("Parity", None, "rocBLAS", None),
        (None, None, "3", None),
    ],
)
def test_shape(
    value: object, unit: str | None, against: str | None, shape: tuple[str, tuple[float, ...]] | None
) -> None:
    """Bars stand for a ratio and for numbers of one unit, a share for hundredths, a place for a rank."""
    number = None if value is None else str(value)
    given = {"claim": "It", "value": number, "unit": unit, "against": against}
    found = shape_of(Result.model_validate(given))
    assert (found and (found.kind, found.values)) == shape


def test_strongest() -> None:
    """The result with the first place is the strongest; without places it is the one stated first."""
    portfolio = portfolios.link()
    assert view_strongest(portfolio.claims, ENGLISH) == TIME
    unplaced = [claim for claim in portfolio.claims if not claim.result.featured]
    strongest = view_strongest(unplaced, ENGLISH)
    assert strongest
    assert strongest.claim == "Paper"
    assert view_strongest([], ENGLISH) is None

"""A result is shown with its links, and ranks by the place that its owner gave it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import portfolios
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.views.results import ResultView, view_result, view_strongest
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


@pytest.mark.parametrize(
    ("count", "unpublished", "mark"),
    [
        (0, "", "No evidence"),
        (0, "Private.", "Unpublished"),
        (1, "", "Public evidence: 1 link"),
        (2, "", "Public evidence: 2 links"),
    ],
)
def test_mark(count: int, unpublished: str, mark: str) -> None:
    """The mark counts what everybody can see, or says that nobody can."""
    assert replace(TIME, exhibits=(PULL,) * count, unpublished=unpublished).mark(ENGLISH) == mark


def test_strongest() -> None:
    """The result with the first place is the strongest; without places it is the one stated first."""
    portfolio = portfolios.link()
    assert view_strongest(portfolio.claims, ENGLISH) == TIME
    unplaced = [claim for claim in portfolio.claims if not claim.result.featured]
    strongest = view_strongest(unplaced, ENGLISH)
    assert strongest
    assert strongest.claim == "Paper"
    assert view_strongest([], ENGLISH) is None

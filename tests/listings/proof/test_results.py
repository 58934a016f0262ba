"""Results stand with what they are measured against and what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docutils.parsers.rst import directives

from drawing import link_to, outline, view
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.proof.results import LISTING
from sphinx_portfolio.views.results import ResultView
from sphinx_portfolio.views.viewer import Outward, Target

TIME = ResultView(
    quantity="1.50×",
    claim="Multiplication time",
    comparison="against a plain loop",
    note="",
    anchor="result-multiplication-time",
    page=Target(text="A matrix kernel", docname="projects/kernel", anchor="result-multiplication-time"),
    exhibits=(Outward(text="The kernel", url="https://example.org/pull/1", kind="pull-request"),),
    unpublished="",
)
OWN = ["result-multiplication-time", "result-memory-saved"]


@pytest.mark.parametrize(
    ("docname", "options", "claims", "own"),
    [
        ("projects/kernel", {}, ["Multiplication time", "Memory saved"], OWN),
        ("projects/kernel", {"limit": 1}, ["Multiplication time"], OWN),
        ("roles/lab", {}, ["Paper", "Multiplication time", "Memory saved"], ["result-paper"]),
        ("about", {}, ["Paper", "Multiplication time", "Memory saved"], []),
        ("index", {"limit": 2}, ["Paper", "Multiplication time"], []),
        ("index", {"featured": None}, ["Multiplication time"], []),
        ("projects/kernel", {"featured": None}, ["Multiplication time"], OWN[:1]),
    ],
)
def test_chosen(docname: str, options: dict[str, Any], claims: list[str], own: list[str]) -> None:
    """Shown are the featured ones, or those of the page, or of a page without a record all, up to a limit."""
    shown = view(LISTING, docname, options)
    assert [result.claim for result in shown.results] == claims
    assert list(shown.own) == own
    assert shown.tiles is ("featured" in options)


def test_nothing_to_show() -> None:
    """A page without results shows none."""
    assert view(LISTING, "roles/shop") is None


def test_list() -> None:
    """A result has an anchor on its own page and a link elsewhere; what it does not have is not drawn."""
    shown = view(LISTING, "projects/kernel", {"limit": 1})
    assert shown.results == (TIME,)
    bare = replace(TIME, quantity="", comparison="", note="On one machine.", anchor="other", exhibits=())
    assert outline(LISTING.draw(replace(shown, results=(TIME, bare)), link_to, ENGLISH)) == [
        "list.results",
        "  item.result",
        "    paragraph.figure: 1.50×",
        (
            "    paragraph.what: (#result-multiplication-time){claim|Multiplication time}"
            " {against|against a plain loop}"
        ),
        (
            "    paragraph.support: {mark mark-public|Public evidence: 1 link}"
            " <https://example.org/pull/1 out out-pull-request|The kernel>"
        ),
        "  item.result",
        "    paragraph.what: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>",
        "    paragraph.note: On one machine.",
        "    paragraph.support: {mark mark-unpublished|No evidence}",
    ]


def test_tiles() -> None:
    """A tile leads to its page wherever it stands, names the kinds of its links, and leaves the rest out."""
    shown = view(LISTING, "projects/kernel", {"featured": None})
    result = replace(TIME, note="On one machine.", unpublished="Private.")
    assert outline(LISTING.draw(replace(shown, results=(result,)), link_to, ENGLISH)) == [
        "list.tiles",
        "  item.tile",
        "    paragraph.figure: 1.50×",
        (
            "    paragraph.what: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        (
            "    paragraph.support: {mark mark-public|Public evidence: 1 link}"
            " <https://example.org/pull/1 out out-pull-request|Pull request{spoken|: The kernel}>"
        ),
    ]


def test_entry() -> None:
    """The directive is ``portfolio:results``; it takes a flag and a limit."""
    assert LISTING.name == "results"
    assert LISTING.options == {"featured": directives.flag, "limit": directives.positive_int}

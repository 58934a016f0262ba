"""The claims page shows every result of the site as a row."""

from __future__ import annotations

from dataclasses import replace

import portfolios
from drawing import link_to, outline, view, viewer
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.proof.claims import LISTING
from sphinx_portfolio.views.results import view_result


def test_every_result() -> None:
    """Every result is there, in the order in which its pages are read, whatever page shows them."""
    expected = tuple(view_result(claim, ENGLISH) for claim in portfolios.link().claims)
    assert view(LISTING, "claims") == view(LISTING, "about") == expected
    assert [result.claim for result in expected] == ["Paper", "Multiplication time", "Memory saved"]


def test_nothing_to_show() -> None:
    """Without a result there is no table."""
    assert (
        view(LISTING, "claims", over=viewer(portfolios.link({"index": portfolios.sources()["index"]})))
        is None
    )


def test_drawing() -> None:
    """A row says how much, what against what, with which limits, on which page, and what stands behind it."""
    paper, time, _ = view(LISTING, "claims")
    rows = replace(paper, quantity=""), replace(time, note="On one machine.")
    assert outline(LISTING.draw(rows, link_to, ENGLISH)) == [
        "table.claims",
        "  tgroup",
        "    colspec 12",
        "    colspec 28",
        "    colspec 16",
        "    colspec 24",
        "    thead",
        "      row",
        "        | Result",
        "        | What",
        "        | Where",
        "        | Evidence",
        "    tbody",
        "      row",
        "        | {figure|}",
        "        | <roles/lab#result-paper|{claim|Paper}>",
        "        | Example Laboratories",
        (
            "        | paragraph.support: {mark mark-public|Public evidence: 1 link}"
            " <https://example.org/paper out out-paper|The paper>"
        ),
        "      row",
        "        | {figure|1.50×}",
        "        entry",
        (
            "          paragraph: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        "          paragraph.note: On one machine.",
        "        | A matrix kernel",
        (
            "        | paragraph.support: {mark mark-public|Public evidence: 1 link}"
            " <https://example.org/pull/1 out out-pull-request|The kernel>"
        ),
    ]


def test_entry() -> None:
    """The directive is ``portfolio:claims`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("claims", {})

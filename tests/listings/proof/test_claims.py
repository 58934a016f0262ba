"""The claims page shows every result of the site as a row."""

from __future__ import annotations

import re
from dataclasses import replace

from docutils import nodes

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.proof.claims import LISTING
from sphinx_portfolio.views.results import view_result


def test_every_result() -> None:
    """Every result is there, in the order in which its pages are read, whatever page shows them."""
    expected = tuple(view_result(claim, ENGLISH) for claim in portfolios.link().claims)
    shown = view(LISTING, "claims")
    assert shown == view(LISTING, "about")
    assert tuple(result for result, _ in shown.rows) == expected
    assert [result.claim for result in expected] == ["Paper", "Multiplication time", "Memory saved"]


def test_what_compares_is_together() -> None:
    """On a page results with evidence come first, by its kinds; the order of pages stays."""
    first, kept = "    - claim: Multiplication time", "    - {claim: Secret, unpublished: Private.}\n"
    texts = edited(("projects/kernel", first, kept + first))
    rows = view(LISTING, "claims", over=viewer(portfolios.link(texts))).rows
    assert [result.claim for result, _ in rows] == ["Paper", "Multiplication time", "Secret", "Memory saved"]
    assert [roles for _, roles in rows] == [("lab",)] * 4


def test_filters() -> None:
    """Roles, kinds of evidence and what is public can be chosen; a choice of one is none."""
    form, table = LISTING.draw(view(LISTING, "claims"), link_to, ENGLISH)
    assert re.findall(r'<option value="([^"]*)">([^<]+)', form.astext()) == [
        ("", "All"),
        ("portfolio-kind-paper", "Paper"),
        ("portfolio-kind-pull-request", "Pull request"),
        ("", "All"),
        ("portfolio-public", "Public"),
        ("portfolio-unpublished", "Not public"),
    ]
    assert re.findall(r"<label>(\w+) <select>|>(Results[^<]+)", form.astext()) == [
        ("Kind", ""),
        ("Evidence", ""),
        ("", "Results shown: 3"),
    ]
    paper, _, memory = list(table.findall(nodes.row))[1:]
    assert paper["classes"] == ["portfolio-of-lab", "portfolio-kind-paper", "portfolio-public"]
    assert memory["classes"] == ["portfolio-of-lab", "portfolio-unpublished"]


def test_nothing_to_show() -> None:
    """Without a result there is no table."""
    assert (
        view(LISTING, "claims", over=viewer(portfolios.link({"index": portfolios.sources()["index"]})))
        is None
    )


def test_drawing() -> None:
    """A row says how much, what against what, with which limits, on which page, and what stands behind it."""
    shown = view(LISTING, "claims")
    (paper, roles), (time, _), _ = shown.rows
    rows = (replace(paper, quantity=""), roles), (replace(time, note="On one machine."), roles)
    _, table = LISTING.draw(replace(shown, rows=rows), link_to, ENGLISH)
    assert outline([table]) == [
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
        "      row.of-lab.kind-paper.public",
        "        | {figure|}",
        "        | <roles/lab#result-paper|{claim|Paper}>",
        "        | Example Laboratories",
        (
            "        | paragraph.support: <https://example.org/paper out out-paper|The paper>"
            " {host|example.org}"
        ),
        "      row.of-lab.kind-pull-request.public",
        "        | {figure|1.50×}",
        "        entry",
        (
            "          paragraph: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        "          paragraph.note: On one machine.",
        "        | A matrix kernel",
        (
            "        | paragraph.support: <https://example.org/pull/1 out out-pull-request|The kernel>"
            " {host|example.org}"
        ),
    ]


def test_entry() -> None:
    """The directive is ``portfolio:claims`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("claims", {})

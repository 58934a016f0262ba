"""Results stand with what they are measured against and what stands behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from docutils.parsers.rst import directives

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.proof.results import LISTING
from sphinx_portfolio.views.results import ResultView, Shape
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
    shape=Shape(kind="bars", values=(66.67, 100.0)),
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
            "    paragraph.support: <https://example.org/pull/1 out out-pull-request|Pull request"
            "{spoken|: The kernel}> {host|example.org}"
        ),
        "  item.result",
        "    paragraph.what: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>",
        "    paragraph.note: On one machine.",
        "    paragraph.support: {mark mark-missing|No evidence}",
    ]


def test_tiles() -> None:
    """A tile leads to its page, says where its evidence is, and unfolds why there is none."""
    shown = view(LISTING, "projects/kernel", {"featured": None})
    result = replace(TIME, note="On one machine.", shape=None)
    secret = replace(result, exhibits=(), unpublished="Private.")
    drawn = outline(LISTING.draw(replace(shown, results=(result, secret)), link_to, ENGLISH))
    assert drawn[5:] == [
        "  item.tile",
        *drawn[2:4],
        '    raw: <details class="portfolio-secret"><summary>Not public</summary>',
        "    paragraph.support: {mark mark-unpublished|Not public} {reason|Private.}",
        "    raw: </details>",
    ]
    assert drawn[:5] == [
        "list.tiles",
        "  item.tile",
        "    paragraph.figure: 1.50×",
        (
            "    paragraph.what: <projects/kernel#result-multiplication-time|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        (
            "    paragraph.support: <https://example.org/pull/1 out out-pull-request|example.org"
            "{spoken|: Pull request: The kernel}>"
        ),
    ]


def test_tile_shows_its_figure() -> None:
    """What a figure is against, and itself, are drawn as bars below it, which nothing reads aloud."""
    tile = LISTING.draw(view(LISTING, "projects/kernel", {"featured": None}), link_to, ENGLISH)
    (drawing,) = (line for line in outline(tile) if "<svg" in line)
    assert re.findall(r'class="([\w-]+)[^>]* width="([^"]+)"', drawing) == [
        ("portfolio-gauge-other", "66.67%"),
        ("portfolio-gauge-own", "100%"),
    ]
    assert 'aria-hidden="true"' in drawing


def test_role_folds_what_is_not_its_best() -> None:
    """A role with many results shows the three best, and unfolds the others; one more is not worth a fold."""
    more = "".join(f"    - {{claim: Further {number}, unpublished: Private.}}\n" for number in range(3))
    texts = edited(("projects/parser", "  skills: [Rust]", f"  skills: [Rust]\n  results:\n{more}"))
    shown = view(LISTING, "roles/lab", over=viewer(portfolios.link(texts)))
    assert [result.claim for result in shown.results[:2]] == ["Multiplication time", "Paper"]
    drawn = outline(LISTING.draw(shown, link_to, ENGLISH))
    folds = [line for line in drawn if line.startswith(("list", "raw"))]
    assert folds == [
        "list.results",
        'raw: <details class="portfolio-more"><summary>More results: 3</summary>',
        "list.results",
        "raw: </details>",
    ]
    assert view(LISTING, "roles/lab").best == 0


def test_entry() -> None:
    """The directive is ``portfolio:results``; it takes a flag and a limit."""
    assert LISTING.name == "results"
    assert LISTING.options == {"featured": directives.flag, "limit": directives.positive_int}

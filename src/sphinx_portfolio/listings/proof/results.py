"""The results of a page, with those of its write-ups on a role; ``featured``: the strongest of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst.directives import flag, positive_int

from sphinx_portfolio.graph.pages import is_dated
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.viewer import Options, Viewer


@dataclass(frozen=True, kw_only=True)
class ResultsView:
    """Results as a list, or as tiles on the home page; those in ``own`` have their anchors here."""

    results: tuple[ResultView, ...]
    own: tuple[str, ...]
    tiles: bool


def choose(viewer: Viewer, docname: str, options: Options) -> ResultsView | None:
    """Return the featured results, or those of the page, or on a page without a record all of them."""
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    claims = portfolio.claims_around(page) if is_dated(page) else portfolio.claims
    if tiles := "featured" in options:
        claims = portfolio.strongest
    results = tuple(view_result(claim, portfolio.words) for claim in claims[: options.get("limit")])
    own = tuple(claim.anchor for claim in claims if claim.page is page)
    return ResultsView(results=results, own=own, tiles=tiles) if results else None


def draw(view: ResultsView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw results as a list or as tiles."""
    drawn = parts.items("tiles" if view.tiles else "results", ())
    for result in view.results:
        own = result.anchor in view.own and not view.tiles
        drawn += _draw_result(result, link, words, own=own, brief=view.tiles)
    return [drawn]


def _draw_result(
    result: ResultView, link: parts.LinkTo, words: Words, *, own: bool, brief: bool
) -> nodes.list_item:
    """Draw how much, what, against what, and what stands behind it; if brief, its link tells more."""
    item = nodes.list_item("", classes=["portfolio-tile" if brief else "portfolio-result"])
    if result.quantity:
        item += parts.paragraph(result.quantity, name="figure")
    claim = parts.inline(result.claim, "claim")
    face = [parts.anchor(result.anchor), claim] if own else [link(result.page, claim)]
    item += parts.paragraph(*face, *parts.comparison(result), name="what")
    if result.note and not brief:
        item += parts.paragraph(result.note, name="note")
    item += parts.support(result, words, brief=brief)
    return item


OPTIONS = {"featured": flag, "limit": positive_int}
LISTING = parts.Listing(name="results", choose=choose, draw=draw, options=OPTIONS)

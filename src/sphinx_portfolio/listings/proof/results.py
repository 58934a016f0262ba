"""The results of a page, with those of its write-ups on a role; ``featured``: the strongest of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst.directives import flag, positive_int

from sphinx_portfolio.graph.pages import is_dated, is_role, ranked
from sphinx_portfolio.listings import parts
from sphinx_portfolio.listings.proof import gauges
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.viewer import Options, Viewer


BEST = 3
"""How many results of a role and its write-ups stand unfolded."""


@dataclass(frozen=True, kw_only=True)
class ResultsView:
    """Results as a list, or as tiles on the home page; those in ``own`` have their anchors here.

    Of ``best``, where that is not 0, so many stand there and the others are folded.
    """

    results: tuple[ResultView, ...]
    own: tuple[str, ...]
    tiles: bool
    best: int = 0


def choose(viewer: Viewer, docname: str, options: Options) -> ResultsView | None:
    """Return the featured results, or those of the page, or on a page without a record all of them."""
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    claims = portfolio.claims_around(page) if is_dated(page) else portfolio.claims
    if tiles := "featured" in options:
        claims = portfolio.strongest
    best = BEST if is_role(page) and not tiles and len(claims) > BEST + 1 else 0
    shown = (ranked(claims) if best else claims)[: options.get("limit")]
    results = tuple(view_result(claim, portfolio.words) for claim in shown)
    own = tuple(claim.anchor for claim in claims if claim.page is page)
    return ResultsView(results=results, own=own, tiles=tiles, best=best) if results else None


def draw(view: ResultsView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw results as a list or as tiles; those that are folded are a list of their own."""
    shown = view.results[: view.best or None]
    drawn: parts.Drawn = [_draw_list(view, shown, link, words)]
    if more := view.results[len(shown) :]:
        count = words("More results: {count}", count=words.number(len(more)))
        drawn += parts.folded("more", count, [_draw_list(view, more, link, words)])
    return drawn


def _draw_list(
    view: ResultsView, results: tuple[ResultView, ...], link: parts.LinkTo, words: Words
) -> nodes.bullet_list:
    listed = parts.items("tiles" if view.tiles else "results", ())
    for result in results:
        own = result.anchor in view.own and not view.tiles
        listed += _draw_result(result, link, words, own=own, brief=view.tiles)
    return listed


def _draw_result(
    result: ResultView, link: parts.LinkTo, words: Words, *, own: bool, brief: bool
) -> nodes.list_item:
    """Draw how much, what, against what, and what stands behind it; if brief, its link tells more."""
    item = nodes.list_item("", classes=["portfolio-tile" if brief else "portfolio-result"])
    if result.quantity:
        item += parts.paragraph(result.quantity, name="figure")
    if brief:
        item += gauges.draw(result.shape)
    claim = parts.inline(result.claim, "claim")
    face = [parts.anchor(result.anchor), claim] if own else [link(result.page, claim)]
    item += parts.paragraph(*face, *parts.comparison(result), name="what")
    if result.note and not brief:
        item += parts.paragraph(result.note, name="note")
    item += _draw_brief(result, words) if brief else [parts.support(result, words, named=not own)]
    return item


def _draw_brief(result: ResultView, words: Words) -> parts.Drawn:
    """Return what stands behind a result in few words."""
    if result.unpublished:
        return parts.secret(result, words)
    return [parts.paragraph(*(parts.sources(result, words) or [parts.mark(result, words)]), name="support")]


OPTIONS = {"featured": flag, "limit": positive_int}
LISTING = parts.Listing(name="results", choose=choose, draw=draw, options=OPTIONS)

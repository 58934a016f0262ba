"""Every result on the site, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_portfolio.graph.words import message
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.viewer import Options, Viewer

COLUMNS = {
    message("Result"): 12,
    message("What"): 28,
    message("Where"): 16,
    message("Evidence"): 24,
}
"""How many letters wide each column is where there is no other measure, as in plain text."""


def choose(viewer: Viewer, docname: str, options: Options) -> tuple[ResultView, ...] | None:
    """Return all results."""
    portfolio = viewer.portfolio
    return tuple(view_result(claim, portfolio.words) for claim in portfolio.claims) or None


def draw(results: tuple[ResultView, ...], link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw a row for each result: how much, what against what, on which page, what stands behind it."""
    columns = (nodes.colspec("", colwidth=width) for width in COLUMNS.values())
    head = nodes.thead("", _draw_row(*map(parts.paragraph, map(words, COLUMNS))))
    body = nodes.tbody("", *(_draw_claim(result, link, words) for result in results))
    group = nodes.tgroup("", *columns, head, body, cols=len(COLUMNS))
    return [nodes.table("", group, classes=["portfolio-claims"])]


def _draw_row(*cells: nodes.Node | parts.Drawn) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *(c if isinstance(c, list) else [c])) for c in cells))


def _draw_claim(result: ResultView, link: parts.LinkTo, words: Words) -> nodes.row:
    claim = link(result.page, parts.inline(result.claim, "claim"))
    what: parts.Drawn = [parts.paragraph(claim, *parts.comparison(result))]
    if result.note:
        what.append(parts.paragraph(result.note, name="note"))
    quantity = parts.paragraph(parts.inline(result.quantity, "figure"))
    return _draw_row(quantity, what, parts.paragraph(result.page.text), parts.support(result, words))


LISTING = parts.Listing(name="claims", choose=choose, draw=draw)

"""The evidence that a page declares, each piece with the results that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.pages import is_dated, is_entries
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import ResultView, view_result
from sphinx_portfolio.views.viewer import Options, Outward, Target, Viewer, to_evidence

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_portfolio.graph.words import Words


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of evidence and the results that it shows, here and on other pages."""

    link: Outward
    anchor: str
    shows: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """The evidence that a page declares, and its results that no evidence can be shown for."""

    pieces: tuple[Piece, ...]
    unpublished: tuple[ResultView, ...]


def choose(viewer: Viewer, docname: str, options: Options) -> EvidenceView | None:
    """Return what the page declares."""
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    if not is_dated(page) and not is_entries(page):
        return None
    pieces = []
    for exhibit in portfolio.exhibits_on(page):
        claims = portfolio.claims_citing.get(exhibit.evidence.id, ())
        shows = (Target(text=c.result.claim, docname=c.page.docname, anchor=c.anchor) for c in claims)
        pieces.append(
            Piece(link=to_evidence(exhibit, portfolio.words), anchor=exhibit.anchor, shows=tuple(shows))
        )
    claims = portfolio.claims_of(page) if is_dated(page) else ()
    unpublished = tuple(view_result(c, portfolio.words) for c in claims if c.result.unpublished)
    return EvidenceView(pieces=tuple(pieces), unpublished=unpublished) if pieces or unpublished else None


def draw(view: EvidenceView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw each piece with the results that it shows, then the results that none can be shown for."""
    pieces = [_draw_piece(piece, link, words) for piece in view.pieces]
    unpublished = [_draw_unpublished(result, link, words) for result in view.unpublished]
    return [parts.items("evidence", [*pieces, *unpublished])]


def _draw_piece(piece: Piece, link: parts.LinkTo, words: Words) -> parts.Drawn:
    line: list[str | nodes.Node] = [parts.anchor(piece.anchor), parts.outward(piece.link)]
    line += [" ", parts.inline(f"({piece.link.note})", "note")] if piece.link.note else []
    kind = parts.joined(piece.link.kind_label(words), piece.link.host)
    drawn = [parts.paragraph(*line), parts.paragraph(kind, name="kind")]
    if piece.shows:
        claims = [part for target in piece.shows for part in (words.comma, parts.linked(target, link))]
        drawn.append(parts.paragraph(words("Shows:"), " ", *claims[1:], name="shows"))
    return [*drawn]


def _draw_unpublished(result: ResultView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    claim, reason = parts.inline(result.claim, "claim"), parts.inline(result.unpublished, "reason")
    why = parts.paragraph(link(result.page, claim), words.colon, reason, name="shows")
    return [parts.paragraph(parts.mark(result, words)), why]


LISTING = parts.Listing(name="evidence", choose=choose, draw=draw)

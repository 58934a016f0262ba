"""A result as every output shows it, on pages and in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.pages import Claim, comparison, quantity, ranked
from sphinx_portfolio.views.viewer import Outward, Target, to_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.graph.words import Words


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """A result with the evidence that is public, or why there is none."""

    quantity: str
    claim: str
    comparison: str
    note: str
    anchor: str
    page: Target
    exhibits: tuple[Outward, ...]
    unpublished: str

    def mark(self, words: Words) -> str:
        """Return what stands behind the result, in a few words."""
        if not self.exhibits:
            return words("Unpublished") if self.unpublished else words("No evidence")
        count = len(self.exhibits)
        return words.count("Public evidence: {count} link", "Public evidence: {count} links", count)


def view_result(claim: Claim, words: Words) -> ResultView:
    """Return a result with the links that show it."""
    result = claim.result
    return ResultView(
        quantity=quantity(result, words),
        claim=result.claim,
        comparison=comparison(result, words),
        note=result.note or "",
        anchor=claim.anchor,
        page=Target(text=claim.page.title, docname=claim.page.docname, anchor=claim.anchor),
        exhibits=tuple(to_evidence(exhibit, words) for exhibit in claim.exhibits),
        unpublished=result.unpublished or "",
    )


def view_strongest(claims: Iterable[Claim], words: Words) -> ResultView | None:
    """Return the result that ranks first, or None of none."""
    return next((view_result(claim, words) for claim in ranked(claims)), None)

"""A result as every output shows it, on pages and in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.pages import Claim, comparison, quantity, ranked
from sphinx_portfolio.views.viewer import Outward, Target, to_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    @property
    def mark(self) -> str:
        """What stands behind the result, in a few words."""
        count = len(self.exhibits)
        if not count:
            return "Unpublished" if self.unpublished else "No evidence"
        return f"Public evidence: {count} link{'s' * (count != 1)}"


def view_result(claim: Claim) -> ResultView:
    """Return a result with the links that show it."""
    result = claim.result
    return ResultView(
        quantity=quantity(result),
        claim=result.claim,
        comparison=comparison(result),
        note=result.note or "",
        anchor=claim.anchor,
        page=Target(text=claim.page.title, docname=claim.page.docname, anchor=claim.anchor),
        exhibits=tuple(map(to_evidence, claim.exhibits)),
        unpublished=result.unpublished or "",
    )


def view_strongest(claims: Iterable[Claim]) -> ResultView | None:
    """Return the result that ranks first, or None of none."""
    return next(map(view_result, ranked(claims)), None)

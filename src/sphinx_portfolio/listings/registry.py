"""Every listing, a line each: directives, domain and drawing find all that they need of one here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_portfolio.listings import cards, claims, evidence, header, results, resume, skills, timeline

if TYPE_CHECKING:
    from sphinx_portfolio.listings.parts import Listing

LISTINGS: dict[str, Listing[Any]] = {
    listing.name: listing
    for listing in (
        header.LISTING,
        cards.LISTING,
        timeline.LISTING,
        results.LISTING,
        evidence.LISTING,
        skills.LISTING,
        claims.LISTING,
        resume.LISTING,
    )
}

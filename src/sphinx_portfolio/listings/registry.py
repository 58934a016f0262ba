"""Every listing: directives, domain and drawing find all that they need of one here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_portfolio.listings import cards, entries, header, resume, skills, timeline
from sphinx_portfolio.listings.proof import claims, evidence, publications, results

if TYPE_CHECKING:
    from sphinx_portfolio.listings.parts import Listing

LISTINGS: dict[str, Listing[Any]] = {
    module.LISTING.name: module.LISTING
    for module in (
        header,
        cards,
        timeline,
        results,
        evidence,
        skills,
        claims,
        publications,
        entries,
        resume,
    )
}

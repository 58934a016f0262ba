"""Every listing: directives, domain and drawing find all that they need of one here."""

from __future__ import annotations

from typing import Any

from sphinx_portfolio.listings import (
    cards,
    claims,
    evidence,
    header,
    parts,
    results,
    resume,
    skills,
    timeline,
)

LISTINGS: dict[str, parts.Listing[Any]] = {
    module.LISTING.name: module.LISTING
    for module in (header, cards, timeline, results, evidence, skills, claims, resume)
}

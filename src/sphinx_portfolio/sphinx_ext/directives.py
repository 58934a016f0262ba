"""The directives: each leaves a placeholder and notes the page as one that shows others.

What a placeholder shows is chosen by :mod:`sphinx_portfolio.views` and drawn by
:mod:`sphinx_portfolio.transforms` once every page is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.util.docutils import SphinxDirective

from sphinx_portfolio.sphinx_ext.domain import Listing, get_domain

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive


class placeholder(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Stands for a listing until the graph is known; ``listing`` names it, ``options`` are its options."""


class ListingDirective(SphinxDirective):
    """A directive that shows something of the portfolio."""

    listing: ClassVar[str]
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Note the listing and leave a placeholder."""
        given = dict(sorted(self.options.items()))
        notes = get_domain(self.env).note(self.env.docname)
        notes.listings.append(Listing(self.listing, given, self.lineno))
        node = placeholder("", listing=self.listing, options=given)
        self.set_source_info(node)
        return [node]


class HeaderDirective(ListingDirective):
    """The facts of the page's own record."""

    listing = "header"


class CardsDirective(ListingDirective):
    """Write-ups as cards: those of the page's role, of a role named, or the featured ones."""

    listing = "cards"
    option_spec: ClassVar[dict[str, Any]] = {
        "role": options.unchanged_required,
        "featured": options.flag,
        "limit": options.positive_int,
    }


class TimelineDirective(ListingDirective):
    """The roles along time, to scale."""

    listing = "timeline"


class ResultsDirective(ListingDirective):
    """The results of the page, with those of its write-ups on a role; ``featured``: the strongest of all."""

    listing = "results"
    option_spec: ClassVar[dict[str, Any]] = {
        "featured": options.flag,
        "limit": options.positive_int,
    }


class EvidenceDirective(ListingDirective):
    """The evidence that the page declares, each with the results it shows."""

    listing = "evidence"


class SkillsDirective(ListingDirective):
    """The vocabulary: each skill with when it was used and what proves it."""

    listing = "skills"


class ClaimsDirective(ListingDirective):
    """Every result on the site."""

    listing = "claims"


class ResumeDirective(ListingDirective):
    """The résumé, with the files to download."""

    listing = "resume"


directives: dict[str, type[Directive]] = {
    directive.listing: directive
    for directive in (
        HeaderDirective,
        CardsDirective,
        TimelineDirective,
        ResultsDirective,
        EvidenceDirective,
        SkillsDirective,
        ClaimsDirective,
        ResumeDirective,
    )
}

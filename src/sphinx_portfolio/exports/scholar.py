"""Publications for machines: as nodes of a page's JSON-LD, and as the tags that Google Scholar reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.json_ld import node, person_id
from sphinx_portfolio.model.records import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.exports.json_ld import Link, Node, Place
    from sphinx_portfolio.graph.portfolio import Page, Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.records import PageRecord

types = {
    "article": "ScholarlyArticle",
    "inproceedings": "ScholarlyArticle",
    "conference": "ScholarlyArticle",
    "phdthesis": "Thesis",
    "mastersthesis": "Thesis",
    "techreport": "Report",
    "book": "Book",
}
"""What an entry of a BibTeX file is to schema.org; others are a ``CreativeWork``."""

_RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")


def named_on(portfolio: Portfolio, page: Page[PageRecord] | None) -> tuple[Publication, ...]:
    """Return the publications that came of a page's work: it names them, or links to them as evidence."""
    if page is None or isinstance(page.record, Profile):
        return ()
    keys, urls = set(page.record.publications), {evidence.url for evidence in page.record.evidence}
    return tuple(entry for entry in portfolio.publications if entry.key in keys or entry.url in urls)


def publication(entry: Publication, portfolio: Portfolio, place: Place, link: Link) -> Node:
    """Return a publication as a node; the owner among its authors is the person of the site."""
    owner = portfolio.profile.record.name if portfolio.profile else None
    authors = [
        {"@type": "Person", **(person_id(place, link) if name == owner else {}), "name": name}
        for name in entry.authors
    ]
    venue = node("Periodical" if entry.kind == "article" else "CreativeWork", "", name=entry.venue)
    return node(
        types.get(entry.kind, "CreativeWork"),
        entry.url or link(place.docname, f"publication-{entry.key}"),
        name=entry.title,
        headline=entry.title,
        url=entry.url,
        author=authors,
        datePublished=entry.year,
        isPartOf=venue if entry.venue else None,
        pagination=entry.pages,
        identifier=node("PropertyValue", "", propertyID="DOI", value=entry.doi) if entry.doi else None,
    )


def tags(entry: Publication) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the tags of https://scholar.google.com/intl/en/scholar/inclusion.html."""
    yield "citation_title", entry.title
    for author in entry.authors:
        yield "citation_author", author
    yield "citation_publication_date", entry.year
    yield f"citation_{'journal' if entry.kind == 'article' else 'conference'}_title", entry.venue
    if pages := _RANGE.fullmatch(entry.pages):
        yield "citation_firstpage", pages[1]
        yield "citation_lastpage", pages[2]
    yield "citation_doi", entry.doi

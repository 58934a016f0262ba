"""What others have made, in the vocabulary of schema.org: evidence, and where publications came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_portfolio.graph.publications import Genre

if TYPE_CHECKING:
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.items import Evidence

Node: TypeAlias = dict[str, Any]
Kind: TypeAlias = str | list[str]

EVIDENCE_TYPES = {
    "repository": "SoftwareSourceCode",
    "program": "SoftwareSourceCode",
    "release": "SoftwareApplication",
    "package": "SoftwareApplication",
    "demo": "WebApplication",
    "paper": "ScholarlyArticle",
    "post": "BlogPosting",
    "news": "NewsArticle",
    "documentation": "TechArticle",
    "dataset": "Dataset",
    "talk": "PresentationDigitalDocument",
    "video": "VideoObject",
    "design": "VisualArtwork",
}
"""What a piece of evidence is to schema.org; kinds that it has no word for are a ``CreativeWork``."""

PUBLICATION_TYPES = {
    **dict.fromkeys((Genre.ARTICLE, Genre.PAPER, Genre.PREPRINT), "ScholarlyArticle"),
    Genre.THESIS: "Thesis",
    Genre.REPORT: "Report",
    Genre.BOOK: "Book",
    Genre.CHAPTER: "Chapter",
    Genre.TALK: "PresentationDigitalDocument",
}
"""What an entry of a BibTeX file is to schema.org; others are a ``CreativeWork``."""


def node(kind: Kind, id: str = "", **properties: Any) -> Node:
    """Return a node without the properties that have no value; a list of one is its element."""
    given = {key: value for key, value in properties.items() if value not in (None, "", [], ())}
    short = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in given.items()}
    return {"@type": kind, **({"@id": id} if id else {}), **short}


def exhibit_of(evidence: Evidence, address: str) -> Node:
    """Return a piece of evidence at its address, which is of this site for one of its programs."""
    return node(
        EVIDENCE_TYPES.get(evidence.kind, "CreativeWork"),
        address,
        name=evidence.title,
        url=address,
        codeRepository=address if evidence.kind == "repository" else None,
    )


def venue(entry: Publication) -> Node:
    """Return where a publication came out: what it is a part of, or who had it made."""
    if not entry.venue:
        return {}
    if entry.genre in {Genre.THESIS, Genre.REPORT}:
        return {"sourceOrganization": node("Organization", name=entry.venue)}
    if entry.genre is Genre.BOOK:
        return {"publisher": node("Organization", name=entry.venue)}
    kind = {Genre.ARTICLE: "Periodical", Genre.CHAPTER: "Book"}.get(entry.genre, "CreativeWork")
    whole = node(kind, name=entry.venue)
    if entry.genre is Genre.ARTICLE and entry.volume:
        whole = node("PublicationVolume", volumeNumber=entry.volume, isPartOf=whole)
    if entry.genre is Genre.ARTICLE and entry.number:
        whole = node("PublicationIssue", issueNumber=entry.number, isPartOf=whole)
    return {"isPartOf": whole}

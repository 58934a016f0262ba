"""What the head of a page tells machines: its description and address, its preview, publication and graph.

An address that has to be absolute is left out where the site does not know its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports import cited, json_ld
from sphinx_portfolio.graph.pages import is_profile, is_project
from sphinx_portfolio.graph.publications import Genre
from sphinx_portfolio.graph.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.viewer import Viewer

DESCRIPTION_LENGTH = 200
"""Search engines and previews show about this many characters of a description."""

_VENUES = {
    Genre.ARTICLE: "citation_journal_title",
    Genre.PAPER: "citation_conference_title",
    Genre.TALK: "citation_conference_title",
    Genre.CHAPTER: "citation_inbook_title",
    Genre.BOOK: "citation_publisher",
    Genre.THESIS: "citation_dissertation_institution",
    Genre.REPORT: "citation_technical_report_institution",
}
"""The tag that tells where a publication of a genre came out; of others none does."""

_RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")


@dataclass(frozen=True, kw_only=True)
class Head:
    """What machines are told of one page; texts that are empty are left out.

    ``address`` and ``image`` are absolute, or empty; ``base`` is what relative addresses on the page start
    from, if it is not the page; ``markdown`` and ``feed`` are relative to the page. ``said`` are the names of
    the elements that the head has already, which are not said again; an empty ``graph`` is left out.
    """

    title: str
    description: str
    kind: str
    site_title: str
    graph: cited.Node
    publication: Publication | None = None
    listed: bool = True
    base: str = ""
    address: str = ""
    image: str = ""
    markdown: str = ""
    feed: str = ""
    previewed: bool = True
    words: Words = ENGLISH
    said: frozenset[str] = frozenset()


def graph(viewer: Viewer, meta: json_ld.PageMetadata, link: json_ld.Link) -> cited.Node:
    """Return the graph of a page with the publications of its work, or all where it has the bibliography."""
    portfolio = viewer.portfolio
    publications = portfolio.publications
    if meta.docname != viewer.bibliography:
        publications = portfolio.publications_of(portfolio.page(meta.docname))
    return json_ld.graph(portfolio, meta, link, publications)


def publication(viewer: Viewer, docname: str) -> Publication | None:
    """Return the publication that search engines are to take the page for, or None.

    Google Scholar takes a page with ``citation_*`` tags for the page of one publication. That is the page
    with the bibliography where that has one entry; else it is the first page that names the publication, and
    names no other.
    """
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    if viewer.bibliography and len(portfolio.publications) == 1:
        return portfolio.publications[0] if docname == viewer.bibliography else None
    named = portfolio.publications_of(page)
    first = next((other for other in portfolio.dated if named == portfolio.publications_of(other)), None)
    return named[0] if len(named) == 1 and first is page else None


def kind_of(viewer: Viewer, docname: str) -> str:
    """Return what Open Graph calls a page."""
    page = viewer.portfolio.page(docname)
    return "profile" if is_profile(page) else "article" if is_project(page) else "website"


def html(head: Head) -> str:
    """Return the elements as HTML, one a line."""
    script = ET.Element("script", type="application/ld+json")
    script.text = json_ld.dump(head.graph)
    said = set(map(_subject, head.said))
    base = [ET.Element("base", href=head.base)] if head.base else []  # it counts for what comes after it
    metas = (
        ET.Element("meta", {by: name, "content": text})
        for by, name, text in _metas(head)
        if name and text and _subject(name) not in said
    )
    elements = [*base, *metas, *_links(head), *([script] if head.graph else ())]
    return "\n".join(ET.tostring(element, encoding="unicode", method="html") for element in elements)


def _subject(name: str) -> str:
    """Return what an element is about, for Open Graph or for Twitter: ``og:image:width`` of the image."""
    kind, *parts = name.split(":")
    return f"preview of {parts[0]}" if parts and kind in {"og", "twitter"} else name


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return the text, or as many of its words as fit, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    words = text[:length].rpartition(" ")[0] or text[: length - 1]
    return words.rstrip(" ,;:.–-") + "…"


def _metas(head: Head) -> Iterator[tuple[str, str, str]]:
    """Yield by what each element goes, its name and its content."""
    short = shorten(head.description)
    yield "name", "robots", "" if head.listed else "noindex"
    yield "name", "description", head.description
    if head.publication:
        yield from (("name", *tag) for tag in _scholar(head.publication))
    if head.previewed:
        yield from _previews(head, short)


def _previews(head: Head, short: str) -> Iterator[tuple[str, str, str]]:
    """Yield the tags of https://ogp.me, and Twitter's own."""
    yield "property", "og:type", head.kind
    yield "property", "og:title", head.title
    yield "property", "og:description", short
    yield "property", "og:site_name", head.site_title
    yield "property", "og:locale", head.words.open_graph
    yield "property", "og:url", head.address
    if head.image:
        yield "property", "og:image", head.image
        yield "property", "og:image:type", "image/png"
        yield "property", "og:image:width", "1200"
        yield "property", "og:image:height", "630"
        yield (
            "property",
            "og:image:alt",
            " ".join(filter(None, (f"{head.title}{head.words.stop.strip()}", short))),
        )
    yield "name", "twitter:card", "summary_large_image" if head.image else "summary"
    yield "name", "twitter:title", head.title
    yield "name", "twitter:description", short
    yield "name", "twitter:image", head.image


def _scholar(entry: Publication) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the tags of https://scholar.google.com/intl/en/scholar/inclusion.html."""
    yield "citation_title", entry.title
    for author in entry.authors:
        yield "citation_author", author
    yield "citation_publication_date", entry.date.replace("-", "/") or entry.year
    yield _VENUES.get(entry.genre, ""), entry.venue
    if entry.genre is Genre.ARTICLE:
        yield "citation_volume", entry.volume
        yield "citation_issue", entry.number
    if entry.genre is Genre.REPORT:
        yield "citation_technical_report_number", entry.number
    if pages := _RANGE.fullmatch(entry.pages):
        yield "citation_firstpage", pages[1]
        yield "citation_lastpage", pages[2]
    yield "citation_doi", entry.doi
    yield "citation_arxiv_id", entry.eprint


def _links(head: Head) -> Iterator[ET.Element]:
    for type, title, address in (
        ("text/markdown", head.words("{title} as Markdown", title=head.title), head.markdown),
        ("application/atom+xml", head.site_title, head.feed),
    ):
        if address:
            yield ET.Element("link", rel="alternate", type=type, title=title, href=address)

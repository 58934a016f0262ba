"""What the head of a page tells machines: its description, its address, its preview and its graph.

An address that has to be absolute is left out where the site does not know its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports import json_ld, scholar
from sphinx_portfolio.model.records import Profile, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.exports.json_ld import Link, Node, Place
    from sphinx_portfolio.graph.portfolio import Page
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.records import PageRecord
    from sphinx_portfolio.views.viewer import Viewer

description_length = 200
"""Search engines and previews show about this many characters of a description."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What is told of one page; texts that are empty are left out.

    ``address`` and ``image`` are absolute, or empty; ``base`` is what relative addresses on the page start
    from, if it is not the page; ``markdown`` and ``feed`` are relative to the page.
    """

    title: str
    description: str
    kind: str
    site_title: str
    graph: Node
    publication: Publication | None = None
    listed: bool = True
    base: str = ""
    address: str = ""
    image: str = ""
    markdown: str = ""
    feed: str = ""


def graph(viewer: Viewer, place: Place, link: Link) -> Node:
    """Return the graph of a page."""
    portfolio, page = viewer.portfolio, viewer.page(place.docname)
    shown = scholar.named_on(portfolio, page)
    if place.docname == viewer.bibliography:
        shown = portfolio.publications
    published = [scholar.publication(entry, portfolio, place, link) for entry in shown]
    return json_ld.graph(portfolio, page, place, link, published)


def publication(viewer: Viewer, docname: str) -> Publication | None:
    """Return the publication that search engines are to take the page for, or None.

    Google Scholar takes a page with ``citation_*`` tags for the page of one publication. That is the page
    with the bibliography where that has one entry; else it is the first page that names the publication, and
    names no other.
    """
    portfolio, page = viewer.portfolio, viewer.page(docname)
    if viewer.bibliography and len(portfolio.publications) == 1:
        return portfolio.publications[0] if docname == viewer.bibliography else None
    named = scholar.named_on(portfolio, page)
    pages: tuple[Page[PageRecord], ...] = (*portfolio.roles, *portfolio.projects)
    first = next((other for other in pages if named == scholar.named_on(portfolio, other)), None)
    return named[0] if len(named) == 1 and first is page else None


def kind_of(viewer: Viewer, docname: str) -> str:
    """Return what Open Graph calls a page."""
    page = viewer.page(docname)
    kinds = {Profile: "profile", Project: "article"}
    return kinds.get(type(page.record), "website") if page else "website"


def html(head: Head) -> str:
    """Return the elements as HTML, one a line."""
    script = ET.Element("script", type="application/ld+json")
    script.text = json_ld.dump(head.graph)
    elements = [*_place(head), *_description(head), *_preview(head), *_links(head), script]
    return "\n".join(ET.tostring(element, encoding="unicode", method="html") for element in elements)


def shorten(text: str, length: int = description_length) -> str:
    """Return the text, or as many of its words as fit, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    words = text[:length].rpartition(" ")[0] or text[: length - 1]
    return words.rstrip(" ,;:.–-") + "…"


def _place(head: Head) -> Iterator[ET.Element]:
    """Yield what comes first: the base is for every address after it."""
    if head.base:
        yield ET.Element("base", href=head.base)
    if not head.listed:
        yield from _named("name", "robots", "noindex")


def _description(head: Head) -> Iterator[ET.Element]:
    yield from _named("name", "description", head.description)
    if head.publication:
        for name, content in scholar.tags(head.publication):
            yield from _named("name", name, content)


def _preview(head: Head) -> Iterator[ET.Element]:
    """Yield the tags of https://ogp.me and those that X reads beside them."""
    description = shorten(head.description)
    picture = {
        "og:image": head.image,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": " ".join(filter(None, (f"{head.title}.", description))),
    }
    for name, content in {
        "og:type": head.kind,
        "og:title": head.title,
        "og:description": description,
        "og:site_name": head.site_title,
        "og:url": head.address,
        **(picture if head.image else {}),
    }.items():
        yield from _named("property", name, content)
    for name, content in {
        "twitter:card": "summary_large_image" if head.image else "summary",
        "twitter:title": head.title,
        "twitter:description": description,
        "twitter:image": head.image,
    }.items():
        yield from _named("name", name, content)


def _links(head: Head) -> Iterator[ET.Element]:
    for sort, title, address in (
        ("text/markdown", f"{head.title} as Markdown", head.markdown),
        ("application/atom+xml", head.site_title, head.feed),
    ):
        if address:
            yield ET.Element("link", rel="alternate", type=sort, title=title, href=address)


def _named(attribute: str, name: str, content: str) -> Iterator[ET.Element]:
    if content:
        yield ET.Element("meta", {attribute: name, "content": content})

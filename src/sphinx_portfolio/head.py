"""What the head of a page tells machines: its description, its address, its preview and its graph.

An address that has to be absolute is left out where the site does not know its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.export import json_ld, scholar
from sphinx_portfolio.model import Profile, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.export.json_ld import Node
    from sphinx_portfolio.publications import Publication

description_length = 200
"""Search engines and previews show about this many characters of a description."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What is told of one page; texts that are empty are left out.

    ``address`` and ``image`` are absolute, or empty; ``markdown`` and ``feed`` are relative to the page.
    """

    title: str
    description: str
    kind: str
    site_title: str
    address: str = ""
    image: str = ""
    markdown: str = ""
    feed: str = ""
    graph: Node | None = None
    publication: Publication | None = None


def html(head: Head) -> str:
    """Return the elements as HTML, one a line."""
    elements = [*_description(head), *_preview(head), *_links(head)]
    if head.graph is not None:
        script = ET.Element("script", type="application/ld+json")
        script.text = json_ld.dump(head.graph)
        elements.append(script)
    return "\n".join(ET.tostring(element, encoding="unicode", method="html") for element in elements)


def shorten(text: str, length: int = description_length) -> str:
    """Return the text, or as many of its words as fit, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    words = text[:length].rpartition(" ")[0] or text[: length - 1]
    return words.rstrip(" ,;:.–-") + "…"


def _description(head: Head) -> Iterator[ET.Element]:
    yield from _named("name", "description", head.description)
    if head.publication:
        for name, content in scholar.tags(head.publication):
            yield from _named("name", name, content)


def _preview(head: Head) -> Iterator[ET.Element]:
    """Yield Open Graph's tags, and those of Twitter's that do not fall back to them."""
    description = shorten(head.description)
    for name, content in (
        ("og:type", head.kind),
        ("og:title", head.title),
        ("og:description", description),
        ("og:site_name", head.site_title),
        ("og:url", head.address),
        ("og:image", head.image),
    ):
        yield from _named("property", name, content)
    if head.image:
        for name, content in (
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", f"{head.title}. {description}"),
        ):
            yield from _named("property", name, content)
    for name, content in (
        ("twitter:card", "summary_large_image" if head.image else "summary"),
        ("twitter:title", head.title),
        ("twitter:description", description),
        ("twitter:image", head.image),
    ):
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


def kind_of(record: object) -> str:
    """Return what Open Graph calls a page with this record."""
    return "profile" if isinstance(record, Profile) else "article" if isinstance(record, Project) else "website"

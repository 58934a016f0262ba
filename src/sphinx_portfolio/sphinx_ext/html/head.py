"""The head of each page, as machines read it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.util.osutil import relative_uri

from sphinx_portfolio.exports import feed, head, json_ld
from sphinx_portfolio.exports.site import absolute, folder, unlisted
from sphinx_portfolio.sphinx_ext import config, neighbours
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.html import not_found
from sphinx_portfolio.typeset import social_card

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = re.compile(r"""<meta\b[^>]*?\b(?:name|property)=["']([^"']+)""")
"""The name of an element that the owner or another extension has put into the head."""


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Fill the head of a page."""
    if app.builder.name not in config.builders or not get_domain(app.env).viewer.covers(pagename):
        return
    if not (
        config.is_given(app.config, "html_copy_source") or neighbours.READ_SOURCES & app.extensions.keys()
    ):
        context["sourcename"] = ""  # which Sphinx would publish, comments and front matter included
    page = get_domain(app.env).portfolio.page(pagename)
    if page and page.title != get_domain(app.env).title(pagename):  # told apart from another of that name
        context["title"] = escape(page.title)
    base, listed = folder(app.config.html_baseurl), pagename not in unlisted
    context["pageurl"] = absolute(base, app.builder.get_target_uri(pagename)) if base and listed else None
    context["metatags"] = context.get("metatags", "") + head.html(_head(app, pagename, context, doctree))


def _head(app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document | None) -> head.Head:
    domain, here = get_domain(app.env), app.builder.get_target_uri(pagename)
    viewer, listed, base = domain.viewer, pagename not in unlisted, folder(app.config.html_baseurl)
    card = social_card.path(pagename)
    has_card = base and viewer.portfolio.profile and pagename in app.env.found_docs  # whose address is whole
    has_card = has_card and domain.legible and neighbours.is_there(app, "cards", card)
    generated = {"search": domain.words("Search"), "genindex": domain.words("Index")}
    title = generated.get(pagename) or ("" if doctree else Markup(context.get("title", "")).striptags())
    place = domain.page_metadata(pagename, title=title, description=_first_paragraph(doctree))
    based = not listed and neighbours.is_made(app.config, "not_found")
    copied = doctree is not None and listed and neighbours.is_there(app, "markdown", f"{pagename}.md")
    fed = viewer.portfolio.projects and neighbours.is_there(app, "feed", viewer.folder + feed.path)
    linked = neighbours.is_made(app.config, "json_ld")
    return head.Head(
        title=place.title,
        description=place.description,
        kind=head.kind_of(viewer, pagename),
        site_title=place.site_title,
        graph=head.graph(viewer, place, _link(app, here)) if linked else {},
        publication=head.publication(viewer, pagename),
        listed=listed,
        base=not_found.base_path(app.config.html_baseurl) + here if based else "",
        address=context["pageurl"] or "",
        image=base + quote(card) if has_card else "",
        markdown=relative_uri(here, quote(f"{pagename}.md")) if copied else "",
        feed=context["pathto"](viewer.folder + feed.path, resource=True) if fed else "",
        previewed=neighbours.is_made(app.config, "open_graph"),
        words=viewer.portfolio.words,
        said=frozenset(_NAME.findall(context.get("metatags", ""))),
    )


def _first_paragraph(doctree: nodes.document | None) -> str:
    """Return the beginning of an ordinary page, which tells best what it is."""
    paragraphs = doctree.findall(nodes.paragraph) if doctree else ()
    return head.shorten(next((p.astext() for p in paragraphs if isinstance(p.parent, nodes.section)), ""))


def _link(app: Sphinx, here: str) -> json_ld.Link:
    base = folder(app.config.html_baseurl)

    def link(docname: str, anchor: str) -> str:
        there = app.builder.get_target_uri(docname)
        near = relative_uri(here, there) or posixpath.basename(here) or "./"
        return (absolute(base, there) if base else near) + (f"#{anchor}" if anchor else "")

    return link

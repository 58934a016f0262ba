"""The page for addresses that lead nowhere: hosts serve it in place of any page, at any depth.

Its relative addresses start from the base that :mod:`sphinx_portfolio.exports.head` gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports.site import folder
from sphinx_portfolio.sphinx_ext import neighbours
from sphinx_portfolio.sphinx_ext.config import builders
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

docname = "404"
"""The page that Read the Docs, GitHub Pages, Netlify and others look for."""


def on_html_page_context(app: Sphinx, pagename: str, __: str, context: dict[str, Any], *rest: object) -> None:
    """Add a search field to the page, and have scripts look for the site's files where they are."""
    made = neighbours.is_made(app.config, "not_found") and not get_domain(app.env).viewer.folder
    if pagename != docname or app.builder.name not in builders or not made:
        return
    context["content_root"] = base_path(app.config.html_baseurl)
    form = _form(app.builder.get_target_uri("search"), get_domain(app.env).words("Search"))
    context["body"] += ET.tostring(form, encoding="unicode", method="html")
    app.add_js_file("portfolio/not-found.js", loading_method="defer")  # while a page is written, to it alone


def base_path(base_url: str) -> str:
    """Return the path of the site on its host; the root, where the site does not know its address."""
    return folder(urlsplit(base_url).path) or "/"


def _form(action: str, label: str) -> ET.Element:
    form = ET.Element("form", {"class": "portfolio-not-found", "role": "search", "action": action})
    ET.SubElement(form, "label", {"for": "portfolio-not-found"}).text = label
    ET.SubElement(form, "input", {"id": "portfolio-not-found", "type": "search", "name": "q"})
    ET.SubElement(form, "button", {"type": "submit"}).text = label
    return form

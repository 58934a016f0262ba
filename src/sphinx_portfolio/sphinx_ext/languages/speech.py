"""What the frame of a page and its scripts say, in the language of the site, and which way it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx_portfolio.graph.words import message
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_portfolio.graph.words import Words

SAID = (
    message("Close"),
    message("Copied"),
    message("Copy"),
    message("Navigation"),
    message("On this page"),
    message("Press Enter to search"),
    message("Search"),
    message("Sort by"),
)
"""What scripts say before a reader has searched; the rest comes with the index of the pages."""


def on_builder_inited(app: Sphinx) -> None:
    """Have pages load what mirrors them, where the language asks for that."""
    if get_domain(app.env).words.right_to_left:
        app.add_css_file("portfolio/right-to-left.css", priority=720)


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give scripts their words under other themes; ours does so for each of its pages."""
    domain, theme = get_domain(app.env), getattr(app.builder, "theme", None)
    framed = theme is not None and "portfolio_navigation" in theme.get_options({})
    if not framed and domain.viewer.covers(pagename):
        speak(context, domain.words)


def speak(context: dict[str, Any], words: Words) -> None:
    """Give a page the words that scripts say, and tell where its lines begin."""
    context["metatags"] = context.get("metatags", "") + _meta(words)
    if words.right_to_left and context.get("language"):  # alone of all values it stands in the tag <html>
        context["language"] += '" dir="rtl'


def _meta(words: Words) -> str:
    """Return the words for scripts, as far as they are others than the English ones that scripts hold."""
    said = {text: words(text) for text in SAID if words(text) != text}
    if not said:
        return ""
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    element = ET.Element("meta", name="portfolio-words", content=content)
    return ET.tostring(element, encoding="unicode", method="html")

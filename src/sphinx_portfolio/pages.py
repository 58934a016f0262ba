"""The page around the content: the sidebar's tree and the neighbours."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_portfolio.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder

    from sphinx_portfolio.views import Navigation, Target


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each page the portfolio's own navigation."""
    viewer = get_domain(app.env).viewer
    navigation = viewer.navigation(pagename)
    pathto: Callable[[str], str] = context["pathto"]

    def neighbour(target: Target | None) -> dict[str, str] | None:
        return {"link": pathto(target.docname), "title": escape(target.text)} if target else None

    context["toctree"] = lambda **kwargs: sidebar(navigation, pagename, pathto)
    if app.config.html_theme == "furo":  # which would look for branches to fold, and ours has none
        context["toctree"] = lambda **kwargs: ""
        context["portfolio_sidebar"] = sidebar(navigation, pagename, pathto)
    context["prev"], context["next"] = neighbour(navigation.previous), neighbour(navigation.next)
    context["rellinks"] = [link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}] + [
        (target.docname, escape(target.text), label[0].upper(), label)
        for target, label in ((navigation.next, "next"), (navigation.previous, "previous"))
        if target
    ]
    context["parents"] = context["portfolio_parents"] = [neighbour(parent) for parent in navigation.parents]


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Remove the built page of a source that is gone; Sphinx would leave it published."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        for docname in removed:
            Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)
    return []


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Drop words from the search index that stand on no page any more.

    Sphinx keeps them with an empty list, so that an incremental build would differ from a cold one.
    """
    indexer: IndexBuilder | None = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return []


def sidebar(navigation: Navigation, docname: str, pathto: Callable[[str], str]) -> str:
    """Return the tree of the sidebar; its size depends on the roles and on one role's write-ups alone.

    Sphinx's own tree holds every page on every page, which takes half of the time of a build of 100 pages
    and nearly all of one of 1,000.
    """
    root = ET.Element("nav", {"aria-label": "Pages"})
    roles = _section(root, "Roles")
    for target in navigation.roles:
        item = _entry(roles, target, docname, pathto, level=1)
        if target.docname == navigation.role and navigation.work:
            item.set("class", "toctree-l1 current")
            branch = ET.SubElement(item, "ul")
            for work in navigation.work:
                _entry(branch, work, docname, pathto, level=2)
    others = _section(root, "Across roles")
    for target in navigation.others:
        _entry(others, target, docname, pathto, level=1)
    return ET.tostring(root, encoding="unicode", short_empty_elements=False)


def _section(parent: ET.Element, caption: str) -> ET.Element:
    heading = ET.SubElement(parent, "p", {"class": "caption"})
    ET.SubElement(heading, "span", {"class": "caption-text"}).text = caption
    return ET.SubElement(parent, "ul")


def _entry(
    parent: ET.Element, target: Target, docname: str, pathto: Callable[[str], str], *, level: int
) -> ET.Element:
    here = target.docname == docname
    item = ET.SubElement(parent, "li", {"class": f"toctree-l{level}{' current current-page' * here}"})
    link = ET.SubElement(item, "a", {"class": "reference internal", "href": pathto(target.docname)})
    if here:
        link.set("aria-current", "page")
    link.text = target.text
    return item

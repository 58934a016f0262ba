"""The page around the content: the sidebar's tree, the neighbours, and what the head says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx_portfolio.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_portfolio.views import Navigation, Target


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each page the portfolio's own navigation, and its summary as its description."""
    viewer = get_domain(app.env).viewer
    navigation = viewer.navigation(pagename)
    pathto: Callable[[str], str] = context["pathto"]

    def neighbour(target: Target | None) -> dict[str, str] | None:
        return {"link": pathto(target.docname), "title": escape(target.text)} if target else None

    context["toctree"] = lambda **kwargs: sidebar(navigation, pagename, pathto)
    context["prev"], context["next"] = neighbour(navigation.previous), neighbour(navigation.next)
    context["parents"] = context["portfolio_parents"] = [neighbour(parent) for parent in navigation.parents]
    page = viewer.page(pagename)
    if page is not None:
        description = ET.Element("meta", name="description", content=page.record.summary)
        context["metatags"] += ET.tostring(description, encoding="unicode", short_empty_elements=False)


def sidebar(navigation: Navigation, docname: str, pathto: Callable[[str], str]) -> str:
    """Return the tree of the sidebar; its size depends on the roles and on one role's write-ups alone.

    Sphinx's own tree holds every page on every page, which takes half of the time of a build of 100 pages
    and nearly all of one of 1,000.
    """
    root = ET.Element("ul")
    for target in navigation.roles:
        item = _entry(root, target, docname, pathto, level=1)
        if target.docname == navigation.role and navigation.work:
            item.set("class", "toctree-l1 current")
            branch = ET.SubElement(item, "ul")
            for work in navigation.work:
                _entry(branch, work, docname, pathto, level=2)
    for target in navigation.others:
        _entry(root, target, docname, pathto, level=1)
    return ET.tostring(root, encoding="unicode", short_empty_elements=False)


def _entry(
    parent: ET.Element, target: Target, docname: str, pathto: Callable[[str], str], *, level: int
) -> ET.Element:
    here = target.docname == docname
    item = ET.SubElement(parent, "li", {"class": f"toctree-l{level}{' current' * here}"})
    link = ET.SubElement(item, "a", {"class": "reference internal", "href": pathto(target.docname)})
    if here:
        link.set("aria-current", "page")
    link.text = target.text
    return item

"""The page around the content: the sidebar's tree and the neighbours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_portfolio.views.viewer import Navigation, Target


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


def sidebar(navigation: Navigation, docname: str, pathto: Callable[[str], str]) -> str:
    """Return the tree of the sidebar; its size depends on the roles and on one role's write-ups alone.

    Sphinx's own tree holds every page on every page, which takes half of the time of a build of 100 pages
    and nearly all of one of 1,000.
    """

    def entry(target: Target, level: int, branch: str = "") -> str:
        here = target.docname == docname
        current = " current current-page" if here else " current" if branch else ""
        mark = ' aria-current="page"' if here else ""
        link = f'<a class="reference internal" href="{escape(pathto(target.docname))}"{mark}>'
        return f'<li class="toctree-l{level}{current}">{link}{escape(target.text)}</a>{branch}</li>'

    work = "".join(entry(target, 2) for target in navigation.work)
    branches = {navigation.role: f"<ul>{work}</ul>"} if work else {}
    roles = (entry(target, 1, branches.get(target.docname, "")) for target in navigation.roles)
    others = (entry(target, 1) for target in navigation.others)
    sections = _section("Roles", roles) + _section("Across roles", others)
    return f'<nav aria-label="Pages">{sections}</nav>'


def _section(caption: str, entries: Iterable[str]) -> str:
    return f'<p class="caption"><span class="caption-text">{caption}</span></p><ul>{"".join(entries)}</ul>'

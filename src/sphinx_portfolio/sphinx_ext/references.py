"""Cross-reference roles, one for each kind of object: a role, a project, a skill, a piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.roles import XRefRole

from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain, get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PortfolioXRefRole(XRefRole):
    """A reference to an object of the portfolio; one that leads nowhere is a warning."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)


roles = {kind: PortfolioXRefRole() for kind in PortfolioDomain.object_types}


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note what the page refers to: its text shows their titles, and evidence in it counts as cited."""
    found = {
        (node["reftype"], node["reftarget"])
        for node in doctree.findall(pending_xref)
        if node.get("refdomain") == PortfolioDomain.name
    }
    if found:
        get_domain(app.env).note(app.env.docname).references = found

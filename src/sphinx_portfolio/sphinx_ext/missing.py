"""What leads nowhere and what finds nothing, told unless it follows from a mistake that is told already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_portfolio.graph.pages import is_project, is_role
from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.model.fields import as_identifier
from sphinx_portfolio.model.problems import Problem, Subtype, nearest
from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain, get_domain, warn

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.sphinx_ext.domain import Placement

logger = logging.getLogger(__name__)

_CURES = {
    "cards": "add a write-up",
    "cards featured": "write `featured: 1` in a write-up",
    "results": "state `results` in front matter",
    "results featured": "write `featured: 1` beside a result",
    "claims": "state `results` in a write-up",
    "evidence": "state `evidence` in front matter",
    "skills": "name skills in the `vocabulary` of the profile",
    "timeline": "add a role",
    "publications": "name a BibTeX file with entries as `portfolio_publications` in conf.py",
    "publications selected": "write `keywords = {selected}` in an entry",
    "entries section": "add a page of this `section`",
}
"""What an owner writes for a listing, with an option of it, to find something."""


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell of listings that find nothing, where all pages could be read."""
    domain = get_domain(env)
    portfolio, viewer = domain.portfolio, domain.viewer
    if domain.broken or (portfolio.pages and not portfolio.profile):
        return
    _tell_of_two(domain)
    for docname, notes in sorted(domain.pages.items()):
        for placed in notes.listings:
            if viewer.view(LISTINGS[placed.name].choose, docname, placed.options) is None:
                _tell(portfolio, docname, placed)


def _tell_of_two(domain: PortfolioDomain) -> None:
    """Tell that references to skills can lead to one list of them alone."""
    placed = [
        (name, each.line)
        for name, notes in sorted(domain.pages.items())
        for each in notes.listings
        if each.name == "skills"
    ]
    for docname, line in placed[1:]:
        message = f"portfolio:skills stands on {placed[0][0]} already, where references lead; take out one."
        warn(Problem(subtype=Subtype.DUPLICATE_ID, message=message, line=line, docname=docname))


def _tell(portfolio: Portfolio, docname: str, placed: Placement) -> None:
    page, named = portfolio.page(docname), placed.options.get("role")
    role = named or (page.id if is_role(page) else "")
    if named and not portfolio.role(named):
        known = nearest(named, (role.id for role in portfolio.roles))
        subtype, message = Subtype.UNKNOWN_ROLE, f"no page describes the role “{named}”; {known}"
    elif _is_to_come(portfolio, placed.name, role) or (placed.name == "results" and is_project(page)):
        return
    else:
        subtype = Subtype.EMPTY_LISTING
        message = f"portfolio:{placed.name} finds nothing to show; {_cure(placed)}, or take it out."
    warn(Problem(subtype=subtype, message=message, line=placed.line, docname=docname))


def _cure(placed: Placement) -> str:
    """Return what to write for a listing to find something."""
    chosen = (f"{placed.name} {option}" for option in placed.options)
    names = [*(name for name in chosen if name in _CURES), placed.name]
    return _CURES.get(names[0], "add what it shows")


def _is_to_come(portfolio: Portfolio, listing: str, role: str) -> bool:
    """Tell whether a listing waits for the first write-up, of a role or of all, or for the first role."""
    if listing in {"cards", "results", "claims"} and portfolio.profile:
        return not (portfolio.projects_of(role) if role else portfolio.projects)
    return listing == "timeline" and bool(portfolio.profile) and not portfolio.roles


def on_warn_missing_reference(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Name the nearest id when a reference of ours leads nowhere."""
    if node.get("refdomain") != PortfolioDomain.name or not isinstance(domain, PortfolioDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    if not _follows(domain, kind, target):
        known = {name for name, _, type_, *_ in domain.get_objects() if type_ == kind}
        if kind == "skill":
            known = {use.skill.name for use in domain.portfolio.skills}
        hint = nearest(target.rpartition("/")[2].removesuffix(".md"), known)
        titled = {name for name, title, type_, *_ in domain.get_objects() if (type_, title) == (kind, target)}
        if titled:
            hint = f"did you mean “{min(titled)}”?"
        if target in domain.drafts.ids and kind != "evidence":
            hint = "it is a draft: publish it, or take the reference out."
        if target in domain.drafts.evidence and kind == "evidence":
            hint = "a draft declares it: publish that page, or take the reference out."
        if kind == "skill" and domain.portfolio.skill(target):
            hint = "it is known, but no page shows it; write `portfolio:skills` on one."
        logger.warning("there is no %s “%s”; %s", kind, target, hint, type="ref", subtype=kind, location=node)
    return True


def _follows(domain: PortfolioDomain, kind: str, target: str) -> bool:
    """Tell whether what is referred to may stand on a page that could not be read, or has a wrong name."""
    portfolio = domain.portfolio
    if kind == "skill":
        return portfolio.profile is None and bool(domain.broken or portfolio.pages)
    if kind == "evidence":
        return bool(domain.broken)
    misnamed = {as_identifier(page.id) for page in portfolio.dated if as_identifier(page.id) != page.id}
    return target in domain.broken | misnamed

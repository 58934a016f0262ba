"""Write-ups as cards: those of the page's role, of a role named, or the featured ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.parsers.rst.directives import flag, positive_int, unchanged_required
from sphinx_design.shared import create_component

from sphinx_portfolio.graph.pages import is_role
from sphinx_portfolio.listings import parts, patterns
from sphinx_portfolio.views.results import ResultView, view_strongest
from sphinx_portfolio.views.viewer import Options, Picture, Target, Viewer, to_page

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words


@dataclass(frozen=True, kw_only=True)
class Card:
    """A write-up as a card whose whole face leads to it; ``kicker`` tells where and when it was done.

    Without a ``picture`` it has a ``pattern`` of its skills, by their places in the vocabulary.
    """

    page: Target
    kicker: str
    summary: str
    skills: tuple[str, ...]
    strongest: ResultView | None
    picture: Picture | None = None
    hue: int = 0
    pattern: tuple[int, ...] = ()


def choose(viewer: Viewer, docname: str, options: Options) -> tuple[Card, ...] | None:
    """Return the write-ups that are featured, or of a role, or all of them where neither is said."""
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    role = options.get("role") or (page.id if is_role(page) else None)
    projects = portfolio.projects_of(role) if role else portfolio.projects
    if "featured" in options:
        projects = portfolio.featured
    places = {use.skill.id: place for place, use in enumerate(portfolio.skills)}
    cards = (
        Card(
            page=to_page(project),
            kicker=parts.joined(portfolio.organisation_of(project), portfolio.dates_of(project)),
            summary=project.record.summary,
            skills=project.record.skills,
            strongest=view_strongest(portfolio.claims_of(project), portfolio.words),
            picture=viewer.picture(project, project.record.image),
            hue=viewer.hue(project),
            pattern=tuple(places[use.skill.id] for use in map(portfolio.skill, project.record.skills) if use),
        )
        for project in projects[: options.get("limit")]
    )
    return tuple(cards) or None


def draw(cards: tuple[Card, ...], link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw cards in a grid of one or two columns."""
    row = create_component("grid-row", ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3"])
    for card in cards:
        row += create_component(
            "grid-item", ["sd-col", "sd-d-flex-row"], children=_draw_card(card, link, words)
        )
    classes = ["sd-container-fluid", "sd-mb-4", "portfolio-cards"]
    return [create_component("grid-container", classes, children=[row])]


def _draw_card(card: Card, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw one card; the link in its title is stretched over its whole face."""
    title = parts.paragraph(parts.linked(card.page, link), name="card-title")
    title["classes"].insert(0, "sd-card-title")
    body = create_component("card-body", ["sd-card-body"])
    body += [parts.paragraph(card.kicker, name="kicker"), title]
    body += parts.paragraph(card.summary, name="summary")
    if best := card.strongest:
        claim = parts.inline(best.claim, "claim")
        body += parts.paragraph(*parts.quantity(best), claim, " ", *parts.seen(best, words), name="best")
    if card.skills:
        body += parts.paragraph(words.listed(card.skills), name="card-skills")
    classes = ["sd-card", "sd-sphinx-override", "sd-w-100", "sd-card-hover", "portfolio-card"]
    classes += [f"portfolio-hue-{card.hue}"] if card.hue else []
    image = [parts.image(card.picture, "card-image")] if card.picture else patterns.draw(card.pattern)
    return [create_component("card", classes, children=[*image, body])]


OPTIONS = {"role": unchanged_required, "featured": flag, "limit": positive_int}
LISTING = parts.Listing(name="cards", choose=choose, draw=draw, options=OPTIONS)

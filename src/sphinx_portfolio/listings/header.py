"""The facts of a page's own record, at its top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.graph.pages import Page, is_entries, is_profile, is_project, is_role
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.person import contact_of, employment, spoken
from sphinx_portfolio.views.results import ResultView, view_strongest
from sphinx_portfolio.views.viewer import Options, Outward, Picture, Target, Viewer, to_links, to_page

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Profile, Project, Role

WORDS_A_MINUTE = 220
"""A pace of silent reading below the 238 words a minute that Brysbaert (2019) found for non-fiction."""

Fact: TypeAlias = str | tuple[str | Target | Outward, ...]
"""A text, a text that goes on in links, or links in a row."""


@dataclass(frozen=True, kw_only=True)
class HeaderView:
    """What stands at the top of a page; ``facts`` are by their terms."""

    kind: str
    lead: str
    facts: tuple[tuple[str, Fact], ...]
    strongest: ResultView | None = None
    highlights: tuple[str, ...] = ()
    photo: Picture | None = None


def choose(viewer: Viewer, docname: str, options: Options) -> HeaderView | None:
    """Return the facts of the page's record, without those that are empty."""
    page, view = viewer.portfolio.page(docname), None
    if is_role(page):
        view = _role(viewer, page)
    elif is_project(page):
        view = _project(viewer, page)
    elif is_profile(page):
        view = _profile(viewer, page)
    elif is_entries(page) and page.record.summary:
        view = HeaderView(kind="entries", lead=page.record.summary, facts=())
    return view and replace(view, facts=tuple((term, fact) for term, fact in view.facts if fact))


def _profile(viewer: Viewer, page: Page[Profile]) -> HeaderView:
    record, words = page.record, viewer.portfolio.words
    named = (to for _, targets in viewer.contents.get(page.docname, ()) for to in targets)
    known = viewer.listings.get("resume")
    resume = tuple(to for to in named if isinstance(to, Target) and to.docname == known)
    contact = contact_of(record, "page")
    facts = (
        (words("Seeking"), record.seeking or ""),
        (words("Location"), contact.location),
        (words("Contact"), tuple(filter(None, (contact.email, contact.phone)))),
        (words("Languages"), spoken(record, words)),
        (words("Related"), resume),
        (words("Links"), to_links(record.links)),
    )
    photo = viewer.picture(page, record.photo)
    return HeaderView(kind="profile", lead=record.headline, facts=facts, photo=photo)


def _role(viewer: Viewer, page: Page[Role]) -> HeaderView:
    portfolio, record, words = viewer.portfolio, page.record, viewer.portfolio.words
    facts = (
        (
            words("When"),
            parts.joined(portfolio.dates_of(page), words.length(record.span, portfolio.today)),
        ),
        (words("Where"), record.location or ""),
        (words("Organisation"), (Outward(text=record.organisation, url=record.url),) if record.url else ""),
        (words("Employment"), employment(record, words)),
        (words("Skills"), tuple(map(viewer.to_skill, portfolio.skills_of(page.id)))),
        (words("Publications"), tuple(map(viewer.to_publication, portfolio.publications_of(page)))),
        (words("Links"), to_links(record.links)),
    )
    strongest = view_strongest(portfolio.claims_around(page), words)
    return HeaderView(
        kind="role", lead=record.title, facts=facts, strongest=strongest, highlights=record.highlights
    )


def _project(viewer: Viewer, page: Page[Project]) -> HeaderView:
    portfolio, record, words = viewer.portfolio, page.record, viewer.portfolio.words
    length = words.length(record.span, portfolio.today) if record.span else ""
    facts = (
        (words("Role"), _roles(portfolio.roles_of(page), words)),
        (words("When"), parts.joined(portfolio.dates_of(page), length)),
        (words("Reading"), words.minutes(round(viewer.words.get(page.docname, 0) / WORDS_A_MINUTE) or 1)),
        (words("Skills"), tuple(map(viewer.to_skill, filter(None, map(portfolio.skill, record.skills))))),
        (words("Publications"), tuple(map(viewer.to_publication, portfolio.publications_of(page)))),
        (words("Related"), tuple(map(to_page, portfolio.related(page.id)))),
        (words("Links"), to_links(record.links)),
    )
    strongest = view_strongest(portfolio.claims_of(page), words)
    return HeaderView(
        kind="project", lead=record.summary, facts=facts, strongest=strongest, highlights=record.highlights
    )


def _roles(roles: tuple[Page[Role], ...], words: Words) -> Fact:
    """Return the one role with its title, or all of them as links."""
    if len(roles) != 1 or roles[0].apart:
        return tuple(map(to_page, roles))
    return (roles[0].record.title + words.comma, to_page(roles[0]))


def draw(view: HeaderView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw one line on what the page is, the best result, then the rest as a list of facts."""
    header = parts.block("header", f"portfolio-header-{view.kind}")
    if view.photo:
        header += parts.image(view.photo, "photo")
    header += parts.paragraph(view.lead, name="lead")
    if best := view.strongest:
        claim = link(best.page, parts.inline(best.claim, "claim"))
        line = [*parts.quantity(best), claim, *parts.comparison(best)]
        header += parts.paragraph(*line, " ", parts.mark(best, words), name="best")
    if view.facts:
        header += parts.facts((term, _draw_fact(fact, link)) for term, fact in view.facts)
    if view.highlights:
        header += parts.items("highlights", view.highlights)
    return [header]


def _draw_fact(fact: Fact, link: parts.LinkTo) -> nodes.Node:
    if isinstance(fact, str):
        return parts.paragraph(fact)
    faces = [face if isinstance(face, str) else parts.linked(face, link) for face in fact]
    return parts.paragraph(*faces) if isinstance(fact[0], str) else parts.items("chips", faces)


LISTING = parts.Listing(name="header", choose=choose, draw=draw)

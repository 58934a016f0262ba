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

Fact: TypeAlias = str | tuple[Target | Outward, ...]
"""A text, or links in a row."""

Facts: TypeAlias = tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, kw_only=True)
class HeaderView:
    """What stands at the top of a page; of its facts, by their terms, some stand in one ``line``."""

    kind: str
    lead: str
    sentence: str = ""
    line: Facts = ()
    skills: Facts = ()
    facts: Facts = ()
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
        view = HeaderView(kind="entries", lead=page.record.summary)
    if view is None:
        return None
    return replace(view, line=_told(view.line), skills=_told(view.skills), facts=_told(view.facts))


def _told(facts: Facts) -> Facts:
    return tuple((term, fact) for term, fact in facts if fact)


def _profile(viewer: Viewer, page: Page[Profile]) -> HeaderView:
    record, words = page.record, viewer.portfolio.words
    named = (to for _, targets in viewer.contents.get(page.docname, ()) for to in targets)
    known = viewer.listings.get("resume")
    resume = tuple(to for to in named if isinstance(to, Target) and to.docname == known)
    contact = contact_of(record, "page")
    line = (
        (words("Location"), contact.location),
        (words("Contact"), tuple(filter(None, (contact.email, contact.phone)))),
        (words("Languages"), spoken(record, words)),
        (words("Related"), resume),
        (words("Links"), to_links(record.links)),
    )
    return HeaderView(
        kind="profile",
        lead=record.headline,
        sentence=record.summary,
        line=line,
        facts=((words("Seeking"), record.seeking or ""),),
        photo=viewer.picture(page, record.photo),
    )


def _role(viewer: Viewer, page: Page[Role]) -> HeaderView:
    portfolio, record, words = viewer.portfolio, page.record, viewer.portfolio.words
    length = words.length(record.span, portfolio.today)
    line = (
        (words("When"), parts.joined(portfolio.dates_of(page), length)),
        (words("Where"), record.location or ""),
        (words("Employment"), employment(record, words)),
        (words("Organisation"), (Outward(text=record.organisation, url=record.url),) if record.url else ""),
    )
    facts = (
        (words("Publications"), tuple(map(viewer.to_publication, portfolio.publications_of(page)))),
        (words("Links"), to_links(record.links)),
    )
    return HeaderView(
        kind="role",
        lead=record.title,
        line=line,
        skills=((words("Skills"), tuple(map(viewer.to_skill, portfolio.skills_of(page.id)))),),
        facts=facts,
        strongest=view_strongest(portfolio.claims_around(page), words),
        highlights=record.highlights,
    )


def _project(viewer: Viewer, page: Page[Project]) -> HeaderView:
    portfolio, record, words = viewer.portfolio, page.record, viewer.portfolio.words
    length = words.length(record.span, portfolio.today) if record.span else ""
    minutes = round(viewer.words.get(page.docname, 0) / WORDS_A_MINUTE) or 1
    line = (
        (words("Role"), tuple(map(to_page, portfolio.roles_of(page)))),
        (words("When"), parts.joined(portfolio.dates_of(page), length)),
        (words("Reading"), words("{time} read", time=words.minutes(minutes))),
    )
    facts = (
        (words("Publications"), tuple(map(viewer.to_publication, portfolio.publications_of(page)))),
        (words("Related"), tuple(map(to_page, portfolio.related(page.id)))),
        (words("Links"), to_links(record.links)),
    )
    skills = tuple(map(viewer.to_skill, filter(None, map(portfolio.skill, record.skills))))
    return HeaderView(
        kind="project",
        lead=record.summary,
        line=line,
        skills=((words("Skills"), skills),),
        facts=facts,
        strongest=view_strongest(portfolio.claims_of(page), words),
        highlights=record.highlights,
    )


def draw(view: HeaderView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw one line on what the page is, the best result, then the rest as a list of facts."""
    header = parts.block("header", f"portfolio-header-{view.kind}")
    if view.photo:
        header += parts.image(view.photo, "photo")
    header += parts.paragraph(view.lead, name="lead")
    if view.sentence:
        header += parts.paragraph(view.sentence, name="sentence")
    if best := view.strongest:
        claim = link(best.page, parts.inline(best.claim, "claim"))
        line = [*parts.quantity(best), claim, *parts.comparison(best)]
        behind = parts.sources(best, words) or [parts.mark(best, words)]
        header += parts.paragraph(*line, " ", *behind, name="best")
    for name, facts in (("line", view.line), ("skilled", view.skills), ("further", view.facts)):
        if facts:
            header += parts.facts(((term, _draw_fact(fact, link)) for term, fact in facts), name=name)
    if view.highlights:
        header += parts.items("highlights", view.highlights)
    return [header]


def _draw_fact(fact: Fact, link: parts.LinkTo) -> nodes.Node:
    if isinstance(fact, str):
        return parts.paragraph(fact)
    return parts.items("chips", (parts.linked(to, link) for to in fact))


LISTING = parts.Listing(name="header", choose=choose, draw=draw)

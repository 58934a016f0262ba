"""What each directive shows, as plain data: chosen from the portfolio, ready to draw.

A view holds all that its drawing depends on and nothing else. Two builds with equal views of a page have
equal pages, which is how an incremental build knows what to write again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_portfolio.graph.portfolio import is_project, is_role
from sphinx_portfolio.model.dates import format_months
from sphinx_portfolio.model.records import Profile, Project, Role
from sphinx_portfolio.views import resume_page

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Claim, Exhibit, Page, Portfolio, SkillUse
    from sphinx_portfolio.model.records import Link, PageRecord
    from sphinx_portfolio.views.resume_page import Download, ResumeView

Options: TypeAlias = Mapping[str, Any]


words_a_minute = 220
"""A pace of silent reading below the 238 words a minute that Brysbaert (2019) found for non-fiction."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A link within the site: to a page, or to an anchor on it."""

    text: str
    docname: str
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Outward:
    """A link that leaves the site; ``kind`` is that of the evidence, or ``link``."""

    text: str
    url: str
    kind: str = "link"


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """A result with its mark: the evidence that is public, or why there is none."""

    figure: str
    claim: str
    against: str
    note: str
    direction: str
    anchor: str
    page: Target
    exhibits: tuple[Outward, ...]
    unpublished: str

    @property
    def mark(self) -> str:
        """Say in a few words what stands behind the result."""
        count = len(self.exhibits)
        if not count:
            return "Unpublished" if self.unpublished else "No evidence"
        return f"Public evidence: {count} link{'s' * (count != 1)}"


@dataclass(frozen=True, kw_only=True)
class ResultsView:
    """The results of a page (``own``: each is anchored here), of a role, or of the home page."""

    results: tuple[ResultView, ...]
    own: tuple[str, ...]
    tiles: bool


@dataclass(frozen=True, kw_only=True)
class CardView:
    """One page as a card whose whole face leads to it."""

    page: Target
    kicker: str
    summary: str
    dates: str
    skills: tuple[str, ...]
    strongest: ResultView | None


@dataclass(frozen=True, kw_only=True)
class CardsView:
    """A grid of cards."""

    cards: tuple[CardView, ...]


@dataclass(frozen=True, kw_only=True)
class HeaderView:
    """The facts at the top of a page; empty ones are not drawn."""

    kind: str
    lead: str
    role: Target | None
    organisation: str
    location: str
    dates: str
    length: str
    minutes: int
    skills: tuple[Target, ...]
    related: tuple[Target, ...]
    links: tuple[Outward, ...]
    strongest: ResultView | None


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """A role on the timeline; ``first`` and ``count`` are months on the timeline's scale."""

    page: Target
    title: str
    dates: str
    length: str
    first: int
    count: int


@dataclass(frozen=True, kw_only=True)
class TimelineView:
    """The roles, newest first, over ``count`` months from the month ``first`` (12 × year + month - 1)."""

    entries: tuple[TimelineEntry, ...]
    first: int
    count: int


@dataclass(frozen=True, kw_only=True)
class EvidenceEntry:
    """A piece of evidence and the results that it shows, here and on other pages."""

    link: Outward
    anchor: str
    shows: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """The evidence that a page declares, and its results that no evidence can be shown for."""

    entries: tuple[EvidenceEntry, ...]
    unpublished: tuple[ResultView, ...]


@dataclass(frozen=True, kw_only=True)
class SkillEntry:
    """A skill: when it was used, how long, and the write-ups that prove it."""

    name: str
    anchor: str
    aliases: tuple[str, ...]
    years: tuple[int, ...]
    length: str
    proofs: tuple[tuple[Target, str], ...]


@dataclass(frozen=True, kw_only=True)
class SkillsView:
    """The vocabulary by group; ``years`` are all years that any skill was used in."""

    groups: tuple[tuple[str, tuple[SkillEntry, ...]], ...]
    years: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ClaimsView:
    """Every result on the site."""

    results: tuple[ResultView, ...]


View: TypeAlias = (
    "ResultsView | CardsView | HeaderView | TimelineView | EvidenceView | SkillsView | ClaimsView "
    "| ResumeView | None"
)


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """Where a page stands: the way to it, its neighbours in time, and the shape of the site around it.

    ``roles`` are all roles, ``work`` the write-ups of the page's own role, ``others`` the pages beside them.
    """

    parents: tuple[Target, ...]
    previous: Target | None
    next: Target | None
    roles: tuple[Target, ...]
    role: str
    work: tuple[Target, ...]
    others: tuple[Target, ...]


@dataclass(frozen=True)
class Viewer:
    """Chooses what a page shows.

    ``listings`` tells the page on which each kind of listing stands, ``words`` how long a page is; ``home``
    and ``others`` are the first page and those that it leads to beside roles and write-ups; ``bibliography``
    is the page with all publications, or empty, and ``downloads`` are the files of the résumé.
    """

    portfolio: Portfolio
    listings: Mapping[str, str]
    words: Mapping[str, int]
    home: Target
    others: tuple[Target, ...] = ()
    bibliography: str = ""
    downloads: tuple[Download, ...] = ()

    @cached_property
    def _pages(self) -> dict[str, Page[PageRecord]]:
        portfolio = self.portfolio
        profile = (portfolio.profile,) if portfolio.profile else ()
        return {page.docname: page for page in (*profile, *portfolio.roles, *portfolio.projects)}

    def page(self, docname: str) -> Page[PageRecord] | None:
        """Return the portfolio page with this docname, or None for an ordinary page."""
        return self._pages.get(docname)

    def view(self, name: str, docname: str, options: Options) -> View:
        """Return what the directive ``portfolio:<name>`` shows on a page; None where it finds nothing."""
        key = name, docname, tuple(sorted(options.items()))
        if key not in self._views:
            choose: Callable[[str, Options], View] = getattr(self, f"_{name}")
            self._views[key] = choose(docname, options)
        return self._views[key]

    @cached_property
    def _views(self) -> dict[Hashable, View]:
        """What was asked for already: it is compared with the last build's before it is drawn."""
        return {}

    def find(self, kind: str, name: str) -> Target | None:
        """Return what a cross-reference of a kind leads to, or None."""
        portfolio = self.portfolio
        if kind == "role" and (role := portfolio.role(name)):
            return Target(text=role.record.organisation, docname=role.docname)
        if kind == "project" and (project := portfolio.project(name)):
            return _page_target(project)
        if kind == "skill" and (use := portfolio.skill(name)) and "skills" in self.listings:
            return self.skill(use)
        if kind == "evidence" and (exhibit := portfolio.exhibits.get(name)):
            return Target(text=exhibit.evidence.title, docname=exhibit.page.docname, anchor=exhibit.anchor)
        return None

    def navigation(self, docname: str) -> Navigation:
        """Return where a page stands among the others."""
        page, portfolio = self.page(docname), self.portfolio
        record = page.record if page else None
        role = (
            record.role
            if isinstance(record, Project)
            else page.id
            if page and isinstance(record, Role)
            else ""
        )
        around = portfolio.role(role)
        parents = [] if docname == self.home.docname else [self.home]
        if isinstance(record, Project) and around:
            parents.append(Target(text=around.record.organisation, docname=around.docname))
        order = self._reading_order
        place = self._places.get(docname)
        return Navigation(
            parents=tuple(parents),
            previous=order[place - 1] if place else None,
            next=order[place + 1] if place is not None and place + 1 < len(order) else None,
            roles=tuple(Target(text=r.record.organisation, docname=r.docname) for r in portfolio.roles),
            role=around.docname if around else "",
            work=tuple(_page_target(p) for p in portfolio.projects_of(role)),
            others=self.others,
        )

    @cached_property
    def _reading_order(self) -> tuple[Target, ...]:
        """Home, then each role followed by its write-ups, newest first."""
        order = [self.home]
        for role in self.portfolio.roles:
            order.append(Target(text=role.record.organisation, docname=role.docname))
            order += (_page_target(project) for project in self.portfolio.projects_of(role.id))
        return tuple(order)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {target.docname: place for place, target in enumerate(self._reading_order)}

    def _header(self, docname: str, options: Options) -> HeaderView | None:
        page, portfolio, today = self.page(docname), self.portfolio, self.portfolio.today
        if page is not None and isinstance(page.record, Profile):
            resume = tuple(t for t in self.others if t.docname == self.listings.get("resume"))
            links = _outward(page.record.links)
            return _header(kind="profile", lead=page.record.headline, related=resume, links=links)
        if is_role(page):
            record = page.record
            return _header(
                kind="role",
                lead=record.title,
                location=record.location or "",
                dates=record.span.display(),
                length=record.span.length(today),
                skills=tuple(self.skill(use) for use in portfolio.skills_of(page.id)),
                links=_outward(record.links),
                strongest=self._strongest(portfolio.claims_around(page)),
            )
        if is_project(page):
            work = page.record
            role, span = portfolio.role(work.role), portfolio.span_of(page)
            return _header(
                kind="project",
                lead=work.summary,
                role=Target(text=role.record.title, docname=role.docname) if role else None,
                organisation=role.record.organisation if role else "",
                dates=span.display() if span else "",
                length=span.length(today) if span and work.span else "",
                minutes=round(self.words.get(docname, 0) / words_a_minute) or 1,
                skills=tuple(self.skill(use) for name in work.skills if (use := portfolio.skill(name))),
                related=tuple(_page_target(p) for p in portfolio.related(page.id)),
                links=_outward(work.links),
                strongest=self._strongest(portfolio.claims_of(page)),
            )
        return None

    def _cards(self, docname: str, options: Options) -> CardsView | None:
        page = self.page(docname)
        role = options.get("role") or (page.id if is_role(page) else None)
        if "featured" in options:
            chosen = self.portfolio.featured
        else:
            chosen = self.portfolio.projects_of(role) if role else self.portfolio.projects
        cards = tuple(self.card(project) for project in chosen[: options.get("limit")])
        return CardsView(cards=cards) if cards else None

    def card(self, project: Page[Project]) -> CardView:
        """Return a write-up as a card."""
        role, span = self.portfolio.role(project.record.role), self.portfolio.span_of(project)
        return CardView(
            page=_page_target(project),
            kicker=role.record.organisation if role else "",
            summary=project.record.summary,
            dates=span.display() if span else "",
            skills=project.record.skills,
            strongest=self._strongest(self.portfolio.claims_of(project)),
        )

    def _timeline(self, docname: str, options: Options) -> TimelineView | None:
        roles, today = self.portfolio.roles, self.portfolio.today
        if not roles:
            return None
        spans = [page.record.span.months(today) for page in roles]
        first = min(span.start for span in spans)
        return TimelineView(
            entries=tuple(
                TimelineEntry(
                    page=Target(text=page.record.organisation, docname=page.docname),
                    title=page.record.title,
                    dates=page.record.span.display(),
                    length=page.record.span.length(today),
                    first=span.start - first,
                    count=len(span),
                )
                for page, span in zip(roles, spans, strict=True)
            ),
            first=first,
            count=max(span.stop for span in spans) - first,
        )

    def _results(self, docname: str, options: Options) -> ResultsView | None:
        page, portfolio = self.page(docname), self.portfolio
        if "featured" in options:
            claims = portfolio.strongest
        elif is_role(page) or is_project(page):
            claims = portfolio.claims_around(page)
        else:
            claims = portfolio.claims
        results = tuple(self.result(claim) for claim in claims[: options.get("limit")])
        own = tuple(claim.anchor for claim in claims if claim.page is page)
        return ResultsView(results=results, own=own, tiles="featured" in options) if results else None

    def _evidence(self, docname: str, options: Options) -> EvidenceView | None:
        page = self.page(docname)
        if not (is_role(page) or is_project(page)):
            return None
        citing = self.portfolio.claims_citing
        entries = tuple(
            EvidenceEntry(
                link=_shown(exhibit),
                anchor=exhibit.anchor,
                shows=tuple(
                    Target(text=claim.result.claim, docname=claim.page.docname, anchor=claim.anchor)
                    for claim in citing.get(exhibit.evidence.id, ())
                ),
            )
            for exhibit in self.portfolio.exhibits_on(page)
        )
        unpublished = tuple(self.result(c) for c in self.portfolio.claims_of(page) if c.result.unpublished)
        return EvidenceView(entries=entries, unpublished=unpublished) if entries or unpublished else None

    def _skills(self, docname: str, options: Options) -> SkillsView | None:
        groups: dict[str, list[SkillEntry]] = {}
        for use in self.portfolio.skills:
            groups.setdefault(use.group, []).append(self._skill_entry(use))
        years = {year for use in self.portfolio.skills for year in use.years}
        view = SkillsView(
            groups=tuple((group, tuple(entries)) for group, entries in groups.items()),
            years=tuple(range(min(years), max(years) + 1)) if years else (),
        )
        return view if groups else None

    def _skill_entry(self, use: SkillUse) -> SkillEntry:
        spans = [self.portfolio.span_of(page) for page in use.proofs]
        return SkillEntry(
            name=use.skill.name,
            anchor=use.anchor,
            aliases=use.skill.aliases,
            years=use.years,
            length=format_months(len(use.months)),
            proofs=tuple(
                (_page_target(page), span.display() if span else "")
                for page, span in zip(use.proofs, spans, strict=True)
            ),
        )

    def _claims(self, docname: str, options: Options) -> ClaimsView | None:
        results = tuple(self.result(claim) for claim in self.portfolio.claims)
        return ClaimsView(results=results) if results else None

    def _resume(self, docname: str, options: Options) -> ResumeView | None:
        return resume_page.view(self.portfolio, self.listings.get("claims", ""), self.downloads)

    def result(self, claim: Claim) -> ResultView:
        """Return a result with the links that show it."""
        result = claim.result
        return ResultView(
            figure=result.figure,
            claim=result.claim,
            against=result.against or "",
            note=result.note or "",
            direction=result.direction or "",
            anchor=claim.anchor,
            page=Target(text=claim.page.title, docname=claim.page.docname, anchor=claim.anchor),
            exhibits=tuple(_shown(exhibit) for exhibit in claim.exhibits),
            unpublished=result.unpublished or "",
        )

    def skill(self, use: SkillUse) -> Target:
        """Return the way to a skill: its place on the skills page, or no link where there is no such page."""
        return Target(text=use.skill.name, docname=self.listings.get("skills", ""), anchor=use.anchor)

    def _strongest(self, claims: tuple[Claim, ...]) -> ResultView | None:
        """Return the first of the results, those with a place on the home page before the others."""
        ranked = sorted(claims, key=lambda claim: claim.result.featured or 1_000_000)
        return self.result(ranked[0]) if ranked else None


def _page_target(page: Page[Project]) -> Target:
    return Target(text=page.title, docname=page.docname)


def _header(*, kind: str, lead: str, **facts: Any) -> HeaderView:
    empty: dict[str, Any] = {
        "role": None, "organisation": "", "location": "", "dates": "", "length": "", "minutes": 0,
        "skills": (), "related": (), "links": (), "strongest": None,
    }  # fmt: skip
    return HeaderView(kind=kind, lead=lead, **(empty | facts))


def _shown(exhibit: Exhibit) -> Outward:
    return Outward(text=exhibit.evidence.title, url=exhibit.evidence.url, kind=exhibit.evidence.kind)


def _outward(links: tuple[Link, ...]) -> tuple[Outward, ...]:
    return tuple(Outward(text=link.label, url=link.url) for link in links)

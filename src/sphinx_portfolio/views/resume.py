"""What a résumé says, chosen from the portfolio for one audience, as plain data ready to set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_portfolio.graph.portfolio import Claim, Page, Portfolio, SkillUse
    from sphinx_portfolio.model.records import Project, Role

LAST = 1_000_000
"""The rank of what its owner has given no place."""


class Addresses(Protocol):
    """Where the pages are, as far as a résumé links to them: a site, or one seen from within."""

    @property
    def base_url(self) -> str:
        """Where the site is; empty: nothing within it is linked."""

    @property
    def claims(self) -> str:
        """The docname of the page with all results, or empty."""

    def url(self, docname: str, anchor: str = "") -> str:
        """Return the address of a page."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A résumé for one audience: ``name`` is its file's stem, ``pages`` its limit.

    ``projects`` or ``skills`` choose the write-ups; with neither, all of them are chosen.
    """

    name: str = "resume"
    skills: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    pages: int = 1


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A result as a résumé states it; ``url`` leads to what shows it, empty where that is unpublished."""

    figure: str
    claim: str
    against: str
    url: str
    unpublished: bool


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A write-up with its strongest results, or (``title`` empty) a result of the role itself."""

    title: str
    url: str
    summary: str
    results: tuple[Reached, ...]


@dataclass(frozen=True, kw_only=True)
class Job:
    """A role, its entries with numbers first."""

    organisation: str
    title: str
    location: str
    dates: str
    url: str
    summary: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A publication; ``authors`` are in their order, ``source`` tells where and when it came out."""

    title: str
    authors: tuple[str, ...]
    source: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Resume:
    """All that stands on a résumé; ``skills`` are by group, each with the years of its use.

    ``claims`` is the address at which all results are listed, or empty.
    """

    name: str
    headline: str
    summary: str
    links: tuple[tuple[str, str], ...]
    jobs: tuple[Job, ...]
    skills: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    publications: tuple[Reference, ...]
    claims: str


def chosen(portfolio: Portfolio, variant: Variant) -> tuple[Page[Project], ...]:
    """Return the write-ups for an audience, the most featured first: when space ends, the last go first."""
    if variant.projects:
        named = {page.id: page for page in portfolio.projects}
        return tuple(named[id] for id in variant.projects if id in named)
    wanted = skill_ids(portfolio, variant)
    fitting = (p for p in portfolio.projects if not wanted or wanted & set(map(slug, p.record.skills)))
    return tuple(sorted(fitting, key=lambda page: (page.record.featured or LAST, _strength(portfolio, page))))


def skill_ids(portfolio: Portfolio, variant: Variant) -> frozenset[str]:
    """Return the ids of the skills that an audience asks for, by name or alias."""
    return frozenset(use.skill.id for name in variant.skills if (use := portfolio.skill(name)))


def _strength(portfolio: Portfolio, page: Page[Project]) -> tuple[bool, int, int]:
    return _order(_stated(portfolio.claims_of(page)))


def compose(
    portfolio: Portfolio, site: Addresses, projects: Collection[Page[Project]], *, first: Collection[str] = ()
) -> Resume:
    """Return the résumé with these write-ups; skills with an id in ``first`` stand before the others."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    profile = portfolio.profile.record
    links = [(link.label, link.url) for link in profile.links]
    if site.base_url:
        links.insert(0, ("Portfolio", site.base_url))
    return Resume(
        name=profile.name,
        headline=profile.headline,
        summary=profile.summary,
        links=tuple(links),
        jobs=tuple(_job(portfolio, site, role, projects) for role in portfolio.roles),
        skills=_skills(portfolio.skills, first),
        publications=tuple(
            Reference(
                title=entry.title,
                authors=entry.authors,
                source=", ".join(filter(None, (entry.venue, entry.year))),
                url=entry.url,
            )
            for entry in portfolio.publications
        ),
        claims=site.url(site.claims) if site.base_url and site.claims else "",
    )


def _job(portfolio: Portfolio, site: Addresses, role: Page[Role], projects: Collection[Page[Project]]) -> Job:
    record = role.record
    ranked = [(_order([claim]), _bare(claim)) for claim in _without_papers(portfolio, role)]
    for page in projects:
        if page.record.role == role.id:
            stated = _stated(portfolio.claims_of(page))
            ranked.append((_order(stated, page.record.featured), _entry(site, page, stated)))
    return Job(
        organisation=record.organisation,
        title=record.title,
        location=record.location or "",
        dates=record.span.display(),
        url=site.url(role.docname) if site.base_url else "",
        summary=record.summary,
        entries=tuple(entry for _, entry in sorted(ranked, key=lambda item: item[0])),
    )


def _without_papers(portfolio: Portfolio, role: Page[Role]) -> Iterator[Claim]:
    """Yield the results of a role, but for the papers: those stand among the publications."""
    papers = {entry.url for entry in portfolio.publications}
    for claim in portfolio.claims_of(role):
        if not claim.exhibits or any(exhibit.evidence.url not in papers for exhibit in claim.exhibits):
            yield claim


def _order(stated: list[Claim], featured: int | None = None) -> tuple[bool, int, int]:
    """Sort numbers before words, then by place on the home page."""
    return not any(map(_numeric, stated[:1])), min(map(_rank, stated), default=LAST), featured or LAST


def _bare(claim: Claim) -> Entry:
    return Entry(title="", url="", summary="", results=(_reached(claim),))


def _entry(site: Addresses, page: Page[Project], stated: list[Claim]) -> Entry:
    return Entry(
        title=page.title,
        url=site.url(page.docname) if site.base_url else "",
        summary=page.record.summary,
        results=tuple(_reached(claim) for claim in stated),
    )


def _reached(claim: Claim) -> Reached:
    result = claim.result
    return Reached(
        figure=result.figure,
        claim=result.claim,
        against=result.against or "",
        url=claim.exhibits[0].evidence.url if claim.exhibits else "",
        unpublished=bool(result.unpublished),
    )


def _stated(claims: Iterable[Claim]) -> list[Claim]:
    """Return the strongest result, and where nobody can check that, the strongest number that one can."""
    ranked = sorted(claims, key=_rank)
    if ranked and ranked[0].exhibits:
        return ranked[:1]
    return ranked[:1] + [claim for claim in ranked[1:] if claim.exhibits and _numeric(claim)][:1]


def _rank(claim: Claim) -> int:
    return claim.result.featured or LAST


def _numeric(claim: Claim) -> bool:
    return isinstance(claim.result.value, Decimal)


def _skills(
    uses: Iterable[SkillUse], first: Collection[str]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for use in sorted(uses, key=lambda use: use.skill.id not in first):
        groups.setdefault(use.group, []).append((use.skill.name, spell_years(use.years)))
    return tuple((group, tuple(skills)) for group, skills in groups.items())


def spell_years(years: Iterable[int]) -> str:
    """Return years for a reader, neighbours joined: ``2021, 2023–2025``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)

"""What a résumé says, chosen from the portfolio for one audience, as plain data ready to set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.graph.pages import grouped, rank, ranked
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from sphinx_portfolio.graph.pages import Claim, Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Project, Role
    from sphinx_portfolio.views.viewer import Outward

Address: TypeAlias = Callable[[str], str]
"""Tells where a page is, by its docname, or returns nothing where a page cannot be linked."""

Skills: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Skills by group, each with the years of its use."""


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
class Entry:
    """A write-up with its strongest results, or (``title`` empty) a result of the role itself."""

    title: str = ""
    url: str = ""
    summary: str = ""
    results: tuple[ResultView, ...]


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
class Resume:
    """All that stands on a résumé.

    ``links`` are texts with addresses, ``claims`` is the address at which all results are listed, or empty.
    """

    name: str
    headline: str
    summary: str
    links: tuple[tuple[str, str], ...]
    jobs: tuple[Job, ...]
    skills: Skills
    publications: tuple[Publication, ...]
    claims: str = ""


def chosen(portfolio: Portfolio, variant: Variant) -> tuple[Page[Project], ...]:
    """Return the write-ups for an audience, the most featured first: when space ends, the last go first."""
    if variant.projects:
        return tuple(page for id in variant.projects if (page := portfolio.project(id)))
    wanted = skill_ids(portfolio, variant)
    fitting = (p for p in portfolio.projects if not wanted or wanted & set(map(slug, p.record.skills)))
    by_results = sorted(fitting, key=lambda page: _order(_stated(portfolio.claims_of(page))))
    return tuple(sorted(by_results, key=lambda page: rank(page.record)))


def skill_ids(portfolio: Portfolio, variant: Variant) -> frozenset[str]:
    """Return the ids of the skills that an audience asks for, by name or alias."""
    return frozenset(use.skill.id for name in variant.skills if (use := portfolio.skill(name)))


def compose(
    portfolio: Portfolio, projects: Collection[Page[Project]], address: Address, *, first: Container[str] = ()
) -> Resume:
    """Return the résumé with these write-ups; skills with an id in ``first`` stand before the others."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    profile = portfolio.profile.record
    return Resume(
        name=profile.name,
        headline=profile.headline,
        summary=profile.summary,
        links=tuple((link.label, link.url) for link in profile.links),
        jobs=tuple(_job(portfolio, role, projects, address) for role in portfolio.roles),
        skills=_skills(portfolio.skills, first, portfolio.words),
        publications=_publications(portfolio),
    )


def _job(portfolio: Portfolio, role: Page[Role], projects: Iterable[Page[Project]], address: Address) -> Job:
    record = role.record
    entries = [
        (_order([c]), Entry(results=(_view(c, address, portfolio.words),)))
        for c in _without_papers(portfolio, role)
    ]
    for page in projects:
        if (main := portfolio.role_of(page)) and main.docname == role.docname:
            stated, url = _stated(portfolio.claims_of(page)), address(page.docname)
            results = tuple(_view(claim, address, portfolio.words) for claim in stated)
            entry = Entry(title=page.title, url=url, summary=page.record.summary, results=results)
            entries.append((_order(stated, page), entry))
    return Job(
        organisation=record.organisation,
        title=record.title,
        location=record.location or "",
        dates=portfolio.dates_of(role),
        url=address(role.docname),
        summary=record.summary,
        entries=tuple(entry for _, entry in sorted(entries, key=lambda item: item[0])),
    )


def _view(claim: Claim, address: Address, words: Words) -> ResultView:
    """Return a result whose programs have addresses, for print."""
    view = view_result(claim, words)
    return replace(view, exhibits=tuple(_placed(exhibit, address) for exhibit in view.exhibits))


def _placed(exhibit: Outward, address: Address) -> Outward:
    page, anchor = exhibit.place or ("", "")
    there = address(page) if page else ""
    return replace(exhibit, url=f"{there}#{anchor}") if there else exhibit


def _publications(portfolio: Portfolio) -> tuple[Publication, ...]:
    """Return the publications that the owner has selected, or all where none is."""
    return tuple(entry for entry in portfolio.publications if entry.selected) or portfolio.publications


def _without_papers(portfolio: Portfolio, role: Page[Role]) -> Iterator[Claim]:
    """Yield the results of a role, but for the papers: those stand among the publications."""
    papers = {entry.url for entry in _publications(portfolio) if entry.url}
    for claim in portfolio.claims_of(role):
        if not claim.exhibits or any(exhibit.evidence.url not in papers for exhibit in claim.exhibits):
            yield claim


def _order(stated: list[Claim], page: Page[Project] | None = None) -> tuple[bool, int, int]:
    """Sort numbers before words, then by the places on the home page of the first result and of the page."""
    first = stated[0].result if stated else None
    return not (first and isinstance(first.value, Decimal)), rank(first), rank(page.record if page else None)


def _stated(claims: Iterable[Claim]) -> list[Claim]:
    """Return the strongest result, and where nobody can check that, the strongest number that one can."""
    best, others = ranked(claims)[:1], ranked(claims)[1:]
    if best and best[0].exhibits:
        return best
    numbers = [claim for claim in others if claim.exhibits and isinstance(claim.result.value, Decimal)]
    return best + numbers[:1]


def _skills(uses: Iterable[SkillUse], first: Container[str], words: Words) -> Skills:
    ordered = sorted(uses, key=lambda use: use.skill.id not in first)
    groups = grouped((use.group, (use.skill.name, format_years(use.years, words))) for use in ordered)
    return tuple(groups.items())


def format_years(years: Iterable[int], words: Words) -> str:
    """Return years for a reader, neighbours joined: ``2021, 2023–2025``."""
    by_run = groupby(enumerate(years), key=lambda item: item[1] - item[0])
    runs = [[year for _, year in run] for _, run in by_run]
    return words.comma.join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)

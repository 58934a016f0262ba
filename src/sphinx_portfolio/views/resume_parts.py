"""The parts of a résumé: roles with what was reached in them, work of one's own, publications, entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.graph.names import folded
from sphinx_portfolio.graph.pages import grouped, rank, ranked
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views.entries import EntryView, view_entries
from sphinx_portfolio.views.person import employment
from sphinx_portfolio.views.results import ResultView, view_result
from sphinx_portfolio.views.resume_labels import LABELS
from sphinx_portfolio.views.viewer import Outward, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_portfolio.graph.pages import Claim, Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Entries, Project, Role
    from sphinx_portfolio.views.variants import Variant

Skills: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Skills by group, each with the years of its use."""

AUTHORS = 10
"""Of more authors than these, the first half of them stand there, and the owner."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What was reached, in which write-up, and what was done: the parts that are there, in this order.

    ``also`` names the other roles of a write-up, which stands under the first alone. ``key`` is what it is
    known by where a résumé has no room for all of it.
    """

    key: str
    results: tuple[ResultView, ...] = ()
    title: str = ""
    url: str = ""
    also: str = ""
    done: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Job:
    """A role, or work of one's own, with its lines; those with numbers come first."""

    title: str
    url: str
    dates: str
    employment: str = ""
    location: str = ""
    summary: str = ""
    lines: tuple[Line, ...] = ()
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Employer:
    """The roles at one organisation, the newest first."""

    organisation: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A publication; ``authors`` are marked where they are the owner, ``others`` tells of those left out."""

    key: str
    title: str
    url: str
    authors: tuple[tuple[str, bool], ...]
    others: str
    source: str
    year: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """A degree, a talk, a certificate, as it stands under the heading of its section."""

    key: str
    page: Target
    entry: EntryView


def roles(portfolio: Portfolio, variant: Variant) -> tuple[Page[Role], ...]:
    """Return the roles that a résumé tells of, newest first."""
    return tuple(page for page in portfolio.roles if page.id not in variant.without_roles)


def chosen(portfolio: Portfolio, variant: Variant) -> tuple[Page[Project], ...]:
    """Return the write-ups for an audience, the most wanted first: when space ends, the last go first."""
    named = [page for id in variant.projects if (page := portfolio.project(id))]
    wanted = skill_ids(portfolio, variant)
    all_fit = not variant.projects and not wanted
    fitting = (p for p in portfolio.projects if all_fit or wanted & set(map(slug, p.record.skills)))
    by_results = sorted(fitting, key=lambda page: _order(_stated(portfolio.claims_of(page))))
    ordered = (*named, *sorted(by_results, key=lambda page: rank(page.record)))
    return tuple({page.docname: page for page in ordered}.values())


def skill_ids(portfolio: Portfolio, variant: Variant) -> frozenset[str]:
    """Return the ids of the skills that an audience asks for, by name or alias."""
    return frozenset(use.skill.id for name in variant.skills if (use := portfolio.skill(name)))


def employers(portfolio: Portfolio, variant: Variant, address: Callable[[str], str]) -> tuple[Employer, ...]:
    """Return the organisations with their roles, each write-up under the first of its roles that is told."""
    told = {page.docname for page in roles(portfolio, variant)}
    standing = (
        (page, [role for role in portfolio.roles_of(page) if role.docname in told])
        for page in chosen(portfolio, variant)
    )
    under = grouped((at[0].docname, (page, _also(portfolio, *at))) for page, at in standing if at)
    papers = {entry.url for entry in publications(portfolio, variant) if entry.url}
    found = []
    for group in portfolio.employers:
        jobs = tuple(
            _job(portfolio, page, under.get(page.docname, ()), address, papers)
            for page in group
            if page.docname in told
        )
        if jobs:
            found.append(Employer(organisation=group[0].record.organisation, jobs=jobs))
    return tuple(found)


def _also(portfolio: Portfolio, first: Page[Role], *others: Page[Role]) -> str:
    """Return which other roles a write-up belongs to; nothing for none."""
    here, words = folded(first.record.organisation), portfolio.words
    there = (
        record.title
        if folded(record.organisation) == here
        else words.listed((record.title, record.organisation))
        for record in (role.record for role in others)
    )
    named = words(LABELS["semicolon"]).join(there)
    return words(LABELS["also"], roles=named) if named else ""


def works(portfolio: Portfolio, variant: Variant, address: Callable[[str], str]) -> tuple[Job, ...]:
    """Return the chosen work of one's own, newest first."""
    own = {page.docname for page in chosen(portfolio, variant)}
    return tuple(_work(portfolio, page, address) for page in portfolio.own_projects if page.docname in own)


def _job(
    portfolio: Portfolio,
    page: Page[Role],
    projects: Iterable[tuple[Page[Project], str]],
    address: Callable[[str], str],
    papers: set[str],
) -> Job:
    record, contract = page.record, employment(page.record, portfolio.words)
    claims = _without(papers, portfolio.claims_of(page))
    ordered = [(_order([claim]), _reached(claim, address, portfolio.words)) for claim in claims]
    ordered += [(_order([]), line) for line in _highlights(page)]
    for project, also in projects:
        line = replace(_told(portfolio, project, address), also=also)
        ordered.append((_order(_stated(portfolio.claims_of(project)), project), line))
    return Job(
        title=record.title,
        url=address(page.docname),
        dates=portfolio.dates_of(page),
        employment="" if contract.casefold() in record.title.casefold() else contract,
        location=record.location or "",
        summary=record.summary,
        lines=tuple(line for _, line in sorted(ordered, key=lambda pair: pair[0])),
    )


def _work(portfolio: Portfolio, page: Page[Project], address: Callable[[str], str]) -> Job:
    reached = (_reached(claim, address, portfolio.words) for claim in _stated(portfolio.claims_of(page)))
    lines = (*reached, *_highlights(page))
    return Job(
        title=page.title,
        url=address(page.docname),
        dates=portfolio.dates_of(page),
        summary="" if lines else page.record.summary,
        lines=lines,
        key=page.docname,
    )


def key_of(claim: Claim) -> str:
    """Return what the line of a result is known by."""
    return f"{claim.page.docname}#{claim.anchor}"


def _reached(claim: Claim, address: Callable[[str], str], words: Words) -> Line:
    return Line(key=key_of(claim), results=(_view(claim, address, words),))


def _view(claim: Claim, address: Callable[[str], str], words: Words) -> ResultView:
    """Return a result whose programs have addresses, for print."""
    view = view_result(claim, words)
    return replace(view, exhibits=tuple(_placed(exhibit, address) for exhibit in view.exhibits))


def _placed(exhibit: Outward, address: Callable[[str], str]) -> Outward:
    page, anchor = exhibit.place or ("", "")
    there = address(page) if page else ""
    return replace(exhibit, url=f"{there}#{anchor}") if there else exhibit


def _highlights(page: Page[Role] | Page[Project]) -> tuple[Line, ...]:
    texts = page.record.highlights
    return tuple(Line(key=f"{page.docname}#highlight-{n}", done=(text,)) for n, text in enumerate(texts, 1))


def _told(portfolio: Portfolio, page: Page[Project], address: Callable[[str], str]) -> Line:
    """Return the line of a write-up: its summary stands there only where nothing else says what was done."""
    results = tuple(_view(claim, address, portfolio.words) for claim in _stated(portfolio.claims_of(page)))
    done = page.record.highlights or (() if results else (page.record.summary,))
    return Line(
        key=page.docname, results=results, title=page.title, url=address(page.docname), done=tuple(done)
    )


def publications(portfolio: Portfolio, variant: Variant) -> tuple[Publication, ...]:
    """Return the publications of a résumé, latest first: all, or the selected where there are some."""
    if variant.publications == "none" or (variant.sections and "publications" not in variant.sections):
        return ()
    found = sorted(portfolio.publications, key=lambda entry: entry.recency, reverse=True)
    selected = tuple(entry for entry in found if entry.selected)
    return tuple(found) if variant.publications == "all" else selected or tuple(found)


def paper(portfolio: Portfolio, entry: Publication) -> Paper:
    """Return a publication as it stands on a résumé: of very many authors only some."""
    words, names = portfolio.words, entry.authors or entry.editors
    few = len(names) <= AUTHORS
    marked = tuple((name, portfolio.is_owner(name)) for name in names)
    kept = tuple(pair for place, pair in enumerate(marked) if few or place < AUTHORS // 2 or pair[1])
    others = (
        [words(LABELS["others"], count=words.number(len(names) - len(kept)))]
        if len(kept) < len(names)
        else []
    )
    others += [words(LABELS["et_al"])] if entry.others else []
    if entry.editors and not entry.authors:
        others.append(words(LABELS["editor" if len(names) == 1 else "editors"]))
    state = words(entry.state)
    source = words.listed(
        (words(entry.type_label), entry.venue or entry.preprint, state if entry.year else "")
    )
    return Paper(
        key=f"publication {entry.key}",
        title=entry.title or entry.key,
        url=entry.url,
        authors=kept,
        others=" ".join(others),
        source=source,
        year=entry.year or state,
    )


def items(portfolio: Portfolio, section: str, address: Callable[[str], str]) -> tuple[Item, ...]:
    """Return the entries of a section, in their owner's order."""
    pages = portfolio.sections.get(section, ())
    found = ((page, entry) for page in pages for entry in view_entries(portfolio, page))
    return tuple(_item(page, entry, address) for page, entry in found)


def _item(page: Page[Entries], entry: EntryView, address: Callable[[str], str]) -> Item:
    to = Target(text=entry.title, docname=page.docname, anchor=entry.anchor)
    exhibits = tuple(_placed(exhibit, address) for exhibit in entry.exhibits)
    return Item(key=f"{page.docname}#{entry.anchor}", page=to, entry=replace(entry, exhibits=exhibits))


def skills(portfolio: Portfolio, variant: Variant) -> Skills:
    """Return the vocabulary by group, what is asked for first, each skill with the years of its use."""
    first = skill_ids(portfolio, variant)
    ordered = sorted(portfolio.skills, key=lambda use: use.skill.id not in first)
    groups = grouped(
        (use.group, (use.skill.name, format_years(use.years, portfolio.words))) for use in ordered
    )
    return tuple(groups.items())


def format_years(years: Iterable[int], words: Words) -> str:
    """Return years for a reader, neighbours joined: ``2021, 2023–2025``."""
    by_run = groupby(enumerate(years), key=lambda item: item[1] - item[0])
    runs = [[year for _, year in run] for _, run in by_run]
    return words.comma.join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _without(papers: set[str], claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the results of a role, but for those that say no more than a paper among the publications."""
    for claim in claims:
        says_more = isinstance(claim.result.value, Decimal) or not claim.exhibits
        if says_more or any(exhibit.evidence.url not in papers for exhibit in claim.exhibits):
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

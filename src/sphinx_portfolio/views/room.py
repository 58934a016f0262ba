"""What stays on a résumé that has no room for all: what its owner wants, then the first of each list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from sphinx_portfolio.graph.pages import ranked
from sphinx_portfolio.views import resume_parts
from sphinx_portfolio.views.resume_parts import Employer, Item, Job, Line, Paper

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sphinx_portfolio.graph.pages import Claim
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.views.resume import Resume, Section
    from sphinx_portfolio.views.variants import Variant

T = TypeVar("T", Job, Line, Paper, Item)

ONE_PAGE = 120
"""The months of work that a résumé of one page has room for."""

QUALIFYING = frozenset({"education", "certificates"})
"""The sections that nobody is hired without: nothing goes later than their entries."""


def pages(portfolio: Portfolio, variant: Variant) -> int:
    """Return how many pages a résumé may have: one up to ten years of work, two beyond, unless it is said."""
    roles = resume_parts.roles(portfolio, variant)
    months = {month for page in roles for month in portfolio.months_of(page)}
    return variant.pages or (1 if len(months) <= ONE_PAGE else 2)


def wanted(portfolio: Portfolio, variant: Variant) -> frozenset[str]:
    """Return what the owner wants on a résumé: the featured, the named, the selected."""
    works = (page for page in portfolio.projects if page.record.featured or page.id in variant.projects)
    papers = (f"publication {entry.key}" for entry in portfolio.publications if entry.selected)
    return frozenset(
        chain((page.docname for page in works), papers, map(resume_parts.key_of, featured(portfolio)))
    )


def featured(portfolio: Portfolio) -> tuple[Claim, ...]:
    """Return the featured results of roles, the first on the home page first."""
    claims = (claim for page in portfolio.roles for claim in portfolio.claims_of(page))
    return tuple(ranked(claim for claim in claims if claim.result.featured))


def ranking(resume: Resume, portfolio: Portfolio, variant: Variant) -> tuple[str, ...]:
    """Return all that can be left out, by its key, what stays longest first.

    The first of each list stand before the second of any; older roles have lists that begin later. What is
    wanted stands before all of that, whatever the age of its role.
    """
    order = {page.docname: place for place, page in enumerate(resume_parts.chosen(portfolio, variant))}
    order |= {resume_parts.key_of(claim): place for place, claim in enumerate(featured(portfolio))}
    asked = wanted(portfolio, variant)
    depths = {key: order.get(key, depth) for section in resume.sections for key, depth in _depths(section)}
    return tuple(sorted(depths, key=lambda key: (depths[key] >= 0 and key not in asked, depths[key])))


def _depths(section: Section) -> Iterator[tuple[str, int]]:
    """Yield the key of each thing that can be left out, with its place in its list."""
    for age, job in enumerate(job for employer in section.employers for job in employer.jobs):
        yield from ((line.key, age + place) for place, line in enumerate(job.lines))
    for place, work in enumerate(section.works):
        yield work.key, place
        yield from ((line.key, place + below) for below, line in enumerate(work.lines))
    yield from ((paper.key, place) for place, paper in enumerate(section.publications))
    first = section.id in QUALIFYING
    yield from ((item.key, -1 if first else place) for place, item in enumerate(section.items))


def trim(resume: Resume, kept: Container[str]) -> Resume:
    """Return a résumé with what is kept alone."""
    sections = (_trim(section, kept) for section in resume.sections)
    return replace(resume, sections=tuple(section for section in sections if not section.is_empty))


def _trim(section: Section, kept: Container[str]) -> Section:
    papers, items = _kept(section.publications, kept), _kept(section.items, kept)
    whole = (len(papers), len(items)) == (len(section.publications), len(section.items))
    employers = (
        Employer(organisation=e.organisation, jobs=tuple(_trim_job(job, kept) for job in e.jobs))
        for e in section.employers
    )
    works = tuple(_trim_job(job, kept) for job in _kept(section.works, kept))
    whole = section.whole and whole
    shown = replace(section, publications=papers, items=items, whole=whole)
    return replace(shown, employers=tuple(employers), works=works)


def _trim_job(job: Job, kept: Container[str]) -> Job:
    return replace(job, lines=_kept(job.lines, kept))


def _kept(parts: Iterable[T], kept: Container[str]) -> tuple[T, ...]:
    return tuple(part for part in parts if part.key in kept)


def counts(resume: Resume) -> Counter[str]:
    """Return how much of each sort a résumé has, by what it is called."""
    found: Counter[str] = Counter()
    for section in resume.sections:
        found["write-ups"] += len(section.works) + sum(1 for line in section.lines if line.title)
        found["lines of roles and own work"] += sum(1 for line in section.lines if not line.title)
        found["publications"] += len(section.publications)
        if section.kind == "entries":
            found[f"entries under “{section.title}”"] += len(section.items)
    return found

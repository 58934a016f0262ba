"""What has to hold over the whole portfolio. Each function yields the problems of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.model.frontmatter import Path, format_path
from sphinx_portfolio.model.problems import Problem, Subtype, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_portfolio.graph.portfolio import Page, Portfolio
    from sphinx_portfolio.model.records import PageRecord, Project, Role

grace_months = 3
"""How far a write-up may reach outside its role: work is often merged or published later."""


def check(
    portfolio: Portfolio,
    pages: Iterable[Page[PageRecord]],
    *,
    cited: Collection[str],
    broken: Collection[str],
) -> Iterator[Problem]:
    """Yield every problem of the graph.

    ``pages`` are all pages, also those of which ``portfolio`` keeps one; ``cited`` holds the ids of evidence
    that texts refer to, ``broken`` the ids of pages that have a problem of their own.
    """
    everything = sorted(pages, key=lambda page: page.docname)
    yield from _profiles(portfolio, everything)
    yield from _ids(everything)
    for project in portfolio.projects:
        yield from _role(portfolio, project, broken)
        yield from _related(portfolio, project, broken)
        yield from _skills(portfolio, project, broken)
    yield from _unproved(portfolio, broken)
    for page in portfolio.dated:
        yield from _results(portfolio, page, broken)
        yield from _publications(portfolio, page)
    yield from _uncited(portfolio, cited, broken)


def _problem(page: Page[PageRecord], subtype: Subtype, path: Path, message: str) -> Problem:
    return Problem(
        subtype=subtype, message=message, line=page.line(path), path=format_path(path), docname=page.docname
    )


def _profiles(portfolio: Portfolio, pages: list[Page[PageRecord]]) -> Iterator[Problem]:
    profile = portfolio.profile
    for page in pages:
        if profile and page.record.kind == "profile" and page.docname != profile.docname:
            message = f"{profile.docname} is the profile already; a portfolio has one."
            yield _problem(page, Subtype.TWO_PROFILES, ("kind",), message)
    if pages and not profile:
        message = "no page of the portfolio says `kind: profile`; give the home page one."
        yield _problem(pages[0], Subtype.NO_PROFILE, ("kind",), message)


def _ids(pages: list[Page[PageRecord]]) -> Iterator[Problem]:
    named: dict[tuple[str, str], tuple[Page[PageRecord], Path]] = {}
    for page in pages:
        for sort, id, path in _declared(page):
            first, place = named.setdefault((sort, id), (page, path))
            if (first, place) != (page, path):
                where = f"{first.docname}:{first.line(place)}"
                message = f"the {sort.partition(' of ')[0]} id “{id}” is taken by {where}; choose another."
                yield _problem(page, Subtype.DUPLICATE_ID, path, message)


def _declared(page: Page[PageRecord]) -> Iterator[tuple[str, str, Path]]:
    """Yield the namespace, id and place of everything that a page names."""
    record = page.record
    if record.kind == "profile":
        for g, group in enumerate(record.vocabulary):
            for s, skill in enumerate(group.skills):
                for id in dict.fromkeys((skill.id, *map(slug, skill.aliases))):
                    yield "skill", id, ("vocabulary", g, "skills", s)
        return
    yield "page", page.id, ("kind",)
    for index, evidence in enumerate(record.evidence):
        yield "evidence", evidence.id, ("evidence", index, "id")
    for index, result in enumerate(record.results):
        yield f"result of {page.docname}", result.id, ("results", index, "claim")


def _role(portfolio: Portfolio, page: Page[Project], broken: Collection[str]) -> Iterator[Problem]:
    role = portfolio.role(page.record.role)
    if role is None:
        if page.record.role not in broken:
            known = nearest(page.record.role, (role.id for role in portfolio.roles))
            message = f"no page describes the role “{page.record.role}”; {known}"
            yield _problem(page, Subtype.UNKNOWN_ROLE, ("role",), message)
        return
    if page.record.span is None:
        return
    inner, outer = page.record.span.months(portfolio.today), role.record.span.months(portfolio.today)
    for path, excess in (("start", outer.start - inner.start), ("end", inner.stop - outer.stop)):
        if excess > grace_months:
            message = (
                f"it lies {excess} months outside “{role.id}” ({role.record.span.display()}); "
                f"up to {grace_months} are allowed. Mend the date, or name the right role."
            )
            yield _problem(page, Subtype.OUTSIDE_ROLE, (path,), message)


def _related(portfolio: Portfolio, page: Page[Project], broken: Collection[str]) -> Iterator[Problem]:
    for index, id in enumerate(page.record.related):
        if portfolio.project(id) is None and id not in broken:
            known = nearest(id, (other.id for other in portfolio.projects if other is not page))
            message = f"no write-up has the id “{id}”; {known}"
            yield _problem(page, Subtype.UNKNOWN_PROJECT, ("related", index), message)


def _skills(portfolio: Portfolio, page: Page[Project], broken: Collection[str]) -> Iterator[Problem]:
    if portfolio.profile is None:
        return
    known = {use.skill.id for use in portfolio.skills}
    for index, name in enumerate(page.record.skills):
        if slug(name) not in known:
            use = portfolio.skill(name)
            hint = (
                f"it is an alias of “{use.skill.name}”: write that."
                if use
                else nearest(name, (use.skill.name for use in portfolio.skills))
            )
            message = f"the vocabulary of {portfolio.profile.docname} has no skill “{name}”; {hint}"
            yield _problem(page, Subtype.UNKNOWN_SKILL, ("skills", index), message)


def _unproved(portfolio: Portfolio, broken: Collection[str]) -> Iterator[Problem]:
    if portfolio.profile is None or broken:
        return
    for g, group in enumerate(portfolio.profile.record.vocabulary):
        for s, skill in enumerate(group.skills):
            use = portfolio.skill(skill.name)
            if use is None or not use.proofs:
                message = f"no write-up proves the skill “{skill.name}”; name it in one, or take it out."
                path = ("vocabulary", g, "skills", s)
                yield _problem(portfolio.profile, Subtype.UNPROVED_SKILL, path, message)


def _results(
    portfolio: Portfolio, page: Page[Role] | Page[Project], broken: Collection[str]
) -> Iterator[Problem]:
    for index, result in enumerate(page.record.results):
        if not result.evidence and not result.unpublished:
            message = "nothing stands behind it; add `evidence`, or say why there is none in `unpublished`."
            yield _problem(page, Subtype.UNSUPPORTED_RESULT, ("results", index), message)
        for position, id in enumerate(result.evidence):
            if id not in portfolio.exhibits and not broken:
                message = f"no page declares evidence with the id “{id}”; {nearest(id, portfolio.exhibits)}"
                path = ("results", index, "evidence", position)
                yield _problem(page, Subtype.UNKNOWN_EVIDENCE, path, message)


def _publications(portfolio: Portfolio, page: Page[Role] | Page[Project]) -> Iterator[Problem]:
    known = {publication.key for publication in portfolio.publications}
    for index, key in enumerate(page.record.publications):
        if key not in known:
            message = f"the BibTeX file has no entry “{key}”; {nearest(key, known)}"
            yield _problem(page, Subtype.UNKNOWN_PUBLICATION, ("publications", index), message)


def _uncited(portfolio: Portfolio, cited: Collection[str], broken: Collection[str]) -> Iterator[Problem]:
    for id, exhibit in portfolio.exhibits.items():
        if id not in portfolio.claims_citing and id not in cited and not broken:
            message = (
                f"nothing refers to the evidence “{id}”; name it in a result or in the text, or take it out."
            )
            yield _problem(exhibit.page, Subtype.UNCITED_EVIDENCE, ("evidence", exhibit.index), message)

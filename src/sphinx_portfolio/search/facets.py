"""What search knows of a page beside its text: its kind, role, time and skills.

The text itself is Pagefind's matter. These facts are few enough to be sent to a reader in one small file, so
that the first results stand before the index has arrived, and facets need no files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.model.records import Profile, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_portfolio.graph.portfolio import Page, Portfolio
    from sphinx_portfolio.model.dates import Span
    from sphinx_portfolio.model.records import PageRecord

kinds = ("Write-up", "Role", "Home", "Page")
"""What a page can be; its place here is its number in the file that readers load."""

SUMMARIES = 100
"""Up to so many pages are sent with their summaries; of more, these would be most of what a search loads."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page of the site; ``note`` tells what a role was, or says its title otherwise; no year is 0."""

    docname: str
    title: str
    note: str = ""
    kind: str = "Page"
    role: str = ""
    dates: str = ""
    first_year: int = 0
    last_year: int = 0
    skills: tuple[str, ...] = ()
    summary: str = ""


def describe(portfolio: Portfolio, page: Page[PageRecord]) -> Entry:
    """Return what search tells of a page of the portfolio."""
    record = page.record
    if isinstance(record, Profile):
        return Entry(docname=page.docname, title=page.title, kind="Home", summary=record.summary)
    if isinstance(record, Role):
        skills = tuple(use.skill.name for use in portfolio.skills_of(page.id))
        facts = {"kind": "Role", "role": record.organisation, "note": record.title}
        return _dated(portfolio, page, record.span, skills=skills, **facts)
    role = portfolio.role(record.role)
    span = record.span or (role.record.span if role else None)
    organisation = role.record.organisation if role else ""
    named = (portfolio.skill(name) for name in record.skills)
    skills = tuple(use.skill.name for use in named if use)
    return _dated(portfolio, page, span, kind="Write-up", role=organisation, skills=skills)


def _dated(portfolio: Portfolio, page: Page[Any], span: Span | None, **facts: Any) -> Entry:
    entry = Entry(docname=page.docname, title=page.title, summary=page.record.summary, **facts)
    if span is None:
        return entry
    months = span.months(portfolio.today) or span.months(span.start.last_day())
    years = months[0] // 12, months[-1] // 12
    return replace(entry, dates=span.display(), first_year=years[0], last_year=years[1])


def entries(portfolio: Portfolio, titles: Mapping[str, str], resume: str = "") -> Iterator[Entry]:
    """Yield home, the roles with their write-ups from new to old, then the other pages; ``resume`` is one."""
    ours: list[Page[PageRecord]] = [portfolio.profile] if portfolio.profile else []
    for role in portfolio.roles:
        ours += (role, *portfolio.projects_of(role.id))
    ours += (page for page in portfolio.projects if portfolio.role(page.record.role) is None)
    yield from (describe(portfolio, page) for page in ours)
    known = {page.docname for page in ours}
    notes = {resume: "Curriculum vitae (CV)"}
    others = (name for name in titles if name not in known)
    yield from (Entry(docname=name, title=titles[name], note=notes.get(name, "")) for name in others)


def catalogue(
    portfolio: Portfolio, found: Iterable[Entry], addresses: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return the pages for JSON: rows of numbers and texts, because a site may have a thousand of them.

    A row holds address, title, note, kind, role (``-1``: none), dates, first and last year, skills, the name
    of the text in the index, and on a small site the summary. Kinds, roles and skills are places in the lists
    beside the rows; a skill is listed with its other names after it.
    """
    found = [entry for entry in found if entry.docname in texts]
    summarised = len(found) <= SUMMARIES
    roles = list(dict.fromkeys(entry.role for entry in found if entry.role))
    skills = {use.skill.name: place for place, use in enumerate(portfolio.skills)}
    rows = [
        [
            addresses[entry.docname],
            entry.title,
            entry.note,
            kinds.index(entry.kind),
            roles.index(entry.role) if entry.role else -1,
            entry.dates,
            entry.first_year,
            entry.last_year,
            [skills[skill] for skill in entry.skills],
            texts[entry.docname],
            *([entry.summary] if summarised else []),
        ]
        for entry in found
    ]
    names = [[use.skill.name, *use.skill.aliases] for use in portfolio.skills]
    return {"kinds": kinds, "roles": roles, "skills": names, "pages": rows}

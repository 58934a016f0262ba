"""What search knows of a page beside its text: its kind, role, time and skills.

The text itself is Pagefind's matter. These facts are few enough to be sent to a reader in one small file, so
that the first results stand before the index has arrived, and facets need no files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.graph.pages import Page, is_dated, is_entries, is_project, is_role
from sphinx_portfolio.graph.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import PageRecord, Project, Role

kinds = (message("Write-up"), message("Role"), message("Home"), message("Page"))
"""What a page can be; its place here is its number in the file that readers load, and scripts say it."""

SAID = (
    message("Filters"),
    message("Kind"),
    message("Link to this search"),
    message("No page says this. The nearest skills:"),
    message("Press Enter to search the text of all pages."),
    message("Recent work"),
    message("Results"),
    message("Search all pages for “{words}”"),
    message("Show {count} more"),
    message("Skill"),
    message("Year"),
    *kinds,
)
"""What the scripts of search say beside what a number changes."""

SUMMARIES = 100
"""Up to so many pages are sent with their summaries; of more, these would be most of what a search loads."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page of the site; ``note`` tells what a role was, or says its title otherwise; no year is 0."""

    docname: str
    title: str
    note: str = ""
    kind: str = "Page"
    roles: tuple[str, ...] = ()
    dates: str = ""
    first_year: int = 0
    last_year: int = 0
    skills: tuple[str, ...] = ()
    summary: str = ""


def describe(portfolio: Portfolio, page: Page[PageRecord]) -> Entry:
    """Return what search tells of a page of the portfolio."""
    entry = Entry(docname=page.docname, title=page.title, kind="Home", summary=page.record.summary)
    if not is_dated(page):
        return replace(entry, kind="Page") if is_entries(page) else entry
    role, months = page.record if is_role(page) else None, portfolio.months_of(page) or (0,)
    uses = map(portfolio.skill, page.record.skills) if is_project(page) else portfolio.skills_of(page.id)
    return replace(
        entry,
        kind="Role" if role else "Write-up",
        note=role.title if role else "",
        roles=_organisations(portfolio, page),
        dates=portfolio.dates_of(page),
        first_year=months[0] // 12,
        last_year=months[-1] // 12,
        skills=tuple(use.skill.name for use in uses if use),
    )


def _organisations(portfolio: Portfolio, page: Page[Role | Project]) -> tuple[str, ...]:
    """Return where a piece of work was done, by the newest name of each employer."""
    roles = portfolio.roles_of(page) if is_project(page) else (page,)
    names = (group[0].record.organisation for role in roles for group in portfolio.employers if role in group)
    return tuple(dict.fromkeys(names))


def entries(portfolio: Portfolio, titles: Mapping[str, str], resume: str = "") -> Iterator[Entry]:
    """Yield the portfolio's pages as they are read, then the others; ``resume`` is one of those."""
    yield from (describe(portfolio, page) for page in portfolio.pages)
    notes = {resume: portfolio.words("Curriculum vitae (CV)")}
    others = (name for name in titles if portfolio.page(name) is None)
    yield from (Entry(docname=name, title=titles[name], note=notes.get(name, "")) for name in others)


def catalogue(
    portfolio: Portfolio, found: Iterable[Entry], addresses: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return the pages for JSON: rows of numbers and texts, because a site may have a thousand of them.

    A row holds address, title, note, kind, roles, dates, first and last year, skills, the name
    of the text in the index, and on a small site the summary. Kinds, roles and skills are places in the lists
    beside the rows; a skill is listed with its other names after it.
    """
    found = [entry for entry in found if entry.docname in texts]
    summarised = len(found) <= SUMMARIES
    roles = list(dict.fromkeys(role for entry in found for role in entry.roles))
    skills = {use.skill.name: number for number, use in enumerate(portfolio.skills)}
    rows = [
        [
            addresses[entry.docname],
            entry.title,
            entry.note,
            kinds.index(entry.kind),
            [roles.index(role) for role in entry.roles],
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
    return {"kinds": kinds, "roles": roles, "skills": names, "pages": rows, **_speech(portfolio.words)}


def _speech(words: Words) -> dict[str, Any]:
    """Return what scripts say, as far as that is not the English that they hold."""
    said: dict[str, Any] = {text: words(text) for text in SAID if words(text) != text}
    pages = words.forms("{count} page", "{count} pages")
    if pages["other"] != "{count} pages":
        said["{count} pages"] = pages
    return {"words": said} if said else {}

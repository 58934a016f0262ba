"""The portfolio: every page's record, linked, sorted and immutable. Everything downstream takes it.

A portfolio with mistakes still links: what points nowhere is left out here and reported by
:mod:`sphinx_portfolio.graph.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_portfolio.graph import skills
from sphinx_portfolio.graph.names import folded, is_same
from sphinx_portfolio.graph.pages import (
    Claim,
    Exhibit,
    Page,
    ShownProgram,
    grouped,
    is_entries,
    is_profile,
    is_project,
    is_role,
    path_from,
    rank,
    ranked,
    told_apart,
)
from sphinx_portfolio.graph.words import ENGLISH, Words
from sphinx_portfolio.model.fields import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sphinx_portfolio.graph.beside.seen import Seen
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.model.dates import Span
    from sphinx_portfolio.model.items import Evidence
    from sphinx_portfolio.model.records import Entries, PageRecord, Profile, Project, Role


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """All pages of a site. ``roles`` and ``projects`` are sorted newest first, ``entries`` by their sections.

    ``today`` ends the spans that last, and ``words`` says them in the language of the site; ``publications``
    are the entries of the BibTeX file, ``programs`` those that pages show, by their paths, and ``seen`` tells
    when evidence was last seen, by its ids.
    """

    today: date
    profile: Page[Profile] | None
    roles: tuple[Page[Role], ...]
    projects: tuple[Page[Project], ...]
    entries: tuple[Page[Entries], ...] = ()
    publications: tuple[Publication, ...] = ()
    words: Words = ENGLISH
    programs: Mapping[str, ShownProgram] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)

    @classmethod
    def link(
        cls,
        pages: Iterable[Page[PageRecord]],
        *,
        today: date,
        home: str = "index",
        publications: Iterable[Publication] = (),
        words: Words = ENGLISH,
        programs: Mapping[str, ShownProgram] = {},
        seen: Mapping[str, Seen] = {},
    ) -> Portfolio:
        """Sort ``pages`` by kind and time; of profiles that of ``home`` counts, of equal ids the first."""
        found = sorted(pages, key=lambda page: (page.docname != home, page.docname))
        words = replace(words, today=today)
        unsorted = cls(
            today=today,
            words=words,
            profile=next(filter(is_profile, found), None),
            roles=tuple(told_apart(filter(is_role, found), words)),
            projects=tuple(filter(is_project, found)),
            entries=tuple(sorted(filter(is_entries, found), key=_by_section)),
            publications=tuple(publications),
            programs=programs,
            seen=seen,
        )
        newest = sorted(unsorted.dated, key=unsorted._recency)
        roles, projects = tuple(filter(is_role, newest)), tuple(filter(is_project, newest))
        return replace(unsorted, roles=roles, projects=projects)

    def _recency(self, page: Page[Role | Project]) -> tuple[int, int, str]:
        """Sort what ended last first, then what began last."""
        months = self.months_of(page)
        return -months[-1] if months else 0, -months.start, page.docname

    @cached_property
    def reading_order(self) -> tuple[Page[Role | Project], ...]:
        """Each role, newest first, with the write-ups of which it is the first, then those without a role."""
        pages: list[Page[Role | Project]] = []
        for role in self.roles:
            works = self.projects_of(role.id)
            pages += [role, *(page for page in works if self.role_of(page) is role)]
        return (*pages, *self.own_projects)

    @cached_property
    def pages(self) -> tuple[Page[PageRecord], ...]:
        """Every page with a record: the profile, then the others as they are read."""
        return (*((self.profile,) if self.profile else ()), *self.reading_order, *self.entries)

    @cached_property
    def _by_docname(self) -> dict[str, Page[PageRecord]]:
        return {page.docname: page for page in self.pages}

    def page(self, docname: str) -> Page[PageRecord] | None:
        """Return the page with this docname, or None for one without a record."""
        return self._by_docname.get(docname)

    @property
    def evident(self) -> tuple[Page[Role] | Page[Project] | Page[Entries], ...]:
        """The pages that may declare evidence."""
        return (*self.dated, *self.entries)

    @property
    def dated(self) -> tuple[Page[Role] | Page[Project], ...]:
        """The pages that took time and may state results: the roles, then the write-ups."""
        return (*self.roles, *self.projects)

    @cached_property
    def _by_id(self) -> dict[str, Page[Role] | Page[Project]]:
        return {page.id: page for page in reversed(self.dated)}

    def role(self, id: str) -> Page[Role] | None:
        """Return the page of a role, or None."""
        page = self._by_id.get(id)
        return page if is_role(page) else None

    def project(self, id: str) -> Page[Project] | None:
        """Return the write-up with this id, or None."""
        page = self._by_id.get(id)
        return page if is_project(page) else None

    def role_of(self, page: Page[PageRecord] | None) -> Page[Role] | None:
        """Return the role that a page is of: the page itself, or a write-up's first; None for others."""
        if is_project(page):
            return next(iter(self.roles_of(page)), None)
        return page if is_role(page) else None

    def roles_of(self, page: Page[Project]) -> tuple[Page[Role], ...]:
        """Return the roles that a write-up belongs to, in its owner's order; none for work of one's own."""
        return tuple(role for id in page.record.role if (role := self.role(id)))

    @cached_property
    def own_projects(self) -> tuple[Page[Project], ...]:
        """The write-ups that belong to no role, newest first."""
        return tuple(page for page in self.projects if not self.roles_of(page))

    @cached_property
    def employers(self) -> tuple[tuple[Page[Role], ...], ...]:
        """The roles at each organisation, newest first, each organisation at the place of its newest role."""
        return tuple(grouped((folded(page.record.organisation), page) for page in self.roles).values())

    @cached_property
    def sections(self) -> dict[str, tuple[Page[Entries], ...]]:
        """The pages of entries by their section: the known ones in their order, then the owner's."""
        return grouped((page.record.section, page) for page in self.entries)

    def organisation_of(self, page: Page[Role | Project]) -> str:
        """Return where a piece of work was done; nothing where no page describes its role."""
        roles = self.roles_of(page) if is_project(page) else (page,) if is_role(page) else ()
        return self.words.comma.join(dict.fromkeys(role.record.organisation for role in roles))

    def span_of(self, page: Page[Role | Project]) -> Span | None:
        """Return the time that a page took; for work without dates, that of its one role."""
        roles = self.roles_of(page) if is_project(page) else ()
        return page.record.span or (roles[0].record.span if len(roles) == 1 else None)

    def dates_of(self, page: Page[Role | Project]) -> str:
        """Return that time for a reader; nothing where it is not known."""
        span = self.span_of(page)
        return self.words.span(span) if span else ""

    def months_of(self, page: Page[Role | Project]) -> range:
        """Return the months that it touches up to today, each as ``12 * year + month - 1``.

        What has not begun touches those that its start may mean; what has no time touches none.
        """
        span = self.span_of(page)
        return span.months(self.today) or span.months(span.start.last_day()) if span else range(0)

    @cached_property
    def _projects_by_role(self) -> dict[str, tuple[Page[Project], ...]]:
        return grouped((id, page) for page in self.projects for id in dict.fromkeys(page.record.role))

    def projects_of(self, role: str) -> tuple[Page[Project], ...]:
        """Return the write-ups of a role, newest first."""
        return self._projects_by_role.get(role, ())

    @cached_property
    def featured(self) -> tuple[Page[Project], ...]:
        """The write-ups for the home page, in their owner's order."""
        return tuple(sorted((p for p in self.projects if p.record.featured), key=lambda p: rank(p.record)))

    @cached_property
    def _related(self) -> dict[str, tuple[Page[Project], ...]]:
        naming = grouped((id, page.id) for page in self.projects for id in page.record.related)
        found = ((p, {*p.record.related, *naming.get(p.id, ())} - {p.id}) for p in self.projects)
        return grouped((id, page) for page, ids in found for id in ids)

    def related(self, id: str) -> tuple[Page[Project], ...]:
        """Return the write-ups related to this one, whichever of the two says so."""
        return self._related.get(id, ())

    @cached_property
    def exhibits(self) -> dict[str, Exhibit]:
        """All evidence by its id."""
        declared = (exhibit for page in self.evident for exhibit in self.exhibits_on(page))
        return {id: found[0] for id, found in grouped((e.evidence.id, e) for e in declared).items()}

    def exhibits_on(self, page: Page[Role | Project | Entries]) -> tuple[Exhibit, ...]:
        """Return the evidence that a page declares, in its order."""
        return tuple(self._exhibit(page, evidence) for evidence in page.record.evidence)

    def _exhibit(self, page: Page[Role | Project | Entries], evidence: Evidence) -> Exhibit:
        """Return a piece of evidence; that it was seen at another address says nothing of this one."""
        program, seen = self.programs.get(path_from(page, evidence.program or "")), self.seen.get(evidence.id)
        day = seen.day if seen and seen.url == evidence.url else None
        return Exhibit(page=page, evidence=evidence, program=program, seen=day)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every result on the site, as its pages are read."""
        return tuple(claim for page in self.reading_order for claim in self.claims_of(page))

    def claims_of(self, page: Page[Role | Project]) -> tuple[Claim, ...]:
        """Return the results that a page states, in its order."""
        known, results = self.exhibits, page.record.results
        shown = ((result, tuple(known[id] for id in result.evidence if id in known)) for result in results)
        return tuple(Claim(page=page, result=result, exhibits=exhibits) for result, exhibits in shown)

    def claims_around(self, page: Page[Role | Project]) -> tuple[Claim, ...]:
        """Return the results that a page states, and for a role those of its write-ups."""
        pages = (page, *(self.projects_of(page.id) if is_role(page) else ()))
        return tuple(claim for other in pages for claim in self.claims_of(other))

    @cached_property
    def _publications_by_page(self) -> dict[str, tuple[Publication, ...]]:
        by_url = grouped((entry.url, entry) for entry in self.publications if entry.url)
        by_key = {entry.key: (entry,) for entry in self.publications}
        places = {entry.key: place for place, entry in enumerate(self.publications)}
        found = {}
        for page in self.dated:
            named = [entry for key in page.record.publications for entry in by_key.get(key, ())]
            named += [entry for evidence in page.record.evidence for entry in by_url.get(evidence.url, ())]
            unique = {entry.key: entry for entry in named}
            found[page.docname] = tuple(sorted(unique.values(), key=lambda entry: places[entry.key]))
        return found

    def publications_of(self, page: Page[PageRecord] | None) -> tuple[Publication, ...]:
        """Return what came of a page's work: it names them by key, or links to them as evidence."""
        return self._publications_by_page.get(page.docname, ()) if page else ()

    @cached_property
    def works_behind(self) -> dict[str, tuple[Page[Role] | Page[Project], ...]]:
        """The roles and write-ups that each publication came of, by its key: the way back."""
        return grouped((entry.key, page) for page in self.dated for entry in self.publications_of(page))

    def is_owner(self, name: str) -> bool:
        """Tell whether a name can be the owner's, however it is written."""
        return self.profile is not None and is_same(self.profile.record.name, name)

    @cached_property
    def strongest(self) -> tuple[Claim, ...]:
        """The results for the home page, in their owner's order."""
        return tuple(ranked(claim for claim in self.claims if claim.result.featured))

    @cached_property
    def claims_citing(self) -> dict[str, tuple[Claim, ...]]:
        """The results that each piece of evidence shows, by its id: the way back."""
        return grouped((e.evidence.id, claim) for claim in self.claims for e in claim.exhibits)

    @cached_property
    def skills(self) -> tuple[SkillUse, ...]:
        """The vocabulary in its order, each skill with what proves it, what used it, and when."""
        groups = self.profile.record.vocabulary if self.profile else ()
        return tuple(skills.uses(groups, self.roles, self.projects, self.roles_of, self._year_known))

    def _year_known(self, page: Page[Role] | Page[Project]) -> range:
        """Return the months of a write-up; without dates of its own those of its role, if of one year.

        What is to come is no use yet.
        """
        months, now = self.months_of(page), 12 * self.today.year + self.today.month
        known = page.record.span or (months and months[0] // 12 == months[-1] // 12)
        return range(months.start, min(months.stop, now)) if known else range(0)

    def skill(self, name: str) -> SkillUse | None:
        """Return the skill with this name or alias, however it is capitalised, or None."""
        return self._skills_by_name.get(name.casefold())

    @cached_property
    def _skills_by_name(self) -> dict[str, SkillUse]:
        aliases = {alias.casefold(): use for use in self.skills for alias in use.skill.aliases}
        return aliases | {use.skill.name.casefold(): use for use in self.skills}

    def skills_of(self, role: str) -> tuple[SkillUse, ...]:
        """Return the skills that a role used, in the vocabulary's order."""
        return tuple(use for use in self.skills if any(page.id == role for page in use.roles))


def _by_section(page: Page[Entries]) -> tuple[bool, int, str, str]:
    """Sort the known sections in their order, then those of the owner."""
    name = page.record.section
    known = name in SECTIONS
    return not known, SECTIONS.index(name) if known else 0, "" if known else page.docname, page.docname

"""The portfolio: every page's record, linked, sorted and immutable. Everything downstream takes it.

A portfolio with mistakes still links: what points nowhere is left out here and said by
:mod:`sphinx_portfolio.checks`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeGuard, TypeVar

from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.model.records import Evidence, PageRecord, Profile, Project, Result, Role, Skill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.dates import Span
    from sphinx_portfolio.model.frontmatter import Path

R_co = TypeVar("R_co", bound=PageRecord, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[R_co]):
    """One page and the record in its front matter; ``lines`` places each field in the source."""

    docname: str
    title: str
    record: R_co
    lines: Mapping[Path, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def id(self) -> str:
        """The file's stem, by which other pages name it."""
        return self.docname.rpartition("/")[2]

    def line(self, path: Path) -> int:
        """Return the line of a field in the source, or that of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def is_role(page: Page[PageRecord] | None) -> TypeGuard[Page[Role]]:
    """Tell whether this is the page of a role."""
    return page is not None and isinstance(page.record, Role)


def is_project(page: Page[PageRecord] | None) -> TypeGuard[Page[Project]]:
    """Tell whether this is a write-up."""
    return page is not None and isinstance(page.record, Project)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A result on its page, with the evidence that its ids lead to; ``index`` counts from 0."""

    page: Page[Role | Project]
    result: Result
    index: int
    exhibits: tuple[Exhibit, ...]

    @property
    def anchor(self) -> str:
        """The id of the result in its page's HTML."""
        return f"result-{self.result.id}"


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A piece of evidence on the page that declares it; ``index`` counts from 0."""

    page: Page[Role | Project]
    evidence: Evidence
    index: int

    @property
    def anchor(self) -> str:
        """The id of the evidence in its page's HTML."""
        return f"evidence-{self.evidence.id}"


@dataclass(frozen=True, kw_only=True)
class SkillUse:
    """A skill of the vocabulary and the write-ups that prove it, newest first."""

    skill: Skill
    group: str
    proofs: tuple[Page[Project], ...]
    months: frozenset[int]

    @property
    def anchor(self) -> str:
        """The id of the skill on the skills page."""
        return f"skill-{self.skill.id}"

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years in which the skill was used, in order."""
        return tuple(sorted({month // 12 for month in self.months}))


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """All pages of a site. ``roles`` and ``projects`` are sorted newest first.

    ``today`` ends the spans that last; ``publications`` are the entries of the BibTeX file.
    """

    today: date
    profile: Page[Profile] | None
    roles: tuple[Page[Role], ...]
    projects: tuple[Page[Project], ...]
    publications: tuple[Publication, ...] = ()

    @classmethod
    def link(
        cls,
        pages: Iterable[Page[PageRecord]],
        *,
        today: date,
        home: str = "index",
        publications: Iterable[Publication] = (),
    ) -> Portfolio:
        """Sort ``pages`` by kind and time; of profiles that of ``home`` counts, of equal ids the first."""
        profiles: list[Page[Profile]] = []
        roles: list[Page[Role]] = []
        projects: list[Page[Project]] = []
        for page in sorted(pages, key=lambda page: (page.docname != home, page.docname)):
            kept: list[Page] = {Profile: profiles, Role: roles, Project: projects}[type(page.record)]  # type: ignore[type-arg, assignment]
            kept.append(page)
        by_role = {page.id: page.record.span for page in roles}

        def newest(span: Span | None, page: Page[PageRecord]) -> tuple[int, int, str]:
            months = span.months(today) if span else range(1)
            return -months[-1] if months else 0, -months.start, page.docname

        return cls(
            today=today,
            profile=profiles[0] if profiles else None,
            roles=tuple(sorted(roles, key=lambda page: newest(page.record.span, page))),
            projects=tuple(
                sorted(projects, key=lambda p: newest(p.record.span or by_role.get(p.record.role), p))
            ),
            publications=tuple(publications),
        )

    @cached_property
    def pages(self) -> tuple[Page[PageRecord], ...]:
        """Every page with a record: the profile, the roles, the write-ups."""
        profile = (self.profile,) if self.profile else ()
        return (*profile, *self.roles, *self.projects)

    @cached_property
    def _by_docname(self) -> dict[str, Page[PageRecord]]:
        return {page.docname: page for page in self.pages}

    def page(self, docname: str) -> Page[PageRecord] | None:
        """Return the page with this docname, or None for one without a record."""
        return self._by_docname.get(docname)

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

    def span_of(self, project: Page[Project]) -> Span | None:
        """Return the time a piece of work took, or else that of its role."""
        role = self.role(project.record.role)
        return project.record.span or (role.record.span if role else None)

    @cached_property
    def _projects_by_role(self) -> dict[str, tuple[Page[Project], ...]]:
        found = defaultdict(list)
        for page in self.projects:
            found[page.record.role].append(page)
        return {role: tuple(pages) for role, pages in found.items()}

    def projects_of(self, role: str) -> tuple[Page[Project], ...]:
        """Return the write-ups of a role, newest first."""
        return self._projects_by_role.get(role, ())

    @cached_property
    def featured(self) -> tuple[Page[Project], ...]:
        """The write-ups for the home page, in their owner's order."""
        chosen = (page for page in self.projects if page.record.featured)
        return tuple(sorted(chosen, key=lambda page: page.record.featured or 0))

    @cached_property
    def _related(self) -> dict[str, tuple[Page[Project], ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for page in self.projects:
            for other in page.record.related:
                if self.project(other) and other != page.id:
                    found[page.id].add(other)
                    found[other].add(page.id)
        return {id: tuple(page for page in self.projects if page.id in ids) for id, ids in found.items()}

    def related(self, id: str) -> tuple[Page[Project], ...]:
        """Return the write-ups related to this one, whichever of the two says so."""
        return self._related.get(id, ())

    @cached_property
    def exhibits(self) -> dict[str, Exhibit]:
        """All evidence by its id."""
        found: dict[str, Exhibit] = {}
        for page in self.dated:
            for index, evidence in enumerate(page.record.evidence):
                found.setdefault(evidence.id, Exhibit(page=page, evidence=evidence, index=index))
        return found

    def exhibits_on(self, page: Page[Role] | Page[Project]) -> tuple[Exhibit, ...]:
        """Return the evidence that a page declares, in its order."""
        return tuple(Exhibit(page=page, evidence=e, index=i) for i, e in enumerate(page.record.evidence))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every result on the site: by role, newest first, the role's own before its write-ups'."""
        pages: list[Page[Role] | Page[Project]] = []
        for role in self.roles:
            pages += (role, *self.projects_of(role.id))
        pages += (page for page in self.projects if self.role(page.record.role) is None)
        return tuple(claim for page in pages for claim in self.claims_of(page))

    def claims_of(self, page: Page[Role] | Page[Project]) -> tuple[Claim, ...]:
        """Return the results that a page states, in its order."""
        return tuple(
            Claim(
                page=page,
                result=result,
                index=index,
                exhibits=tuple(self.exhibits[id] for id in result.evidence if id in self.exhibits),
            )
            for index, result in enumerate(page.record.results)
        )

    @cached_property
    def _claims_around(self) -> dict[str, tuple[Claim, ...]]:
        found = defaultdict(list)
        for claim in self.claims:
            record = claim.page.record
            for id in {claim.page.id, record.role if isinstance(record, Project) else claim.page.id}:
                found[id].append(claim)
        return {id: tuple(claims) for id, claims in found.items()}

    def claims_around(self, page: Page[Role] | Page[Project]) -> tuple[Claim, ...]:
        """Return the results that a page states, and for a role those of its write-ups."""
        return self._claims_around.get(page.id, ())

    @cached_property
    def strongest(self) -> tuple[Claim, ...]:
        """The results for the home page, in their owner's order."""
        chosen = (claim for claim in self.claims if claim.result.featured)
        return tuple(sorted(chosen, key=lambda claim: claim.result.featured or 0))

    @cached_property
    def claims_citing(self) -> dict[str, tuple[Claim, ...]]:
        """The results that each piece of evidence shows, by its id: the way back."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for exhibit in claim.exhibits:
                found[exhibit.evidence.id].append(claim)
        return {id: tuple(claims) for id, claims in found.items()}

    @cached_property
    def skills(self) -> tuple[SkillUse, ...]:
        """The vocabulary in its order, each skill with what proves it and when it was used."""
        proofs: dict[str, list[Page[Project]]] = defaultdict(list)
        for page in self.projects:
            for name in page.record.skills:
                proofs[slug(name)].append(page)
        groups = self.profile.record.vocabulary if self.profile else ()
        return tuple(
            SkillUse(
                skill=skill,
                group=group.group,
                proofs=tuple(dict.fromkeys(proofs[skill.id])) if skill.id in proofs else (),
                months=self._months(proofs.get(skill.id, ())),
            )
            for group in groups
            for skill in group.skills
        )

    def _months(self, pages: Iterable[Page[Project]]) -> frozenset[int]:
        spans = (self.span_of(page) for page in pages)
        return frozenset(month for span in spans if span for month in span.months(self.today))

    def skill(self, name: str) -> SkillUse | None:
        """Return the skill with this name or alias, however it is capitalised, or None."""
        return self._skills_by_name.get(name.casefold())

    @cached_property
    def _skills_by_name(self) -> dict[str, SkillUse]:
        aliases = {alias.casefold(): use for use in self.skills for alias in use.skill.aliases}
        return aliases | {use.skill.name.casefold(): use for use in self.skills}

    def skills_of(self, role: str) -> tuple[SkillUse, ...]:
        """Return the skills that a role's write-ups prove, in the vocabulary's order."""
        names = {slug(name) for page in self.projects_of(role) for name in page.record.skills}
        return tuple(use for use in self.skills if use.skill.id in names)

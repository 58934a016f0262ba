"""What has to hold over the whole portfolio. Each method yields the problems of one kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_portfolio.graph.pages import Drafts, Page, is_profile, path_from
from sphinx_portfolio.model.fields import as_identifier, is_identifier, slug
from sphinx_portfolio.model.frontmatter import Path, format_path
from sphinx_portfolio.model.problems import Problem, Subtype, close, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.items import Skill
    from sphinx_portfolio.model.records import Entries, PageRecord, Profile, Project, Role

Finding: TypeAlias = tuple[Page["PageRecord"], Subtype, Path, str]
"""A page, what kind of problem it has, in which field, and the message."""

GRACE_MONTHS = 3
"""How far a write-up may reach outside its role: work is often merged or published later."""


def check(
    portfolio: Portfolio,
    pages: Iterable[Page[PageRecord]],
    *,
    cited: Collection[str],
    broken: Collection[str],
    drafts: Drafts = Drafts(),  # noqa: B008
) -> Iterator[Problem]:
    """Yield every problem of the graph, and nothing that only follows from another.

    ``pages`` are all pages, also those of which ``portfolio`` keeps one; ``cited`` holds the ids of evidence
    that texts refer to, ``broken`` the ids of pages that have a problem of their own, and ``drafts`` what is
    kept back.
    """
    checks = _Checks(portfolio, sorted(pages, key=lambda page: page.docname), cited, broken, drafts)
    for page, subtype, path, message in checks.run():
        line, field = (page.line(path), format_path(path)) if path else (1, "")
        yield Problem(subtype=subtype, message=message, line=line, path=field, docname=page.docname)


class _Checks(NamedTuple):
    portfolio: Portfolio
    pages: list[Page[PageRecord]]
    cited: Collection[str]
    broken: Collection[str]
    drafts: Drafts

    def run(self) -> Iterator[Finding]:
        """Yield what is found, in the order in which its owner can best mend it."""
        yield from self._profiles()
        yield from self._names()
        yield from self._ids()
        for project in self.portfolio.projects:
            for index, id in enumerate(project.record.role):
                path = ("role", index) if len(project.record.role) > 1 else ("role",)
                yield from self._role(project, id, path)
            yield from self._outside(project)
            yield from self._related(project)
        if self.portfolio.projects and not self.broken:
            yield from self._unproved()
        for page in self.portfolio.dated:
            yield from self._skills(page)
            yield from self._results(page)
            yield from self._publications(page)
        for evident in self.portfolio.evident:
            yield from self._programs(evident)
        for entries in self.portfolio.entries:
            for index, entry in enumerate(entries.record.entries):
                yield from self._evidence(entries, entry.evidence, ("entries", index, "evidence"))
        if not self.broken:
            yield from self._uncited()

    def _profiles(self) -> Iterator[Finding]:
        profile = self.portfolio.profile
        for page in filter(is_profile, self.pages):
            if profile and page.docname != profile.docname:
                message = f"{profile.docname} is the profile already; a portfolio has one."
                yield page, Subtype.TWO_PROFILES, ("kind",), message
        if self.pages and not profile and not self.broken:
            message = "no page of the portfolio says `kind: profile`; give the home page one."
            yield self.pages[0], Subtype.NO_PROFILE, ("kind",), message

    def _names(self) -> Iterator[Finding]:
        for page in self.portfolio.evident:
            if not is_identifier(page.id):
                found = f"“{page.id}” is no id, by which other pages could name this one; rename the file to"
                yield page, Subtype.FILE_NAME, (), f"{found} {_file_name(page)}"

    def _is_told(self, id: str) -> bool:
        """Tell whether the page with this id cannot be found because of a mistake that is told already."""
        misnamed = (page.id for page in self.portfolio.dated if not is_identifier(page.id))
        return id in self.broken or id in self.drafts.ids or id in map(as_identifier, misnamed)

    def _ids(self) -> Iterator[Finding]:
        taken: dict[tuple[str, str | None, str], tuple[Page[PageRecord], Path]] = {}
        profile = self.portfolio.profile
        for page in self.pages:
            if is_profile(page) and profile and page.docname != profile.docname:
                continue  # whose vocabulary does not count, and which is told as one too many
            for kind, id, path in _ids_on(page):
                scope = page.docname if kind == "result" else None
                owner, field = taken.setdefault((kind, scope, id), (page, path))
                if (owner, field) != (page, path):
                    where = f"{owner.docname}:{owner.line(field)}"
                    message = f"the {kind} id “{id}” is taken by {where}; choose another."
                    yield page, Subtype.DUPLICATE_ID, path, message

    def _role(self, page: Page[Project], id: str, path: Path) -> Iterator[Finding]:
        if self.portfolio.role(id) is None and not self._is_told(id):
            known = nearest(id, (role.id for role in self.portfolio.roles))
            message = f"no page describes the role “{id}”; {known}"
            yield page, Subtype.UNKNOWN_ROLE, path, message

    def _outside(self, page: Page[Project]) -> Iterator[Finding]:
        """Yield where a write-up begins before all of its roles, or ends after them."""
        roles, span, today = self.portfolio.roles_of(page), page.record.span, self.portfolio.today
        if span is None or len(roles) < len(page.record.role) or not roles:
            return
        inner = span.months(today)
        first = min(roles, key=lambda role: role.record.span.months(today).start)
        last = max(roles, key=lambda role: role.record.span.months(today).stop)
        begun, ended = first.record.span.months(today).start, last.record.span.months(today).stop
        for field, role, excess in (("start", first, begun - inner.start), ("end", last, inner.stop - ended)):
            if excess > GRACE_MONTHS:
                when = self.portfolio.dates_of(role)
                found = f"it lies {excess} months outside “{role.id}” ({when})"
                cure = f"up to {GRACE_MONTHS} are allowed. Mend the date, or name the right role."
                yield page, Subtype.OUTSIDE_ROLE, (field,), f"{found}; {cure}"

    def _related(self, page: Page[Project]) -> Iterator[Finding]:
        for index, id in enumerate(page.record.related):
            if self.portfolio.project(id) is None and not self._is_told(id):
                known = nearest(id, (other.id for other in self.portfolio.projects if other is not page))
                message = f"no write-up has the id “{id}”; {known}"
                yield page, Subtype.UNKNOWN_PROJECT, ("related", index), message

    def _skills(self, page: Page[Role | Project]) -> Iterator[Finding]:
        profile, uses = self.portfolio.profile, self.portfolio.skills
        known = {use.skill.id for use in uses}
        for index, name in enumerate(page.record.skills):
            if profile and slug(name) not in known:
                use = self.portfolio.skill(name)
                alias = f"it is an alias of “{use.skill.name}”: write that." if use else ""
                several = [part for part in _parts(name) if self.portfolio.skill(part)]
                apart = (
                    f"if it is several, put commas between them: {', '.join(_parts(name))}."
                    if several
                    else ""
                )
                hint = alias or apart or nearest(name, (use.skill.name for use in uses))
                message = f"the vocabulary of {profile.docname} has no skill “{name}”; {hint}"
                yield page, Subtype.UNKNOWN_SKILL, ("skills", index), message

    def _unproved(self) -> Iterator[Finding]:
        profile, known = self.portfolio.profile, [use.skill.name for use in self.portfolio.skills]
        named = {name for page in self.portfolio.dated for name in page.record.skills}
        others = {part for name in named - {*known} for part in (name, *_parts(name))}
        meant = {close(name, known) for name in others}
        meant |= {use.skill.name for name in others if (use := self.portfolio.skill(name))}
        for skill, path in _vocabulary(profile.record) if profile else ():
            use = self.portfolio.skill(skill.name)
            if skill.unproved or skill.name in meant:
                continue
            if profile and not (use and (use.proofs or use.roles)):
                cure = "name it in a write-up or a role, or say why in `unproved`."
                message = f"nothing uses the skill “{skill.name}”; {cure}"
                yield profile, Subtype.UNPROVED_SKILL, path, message

    def _results(self, page: Page[Role | Project]) -> Iterator[Finding]:
        for index, result in enumerate(page.record.results):
            if not result.evidence and not result.unpublished:
                cure = "add `evidence`, or say why there is none in `unpublished`."
                message = f"nothing stands behind it; {cure}"
                yield page, Subtype.UNSUPPORTED_RESULT, ("results", index), message
            yield from self._evidence(page, result.evidence, ("results", index, "evidence"))

    def _evidence(
        self, page: Page[Role | Project | Entries], ids: Iterable[str], path: Path
    ) -> Iterator[Finding]:
        exhibits = self.portfolio.exhibits
        for position, id in enumerate(ids):
            if id not in exhibits and not self.broken:
                message = f"no page declares evidence with the id “{id}”; {nearest(id, exhibits)}"
                if id in self.drafts.evidence:
                    message = f"a draft declares the evidence “{id}”; publish that page, or take the id out."
                yield page, Subtype.UNKNOWN_EVIDENCE, (*path, position), message
            elif id in exhibits and (shown := exhibits[id].program) and shown.failed:
                cure = "mend the program, or take the evidence out."
                message = f"the program “{exhibits[id].evidence.program}” failed at this build; {cure}"
                yield page, Subtype.PROGRAM, (*path, position), message

    def _programs(self, page: Page[Role | Project | Entries]) -> Iterator[Finding]:
        """Say which programs stand as evidence that no page shows."""
        shown = self.portfolio.programs
        for index, evidence in enumerate(page.record.evidence):
            if evidence.program and path_from(page, evidence.program) not in shown:
                cure = (
                    f"show it with {{portfolio:program}}; {nearest(path_from(page, evidence.program), shown)}"
                )
                message = f"no page shows what “{evidence.program}” gives; {cure}"
                yield page, Subtype.PROGRAM, ("evidence", index, "program"), message

    def _publications(self, page: Page[Role | Project]) -> Iterator[Finding]:
        known = {publication.key for publication in self.portfolio.publications}
        if page.record.publications and not known:
            message = "no entry is known by its key; name your BibTeX file in `portfolio_publications`."
            yield page, Subtype.UNKNOWN_PUBLICATION, ("publications",), message
            return
        for index, key in enumerate(page.record.publications):
            if key not in known:
                several = ", ".join(_parts(key)) if {*_parts(key)} & known else ""
                apart = f"if it is several, put commas between them: {several}."
                hint = apart if several else nearest(key, known)
                message = f"the BibTeX file has no entry “{key}”; {hint}"
                yield page, Subtype.UNKNOWN_PUBLICATION, ("publications", index), message

    def _uncited(self) -> Iterator[Finding]:
        exhibits = self.portfolio.exhibits
        named = {id for claim in self.portfolio.claims for id in claim.result.evidence} | {*self.cited}
        entries = (entry for page in self.portfolio.entries for entry in page.record.entries)
        named |= {id for entry in entries for id in entry.evidence}
        meant = {close(id, exhibits) for id in named - exhibits.keys()}
        for id, exhibit in exhibits.items():
            if id not in named | meant:
                cure = "name it in a result or in the text, or take it out."
                message = f"nothing refers to the evidence “{id}”; {cure}"
                path = ("evidence", exhibit.page.record.evidence.index(exhibit.evidence))
                yield exhibit.page, Subtype.UNCITED_EVIDENCE, path, message


def of_drafts(portfolio: Portfolio, drafts: Drafts) -> Iterator[tuple[Page[Project], str]]:
    """Yield the write-ups that count as work of one's own while their role is a draft, with its id."""
    for page in portfolio.own_projects:
        yield from ((page, id) for id in page.record.role[:1] if id in drafts.ids)


def _parts(text: str) -> list[str]:
    """Return what stands apart in a text of several."""
    return re.split(r"\s*[;|,/]\s*|\s+(?:and|&)\s+", text)


def _file_name(page: Page[PageRecord]) -> str:
    """Return the name that a page's file can have."""
    meant = as_identifier(page.id)
    plain = any(character.isascii() and character.isalnum() for character in page.id)
    return f"{meant}.md." if plain else "lower-case letters, digits and hyphens, as in example-labs.md."


def _ids_on(page: Page[PageRecord]) -> Iterator[tuple[str, str, Path]]:
    """Yield what a page gives names to: its kind, the id, and the field."""
    record = page.record
    if record.kind == "profile":
        for skill, path in _vocabulary(record):
            for id in dict.fromkeys((skill.id, *map(slug, skill.aliases))):
                yield "skill", id, path
        return
    yield "page", page.id, ("kind",)
    for index, evidence in enumerate(record.evidence):
        yield "evidence", evidence.id, ("evidence", index, "id")
    for index, result in enumerate(() if record.kind == "entries" else record.results):
        yield "result", result.id, ("results", index, "claim")


def _vocabulary(profile: Profile) -> Iterator[tuple[Skill, Path]]:
    """Yield each skill with its field in the front matter."""
    for g, group in enumerate(profile.vocabulary):
        for s, skill in enumerate(group.skills):
            yield skill, ("vocabulary", g, "skills", s)

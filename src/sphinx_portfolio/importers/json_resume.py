"""A JSON Resume file as the pages of a portfolio, and a report of all that found no place there.

A file of our own gives the pages that it was made from. One of another tool is made tidy first, and gives
pages that build without a warning: what cannot be a role, for want of a date, is an entry.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sphinx_portfolio.exports import bibtex
from sphinx_portfolio.importers import basics, entries, prose, publications, skeleton, skills
from sphinx_portfolio.importers.docnames import UniqueNames, stem
from sphinx_portfolio.importers.imported import NOTHING, Imported, Report, loss
from sphinx_portfolio.importers.source import Data, Draft, Source, without_blanks
from sphinx_portfolio.importers.untidy import document, keys, plain, signs, tidy
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.json_resume.read import FormError, spell, unknown_keys
from sphinx_portfolio.json_resume.write import BESIDE, highlight
from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.model.frontmatter import Path, without
from sphinx_portfolio.model.items import Result

FURTHER = "Further experience"
"""The section of the jobs of which a file says too little for a page."""

_ROLES = {"work": "name", "volunteer": "organization"}
"""The sections that roles stand in, with the key of the organisation."""


def read(text: str) -> Imported:
    """Return the pages for a file; raise :class:`.FormError` where it is no JSON Resume."""
    return of_data(document.load(text))


def of_data(data: Any, known: Report = NOTHING, *, foreign: bool | None = None) -> Imported:
    """Return the pages for what a file holds, and add what is already known of it to the report."""
    if not keys.is_resume(data):
        raise FormError(refusal(data))
    foreign = not _has(data, OURS) if foreign is None else foreign
    emoji = signs.found(data) if foreign else []
    data = plain.of(keys.tidy(without_blanks(signs.without(data)))) if foreign else data
    tidied = tidy.tidy(without_blanks(data))
    unknown = unknown_keys(tidied.data)
    source = Source(tidied.data)
    losses = [*tidied.losses, *((path, source.get(*path)) for path in sorted(unknown, key=spell))]
    lost = frozenset(path for path, _ in tidied.losses)
    run = _Import(Source(without(source.data, unknown)), foreign=foreign, lost=lost)
    files = run.files()
    losses += run.source.remaining()
    return Imported(
        files=files,
        losses=(*known.losses, *(loss(path, value) for path, value in losses)),
        notes=(*known.notes, *tidied.notes, *run.notes, *signs.note(emoji)),
    )


def refusal(data: object) -> str:
    """Return why a file is no résumé, and what was looked for."""
    looked = "`basics`, or a list under `work`, `education`, `skills` or `projects`"
    found = (
        next((key for key, each in data.items() if keys.is_resume(each)), "")
        if isinstance(data, dict)
        else ""
    )
    cure = f"what stands under “{found}” looks like one: save that alone" if found else "name another file"
    return f"$: this is no résumé in the form of JSON Resume, which has {looked}; {cure}."


def _has(data: Any, key: str) -> bool:
    if isinstance(data, dict):
        return key in data or any(_has(value, key) for value in data.values())
    return isinstance(data, list) and any(_has(item, key) for item in data)


def _same(role: Data, entity: str | None) -> bool:
    """Tell whether a role was at an employer."""
    return bool(entity) and (role.get("organisation") or "").casefold() == str(entity).casefold()


@dataclass
class _Import:
    """One run over a file. ``roles``, ``projects`` and ``entries`` are by docname."""

    source: Source
    foreign: bool = False
    lost: frozenset[Path] = frozenset()
    notes: list[str] = field(default_factory=list)
    names: UniqueNames = field(default_factory=UniqueNames)
    roles: dict[str, Draft] = field(default_factory=dict)
    projects: dict[str, Draft] = field(default_factory=dict)
    entries: dict[str, Draft] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """Return what the file gives, and note what its owner should look at."""
        self.source.take("$schema")
        for key in ("canonical", "version", "lastModified"):  # which tell of the file, not of a person
            self.source.take("meta", key)
        home = self.names.take(self.source.get("basics", OURS, "page"), "index")
        for section in _ROLES:
            for path in self.source.entries(section):
                if section == "work" or entries.is_role(self.source, path):
                    self._work(path)
        for path in self.source.entries("projects"):
            self._project(path)
        self.entries |= entries.read(self.source, self.names, self.lost)
        pages = self._pages(home)
        self._check(pages)
        if "index" not in pages:
            pages["index"] = skeleton.toctree([home]) + "\n"
        files = {f"{name}.md": text for name, text in pages.items()}
        if found := publications.read(self.source, self.notes):
            files["publications.bib"] = bibtex.dump(found)
        return files

    def _work(self, path: Path) -> None:
        """Take over a job: as a role where the file says enough, else as an entry of a page of its own."""
        organisation = self.source.get(*path, _ROLES[str(path[0])]) or self.source.get(*path, "company")
        known = organisation and self.source.get(*path, "position") and self.source.get(*path, "startDate")
        if not self.foreign or (known and (*path, "endDate") not in self.lost):
            self._role(path)
        elif data := entries.job(self.source, path, ended=(*path, "endDate") not in self.lost):
            name = next(
                (name for name, draft in self.entries.items() if draft.data["section"] == FURTHER), ""
            )
            if not name:
                name = self.names.take(None, stem(FURTHER))
                head = {"kind": "entries", "section": FURTHER, "entries": []}
                self.entries[name] = Draft(FURTHER, head, path)
            self.entries[name].data["entries"].append(data)
            said = "a role has an organisation, a title and dates"
            self.notes.append(f"{spell(path)}: {said}; what lacks one stands on {name}.md.")

    def _role(self, path: Path) -> None:
        take, ours = self.source.taker(path), self.source.get(*path, OURS) or {}
        organisation, title = take(_ROLES[str(path[0])]) or take("company"), take("position")
        if ours or self.source.get(*path, "company") == organisation:
            take("company")
        name = self.names.take(ours.get("page"), f"roles/{stem(organisation or 'role')}")
        told = self._told(path, "summary", "description")
        data = {
            "kind": "role",
            "organisation": organisation,
            "url": self._address(path),
            "title": title,
            "employment": ours.get("employment"),
            "location": take("location") or ours.get("location"),
            **self._dates(path),
            "summary": told.summary or self._summary(path, title, organisation),
            "skills": ours.get("skills"),
            **self._beside(path, told.items),
        }
        self.roles[name] = Draft(ours.get("title") or organisation or "Role", data, path, told.body)

    def _project(self, path: Path) -> None:
        take, ours = self.source.taker(path), self.source.get(*path, OURS) or {}
        title, (role, known) = take("name"), self._role_of(path, ours.get("role"))
        told = self._told(path, "description", "summary")
        if self.foreign and not title and not told.summary and not self.source.get(*path, "url"):
            return
        data = {
            "kind": "project",
            "role": role,
            "summary": told.summary or self._summary(path, title),
            **self._own_dates(path, known, inherited=ours.get("ownDates") is False),
            "skills": self._once(take("keywords") or []),
            "featured": ours.get("featured"),
            "related": ours.get("related"),
            "image": ours.get("image"),
            **self._beside(path, told.items),
        }
        if url := self._address(path):
            data["links"] = [*(data["links"] or ()), {"label": urlsplit(url).netloc, "url": url}]
        if self.foreign and not title:
            title = told.summary[:60].rstrip() or urlsplit(url or "").netloc
            data["summary"] = data["summary"] or f"{title}."
        name = self.names.take(ours.get("page"), f"projects/{stem(title or 'project')}")
        self.projects[name] = Draft(title or "Project", data, path, told.body)

    def _once(self, words: list[str]) -> list[str]:
        """Return skills each as it stands first; ours are as their owner has them."""
        first: dict[str, str] = {}
        for word in words:
            first.setdefault(slug(word), word)
        return list(first.values()) if self.foreign else words

    def _told(self, path: Path, *names: str) -> prose.Told:
        """Return what the first of these keys says; of a file of ours it is one line already."""
        key = next((name for name in names if self.source.get(*path, name)), names[0])
        text = self.source.take(*path, key) or ""
        return prose.tell(text) if self.foreign else prose.Told(text, [], "")

    def _role_of(self, path: Path, ours: Any) -> tuple[Any, Data]:
        """Return the roles of a project, and the data of the one that is its only one.

        They are those that we wrote, or the employer that the project names; without either it is work of
        one's own.
        """
        entity, titles = self.source.get(*path, "entity"), self.source.get(*path, "roles")
        roles = [(skeleton.id_of(name), draft.data) for name, draft in self.roles.items()]
        found = next((id for id, data in roles if _same(data, entity)), None)
        role = ours or (None if self.source.get(*path, OURS) else found)
        by_id = dict(reversed(roles))
        known = [by_id[id] for id in skeleton.ids(role) if id in by_id]
        named = ", ".join(dict.fromkeys(data.get("organisation") or "" for data in known))
        if known and named.casefold() == (entity or "").casefold():
            self.source.take(*path, "entity")
        if known and titles == list(dict.fromkeys(data.get("title") for data in known)):
            self.source.take(*path, "roles")
        return role, known[0] if len(known) == 1 else {}

    def _own_dates(self, path: Path, role: Data, *, inherited: bool) -> Data:
        """Return the dates of a project, unless they are no more than those of its role."""
        if not self.source.get(*path, "startDate") or (*path, "endDate") in self.lost:
            return {}
        dates = self._dates(path)
        return {} if inherited and dates.items() <= role.items() else dates

    def _dates(self, path: Path) -> Data:
        start, end = self.source.take(*path, "startDate"), self.source.take(*path, "endDate")
        return {"start": start, "end": end or (start and "present")}

    def _summary(self, path: Path, *facts: str | None) -> str | None:
        """Return the facts as a sentence, for a page that cannot do without, and note it."""
        if not (summary := ", ".join(filter(None, facts))):
            return None
        self.notes.append(f"{spell(path)}: without a summary, its page says “{summary}”; write one.")
        return f"{summary}."

    def _address(self, path: Path) -> str | None:
        """Return the address of an entry, unless it is that of its page on our site."""
        ours, url = self.source.get(*path, OURS) or {}, self.source.take(*path, "url")
        base = self.source.get("basics", "url") if self.source.get("basics", OURS) else None
        is_page = ours and "pageUrl" not in ours and base and url and url.startswith(base)
        return None if is_page else url

    def _beside(self, path: Path, before: list[str]) -> Data:
        """Return the fields that our own files have, with what can be made of the others'."""
        ours = self.source.take(*path, OURS) or {}
        kept: Data = {key: ours.get(key) for key in BESIDE}
        results, highlights = self._lines(path, kept["results"] or [])
        return {"highlights": [*before, *highlights], **kept, "results": results}

    def _lines(self, path: Path, ours: list[Data]) -> tuple[list[Data], list[str]]:
        """Return the results that highlights spell, and the other highlights, which nothing supports."""
        spelled: defaultdict[str, list[Data]] = defaultdict(list)
        for data in ours:
            spelled[highlight(Result.model_validate(data))].append(data)
        results: list[Data] = []
        highlights: list[str] = []
        for line in self.source.entries(*path, "highlights"):
            text = self.source.take(*line)
            if spelled[text]:
                results.append(spelled[text].pop(0))
            else:
                highlights.append(text)
        for text in (text for text, unused in spelled.items() for _ in unused):
            self.notes.append(f"{spell(path)}: no highlight says “{text}” any more; left out.")
        return results, highlights

    def _pages(self, home: str) -> dict[str, str]:
        vocabulary = skills.vocabulary(self.source, self.projects.values(), self.notes)
        self._use(skills.names(vocabulary))
        pages_of_work = (*self.roles.values(), *self.projects.values())
        skills.note_used(vocabulary, [name for draft in pages_of_work for name in draft.data["skills"] or ()])
        profile = basics.read(self.source, vocabulary)
        if self.foreign:
            basics.complete(profile, self.roles.values(), self.notes)
        self._note_pictures({home: profile, **self.projects})
        pages = {home: skeleton.profile(profile, self.roles, self.projects, self.entries)}
        for name, draft in self.roles.items():
            id = skeleton.id_of(name)
            work = [each for each in self.projects.values() if id in skeleton.ids(each.data["role"])]
            pages[name] = skeleton.role(draft, work)
        pages |= {name: skeleton.project(draft) for name, draft in self.projects.items()}
        return pages | {name: skeleton.entries(draft) for name, draft in self.entries.items()}

    def _note_pictures(self, drafts: dict[str, Draft]) -> None:
        """Note the pictures that pages show, since no file of this form holds one."""
        for name, draft in drafts.items():
            if shown := draft.data.get("photo") or draft.data.get("image"):
                self.notes.append(f"{name}.md: it shows {shown['src']}; put that picture there.")
            elif draft.data["kind"] == "profile" and self.source.get("basics", "image"):
                said = "to show the photo, save it beside the pages and name it as `photo`, with `alt`"
                self.notes.append(f"{name}.md: {said}.")

    def _use(self, vocabulary: list[str]) -> None:
        """Give each role of others the skills that its own words name."""
        for draft in self.roles.values():
            if not self.source.get(*draft.path, OURS):
                texts = (draft.data["title"] or "", draft.data["summary"] or "", *draft.data["highlights"])
                draft.data["skills"] = skills.named_in(texts, vocabulary)

    def _check(self, pages: dict[str, str]) -> None:
        """Note what the build will say of each page."""
        for name, text in pages.items():
            matter = frontmatter.read(text)
            assert matter is not None, "each page has just got its front matter"
            for problem in parsing.parse(matter)[1]:
                self.notes.append(f"{name}.md:{problem.line}: {problem}")

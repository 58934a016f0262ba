"""A JSON Resume file as the pages of a portfolio, and a report of all that found no place there.

A file of our own gives the pages that it was made from. One of another tool gives pages that are as complete
as it is: what they lack, such as the evidence of a result, the build names at its line.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_portfolio.exports import bibtex
from sphinx_portfolio.importers import basics, publications, skeleton
from sphinx_portfolio.importers.docnames import Docnames, stem
from sphinx_portfolio.importers.source import Draft, Source
from sphinx_portfolio.json_resume import read as form
from sphinx_portfolio.json_resume import write
from sphinx_portfolio.json_resume.write import BESIDE, OURS
from sphinx_portfolio.model import frontmatter, parsing, records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_portfolio.importers.source import Data
    from sphinx_portfolio.json_resume.read import Place

ABOUT_THE_FILE: tuple[Place, ...] = (
    ("$schema",),
    ("meta", "canonical"),
    ("meta", "version"),
    ("meta", "lastModified"),
)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The files by path; what of the source is in none of them; what the owner should look at."""

    files: dict[str, str]
    losses: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def report(self) -> str:
        """What is to be read once, then mended and thrown away."""
        losses, notes = self.losses or ("nothing",), self.notes or ("nothing",)
        return "\n".join(("Not taken over:", *losses, "", "To look at:", *notes, ""))


def read(text: str) -> Imported:
    """Return the pages for a file; raise :class:`.FormError` where it is no JSON Resume."""
    source = Source(form.load(text))
    _, unknown = form.read(source.data)
    losses = [_loss(place, source.get(*place)) for place in sorted(unknown, key=form.spell)]
    run = _Import(Source(form.without(source.data, unknown)))
    files = run.files()
    losses += (_loss(place, left) for place, left in run.source.left())
    return Imported(files=files, losses=tuple(losses), notes=tuple(run.notes))


def _loss(place: Place, value: Any) -> str:
    return f"{form.spell(place)} = {json.dumps(value, ensure_ascii=False)}"


@dataclass
class _Import:
    """One run over a file. ``roles`` and ``projects`` are by docname."""

    source: Source
    notes: list[str] = field(default_factory=list)
    names: Docnames = field(default_factory=Docnames)
    roles: dict[str, Draft] = field(default_factory=dict)
    projects: dict[str, Draft] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """Return what the file gives, and note what its owner should look at."""
        for place in ABOUT_THE_FILE:
            self.source.take(*place)
        home = self.names.take(self.source.get("basics", OURS, "page"), "index")
        for section, read in (
            ("work", self._work), ("education", self._education), ("volunteer", self._volunteer),
        ):  # fmt: skip
            for place in self.source.places(section):
                read(place)
        for place in self.source.places("projects"):
            self._project(place)
        pages = self._pages(home)
        self._check(pages)
        if "index" not in pages:
            pages["index"] = skeleton.toctree([home]) + "\n"
        files = {f"{name}.md": text for name, text in pages.items()}
        if found := publications.read(self.source, self.notes):
            files["publications.bib"] = bibtex.dump(found)
            self.notes.append("publications.bib: name it in conf.py, as `portfolio_publications`.")
        return files

    def _work(self, place: Place) -> None:
        take = self.source.taker(place)
        organisation, title = take("name"), take("position")
        self._role(
            place,
            organisation=organisation,
            title=title,
            location=take("location"),
            **self._dates(place),
            summary=take("summary") or take("description") or self._restate(place, title, organisation),
        )

    def _volunteer(self, place: Place) -> None:
        take = self.source.taker(place)
        organisation, title = take("organization"), take("position")
        summary = take("summary") or self._restate(place, title, organisation)
        self._role(place, organisation=organisation, title=title, **self._dates(place), summary=summary)

    def _education(self, place: Place) -> None:
        take = self.source.taker(place)
        organisation = take("institution")
        title = ", ".join(filter(None, (take("studyType"), take("area"))))
        summary = self._restate(place, title, organisation)
        self._role(place, organisation=organisation, title=title, **self._dates(place), summary=summary)

    def _role(self, place: Place, **data: Any) -> None:
        ours, organisation = self.source.get(*place, OURS) or {}, data["organisation"]
        name = self.names.take(ours.get("page"), f"roles/{stem(organisation or 'role')}")
        if place[0] != "work":
            self.notes.append(f"{form.spell(place)}: it is now {name}.md, and will be exported as work.")
        title = ours.get("title") or organisation or "Role"
        self.roles[name] = Draft(title, {"kind": "role"} | data | self._beside(place), place)

    def _project(self, place: Place) -> None:
        take, ours = self.source.taker(place), self.source.get(*place, OURS) or {}
        title, role = take("name"), self._role_of(place, ours.get("role"))
        data = {
            "kind": "project",
            "role": role,
            "summary": take("description") or self._restate(place, title),
            **self._own_dates(place, role, inherited=ours.get("ownDates") is False),
            "skills": take("keywords"),
            "featured": ours.get("featured"),
            "related": ours.get("related"),
            **self._beside(place),
        }
        name = self.names.take(ours.get("page"), f"projects/{stem(title or 'project')}")
        self.projects[name] = Draft(title or "Project", data, place)

    def _role_of(self, place: Place, ours: str | None) -> str | None:
        """Return the id of a project's role: the one that we wrote, or that of the employer it names."""
        entity, roles = self.source.get(*place, "entity") or "", self.source.get(*place, "roles")
        by_name = {
            (draft.data.get("organisation") or "").casefold(): skeleton.id_of(name)
            for name, draft in reversed(self.roles.items())
        }
        role = ours or by_name.get(entity.casefold())
        known = self._role_data(role)
        if entity and entity.casefold() == (known.get("organisation") or "").casefold():
            self.source.take(*place, "entity")
        if roles == [known.get("title")]:
            self.source.take(*place, "roles")
        return role

    def _role_data(self, role: str | None) -> Data:
        return next((draft.data for name, draft in self.roles.items() if skeleton.id_of(name) == role), {})

    def _own_dates(self, place: Place, role: str | None, *, inherited: bool) -> Data:
        """Return the dates of a project, unless they are no more than those of its role."""
        if not self.source.get(*place, "startDate"):
            return {}
        dates, known = self._dates(place), self._role_data(role)
        return {} if inherited and all(known.get(key) == date for key, date in dates.items()) else dates

    def _dates(self, place: Place) -> Data:
        start, end = self.source.take(*place, "startDate"), self.source.take(*place, "endDate")
        return {"start": start, "end": end or (start and "present")}

    def _restate(self, place: Place, *facts: str | None) -> str | None:
        said = ", ".join(filter(None, facts))
        if said:
            self.notes.append(f"{form.spell(place)}: without a summary, its page says “{said}”; write one.")
        return f"{said}." if said else None

    def _beside(self, place: Place) -> Data:
        """Return the fields that our own files have, with what can be made of the others'."""
        ours, url = self.source.take(*place, OURS) or {}, self.source.take(*place, "url")
        kept: Data = {key: ours[key] for key in BESIDE if key in ours}
        kept["results"] = self._results(place, kept.get("results", []))
        base = self.source.get("basics", "url") if self.source.get("basics", OURS) else None
        if url and not (ours and base and url.startswith(base)):
            kept["links"] = [*kept.get("links", ()), {"label": urlsplit(url).netloc, "url": url}]
        return kept

    def _results(self, place: Place, ours: list[Data]) -> list[Data]:
        """Return a result for each highlight: the one that it spells, or a bare claim."""
        spelled: defaultdict[str, list[Data]] = defaultdict(list)
        for data in ours:
            spelled[write.highlight(records.Result.model_validate(data))].append(data)
        results: list[Data] = []
        for line in self.source.places(*place, "highlights"):
            text = self.source.take(*line)
            if not spelled[text]:
                self.notes.append(f"{form.spell(line)}: a result now; give it `evidence` or `unpublished`.")
            results.append(spelled[text].pop(0) if spelled[text] else {"claim": text})
        for text in (text for text, unused in spelled.items() for _ in unused):
            self.notes.append(f"{form.spell(place)}: no highlight says “{text}” any more; left out.")
        return results

    def _pages(self, home: str) -> dict[str, str]:
        profile = basics.read(self.source, self.projects.values())
        pages = {home: skeleton.profile(profile, self.roles, self.projects)}
        work: defaultdict[str | None, list[Draft]] = defaultdict(list)
        for draft in self.projects.values():
            work[draft.data["role"]].append(draft)
        for name, draft in self.roles.items():
            pages[name] = skeleton.role(draft, work[skeleton.id_of(name)])
        return pages | {name: skeleton.project(draft) for name, draft in self.projects.items()}

    def _check(self, pages: Mapping[str, str]) -> None:
        """Note what the build will say of each page."""
        for name, text in pages.items():
            matter = frontmatter.read(text)
            assert matter is not None, "each page has just got its front matter"
            for problem in parsing.parse(matter)[1]:
                self.notes.append(f"{name}.md:{problem.line}: {problem}")

"""The sections of a JSON Resume file that are lists of short things, as pages of entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.docnames import stem
from sphinx_portfolio.importers.source import Data, Draft, Source
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.json_resume.sections import FORMS, Form, told

if TYPE_CHECKING:
    from sphinx_portfolio.importers.docnames import UniqueNames
    from sphinx_portfolio.model.frontmatter import Path


def is_role(source: Source, path: Path) -> bool:
    """Tell whether an entry of ``volunteer`` was a role of ours, with a page of its own."""
    return bool(source.get(*path, OURS, "employment"))


def read(source: Source, names: UniqueNames, lost: frozenset[Path] = frozenset()) -> dict[str, Draft]:
    """Return the pages of entries by docname: those that our files name, and one for each further section."""
    run = _Run(source, names, lost)
    for path in source.entries(OURS, "entries"):
        run.page(path)
    for section, form in FORMS.items():
        for path in source.entries(form.key):
            if not is_role(source, path):
                run.entry(section, form, path)
    return run.drafts


_CALLED = ("title", "area", "organisation", "note", "url", "details")
"""What an entry is called by: the first of these that it has."""


@dataclass
class _Run:
    """The pages found so far, by docname, with the names of those that our files call otherwise."""

    source: Source
    names: UniqueNames
    lost: frozenset[Path]
    drafts: dict[str, Draft] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def page(self, path: Path) -> None:
        """Take over a page as our file describes it."""
        take = self.source.taker(path)
        old, title, section = take("page"), take("title"), take("section")
        data = {key: take(key) for key in ("summary", "entries", "evidence")}
        self.known[old] = self._new(old, title, section, data, path)

    def entry(self, section: str, form: Form, path: Path) -> None:
        """Add an entry to its page; one that nothing calls stays where it is, to be told."""
        called = any(self.source.get(*path, form.fields[key]) for key in _CALLED if key in form.fields)
        if not called and not self.source.take(*path, OURS):
            return
        data = _entry(self.source, form, path, ended=not {(*path, key) for key in form.times} & self.lost)
        if data:
            name = self._page_of(section, self.source.get(*path, OURS, "page"), path)
            self.drafts[name].data["entries"].append(data)

    def _page_of(self, section: str, old: str | None, path: Path) -> str:
        """Return the page that an entry was on, else the first of its section, else a new one."""
        if old in self.known:
            return self.known[old]
        pages = (name for name, draft in self.drafts.items() if draft.data["section"] == section)
        return next(pages, None) or self._new(old, None, section, {}, path)

    def _new(self, old: str | None, title: str | None, section: str, data: Data, path: Path) -> str:
        name = self.names.take(old, stem(section))
        head = {"kind": "entries", "section": section, "summary": data.get("summary")}
        body = {"entries": data.get("entries") or [], "evidence": data.get("evidence")}
        self.drafts[name] = Draft(title or section[:1].upper() + section[1:], head | body, path)
        return name


def job(source: Source, path: Path, *, ended: bool) -> Data:
    """Return a job of which too little is said for a page as an entry; nothing where nothing is said."""
    take = source.taker(path)
    title, organisation = take("position"), take("name") or take("organization") or take("company")
    note = prose.line(take("summary") or take("description") or "")
    url, location = take("url"), take("location")
    details = [source.take(*each) for each in source.entries(*path, "highlights")]
    called = title or organisation or note or (details.pop(0) if details else url)
    found = {
        "title": called,
        "organisation": organisation if organisation != called else None,
        "location": location,
        **_when(take("startDate"), take("endDate"), ended=ended),
        "url": url,
        "note": note if note != called else None,
        "details": details,
    }
    return {key: value for key, value in found.items() if value} if called else {}


def _entry(source: Source, form: Form, path: Path, *, ended: bool = True) -> Data:
    """Return an entry, with what our files keep beside it; what it has no title for is called by the next."""
    take = source.taker(path)
    ours = dict((take(OURS) or {}).get("entry") or {})
    found = {key: take(theirs) for key, theirs in form.fields.items()}
    if found.get("note") and not source.get(*path, OURS):
        found["note"] = prose.line(found["note"])
    titled = next((key for key in _CALLED if found.get(key)), "title")
    called, *rest = found[titled] if titled == "details" else [found.get(titled)]
    found |= {titled: rest or None, "title": called}
    if ours.pop("inTitle", False) and found["title"] and found["area"]:
        found |= {"title": f"{found['title']} in {found['area']}", "area": None}
    times = _times(form, ours, {key: take(key) for key in form.times}, ended=ended)
    times |= {"expires": until} if (until := take("expires")) else {}
    data = {"title": found.pop("title"), **found, **times}
    return {key: value for key, value in (ours | data).items() if value} if any(data.values()) else {}


def _times(form: Form, ours: Data, given: dict[str, Any], *, ended: bool) -> Data:
    """Return when an entry was: as our file keeps it, where that is what the section still tells."""
    if len(form.times) < 2:
        kept = {key: ours.get(key) for key in ("start", "end", "date")}
        same = told(form, kept) == {key: value for key, value in given.items() if value}
        return kept if same else dict.fromkeys(("start", "end"), None) | given
    return _when(*given.values(), ended=ended)


def _when(start: str | None, end: str | None, *, ended: bool) -> Data:
    """Return when a thing was; of one whose end could not be read, the start alone is known."""
    if start and ended:
        return {"start": start, "end": end or "present"}
    return {"date": start or end}

"""RenderCV's YAML: a person, and sections of nine kinds of entries; al-folio's newer ``cv.yml``, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.docnames import stem
from sphinx_portfolio.importers.forms.draft import (
    Resume,
    as_lines,
    section_of,
    stay,
    times,
    titled,
    with_link,
)
from sphinx_portfolio.importers.source import Source
from sphinx_portfolio.importers.untidy import document, leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.json_resume.read import FormError

if TYPE_CHECKING:
    from sphinx_portfolio.importers.imported import Imported
    from sphinx_portfolio.importers.source import Data
    from sphinx_portfolio.model.frontmatter import Path

_SUMMARY = re.compile(
    r"summary|about( me)?|profile|objective|introduction|bio|professional summary", re.IGNORECASE
)
_SKILLS = re.compile(r"skill|technolog|tools|programming|competenc|stack|expertise", re.IGNORECASE)
_WORK = re.compile(r"project|open.?source|portfolio", re.IGNORECASE)
_BESIDE = ("design", "locale", "settings", "rendercv_settings", "locale_catalog")
"""What tells of the file's looks, not of a person."""


def is_form(data: object) -> bool:
    """Tell whether data is a CV of this form."""
    return isinstance(data, dict) and isinstance(data.get("cv"), dict)


def read(text: str) -> Imported:
    """Return the pages for a file; raise :class:`.FormError` where it is none of this form."""
    return of_data(document.load(text))


def of_data(data: Any) -> Imported:
    """Return the pages for what a file holds."""
    if not is_form(data):
        raise FormError("$: this is no CV of RenderCV, which has `cv` with `name` and `sections`.")
    run = _Run(Source(data))
    run.person()
    sections = run.source.get("cv", "sections")
    for name in sections if isinstance(sections, dict) else ():
        run.section(("cv", "sections", name), titled(name))
    return run.resume.imported()


class _Run:
    def __init__(self, source: Source) -> None:
        self.source, self.resume = source, Resume(source)
        for key in _BESIDE:
            source.take(key)

    def _text(self, path: Path, key: str) -> str:
        """Return a text and note that it is taken over; what is no text stays."""
        value = self.source.get(*path, key)
        return "" if value is None or isinstance(value, dict | list) else str(self.source.take(*path, key))

    def person(self) -> None:
        """Take over who the CV is of."""
        basics = self.resume.basics
        for key, ours in (
            ("name", "name"),
            ("headline", "label"),
            ("label", "label"),
            ("summary", "summary"),
        ):
            if text := self._text(("cv",), key):
                basics.setdefault(ours, text if key == "summary" else prose.line(text))
        for key in ("email", "phone", "website"):
            value = self.source.get("cv", key)
            (first, *more) = value if isinstance(value, list) and value else [value]
            if isinstance(first, str | int) and (more or self.source.take("cv", key)):
                basics["url" if key == "website" else key] = (
                    str(first).removeprefix("tel:").removeprefix("mailto:")
                )
                if more:
                    self.source.take("cv", key, 0)
        if place := self._text(("cv",), "location"):
            basics["location"] = {"city": place}
        for path in self.source.entries("cv", "social_networks"):
            network, name, url = (self._text(path, key) for key in ("network", "username", "url"))
            self.resume.account(network, name, url)
        for path in self.source.entries("cv", "custom_connections"):
            if isinstance(self.source.get(*path), dict) and self.source.get(*path, "url"):
                self.source.take(*path, "fontawesome_icon")
                self.resume.account(self._text(path, "placeholder"), "", self._text(path, "url"))

    def section(self, path: Path, heading: str) -> None:
        """Take over a section, whose entries may be of any kind."""
        for entry in self.source.entries(*path) if isinstance(self.source.get(*path), list) else ():
            data = self.source.get(*entry)
            if not isinstance(data, dict):
                self._line(heading, str(self.source.take(*entry) or ""))
            elif text := next((key for key in ("bullet", "number", "reversed_number") if key in data), ""):
                self._line(heading, self._text(entry, text))
            elif "label" in data or "details" in data:
                self._labelled(heading, self._text(entry, "label"), self._text(entry, "details"))
            elif "authors" in data:
                self._publication(entry)
            elif "company" in data or "position" in data:
                self._job(entry, heading)
            elif "name" in data and _WORK.search(heading):
                self._project(entry)
            else:
                self._entry(entry, heading)

    def _line(self, heading: str, text: str) -> None:
        if _SUMMARY.fullmatch(heading):
            self.resume.summary(text)
        elif _SKILLS.search(heading):
            label, _, words = text.rpartition(":")
            self._skills(prose.line(label) or heading, words)
        elif text:
            self.resume.entry(heading, with_link(text))

    def _labelled(self, heading: str, label: str, details: str) -> None:
        label = prose.line(label).rstrip(":")
        if re.fullmatch(r"languages?", heading, re.IGNORECASE):
            self.resume.add("languages", {"language": label, "fluency": prose.line(details)})
        elif _SKILLS.search(heading) or (
            label and re.search(r"languages|tools|frameworks", label, re.IGNORECASE)
        ):
            self._skills(label or heading, details)
        else:
            self.resume.entry(heading, {"title": label, "note": prose.line(details)})

    def _skills(self, group: str, text: str) -> None:
        words = [prose.line(each) for each in re.split(r"[,;•|]\s*(?![^()]*\))", text)]
        self.resume.add("skills", {"name": group, "keywords": [word.rstrip(".") for word in words if word]})

    def _job(self, path: Path, heading: str) -> None:
        given = [self.source.take(*path, key) for key in ("start_date", "end_date", "date")]
        name, linked = prose.linked(self._text(path, "company"))
        title, place = (prose.line(self._text(path, key)) for key in ("position", "location"))
        url, summary, lines = (
            self._text(path, "url") or linked,
            self._text(path, "summary"),
            self._highlights(path),
        )
        if section_of(heading) == "volunteering":
            when, rest = times(*given)
            details = [*filter(None, (rest, url)), *lines]
            entry: Data = {
                "title": title,
                "organisation": name,
                "location": place,
                "note": prose.line(summary),
            }
            self.resume.entry(heading, {**entry, **when, "details": details})
            return
        found, rest = stay(*given)
        job: Data = {"name": name, "position": title, "url": url, "location": place, "summary": summary}
        self.resume.add("work", {**job, **found, "highlights": [*filter(None, (rest,)), *lines]})

    def _project(self, path: Path) -> None:
        found, rest = stay(*(self.source.take(*path, key) for key in ("start_date", "end_date", "date")))
        name, url = prose.linked(self._text(path, "name"))
        place = prose.line(self._text(path, "location"))
        lines = [*filter(None, (rest, place)), *self._highlights(path)]
        given = {
            "name": name,
            "url": self._text(path, "url") or url,
            "description": self._text(path, "summary"),
        }
        self.resume.add("projects", {**given, **found, "highlights": lines})

    def _highlights(self, path: Path) -> list[str]:
        return as_lines(self.source.take(*path, "highlights") or [])

    def _publication(self, path: Path) -> None:
        title, linked = prose.linked(self._text(path, "title"))
        authors = as_lines(self.source.take(*path, "authors"))
        doi, url = self._text(path, "doi"), self._text(path, "url") or linked
        date, rest = times(None, None, self.source.take(*path, "date"))
        beside = url if doi else ""  # BibTeX has room for one of the two
        note = ". ".join(filter(None, (prose.line(self._text(path, "summary")), rest, beside)))
        venue = prose.line(self._text(path, "journal"))
        ours: Data = {
            "key": stem(title or "publication"),
            "kind": "article" if venue else "misc",
            "authors": authors,
        }
        ours |= {"doi": re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", doi), "note": note}
        given = {
            "name": title,
            "publisher": venue,
            "releaseDate": date.get("date"),
            "url": "" if doi else url,
        }
        self.resume.add("publications", {**given, OURS: {key: each for key, each in ours.items() if each}})

    def _entry(self, path: Path, heading: str) -> None:
        """Take over a degree, or anything else with a name."""
        found, rest = times(*(self.source.take(*path, key) for key in ("start_date", "end_date", "date")))
        name = next((key for key in ("name", "title", "degree") if self.source.get(*path, key)), "name")
        named = with_link(self._text(path, name))
        degree = prose.line(self._text(path, "degree"))
        details = [*([rest] if rest else []), *([degree] if degree and name != "degree" else [])]
        for key, value in (("url", self._text(path, "url")), ("title", named.pop("title"))):
            try:
                named[key] = leaves.url(value) if key == "url" and value else named.get(key) or value
            except CannotMendError:
                details.append(value)
        self.resume.entry(
            heading,
            {
                **named,
                "organisation": prose.line(self._text(path, "institution")),
                "area": prose.line(self._text(path, "area")),
                "location": prose.line(self._text(path, "location")),
                **found,
                "note": prose.line(self._text(path, "summary")),
                "details": [*details, *self._highlights(path)],
            },
        )

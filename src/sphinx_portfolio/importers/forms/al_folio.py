"""The older form of al-folio's ``cv.yml``: a list of sections, each of a type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.forms.draft import Resume, as_lines, section_of, stay, times, with_link
from sphinx_portfolio.importers.source import Data, Source
from sphinx_portfolio.importers.untidy import document, leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError
from sphinx_portfolio.json_resume.read import FormError

if TYPE_CHECKING:
    from sphinx_portfolio.importers.imported import Imported
    from sphinx_portfolio.model.frontmatter import Path

_PERSON = {
    "name": "name", "full name": "name", "label": "label", "position": "label", "email": "email", "e-mail": "email",
    "phone": "phone", "website": "url", "homepage": "url", "url": "url", "summary": "summary", "location": "location",
}  # fmt: skip
_JOB = re.compile(r"experience|employment|work|position|internship|appointment", re.IGNORECASE)
_SKILL = re.compile(r"skill|technolog|tools|programming", re.IGNORECASE)
_NETWORKS = re.compile(
    r"github|gitlab|linkedin|twitter|orcid|mastodon|scholar|bluesky|medium|kaggle|\bx\b", re.IGNORECASE
)


def is_form(data: object) -> bool:
    """Tell whether data is a CV of this form."""
    sections = data if isinstance(data, list) and data else [None]
    return all(isinstance(each, dict) and "title" in each and "contents" in each for each in sections)


def read(text: str) -> Imported:
    """Return the pages for a file; raise :class:`.FormError` where it is none of this form."""
    return of_data(document.load(text))


def of_data(data: Any) -> Imported:
    """Return the pages for what a file holds."""
    if not is_form(data):
        raise FormError(
            "$: this is no cv.yml of al-folio, a list of sections with `title`, `type` and `contents`."
        )
    run = _Run(Source({"sections": data}))
    for path in run.source.entries("sections"):
        run.section(path)
    return run.resume.imported()


class _Run:
    def __init__(self, source: Source) -> None:
        self.source, self.resume = source, Resume(source)

    def _text(self, path: Path, key: str) -> str:
        value = self.source.get(*path, key)
        return "" if value is None or isinstance(value, dict | list) else str(self.source.take(*path, key))

    def section(self, path: Path) -> None:
        """Take over a section, by its type and by the shape of each entry."""
        heading = prose.line(self._text(path, "title")) or "More"
        self.source.take(*path, "type")
        contents = self.source.get(*path, "contents")
        for entry in self.source.entries(*path, "contents") if isinstance(contents, list) else ():
            data = self.source.get(*entry)
            if not isinstance(data, dict):
                self._line(heading, as_lines(self.source.take(*entry)))
            elif "value" in data:
                self._pair(heading, self._text(entry, "name"), self._text(entry, "value"))
            elif set(data) <= {"title", "contents"} or set(data) <= {"title", "items"}:
                key = "contents" if "contents" in data else "items"
                self._group(heading, self._text(entry, "title"), as_lines(self.source.take(*entry, key)))
            else:
                self._timed(heading, entry)

    def _line(self, heading: str, lines: list[str]) -> None:
        if _SKILL.search(heading):
            self.resume.add("skills", {"name": heading, "keywords": lines})
            return
        for line in lines:
            self.resume.entry(heading, with_link(line))

    def _pair(self, heading: str, name: str, value: str) -> None:
        key = _PERSON.get(name.casefold(), "")
        if key and key not in self.resume.basics:
            plain = prose.linked(value)[0] if key != "url" else value
            self.resume.basics[key] = {"city": plain} if key == "location" else plain
        elif found := _NETWORKS.search(name):
            self.resume.account(name if found[0].casefold() != "x" else "X", *prose.linked(value))
        elif section_of(heading).casefold().startswith("general"):
            self.resume.entry("About", {"title": prose.line(name), "note": prose.line(value)})
        elif re.fullmatch(r"languages?", heading, re.IGNORECASE):
            self.resume.add("languages", {"language": prose.line(name), "fluency": prose.line(value)})
        else:
            self.resume.entry(heading, {"title": prose.line(name), "note": prose.line(value)})

    def _group(self, heading: str, title: str, lines: list[str]) -> None:
        title = prose.line(title).rstrip(":")
        if _SKILL.search(heading):
            self.resume.add("skills", {"name": title or heading, "keywords": lines})
            said = f"index.md: the groups of “{heading}” are groups of the vocabulary."
            self.resume.notes += [said] if title and said not in self.resume.notes else []
        else:
            self.resume.entry(heading, {"title": title, "details": lines})

    def _timed(self, heading: str, path: Path) -> None:
        """Take over an entry of a table of times: a job, or what else has a year."""
        source = self.source
        given = [source.take(*path, key) for key in ("start", "end", "year")]
        date = source.take(*path, "date") or given[2]
        details = as_lines([source.take(*path, key) for key in ("description", "items", "contents")])
        note = prose.line(" ".join(as_lines(source.take(*path, "maindescription"))))
        names = [
            prose.line(self._text(path, key))
            for key in ("institution", "department", "organization", "company")
        ]
        place = prose.line(self._text(path, "location"))
        title, url = with_link(self._text(path, "title")), self._text(path, "url") or self._text(path, "link")
        organisation = ", ".join(filter(None, names))
        if _JOB.search(heading) and section_of(heading) != "volunteering":
            found, rest = stay(given[0], given[1], date)
            job: Data = {"name": organisation, "position": title["title"], "location": place, "summary": note}
            lines = [*([rest] if rest else []), *details]
            self.resume.add("work", {**job, **found, "url": url or title.get("url"), "highlights": lines})
            return
        when, rest = times(given[0], given[1], date)
        try:
            title |= {"url": leaves.url(url)} if url else {}
        except CannotMendError:
            details.insert(0, url)
        rows = [*([rest] if rest else []), *details]
        self.resume.entry(
            heading,
            {**title, "organisation": organisation, "location": place, **when, "note": note, "details": rows},
        )

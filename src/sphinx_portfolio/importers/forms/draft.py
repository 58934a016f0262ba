"""A résumé while it is read from another form: what JSON Resume has, and pages of entries for the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.importers import json_resume, prose
from sphinx_portfolio.importers.docnames import stem
from sphinx_portfolio.importers.imported import Imported, Report, loss
from sphinx_portfolio.importers.untidy import leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError
from sphinx_portfolio.json_resume.parts import OURS

if TYPE_CHECKING:
    from sphinx_portfolio.importers.source import Data, Source

_SECTIONS = (
    ("education", r"education|academic background|studies|coursework|formation|educaci|ausbildung|bildung"),
    ("teaching", r"teaching|courses taught"),
    ("talks", r"talk|presentation|speaking|invited|lectures"),
    ("grants", r"grant|funding"),
    ("patents", r"patent"),
    ("certificates", r"certif|licen[cs]e"),
    ("awards", r"award|honou?r|achievement|prize|scholarship|fellowship"),
    ("volunteering", r"volunt"),
    ("memberships", r"membership|affiliation|societies"),
    ("service", r"service|review"),
    ("interests", r"interest|hobb"),
    ("references", r"reference|recommendation|testimonial"),
)


def section_of(title: str) -> str:
    """Return the section that a heading names: a known one, or the heading itself with a capital letter."""
    plain = title.casefold()
    known = next((name for name, form in _SECTIONS if re.search(rf"\b(?:{form})", plain)), "")
    return known or title[:1].upper() + title[1:]


def titled(name: str) -> str:
    """Return a heading as it is shown, of one that is written as a key."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "More"


class Resume:
    """What was read so far; ``source`` knows what of the file that was."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.basics: Data = {}
        self.lists: dict[str, list[Data]] = {}
        self.pages: dict[str, Data] = {}
        self.notes: list[str] = []

    def add(self, section: str, item: Data) -> None:
        """Add an entry to a section of JSON Resume."""
        self.lists.setdefault(section, []).append({key: each for key, each in item.items() if each})

    def entry(self, heading: str, item: Data) -> None:
        """Add an entry to the page under a heading; one without a title is called by what it has."""
        item = {key: each for key, each in item.items() if each}
        for key in ("title", "organisation", "area", "note", "details"):
            if key in item and "title" not in item:
                item["title"] = item.pop(key) if key != "details" else item[key].pop(0)
        if "title" not in item:
            return
        section = section_of(heading)
        name = stem(section)
        page = self.pages.setdefault(
            name, {"page": name, "title": titled(heading), "section": section, "entries": []}
        )
        page["entries"].append(item)
        if (
            titled(heading) != page["title"]
            and (said := f"{name}.md: “{titled(heading)}” is told here, too.") not in self.notes
        ):
            self.notes.append(said)

    def summary(self, text: str) -> None:
        """Add a paragraph to what is said of the person."""
        self.basics["summary"] = "\n\n".join(filter(None, (self.basics.get("summary"), text)))

    def account(self, network: str, name: str, url: str = "") -> None:
        """Add an account; an address may stand for its name."""
        if re.match(r"https?://|www\.", name):
            name, url = "", name
        account = {"network": network, "username": name, "url": url}
        self.basics.setdefault("profiles", []).append({key: each for key, each in account.items() if each})

    def imported(self) -> Imported:
        """Return the pages."""
        losses = tuple(loss(path, value) for path, value in self.source.remaining())
        data = {"basics": self.basics, **self.lists}
        if self.pages:
            data[OURS] = {"entries": list(self.pages.values())}
        return json_resume.of_data(data, Report(losses, tuple(self.notes)), foreign=True)


def times(start: Any, end: Any, date: Any = None) -> tuple[Data, str]:
    """Return when an entry was, and what of the dates can stand as text alone."""
    season = " – ".join(str(each) for each in (start, end, date) if each and leaves.is_season(str(each)))
    try:
        if start:
            last = "present" if not end or leaves.lasts(str(end)) else leaves.date(end)
            return {"start": leaves.date(start), "end": last}, season
        if end:
            return {"date": leaves.date(end)}, season
        if date and (both := _both(str(date))):
            return dict(zip(("start", "end"), both, strict=True)), season
        return ({"date": leaves.date(date)} if date else {}), season
    except CannotMendError:
        return {}, " – ".join(str(each) for each in (start, end, date) if each)


def _both(text: str) -> tuple[str, str] | None:
    """Return the start and the end that one text states; None where it states one date, or none."""
    try:
        leaves.date(text)
    except CannotMendError:
        try:
            return leaves.span(text)
        except CannotMendError:
            return None
    return None


def stay(start: Any, end: Any, date: Any = None) -> tuple[Data, str]:
    """Return when a job was, as JSON Resume has it, and what of the dates can stand as text alone."""
    found, rest = times(start, end, date)
    first, last = found.get("start") or found.get("date"), found.get("end") or found.get("date")
    return {"startDate": first, "endDate": None if last == "present" else last}, rest


def as_lines(value: Any) -> list[str]:
    """Return the lines of a list, with those of lists within it; a mapping is one line."""
    if isinstance(value, list):
        return [each for item in value for each in as_lines(item)]
    if isinstance(value, dict):
        title, contents = value.get("title"), value.get("contents")
        if isinstance(title, str) and isinstance(contents, list) and len(value) == 2:
            return [prose.line(title), *as_lines(contents)]
        return [": ".join(", ".join(as_lines(each)) for each in value.values() if each)]
    return [said] if value is not None and (said := prose.line(str(value))) else []


def with_link(text: str) -> Data:
    """Return a title and where it leads, if all of it is a link."""
    name, url = prose.linked(text)
    try:
        return {"title": name, "url": leaves.url(url)} if url else {"title": name}
    except CannotMendError:
        return {"title": f"{name} ({url})"}

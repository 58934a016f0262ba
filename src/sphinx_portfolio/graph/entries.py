"""What the fields of an entry say, in the words of BibTeX, of biblatex and of those who add to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from sphinx_portfolio.graph import bibtex, latex
from sphinx_portfolio.graph.publications import LINKS, Publication, arxiv
from sphinx_portfolio.graph.words import message
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.fields import address, line
from sphinx_portfolio.model.problems import limited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pybtex.database import Person

    from sphinx_portfolio.graph.bibtex import Found
    from sphinx_portfolio.graph.latex import Run
    from sphinx_portfolio.model.problems import Problem

_Read = TypeVar("_Read")

VENUES = (
    "booktitle", "journal", "journaltitle", "school", "institution", "eventtitle", "howpublished",
    "publisher", "organization",
)  # fmt: skip
"""Where it may stand what an entry came out in, or where it was done; the first of them counts."""
_STATES = {
    "inpreparation": message("in preparation"), "submitted": message("submitted"),
    "prepublished": message("prepublished"),
    **dict.fromkeys(("inpress", "forthcoming"), message("in press")),
}  # fmt: skip
_ARXIV = re.compile(
    r"(?:^|arxiv[:\s./]|abs/|pdf/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s{}]+")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?(?![-\d])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = re.compile(r"\A(?:https?://(?:dx\.|www\.)?doi\.org/|doi:)", re.IGNORECASE)


def read(path: Path) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications in the file at ``path``, in its order, and what is wrong with the file.

    Raises OSError where it cannot be read at all.
    """
    found, problems = bibtex.read(path)
    publications = [(publication(each, problems), each.line) for each in found]
    noted = {problem.path for problem in problems}
    for each, place in publications:
        if not each.title and noted.isdisjoint({each.key, f"{each.key}.title"}):
            message = "the entry has no title; write one, as in title = {A matrix kernel}."
            problems.append(bibtex.problem(place, message, each.key))
    told = limited(sorted(problems, key=lambda problem: problem.line))
    return tuple(each for each, _ in publications), tuple(told)


def publication(found: Found, problems: list[Problem]) -> Publication:
    """Return what an entry tells; what cannot stand on a page is left out and noted."""
    return _Entry(found, problems).publication()


class _Entry:
    """Takes the fields of one entry."""

    def __init__(self, found: Found, problems: list[Problem]) -> None:
        self._found, self._problems = found, problems
        self._fields, self._persons = found.entry.fields, found.entry.persons

    def publication(self) -> Publication:
        """Return the publication."""
        title, note, eprint = self._runs("title"), self._runs("note"), self._eprint()
        subtitle = self._text("subtitle")
        year, date = self._date()
        url = _verbatim(self._given("url"))
        given = _verbatim(self._given("doi")) or (url if _ADDRESS.match(url) else "")
        doi = _ADDRESS.sub("", given)
        at_doi = self._address("doi", doi and f"https://doi.org/{doi}")
        at_arxiv = arxiv(eprint)
        own = self._address("url", "" if url == given else url) or self._address_within(
            "howpublished", "note"
        )
        authors = self._people("author")
        return Publication(
            key=self._found.key,
            kind=self._found.entry.type,
            title=": ".join(filter(None, (_said(title), subtitle))),
            authors=authors,
            editors=() if authors else self._people("editor"),
            others=any(_name(each) == "others" for each in self._persons.get("author", ())),
            venue=self._venue(),
            year=year,
            date=date,
            state=self._state(),
            pages=re.sub(r"(?<=\d)\s*-\s*(?=\w*\d)", "–", self._text("pages")),
            type=self._text("type", "entrysubtype"),
            series=self._text("series"),
            volume=self._text("volume"),
            number=self._text("number", "issue"),
            doi=doi if at_doi else "",
            eprint=eprint,
            url=at_doi or own or at_arxiv,
            note=_said(note),
            selected=self._selected(),
            links=tuple(self._links(at_doi, own)),
            title_runs=title if _is_more(title) and not subtitle else (),
            note_runs=note if _is_more(note) else (),
        )

    def _given(self, name: str) -> str:
        return str(self._fields.get(name, ""))

    def _take(self, name: str, given: str, read: Callable[[str], _Read]) -> _Read | None:
        """Return what can be read of a field; nothing where nothing is given, or where it is noted."""
        try:
            return read(given) if given else None
        except ValueError as error:
            self._note(name, f"{error}.")
        return None

    def _note(self, name: str, message: str) -> None:
        self._problems.append(bibtex.problem(self._found.line, message, f"{self._found.key}.{name}"))

    def _text(self, *names: str) -> str:
        """Return the first of some fields that says something."""
        return next(filter(None, (_said(self._runs(name)) for name in names)), "")

    def _runs(self, name: str) -> tuple[Run, ...]:
        given = self._given(name)
        if unknown := latex.unknown(given):
            meant = ", ".join(unknown[:3])
            self._note(name, f"{meant} is no LaTeX that is known here; write the text that it stands for.")
        return self._take(name, given, _shown) or ()

    def _people(self, role: str) -> tuple[str, ...]:
        names = map(_name, self._persons.get(role, ()))
        shown = (self._take(role, name, _shown) or () for name in names if name != "others")
        return tuple(filter(None, map(_said, shown)))

    def _venue(self) -> str:
        """Return where it came out; an address says where it is instead."""
        for name in VENUES:
            runs = self._runs(name)
            said = _said(run for run in runs if run.text != run.url)
            if any(run.url for run in runs):
                said = re.sub(r"[ :,.]+\Z", "", said)
            if said and not re.fullmatch(r"https?://\S+", said):
                return said
        return ""

    def _date(self) -> tuple[str, str]:
        """Return the year as it is given, and the date where more than that is known."""
        year = self._text("year")
        given = self._text("date", "eventdate") or year
        if found := _DATE.match(given):
            date = self._take("date", found[0], lambda text: str(PartialDate.parse(text)))
            if date and "-" in date:
                return date[:4] if year in {"", given} else year, date
            if not year:
                return found[0][:4], ""
        month = _month(self._text("month"))
        is_plain = month and re.fullmatch(r"[12]\d{3}", year)
        return year or given, f"{year}-{month:02}" if is_plain else ""

    def _state(self) -> str:
        """Return how far it is from having come out, in biblatex's words for that or the owner's."""
        given = self._text("pubstate")
        return _STATES.get(given.casefold(), given)

    def _eprint(self) -> str:
        """Return the number on arXiv, whichever field has it."""
        server = self._given("archiveprefix") or self._given("eprinttype") or "arxiv"
        numbers = ["eprint", "arxiv"] if server.casefold() == "arxiv" else ["arxiv"]
        found = [_ARXIV.search(_verbatim(self._given(name))) for name in numbers]
        said = map(self._given, ("journal", "journaltitle", "howpublished", "url", "note"))
        found += [_ARXIV.search(text) for text in said if "arxiv" in text.casefold()]
        return next((each[1] for each in found if each), "")

    def _address(self, name: str, given: str) -> str:
        return self._take(name, _verbatim(given), address) or ""

    def _address_within(self, *names: str) -> str:
        found = ((name, each) for name in names for each in _URL.findall(self._given(name)))
        return next((self._address(*each) for each in found), "")

    def _links(self, at_doi: str, own: str) -> Iterable[tuple[str, str]]:
        """Yield further addresses with what they are."""
        if at_doi and own and own != at_doi:
            yield "Website", own
        for name, label in LINKS.items():
            if found := self._address(name, self._given(name)):
                yield label, found

    def _selected(self) -> bool:
        words = re.split(r"[,;]", self._given("keywords").casefold())
        return "selected" in map(str.strip, words) or self._given("selected").casefold() == "true"


def _name(person: Person) -> str:
    given, family = person.first_names + person.middle_names, person.prelast_names + person.last_names
    return " ".join(given + family + person.lineage_names)


def _month(text: str) -> int:
    """Return the number of a month, or 0."""
    name = text.casefold()
    if number := re.match(r"(?:0?[1-9]|1[0-2])(?!\d)", name):
        return int(number[0])
    return next((place for place, month in enumerate(_MONTHS, 1) if name.startswith(month)), 0)


def _verbatim(text: str) -> str:
    """Return an address as it stands: a percent sign in one begins no comment."""
    inner = re.search(r"\\(?:url|href)\s*\{([^{}]*)\}|<a\s[^>]*href=[\"']([^\"'>]*)", text)
    return re.sub(r"\\([#$%&_{}~])|[{}\s]", r"\1", inner[1] or inner[2] if inner else text)


def _said(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip(" ")


def _is_more(runs: Iterable[Run]) -> bool:
    """Tell whether a text is more than its letters."""
    return any(run.style or run.formula or run.url for run in runs)


def _shown(given: str) -> tuple[Run, ...]:
    """Return what LaTeX shows; raise ValueError where that cannot be read, or stand on a page."""
    line(given)  # of so many letters as a page can show
    runs = latex.runs(given)
    if said := _said(runs):
        line(said)
    return runs

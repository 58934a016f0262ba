"""A publication, as every output knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.words import message

if TYPE_CHECKING:
    from sphinx_portfolio.graph.latex import Run


class Genre(Enum):
    """What a publication is, by the heading that it stands under, in the order in which they stand."""

    ARTICLE = message("Journal articles")
    PAPER = message("Conference papers")
    BOOK = message("Books")
    CHAPTER = message("Book chapters")
    PREPRINT = message("Preprints")
    THESIS = message("Theses")
    REPORT = message("Reports")
    TALK = message("Talks")
    PATENT = message("Patents")
    SOFTWARE = message("Software and data")
    OTHER = message("Other work")


_GENRES = {
    Genre.ARTICLE: "article suppperiodical review",
    Genre.PAPER: "inproceedings conference",
    Genre.BOOK: "book booklet collection mvbook mvcollection mvproceedings periodical proceedings",
    Genre.CHAPTER: "incollection inbook bookinbook inreference suppbook suppcollection",
    Genre.THESIS: "thesis phdthesis mastersthesis mscthesis bachelorsthesis bachelorthesis",
    Genre.REPORT: "report techreport manual",
    Genre.TALK: "presentation talk lecture poster",
    Genre.PATENT: "patent",
    Genre.SOFTWARE: "software dataset",
}
_GENRE_OF = {kind: genre for genre, kinds in _GENRES.items() for kind in kinds.split()}
_TYPES = {
    **dict.fromkeys(("phdthesis", "thesis"), message("PhD thesis")),
    **dict.fromkeys(("mastersthesis", "mscthesis", "mathesis"), message("Master’s thesis")),
    **dict.fromkeys(("bachelorsthesis", "bachelorthesis", "bathesis"), message("Bachelor’s thesis")),
    "candthesis": message("Candidate’s thesis"),
    "techreport": message("Technical report"),
    **dict.fromkeys(("report", "resreport"), message("Report")),
    "patent": message("Patent"),
    "patentus": message("US patent"),
    **dict.fromkeys(("presentation", "talk"), message("Talk")),
    "lecture": message("Lecture"),
    "poster": message("Poster"),
}
"""What BibTeX's kinds of entries and biblatex's words for a type are to a reader."""

LINKS = {
    "pdf": message("PDF"),
    "code": message("Code"),
    "github": message("Code"),
    "slides": message("Slides"),
    "poster": message("Poster"),
    "video": message("Video"),
    "website": message("Website"),
    "html": message("Website"),
    "demo": message("Demo"),
    "data": message("Data"),
    "blog": message("Blog"),
}
"""The fields in which people give further addresses."""

_TALK = re.compile(
    r"\b(talk|presentation|keynote|seminar|colloquium|lecture|poster|tutorial)\b", re.IGNORECASE
)
_SERVERS = re.compile(r"(arxiv|corr|biorxiv|medrxiv|chemrxiv|ssrn|hal)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One entry of the BibTeX file, in plain Unicode; texts that the entry lacks are empty.

    ``date`` is more than the year where the entry knows more; ``state`` says of what has not come out yet
    how far it is; ``type`` says what a thesis, a report or a talk is; ``eprint`` is the number on arXiv;
    ``editors`` stand where there are no authors, and ``others`` tells that there are more than those named.
    ``links`` are other addresses with what they are. ``title_runs`` and ``note_runs`` are those texts with
    their emphasis, formulas and links.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    venue: str
    year: str
    pages: str
    doi: str
    url: str
    editors: tuple[str, ...] = ()
    others: bool = False
    date: str = ""
    state: str = ""
    type: str = ""
    series: str = ""
    volume: str = ""
    number: str = ""
    eprint: str = ""
    note: str = ""
    selected: bool = False
    links: tuple[tuple[str, str], ...] = ()
    title_runs: tuple[Run, ...] = ()
    note_runs: tuple[Run, ...] = ()

    @property
    def genre(self) -> Genre:
        """What it is: a preprint is what only a server for those has, a talk what says that it is one."""
        genre = _GENRE_OF.get(self.kind, Genre.OTHER)
        if genre is Genre.OTHER and any(map(_TALK.search, (self.type, self.venue))):
            return Genre.TALK
        is_early = _SERVERS.match(self.venue) if self.venue else self.eprint
        return Genre.PREPRINT if is_early and genre in {Genre.OTHER, Genre.ARTICLE, Genre.REPORT} else genre

    @property
    def preprint(self) -> str:
        """Its number on arXiv as people write it."""
        return f"arXiv:{self.eprint}" if self.eprint else ""

    @property
    def type_label(self) -> str:
        """What a thesis, a report, a patent or a talk is called."""
        return _TYPES.get(self.type.casefold(), self.type) or _TYPES.get(self.kind, "")

    @property
    def recency(self) -> str:
        """Sorts by time, backwards: what has not come out yet, then the latest, last what has no date."""
        digits = re.search(r"\d{4}", self.year)
        return self.date or (digits[0] if digits else "9999" if self.year or self.state else "")


def arxiv(eprint: str) -> str:
    """Return the address of what has this number on arXiv; nothing for none."""
    return f"https://arxiv.org/abs/{eprint}" if eprint else ""

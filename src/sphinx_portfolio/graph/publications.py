"""Publications, read from the owner's BibTeX file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.database import Entry, Person


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One entry of the BibTeX file, in plain Unicode; texts that the entry lacks are empty."""

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    venue: str
    year: str
    pages: str
    doi: str
    url: str

    @property
    def source(self) -> str:
        """Where and when it came out."""
        return ", ".join(filter(None, (self.venue, self.year)))


def read(path: Path) -> tuple[Publication, ...]:
    """Return the publications in the file at ``path``, in its order.

    Raises :class:`pybtex.exceptions.PybtexError` for a file that is not BibTeX or cannot be read.
    """
    from pybtex.database import parse_file  # 0.1 s, so only where there is a file

    return tuple(_publication(key, entry) for key, entry in parse_file(str(path), "bibtex").entries.items())


def _publication(key: str, entry: Entry) -> Publication:
    def text(*names: str) -> str:
        return next((_plain(entry.fields[name]) for name in names if name in entry.fields), "")

    doi = _verbatim(entry.fields.get("doi", "")).removeprefix("https://doi.org/")
    return Publication(
        key=key,
        kind=entry.type,
        title=text("title"),
        authors=tuple(_plain(_name(person)) for person in entry.persons.get("author", ())),
        venue=text("booktitle", "journal", "howpublished"),
        year=text("year"),
        pages=text("pages"),
        doi=doi,
        url=f"https://doi.org/{doi}" if doi else _verbatim(entry.fields.get("url", "")),
    )


def _name(person: Person) -> str:
    given, family = person.first_names + person.middle_names, person.prelast_names + person.last_names
    return " ".join(given + family + person.lineage_names)


def _verbatim(text: str) -> str:
    """Return an address as it stands: a percent sign in one begins no comment."""
    return re.sub(r"\\([#$%&_{}~])|[{}\s]", r"\1", text)


def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(latex))

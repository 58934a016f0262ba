"""Publications, read from the owner's BibTeX file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.model.bounds import TEXT
from sphinx_portfolio.model.fields import address, line
from sphinx_portfolio.model.problems import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pybtex.database import Person

    from sphinx_portfolio.graph.bibtex import Found
    from sphinx_portfolio.model.problems import Problem

_DOI = re.compile(r"^(doi:|https?://(dx\.)?doi\.org/)+", re.IGNORECASE)


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


def read(path: Path) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications in the file at ``path``, in its order, and what is wrong with the file.

    Raises OSError where it cannot be read at all.
    """
    from sphinx_portfolio.graph import bibtex  # 0.1 s, so only where there is a file

    found, problems = bibtex.read(path)
    publications = tuple(_publication(each, problems) for each in found)
    noted = {problem.path for problem in problems}
    for each, publication in zip(found, publications, strict=True):
        if not publication.title and noted.isdisjoint({each.key, f"{each.key}.title"}):
            message = "the entry has no title; write one, as in title = {A matrix kernel}."
            problems.append(bibtex.problem(each.line, message, each.key))
    return publications, tuple(told(sorted(problems, key=lambda problem: problem.line)))


def _publication(found: Found, problems: list[Problem]) -> Publication:
    from sphinx_portfolio.graph import bibtex

    entry = found.entry

    def take(name: str, given: str, read: Callable[[str], str]) -> str:
        try:
            return read(given) if given else ""
        except ValueError as error:
            problems.append(bibtex.problem(found.line, f"{error}.", f"{found.key}.{name}"))
        return ""

    def text(*names: str) -> str:
        name = next((name for name in names if name in entry.fields), "")
        return take(name, entry.fields.get(name, ""), _plain)

    authors = [take("author", _name(person), _plain) for person in entry.persons.get("author", ())]
    doi = _DOI.sub("", _verbatim(entry.fields.get("doi", "")))
    url = take("doi", doi and f"https://doi.org/{doi}", address)
    return Publication(
        key=found.key,
        kind=entry.type,
        title=text("title"),
        authors=tuple(filter(None, authors)),
        venue=text("booktitle", "journal", "howpublished"),
        year=text("year"),
        pages=text("pages"),
        doi=doi if url else "",
        url=url or take("url", _verbatim(entry.fields.get("url", "")), address),
    )


def _name(person: Person) -> str:
    given, family = person.first_names + person.middle_names, person.prelast_names + person.last_names
    return " ".join(given + family + person.lineage_names)


def _verbatim(text: str) -> str:
    """Return an address as it stands: a percent sign in one begins no comment."""
    return re.sub(r"\\([#$%&_{}~])|[{}\s]", r"\1", text)


def _plain(latex: str) -> str:
    """Return what LaTeX shows; raise ValueError where that cannot be read, or stand on a page.

    A percent sign, which begins a comment in LaTeX, is meant as one in the line of a field.
    """
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    try:
        plain = str(Text.from_latex(re.sub(r"(?<!\\)%", r"\\%", latex))) if len(latex) <= TEXT else latex
    except PybtexError as error:
        raise ValueError(f"“{latex[:60]}” cannot be read ({error}): mend its braces") from error
    return line(plain) if plain.strip() else ""

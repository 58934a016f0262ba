"""Publications as a BibTeX file that reads back as the same publications."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.publications import LINKS, arxiv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.graph.publications import Publication

ESCAPES = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "\N{NO-BREAK SPACE}": "~", "{": "(", "}": ")"}
    | {letter: f"\\{letter}" for letter in "%&_#$"}
    | {"^": r"\textasciicircum{}"}
)
"""Braces have no spelling in BibTeX; what stands for them is the one thing that does not come back."""
JOINING = re.compile(r"(?<=[-'`,!?])(?=[-'`,])")
"""Between two letters that LaTeX would make one of, as of two hyphens a dash."""
VENUES = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}


def dump(publications: Iterable[Publication]) -> str:
    """Return the file."""
    return "\n".join(_entry(entry) for entry in publications)


def _entry(entry: Publication) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(entry) if value)
    return f"@{entry.kind}{{{entry.key},\n{fields}}}\n"


def _fields(entry: Publication) -> Iterator[tuple[str, str]]:
    others = ["others"] if entry.others else []
    yield "author", " and ".join([*map(_author, entry.authors), *others])
    yield "editor", " and ".join(map(_author, entry.editors))
    yield "title", f"{{{tex(entry.title)}}}" if entry.title else ""  # in braces it keeps its capitals
    yield VENUES.get(entry.kind, "howpublished"), tex(entry.venue)
    yield "date", entry.date
    yield "year", tex(entry.year) if entry.year != entry.date[:4] else ""
    yield "pubstate", tex(entry.state)
    for name in ("type", "series", "volume", "number", "pages", "note"):
        yield name, tex(getattr(entry, name))
    yield "doi", entry.doi
    yield "eprint", entry.eprint
    yield "eprinttype", "arxiv" if entry.eprint else ""
    yield "url", "" if entry.doi or entry.url == arxiv(entry.eprint) else entry.url
    yield "keywords", "selected" if entry.selected else ""
    names = {label: name for name, label in reversed(LINKS.items())}
    yield from ((names[label], address) for label, address in entry.links if label in names)


def _author(name: str) -> str:
    """Return a name as it stands where BibTeX takes it apart as we put it together, else as a whole."""
    plain = re.fullmatch(r"\w[\w.'’-]*( \w[\w.'’-]*)+", name) and " and " not in name.casefold()
    return tex(name) if plain else f"{{{tex(name)}}}"


def tex(text: str) -> str:
    """Return ``text`` as LaTeX spells it."""
    return "{}".join(part.translate(ESCAPES) for part in JOINING.split(text))

"""The publications of a JSON Resume file as entries for BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.docnames import UniqueNames, stem
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.json_resume.read import spell
from sphinx_portfolio.json_resume.write import byline

if TYPE_CHECKING:
    from sphinx_portfolio.importers.source import Source
    from sphinx_portfolio.model.frontmatter import Path

_NAME = re.compile(r"[A-Za-z0-9][\w:.+/-]*", re.ASCII)
_DOI = "https://doi.org/"


def read(source: Source, notes: list[str]) -> list[Publication]:
    """Return the publications; what BibTeX has no form for is noted."""
    keys = UniqueNames(_NAME)
    paths = [
        path for path in source.entries("publications") if source.get(*path, OURS) or _titled(source, path)
    ]
    return [_publication(source, path, keys, notes) for path in paths]


def _titled(source: Source, path: Path) -> str:
    """Return the key of what an entry can be called by; nothing where it has nothing of the kind."""
    return next((key for key in ("name", "summary", "url") if source.get(*path, key)), "")


def _publication(source: Source, path: Path, keys: UniqueNames, notes: list[str]) -> Publication:
    take = source.taker(path)
    ours = take(OURS) or {}
    title = (take("name") or "") if ours else prose.line(take(_titled(source, path)))
    date, url = str(take("releaseDate") or ""), take("url") or ""
    authors = tuple(ours.get("authors", ()))
    note = ours.get("note", "")
    if source.get(*path, "summary") == byline(authors):
        take("summary")
    elif (
        not ours and (said := prose.line(source.get(*path, "summary") or "")) and not re.search(r"[{}]", said)
    ):
        note = said if take("summary") and said != title else ""
    if re.search(r"[{}]", title):
        notes.append(f"{spell(path)}.name: BibTeX has no braces; they are parentheses now.")
    doi = ours.get("doi") or (url.removeprefix(_DOI) if url.startswith(_DOI) else "")
    return Publication(
        key=keys.take(ours.get("key"), stem(title or "publication")),
        kind=ours["kind"] if ours and _NAME.fullmatch(ours["kind"]) else "misc",
        title=title,
        authors=authors,
        venue=take("publisher") or "",
        year=ours.get("year") or date[:4],
        date=date if len(date) > 4 else "",
        doi=doi,
        url=f"{_DOI}{doi}" if doi else url,
        editors=tuple(ours.get("editors", ())),
        others=ours.get("others", False),
        selected=ours.get("selected", False),
        links=tuple((link["label"], link["url"]) for link in ours.get("links", ())),
        note=note,
        **{
            name: ours.get(name, "")
            for name in ("pages", "state", "type", "series", "volume", "number", "eprint")
        },
    )

"""The basics and the skills of a JSON Resume file as the home page."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_portfolio.importers.source import Data, Draft, Source, without_blanks
from sphinx_portfolio.json_resume.write import OURS, username
from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

OTHERS = "Further skills"
"""The group of the skills that only projects name."""


def read(source: Source, projects: Collection[Draft]) -> Draft:
    """Return the home page."""
    take = source.taker(("basics",))
    ours, url, name = take(OURS) or {}, take("url"), take("name")
    links = list(_accounts(source))
    if url and not ours:
        links.append(_link(url))
    skills = list(_skills(source, projects))
    skills += _others(source, projects, {slug(skill["name"]) for _, skill in skills})
    data = {
        "kind": "profile",
        "name": name,
        "headline": take("label"),
        "summary": take("summary"),
        "links": links,
        "vocabulary": _groups(skills),
    }
    return Draft(ours.get("title") or name or "Portfolio", data, ("basics",))


def _accounts(source: Source) -> Iterator[Data]:
    for path in source.entries("basics", "profiles"):
        take, url = source.taker(path), source.get(*path, "url")
        if url and source.get(*path, "username") == username(url):
            take("username")
        if url:
            yield _link(take("url"), take("network"))


def _link(url: str, label: str | None = None) -> Data:
    return {"label": label or urlsplit(url).netloc, "url": url}


def _skills(source: Source, projects: Collection[Draft]) -> Iterator[tuple[str, Data]]:
    """Yield each skill with its group; a skill of others that has keywords is a group itself."""
    for path in source.entries("skills"):
        name, ours = source.take(*path, "name"), source.get(*path, OURS)
        keywords = source.get(*path, "keywords") or []
        if ours and name:
            source.take(*path, OURS)
            proofs = {each.title for each in projects if slug(name) in map(slug, each.data.get("skills", ()))}
            for keyword in source.entries(*path, "keywords"):
                if source.get(*keyword) in proofs:
                    source.take(*keyword)
            yield ours["group"], {"name": name, "aliases": ours.get("aliases", [])}
            continue
        source.take(*path, "keywords")
        yield from ((name or "Skills", {"name": word}) for word in dict.fromkeys(keywords))
        if name and not keywords:
            yield "Skills", {"name": name}


def _others(source: Source, projects: Collection[Draft], known: set[str]) -> Iterator[tuple[str, Data]]:
    """Yield the skills that projects of others name and the vocabulary lacks."""
    for draft in projects:
        for name in () if source.get(*draft.path, OURS) else draft.data.get("skills", ()):
            if slug(name) not in known:
                known.add(slug(name))
                yield OTHERS, {"name": name}


def _groups(skills: Collection[tuple[str, Data]]) -> list[Data]:
    """Return the vocabulary: neighbours of one group become that group."""
    return [
        {"group": group, "skills": [without_blanks(skill) for _, skill in each]}
        for group, each in groupby(skills, key=itemgetter(0))
    ]

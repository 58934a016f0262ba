"""The basics and the skills of a JSON Resume file as the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_portfolio.importers.source import Draft
from sphinx_portfolio.json_resume.write import OURS, username
from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_portfolio.importers.source import Data, Source
    from sphinx_portfolio.json_resume.read import Place

OTHERS = "Further skills"
"""The group of the skills that only projects name."""


def read(source: Source, projects: Collection[Draft]) -> Draft:
    """Return the home page."""
    take = source.taker(("basics",))
    ours, url, name = take(OURS) or {}, take("url"), take("name")
    links = [_account(source, place) for place in source.places("basics", "profiles")]
    if url and not ours:
        links.append(_link(url))
    data = {
        "kind": "profile",
        "name": name,
        "headline": take("label"),
        "summary": take("summary"),
        "links": [link for link in links if link],
        "vocabulary": _groups([*_skills(source, projects), *_named(source, projects)]),
    }
    return Draft(ours.get("title") or name or "Portfolio", data, ("basics",))


def _account(source: Source, place: Place) -> Data | None:
    url = source.get(*place, "url")
    if not url:
        return None
    take = source.taker(place)
    if source.get(*place, "username") == username(url):
        take("username")
    return _link(take("url"), take("network"))


def _link(url: str, label: str | None = None) -> Data:
    return {"label": label or urlsplit(url).netloc, "url": url}


def _skills(source: Source, projects: Collection[Draft]) -> Iterator[tuple[str, Data]]:
    """Yield each skill with its group; a skill of others that has keywords is a group itself."""
    for place in source.places("skills"):
        name, ours = source.take(*place, "name"), source.take(*place, OURS)
        keywords = source.get(*place, "keywords") or []
        if ours:
            _take_proofs(source, place, {draft.title for draft in projects if _proves(draft, name)})
            yield ours["group"], {"name": name, "aliases": ours.get("aliases", [])}
            continue
        source.take(*place, "keywords")
        yield from ((name or "Skills", {"name": word}) for word in dict.fromkeys(keywords))
        if name and not keywords:
            yield "Skills", {"name": name}


def _take_proofs(source: Source, place: Place, proofs: Collection[str]) -> None:
    for keyword in source.places(*place, "keywords"):
        if source.get(*keyword) in proofs:
            source.take(*keyword)


def _proves(draft: Draft, skill: str) -> bool:
    return slug(skill) in map(slug, draft.data.get("skills") or ())


def _named(source: Source, projects: Collection[Draft]) -> Iterator[tuple[str, Data]]:
    """Yield the skills that projects of others name and the vocabulary lacks."""
    known = {slug(skill["name"]) for _, skill in _skills(source, projects)}
    for draft in projects:
        if not source.get(*draft.place, OURS):
            for name in draft.data.get("skills") or ():
                if slug(name) not in known:
                    known.add(slug(name))
                    yield OTHERS, {"name": name}


def _groups(skills: Collection[tuple[str, Data]]) -> list[Data]:
    """Return the vocabulary: neighbours of one group become that group."""
    groups: list[Data] = []
    for group, skill in skills:
        if not groups or groups[-1]["group"] != group:
            groups.append({"group": group, "skills": []})
        groups[-1]["skills"].append({key: value for key, value in skill.items() if value})
    return groups

"""The basics of a JSON Resume file as the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from sphinx_portfolio.importers.source import Data, Draft, Source
from sphinx_portfolio.json_resume.basics import BESIDE, country_name, username
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.model.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(source: Source, vocabulary: list[Data]) -> Draft:
    """Return the home page."""
    take = source.taker(("basics",))
    ours, url, name = take(OURS) or {}, take("url"), take("name")
    links = list(_accounts(source))
    if url and not ours:
        links.append(_link(url))
    if "photo" in ours:
        take("image")
    data = {
        "kind": "profile",
        "name": name,
        "headline": take("label"),
        "summary": take("summary"),
        "email": take("email"),
        "phone": take("phone"),
        "location": _location(source, ours.get("country")),
        "contact_in": _contact_in(ours.get("contactNotIn")),
        **{key: ours.get(key) for key in BESIDE},
        "links": links,
        "languages": list(_languages(source)),
        "vocabulary": vocabulary,
    }
    return Draft(ours.get("title") or name or "Portfolio", data, ("basics",))


def _location(source: Source, country: Data | None) -> str:
    """Return the place in one line; a street is told of nobody, unless it is all that the file says."""
    take = source.taker(("basics", "location"))
    code = take("countryCode")
    called = country["name"] if country and country["code"] == code else country_name(code or "") or code
    return ", ".join(filter(None, (take("city"), take("region"), called))) or take("address") or ""


def _contact_in(hidden: list[str] | None) -> list[str] | None:
    return [place for place in get_args(Place) if place not in hidden] if hidden else None


def _languages(source: Source) -> Iterator[Data]:
    for path in source.entries("languages"):
        if source.get(*path, "language"):
            found = {key: source.take(*path, key) for key in ("language", "fluency")}
            yield {key: value for key, value in found.items() if value}


def _accounts(source: Source) -> Iterator[Data]:
    for path in source.entries("basics", "profiles"):
        take, url = source.taker(path), source.get(*path, "url")
        if url and source.get(*path, "username") == username(url):
            take("username")
        if url:
            yield _link(take("url"), take("network"))


def _link(url: str, label: str | None = None) -> Data:
    return {"label": label or urlsplit(url).netloc, "url": url}

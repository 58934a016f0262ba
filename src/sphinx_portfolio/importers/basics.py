"""The basics of a JSON Resume file as the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from sphinx_portfolio.importers import accounts, prose
from sphinx_portfolio.importers.source import Data, Draft, Source
from sphinx_portfolio.json_resume.basics import BESIDE, country_name
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.model.fields import is_email
from sphinx_portfolio.model.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def read(source: Source, vocabulary: list[Data]) -> Draft:
    """Return the home page."""
    take = source.taker(("basics",))
    ours, url, name = take(OURS) or {}, take("url"), take("name")
    links = list(_accounts(source))
    if url and not ours:
        links.append(_link(url))
    if "photo" in ours:
        take("image")
    headline, summary = take("label"), take("summary")
    told = prose.tell(summary) if summary and not ours else None
    data = {
        "kind": "profile",
        "name": name,
        "headline": headline,
        "summary": told.summary or " ".join(told.items) if told else summary,
        "email": take("email") if is_email(source.get("basics", "email")) else None,
        "phone": take("phone"),
        "location": _location(source, ours.get("country")),
        "contact_in": _contact_in(ours.get("contactNotIn")),
        **{key: ours.get(key) for key in BESIDE},
        "links": links,
        "languages": list(_languages(source)),
        "vocabulary": vocabulary,
    }
    items = prose.listed(told.items) if told and told.summary else ""
    body = "\n\n".join(filter(None, (told.body, items))) if told else ""
    return Draft(ours.get("title") or name or "Portfolio", data, ("basics",), body)


def complete(draft: Draft, pages: Iterable[Draft], notes: list[str]) -> None:
    """Give a home page what it cannot do without, from what the file says elsewhere, and note it."""
    data = draft.data
    jobs = (each.data for each in pages if each.data.get("kind") == "role")
    job = next((f"{each['title']}, {each['organisation']}" for each in jobs), "")
    offered = {
        "name": "Portfolio",
        "headline": job or "Portfolio",
        "summary": data.get("headline") or job or "Portfolio",
    }
    for key, text in offered.items():
        if not data.get(key):
            data[key] = text
            notes.append(f"index.md: the file gives no {key}, so the page says “{text}”; write one.")


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
        network, name = source.get(*path, "network") or "", source.get(*path, "username") or ""
        if name and (not url or name.removeprefix("@").casefold() in url.casefold()):
            url = url or accounts.address(network, name)
            if url:
                take("username")
        if url:
            take("url")
            yield _link(url, take("network"))


def _link(url: str, label: str | None = None) -> Data:
    return {"label": label or urlsplit(url).netloc, "url": url}

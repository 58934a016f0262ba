"""The basics: who the portfolio is about, and where to reach them, as far as they want that told here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from sphinx_portfolio.json_resume.parts import OURS, Part, part
from sphinx_portfolio.model.records import Place, to_data

if TYPE_CHECKING:
    from sphinx_portfolio.exports.site import Site
    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.model.records import Profile

PLACE = "json-resume"
"""How ``contact_in`` calls this file."""

BESIDE = ("seeking", "photo")
"""The fields of the profile that JSON Resume has no form for."""

_SHORT = {"USA": "US", "UK": "GB"}
_AMBIGUOUS = {"Georgia"}
"""The names of countries that are also those of states, and follow a city as often."""


def compose(page: Page[Profile], site: Site) -> Part:
    """Return the basics; the place and the accounts are there even where they are empty, as themes want."""
    record, data = page.record, to_data(page.record)
    told = PLACE in record.contact_in
    place = location(record.location or "", site.language) if told else {}
    title = page.title if page.title != record.name else ""
    country = _unusual(place, record.location or "")
    beside = {key: data[key] for key in BESIDE if key in data}
    hidden = [name for name in get_args(Place) if name not in record.contact_in]
    ours = part(page=page.docname, title=title, country=country, contactNotIn=hidden, **beside)
    fields = {
        "name": record.name,
        "label": record.headline,
        "image": site.photo,
        "email": record.email if told else None,
        "phone": record.phone if told else None,
        "url": site.home_url,
        "summary": record.summary,
    }
    return part(fields) | {"location": place, "profiles": _accounts(record), OURS: ours}


def _accounts(record: Profile) -> list[Part]:
    return [part(network=link.label, username=username(link.url), url=link.url) for link in record.links]


def username(url: str) -> str:
    """Return the name of a person's account, where the address is nothing but a host and that name."""
    parts = urlsplit(url)
    steps = parts.path.strip("/").split("/")
    return steps[0].removeprefix("@") if len(steps) == 1 and not parts.query else ""


def location(text: str, language: str = "en") -> Part:
    """Return a place in the fields of JSON Resume: the country where the last part is plainly one.

    What stands before a country is a city, or a city and a region. Where no country is told, the whole text
    stands as the city, which is what themes print.
    """
    *before, last = text.split(", ")
    code = country_code(last, language)
    if not code or len(before) > 2 or any(not each or each != each.strip() for each in before):
        return part(city=text)
    return part(dict(zip(("city", "region"), before, strict=False)), countryCode=code)


def country_code(name: str, language: str = "en") -> str:
    """Return the code of a country by its name in English or ``language``; nothing where that is doubtful."""
    if name in _AMBIGUOUS:
        return ""
    return _SHORT.get(name) or _codes("en").get(name) or _codes(language).get(name, "")


def country_name(code: str) -> str:
    """Return what a country is called in English; nothing for a code that is none."""
    return next((name for name, known in _codes("en").items() if known == code.upper()), "")


@cache
def _codes(language: str) -> dict[str, str]:
    try:
        names = Locale.parse(language.replace("-", "_")).territories
    except (ValueError, UnknownLocaleError):
        return {}
    unions = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    return {name: code for code, name in names.items() if code.isalpha() and code not in unions}


def _unusual(place: Part, text: str) -> Part:
    """Return how the text calls the country, where its code alone does not tell."""
    code, name = place.get("countryCode", ""), text.rpartition(", ")[2]
    return {} if not code or name == country_name(code) else {"code": code, "name": name}

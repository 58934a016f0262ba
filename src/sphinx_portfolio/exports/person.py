"""The person in the vocabulary of schema.org: how to reach them, what they learned and were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_portfolio.views.entries import view_entries
from sphinx_portfolio.views.person import contact_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.items import Entry
    from sphinx_portfolio.model.records import Profile

Node = dict[str, Any]


def properties(portfolio: Portfolio, profile: Profile, photo: str) -> Node:
    """Return what is said of the person beside the work; ``photo`` is an address, or empty."""
    contact = contact_of(profile, "json-ld")
    place = contact.location
    return {
        "image": photo,
        "email": contact.email.url if contact.email else "",
        "telephone": contact.phone.text if contact.phone else "",
        "address": {"@type": "PostalAddress", "addressLocality": place} if place else None,
        "seeks": {"@type": "Demand", "description": profile.seeking} if profile.seeking else None,
        "knowsLanguage": [each.language for each in profile.languages],
        "alumniOf": [_alma_mater(entry) for entry in _entries(portfolio, "education") if entry.organisation],
        "hasCredential": [
            _credential(entry)
            for name in ("education", "certificates")
            for entry in _entries(portfolio, name)
        ],
        "award": list(_awards(portfolio)),
        "affiliation": [
            _organisation(entry.organisation or entry.title, entry.url)
            for entry in _entries(portfolio, "memberships")
        ],
    }


def _entries(portfolio: Portfolio, section: str) -> Iterator[Entry]:
    for page in portfolio.sections.get(section, ()):
        yield from page.record.entries


def _part(kind: str, **given: Any) -> Node:
    return {"@type": kind, **{key: value for key, value in given.items() if value}}


def _organisation(name: str, url: str | None = None) -> Node:
    return _part("Organization", name=name, url=url)


def _alma_mater(entry: Entry) -> Node:
    return _part("EducationalOrganization", name=entry.organisation, address=entry.location)


def _credential(entry: Entry) -> Node:
    """Return a degree or a certificate, with who gave it and until when it holds."""
    given = entry.date or (entry.end if entry.end != "present" else None)
    return _part(
        "EducationalOccupationalCredential",
        name=entry.title,
        about=entry.area,
        description=entry.note,
        recognizedBy=_organisation(entry.organisation) if entry.organisation else None,
        dateCreated=str(given) if given else None,
        expires=str(entry.expires) if entry.expires else None,
        url=entry.url,
    )


def _awards(portfolio: Portfolio) -> Iterator[str]:
    """Yield each award in one line, with who gave it and when."""
    for page in portfolio.sections.get("awards", ()):
        for view in view_entries(portfolio, page):
            yield ", ".join(filter(None, (view.named(portfolio.words), view.organisation, view.dates)))

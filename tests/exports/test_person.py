"""What machines are told of the person is what the owner said, in the words of schema.org."""

from __future__ import annotations

from typing import Any

import portfolios
from sites import link, metadata
from sphinx_portfolio.exports import json_ld

PAGE = "---\nportfolio:\n  kind: entries\n  section: {}\n  entries:\n    - {}\n---\n# T\n"
EDUCATION = "{title: BSc, area: Optics, organisation: University of Example, start: 2010, end: 2013}"
CERTIFICATE = "{title: First aid, organisation: Red Example, date: 2024-05, expires: 2026-05}"
AWARD = "{title: Best paper, organisation: Examples, date: 2023}"


def person(texts: dict[str, str]) -> dict[str, Any]:
    """Return the person on the home page."""
    portfolio = portfolios.link(texts)
    graph = json_ld.graph(portfolio, metadata(portfolio, "index"), link())["@graph"]
    return next(node for node in graph if node["@type"] == "Person")


def test_learned_and_given() -> None:
    """Degrees are of a school, and credentials as certificates are; an award is one line."""
    texts = portfolios.sources()
    for section, entry in (("education", EDUCATION), ("certificates", CERTIFICATE), ("awards", AWARD)):
        texts[section] = PAGE.format(section, entry)
    found = person(texts)
    assert found["alumniOf"] == {"@type": "EducationalOrganization", "name": "University of Example"}
    degree, certificate = found["hasCredential"]
    assert (degree["name"], degree["about"], degree["dateCreated"]) == ("BSc", "Optics", "2013")
    assert certificate["recognizedBy"] == {"@type": "Organization", "name": "Red Example"}
    assert (certificate["dateCreated"], certificate["expires"]) == ("2024-05", "2026-05")
    assert found["award"] == "Best paper, Examples, 2023"


def test_contact_stands_where_it_may() -> None:
    """E-mail, phone and place are told to machines only where the owner wants it."""
    given = "  email: a@b.example\n  phone: '+351 1'\n  location: Lisbon\n  headline:"
    found = person(portfolios.edited(("index", "  headline:", given)))
    assert (found["email"], found["telephone"]) == ("mailto:a@b.example", "+351 1")
    assert found["address"] == {"@type": "PostalAddress", "addressLocality": "Lisbon"}
    page = person(portfolios.edited(("index", "  headline:", f"  contact_in: [page]\n{given}")))
    assert not {"email", "telephone", "address"} & page.keys()


def test_seeking_and_languages() -> None:
    """What the person looks for is a demand, and what they speak is known."""
    given = "  seeking: A post\n  languages: [{language: Portuguese}, {language: English}]\n  headline:"
    found = person(portfolios.edited(("index", "  headline:", given)))
    assert found["seeks"] == {"@type": "Demand", "description": "A post"}
    assert found["knowsLanguage"] == ["Portuguese", "English"]


def test_one_organisation() -> None:
    """Two roles at one organisation are of one thing, by one id."""
    texts = portfolios.edited(
        ("roles/shop", "organisation: Corner Shop", "organisation: Example Laboratories")
    )
    assert len({role["memberOf"]["@id"] for role in person(texts)["memberOf"]}) == 1

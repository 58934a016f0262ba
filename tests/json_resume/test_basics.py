"""The basics say who the portfolio is about, and nothing that its owner does not want said here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import portfolios
from sites import site
from sphinx_portfolio.json_resume import basics, write
from sphinx_portfolio.json_resume.parts import OURS

TOLD = {"email": "ada@example.org", "phone": "+351 21 000 0000", "location": "Lisbon, Portugal"}


def composed(**fields: Any) -> dict[str, Any]:
    """Return the whole file of the small portfolio, whose profile has further fields."""
    more = "".join(f"  {key}: {json.dumps(value)}\n" for key, value in fields.items())
    texts = portfolios.edited(("index", "  kind: profile\n", f"  kind: profile\n{more}"))
    portfolio = portfolios.link(texts)
    return write.compose(portfolio, site(portfolio))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/ada", "ada"),
        ("https://mastodon.example/@ada/", "ada"),
        ("https://ada.example", ""),
        ("https://example.org/people/ada", ""),
        ("https://example.org/profile?id=7", ""),
    ],
)
def test_username(url: str, name: str) -> None:
    """An account's name is told where its address is a host and that name."""
    assert basics.username(url) == name


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("", "en", {}),
        ("Lisbon, Portugal", "en", {"city": "Lisbon", "countryCode": "PT"}),
        ("Austin, Texas, USA", "en", {"city": "Austin", "region": "Texas", "countryCode": "US"}),
        ("Portugal", "en", {"countryCode": "PT"}),
        ("Berlin, Deutschland", "de", {"city": "Berlin", "countryCode": "DE"}),
        ("Berlin, Deutschland", "en", {"city": "Berlin, Deutschland"}),
        ("Atlanta, Georgia", "en", {"city": "Atlanta, Georgia"}),
        ("Austin, TX", "xx", {"city": "Austin, TX"}),
        ("Remote", "en", {"city": "Remote"}),
        ("1 Way, Porto, Norte, Portugal", "en", {"city": "1 Way, Porto, Norte, Portugal"}),
        (", Portugal", "en", {"city": ", Portugal"}),
    ],
)
def test_location(text: str, language: str, place: dict[str, str]) -> None:
    """A country is told where the text ends with one and nothing else is called so; the rest is a city."""
    assert basics.location(text, language) == place


def test_country() -> None:
    """A code of a country has its English name; of one that is none there is no name."""
    assert [basics.country_name(code) for code in ("PT", "pt", "", "QQ")] == ["Portugal", "Portugal", "", ""]


def test_contact() -> None:
    """Without another word all of it stands in the file."""
    told = composed(**TOLD)["basics"]
    assert {key: told[key] for key in TOLD} == TOLD | {"location": {"city": "Lisbon", "countryCode": "PT"}}
    assert told[OURS] == {"page": "index"}


def test_photo() -> None:
    """The photo is told by its whole address, where the site knows its own."""
    portfolio = portfolios.link()
    known = replace(site(portfolio), photo="https://ada.example/en/_images/ada.jpg")
    assert write.compose(portfolio, known)["basics"]["image"] == known.photo
    assert "image" not in composed()["basics"]


def test_unusual_country_is_kept() -> None:
    """What the owner calls a country is kept where its code does not tell."""
    told = composed(location="Austin, USA")["basics"]
    assert told["location"] == {"city": "Austin", "countryCode": "US"}
    assert told[OURS]["country"] == {"code": "US", "name": "USA"}


def test_contact_that_is_not_to_stand_here() -> None:
    """What is not to stand in this file stands nowhere in it, under our own key neither."""
    data = composed(**TOLD, contact_in=["page", "pdf"])
    text = json.dumps(data)
    assert not any(part in text for part in ("ada@example", "21 000", "Lisbon, P", "Portugal", "PT"))
    assert data["basics"]["location"] == {}
    assert data["basics"][OURS]["contactNotIn"] == ["json-resume", "json-ld"]

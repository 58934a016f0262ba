"""The basics of a file become the home page: who it is about, where to reach them, what they speak."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers import basics
from sphinx_portfolio.importers.source import Draft, Source
from sphinx_portfolio.json_resume.parts import OURS


def read(data: dict[str, Any]) -> tuple[Draft, dict[str, Any]]:
    """Return the home page of a file, with what its fields say, and what of the file is not in it."""
    source = Source(data)
    draft = basics.read(source, [])
    draft = draft._replace(data={key: value for key, value in draft.data.items() if value not in (None, "")})
    return draft, {".".join(map(str, path)): value for path, value in source.remaining()}


def test_person() -> None:
    """Name, label and summary become the profile's; the address of the person is one of the links."""
    given = {"name": "Ada", "label": "Engineer", "summary": "I build.", "url": "https://ada.example/x"}
    draft, lost = read(
        {"basics": given | {"phone": "1", "email": "a@b.example", "image": "https://i.example"}}
    )
    assert draft == Draft(
        "Ada",
        {
            "kind": "profile",
            "name": "Ada",
            "headline": "Engineer",
            "summary": "I build.",
            "email": "a@b.example",
            "phone": "1",
            "links": [{"label": "ada.example", "url": "https://ada.example/x"}],
            "languages": [],
            "vocabulary": [],
        },
        ("basics",),
    )
    assert lost == {"basics.image": "https://i.example"}


@pytest.mark.parametrize(
    ("given", "title"),
    [({OURS: {"title": "Work"}, "name": "Ada"}, "Work"), ({"name": "Ada"}, "Ada"), ({}, "Portfolio")],
)
def test_title(given: dict[str, Any], title: str) -> None:
    """The page is headed by the title that it had, or by the name."""
    draft, lost = read({"basics": given})
    assert draft.title == title
    assert lost == {} or not given


def test_own_address_is_no_link() -> None:
    """In our own file the address is that of the site, which is no link of its home page."""
    draft, lost = read({"basics": {OURS: {"page": "index"}, "url": "https://ada.example"}})
    assert draft.data["links"] == []
    assert lost == {}


def test_accounts() -> None:
    """An account with an address is a link; its user's name is taken over where the address tells it."""
    accounts = [
        {"network": "Code", "username": "ada", "url": "https://code.example/ada"},
        {"username": "ada", "url": "https://code.example/u/ada"},
        {"network": "Chat", "username": "ada"},
        {"network": "GitHub", "username": "@ada"},
        {"network": "X", "username": "ada", "url": "https://x.example/somebody"},
    ]
    draft, lost = read({"basics": {"profiles": accounts}})
    assert draft.data["links"] == [
        {"label": "Code", "url": "https://code.example/ada"},
        {"label": "code.example", "url": "https://code.example/u/ada"},
        {"label": "GitHub", "url": "https://github.com/ada"},
        {"label": "X", "url": "https://x.example/somebody"},
    ]
    assert lost == {"basics.profiles.2": accounts[2], "basics.profiles.4.username": "ada"}


def test_summary_with_paragraphs() -> None:
    """Of a long summary the first paragraph is the summary, and the rest the page's text."""
    draft, _ = read({"basics": {"name": "Ada", "summary": "I weave.\n\nI *count*, too.\n\n- Looms"}})
    assert draft.data["summary"] == "I weave."
    assert draft.body == "I count, too.\n\n- Looms"


def test_what_a_home_page_needs() -> None:
    """What the file lacks is said by its latest job, and noted."""
    draft, notes = read({"basics": {}})[0], list[str]()
    role = Draft("Lab", {"kind": "role", "title": "Engineer", "organisation": "Lab"}, ())
    basics.complete(draft, [role], notes)
    assert [draft.data[key] for key in ("name", "headline", "summary")] == [
        "Portfolio",
        *["Engineer, Lab"] * 2,
    ]
    assert len(notes) == 3


@pytest.mark.parametrize(
    ("given", "text", "lost"),
    [
        ({"city": "Bucharest", "region": "Ilfov", "countryCode": "RO"}, "Bucharest, Ilfov, Romania", set()),
        ({"city": "Rome", "address": "Via 1", "postalCode": "00100"}, "Rome", {"address", "postalCode"}),
        ({"address": "Lisbon, Portugal"}, "Lisbon, Portugal", set()),
        ({"countryCode": "QQ"}, "QQ", set()),
        ({}, None, set()),
    ],
)
def test_location(given: dict[str, str], text: str | None, lost: set[str]) -> None:
    """City, region and country are the place; a street is not put on a public page unasked."""
    draft, remaining = read({"basics": {"location": given}} if given else {})
    assert draft.data.get("location") == text
    assert {path.removeprefix("basics.location.") for path in remaining} - {""} == lost


def test_country_as_its_owner_calls_it() -> None:
    """The name that our file keeps for a country stands for its code alone."""
    ours = {"page": "index", "country": {"code": "US", "name": "USA"}}
    for code, text in (("US", "Austin, USA"), ("PT", "Austin, Portugal")):
        data = {"basics": {"location": {"city": "Austin", "countryCode": code}, OURS: ours}}
        assert read(data)[0].data["location"] == text


def test_languages() -> None:
    """What the person speaks is the profile's; how well, without which language, is told as lost."""
    given = [{"language": "Polish", "fluency": "C2"}, {"language": "Latin"}, {"fluency": "A1"}]
    draft, lost = read({"languages": given})
    assert draft.data["languages"] == given[:2]
    assert lost == {"languages.2": {"fluency": "A1"}}


@pytest.mark.parametrize(
    ("hidden", "places"),
    [
        (["json-resume"], ["page", "pdf", "json-ld"]),
        (["page", "pdf", "json-resume", "json-ld"], []),
        ([], None),
    ],
)
def test_contact_in(hidden: list[str], places: list[str] | None) -> None:
    """Where e-mail, phone and place are not to stand, they do not stand after import."""
    draft, _ = read({"basics": {OURS: {"page": "index", "contactNotIn": hidden}}})
    assert draft.data.get("contact_in") == places


def test_what_our_files_keep_of_a_person() -> None:
    """The photo is the file that it was made from, not the address where it was published."""
    kept = {"photo": {"src": "/ada.jpg", "alt": "Ada"}, "seeking": "A team"}
    draft, lost = read(
        {"basics": {"image": "https://ada.example/_images/ada.jpg", OURS: {"page": "index"} | kept}}
    )
    assert {key: draft.data[key] for key in kept} == kept
    assert lost == {}


def test_no_email() -> None:
    """What is no address for e-mail stands on no page, and is told."""
    draft, lost = read({"basics": {"name": "Ada", "email": "on request"}})
    assert "email" not in draft.data
    assert lost == {"basics.email": "on request"}

"""resume.json is JSON Resume as its schema and our stricter form have it, and it holds the portfolio."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator, FormatChecker

import portfolios
import whole
from sites import BASE, site
from sphinx_portfolio.json_resume import read, write

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio

SCHEMA = json.loads((Path(__file__).parent / "schema/resume.schema.json").read_text("utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker())


def made(portfolio: Portfolio, base_url: str = BASE) -> dict[str, Any]:
    """Return what the file of a portfolio holds."""
    ((path, content),) = write.export(portfolio, site(portfolio, base_url))
    assert path == "resume.json"
    data: dict[str, Any] = json.loads(content)
    return data


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_small_portfolio(base_url: str) -> None:
    """The roles, write-ups, publications and skills stand in the fields that the format has for them."""
    portfolio = portfolios.link()
    data = made(portfolio, base_url)
    VALIDATOR.validate(data)
    assert read.unknown_keys(data) == frozenset()
    assert [entry["name"] for entry in data["work"]] == [role.record.organisation for role in portfolio.roles]
    assert [entry["name"] for entry in data["projects"]] == [page.title for page in portfolio.projects]
    assert {entry["name"]: entry.get("keywords", []) for entry in data["skills"]} == {
        use.skill.name: [page.title for page in use.proofs] for use in portfolio.skills
    }
    urls = {entry.get("url") for entry in (*data["work"], *data["projects"])}
    assert (urls == {None}) is not bool(base_url), "pages are linked where the site knows its address"


def test_work_has_a_place_as_text() -> None:
    """The place of a job is a text, which is what themes print."""
    located = [entry["location"] for entry in made(portfolios.link())["work"] if "location" in entry]
    assert located
    assert all(isinstance(place, str) for place in located)


def test_lasting_role_has_no_end() -> None:
    """What lasts has a first date and no last one."""
    texts = portfolios.sources()
    name, text = next((name, text) for name, text in texts.items() if "kind: role" in text)
    lasting = "\n".join("  end: present" if "  end:" in line else line for line in text.split("\n"))
    data = made(portfolios.link(texts | {name: lasting}))
    (entry,) = (entry for entry in data["work"] if entry["x-sphinx-portfolio"]["page"] == name)
    assert "startDate" in entry
    assert "endDate" not in entry


def test_file_tells_its_own_address_and_age() -> None:
    """The file says where it stands and when its pages were last changed, not when it was built."""
    assert made(portfolios.link())["meta"] == {
        "canonical": f"{BASE}resume.json",
        "version": "v1.0.0",
        "lastModified": datetime(2025, 6, 1, 12, 30, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%S"),
    }


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
    assert write.username(url) == name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"work": [{}, {"startDate": "2019-19"}]}, "work[1].startDate: “2019-19” is not in the calendar"),
        ({"work": {}}, "work: a list is wanted here."),
        ({"work": ["A"]}, 'work[0]: a mapping is wanted here, as in {"key": "value"}.'),
        ({"work": [{"location": {"city": "Rome"}}]}, "work[0].location: a text is wanted here."),
        ({"skills": [{"keywords": "CUDA"}]}, "skills[0].keywords: a list is wanted here."),
        ({"basics": {"url": "ada.example"}}, "basics.url: “ada.example” is no web address"),
        ({"skills": [{"x-sphinx-portfolio": {}}]}, "skills[0].x-sphinx-portfolio.group: the key is missing."),
        ([], '$: a mapping is wanted here, as in {"key": "value"}.'),
    ],
)
def test_mistakes_are_placed(data: Any, said: str) -> None:
    """What is wrong with a file is said with its place in the file."""
    with pytest.raises(read.FormError) as raised:
        read.unknown_keys(data)
    (line,) = raised.value.args
    assert line.startswith(said)


def test_all_mistakes_at_once() -> None:
    """The mistakes of a file are told together."""
    data = {"work": [{"startDate": "19"}, {"endDate": "20"}], "basics": {"name": 3}}
    with pytest.raises(read.FormError) as raised:
        read.unknown_keys(data)
    assert [line.partition(":")[0] for line in raised.value.args] == [
        "basics.name",
        "work[0].startDate",
        "work[1].endDate",
    ]


def test_stricter_than_the_schema() -> None:
    """Month 19 and a misspelt key pass the schema; our form sees both."""
    VALIDATOR.validate({"work": [{"startDate": "2019-19"}], "werk": []})
    assert read.unknown_keys({"werk": [], "meta": {"theme": "even"}}) == {("werk",)}


@settings(max_examples=60)
@given(whole.portfolios())
def test_any_portfolio_is_valid(portfolio: Portfolio) -> None:
    """Whatever a portfolio says, its file is valid by the schema and has no unknown key."""
    data = made(portfolio)
    VALIDATOR.validate(data)
    assert read.unknown_keys(data) == frozenset()

"""resume.json is JSON Resume as its schema and our stricter form have it, and it holds the portfolio."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator, FormatChecker

import portfolios
import whole
from sites import BASE, site
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.json_resume import read, write

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "schema/resume.schema.json").read_text("utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker())

PAGES = {
    "home": """---
portfolio:
  kind: profile
  name: Ada
  headline: Engineer
  summary: I build.
  links: [{label: Code, url: "https://code.example/ada"}, {label: Site, url: "https://ada.example/a/b"}]
  vocabulary:
    - {group: Languages, skills: [{name: C++, aliases: [cpp]}, Rust]}
---

# Ada's work
""",
    "roles/lab": """---
portfolio:
  kind: role
  organisation: Lab
  title: Engineer
  location: Lisbon
  start: 2023-05
  end: present
  summary: I worked.
  publications: [one]
  links: [{label: Docs, url: "https://docs.example"}]
  results:
    - {claim: Time, value: 1.5, unit: ms, against: a loop, evidence: [pr]}
    - {claim: First, unpublished: Secret.}
  evidence: [{id: pr, kind: post, url: "https://e.example", title: E}]
---

# The Lab
""",
    "roles/shop": """---
portfolio: {kind: role, organisation: Shop, title: Clerk, start: 2020, end: 2021-02-03, summary: I sold.}
---

# Shop
""",
    "projects/till": """---
portfolio:
  kind: project
  role: shop
  summary: A till.
  skills: [C++]
  featured: 2
  related: [loom]
  results: [{claim: Errors, value: none}]
---

# A till
""",
    "projects/loom": """---
portfolio: {kind: project, role: lab, summary: A loom., start: 2023-06, end: 2023-07, skills: [C++, Rust]}
---

# A loom
""",
    "projects/lost": """---
portfolio: {kind: project, role: nowhere, summary: Lost.}
---

# Lost
""",
}
WITHOUT = {"authors": (), "venue": "", "pages": "", "doi": "", "url": ""}
PUBLICATIONS = [
    Publication(
        key="one", kind="article", title="One", authors=("Ada", "Bob"), venue="Journal", year="2024",
        pages="1–9", doi="10.1/x", url="https://doi.org/10.1/x",
    ),
    Publication(key="two", kind="misc", title="Two", year="in press", **WITHOUT),
    Publication(key="three", kind="book", title="Three", year="", **WITHOUT | {"url": "https://three.example"}),
]  # fmt: skip


def exported(portfolio: Portfolio, base_url: str = BASE) -> dict[str, Any]:
    """Return what the file of a portfolio holds."""
    ((path, content),) = write.export(portfolio, site(portfolio, base_url))
    assert path == "resume.json"
    data: dict[str, Any] = json.loads(content)
    return data


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_small_portfolio(base_url: str) -> None:
    """The roles, write-ups, publications and skills stand in the fields that the format has for them."""
    portfolio = portfolios.link()
    data = exported(portfolio, base_url)
    VALIDATOR.validate(data)
    assert read.unknown_keys(data) == frozenset()
    assert [entry["name"] for entry in data["work"]] == [role.record.organisation for role in portfolio.roles]
    assert [entry["name"] for entry in data["projects"]] == [page.title for page in portfolio.projects]
    assert {entry["name"]: entry.get("keywords", []) for entry in data["skills"]} == {
        use.skill.name: [page.title for page in use.proofs] for use in portfolio.skills
    }
    urls = {entry.get("url") for entry in (*data["work"], *data["projects"])}
    assert (urls == {None}) is not bool(base_url), "pages are linked where the site knows its address"
    assert data["basics"][write.OURS] == {"page": "index"}, (
        "a home page headed by the name has no other title"
    )


def test_work_has_a_place_as_text() -> None:
    """The place of a job is a text, which is what themes print."""
    located = [entry["location"] for entry in exported(portfolios.link())["work"] if "location" in entry]
    assert located
    assert all(isinstance(place, str) for place in located)


def test_lasting_role_has_no_end() -> None:
    """What lasts has a first date and no last one."""
    texts = portfolios.sources()
    name, text = next((name, text) for name, text in texts.items() if "kind: role" in text)
    lasting = "\n".join("  end: present" if "  end:" in line else line for line in text.split("\n"))
    data = exported(portfolios.link(texts | {name: lasting}))
    (entry,) = (entry for entry in data["work"] if entry["x-sphinx-portfolio"]["page"] == name)
    assert "startDate" in entry
    assert "endDate" not in entry


def test_file_tells_its_own_address_and_age() -> None:
    """The file says where it stands and when its pages were last changed, not when it was built."""
    assert exported(portfolios.link())["meta"] == {
        "canonical": f"{BASE}resume.json",
        "version": "v1.0.0",
        "lastModified": datetime(2025, 6, 1, 12, 30, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%S"),
    }


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/ada", "ada"),
        ("https://mastodon.example/@ada/", "ada"),
        ("https://ada.example", None),
        ("https://example.org/people/ada", None),
        ("https://example.org/profile?id=7", None),
    ],
)
def test_username(url: str, name: str | None) -> None:
    """An account's name is told where its address is a host and that name."""
    home = portfolios.sources()["index"].replace("https://example.org/ada", url)
    (account,) = exported(portfolios.link(portfolios.sources() | {"index": home}))["basics"]["profiles"]
    assert account == {"network": "Code", "url": url} | ({"username": name} if name else {})


def test_whole_file() -> None:
    """Each field of each record has its place: in JSON Resume's own fields, or under our key beside them."""
    portfolio = Portfolio.link(portfolios.read(PAGES), today=whole.TODAY, publications=PUBLICATIONS)
    assert exported(portfolio) == json.loads((HERE / "whole.json").read_text("utf-8"))


def test_text_of_the_file() -> None:
    """The file is text in UTF-8 that people can read, and ends with a line end."""
    ((_, content),) = write.export(portfolios.link(), site(portfolios.link()))
    text = content.decode("utf-8")
    assert text.startswith('{\n  "$schema": "https://')
    assert "Multiplication time: 1.50× against a plain loop" in text
    assert text.endswith("\n}\n")


@settings(max_examples=60)
@given(whole.portfolios())
def test_any_portfolio_is_valid(portfolio: Portfolio) -> None:
    """Whatever a portfolio says, its file is valid by the schema and has no unknown key."""
    data = exported(portfolio)
    VALIDATOR.validate(data)
    assert read.unknown_keys(data) == frozenset()

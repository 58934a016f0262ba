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
from sphinx_portfolio.json_resume.parts import OURS

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
  email: ada@example.org
  phone: +351 21 000 0000
  location: Lisbon, Portugal
  contact_in: [page, json-resume]
  seeking: A team, from May 2027
  photo: {src: /images/ada.jpg, alt: Ada}
  links: [{label: Code, url: "https://code.example/ada"}, {label: Site, url: "https://ada.example/a/b"}]
  languages: [{language: Portuguese, fluency: native}, {language: English}]
  vocabulary:
    - {group: Languages, skills: [{name: C++, aliases: [cpp]}, Rust]}
    - {group: Tools, skills: [Git]}
---

# Ada's work
""",
    "roles/lab": """---
portfolio:
  kind: role
  organisation: Lab
  url: https://lab.example
  title: Engineer
  employment: full-time
  location: Lisbon
  start: 2023-05
  end: present
  summary: I worked.
  skills: [Git]
  highlights: [I moved the build.]
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
    "roles/student": """---
portfolio: {kind: role, organisation: Lab, title: Student, start: 2018, end: 2019, summary: I learned.}
---

# Student days
""",
    "roles/camp": """---
portfolio:
  kind: role
  organisation: Camp
  title: Guide
  employment: volunteer
  location: Porto
  start: 2022
  end: 2022
  summary: I guided.
---

# Camp
""",
    "education": """---
portfolio:
  kind: entries
  section: education
  summary: What I learned.
  entries:
    - title: MSc
      organisation: School
      location: Lisbon
      area: Physics
      start: 2016-09
      end: 2018-07
      score: 18
      url: https://school.example
      note: Thesis on noise.
      details: [Optics]
      evidence: [thesis]
    - {title: Exam, date: 2015-05}
  evidence: [{id: thesis, kind: paper, url: "https://t.example", title: T}]
---

# Degrees
""",
    "others": """---
portfolio:
  kind: entries
  section: certificates
  entries:
    - {title: First aid, organisation: Cross, date: 2024-03, expires: 2029, url: "https://c.example", note: N}
    - {title: Diving, start: 2019, end: present, details: [D]}
---

# Certificates
""",
    "talks": """---
portfolio: {kind: entries, section: talks, entries: [{title: Looms, organisation: LoomConf, date: 2023-10}]}
---

# Talks
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
portfolio:
  kind: project
  role: [lab, shop]
  summary: A loom.
  start: 2023-06
  end: 2023-07
  skills: [C++, Rust]
  highlights: [It weaves.]
  image: {src: loom.svg, alt: A loom}
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
    assert portfolio.profile
    assert {entry["name"]: entry["keywords"] for entry in data["skills"]} == {
        group.group: [skill.name for skill in group.skills] for group in portfolio.profile.record.vocabulary
    }
    urls = {entry.get("url") for entry in (*data["work"], *data["projects"])}
    assert (urls == {None}) is not bool(base_url), "pages are linked where the site knows its address"
    assert data["basics"][write.OURS] == {"page": "index"}, (
        "a home page headed by the name has no other title"
    )


def linked(pages: dict[str, str]) -> Portfolio:
    """Return the portfolio of some pages."""
    return Portfolio.link(portfolios.read(pages), today=whole.TODAY, publications=PUBLICATIONS)


def test_what_themes_read_without_looking() -> None:
    """Themes take it that there is a place, and a list of accounts, and read a job’s `company`."""
    text = "---\nportfolio: {kind: profile, name: Ada, headline: Engineer, summary: I build.}\n---\n\n# Ada\n"
    basics = exported(linked({"index": text}))["basics"]
    assert (basics["location"], basics["profiles"]) == ({}, [])
    data = exported(linked(PAGES))
    assert all(account["network"] for account in data["basics"]["profiles"])
    assert [job["company"] for job in data["work"]] == [job["name"] for job in data["work"]]


def test_skills_are_groups_of_words() -> None:
    """A skill is a heading with words under it, which is what themes print; what proves them is ours."""
    languages, tools = exported(linked(PAGES))["skills"]
    assert (languages["name"], languages["keywords"]) == ("Languages", ["C++", "Rust"])
    assert (tools["name"], tools["keywords"]) == ("Tools", ["Git"])


def test_roles_at_one_place_stand_together() -> None:
    """Roles at one organisation stand side by side, and unpaid ones among the voluntary work."""
    data = exported(linked(PAGES))
    assert [entry["name"] for entry in data["work"]] == ["Lab", "Lab", "Shop"]
    assert [entry["organization"] for entry in data["volunteer"]] == ["Camp"]


def test_address_of_an_organisation() -> None:
    """The address of a job is that of the organisation; where it is not known, that of its page."""
    lab, student, _ = exported(linked(PAGES))["work"]
    assert lab["url"] == "https://lab.example"
    assert lab[OURS]["pageUrl"] == student["url"].replace("student", "lab")


def test_highlights_are_results_then_what_was_done() -> None:
    """The highlights of a job are what it reached, and after it what was done."""
    lab = exported(linked(PAGES))["work"][0]
    assert lab["highlights"] == [
        "Time: 1.5\N{NO-BREAK SPACE}ms against a loop",
        "First (unpublished)",
        "I moved the build.",
    ]


def test_work_across_roles() -> None:
    """Work that belongs to two roles names both; work of one's own names no organisation."""
    loom, _, lost = exported(linked(PAGES))["projects"]
    assert (loom["entity"], loom["roles"]) == ("Lab, Shop", ["Engineer", "Clerk"])
    assert not lost.keys() & {"entity", "roles"}


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


def test_whole_file() -> None:
    """Each field of each record has its place: in JSON Resume's own fields, or under our key beside them."""
    data = exported(linked(PAGES))
    VALIDATOR.validate(data)
    assert read.unknown_keys(data) == frozenset()
    assert data == json.loads((HERE / "whole.json").read_text("utf-8"))


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

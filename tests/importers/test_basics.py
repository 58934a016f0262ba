"""The basics and the skills of a file become the home page, with a vocabulary that all projects can use."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers import basics
from sphinx_portfolio.importers.source import Draft, Source
from sphinx_portfolio.json_resume.write import OURS


def read(data: dict[str, Any], *projects: Draft) -> tuple[Draft, dict[str, Any]]:
    """Return the home page of a file, and what of the file is not in it."""
    source = Source(data)
    draft = basics.read(source, projects)
    return draft, {".".join(map(str, path)): value for path, value in source.remaining()}


def vocabulary(skills: list[dict[str, Any]], *projects: Draft) -> list[dict[str, Any]]:
    """Return the groups of skills of a file."""
    found: list[dict[str, Any]] = read({"skills": skills}, *projects)[0].data["vocabulary"]
    return found


def group(name: str, *skills: str) -> dict[str, Any]:
    """Return a group of skills without aliases."""
    return {"group": name, "skills": [{"name": skill} for skill in skills]}


def test_person() -> None:
    """Name, label and summary become the profile's; the address of the person is one of the links."""
    given = {"name": "Ada", "label": "Engineer", "summary": "I build.", "url": "https://ada.example/x"}
    draft, lost = read({"basics": given | {"phone": "1"}})
    assert draft == Draft(
        "Ada",
        {
            "kind": "profile",
            "name": "Ada",
            "headline": "Engineer",
            "summary": "I build.",
            "links": [{"label": "ada.example", "url": "https://ada.example/x"}],
            "vocabulary": [],
        },
        ("basics",),
    )
    assert lost == {"basics.phone": "1"}


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
    ]
    draft, lost = read({"basics": {"profiles": accounts}})
    assert draft.data["links"] == [
        {"label": "Code", "url": "https://code.example/ada"},
        {"label": "code.example", "url": "https://code.example/u/ada"},
    ]
    assert lost == {"basics.profiles.1.username": "ada", "basics.profiles.2": accounts[2]}


def test_skills_of_others() -> None:
    """A skill with keywords is a group of them, each once; one without stands among the other skills."""
    skills = [
        {"name": "Web", "keywords": ["CSS", "JS", "CSS"], "level": "Master"},
        {"name": "Rust"},
        {"name": "Go"},
        {"keywords": ["C"]},
        {"name": "Web", "keywords": ["HTML"]},
        {"level": "low"},
    ]
    assert vocabulary(skills) == [
        group("Web", "CSS", "JS"),
        group("Skills", "Rust", "Go", "C"),
        group("Web", "HTML"),
    ]
    assert read({"skills": skills})[1] == {"skills.0.level": "Master", "skills.5.level": "low"}


def test_our_skills() -> None:
    """A skill of ours keeps its group and aliases; the write-ups among its keywords prove it."""
    skills = [{"name": "C++", "keywords": ["A", "B"], OURS: {"group": "Languages", "aliases": ["cpp"]}}]
    projects = [Draft("A", {"skills": ["c++"]}, ("projects", 0)), Draft("B", {}, ("projects", 1))]
    draft, lost = read({"skills": skills, "projects": [{OURS: {}}, {OURS: {}}]}, *projects)
    assert draft.data["vocabulary"] == [
        {"group": "Languages", "skills": [{"name": "C++", "aliases": ["cpp"]}]}
    ]
    assert lost["skills.0.keywords.1"] == "B"
    assert "skills.0.keywords.0" not in lost
    assert vocabulary([{"name": "C", OURS: {"group": "G"}}]) == [group("G", "C")], "without aliases"


def test_our_skill_without_its_name() -> None:
    """A skill of ours whose name was taken out is read as one of others, and its group is told as lost."""
    skills = [{"keywords": ["A"], OURS: {"group": "G"}}]
    draft, lost = read({"skills": skills}, Draft("A", {"skills": ["x"]}, ("projects", 0)))
    assert draft.data["vocabulary"] == [group("Skills", "A"), group("Further skills", "x")]
    assert lost == {f"skills.0.{OURS}": {"group": "G"}}


def test_skills_that_projects_name() -> None:
    """What projects of others name beside the vocabulary joins it, each once; ours name what it has."""
    projects = [
        Draft("A", {"skills": ["c++", "Lua", "LUA"]}, ("projects", 0)),
        Draft("B", {"skills": ["Perl", "lua"]}, ("projects", 1)),
        Draft("C", {"skills": ["Ada"]}, ("projects", 2)),
    ]
    data = {"skills": [{"name": "C++"}], "projects": [{"name": "A"}, {}, {OURS: {"page": "c"}}]}
    draft, _ = read(data, *projects)
    assert draft.data["vocabulary"] == [group("Skills", "C++"), group("Further skills", "Lua", "Perl")]

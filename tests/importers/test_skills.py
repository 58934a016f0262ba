"""The skills of a file become a vocabulary that all projects can use, and jobs get those that they name."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers import skills
from sphinx_portfolio.importers.source import Draft, Source
from sphinx_portfolio.json_resume.parts import OURS


def read(data: dict[str, Any], *projects: Draft) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the vocabulary of a file, and what of the file is not in it."""
    source = Source(data)
    found = skills.vocabulary(source, projects)
    return found, {".".join(map(str, path)): value for path, value in source.remaining()}


def group(name: str, *words: str) -> dict[str, Any]:
    """Return a group of skills, none of which the file shows at work."""
    return {"group": name, "skills": [{"name": word, "unproved": skills.UNPROVED} for word in words]}


def test_skills_of_others() -> None:
    """A skill with keywords is a group of them, each once; one without stands among the other skills."""
    given = [
        {"name": "Web", "keywords": ["CSS", "JS", "CSS"], "level": "Master"},
        {"name": "Rust"},
        {"name": "Go"},
        {"keywords": ["C"]},
        {"name": "Web", "keywords": ["HTML"]},
        {"level": "low"},
    ]
    found, lost = read({"skills": given})
    assert found == [group("Web", "CSS", "JS", "HTML"), group("Skills", "Rust", "Go", "C")]
    assert lost == {"skills.0.level": "Master", "skills.5.level": "low"}


def test_our_skills() -> None:
    """A group of ours keeps its aliases, those of the skills that are still there; an empty one stays."""
    beside = [{"name": "C++", "aliases": ["cpp"], "proofs": ["projects/a"]}, {"name": "Go", "aliases": ["g"]}]
    ours = {OURS: {"page": "index", "skills": beside}}
    given = [
        {"name": "Languages", "keywords": ["C++", "Zig"]} | ours,
        {"name": "Languages", OURS: {"page": "x"}},
    ]
    found, lost = read({"skills": given})
    assert found == [
        {"group": "Languages", "skills": [{"name": "C++", "aliases": ["cpp"]}, {"name": "Zig"}]},
        group("Languages"),
    ]
    assert lost == {}


def test_skills_that_projects_name() -> None:
    """What projects of others name beside the vocabulary joins it, each once; ours name what it has."""
    projects = [
        Draft("A", {"skills": ["c++", "Lua", "LUA"]}, ("projects", 0)),
        Draft("B", {"skills": ["Perl", "lua"]}, ("projects", 1)),
        Draft("C", {"skills": ["Ada"]}, ("projects", 2)),
    ]
    data = {"skills": [{"name": "C++"}], "projects": [{"name": "A"}, {}, {OURS: {"page": "c"}}]}
    found, _ = read(data, *projects)
    others = {"group": "Further skills", "skills": [{"name": "Lua"}, {"name": "Perl"}]}
    assert found == [group("Skills", "C++"), others]
    skills.note_used(found, ["c++"])
    assert found[0]["skills"] == [{"name": "C++"}]
    assert skills.names(found) == ["C++", "Lua", "Perl"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ported the parser to Rust.", ["Rust"]),
        ("C++ and C#, then C", ["C#"]),
        ("Rusty trust in rust", []),
        ("Go to market, R&D", []),
        ("Node.js, not Node-js", ["Node.js"]),
        ("", []),
    ],
)
def test_named_in(text: str, found: list[str]) -> None:
    """A job used what its text names letter by letter, as a word; one or two letters can mean anything."""
    assert skills.named_in([text, "more"], ["Rust", "C#", "C", "Go", "R", "Node.js"]) == found


def test_a_skill_stands_once() -> None:
    """A skill of two groups stands in the first, and a group that is left with nothing is told."""
    notes: list[str] = []
    given = [{"name": "A", "keywords": ["Redux"]}, {"name": "Redux", "keywords": ["redux"]}]
    assert skills.vocabulary(Source({"skills": given}), (), notes) == [group("A", "Redux")]
    assert notes == ["skills: all of the group “Redux” stands in another; the group was left out."]

"""An import beside what is there adds what is new, once, and writes over nothing."""

from __future__ import annotations

import json
from typing import Any

from sphinx_portfolio.cli.pages import joining
from sphinx_portfolio.importers import json_resume

RESUME: dict[str, Any] = {
    "basics": {"name": "Ada", "label": "Weaver"},
    "work": [{"name": "Lab", "position": "Engineer", "startDate": "2020", "highlights": ["Wove"]}],
    "projects": [{"name": "Shuttle", "entity": "Lab", "description": "Fast."}],
    "awards": [{"title": "Golden Bobbin"}],
    "skills": [{"name": "Tools", "keywords": ["Git"]}],
    "publications": [{"name": "On Shuttles", "releaseDate": "2022"}],
}


def files(**changes: Any) -> dict[str, str]:
    """Return the pages of the résumé with these sections instead."""
    return json_resume.read(json.dumps(RESUME | changes)).files


def test_into_nothing() -> None:
    """Where nothing is, all is new."""
    assert joining.join({}, files()) == (files(), [])


def test_twice() -> None:
    """The same again adds nothing and says nothing."""
    assert joining.join(files(), files()) == ({}, [])


def test_a_newer_file() -> None:
    """What a newer file has beyond the older one is added, each in its place."""
    work = [{"name": "Mill", "position": "Head", "startDate": "2024"}, *RESUME["work"]]
    awards = [{"title": "Silver Bobbin"}, *RESUME["awards"]]
    skills = [{"name": "Tools", "keywords": ["Git", "Loom"]}]
    joined = joining.join(files(), files(work=work, awards=awards, skills=skills))
    assert set(joined.files) == {"roles/mill.md", "awards.md", "index.md"}
    assert "Golden Bobbin\n  - title: Silver Bobbin" in joined.files["awards.md"]
    assert "Loom" in joined.files["index.md"]
    assert "\nroles/lab\nroles/mill\n" in joined.files["index.md"]


def test_what_the_owner_wrote_stays() -> None:
    """A page of the owner's stays as it is, under any name, and what the file says else is told."""
    there = files()
    mine = there.pop("roles/lab.md").replace("end: present", "end: 2023").replace("Wove", "Wove a lot")
    joined = joining.join(
        there | {"roles/mine.md": mine}, files(work=[RESUME["work"][0] | {"highlights": ["Spun"]}])
    )
    assert joined.files == {}
    assert joined.said == [
        "roles/mine.md: `end` is “present” in the file; the page stays as it is.",
        "roles/mine.md: not on the page, and not added: Spun",
    ]


def test_ids_follow() -> None:
    """New work names the role under the name that it has there."""
    there = {"roles/mine.md": files()["roles/lab.md"]}
    joined = joining.join(there, files())
    assert "  role: mine\n" in joined.files["projects/shuttle.md"]
    assert "roles/lab.md" not in joined.files


def test_other_pages_stay() -> None:
    """A page that is none of ours keeps its name."""
    joined = joining.join({"index.md": "# Mine\n", "awards.md": "# Other\n"}, files())
    assert joined.files["index.md"].startswith("# Mine\n")
    assert {"awards-2.md", "index-2.md"} <= set(joined.files)


def test_publications() -> None:
    """The bibliography takes the entries that it lacks, under the name that it has."""
    old, new = "@misc{a, title={A}}\n", "@misc{b, title={B}}\n"
    joined = joining.join({"mine.bib": old}, {"publications.bib": new}, "mine.bib")
    assert joined.files == {"mine.bib": f"{old}\n{new}"}
    assert joined.said == ["mine.bib: 1 more at the end."]

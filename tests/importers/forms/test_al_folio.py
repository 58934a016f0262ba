"""The older cv.yml of al-folio becomes pages, by the type of a section and the shape of an entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx_portfolio.importers.forms import al_folio
from sphinx_portfolio.model import frontmatter

FOREIGN = Path(__file__).parent.parent / "foreign"


def data_of(files: dict[str, str], name: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    matter = frontmatter.read(files[f"{name}.md"])
    assert matter
    data: dict[str, Any] = matter.data
    return data


FILES = al_folio.read((FOREIGN / "cv.yml").read_text("utf-8"))


def test_person() -> None:
    """What is known of a person stands in the profile, the rest on a page of its own."""
    data = data_of(FILES.files, "index")
    assert (data["name"], data["email"]) == ("Ada Example", "ada@example.org")
    assert data["links"] == [{"label": "GitHub", "url": "https://github.com/ada"}]
    assert data_of(FILES.files, "about")["entries"] == [
        {"title": "Date of Birth", "note": "10th December 1815"}
    ]


def test_table_of_times() -> None:
    """Jobs are roles, and other entries with a year keep it."""
    role = data_of(FILES.files, "roles/example-laboratories")
    assert (role["start"], role["end"]) == ("2020", "present")
    assert role["highlights"] == ["Wove a matrix", "Other duties", "Sweeping", "Mending"]
    assert data_of(FILES.files, "education")["entries"] == [
        {
            "title": "PhD", "organisation": "University of Example, Mathematics", "start": "2015", "end": "2019",
            "details": ["Thesis", "On looms", "A line of its own"],
        }
    ]  # fmt: skip
    assert data_of(FILES.files, "awards")["entries"] == [
        {"title": "Golden Bobbin", "date": "2021", "details": ["Silver Bobbin"]}
    ]


def test_lists() -> None:
    """A nested list of skills is a group, and a list is entries."""
    assert data_of(FILES.files, "index")["vocabulary"][0]["group"] == "Languages"
    assert [each["title"] for each in data_of(FILES.files, "interests")["entries"]] == [
        "Weaving", "Counting: threads",
    ]  # fmt: skip

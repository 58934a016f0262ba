"""A CV of RenderCV becomes pages, entry by entry of each kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx_portfolio.importers.forms import rendercv
from sphinx_portfolio.model import frontmatter

FOREIGN = Path(__file__).parent.parent / "foreign"


def data_of(files: dict[str, str], name: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    matter = frontmatter.read(files[f"{name}.md"])
    assert matter
    data: dict[str, Any] = matter.data
    return data


FILES = rendercv.read((FOREIGN / "cv.yaml").read_text("utf-8"))


def test_person() -> None:
    """Name, contact and accounts stand on the home page; a photo that is not at hand is told."""
    data = data_of(FILES.files, "index")
    assert [data[key] for key in ("name", "headline", "phone", "summary")] == [
        "Ada Example", "Weaver of programs", "+351-21-000-0000", "I weave programs.",
    ]  # fmt: skip
    assert [link["url"] for link in data["links"]] == [
        "https://github.com/ada", "https://social.example/@ada", "https://ada.example",
    ]  # fmt: skip
    assert data["languages"] == [{"language": "Portuguese", "fluency": "native"}]
    assert 'cv.photo = "ada.jpg"' in FILES.losses


def test_job() -> None:
    """A job with dates is a role, and one without stands among further experience."""
    assert data_of(FILES.files, "roles/example-laboratories") == {
        "kind": "role", "organisation": "Example Laboratories", "url": "https://lab.example", "title": "Engineer",
        "location": "Lisbon", "start": "2020-01", "end": "present", "summary": "Kernels for looms.",
        "skills": ["Python"], "highlights": ["Wove a matrix", "Taught Python to apprentices"],
    }  # fmt: skip
    (entry,) = data_of(FILES.files, "further-experience")["entries"]
    assert entry["details"] == ["Long ago", "Swept the floor"]


def test_project() -> None:
    """A project is work of one's own, its link one of the page's."""
    data = data_of(FILES.files, "projects/shuttle")
    assert (data["start"], data["end"]) == ("2021", "2022")
    assert data["links"] == [{"label": "code.example", "url": "https://code.example/shuttle"}]


def test_sections() -> None:
    """Known headings are known sections, and any other is one of the owner's own."""
    assert data_of(FILES.files, "education")["entries"][0]["area"] == "Mathematics"
    assert [each["title"] for each in data_of(FILES.files, "awards")["entries"]] == [
        "Golden Bobbin (2021)", "Silver Bobbin",
    ]  # fmt: skip
    assert data_of(FILES.files, "talks")["entries"] == [{"title": "Weaving at scale, Example Conference"}]
    data = data_of(FILES.files, "exhibitions")
    assert data["section"] == "Exhibitions"
    assert data["entries"][0]["date"] == "2020"
    assert 'cv.sections.exhibitions[0].gallery = "East wing"' in FILES.losses


def test_publication() -> None:
    """A publication keeps its authors in their order, its venue and its DOI, and its address in a note."""
    text = FILES.files["publications.bib"]
    assert "author = {Ada Example and Max Muster}" in text
    assert "doi = {10.1000/shuttles}" in text
    assert "journal = {Annals of Weaving}" in text
    assert "https://press.example/shuttles" in text


def test_skills() -> None:
    """A labelled line of skills is a group, and parentheses keep their commas."""
    groups = {each["group"]: each["skills"] for each in data_of(FILES.files, "index")["vocabulary"]}
    names = [each["name"] if isinstance(each, dict) else each for each in groups["Languages"]]
    assert names == ["Python", "C++ (and C)", "Rust"]

"""An export of LinkedIn becomes pages, table by table; what tells of other people is not read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx_portfolio.importers.forms import linkedin
from sphinx_portfolio.model import frontmatter

FOREIGN = Path(__file__).parent.parent / "foreign"


def data_of(files: dict[str, str], name: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    matter = frontmatter.read(files[f"{name}.md"])
    assert matter
    data: dict[str, Any] = matter.data
    return data


FILES = linkedin.of_file(FOREIGN / "linkedin")


def test_person() -> None:
    """The primary address counts, and a street and a birthday are told in the report alone."""
    data = data_of(FILES.files, "index")
    assert (data["name"], data["email"], data["location"]) == (
        "张 Example",
        "ada@example.org",
        "Porto, Portugal",
    )
    assert "1 Loom Lane" not in "".join(FILES.files.values())
    assert any("1 Loom Lane" in loss for loss in FILES.losses)
    assert any("old@example.org" in note for note in FILES.notes)


def test_tables() -> None:
    """Positions are roles, and the other tables the pages that they belong on."""
    role = data_of(FILES.files, "roles/example-laboratories")
    assert (role["start"], role["end"], role["summary"]) == ("2020-01", "present", "Kernels for looms.")
    assert role["highlights"] == ["Wove a matrix", "Taught Python"]
    assert data_of(FILES.files, "certificates")["entries"] == [
        {
            "title": "Loom Safety", "organisation": "Board of Looms", "url": "https://cert.example/1",
            "note": "L-77", "start": "2021-05", "end": "2023-05",
        }
    ]  # fmt: skip
    assert set(FILES.files) >= {"awards.md", "education.md", "volunteering.md", "projects/shuttle.md"}
    assert "date = {2022-05-05}" in FILES.files["publications.bib"]


def test_other_people() -> None:
    """A table of contacts is named and not read."""
    assert "Max" not in "".join(FILES.files.values())
    assert any("Connections.csv" in note for note in FILES.notes)


def test_one_table(tmp_path: Path) -> None:
    """One table alone is imported, too."""
    (tmp_path / "Skills.csv").write_text("Name\nWeaving\n", "utf-8")
    assert linkedin.of_file(tmp_path / "Skills.csv").files.keys() == {"index.md"}

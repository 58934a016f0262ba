"""Entries stand in the sections that JSON Resume has, and lose nothing there; others stand whole beside."""

from __future__ import annotations

import pytest

import portfolios
from sphinx_portfolio.json_resume import sections
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.model.fields import SECTIONS

FORMLESS = ("teaching", "talks", "grants", "patents", "memberships", "service", "Exhibitions")


def page(section: str, entry: str) -> str:
    """Return a page of one entry."""
    head = f"---\nportfolio: {{kind: entries, section: {section}, entries: [{{{entry}}}]}}\n---\n\n"
    return f"{head}# {section.title()}\n"


@pytest.mark.parametrize(
    ("section", "key", "entry", "told"),
    [
        (
            "education",
            "education",
            "title: MSc, organisation: School, area: Law, start: 2016, end: 2018, score: 18, details: [A]",
            {"studyType": "MSc", "institution": "School", "area": "Law", "startDate": "2016",
             "endDate": "2018", "score": "18", "courses": ["A"]},
        ),
        ("education", "education", "title: Exam, date: 2015-05", {"studyType": "Exam", "endDate": "2015-05"}),
        ("education", "education", "title: A, start: 2015, end: present",
         {"studyType": "A", "startDate": "2015"}),
        ("awards", "awards", "title: A, organisation: B, date: 2020-02-03, note: C",
         {"title": "A", "awarder": "B", "date": "2020-02-03", "summary": "C"}),
        ("certificates", "certificates", "title: A, organisation: B, date: 2020, url: 'https://c.example'",
         {"name": "A", "issuer": "B", "date": "2020", "url": "https://c.example"}),
        ("certificates", "certificates", "title: A, start: 2019, end: present",
         {"name": "A", "date": "2019"}),
        ("volunteering", "volunteer", "title: A, organisation: B, start: 2019, end: 2020, details: [C]",
         {"position": "A", "organization": "B", "startDate": "2019", "endDate": "2020", "highlights": ["C"]}),
        ("interests", "interests", "title: A, details: [B, C]", {"name": "A", "keywords": ["B", "C"]}),
        ("references", "references", "title: A, note: B", {"name": "A", "reference": "B"}),
    ],
)  # fmt: skip
def test_entry(section: str, key: str, entry: str, told: dict[str, object]) -> None:
    """Each field of an entry stands where JSON Resume has one for it."""
    (found,) = sections.compose(portfolios.link({"a": page(section, entry)}))[key]
    assert found.pop(OURS)["page"] == "a"
    assert found == told


def test_what_a_section_has_no_field_for() -> None:
    """What the section has no field for stands beside it."""
    portfolio = portfolios.link({"a": page("certificates", "title: A, date: 2020, expires: 2024, score: B")})
    (found,) = sections.compose(portfolio)["certificates"]
    assert found[OURS] == {"page": "a", "entry": {"expires": "2024", "score": "B"}}


@pytest.mark.parametrize(
    ("title", "kind", "area"),
    [
        ("BSc in Physics", "BSc", "Physics"),
        ("Master of Science in Law in Society", "Master of Science", "Law in Society"),
        ("PhD", "PhD", None),
        ("Summer school in Porto", "Summer school in Porto", None),
    ],
)
def test_subject_in_the_title(title: str, kind: str, area: str | None) -> None:
    """Where a title plainly names the subject of a degree, both stand apart, as themes read them."""
    (found,) = sections.compose(portfolios.link({"a": page("education", f"title: {title}")}))["education"]
    assert (found["studyType"], found.get("area")) == (kind, area)


@pytest.mark.parametrize("section", FORMLESS)
def test_sections_without_a_form(section: str) -> None:
    """A section that JSON Resume does not have stands under our key, complete."""
    portfolio = portfolios.link({"a": page(section, "title: A, organisation: B, date: 2020")})
    assert not any(sections.compose(portfolio).values())
    (found,) = sections.pages(portfolio)
    assert (found["page"], found["section"]) == ("a", section)
    assert found["entries"] == [{"title": "A", "organisation": "B", "date": "2020"}]


def test_every_known_section_has_its_place() -> None:
    """Of the sections that we know, each has its form or is known to have none."""
    assert sections.FORMS.keys() | {*FORMLESS} == {*SECTIONS, "Exhibitions"}
    assert not sections.FORMS.keys() & {*FORMLESS}

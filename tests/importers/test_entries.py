"""The sections of short things become pages of entries, and ours come back as they were."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers import entries
from sphinx_portfolio.importers.docnames import UniqueNames
from sphinx_portfolio.importers.source import Draft, Source
from sphinx_portfolio.json_resume.parts import OURS

SCHOOL = {"institution": "School", "studyType": "MSc", "area": "Law", "startDate": "2016", "endDate": "2018"}


def read(data: dict[str, Any]) -> tuple[dict[str, Draft], dict[str, Any]]:
    """Return the pages, and what of the file is in none."""
    source = Source(data)
    found = entries.read(source, UniqueNames())
    return found, {".".join(map(str, path)): value for path, value in source.remaining()}


def entry(key: str, **given: Any) -> Any:
    """Return what an entry of a section becomes."""
    ((_, draft),) = read({key: [given]})[0].items()
    return draft.data["entries"][0]


@pytest.mark.parametrize(
    ("key", "section", "given", "found"),
    [
        ("education", "education", {**SCHOOL, "score": "1.3", "courses": ["A"]},
         {"title": "MSc", "organisation": "School", "area": "Law", "start": "2016", "end": "2018",
          "score": "1.3", "details": ["A"]}),
        ("awards", "awards", {"title": "A", "awarder": "B", "date": "2020", "summary": "C"},
         {"title": "A", "organisation": "B", "date": "2020", "note": "C"}),
        ("certificates", "certificates", {"name": "A", "issuer": "B", "date": "2020", "expires": "2024"},
         {"title": "A", "organisation": "B", "date": "2020", "expires": "2024"}),
        ("volunteer", "volunteering",
         {"organization": "A", "position": "B", "startDate": "2016", "summary": "C", "highlights": ["D"]},
         {"title": "B", "organisation": "A", "start": "2016", "end": "present", "note": "C",
          "details": ["D"]}),
        ("interests", "interests", {"name": "A", "keywords": ["B"]}, {"title": "A", "details": ["B"]}),
        ("references", "references", {"name": "A", "reference": "B"}, {"title": "A", "note": "B"}),
    ],
)  # fmt: skip
def test_entries_of_others(key: str, section: str, given: dict[str, Any], found: dict[str, Any]) -> None:
    """An entry of others has all of its fields on a page of its section, and nothing is lost."""
    pages, lost = read({key: [given]})
    assert list(pages) == [section]
    draft = pages[section]
    assert (draft.title, draft.data["section"]) == (section.title(), section)
    assert draft.data["entries"] == [found]
    assert lost == {}


def test_title_that_is_missing() -> None:
    """What has no title is called by its subject, or by where it was; what says nothing is no entry."""
    assert entry("education", institution="School", area="Law") == {"title": "Law", "organisation": "School"}
    assert entry("education", institution="School") == {"title": "School"}
    assert read({"education": [{"x": 1}]}) == ({}, {"education.0.x": 1})


def test_subject_that_the_title_named() -> None:
    """A title that our file took apart is whole again, also where one part was edited."""
    kept = {OURS: {"page": "a", "entry": {"inTitle": True}}}
    assert entry("education", studyType="MSc", area="Law", **kept) == {"title": "MSc in Law"}
    assert entry("education", studyType="MSc", **kept) == {"title": "MSc"}


def test_one_date() -> None:
    """Who tells when something ended and not when it began tells one date."""
    assert entry("education", studyType="Exam", endDate="2015") == {"title": "Exam", "date": "2015"}


OUR_PAGE = {"page": "cv/degrees", "title": "Degrees", "section": "education", "summary": "S."}


def test_our_pages() -> None:
    """Entries of ours come back to their page, in their order; a new one joins the first of its section."""
    given = [{"studyType": kind, OURS: {"page": "cv/degrees"}} for kind in ("MSc", "BSc")]
    pages, lost = read({OURS: {"entries": [OUR_PAGE]}, "education": [*given, {"studyType": "New"}]})
    assert list(pages) == ["cv/degrees"]
    assert pages["cv/degrees"].title == "Degrees"
    assert pages["cv/degrees"].data["summary"] == "S."
    assert [each["title"] for each in pages["cv/degrees"].data["entries"]] == ["MSc", "BSc", "New"]
    assert lost == {}


def test_sections_without_a_form() -> None:
    """What JSON Resume has no section for comes back whole from under our key."""
    talk = {"title": "Looms", "date": "2023"}
    page = {"page": "talks", "title": "Talks", "section": "talks", "entries": [talk]}
    pages, lost = read({OURS: {"entries": [page]}})
    assert pages["talks"].data["entries"] == [talk]
    assert lost == {}


@pytest.mark.parametrize(("date", "start", "end"), [("2020", "2019", "2020"), ("2021", None, None)])
def test_time_that_a_section_has_no_field_for(date: str, start: str | None, end: str | None) -> None:
    """The dates that our file keeps beside one date count while that date is theirs; an edited one wins."""
    kept = {"page": "a", "entry": {"start": "2019", "end": "2020"}}
    found = entry("certificates", name="A", date=date, **{OURS: kept})
    assert (found.get("start"), found.get("end")) == (start, end)
    assert found.get("date") == (None if start else date)


def test_voluntary_roles_are_no_entries() -> None:
    """A voluntary role of ours has a page of its own."""
    given = {"organization": "A", OURS: {"page": "roles/a", "employment": "volunteer"}}
    source = Source({"volunteer": [given]})
    assert entries.is_role(source, ("volunteer", 0))
    assert entries.read(source, UniqueNames()) == {}


def test_entry_without_a_title() -> None:
    """An entry is called by what it has, be it the first of its details."""
    given = {"references": [{"reference": "Good."}], "interests": [{"keywords": ["A", "B"]}]}
    found = entries.read(Source(given), UniqueNames())
    assert found["references"].data["entries"] == [{"title": "Good."}]
    assert found["interests"].data["entries"] == [{"title": "A", "details": ["B"]}]


def test_entry_that_nothing_calls() -> None:
    """A date alone is no entry, and is told."""
    assert read({"awards": [{"date": "2020"}]}) == ({}, {"awards.0.date": "2020"})

"""What other forms give is put under the sections and dates of ours."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.forms import draft


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Honors and Awards", "awards"), ("General Information", "General Information"), ("Academic Background", "education"), ("Invited Talks", "talks"),
        ("Certifications", "certificates"), ("exhibitions", "Exhibitions"), ("Teaching Experience", "teaching"),
    ],
)  # fmt: skip
def test_section_of(heading: str, section: str) -> None:
    """A heading is a known section by its words, or one of its own."""
    assert draft.section_of(heading) == section


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (("2020-01", "present"), ({"start": "2020-01", "end": "present"}, "")),
        (("2020-01", None), ({"start": "2020-01", "end": "present"}, "")),
        ((None, "2020"), ({"date": "2020"}, "")),
        ((None, None, "2018 - 2020"), ({"start": "2018", "end": "2020"}, "")),
        ((None, None, "Fall 2020"), ({"date": "2020"}, "Fall 2020")),
        (("once", "2020"), ({}, "once – 2020")),
        ((None, None), ({}, "")),
    ],
)
def test_times(given: tuple[Any, ...], found: tuple[dict[str, str], str]) -> None:
    """What of the dates is none stays as text."""
    assert draft.times(*given) == found


def test_as_lines() -> None:
    """A list within a list is lines, and so is a mapping."""
    given = ["a", ["<b>b</b>"], {"title": "c", "contents": ["d"]}, {"e": "f", "g": "h"}]
    assert draft.as_lines(given) == ["a", "b", "c", "d", "f: h"]


def test_link_that_leads_nowhere() -> None:
    """A link that no page may have stays as text."""
    assert draft.with_link("[A](javascript:x)") == {"title": "A (javascript:x)"}

"""New pages."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.pages import drafts
from sphinx_portfolio.model import frontmatter, parsing


@pytest.mark.parametrize("make", [drafts.role, drafts.project, drafts.entries])
def test_what_is_not_given_stands_nowhere(make) -> None:
    """A page has the fields that were given alone, and its title as Markdown shows it."""
    text = make("A *b* `c`", {"summary": "It is so.", "location": None, "skills": []})
    matter = frontmatter.read(text)
    assert set(matter.data) == {"kind", "summary"}
    assert "\n# A \\*b\\* \\`c\\`\n" in text


def test_draft_is_a_record() -> None:
    """With its facts, a draft is read without a problem."""
    facts = {
        "organisation": "Acme",
        "title": "Engineer",
        "start": "2020",
        "end": "present",
        "summary": "We built.",
    }
    matter = frontmatter.read(drafts.role("Acme", facts))
    assert parsing.parse(matter)[1] == ()


def test_page_of_publications() -> None:
    """The page of publications has no front matter."""
    assert drafts.publications() == "# Publications\n\n:::{portfolio:publications}\n:::\n"

"""Front matter is read from the source: every value as text, every value with its line, nothing handed on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.model.problems import Subtype

PAGE = """\
---
author: Ada
portfolio:
  kind: project        # canary
  start: 2023-06
  skills:
    - C++
    - "Rust"
  results:
    - claim: Time
      value: 1.50
      note: >
        Folded
        text.
    - claim: Size
  links: []
  summary:

# canary
status: draft
---

# Title
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _loaders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, and without it."""
    monkeypatch.setattr(frontmatter, "_Loader", getattr(yaml, request.param))


@pytest.mark.usefixtures("_loaders")
def test_values_stay_text() -> None:
    """No number, date or truth value is made of what the owner wrote; only nothing is None."""
    matter = frontmatter.read(PAGE)
    assert matter
    assert matter.problems == ()
    assert matter.data == {
        "kind": "project",
        "start": "2023-06",
        "skills": ["C++", "Rust"],
        "results": [{"claim": "Time", "value": "1.50", "note": "Folded text.\n"}, {"claim": "Size"}],
        "links": [],
        "summary": None,
    }


@pytest.mark.usefixtures("_loaders")
def test_every_value_has_its_line() -> None:
    """The line of a path is that of its key, or of its item, in the page's file."""
    matter = frontmatter.read(PAGE)
    assert matter
    source = PAGE.splitlines()
    for path, line in matter.lines.items():
        last = path[-1] if path else frontmatter.KEY
        wanted = f"{last}:" if isinstance(last, str) else "- "
        assert source[line - 1].lstrip(" -" if isinstance(last, str) else " ").startswith(wanted), path
    assert matter.line(("results", 0, "value", "deeper")) == 11
    assert matter.line(("no", "such")) == 3


@pytest.mark.usefixtures("_loaders")
def test_portfolio_is_blanked_in_its_place() -> None:
    """What MyST gets has none of the portfolio's lines, and every other line at its old number."""
    matter = frontmatter.read(PAGE)
    assert matter
    before, after = PAGE.split("\n"), frontmatter.blank(PAGE, matter).split("\n")
    assert len(before) == len(after)
    kept = {number: line for number, line in enumerate(after, 1) if line}
    assert kept == {1: "---", 2: "author: Ada", 20: "status: draft", 21: "---", 23: "# Title"}


def test_front_matter_of_ours_alone_is_gone() -> None:
    """Where only the portfolio stood in the front matter, the fences go with it."""
    text = "---\n# a comment\nportfolio: {kind: role}\n---\n\n# Title\n"
    matter = frontmatter.read(text)
    assert matter
    assert frontmatter.blank(text, matter) == "\n\n\n\n\n# Title\n"


def test_unreadable_front_matter_is_gone() -> None:
    """Front matter that is not YAML is told once, by us, and nothing of it is handed on."""
    text = "---\nauthor: Ada\nportfolio: [\nnote: canary\n---\n\n# Title\n"
    matter = frontmatter.read(text)
    assert matter
    assert frontmatter.blank(text, matter) == "\n\n\n\n\n\n# Title\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n",
        "---\nauthor: Ada\n---\n",
        "---\nauthor: portfolio\n---\nportfolio: x\n",
        "text\n---\nportfolio: {}\n---\n",
        "---\nportfolio: {}\n",
        "---\n- portfolio: 1\n---\n",
    ],
)
def test_pages_without_a_portfolio(text: str) -> None:
    """A page that has no front matter, or none of ours, is no page of the portfolio."""
    assert frontmatter.read(text) is None


@pytest.mark.parametrize(
    ("yaml", "subtype", "line", "path"),
    [
        ("portfolio:\n  kind: role\n  kind: role\n", Subtype.DUPLICATE_KEY, 4, "portfolio.kind"),
        ("portfolio: &a\n  kind: *a\n", Subtype.SYNTAX, 2, "portfolio.kind"),
        ("portfolio:\n  kind: [role\n", Subtype.SYNTAX, 4, ""),
        ("portfolio:\n  note: a: b\n", Subtype.SYNTAX, 3, ""),
        ("portfolio:\n\tkind: role\n", Subtype.SYNTAX, 3, ""),
    ],
)
def test_mistakes_of_form(yaml: str, subtype: Subtype, line: int, path: str) -> None:
    """A mistake of form is told with its kind, its line and, where it is in a field, its path."""
    matter = frontmatter.read(f"---\n{yaml}---\n")
    assert matter
    assert [(p.subtype, p.line, p.path) for p in matter.problems] == [(subtype, line, path)]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
DATA = st.dictionaries(
    TEXT,
    st.recursive(TEXT | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)),
    max_size=5,
)


@given(DATA)
def test_dumped_data_reads_back(data: dict[str, Any]) -> None:
    """Whatever is dumped reads back the same, whatever YAML would make of its texts."""
    matter = frontmatter.read(frontmatter.dump(data))
    assert matter
    assert matter.problems == ()
    assert matter.data == data

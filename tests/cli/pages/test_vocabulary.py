"""Skills join a vocabulary in the form that it has, and nothing else of the page changes."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.pages.lists import CannotAddError
from sphinx_portfolio.cli.pages.vocabulary import add, names

PAGE = """---
portfolio:
  kind: profile
  # mine
  vocabulary:
    - group: Languages  # first
      skills: [Python, 'C++']   # in a line
    - group: Methods
      skills:
      - name: Profiling
        aliases:
          - tracing

      # the last

  name: Ada
---

# Ada
"""


@pytest.mark.parametrize(
    ("group", "old", "new"),
    [
        ("Languages", "'C++']", "'C++', Rust, 'a: b']"),
        ("Methods", "          - tracing\n", "          - tracing\n      - Rust\n      - 'a: b'\n"),
        (
            "Other",
            "          - tracing\n",
            "          - tracing\n    - group: Other\n      skills: [Rust, 'a: b']\n",
        ),
    ],
)
def test_joins(group: str, old: str, new: str) -> None:
    """A group in a line grows in its line, one of lines by lines, and one that is not there is made."""
    assert add(PAGE, ["Rust", "python", "Tracing", "a: b", "Rust"], group) == PAGE.replace(old, new)


def test_first(tmp_path) -> None:
    """A profile without a vocabulary gets one, at the end of its fields."""
    page = "---\nportfolio:\n    kind: profile\n    name: Ada\nother: 1\n---\n"
    added = "    vocabulary:\n      - group: Languages\n        skills: [Rust]\n"
    assert add(page, ["Rust"], "Languages") == page.replace("other", f"{added}other")


@pytest.mark.parametrize(
    "vocabulary", ["[{group: A, skills: [B]}]", "nothing", "\n    - group: A\n      skills: &x [B]\n    - *x"]
)
def test_other_forms_are_left(vocabulary: str) -> None:
    """What is written in a form of its own is not touched."""
    with pytest.raises(CannotAddError):
        add(f"---\nportfolio:\n  kind: profile\n  vocabulary: {vocabulary}\n---\n", ["Rust"])


def test_names() -> None:
    """A skill is known by an alias and in any case, and called by its name."""
    assert names(PAGE, ["PYTHON", "tracing", "Rust", "python"]) == ["Python", "Profiling", "Rust"]


def test_nothing_new() -> None:
    """Where all are known, by a name or an alias, the page stays as it is."""
    assert add("no front matter", []) == "no front matter"
    assert add(PAGE, ["PYTHON", "tracing"]) == PAGE

"""An item joins a list of front matter at its end, and nothing else of the page changes."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.pages.lists import CannotAddError, append

PAGE = """---
portfolio:
  kind: entries  # mine
  section: awards
  entries:
    - title: A
      details: [b, c]

    # a note
    - title: D
  evidence: []
---

# Awards
"""


def test_append() -> None:
    """Comments, blank lines and indents stay."""
    new = append(PAGE, "entries", [{"title": "E: x", "details": ["f"]}])
    added = "    - title: 'E: x'\n      details:\n      - f\n"
    assert new == PAGE.replace("    - title: D\n", f"    - title: D\n{added}")


@pytest.mark.parametrize("text", [PAGE.replace("  entries:", "  other:"), "# No\n"])
def test_what_takes_no_item(text: str) -> None:
    """A page without the list is left alone."""
    with pytest.raises(CannotAddError):
        append(text, "entries", [{"title": "E"}])

"""Names and lines lose their markup; what may have paragraphs keeps it for the page."""

from __future__ import annotations

from sphinx_portfolio.importers.untidy import plain


def test_of() -> None:
    """Lists that are one text are lists, and a name that is a link gives its address."""
    data = {
        "projects": [
            {"name": "[A](https://a.example)", "description": "<p>B</p>", "highlights": "- c\n- **d**"}
        ],
        "basics": {"email": "a_b_c@a.example"},
    }
    assert plain.of(data) == {
        "projects": [
            {"name": "A", "url": "https://a.example", "description": "<p>B</p>", "highlights": ["c", "d"]}
        ],
        "basics": {"email": "a_b_c@a.example"},
    }

"""Reading a page: comments in HTML go, and what others have written stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<script>var s = "<!-- keep -->"</script>', '<script>var s = "<!-- keep -->"</script>'),
        ("<STYLE>/* <!-- */ a {}</STYLE><!-- gone -->", "<STYLE>/* <!-- */ a {}</STYLE>"),
        ("<textarea><!-- keep --></textarea>", "<textarea><!-- keep --></textarea>"),
        ('<a title="<!-- keep -->">x</a>', '<a title="<!-- keep -->">x</a>'),
        ("<a title='<!-- \">keep -->'>x</a>", "<a title='<!-- \">keep -->'>x</a>"),
        ("<b>x</b><!-- gone --><i>y</i>", "<b>x</b><i>y</i>"),
        ("<b>x</b><!-- gone > --><i>y</i><!--\ngone\n-->", "<b>x</b><i>y</i>"),
        ("<p>1 < 2 <!-- gone --></p>", "<p>1 < 2 </p>"),
    ],
)
def test_html_loses_its_comments_alone(root: Path, tmp_path: Path, written: str, kept: str) -> None:
    """Of HTML only comments are taken out; what looks like one in a script or an attribute is none."""
    (root / "about.md").write_text(f"# About\n\n```{{raw}} html\n{written}\n```\n\nEnd.\n", encoding="utf-8")
    page = (build(root, tmp_path).folder / "about.html").read_text("utf-8")
    assert kept in page
    assert "gone" not in page


def test_markup_of_other_formats_is_left_alone(root: Path, tmp_path: Path) -> None:
    """What is written for LaTeX alone keeps what would be a comment in HTML."""
    text = "# About\n\n```{raw} latex\n\\typeout{<!-- keep -->}\n```\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    written = build(root, tmp_path, builder="latex").folder.glob("*.tex")
    assert r"\typeout{<!-- keep -->}" in next(written).read_text("utf-8")

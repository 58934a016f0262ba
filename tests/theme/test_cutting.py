"""A sheet cut by its text gives what a parser of CSS gives, or is left to that."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import furo
import pytest
import sphinx_design
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.theme import styles
from sphinx_portfolio.theme.cutting import Group, Rule, cut

OURS = Path(str(resources.files("sphinx_portfolio")))
FOLDERS = (OURS, Path(furo.__file__).parent, Path(sphinx_design.__file__).parent)
SHEETS = sorted(path for folder in FOLDERS for path in folder.rglob("*.css"))
PIECES = (
    *("a", ".b", "#c", "a:d", "e::f", ":is(g, .h)", "[i=j]", "k-l", "2n+1", "u+a", ">", "*", "m\\:n"),
    *("{", "}", ";", ":", ",", " ", "\n", "(", ")", "[", "]", "/**/", "/*;*/", '"o;{"', "'p'", "'", "--q:"),
    *("1px", "!important", "url(#r)", 'url("/s")', "var( --t )", "@media x", "@supports (u:v)", "@layer w;"),
    *("a{b:c}", "d{--e:f;g:h}", "@media print{i{j:k}}", "@charset 'l';", "</style", "é", "-->"),
)


def parsed(css: str) -> tuple[styles.Part, ...] | None:
    """Return what a parser alone gives; None for what is refused."""
    try:
        nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        return tuple(styles._read(nodes, ()))
    except styles.OutOfPlaceError:
        return None


def cut_and_parsed(css: str) -> tuple[styles.Part, ...] | None:
    """Return what is given to pages; None for what is refused."""
    try:
        return styles.parse(css)
    except styles.OutOfPlaceError:
        return None


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheets_of_themes(path: Path) -> None:
    """The sheets that pages load come out as from a parser, and most of their rules need none."""
    css = path.read_text("utf-8")
    assert cut_and_parsed(css) == parsed(css)


def test_most_rules_need_no_parser() -> None:
    """Of the largest sheet, nine rules of ten are read by their text."""
    found = list(cut(max((path.read_text("utf-8") for path in SHEETS), key=len)))
    assert sum(isinstance(part, Rule | Group) for part in found) > 0.9 * len(found)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_sheet(css: str) -> None:
    """However a sheet is written, what is cut by its text is what a parser gives."""
    assert cut_and_parsed(css) == parsed(css)

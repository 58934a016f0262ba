"""Findings are read off what Sphinx says, and told to a person, to GitHub and to a program."""

from __future__ import annotations

import json

import pytest

from sphinx_portfolio.cli.reporting import Finding, as_github, as_json, as_text, of_warning

FOUND = [
    Finding("docs/a,b.md", 7, "50% of two:\nlines", "portfolio.syntax"),
    Finding("", 0, "no place", ""),
]


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("docs/x.md:7: WARNING: it is: so. [a.b]", Finding("docs/x.md", 7, "it is: so.", "a.b")),
        ("\x1b[31mx.md: WARNING: whole page [a.b]\x1b[39;49;00m", Finding("x.md", 0, "whole page", "a.b")),
        ("C:/p/x.md:12: ERROR: Unknown directive.", Finding("C:/p/x.md", 12, "Unknown directive.")),
        ("WARNING: no place [config]", Finding("", 0, "no place", "config")),
        ("x.md:<snippet>:2: WARNING: a\nb", Finding("x.md:<snippet>", 2, "a\nb")),
        ("something else", Finding("", 0, "something else")),
    ],
)
def test_warning_is_read(said: str, finding: Finding) -> None:
    """File, line, text and kind are told apart, where a colon stands in the text or a drive has one too."""
    assert of_warning(f"{said}\n") == finding


def test_text() -> None:
    """A person reads a line for each, as compilers write them, and then how many there are."""
    assert as_text(FOUND, 3) == (
        "docs/a,b.md:7: 50% of two:\nlines [portfolio.syntax]\nno place\n\n2 problems in 2 files.\n"
    )
    assert as_text([], 1) == "1 page, no problem found.\n"


def test_github() -> None:
    """GitHub takes one line for each, in which what has a meaning for it is written by its number."""
    assert as_github(FOUND, 3).splitlines() == [
        "::error file=docs/a%2Cb.md,line=7,title=portfolio.syntax::50%25 of two:%0Alines",
        "::error::no place",
    ]
    assert as_github([Finding("x.md", 1, "m", "link.moved")], 1).startswith("::warning file=x.md")


def test_json() -> None:
    """A program gets the same."""
    told = json.loads(as_json(FOUND, 3))
    assert told["pages"] == 3
    assert [Finding(**each) for each in told["problems"]] == FOUND

"""Every mistake has a name, and is said with its place and the nearest valid spelling."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_portfolio.model.problems import Problem, Subtype, as_number, limited, nearest, type_prefix

TWENTY = [f"C{number}" for number in range(10, 30)]


def test_subtypes() -> None:
    """The committed reference lists each subtype, as Sphinx prints it, with its meaning."""
    page = Path(__file__).with_name("reference.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(portfolio\.\w+)` \| (.+) \|$", page, re.MULTILINE)
    assert [(f"{type_prefix}.{subtype.value}", subtype.meaning) for subtype in Subtype] == rows


@pytest.mark.parametrize(
    ("path", "shown"), [("portfolio.end", "portfolio.end: it ends early."), ("", "it ends early.")]
)
def test_problem_is_said(path: str, shown: str) -> None:
    """A problem is said after the path of its field, where it is in one."""
    problem = Problem(subtype=Subtype.INVALID_VALUE, message="it ends early.", line=7, path=path)
    assert str(problem) == shown
    assert problem.docname == ""


def test_problem_without_a_field() -> None:
    """A problem of a whole page has no path."""
    assert str(Problem(subtype=Subtype.SYNTAX, message="no.", line=1)) == "no."


@pytest.mark.parametrize(
    ("word", "known", "end"),
    [
        ("PYTHON", ["Python", "Pascal"], "did you mean “Python”?"),
        ("abcde", ["abcxx"], "did you mean “abcxx”?"),
        ("abcde", ["abxxx", "Zed", "Zed"], "known are: Zed, abxxx."),
        ("Rust", ["Python", "C++"], "known are: C++, Python."),
        ("Rust", [], "there is none yet."),
        ("Rust", TWENTY, f"known are: {', '.join(TWENTY)}."),
        ("Rust", [*TWENTY, "Zed"], f"known are: {', '.join(TWENTY)}, and 1 more."),
    ],
)
def test_nearest(word: str, known: list[str], end: str) -> None:
    """The nearest spelling is offered, whatever its case, or else all there are, or that there is none."""
    assert nearest(word, known) == end


def test_many_problems() -> None:
    """Fifty mistakes of a file are told, and in the place of the next one, that there are more."""
    found = [Problem(subtype=Subtype.SYNTAX, message="no.", line=line, path="a") for line in range(52)]
    assert [*limited(found[:50])] == found[:50]
    more = "there are more than 50 mistakes; mend those that are told first."
    assert [*limited(found)] == [*found[:50], Problem(subtype=Subtype.SYNTAX, message=more, line=50)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,234", "write 1234"),
        ("1 234", "write 1234"),
        ("1'234.5", "write 1234.5"),
        ("1_000", "write 1000"),
        ("1.234,5", "write 1234.5"),
        ("1,5", "write 1.5"),
        ("1e6", "write 1000000"),
        ("2.5E-3", "write 0.0025"),
        ("2x", "write 2 and “x” in `unit`"),
        ("10 ms", "write 10 and “ms” in `unit`"),
        ("$1.2M", "write 1200000 and “$” in `unit`"),
        ("€5", "write 5 and “€” in `unit`"),
        ("£ 2 billion", "write 2000000000 and “£” in `unit`"),
        ("~5", "write 5 and what “~” says in `note`"),
        (">90%", "write 90 and “%” in `unit` and what “>” says in `note`"),
        *(
            (
                text,
                "write one number; a range with its unit is a text, and goes without `unit` and `direction`",
            )
            for text in ("10-20", "10 – 20", "10 to 20", "10..20")
        ),
        ("fast", "write it as in 1234.5, or take out `unit` and `direction`"),
        ("1/2", "write it as in 1234.5, or take out `unit` and `direction`"),
    ],
)
def test_what_is_meant_by_a_number(text: str, meant: str) -> None:
    """Where a text can mean one number alone, its spelling is offered."""
    assert as_number(text) == meant

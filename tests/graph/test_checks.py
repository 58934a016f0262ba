"""The checks over the whole portfolio: their limits, and what they keep quiet about.

What each of them says is shown in ``catalogue.md``.
"""

from __future__ import annotations

import pytest

from portfolios import TODAY, read, sources
from sphinx_portfolio.graph import checks
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication

PAPER = Publication(
    key="example2023", kind="article", title="T", authors=(), venue="", year="2023", pages="", doi="", url=""
)


def check(*edits: tuple[str, str, str], cited: set[str] = {"repo"}, broken: set[str] = set()) -> list[str]:  # noqa: B006
    """Edit pages of the small portfolio; return what the checks say, as ``docname:line subtype path``."""
    texts = sources()
    for docname, old, new in edits:
        assert texts[docname].count(old) == 1
        texts[docname] = texts[docname].replace(old, new)
    texts = {docname: text for docname, text in texts.items() if docname not in broken}
    pages = read(texts)
    portfolio = Portfolio.link(pages, today=TODAY, publications=[PAPER])
    found = checks.check(portfolio, pages, cited=cited, broken={name.rpartition("/")[2] for name in broken})
    return [f"{p.docname}:{p.line} {p.subtype.value} {p.path}" for p in found]


def test_small_portfolio_holds() -> None:
    """A portfolio without a mistake has no problem."""
    assert check() == []


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2021-12", "2023-11", []),
        ("2021-11", "2023-11", ["projects/kernel:6 outside_role portfolio.start"]),
        ("2021-12", "2023-12", ["projects/kernel:7 outside_role portfolio.end"]),
        ("2022", "2023", ["projects/kernel:7 outside_role portfolio.end"]),
        ("2023-12", "2024-03", ["projects/kernel:7 outside_role portfolio.end"]),
        ("2022-03", "present", ["projects/kernel:7 outside_role portfolio.end"]),
    ],
)
def test_three_months_of_grace(start: str, end: str, outside: list[str]) -> None:
    """A write-up may begin or end three months outside its role, which ran from March 2022 to August 2023."""
    assert (
        check(
            ("projects/kernel", "start: 2022-06", f"start: {start}"),
            ("projects/kernel", "end: 2022-12", f"end: {end}"),
        )
        == outside
    )


def test_text_cites_evidence() -> None:
    """Evidence counts as cited when a result or a text names it, else not."""
    assert check(cited={"repo"}) == []
    assert check(cited=set()) == ["projects/parser:8 uncited_evidence portfolio.evidence[0]"]


def test_alias_is_no_skill_of_a_write_up() -> None:
    """A write-up names a skill as the vocabulary does; an alias is for those who search."""
    assert check(("projects/kernel", "Matrix multiplication]", "GEMM]")) == [
        "projects/kernel:8 unknown_skill portfolio.skills[1]",
        "index:18 unproved_skill portfolio.vocabulary[1].skills[0]",
    ]


def test_one_alias_for_two_skills() -> None:
    """An alias that leads to two skills is one id given twice."""
    assert check(("index", "- Rust", "- name: Rust\n          aliases: [gemm]")) == [
        "index:19 duplicate_id portfolio.vocabulary[1].skills[0]"
    ]


def test_one_id_twice_in_a_line() -> None:
    """Two things of one id on one line are told like two on two lines."""
    old = "skills:\n        - name: C++\n          aliases: [cpp]\n        - Rust"
    assert check(("index", old, "skills: [C++, Rust, C++]")) == [
        "index:12 duplicate_id portfolio.vocabulary[0].skills[2]"
    ]


def test_a_broken_page_is_told_once() -> None:
    """Where a page could not be read, nothing is said of what others miss on it."""
    assert check(broken={"roles/lab"}) == []
    assert check(broken={"projects/parser"}) == []


def test_alone_a_profile_may_promise() -> None:
    """A profile with a vocabulary and no write-up yet is told of each skill."""
    texts = {"index": sources()["index"]}
    pages = read(texts)
    found = checks.check(Portfolio.link(pages, today=TODAY), pages, cited=set(), broken=set())
    assert [problem.subtype.value for problem in found] == ["unproved_skill"] * 3

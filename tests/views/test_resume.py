"""A résumé tells the roles newest first, numbers before words, and what an audience asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import portfolios
from portfolios import edited
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.results import view_result
from sphinx_portfolio.views.resume import Entry, Job, Resume, Variant

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio

PAPER = Publication(
    key="example2023", kind="article", title="Round Trips", authors=("Ada Example",), venue="Examples",
    year="2023", pages="", doi="", url="https://example.org/paper",
)  # fmt: skip
PARSER, EVIDENCE = "projects/parser", "  evidence:\n"
RESULTS = """  results:
    - {claim: Said, value: better, unpublished: Private.}
    - {claim: Counted, value: 3, unpublished: Private.}
    - {claim: Checked, value: 4, unit: ms, evidence: [repo]}
    - {claim: Checked again, value: 5, unit: ms, evidence: [repo]}
"""
LANGUAGES = (("C++", "2020, 2022"), ("Rust", ""))


def composed(portfolio: Portfolio, variant: Variant | None = None) -> Resume:
    """Return a résumé on which an address is a docname with a mark."""
    wanted = variant or Variant()
    first = resume.skill_ids(portfolio, wanted)
    return resume.compose(portfolio, resume.chosen(portfolio, wanted), lambda name: f"@{name}", first=first)


def stated(results: str) -> list[str]:
    """Return which of these results, in the front matter of a write-up, a résumé states."""
    texts = edited((PARSER, EVIDENCE, f"  results:\n{results}{EVIDENCE}"))
    entries = [entry for job in composed(portfolios.link(texts)).jobs for entry in job.entries]
    (parser,) = (entry for entry in entries if entry.title == "A parser")
    return [result.claim for result in parser.results]


def test_whole() -> None:
    """A résumé has the person, the roles newest first with their work, the skills with years, the papers."""
    portfolio = replace(portfolios.link(), publications=(PAPER, replace(PAPER, key="b", url="")))
    paper, time, _ = (view_result(claim, ENGLISH) for claim in portfolio.claims)
    assert paper.claim == "Paper"
    assert composed(portfolio) == Resume(
        name="Ada Example",
        headline="Compilers and kernels",
        summary="I make programs fast.",
        links=(("Code", "https://example.org/ada"),),
        jobs=(
            Job(
                organisation="Example Laboratories",
                title="Compiler engineer",
                location="Lisbon",
                dates="Mar 2022 – Aug 2023",
                url="@roles/lab",
                summary="I worked on a compiler.",
                entries=(
                    Entry(
                        title="A matrix kernel",
                        url="@projects/kernel",
                        summary="A matrix kernel that is fast.",
                        results=(time,),
                    ),
                    Entry(
                        title="A parser",
                        url="@projects/parser",
                        summary="A parser that reads what was printed.",
                        results=(),
                    ),
                ),
            ),
            Job(
                organisation="Corner Shop",
                title="Programmer",
                location="",
                dates="2020 – 2021",
                url="@roles/shop",
                summary="I kept the till running.",
                entries=(
                    Entry(
                        title="A till", url="@projects/till", summary="A till that counts right.", results=()
                    ),
                ),
            ),
        ),
        skills=(("Languages", LANGUAGES), ("Kernels", (("Matrix multiplication", "2022"),))),
        publications=portfolio.publications,
        claims="",
    )


def test_numbers_stand_before_words() -> None:
    """A write-up with a number stands before a result in words, and that before one without results."""
    portfolio = portfolios.link()
    entries = composed(portfolio).jobs[0].entries
    paper = view_result(portfolio.claims[0], ENGLISH)
    assert entries[1] == Entry(title="", url="", summary="", results=(paper,)), "a result of the role itself"
    assert [entry.results[0].quantity if entry.results else "" for entry in entries] == [
        "1.50×",
        "Examples '23",
        "",
    ]


def test_places_decide_between_equals() -> None:
    """Of write-ups with numbers the one whose result has the first place is first, else the featured one."""
    numbers = "  results: [{claim: Counted, value: 3, unpublished: Private.}]\n"
    kernel = [("projects/kernel", "      featured: 1\n", ""), ("projects/kernel", "  featured: 1\n", "")]

    def order(*edits: tuple[str, str, str]) -> list[str]:
        return [entry.title for entry in composed(portfolios.link(edited(*edits))).jobs[0].entries]

    placed = (PARSER, EVIDENCE, numbers.replace("3,", "3, featured: 2,") + EVIDENCE)
    assert order(placed) == ["A matrix kernel", "A parser", ""]
    assert order(placed, kernel[0]) == ["A parser", "A matrix kernel", ""]
    featured = (PARSER, EVIDENCE, f"  featured: 2\n{numbers}{EVIDENCE}")
    assert order(featured, kernel[0]) == ["A matrix kernel", "A parser", ""]
    assert order(featured, *kernel) == ["A parser", "A matrix kernel", ""]


def test_what_can_be_checked_is_told_too() -> None:
    """Where the strongest result is unpublished, the strongest number with evidence stands beside it."""
    said, counted, checked, again = RESULTS.splitlines(keepends=True)[1:]
    assert stated(said + counted + checked + again) == ["Said", "Checked"]
    assert stated(said + checked) == ["Said", "Checked"]
    assert stated(counted) == ["Counted"]
    assert stated(checked + said + again) == ["Checked"]
    assert stated(said + checked.replace("4, unit: ms", "four")) == ["Said"]
    assert stated(counted + again.replace("5,", "5, featured: 9,") + checked) == ["Checked again"]


def test_selected_publications() -> None:
    """Where the owner has selected some, a résumé has those alone."""
    best = replace(PAPER, key="b", selected=True)
    assert composed(replace(portfolios.link(), publications=(PAPER, best))).publications == (best,)


def test_a_paper_is_told_once() -> None:
    """A result that only a listed publication shows stands with the publications alone."""

    def claims(*urls: str, evidence: str = "[paper]") -> list[str]:
        texts = edited(("roles/lab", "evidence: [paper]", f"evidence: {evidence}"))
        papers = tuple(replace(PAPER, url=url) for url in urls)
        jobs = composed(replace(portfolios.link(texts), publications=papers)).jobs
        return [entry.results[0].claim for entry in jobs[0].entries if not entry.title]

    assert claims("https://example.org/paper") == []
    assert claims("https://example.org/other") == ["Paper"]
    assert claims("https://example.org/paper", evidence="[paper, pr-1]") == ["Paper"]
    assert claims("https://example.org/paper", "https://example.org/pull/1", evidence="[paper, pr-1]") == []
    assert claims("https://example.org/paper", evidence="[]") == ["Paper"]


@pytest.mark.parametrize(
    ("variant", "ids"),
    [
        (Variant(), ["kernel", "parser", "till"]),
        (Variant(skills=("C++",)), ["kernel", "till"]),
        (Variant(skills=("matmul", "Rust")), ["kernel", "parser"]),
        (Variant(skills=("nothing",)), ["kernel", "parser", "till"]),
        (Variant(projects=("till", "kernel")), ["till", "kernel"]),
        (Variant(projects=("till", "nothing")), ["till"]),
    ],
)
def test_chosen(variant: Variant, ids: list[str]) -> None:
    """Skills, by name or alias, choose write-ups, featured and newer ones first; a list keeps its order."""
    assert [page.id for page in resume.chosen(portfolios.link(), variant)] == ids


def test_chosen_by_strength() -> None:
    """Of write-ups that are not featured, those with numbers are kept longest, however old they are."""
    numbers = "  results: [{claim: Counted, value: 3, unpublished: Private.}]\n"
    texts = edited(("projects/till", "  skills: [C++]\n", f"  skills: [C++]\n{numbers}"))
    assert [page.id for page in resume.chosen(portfolios.link(texts), Variant())] == [
        "kernel",
        "till",
        "parser",
    ]


def test_work_of_no_role() -> None:
    """A write-up of a role that no page describes has no job to stand under."""
    jobs = composed(portfolios.link(edited((PARSER, "role: lab", "role: nowhere")))).jobs
    assert "A parser" not in [entry.title for job in jobs for entry in job.entries]


def test_skills_asked_for_stand_first() -> None:
    """The skills of an audience stand before the others, with their groups."""
    skills = composed(portfolios.link(), Variant(skills=("matmul",))).skills
    assert skills == (("Kernels", (("Matrix multiplication", "2022"),)), ("Languages", LANGUAGES))
    split = composed(portfolios.link(), Variant(skills=("Rust",))).skills
    assert split[0] == ("Languages", LANGUAGES[::-1]), "a group stands once"


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((), ""),
        ((2023,), "2023"),
        ((2021, 2022, 2023), "2021–2023"),
        ((2019, 2021, 2022, 2024), "2019, 2021–2022, 2024"),
    ],
)
def test_years(years: tuple[int, ...], text: str) -> None:
    """Neighbouring years are told as a span."""
    assert resume.format_years(years, ENGLISH) == text


def test_the_whole_resume_has_one_page() -> None:
    """Without a word of its owner's, the résumé is ``resume.pdf``, of one page."""
    assert Variant() == Variant(name="resume", skills=(), projects=(), pages=1)

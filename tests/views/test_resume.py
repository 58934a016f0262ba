"""A résumé tells the roles newest first, numbers before words, and what an audience asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import portfolios
from sites import BASE, site
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.resume import Reached, Resume, Variant

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio

PAPER = Publication(
    key="example2023",
    kind="article",
    title="Round Trips",
    authors=("Ada Example",),
    venue="Examples",
    year="2023",
    pages="",
    doi="",
    url="https://example.org/paper",
)
RESULTS = """  results:
    - {claim: Said, value: better, unpublished: Private.}
    - {claim: Counted, value: 3, unpublished: Private.}
    - {claim: Checked, value: 4, unit: ms, evidence: [repo]}
  evidence:
"""


def told(portfolio: Portfolio, variant: Variant | None = None, base_url: str = BASE) -> Resume:
    """Return a résumé."""
    wanted = variant or Variant()
    first = resume.skill_ids(portfolio, wanted)
    return resume.compose(portfolio, site(portfolio, base_url), resume.chosen(portfolio, wanted), first=first)


def test_roles_newest_first() -> None:
    """The newest role stands first, and each has its own write-ups."""
    jobs = told(portfolios.link()).jobs
    assert [job.organisation for job in jobs] == ["Example Laboratories", "Corner Shop"]
    assert [[entry.title for entry in job.entries] for job in jobs] == [
        ["A matrix kernel", "", "A parser"],
        ["A till"],
    ]


def test_numbers_stand_before_words() -> None:
    """A write-up with a number stands before a result in words, and that before one without results."""
    entries = told(portfolios.link()).jobs[0].entries
    assert [entry.results[0].figure if entry.results else "" for entry in entries] == [
        "1.50×",
        "Examples '23",
        "",
    ]


def test_what_can_be_checked_is_told_too() -> None:
    """Where the strongest result is unpublished, the strongest number with evidence stands beside it."""
    sources = portfolios.sources()
    sources["projects/parser"] = sources["projects/parser"].replace("  evidence:\n", RESULTS, 1)
    (entry,) = (
        e for job in told(portfolios.link(sources)).jobs for e in job.entries if e.title == "A parser"
    )
    assert entry.results == (
        Reached(figure="better", claim="Said", against="", url="", unpublished=True),
        Reached(
            figure="4\N{NO-BREAK SPACE}ms",
            claim="Checked",
            against="",
            url="https://example.org/parser",
            unpublished=False,
        ),
    )


def test_a_paper_is_told_once() -> None:
    """A result that only a listed publication shows stands with the publications alone."""
    portfolio = replace(portfolios.link(), publications=(PAPER,))
    (lab, _) = told(portfolio).jobs
    assert "Paper" not in [result.claim for entry in lab.entries for result in entry.results]
    assert [entry.title for entry in told(portfolio).publications] == ["Round Trips"]


@pytest.mark.parametrize(
    ("variant", "ids"),
    [
        (Variant(), ["kernel", "parser", "till"]),
        (Variant(skills=("C++",)), ["kernel", "till"]),
        (Variant(skills=("matmul", "Rust")), ["kernel", "parser"]),
        (Variant(projects=("till", "kernel")), ["till", "kernel"]),
    ],
)
def test_chosen(variant: Variant, ids: list[str]) -> None:
    """Skills, by name or alias, choose write-ups, featured and newer ones first; a list keeps its order."""
    assert [page.id for page in resume.chosen(portfolios.link(), variant)] == ids


def test_skills_asked_for_stand_first() -> None:
    """The skills of an audience stand before the others, with the years of their use."""
    skills = told(portfolios.link(), Variant(skills=("matmul",))).skills
    assert skills[0] == ("Kernels", (("Matrix multiplication", "2022"),))
    assert dict(skills[1][1])["C++"] == "2020, 2022"


def test_addresses_need_a_site() -> None:
    """Where the site does not know its address, nothing leads to its pages."""
    away = told(portfolios.link(), base_url="")
    assert {job.url for job in away.jobs} | {entry.url for job in away.jobs for entry in job.entries} == {""}
    assert away.links == (("Code", "https://example.org/ada"),)
    assert away.claims == ""


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((), ""),
        ((2023,), "2023"),
        ((2021, 2022, 2023), "2021–2023"),
        ((2019, 2021, 2022, 2024), "2019, 2021–2022, 2024"),
    ],
)
def test_spelled_years(years: tuple[int, ...], text: str) -> None:
    """Neighbouring years are told as a span."""
    assert resume.spell_years(years) == text

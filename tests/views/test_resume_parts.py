"""What stands under the headings of a résumé: results first, numbers before words, each thing once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import careers
import portfolios
from portfolios import edited
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.views import resume_parts
from sphinx_portfolio.views.results import view_result
from sphinx_portfolio.views.resume_parts import AUTHORS, Employer, Job, Line, Paper
from sphinx_portfolio.views.variants import Variant

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio

PAPER = Publication(
    key="example2023", kind="article", title="Round Trips", authors=("Ada Example",), venue="Examples",
    year="2023", pages="", doi="", url="https://example.org/paper",
)  # fmt: skip
PARSER, EVIDENCE = "projects/parser", "  evidence:\n"
NUMBERS = "  results: [{claim: Counted, value: 3, unpublished: Private.}]\n"
RESULTS = """  results:
    - {claim: Said, value: better, unpublished: Private.}
    - {claim: Counted, value: 3, unpublished: Private.}
    - {claim: Checked, value: 4, unit: ms, evidence: [repo]}
    - {claim: Checked again, value: 5, unit: ms, evidence: [repo]}
"""
LANGUAGES = (("C++", "2020, 2022"), ("Rust", ""))


def employers(portfolio: Portfolio, **chosen: object) -> tuple[Employer, ...]:
    """Return the organisations; an address is a docname with a mark."""
    return resume_parts.employers(portfolio, Variant(**chosen), lambda name: f"@{name}")  # type: ignore[arg-type]


def lines(*edits: tuple[str, str, str]) -> list[Line]:
    """Return the lines of all roles of the small portfolio once it is edited."""
    found = employers(portfolios.link(edited(*edits)))
    return [line for employer in found for job in employer.jobs for line in job.lines]


def stated(results: str) -> list[str]:
    """Return which of these results, in the front matter of a write-up, a résumé states."""
    (parser,) = (
        line
        for line in lines((PARSER, EVIDENCE, f"  results:\n{results}{EVIDENCE}"))
        if line.title == "A parser"
    )
    return [result.claim for result in parser.results]


def test_roles() -> None:
    """A role has its dates, place and summary, and the lines of its write-ups and of its own."""
    portfolio = replace(portfolios.link(), publications=(PAPER,))
    _, time, _ = (view_result(claim, ENGLISH) for claim in portfolio.claims)
    lab, shop = employers(portfolio)
    assert lab == Employer(
        organisation="Example Laboratories",
        jobs=(
            Job(
                title="Compiler engineer",
                location="Lisbon",
                dates="Mar 2022 – Aug 2023",
                url="@roles/lab",
                summary="I worked on a compiler.",
                lines=(
                    Line(
                        key="projects/kernel",
                        results=(time,),
                        title="A matrix kernel",
                        url="@projects/kernel",
                    ),
                    Line(
                        key="projects/parser",
                        title="A parser",
                        url="@projects/parser",
                        done=("A parser that reads what was printed.",),
                    ),
                ),
            ),
        ),
    )
    assert (shop.organisation, [job.dates for job in shop.jobs]) == ("Corner Shop", ["2020 – 2021"])


def test_ladder() -> None:
    """Roles at one organisation stand under it, the newest first; one that is left out is not among them."""
    hospital, ambulance = employers(careers.nurse())
    assert [job.title for job in hospital.jobs] == ["Lead nurse", "Staff nurse"]
    assert [job.employment for job in (*hospital.jobs, *ambulance.jobs)] == ["", "Part-time", "Contract"]
    (rest,) = employers(careers.nurse(), without_roles=("crew", "lead"))
    assert [job.title for job in rest.jobs] == ["Staff nurse"]


def test_employment_is_said_once() -> None:
    """A title that tells the kind of contract is not followed by it."""
    for title, told in (("Programmer", "Internship"), ("Internship on tills", "")):
        change = ("roles/shop", "  title: Programmer", f"  employment: internship\n  title: {title}")
        _, shop = employers(portfolios.link(edited(change)))
        assert shop.jobs[0].employment == told


def test_highlights_are_lines() -> None:
    """What was done in a role is a line each, below its numbers; that of a write-up stands in its line."""
    did = "  highlights: [Moved the build., Mended the tests.]\n"
    found = lines(("roles/lab", "  publications:", f"{did}  publications:"))
    assert [line.done for line in found if "highlight" in line.key] == [
        ("Moved the build.",),
        ("Mended the tests.",),
    ]
    assert found[0].key == "projects/kernel", "its number comes first"
    (kernel,) = (
        line
        for line in lines(("projects/kernel", "  featured: 1\n  rel", f"{did}  featured: 1\n  rel"))
        if line.title == "A matrix kernel"
    )
    assert kernel.done == ("Moved the build.", "Mended the tests.")


def test_no_abstract() -> None:
    """The summary of a write-up stands there only where nothing else says what was done."""
    done = {line.title: line.done for line in lines() if line.title}
    assert done["A matrix kernel"] == (), "its result does"
    assert done["A parser"] == ("A parser that reads what was printed.",)


def test_numbers_stand_before_words() -> None:
    """A write-up with a number stands before a result in words, and that before one without results."""
    assert [line.results[0].quantity if line.results else "" for line in lines()][:3] == [
        "1.50×",
        "Examples '23",
        "",
    ]


def test_places_decide_between_equals() -> None:
    """Of write-ups with numbers the one whose result has the first place is first, else the featured one."""
    kernel = [("projects/kernel", "      featured: 1\n", ""), ("projects/kernel", "  featured: 1\n", "")]

    def order(*edits: tuple[str, str, str]) -> list[str]:
        return [line.title for line in lines(*edits)][:3]

    placed = (PARSER, EVIDENCE, NUMBERS.replace("3,", "3, featured: 2,") + EVIDENCE)
    assert order(placed) == ["A matrix kernel", "A parser", ""]
    assert order(placed, kernel[0]) == ["A parser", "A matrix kernel", ""]
    featured = (PARSER, EVIDENCE, f"  featured: 2\n{NUMBERS}{EVIDENCE}")
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


def test_a_paper_is_told_once() -> None:
    """A result in words that only a listed publication shows stands there alone; a number is told too."""

    def claims(
        *urls: str, evidence: str = "[paper]", value: str = "Examples '23", **chosen: object
    ) -> list[str]:
        said = ("roles/lab", "Examples '23", value)
        texts = edited(("roles/lab", "evidence: [paper]", f"evidence: {evidence}"), said)
        papers = tuple(replace(PAPER, url=url) for url in urls)
        (lab, _) = employers(replace(portfolios.link(texts), publications=papers), **chosen)
        return [line.results[0].claim for line in lab.jobs[0].lines if not line.title]

    assert claims("https://example.org/paper") == []
    assert claims("https://example.org/paper", publications="none") == ["Paper"]
    assert claims("https://example.org/paper", sections=("experience",)) == ["Paper"]
    assert claims("https://example.org/other") == ["Paper"]
    assert claims("https://example.org/paper", evidence="[paper, pr-1]") == ["Paper"]
    assert claims("https://example.org/paper", "https://example.org/pull/1", evidence="[paper, pr-1]") == []
    assert claims("https://example.org/paper", evidence="[]") == ["Paper"]
    assert claims("https://example.org/paper", value="1.50") == ["Paper"]


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({}, ["kernel", "parser", "till"]),
        ({"skills": ("C++",)}, ["kernel", "till"]),
        ({"skills": ("matmul", "Rust")}, ["kernel", "parser"]),
        ({"skills": ("nothing",)}, ["kernel", "parser", "till"]),
        ({"projects": ("till", "kernel")}, ["till", "kernel"]),
        ({"projects": ("till", "nothing")}, ["till"]),
        ({"projects": ("till",), "skills": ("Rust", "C++")}, ["till", "kernel", "parser"]),
    ],
)
def test_chosen(chosen: dict[str, tuple[str, ...]], ids: list[str]) -> None:
    """Skills choose write-ups, featured and newer ones first; those that are named stand before, as named."""
    found = resume_parts.chosen(portfolios.link(), Variant(**chosen))  # type: ignore[arg-type]
    assert [page.id for page in found] == ids


def test_chosen_by_strength() -> None:
    """Of write-ups that are not featured, those with numbers are kept longest, however old they are."""
    texts = edited(("projects/till", "  skills: [C++]\n", f"  skills: [C++]\n{NUMBERS}"))
    found = resume_parts.chosen(portfolios.link(texts), Variant())
    assert [page.id for page in found] == ["kernel", "till", "parser"]


def test_work_of_two_roles() -> None:
    """A write-up of two roles stands once: under the first of them that is told, and names the other."""
    both = ("projects/till", "role: shop", "role: [shop, lab]")
    renamed = ("roles/lab", "organisation: Example Laboratories", "organisation: Corner shop")

    def where(*edits: tuple[str, str, str], **chosen: object) -> list[tuple[str, str]]:
        found = employers(portfolios.link(edited(both, *edits)), **chosen)
        return [
            (job.title, line.also)
            for e in found
            for job in e.jobs
            for line in job.lines
            if line.title == "A till"
        ]

    assert where() == [("Programmer", "(also as Compiler engineer, Example Laboratories)")]
    assert where(renamed) == [("Programmer", "(also as Compiler engineer)")]
    assert where(without_roles=("shop",)) == [("Compiler engineer", "")]
    assert where(without_roles=("lab", "shop")) == []


def test_papers_that_are_not_out() -> None:
    """A publication says how far it is, instead of a year where it has none, and its number on arXiv."""

    def told(**given: str) -> tuple[str, str]:
        paper = resume_parts.paper(portfolios.link(), replace(PAPER, **given))  # type: ignore[arg-type]
        return paper.source, paper.year

    assert told(state="in press") == ("Examples, in press", "2023")
    assert told(state="in press", year="") == ("Examples", "in press")
    assert told(venue="", eprint="2401.01234") == ("arXiv:2401.01234", "2023")


def test_work_of_ones_own() -> None:
    """Work of one's own has its dates, and its results and what was done, or else what it is."""
    spectrometer, clock = resume_parts.works(careers.student(), Variant(), lambda name: f"@{name}")
    assert (spectrometer.dates, spectrometer.url) == ("Feb – Jun 2025", "@projects/spectrometer")
    assert [line.results[0].claim if line.results else line.done[0] for line in spectrometer.lines] == [
        "Resolution",
        "Wrote the program that finds the lines.",
    ]
    assert spectrometer.summary == ""
    assert (clock.lines, clock.summary) == ((), "A clock that learns when its owner sleeps.")


def test_publications() -> None:
    """Publications stand latest first, the selected alone where there are some, unless all are wanted."""
    old, best = replace(PAPER, key="a", year="2001"), replace(PAPER, key="b", year="2002", selected=True)
    portfolio = replace(portfolios.link(), publications=(old, best, PAPER))

    def keys(**chosen: object) -> list[str]:
        return [e.key for e in resume_parts.publications(portfolio, Variant(**chosen))]  # type: ignore[arg-type]

    assert keys() == keys(publications="selected") == ["b"]
    assert keys(publications="all") == ["example2023", "b", "a"]
    assert keys(publications="none") == keys(sections=("skills",)) == []


def test_paper() -> None:
    """The owner is marked however the name is written; editors stand in for authors."""
    portfolio = portfolios.link()
    one = resume_parts.paper(portfolio, replace(PAPER, authors=("B. Sample", "A. Example"), others=True))
    assert one == Paper(
        key="publication example2023",
        title="Round Trips",
        url="https://example.org/paper",
        authors=(("B. Sample", False), ("A. Example", True)),
        others="et al.",
        source="Examples",
        year="2023",
    )
    edited_by = resume_parts.paper(portfolio, replace(PAPER, authors=(), editors=("B. Sample", "C. Else")))
    assert edited_by.others == "(eds.)"
    assert resume_parts.paper(portfolio, replace(PAPER, authors=(), editors=("B.",))).others == "(ed.)"
    thesis = replace(PAPER, kind="phdthesis", title="")
    assert resume_parts.paper(portfolio, thesis).source == "PhD thesis, Examples"
    assert resume_parts.paper(portfolio, thesis).title == "example2023"


def test_many_authors() -> None:
    """Of very many authors half stand there, and the owner wherever they are."""
    names = [f"Writer {n}" for n in range(AUTHORS)]
    few = resume_parts.paper(portfolios.link(), replace(PAPER, authors=tuple(names)))
    assert (len(few.authors), few.others) == (AUTHORS, "")
    many = resume_parts.paper(portfolios.link(), replace(PAPER, authors=(*names, "Ada Example")))
    assert [name for name, _ in many.authors] == [*names[: AUTHORS // 2], "Ada Example"]
    assert many.others == "and 5 more"


def test_items() -> None:
    """Entries stand in their owner's order, each by its page and its place on it."""
    found = resume_parts.items(careers.nurse(), "certificates", str)
    assert found[0].key == "certificates#entry-advanced-cardiac-life-support"
    assert (found[0].page.docname, found[0].page.anchor) == tuple(found[0].key.split("#"))
    assert (found[0].entry.dates, found[0].entry.expiry) == ("Jan 2021", "valid until 2027")
    assert len({item.key for item in found}) == len(found) == 8
    assert resume_parts.items(careers.nurse(), "talks", str) == ()


def test_skills_asked_for_stand_first() -> None:
    """The skills of an audience stand before the others, with their groups; each has its years."""
    skills = resume_parts.skills(portfolios.link(), Variant(skills=("matmul",)))
    assert skills == (("Kernels", (("Matrix multiplication", "2022"),)), ("Languages", LANGUAGES))
    split = resume_parts.skills(portfolios.link(), Variant(skills=("Rust",)))
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
    assert resume_parts.format_years(years, ENGLISH) == text

"""The checks over the whole portfolio: what each says and where, its limits, and what it keeps quiet about.

How the build tells them is shown in ``catalogue.md``.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolios import TODAY, edited, read, sources
from sphinx_portfolio.graph import checks
from sphinx_portfolio.graph.pages import ShownProgram
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication

PAPER = Publication(
    key="example2023", kind="article", title="T", authors=(), venue="", year="2023", pages="", doi="", url=""
)
KERNEL, PARSER, LAB = "projects/kernel", "projects/parser", "roles/lab"
TWO_LINES = "skills:\n        - name: C++\n          aliases: [cpp]\n        - Rust"
Edit = tuple[str, str, str]


def check(
    *edits: Edit,
    cited: set[str] = {"repo"},  # noqa: B006
    broken: set[str] = set(),  # noqa: B006
    added: dict[str, str] = {},  # noqa: B006
    programs: dict[str, ShownProgram] = {},  # noqa: B006
) -> list[str]:
    """Edit pages of the small portfolio; return what the checks say, each with its place."""
    texts = {name: text for name, text in (edited(*edits) | added).items() if name not in broken}
    pages = read(texts)
    portfolio = Portfolio.link(pages, today=TODAY, publications=[PAPER], programs=programs)
    found = checks.check(portfolio, pages, cited=cited, broken={name.rpartition("/")[2] for name in broken})
    return [f"{p.docname}:{p.line} {p.subtype.value} {p.path}: {p.message}" for p in found]


def places(*edits: Edit, **more: set[str]) -> list[str]:
    """Return what the checks say without the messages."""
    return [found.partition(": ")[0] for found in check(*edits, **more)]  # type: ignore[arg-type]


def test_small_portfolio_holds() -> None:
    """A portfolio without a mistake has no problem."""
    assert check() == []


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            (PARSER, "role: lab", "role: labs"),
            f"{PARSER}:4 unknown_role portfolio.role: no page describes the role “labs”; did you mean “lab”?",
        ),
        (
            (KERNEL, "related: [parser]", "related: [till, kernl]"),
            (
                f"{KERNEL}:10 unknown_project portfolio.related[1]: no write-up has the id “kernl”; "
                "known are: parser, till."
            ),
        ),
        (
            (PARSER, "[Rust]", "[Rust, Zig]"),
            (
                f"{PARSER}:6 unknown_skill portfolio.skills[1]: the vocabulary of index has no skill “Zig”; "
                "known are: C++, Matrix multiplication, Rust."
            ),
        ),
        (
            (PARSER, "[Rust]", "[Rust, GEMM]"),
            (
                f"{PARSER}:6 unknown_skill portfolio.skills[1]: the vocabulary of index has no skill “GEMM”; "
                "it is an alias of “Matrix multiplication”: write that."
            ),
        ),
        (
            ("index", "- Rust", "- Rust\n        - Zig"),
            (
                "index:16 unproved_skill portfolio.vocabulary[0].skills[2]: "
                "nothing uses the skill “Zig”; name it in a write-up or a role, or say why in `unproved`."
            ),
        ),
        (
            (KERNEL, "      unpublished: Measured in private.\n", ""),
            (
                f"{KERNEL}:19 unsupported_result portfolio.results[1]: nothing stands behind it; "
                "add `evidence`, or say why there is none in `unpublished`."
            ),
        ),
        (
            (KERNEL, "[pr-1]", "[pr-1, pr-2]"),
            (
                f"{KERNEL}:18 unknown_evidence portfolio.results[0].evidence[1]: "
                "no page declares evidence with the id “pr-2”; did you mean “pr-1”?"
            ),
        ),
        (
            (LAB, "[example2023]", "[example2023, example2024]"),
            (
                f"{LAB}:10 unknown_publication portfolio.publications[1]: "
                "the BibTeX file has no entry “example2024”; did you mean “example2023”?"
            ),
        ),
        (
            (
                KERNEL,
                "    - id: pr-1",
                "    - {id: x, kind: post, url: https://x.example, title: X}\n    - id: pr-1",
            ),
            (
                f"{KERNEL}:24 uncited_evidence portfolio.evidence[0]: nothing refers to the evidence “x”; "
                "name it in a result or in the text, or take it out."
            ),
        ),
        (
            (PARSER, "id: repo", "id: pr-1"),
            (
                f"{PARSER}:8 duplicate_id portfolio.evidence[0].id: "
                f"the evidence id “pr-1” is taken by {KERNEL}:24; choose another."
            ),
        ),
        (
            (KERNEL, "claim: Memory saved", "claim: Multiplication  time!"),
            (
                f"{KERNEL}:19 duplicate_id portfolio.results[1].claim: "
                f"the result id “multiplication-time” is taken by {KERNEL}:12; choose another."
            ),
        ),
        (
            ("index", "- Rust", "- name: Rust\n          aliases: [gemm]"),
            (
                "index:19 duplicate_id portfolio.vocabulary[1].skills[0]: "
                "the skill id “gemm” is taken by index:15; choose another."
            ),
        ),
        (
            ("index", TWO_LINES, "skills: [C++, Rust, C++]"),
            (
                "index:12 duplicate_id portfolio.vocabulary[0].skills[2]: "
                "the skill id “c-plus-plus” is taken by index:12; choose another."
            ),
        ),
    ],
)
def test_messages(edit: Edit, problem: str) -> None:
    """A mistake is told at its field, with what was found and how to mend it."""
    assert check(edit) == [problem]


def test_two_of_one_name() -> None:
    """Two pages of one id are told at the second, and so is a second profile; results have ids by page."""
    texts = sources()
    added = {"work/till": texts["projects/till"], "work/home": texts["index"].replace("- Rust", "- Rust")}
    said = check(added={"work/till": added["work/till"]})
    assert said == [
        (
            "work/till:3 duplicate_id portfolio.kind: "
            "the page id “till” is taken by projects/till:3; choose another."
        )
    ]
    twice = check(added={"work/home": added["work/home"]})
    assert twice == [
        "work/home:3 two_profiles portfolio.kind: index is the profile already; a portfolio has one."
    ]
    paper = (PARSER, "  evidence:\n", "  results: [{claim: Paper, unpublished: P.}]\n  evidence:\n")
    assert check(paper) == []


def test_no_profile() -> None:
    """Without a profile the first page is told so, and no skill can be unknown."""
    pages = [page for page in read(sources()) if page.docname != "index"]
    portfolio = Portfolio.link(pages, today=TODAY, publications=[PAPER])
    (found,) = checks.check(portfolio, reversed(pages), cited={"repo"}, broken=set())
    assert (found.docname, found.line, found.subtype.value, found.path) == (
        KERNEL,
        3,
        "no_profile",
        "portfolio.kind",
    )
    assert found.message == "no page of the portfolio says `kind: profile`; give the home page one."
    assert list(checks.check(Portfolio.link([], today=TODAY), [], cited=set(), broken=set())) == []


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2021-12", "2023-11", []),
        ("2021-11", "2023-11", [f"{KERNEL}:6 outside_role portfolio.start"]),
        ("2021-12", "2023-12", [f"{KERNEL}:7 outside_role portfolio.end"]),
        ("2022", "2023", [f"{KERNEL}:7 outside_role portfolio.end"]),
        ("2023-12", "2024-03", [f"{KERNEL}:7 outside_role portfolio.end"]),
        ("2022-03", "present", [f"{KERNEL}:7 outside_role portfolio.end"]),
    ],
)
def test_three_months_of_grace(start: str, end: str, outside: list[str]) -> None:
    """A write-up may begin or end three months outside its role, which ran from March 2022 to August 2023."""
    edits = (KERNEL, "start: 2022-06", f"start: {start}"), (KERNEL, "end: 2022-12", f"end: {end}")
    assert places(*edits) == outside


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2019-10", "2023-11", []),
        ("2019-02", "2023-11", [f"{KERNEL}:6 outside_role portfolio.start"]),
        ("2019-10", "2023-12", [f"{KERNEL}:7 outside_role portfolio.end"]),
    ],
)
def test_work_across_roles(start: str, end: str, outside: list[str]) -> None:
    """A write-up of several roles may begin with the first of them and end with the last."""
    edits = (KERNEL, "start: 2022-06", f"start: {start}"), (KERNEL, "end: 2022-12", f"end: {end}")
    assert places((KERNEL, "role: lab", "role: [lab, shop]"), *edits) == outside


def test_how_far_outside() -> None:
    """The months outside are told, with the time of the role."""
    assert check((KERNEL, "start: 2022-06", "start: 2021-11")) == [
        (
            f"{KERNEL}:6 outside_role portfolio.start: it lies 4 months outside “lab” (Mar 2022 – Aug 2023); "
            "up to 3 are allowed. Mend the date, or name the right role."
        )
    ]


def test_name_of_a_file() -> None:
    """A page is told what its file can be called, and none that names it so is told that it is not there."""
    page = sources()["roles/shop"]
    said = "is no id, by which other pages could name this one; rename the file to"
    edit = (PARSER, "role: lab", "role: deep-lab")
    assert check(edit, added={"roles/Deep_Lab": page, "roles/実": page}) == [
        f"roles/Deep_Lab:1 file_name : “Deep_Lab” {said} deep-lab.md.",
        f"roles/実:1 file_name : “実” {said} lower-case letters, digits and hyphens, as in example-labs.md.",
    ]
    assert places((PARSER, "role: lab", "role: till")) == [f"{PARSER}:4 unknown_role portfolio.role"]


def test_text_cites_evidence() -> None:
    """Evidence counts as cited when a result or a text names it, else not."""
    assert check(cited={"repo"}) == []
    assert places(cited=set()) == [f"{PARSER}:8 uncited_evidence portfolio.evidence[0]"]


def test_alias_is_no_skill_of_a_write_up() -> None:
    """A write-up names a skill as the vocabulary does; an alias is for those who search."""
    assert places((KERNEL, "Matrix multiplication]", "GEMM]")) == [
        f"{KERNEL}:8 unknown_skill portfolio.skills[1]",
    ]


def test_nearest_is_another() -> None:
    """A write-up is not offered itself for a related one; naming itself is not told."""
    (found,) = check((KERNEL, "related: [parser]", "related: [kernel, kernels]"))
    assert found.endswith("no write-up has the id “kernels”; known are: parser, till.")


def test_a_broken_page_is_told_once() -> None:
    """Where a page could not be read, nothing is said of what others miss on it."""
    assert check(broken={LAB}) == []
    assert check(broken={PARSER}) == []
    assert check((LAB, "[paper]", "[paper, pr-1]"), broken={KERNEL}, cited={"repo", "paper"}) == []
    assert check(cited=set(), broken={"roles/shop"}) == []


def test_a_broken_page_hides_no_other_mistake() -> None:
    """Beside a page that could not be read, what has nothing to do with it is told as ever."""
    edits = (LAB, "[example2023]", "[example2024]"), (PARSER, "role: lab", "role: labs")
    assert places(*edits, broken={"projects/till"}) == [
        f"{PARSER}:4 unknown_role portfolio.role",
        f"{LAB}:10 unknown_publication portfolio.publications[0]",
    ]


def test_alone_a_profile_may_promise() -> None:
    """A profile with a vocabulary is told of no skill as long as there is no write-up."""
    pages = read({"index": sources()["index"]})
    found = checks.check(Portfolio.link(pages, today=TODAY), pages, cited=set(), broken=set())
    assert [*found] == []


def test_publications_without_a_file() -> None:
    """Where no entry is known at all, a page that names some is told once, and how the file is named."""
    pages = read(edited((LAB, "[example2023]", "[example2023, example2024]")))
    found = checks.check(Portfolio.link(pages, today=TODAY), pages, cited={"repo"}, broken=set())
    said = "no entry is known by its key; name your BibTeX file in `portfolio_publications`."
    assert [f"{problem.line}: {problem}" for problem in found] == [f"10: portfolio.publications: {said}"]


def test_program_that_shows_nothing() -> None:
    """A program that no page shows is told where it is declared, one that failed wherever it is cited."""
    edit = (KERNEL, "url: https://example.org/pull/1", "program: /programs/a.py")
    cure = "show it with {portfolio:program}; did you mean “programs/b.py”?"
    place = ShownProgram(docname=KERNEL, anchor="program-a")
    (found,) = check(edit, programs={"programs/b.py": place})
    assert found.startswith(f"{KERNEL}:26 program portfolio.evidence[0].program: no page shows what “/prog")
    assert found.endswith(f" gives; {cure}")
    assert check(edit, programs={"programs/a.py": place}) == []
    failed = replace(place, failed=True)
    (found,) = check(edit, programs={"programs/a.py": failed})
    assert "results[0].evidence[0]: the program “/programs/a.py” failed at this build; mend the" in found

"""The résumé page says what the résumé says, and offers it with the size that it really has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import portfolios
from building import build, tree
from drawing import link_to, outline, view, viewer
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.resume import LISTING, ResumeView
from sphinx_portfolio.views import resume

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

PAGE = "# Résumé\n\n:::{portfolio:resume}\n:::\n"
PAPER = Publication(
    key="example2023", kind="article", title="Round Trips", authors=("Ada Example", "Ben Sample"),
    venue="Examples", year="2023", pages="", doi="", url="https://example.org/paper",
)  # fmt: skip
SIZES = {"resume.json": 1_499, "resume-rust.pdf": 1_234_567, "resume.pdf": 99, "resume-a.json": 1_500}


@pytest.fixture
def home(root: Path) -> Path:
    """Return a copy of the small portfolio that has a résumé page."""
    (root / "resume.md").write_text(PAGE, encoding="utf-8")
    index = root / "index.md"
    index.write_text(index.read_text("utf-8").replace("\nabout\n", "\nabout\nresume\n"), encoding="utf-8")
    return root


def offered(built: Built) -> dict[str, str]:
    """Return the text beside each file that the page offers."""
    links = built.page("resume").select(".portfolio-downloads a")
    return {str(link["href"]): link.find_next("span", "portfolio-size").get_text() for link in links}  # type: ignore[union-attr]


def test_files_with_their_sizes(home: Path, tmp_path: Path) -> None:
    """Each file that the page offers is there, and is as large as the page says; variants are among them."""
    built = build(home, tmp_path, settings={"portfolio_resumes": {"rust": {"skills": ["Rust"]}}})
    assert built.warnings == ()
    assert list(offered(built)) == ["resume.pdf", "resume-rust.pdf", "resume.json"]
    for name, shown in offered(built).items():
        size = (built.folder / name).stat().st_size
        assert shown == f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB"


def test_changed_size_reaches_the_page(home: Path, tmp_path: Path) -> None:
    """When a file grows, the page that tells its size is written again: the build equals a cold one."""
    first = offered(build(home, tmp_path / "warm"))
    kernel = home / "projects/kernel.md"
    claim = "    - claim: Memory saved\n"
    longer = kernel.read_text("utf-8").replace(claim, f"{claim}      note: {'word ' * 400}\n")
    kernel.write_text(longer, encoding="utf-8")
    warm, cold = build(home, tmp_path / "warm"), build(home, tmp_path / "cold")
    assert offered(warm)["resume.json"] != first["resume.json"]
    assert warm.warnings == cold.warnings == ()
    assert tree(warm.folder) == tree(cold.folder)


def test_other_builders_offer_no_files(home: Path, tmp_path: Path) -> None:
    """Where no files are made beside the pages, the page has the résumé alone."""
    built = build(home, tmp_path, builder="text")
    text = (built.folder / "resume.txt").read_text("utf-8")
    assert "Compiler engineer" in text
    assert "kB" not in text


def test_same_facts_as_the_resume() -> None:
    """The page is composed as the PDF is, with all write-ups; its addresses are those of its pages."""
    shown = view(LISTING, "resume", over=viewer(downloads=SIZES))
    jobs = {
        job.organisation: [entry.title for entry in job.entries if entry.title] for job in shown.resume.jobs
    }
    assert jobs == {"Example Laboratories": ["A matrix kernel", "A parser"], "Corner Shop": ["A till"]}
    assert [job.url for job in shown.resume.jobs] == ["roles/lab", "roles/shop"]
    assert shown.resume.links == (("Code", "https://example.org/ada"),)


def test_files_in_order() -> None:
    """Files stand by their names, those to print before the others."""
    shown = view(LISTING, "resume", over=viewer(downloads=SIZES))
    names = ["resume.pdf", "resume-rust.pdf", "resume-a.json", "resume.json"]
    assert shown.downloads == tuple((name, SIZES[name]) for name in names)


def test_no_resume_of_nobody() -> None:
    """Without a profile there is nothing to show."""
    texts = {name: text for name, text in portfolios.sources().items() if name != "index"}
    assert view(LISTING, "resume", over=viewer(portfolios.link(texts))) is None


def test_drawing() -> None:
    """The person comes first, then the files with their sizes, the links, roles, publications and skills."""
    portfolio = replace(portfolios.link(), publications=(PAPER, replace(PAPER, title="Untold", url="")))
    shown = view(LISTING, "resume", over=viewer(portfolio, downloads=SIZES))
    assert outline(LISTING.draw(shown, link_to, ENGLISH)) == [
        "container.header.header-resume",
        "  paragraph.name: Ada Example",
        "  paragraph.lead: Compilers and kernels",
        "  paragraph: I make programs fast.",
        "  list.downloads",
        "    - <resume.pdf|PDF> {size|1\N{NO-BREAK SPACE}kB}",
        "    - <resume-rust.pdf|PDF, rust> {size|1,235\N{NO-BREAK SPACE}kB}",
        "    - <resume-a.json|JSON Resume, a> {size|2\N{NO-BREAK SPACE}kB}",
        "    - <resume.json|JSON Resume> {size|1\N{NO-BREAK SPACE}kB}",
        "  list.chips",
        "    - <https://example.org/ada out out-link|Code>",
        "section#resume-roles",
        "  title: Roles",
        "  section#resume-roles-lab",
        "    title: <roles/lab#|Example Laboratories>",
        "    paragraph.job: {title|Compiler engineer} · {when|Mar 2022 – Aug 2023 · Lisbon}",
        "    paragraph: I worked on a compiler.",
        "    list.work",
        "      item",
        "        paragraph: <projects/kernel#|A matrix kernel>",
        "        paragraph: A matrix kernel that is fast.",
        (
            "        paragraph.reached: {figure|1.50×}"
            " <https://example.org/pull/1 out out-link|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        "      item",
        "        paragraph: <projects/parser#|A parser>",
        "        paragraph: A parser that reads what was printed.",
        "  section#resume-roles-shop",
        "    title: <roles/shop#|Corner Shop>",
        "    paragraph.job: {title|Programmer} · {when|2020 – 2021}",
        "    paragraph: I kept the till running.",
        "    list.work",
        "      item",
        "        paragraph: <projects/till#|A till>",
        "        paragraph: A till that counts right.",
        "section#resume-publications",
        "  title: Publications",
        "  list.publications",
        "    - <https://example.org/paper out out-link|Round Trips> Ada Example, Ben Sample. Examples, 2023.",
        "    - Untold Ada Example, Ben Sample. Examples, 2023.",
        "section#resume-skills",
        "  title: Skills",
        "  facts.facts",
        "    Languages: C++ 2020, 2022, Rust",
        "    Kernels: Matrix multiplication 2022",
    ]


def test_drawing_without_much() -> None:
    """What a résumé does not have is not drawn: files, links, entries, publications, skills, their years."""
    whole = view(LISTING, "resume").resume
    bare = replace(whole, links=(), skills=(), jobs=(replace(whole.jobs[0], entries=()),))
    assert outline(LISTING.draw(ResumeView(resume=bare, downloads=()), link_to, ENGLISH)) == [
        "container.header.header-resume",
        "  paragraph.name: Ada Example",
        "  paragraph.lead: Compilers and kernels",
        "  paragraph: I make programs fast.",
        "section#resume-roles",
        "  title: Roles",
        "  section#resume-roles-lab",
        "    title: <roles/lab#|Example Laboratories>",
        "    paragraph.job: {title|Compiler engineer} · {when|Mar 2022 – Aug 2023 · Lisbon}",
        "    paragraph: I worked on a compiler.",
    ]
    unused = replace(bare, skills=(("Languages", (("Zig", ""), ("C", "2022"))),))
    drawn = outline(LISTING.draw(ResumeView(resume=unused, downloads=()), link_to, ENGLISH))
    assert drawn[-1] == "    Languages: Zig, C 2022"


def test_result_of_a_role() -> None:
    """A result of the role itself has no title; one that cannot be shown says so and leads nowhere."""
    whole = view(LISTING, "resume").resume
    (paper,) = (entry for entry in whole.jobs[0].entries if not entry.title)
    secret = replace(paper.results[0], exhibits=(), unpublished="Private.", quantity="")
    job = replace(whole.jobs[0], entries=(paper, resume.Entry(results=(secret,))))
    drawn = outline(
        LISTING.draw(ResumeView(resume=replace(whole, jobs=(job,)), downloads=()), link_to, ENGLISH)
    )
    start = drawn.index("    list.work")
    assert drawn[start + 1 : start + 3] == [
        (
            "      - paragraph.reached: {figure|Examples '23}"
            " <https://example.org/paper out out-link|{claim|Paper}>"
        ),
        "      - paragraph.reached: {claim|Paper} {mark|Unpublished}",
    ]


def test_files_are_resolved_by_the_domain() -> None:
    """A link to a file is a reference of ours, so that it leads there from wherever the page is."""
    (header, *_) = LISTING.draw(
        view(LISTING, "resume", over=viewer(downloads={"resume.pdf": 1})), link_to, ENGLISH
    )
    (reference,) = (node for node in header.findall() if node.tagname == "pending_xref")
    assert {name: reference[name] for name in ("refdomain", "reftype", "reftarget", "refexplicit")} == {
        "refdomain": "portfolio",
        "reftype": "file",
        "reftarget": "resume.pdf",
        "refexplicit": True,
    }


def test_entry() -> None:
    """The directive is ``portfolio:resume`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("resume", {})

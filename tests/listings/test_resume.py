"""The résumé page says what the résumé says, and offers it with the size that it really has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

import careers
import portfolios
from building import build, tree
from drawing import link_to, outline, view, viewer
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH, Words
from sphinx_portfolio.listings.resume import LISTING, ResumeView
from sphinx_portfolio.views.variants import Variant

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built
    from sphinx_portfolio.graph.portfolio import Portfolio

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
    """The page is composed as the PDF is, with all of it; its addresses are those of its pages."""
    shown = view(LISTING, "resume", over=viewer(downloads=SIZES))
    jobs = {e.organisation: e.jobs[0] for e in shown.resume.sections[0].employers}
    titles = {name: [line.title for line in job.lines if line.title] for name, job in jobs.items()}
    assert titles == {"Example Laboratories": ["A matrix kernel", "A parser"], "Corner Shop": ["A till"]}
    assert [job.url for job in jobs.values()] == ["roles/lab", "roles/shop"]
    assert shown.resume.links == (("Code", "https://example.org/ada"),)


def test_as_its_owner_wants_it() -> None:
    """What `portfolio_resumes` says of the whole résumé holds for the page, but for contact."""
    wanted = Variant(sections=("skills", "experience"), without_roles=("shop",), contact=())
    shown = view(LISTING, "resume", over=viewer(resume=wanted)).resume
    assert [section.title for section in shown.sections] == ["Skills", "Experience"]
    assert [employer.organisation for employer in shown.sections[1].employers] == ["Example Laboratories"]
    assert shown.links


def test_files_in_order() -> None:
    """Files stand by their names, those to print before the others."""
    shown = view(LISTING, "resume", over=viewer(downloads=SIZES))
    names = ["resume.pdf", "resume-rust.pdf", "resume-a.json", "resume.json"]
    assert shown.downloads == tuple((name, SIZES[name]) for name in names)


def test_no_resume_of_nobody() -> None:
    """Without a profile there is nothing to show."""
    texts = {name: text for name, text in portfolios.sources().items() if name != "index"}
    assert view(LISTING, "resume", over=viewer(portfolios.link(texts))) is None


def drawn(portfolio: Portfolio, **known: Any) -> list[str]:
    """Return an outline of the résumé page of a portfolio."""
    return outline(LISTING.draw(view(LISTING, "resume", over=viewer(portfolio, **known)), link_to, ENGLISH))


def test_drawing() -> None:
    """The person comes first, then the files with their sizes, the links, roles, publications and skills."""
    portfolio = replace(portfolios.link(), publications=(PAPER, replace(PAPER, title="Untold", url="")))
    assert drawn(portfolio, downloads=SIZES) == [
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
        "section#resume-experience",
        "  title: Experience",
        "  section#resume-roles-lab",
        "    title: <roles/lab#|Example Laboratories>",
        "    paragraph.job: {title|Compiler engineer} · {when|Mar 2022 – Aug 2023 · Lisbon}",
        "    paragraph: I worked on a compiler.",
        "    list.work",
        "      item",
        (
            "        paragraph.reached: {figure|1.50×}"
            " <https://example.org/pull/1 out out-link|{claim|Multiplication time}>"
            " {against|against a plain loop}"
        ),
        "        paragraph.told: <projects/kernel#|A matrix kernel>",
        "      item",
        "        paragraph.told: <projects/parser#|A parser>",
        "        paragraph: A parser that reads what was printed.",
        "  section#resume-roles-shop",
        "    title: <roles/shop#|Corner Shop>",
        "    paragraph.job: {title|Programmer} · {when|2020 – 2021}",
        "    paragraph: I kept the till running.",
        "    list.work",
        "      item",
        "        paragraph.told: <projects/till#|A till>",
        "        paragraph: A till that counts right.",
        "section#resume-publications",
        "  title: Publications",
        "  list.publications",
        (
            "    - <https://example.org/paper out out-link|Round Trips>"
            " Ada Example, Ben Sample. Examples, 2023."
        ),
        "    - Untold Ada Example, Ben Sample. Examples, 2023.",
        "section#resume-skills",
        "  title: Skills",
        "  facts.facts",
        "    Languages: C++ {when|2020, 2022}, Rust",
        "    Kernels: Matrix multiplication {when|2022}",
    ]


def test_person_in_full() -> None:
    """How to reach the person, what they look for and speak stand there; a place is no link."""
    outlined = drawn(careers.nurse())
    assert outlined[:11] == [
        "container.header.header-resume",
        "  paragraph.name: Ada Example",
        "  paragraph.lead: Registered nurse, intensive care",
        "  paragraph: I care for adults after heart surgery, and teach those who are new on the ward.",
        "  paragraph.seeking: Seeking: A cardiac unit in Porto, from May 2027",
        "  list.chips",
        "    - <mailto:ada@example.org out out-email|ada@example.org>",
        "    - <tel:+351210000000 out out-phone|+351 21 000 0000>",
        "    - Lisbon, Portugal",
        "    - <https://register.example/ada out out-link|Register>",
        "section#resume-experience",
    ]
    start = outlined.index("section#resume-languages")
    assert outlined[start + 1 : start + 3] == [
        "  title: Languages",
        "  paragraph: Portuguese (native), English (C1), Cape Verdean Creole",
    ]


def test_roles_at_one_organisation() -> None:
    """Roles at one organisation stand under its heading, each with its own; then comes what was done."""
    outlined = drawn(careers.nurse())
    start = outlined.index("  section#resume-example-hospital-roles-lead")
    assert outlined[start + 1 : start + 12] == [
        "    title: Example Hospital",
        "    section#resume-roles-lead",
        "      title: <roles/lead#|Lead nurse>",
        "      paragraph.job: {when|Sep 2021 – present · Lisbon}",
        "      paragraph: Lead nurse at Example Hospital.",
        "      list.work",
        (
            "        - paragraph.reached: {figure|−38%} {claim|Falls on the ward}"
            " {against|against the year before} {mark|Unpublished}"
        ),
        "        - Introduced a handover of five minutes at the bedside.",
        "        - Lead a team of fourteen in three shifts.",
        "    section#resume-roles-ward",
        "      title: <roles/ward#|Staff nurse>",
    ]
    assert "      paragraph.job: {when|Mar 2017 – Aug 2021 · Part-time · Lisbon}" in outlined


def test_work_of_ones_own() -> None:
    """Work of one's own has its title as a heading; without dates it has no line for them."""
    outlined = drawn(careers.student())
    start = outlined.index("section#resume-projects")
    assert [line.strip() for line in outlined[start + 1 : start + 11]] == [
        "title: Projects",
        "section#resume-projects-spectrometer",
        "title: <projects/spectrometer#|Spectrometer>",
        "paragraph.job: {when|Feb – Jun 2025}",
        "list.work",
        "- paragraph.reached: {figure|2\N{NO-BREAK SPACE}nm} {claim|Resolution} {mark|Unpublished}",
        "- Wrote the program that finds the lines.",
        "section#resume-projects-clock",
        "title: <projects/clock#|Clock>",
        "paragraph: A clock that learns when its owner sleeps.",
    ]


def test_entries() -> None:
    """Entries stand under their section as on their own page, to which one without an address leads."""
    outlined = drawn(careers.nurse())
    start = outlined.index("section#resume-education")
    assert outlined[start + 1 : start + 4] == [
        "  title: Education",
        "  list.short",
        "    item",
    ]
    assert "<education#entry-bsc-in-nursing|{title|BSc in Nursing}>" in outlined[start + 4]
    assert "section#resume-choirs" in outlined


def test_selected_publications() -> None:
    """Of a selection there is a way to all of them, where a page has them; the owner stands out."""
    outlined = drawn(careers.academic(3), bibliography="publications")
    start = outlined.index("section#resume-publications")
    assert outlined[start + 1] == "  title: Selected publications"
    assert outlined[start + 6] == "  paragraph: <publications#|All publications>"
    one = view(LISTING, "resume", over=viewer(careers.academic(1)))
    bold = [
        strong.astext()
        for node in LISTING.draw(one, link_to, ENGLISH)
        for strong in node.findall(nodes.strong)
    ]
    assert bold == ["Z. Example"]


def test_drawing_without_much() -> None:
    """What a résumé does not have is not drawn: files, links, lines, sections, years of skills."""
    whole = view(LISTING, "resume").resume
    lab = whole.sections[0].employers[0]
    job = replace(lab.jobs[0], lines=(), summary="")
    section = replace(whole.sections[0], employers=(replace(lab, jobs=(job,)),))
    bare = replace(whole, links=(), sections=(section,))
    assert outline(LISTING.draw(ResumeView(resume=bare, downloads=()), link_to, ENGLISH)) == [
        "container.header.header-resume",
        "  paragraph.name: Ada Example",
        "  paragraph.lead: Compilers and kernels",
        "  paragraph: I make programs fast.",
        "section#resume-experience",
        "  title: Experience",
        "  section#resume-roles-lab",
        "    title: <roles/lab#|Example Laboratories>",
        "    paragraph.job: {title|Compiler engineer} · {when|Mar 2022 – Aug 2023 · Lisbon}",
    ]
    unused = replace(whole.sections[1], skills=(("Languages", (("Zig", ""), ("C", "2022"))),))
    skilled = ResumeView(resume=replace(bare, sections=(unused,)), downloads=())
    assert outline(LISTING.draw(skilled, link_to, ENGLISH))[-1] == "    Languages: Zig, C {when|2022}"
    arabic = outline(LISTING.draw(skilled, link_to, Words("ar")))[-1]
    assert arabic == "    Languages: \u2068Zig\u2069، \u2068C\u2069 {when|2022}", (
        "years go the way of the language"
    )


def test_result_of_a_role() -> None:
    """A result of the role itself has no title."""
    assert (
        "      - paragraph.reached: {figure|Examples '23}"
        " <https://example.org/paper out out-link|{claim|Paper}>"
    ) in drawn(portfolios.link())


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

"""The résumé is a PDF that people and machines can read, and that holds as much as its pages do."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import people
import portfolios
import whole
from building import SITE
from extractors import EXTRACTORS, unread, with_pdfium, with_pypdf, word_boxes
from sites import BASE, CHANGED, site
from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.graph.entries import read as read_entries
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.typeset import resume_pdf
from sphinx_portfolio.typeset.typesetter import Typesetter
from sphinx_portfolio.views import resume
from strategies import LINE, NASTY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.views.resume import Resume, Variant

LONG = resume.Variant(pages=40)


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Return a typesetter that keeps what the tests of this module set."""
    return Typesetter(Store(tmp_path_factory.mktemp("typesetter")))


def made(
    portfolio: Portfolio,
    typesetter: Typesetter,
    variant: Variant = LONG,
    paper: str = "a4",
    base_url: str = BASE,
) -> tuple[bytes, list[Problem]]:
    """Return the PDF of one résumé and what was said of it."""
    around = replace(site(portfolio, base_url), claims="about")
    done = list(resume_pdf.export(portfolio, around, typesetter=typesetter, paper=paper, variants=[variant]))
    (file,) = (item for item in done if isinstance(item, tuple))
    assert file[0] == f"{variant.name}.pdf"
    return file[1], [item for item in done if isinstance(item, Problem)]


def told(portfolio: Portfolio, variant: Variant = LONG, left_out: Iterable[Problem] = ()) -> Resume:
    """Return what the résumé of a portfolio is to say, without the write-ups that had to be left out."""
    dropped = {problem.docname for problem in left_out}
    kept = [page for page in resume.chosen(portfolio, variant) if page.docname not in dropped]
    return resume_pdf.content(portfolio, site(portfolio), kept)


def read(pdf: bytes) -> pypdf.PdfReader:
    """Open a PDF."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def links(pdf: bytes) -> set[str]:
    """Return the addresses that a PDF leads to."""
    found = (note.get_object() for page in read(pdf).pages for note in page.get("/Annots", ()))
    return {note["/A"]["/URI"] for note in found if note["/Subtype"] == "/Link"}


@pytest.fixture(scope="module")
def real() -> Portfolio:
    """Return the real site's portfolio."""
    sources = {name: text for name, text in portfolios.sources(SITE).items() if frontmatter.read(text)}
    entries, _ = read_entries(SITE / "publications.bib")
    return Portfolio.link(portfolios.read(sources), today=whole.TODAY, publications=entries)


def agreeing(pdf: bytes, expected: Resume) -> list[str]:
    """Return the extractors that read every field of a résumé, in reading order."""
    return [name for name, extract in EXTRACTORS.items() if unread(extract(pdf), expected) == []]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_extractors_read_the_real_resume(real: Portfolio, typesetter: Typesetter, paper: str) -> None:
    """Each extractor, of which there are two at the least, reads every field of the real résumé."""
    pdf, problems = made(real, typesetter, resume.Variant(), paper)
    assert problems == [], "all of it fits on one page"
    assert len(read(pdf).pages) == 1
    assert {"pypdf", "pdfium"} <= set(agreeing(pdf, told(real))) == EXTRACTORS.keys()


@pytest.mark.parametrize("pages", [1, 40])
@pytest.mark.parametrize("seed", range(24))
def test_extractors_read_any_resume(typesetter: Typesetter, seed: int, pages: int) -> None:
    """Each extractor reads every field of a made-up person's résumé, in reading order."""
    portfolio, variant = people.person(seed), resume.Variant(pages=pages)
    pdf, problems = made(portfolio, typesetter, variant, ("a4", "letter")[seed % 2])
    assert agreeing(pdf, told(portfolio, variant, problems)) == list(EXTRACTORS)


def test_extraction_finds_what_is_missing(typesetter: Typesetter) -> None:
    """A field that the page does not have, or has too late, is noticed."""
    portfolio = portfolios.link()
    expected, text = told(portfolio), with_pypdf(made(portfolio, typesetter)[0])
    first, *others = expected.jobs
    assert unread(text, replace(expected, headline="Something else")) == ["Something else"]
    assert unread(text, replace(expected, jobs=(*others, first))), "the order counts"


def test_document(typesetter: Typesetter) -> None:
    """The PDF is tagged as PDF/UA-1, and tells its title, author, language and time of the last change."""
    pdf, _ = made(portfolios.link(), typesetter)
    reader = read(pdf)
    root, facts = reader.trailer["/Root"], reader.metadata
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.xmp_metadata
    assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode()
    assert facts
    assert (facts.title, facts.author) == ("Ada Example – Résumé", "Ada Example")
    assert facts.creation_date == CHANGED


def test_headings_are_tagged(typesetter: Typesetter) -> None:
    """Name, sections and organisations are headings of three levels."""
    tree = read(made(portfolios.link(), typesetter)[0]).trailer["/Root"]["/StructTreeRoot"]
    kinds: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            kinds.append(str(node.get("/S")))
            walk(node.get("/K", []))

    walk(tree)
    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H2", "/H3", "/H3", "/H2"]


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_links(typesetter: Typesetter, base_url: str) -> None:
    """Roles and write-ups are links where the site knows its address; evidence is one in any case."""
    portfolio = portfolios.link()
    pages = {f"{BASE}{page.docname}.html" for page in (*portfolio.roles, *portfolio.projects)}
    outside = {"https://example.org/ada", "https://example.org/pull/1", "https://example.org/paper"}
    inside = {BASE, f"{BASE}about.html", *pages} if base_url else set()
    assert links(made(portfolio, typesetter, base_url=base_url)[0]) == inside | outside


def test_addresses_need_a_site() -> None:
    """Where the site does not know its address, nothing leads to its pages; else it comes first."""
    portfolio = portfolios.link()
    kept = resume.chosen(portfolio, LONG)
    away = resume_pdf.content(portfolio, replace(site(portfolio, ""), claims="about"), kept)
    assert {job.url for job in away.jobs} | {entry.url for job in away.jobs for entry in job.entries} == {""}
    assert (away.links, away.claims) == ((("Code", "https://example.org/ada"),), "")
    here = resume_pdf.content(portfolio, replace(site(portfolio), claims="about"), kept, first={"skill"})
    assert here.links == (("Portfolio", BASE), *away.links)
    assert here.claims == f"{BASE}about.html"
    assert here.jobs[0].url == f"{BASE}roles/lab.html"
    assert resume_pdf.content(portfolio, site(portfolio), kept).claims == ""


def test_what_the_template_is_given(typesetter: Typesetter) -> None:
    """The template is given what is kept, skills that were asked for first, the paper, language and air."""
    portfolio = portfolios.link()
    draft = resume_pdf.Draft(
        portfolio, site(portfolio), typesetter, "letter", resume.Variant(skills=("matmul",))
    )
    inputs = draft.inputs(1, 0.5)
    data, labels = json.loads(inputs.pop("data")), json.loads(inputs.pop("labels"))
    assert (labels["experience"], labels["comma"]) == ("Experience", ", ")
    assert inputs == {"paper": "letter", "lang": "en", "air": "0.5"}
    assert data["skills"][0][0] == "Kernels"
    assert [entry["title"] for job in data["jobs"] for entry in job["entries"]] == ["A matrix kernel", ""]


def test_least_featured_drop_first(real: Portfolio, typesetter: Typesetter) -> None:
    """What does not fit is left out from the least featured up; what is featured, with a warning there."""
    changes = [{"summary": "word " * 80, "featured": p.record.featured or 99} for p in real.projects]
    long = [
        replace(p, record=p.record.model_copy(update=change))
        for p, change in zip(real.projects, changes, strict=True)
    ]
    portfolio = replace(real, projects=tuple(long))
    pdf, problems = made(portfolio, typesetter, resume.Variant())
    order = [page.docname for page in resume.chosen(portfolio, resume.Variant())]
    assert problems
    assert [problem.docname for problem in problems] == order[-len(problems) :]
    assert len(read(pdf).pages) == 1
    assert unread(with_pdfium(pdf), told(portfolio, left_out=problems)) == []
    (first,) = (page for page in portfolio.projects if page.docname == problems[0].docname)
    assert {problem.subtype for problem in problems} == {Subtype.RESUME_OVERFLOW}
    assert first.title in problems[0].message
    assert problems[0].line == first.line(("featured",))


@pytest.mark.parametrize(("words", "times"), [(80, 1), (8, 30), (3, 3)])
def test_fit_is_the_best_there_is(real: Portfolio, typesetter: Typesetter, words: int, times: int) -> None:
    """With one write-up more than were kept, or set any looser, the résumé would be too long."""
    long = [
        replace(p, record=p.record.model_copy(update={"summary": "word " * words})) for p in real.projects
    ]
    many = tuple(replace(page, docname=f"{page.docname}-{n}") for n in range(times) for page in long)
    portfolio = replace(real, projects=many)
    draft = resume_pdf.Draft(portfolio, site(portfolio), typesetter, "a4", resume.Variant())

    def pages(kept: int, air: float) -> int:
        return len(read(typesetter.pdf(resume_pdf.TEMPLATE, draft.inputs(kept, air), when=CHANGED)).pages)

    fit, airs = draft.fit(), resume_pdf.AIR
    assert fit.fits
    assert [pages(fit.kept, air) for air in airs] == [1 if air <= fit.air else 2 for air in airs]
    assert fit.kept == len(many) or pages(fit.kept + 1, airs[0]) == 2


def test_roles_alone_too_long(typesetter: Typesetter) -> None:
    """A résumé that does not fit even without write-ups says so, and is made all the same."""
    portfolio = people.person(6)
    roles = tuple(replace(page, docname=f"roles/{n}") for n in range(9) for page in portfolio.roles)
    pdf, problems = made(replace(portfolio, roles=roles, projects=()), typesetter, resume.Variant())
    assert [problem.docname for problem in problems] == ["index"]
    assert "even without a write-up" in problems[0].message
    assert len(read(pdf).pages) > 1


CURE = "shorten what stands on it, or give it more pages or fewer write-ups in `portfolio_resumes`."
LEFT = "is left out of resume.pdf, which is limited to"
ROOM = "resume.pdf has room for {} of 3 write-ups, those featured first"


@pytest.mark.parametrize(
    ("full", "variant", "said"),
    [
        ("A parser", resume.Variant(), [ROOM.format(1)]),
        (
            "A parser",
            resume.Variant(pages=2, projects=("parser",)),
            [f"“A parser” {LEFT} 2 pages; feature this higher, {CURE}"],
        ),
        (
            "Corner Shop",
            resume.Variant(),
            [
                f"“A matrix kernel” {LEFT} 1 page; feature this higher, {CURE}",
                f"resume.pdf takes more than 1 page even without a write-up; {CURE}",
                ROOM.format(0),
            ],
        ),
    ],
)
def test_what_has_no_room_is_said(tmp_path: Path, full: str, variant: Variant, said: list[str]) -> None:
    """What its owner wanted there and what does not fit at all is told, and how much of the rest is left."""

    class Tight(Typesetter):
        def filled(self, template: str, inputs: Mapping[str, str]) -> float:
            return 2.5 if full in inputs["data"] else 0.5

    portfolio, typesetter = portfolios.link(), Tight(Store(tmp_path))
    around = site(portfolio)
    done = resume_pdf.export(portfolio, around, typesetter=typesetter, paper="a4", variants=[variant])
    assert [str(item) for item in done if not isinstance(item, tuple)] == said


def test_same_bytes(real: Portfolio, tmp_path: Path) -> None:
    """Two typesetters that know nothing of each other set the same bytes."""
    one, two = (made(real, Typesetter(Store(tmp_path / name)))[0] for name in ("one", "two"))
    assert one == two


def test_set_once(real: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was set is not set again, until what it says changes."""
    first = made(real, Typesetter(Store(tmp_path)))
    monkeypatch.setattr(Typesetter, "_compiler", lambda *_: pytest.fail("the typesetter runs"))
    assert made(real, Typesetter(Store(tmp_path))) == first
    with pytest.raises(pytest.fail.Exception, match="the typesetter runs"):
        made(replace(real, projects=real.projects[1:]), Typesetter(Store(tmp_path)))


@pytest.mark.parametrize(
    "text",
    [
        "#strong[x]",
        "*y* _z_",
        "$x$ @ref <lbl>",
        "`raw`",
        "= heading",
        "// gone",
        "\\ #h(1cm)",
        "- a",
        "~ -- ---",
    ],
)
def test_markup_is_text(typesetter: Typesetter, text: str) -> None:
    """What Typst would take for markup stands on the page as it was written."""
    pdf, _ = made(saying(portfolios.link(), text), typesetter)
    assert text in " ".join(with_pypdf(pdf).split())


def saying(portfolio: Portfolio, text: str) -> Portfolio:
    """Return a portfolio in which a text stands wherever one can."""
    assert portfolio.profile
    said = {"name": text, "headline": text, "summary": text}
    profile = replace(portfolio.profile, record=portfolio.profile.record.model_copy(update=said))
    roles = [_saying(page, text, "organisation", "title", "location") for page in portfolio.roles]
    projects = [replace(_saying(page, text), title=text) for page in portfolio.projects]
    return replace(portfolio, profile=profile, roles=tuple(roles), projects=tuple(projects))


def _saying(page: Page[Any], text: str, *fields: str) -> Page[Any]:
    results = [result.model_copy(update={"claim": text, "value": text}) for result in page.record.results]
    said = {"summary": text, "results": tuple(results)} | dict.fromkeys(fields, text)
    return replace(page, record=page.record.model_copy(update=said))


MARKS = (
    "\u202e\u2066 right to left \u2069\u202c",
    "\u200f" * 50,
    "e\u0301" * 99,
    "\u00ad\u200b\ufeff",
    "a-" * 99,
)
HARD = st.sampled_from((*MARKS, "\u0645\u0631\u062d\u0628\u0627", "日本語", "😀"))


@settings(max_examples=25)
@given(text=(LINE | NASTY | HARD).map(lambda text: " ".join(text.split())).filter(bool))
def test_any_text_is_set(typesetter: Typesetter, text: str) -> None:
    """No text, however strange, keeps the résumé from being set."""
    pdf, _ = made(saying(portfolios.link(), text), typesetter)
    assert read(pdf).pages


@pytest.mark.parametrize("text", ["word " * 2000, "w" * 10_000, "a-" * 5000])
def test_long_summary(typesetter: Typesetter, text: str) -> None:
    """A summary of 10,000 characters is set whole, or its write-up is left out of the page."""
    portfolio = portfolios.link()
    last = resume.chosen(portfolio, LONG)[-1]
    long = replace(last, record=last.record.model_copy(update={"summary": text.strip(), "featured": 9}))
    portfolio = replace(
        portfolio, projects=tuple(long if page is last else page for page in portfolio.projects)
    )
    whole, none = made(portfolio, typesetter)
    assert none == []
    assert "".join(text.split()) in "".join(with_pypdf(whole).split())
    page, problems = made(portfolio, typesetter, resume.Variant())
    assert [problem.docname for problem in problems] == [last.docname]
    assert len(read(page).pages) == 1


def test_long_words_stay_on_the_page(typesetter: Typesetter) -> None:
    """A word longer than a line is broken, and none of it lies beyond the paper."""
    pdf, _ = made(saying(portfolios.link(), "w" * 400), typesetter)
    boxes = word_boxes(pdf)
    assert max(right for _, right, *_ in boxes) < float(read(pdf).pages[0].mediabox.right)
    assert sum(word.count("w") for *_, word in boxes) >= 400 * 5, "name, headline, summaries and titles"


def test_unknown_script(typesetter: Typesetter) -> None:
    """A résumé with a character that no font has is set, though PDF/UA does not allow it."""
    pdf, _ = made(saying(portfolios.link(), "日本"), typesetter)
    assert read(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"], "it is tagged none the less"

"""The résumé is a PDF that people and machines can read, and that holds as much as its pages do."""

from __future__ import annotations

import base64
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import careers
import people
import portfolios
import whole
from building import SITE
from extractors import EXTRACTORS, as_seen, unread, with_pdfium, with_pypdf, word_boxes
from sites import BASE, CHANGED, site
from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.graph.entries import read as read_entries
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.typeset import resume_pdf
from sphinx_portfolio.typeset.typesetter import Typesetter
from sphinx_portfolio.views import resume_parts, room
from sphinx_portfolio.views.variants import CONTACT, Variant
from strategies import LINE, NASTY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.views.resume import Resume

LONG = Variant(pages=40)
ONE = Variant(pages=1)


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Return a typesetter that keeps what the tests of this module set."""
    return Typesetter(Store(tmp_path_factory.mktemp("typesetter")))


def export(
    portfolio: Portfolio, typesetter: Typesetter, variant: Variant = LONG, base_url: str = BASE, **known: Any
) -> tuple[bytes, list[Problem], list[str]]:
    """Return the PDF of one résumé, what is wrong with it, and what was said of it in passing."""
    around = replace(site(portfolio, base_url), claims="about", bibliography="about", **known)
    done = list(resume_pdf.export(portfolio, around, typesetter=typesetter, variants=[variant]))
    (file,) = (item for item in done if isinstance(item, tuple))
    assert file[0] == f"{variant.name}.pdf"
    problems = [item for item in done if isinstance(item, Problem)]
    return file[1], problems, [item for item in done if isinstance(item, str)]


def made(
    portfolio: Portfolio, typesetter: Typesetter, variant: Variant = LONG, base_url: str = BASE, **known: Any
) -> tuple[bytes, list[Problem]]:
    """Return the PDF of one résumé and what is wrong with it."""
    return export(portfolio, typesetter, variant, base_url, **known)[:2]


def draft(portfolio: Portfolio, typesetter: Typesetter, variant: Variant = LONG) -> resume_pdf.Draft:
    """Return a résumé before it is known how much of it fits."""
    around = replace(site(portfolio), claims="about", bibliography="about")
    return resume_pdf.Draft(portfolio, around, typesetter, variant)


def told(portfolio: Portfolio, typesetter: Typesetter, variant: Variant = LONG) -> Resume:
    """Return what the résumé of a portfolio is to say: as much of it as fits."""
    sketch = draft(portfolio, typesetter, variant)
    return sketch.kept(sketch.fit().kept)


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
    pdf, problems, said = export(real, typesetter, Variant(paper=paper))
    assert (problems, said) == ([], []), "all of it fits on one page"
    assert len(read(pdf).pages) == 1
    assert {"pypdf", "pdfium"} <= set(agreeing(pdf, draft(real, typesetter).whole)) == EXTRACTORS.keys()


@pytest.mark.parametrize("pages", [1, 40])
@pytest.mark.parametrize("seed", range(24))
def test_extractors_read_any_resume(typesetter: Typesetter, seed: int, pages: int) -> None:
    """Each extractor reads every field of a made-up person's résumé, in reading order."""
    portfolio, variant = people.person(seed), Variant(pages=pages, paper=("a4", "letter")[seed % 2])
    pdf, _ = made(portfolio, typesetter, variant)
    assert agreeing(pdf, told(portfolio, typesetter, variant)) == list(EXTRACTORS)


@pytest.mark.parametrize("name", ["nurse", "academic", "veteran", "student"])
def test_extractors_read_whole_careers(typesetter: Typesetter, name: str) -> None:
    """Each extractor reads sections of every kind, ladders, and what runs over two pages."""
    portfolio = getattr(careers, name)()
    pdf, problems, _ = export(portfolio, typesetter, Variant())
    assert problems == []
    assert agreeing(pdf, told(portfolio, typesetter, Variant())) == list(EXTRACTORS)


def test_extraction_finds_what_is_missing(typesetter: Typesetter) -> None:
    """A field that the page does not have, or has too late, is noticed."""
    portfolio = portfolios.link()
    expected, text = draft(portfolio, typesetter).whole, with_pypdf(made(portfolio, typesetter)[0])
    assert unread(text, expected) == []
    assert unread(text, replace(expected, headline="Something else")) == ["Something else"]
    assert unread(text, replace(expected, sections=expected.sections[::-1])), "the order counts"


def test_contact_can_be_followed(typesetter: Typesetter) -> None:
    """E-mail and phone are links; where the profile keeps them out of the PDF they stand nowhere in it."""
    pdf, _ = made(careers.nurse(), typesetter)
    assert {"mailto:ada@example.org", "tel:+351210000000"} <= links(pdf)
    profile = careers.nurse().profile
    assert profile
    shy = replace(profile, record=profile.record.model_copy(update={"contact_in": ("page", "json-ld")}))
    hidden, _ = made(replace(careers.nurse(), profile=shy), typesetter, Variant(contact=CONTACT))
    assert not [url for url in links(hidden) if url.startswith(("mailto:", "tel:"))]
    assert not [
        word for word in ("ada@example.org", "+351", "Lisbon, Portugal") if word in with_pdfium(hidden)
    ]


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


def tags(pdf: bytes) -> list[str]:
    """Return the kinds of the elements in a PDF's tree, as they are read, each below its parents."""
    found: list[str] = []

    def walk(node: Any, above: str) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        for child in node if isinstance(node, list) else [node]:
            child = child.get_object() if hasattr(child, "get_object") else child
            if isinstance(child, dict):
                here = f"{above}{child['/S']}" if "/S" in child and child["/S"] not in PLAIN else above
                found.extend([here] if here != above else [])
                walk(child.get("/K", []), here)

    walk(read(pdf).trailer["/Root"]["/StructTreeRoot"], "")
    return found


PLAIN = {"/Document", "/Div", "/Span", "/P", "/Em", "/Strong", "/NonStruct"}


def test_headings_are_tagged(typesetter: Typesetter) -> None:
    """Name, sections, organisations and the roles at one of these are headings of four levels."""

    def headings(portfolio: Portfolio) -> str:
        return "".join(tag[2] for tag in tags(made(portfolio, typesetter)[0]) if tag in HEADINGS)

    assert headings(portfolios.link()) == "12332"
    assert headings(careers.nurse()) == "1234432222222"
    assert headings(careers.student()) == "1223322"


HEADINGS = {"/H1", "/H2", "/H3", "/H4"}


def test_lists_are_tagged(typesetter: Typesetter) -> None:
    """Lines, publications, entries and skills are lists; a quantity with its link labels its line."""
    found = tags(
        made(replace(portfolios.link(), publications=careers.academic().publications[:3]), typesetter)[0]
    )
    assert [tag for tag in found if tag.startswith("/L/LI")][:4] == [
        "/L/LI", "/L/LI/Lbl", "/L/LI/Lbl/Link", "/L/LI/LBody",
    ]  # fmt: skip
    assert found.count("/L") == 4, "two roles, publications, skills"
    assert found.count("/L/LI") == found.count("/L/LI/Lbl") == found.count("/L/LI/LBody") == 3 + 1 + 3 + 2


def test_tags_stand_in_the_order_of_the_page(typesetter: Typesetter) -> None:
    """Readers of tags hear what the page says in its order, also where a list runs over two pages."""
    reader = read(made(careers.academic(), typesetter, Variant())[0])
    numbers: dict[int, list[int]] = {page.indirect_reference.idnum: [] for page in reader.pages}  # type: ignore[union-attr]

    def walk(node: Any, page: int) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page  # type: ignore[attr-defined]
            walk(node.get("/MCID", node.get("/K", [])), page)
        elif isinstance(node, int):
            numbers[page].append(int(node))
        else:
            for child in node:
                walk(child, page)

    walk(reader.trailer["/Root"]["/StructTreeRoot"], 0)
    for page, tagged in zip(reader.pages, numbers.values(), strict=True):
        content = page.get_contents()
        assert content is not None
        assert tagged == [int(n) for n in re.findall(rb"/MCID (\d+)", content.get_data())] != []


def test_pages_are_filled(typesetter: Typesetter) -> None:
    """Roles of which no more is said than what they were do not all go to the next page together."""
    places = [f"organisation: Place {number}\n  title: T" for number in range(20)]
    shop = portfolios.sources()["roles/shop"]
    texts = {
        f"roles/r{number}": shop.replace("organisation: Corner Shop\n  title: Programmer", place)
        for number, place in enumerate(places)
    }
    pdf, _ = made(portfolios.link(portfolios.sources() | texts), typesetter, Variant(pages=2))
    first, _ = (page.extract_text().count("Place") for page in read(pdf).pages)
    assert first > 5


def test_page_numbers(typesetter: Typesetter) -> None:
    """Of several pages each has its number with the name, and a page alone has none."""
    pages = read(made(careers.academic(), typesetter, Variant())[0]).pages
    assert [f"Zoë Example – {n}/2" in page.extract_text() for n, page in enumerate(pages, 1)] == [True, True]
    assert "1/1" not in with_pypdf(made(careers.student(), typesetter)[0])


def test_photo(typesetter: Typesetter, tmp_path: Path) -> None:
    """A picture stands on paper where `contact` names it, with what it shows; by default there is none."""
    file = tmp_path / "ada.png"
    file.write_bytes(base64.b64decode(PIXEL))
    asked = Variant(contact=("photo",))
    pdf, problems, _ = export(careers.nurse(), typesetter, asked, portrait=file)
    assert problems == []
    assert [len(page.images) for page in read(pdf).pages] == [1]
    assert "/Figure" in tags(pdf)
    plain, *_ = export(careers.nurse(), typesetter, Variant(), portrait=file)
    assert [len(page.images) for page in read(plain).pages] == [0]


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


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
    around = replace(site(portfolio), claims="about")
    away = resume_pdf.content(portfolio, replace(around, base_url=""), LONG)
    jobs = [job for employer in away.sections[0].employers for job in employer.jobs]
    assert {job.url for job in jobs} | {line.url for job in jobs for line in job.lines} == {""}
    assert (away.links, away.claims) == ((("Code", "https://example.org/ada"),), "")
    here = resume_pdf.content(portfolio, around, LONG)
    assert here.links == (("Portfolio", BASE), *away.links)
    assert here.claims == f"{BASE}about.html"
    assert here.sections[0].employers[0].jobs[0].url == f"{BASE}roles/lab.html"
    assert resume_pdf.content(portfolio, site(portfolio), LONG).claims == ""
    assert resume_pdf.content(portfolio, around, Variant(contact=("email",))).links == ()
    assert resume_pdf.content(portfolio, around, Variant(sections=("skills",))).claims == "", "no results"


def test_what_the_template_is_given(typesetter: Typesetter) -> None:
    """The template is given what is kept, skills that were asked for first, and how to set it."""
    variant = Variant(skills=("matmul",), paper="letter", language="fr")
    inputs = draft(portfolios.link(), typesetter, variant).inputs(1, 0.5)
    data, labels = json.loads(inputs.pop("data")), json.loads(inputs.pop("labels"))
    assert inputs == {"paper": "letter", "lang": "fr", "air": "0.5", "pages": "1"}
    assert (labels["resume"], labels["colon"], labels["comma"]) == ("CV", "\N{NO-BREAK SPACE}: ", ", ")
    experience, skills = data["sections"]
    assert skills["skills"][0][0] == "Kernels"
    jobs = [job for employer in experience["employers"] for job in employer["jobs"]]
    assert [line["title"] for job in jobs for line in job["lines"]] == ["A matrix kernel"]


def long(portfolio: Portfolio, words: int, **changes: Any) -> Portfolio:
    """Return a portfolio whose write-ups all have very long highlights."""
    update = {"highlights": (("word " * words).strip(),)} | changes
    pages = [replace(p, record=p.record.model_copy(update=update)) for p in portfolio.projects]
    return replace(portfolio, projects=tuple(pages))


def test_least_wanted_drop_first(real: Portfolio, typesetter: Typesetter) -> None:
    """What does not fit is left out from the least featured up; each that is featured has a warning there."""
    pages = [
        replace(p, record=p.record.model_copy(update={"featured": p.record.featured or 99}))
        for p in real.projects
    ]
    portfolio = long(replace(real, projects=tuple(pages)), 80)
    pdf, problems = made(portfolio, typesetter, ONE)
    order = [page.docname for page in resume_parts.chosen(portfolio, ONE)]
    assert problems
    assert sorted(problem.docname for problem in problems) == sorted(order[-len(problems) :])
    assert len(read(pdf).pages) == 1
    assert unread(with_pdfium(pdf), told(portfolio, typesetter, ONE)) == []
    (first,) = (page for page in portfolio.projects if page.docname == problems[0].docname)
    assert {problem.subtype for problem in problems} == {Subtype.RESUME_OVERFLOW}
    assert f"“{first.title}” is left out of resume.pdf, which is limited to 1 page" in problems[0].message
    assert problems[0].line == first.line(("featured",))


def test_featured_results_that_are_lost(tmp_path: Path) -> None:
    """A featured result of a role without room is a warning at its place."""

    class Tight(Typesetter):
        def filled(self, template: str, inputs: Mapping[str, str]) -> float:
            return 2.5 if "Paper" in inputs["data"] else 0.5

    shown = ("roles/lab", "      value: Ex", "      featured: 2\n      value: Ex")
    portfolio = portfolios.link(portfolios.edited(shown))
    done = resume_pdf.export(portfolio, site(portfolio), typesetter=Tight(Store(tmp_path)), variants=[ONE])
    (problem,) = (item for item in done if isinstance(item, Problem))
    assert str(problem).startswith(f"“Paper” {LEFT} 1 page; feature it higher, or {CURE}")
    assert (problem.docname, problem.line) == ("roles/lab", 13)


def test_what_nobody_featured_is_no_warning(typesetter: Typesetter) -> None:
    """An academic with 86 publications has two pages of them, with a way to the rest, told in one line."""
    pdf, problems, said = export(careers.academic(), typesetter, Variant())
    assert problems == []
    assert len(read(pdf).pages) == 2
    (line,) = said
    kept = re.fullmatch(
        r"resume.pdf has room for (\d+) of 86 publications, (\d+) of 40 entries under “Talks”; .*", line
    )
    assert kept
    assert with_pdfium(pdf).count("Convergence of the method") == int(kept[1])
    assert f"{BASE}talks.html" in links(pdf)


def test_selected_publications_that_are_lost(typesetter: Typesetter) -> None:
    """Selected publications without room are one warning, which names them."""
    _, problems, _ = export(careers.academic(86), typesetter, ONE)
    (problem,) = problems
    assert (problem.docname, problem.subtype) == ("index", Subtype.RESUME_OVERFLOW)
    assert "has no room for the selected “Convergence" in problem.message
    assert "“Convergence of the method numbered 85”; give the résumé more `pages`" in problem.message
    assert "numbered 0”" not in problem.message


@pytest.mark.parametrize(("words", "times"), [(80, 1), (8, 30), (3, 3)])
def test_fit_is_the_best_there_is(real: Portfolio, typesetter: Typesetter, words: int, times: int) -> None:
    """With one thing more than was kept, or set any looser, the résumé would be too long."""
    wordy = long(real, words, featured=None)
    many = tuple(
        replace(page, docname=f"{page.docname}-{n}") for n in range(times) for page in wordy.projects
    )
    sketch = draft(replace(real, projects=many), typesetter, ONE)

    def pages(kept: int, air: float) -> int:
        return len(read(typesetter.pdf(resume_pdf.TEMPLATE, sketch.inputs(kept, air), when=CHANGED)).pages)

    fit, airs = sketch.fit(), resume_pdf.AIR
    assert fit.fits
    assert [pages(fit.kept, air) for air in airs] == [1 if air <= fit.air else 2 for air in airs]
    assert fit.kept == len(sketch.ranking) or pages(fit.kept + 1, resume_pdf.EASE) == 2


def test_no_more_pages_than_it_takes(typesetter: Typesetter) -> None:
    """What fits on one page is not spread over the two that it may have."""
    assert room.pages(careers.nurse(), Variant()) == 2
    assert draft(careers.nurse(), typesetter, Variant()).fit().pages == 1
    assert draft(careers.veteran(), typesetter, Variant()).fit().pages == 2


def test_roles_alone_too_long(typesetter: Typesetter) -> None:
    """What cannot be left out may need more pages: they are given, unless the owner has set a limit."""
    portfolio = people.person(6)
    roles = tuple(replace(page, docname=f"roles/{n}") for n in range(9) for page in portfolio.roles)
    endless = replace(portfolio, roles=roles, projects=())
    pdf, problems = made(endless, typesetter, ONE)
    assert [problem.docname for problem in problems] == ["index"]
    assert "resume.pdf takes more than 1 page with nothing on it that can be left out" in problems[0].message
    assert len(read(pdf).pages) > 1
    free, problems = made(endless, typesetter, Variant())
    assert problems == []
    assert len(read(free).pages) == draft(endless, typesetter, Variant()).fit().pages > 2


CURE = "give the résumé more `pages` or less to say in `portfolio_resumes['resume']`."
LEFT = "is left out of resume.pdf, which is limited to"
ROOM = "resume.pdf has room for {} of 3 write-ups{}; what is featured or selected comes first"


@pytest.mark.parametrize(
    ("full", "variant", "said"),
    [
        ("A parser", Variant(), [ROOM.format(1, "")]),
        (
            "A parser",
            Variant(pages=2, projects=("parser",)),
            [
                f"“A parser” {LEFT} 2 pages; feature it higher, or {CURE}",
                ROOM.format(0, ", 0 of 1 lines of roles and own work").replace("of 3", "of 1"),
            ],
        ),
        (
            "Corner Shop",
            Variant(pages=1),
            [
                f"“A matrix kernel” {LEFT} 1 page; feature it higher, or {CURE}",
                f"resume.pdf takes more than 1 page with nothing on it that can be left out; {CURE}",
                ROOM.format(0, ", 0 of 1 lines of roles and own work"),
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
    done = resume_pdf.export(portfolio, site(portfolio), typesetter=typesetter, variants=[variant])
    assert [str(item) for item in done if not isinstance(item, tuple)] == said


def test_same_bytes(real: Portfolio, tmp_path: Path) -> None:
    """Two typesetters that know nothing of each other set the same bytes."""
    one, two = (made(real, Typesetter(Store(tmp_path / name)))[0] for name in ("one", "two"))
    assert one == two


def test_set_once(real: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was set is not set again, until what it says changes."""
    first = made(real, Typesetter(Store(tmp_path)))
    monkeypatch.setattr(
        "sphinx_portfolio.typeset.typesetter.Service", lambda *_: pytest.fail("the typesetter runs")
    )
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
def test_long_text(typesetter: Typesetter, text: str) -> None:
    """A text of 10,000 characters is set whole, or its write-up is left out of the page."""
    portfolio = portfolios.link()
    last = resume_parts.chosen(portfolio, LONG)[-1]
    long = replace(last, record=last.record.model_copy(update={"summary": text.strip(), "featured": 9}))
    portfolio = replace(
        portfolio, projects=tuple(long if page is last else page for page in portfolio.projects)
    )
    whole, none = made(portfolio, typesetter)
    assert none == []
    assert "".join(text.split()) in "".join(with_pypdf(whole).split())
    page, problems = made(portfolio, typesetter, Variant())
    assert [problem.docname for problem in problems] == [last.docname]
    assert len(read(page).pages) == 1


def test_long_words_stay_on_the_page(typesetter: Typesetter) -> None:
    """A word longer than a line is broken, and none of it lies beyond the paper."""
    pdf, _ = made(saying(portfolios.link(), "w" * 400), typesetter)
    boxes = word_boxes(pdf)
    assert max(right for _, right, *_ in boxes) < float(read(pdf).pages[0].mediabox.right)
    assert sum(word.count("w") for *_, word in boxes) >= 400 * 5, "name, headline, summaries and titles"


def test_left_to_right_within_right_to_left(typesetter: Typesetter) -> None:
    """In an Arabic résumé names, quantities and what has no Arabic in it read from left to right."""
    texts = portfolios.edited(
        ("index", "  links:\n", '  phone: "+351 21 555 1234"\n  contact_in: [pdf]\n  links:\n'),
        ("index", "name: Ada Example", "name: Maria Østergård-Núñez"),
        ("roles/lab", "summary: I worked on a compiler.", "summary: 24-bed surgical ward."),
        ("roles/lab", "Examples '23", '"6.50"\n      unit: min\n      against: خط 14 min'),
        ("roles/lab", "claim: Paper", "claim: زمن الرسم"),
    )
    paper = replace(
        careers.academic().publications[0], authors=("Ben Sample", "Eve Sample"), venue="Examples"
    )
    arabic = replace(paper, key="arabic", title="جسور", state="in press")
    portfolio = replace(portfolios.link(texts), words=Words("ar"), publications=(paper, arabic))
    pdf, _ = made(portfolio, typesetter, language="ar")
    seen = "\n".join(as_seen(pdf))
    for run in (
        "MariaØstergård-Núñez",
        "+351215551234",
        "24-bedsurgicalward.",
        "BenSample,EveSample.Examples",
        "6.50min",
        "14min",
    ):
        assert run in seen
    assert "EveSample،BenSample" in seen, "of a paper in Arabic"
    assert "2021–2020" in seen, "years are read from right to left"


def test_dates_stand_beside_the_text(typesetter: Typesetter) -> None:
    """Dates of languages that write them at length have room beside what they are of."""
    texts = portfolios.edited(
        ("roles/lab", "start: 2022-03", "start: 2022-09"), ("roles/lab", "2023-08", "2023-11")
    )
    pdf, _ = made(replace(portfolios.link(texts), words=Words("pt")), typesetter, language="pt")
    (left, _, above, _), *_ = (box for *box, word in word_boxes(pdf) if "Laboratories" in word)
    (_, right, beside, _), *_ = (box for *box, word in word_boxes(pdf) if "2023" in word)
    assert right < left
    assert abs(above - beside) < 3, "on one line"


def test_a_language_without_a_font(typesetter: Typesetter) -> None:
    """A résumé in a language of its own whose words no font has is not made, and the others are."""
    portfolio, variants = portfolios.link(), (Variant(name="resume-ja", language="ja"), Variant())
    done = resume_pdf.export(portfolio, site(portfolio), typesetter=typesetter, variants=variants)
    problem, (path, _) = done
    assert isinstance(problem, Problem)
    assert (problem.subtype, problem.docname) == (Subtype.MISSING_GLYPH, "index")
    assert str(problem).startswith(
        "portfolio_resumes['ja']: no font of the résumé has the letters of its `language`, “ja”, such as"
    )
    assert "so resume-ja.pdf is not made; put one that does, such as a Noto font" in str(problem)
    assert path == "resume.pdf"


def test_unknown_script(typesetter: Typesetter) -> None:
    """A résumé with a character that no font has is set, though PDF/UA does not allow it."""
    pdf, _ = made(saying(portfolios.link(), "日本"), typesetter)
    assert read(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"], "it is tagged none the less"

"""The list of publications shows each with its authors, where it came out, and what leads further."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import portfolios
from building import build, edit
from drawing import link_to, outline, viewer
from sphinx_portfolio.graph.latex import Run
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH, Words
from sphinx_portfolio.listings.proof import publications
from sphinx_portfolio.views.viewer import Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_portfolio.listings.proof.publications import Groups

PAPER = Publication(
    key="example2023",
    kind="article",
    title="On k-SAT",
    title_runs=(Run("On "), Run("k", "emphasis"), Run("-SAT")),
    authors=("B. Sample", "A. Example"),
    venue="Journal",
    volume="12",
    number="3",
    pages="1–9",
    year="2023",
    doi="10.1000/1",
    url="https://doi.org/10.1000/1",
    eprint="2301.01234",
    links=(("PDF", "https://example.org/p.pdf"),),
    note="Best paper",
    selected=True,
)
BARE = Publication(
    key="bare", kind="misc", title="Bare", authors=(), venue="", year="", pages="", doi="", url=""
)
THESIS = replace(BARE, key="thesis", kind="phdthesis", title="Looms", venue="University", year="2020")
SOON = replace(
    BARE, key="soon", kind="inproceedings", title="Soon", year="to appear", authors=("Eve Sample",)
)


def chosen(options: dict[str, Any], entries: Sequence[Publication] = (BARE, THESIS, PAPER, SOON)) -> Groups:
    """Return what is shown of some publications."""
    pages = portfolios.read(portfolios.sources())
    portfolio = Portfolio.link(pages, today=portfolios.TODAY, publications=entries)
    found = publications.choose(
        viewer(portfolio, bibliography="publications", anchored=True), "publications", options
    )
    return found or ()


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (
            {},
            {"to appear": ["soon"], "2023": ["example2023"], "2020": ["thesis"], "Without a year": ["bare"]},
        ),
        (
            {"by": "kind"},
            {
                "Journal articles": ["example2023"],
                "Conference papers": ["soon"],
                "Theses": ["thesis"],
                "Other work": ["bare"],
            },
        ),
        ({"selected": None}, {"": ["example2023"]}),
        ({"selected": None, "by": "year"}, {"2023": ["example2023"]}),
        ({"limit": 2}, {"to appear": ["soon"], "2023": ["example2023"]}),
    ],
)
def test_chosen(options: dict[str, Any], shown: dict[str, list[str]]) -> None:
    """What comes is first, then the latest; kinds have an order of their own."""
    found = {heading: [view.entry.key for view in views] for heading, views in chosen(options)}
    assert (found, list(found)) == (shown, list(shown))


def test_view() -> None:
    """A publication knows the owner among its authors and the pages that tell of its work."""
    ((_, (view,)),) = chosen({}, [PAPER])
    assert (view.anchor, view.own) == ("publication-example2023", (1,))
    assert view.works == (Target(text="Example Laboratories", docname="roles/lab"),)
    ((_, (view,)),) = chosen({"author": "Bea Sample", "selected": None}, [PAPER])
    assert (view.anchor, view.own) == ("", (0,))
    assert chosen({}, []) == ()


def test_state() -> None:
    """What has not come out yet says how far it is, under that heading where it has no year."""
    dated, undated = (
        replace(PAPER, key=year or "none", year=year, state="in press") for year in ("2023", "")
    )
    found = outline(publications.draw(chosen({}, [dated, undated]), link_to, Words(language="de")))
    assert [line.strip() for line in found if "title: " in line and "paragraph" not in line] == [
        "title: im Druck",
        "title: 2023",
    ]
    sources = [line.partition("source: ")[2] for line in found if "paragraph.source" in line]
    assert sources == [
        "Journal 12(3), S.\N{NO-BREAK SPACE}1–9, im Druck",
        "Journal 12(3), S.\N{NO-BREAK SPACE}1–9, im Druck, 2023",
    ]


def test_drawing() -> None:
    """Each stands under its heading, with its parts in a row; what it lacks is not drawn."""
    assert outline(publications.draw(chosen({}, [PAPER, BARE]), link_to, ENGLISH)) == [
        "section#publications-2023",
        "  title: 2023",
        "  list.bibliography",
        "    item",
        "      paragraph.title: (#publication-example2023)<https://doi.org/10.1000/1 out out-link|On k-SAT>",
        "      paragraph.authors: B. Sample, A. Example",
        "      paragraph.source: Journal 12(3), pp.\N{NO-BREAK SPACE}1–9, 2023",
        "      paragraph.note: Best paper",
        "      list.chips",
        "        - <https://doi.org/10.1000/1 out out-link|DOI>",
        "        - <https://arxiv.org/abs/2301.01234 out out-link|arXiv:2301.01234>",
        "        - <https://example.org/p.pdf out out-link|PDF>",
        "        - <roles/lab#|Example Laboratories>",
        "section#publications-without-a-year",
        "  title: Without a year",
        "  list.bibliography",
        "    - paragraph.title: (#publication-bare)Bare",
    ]


def test_many_authors() -> None:
    """Of very many authors the first, the owner and the number of the others are named."""
    names = [f"Eve Sample{place}" for place in range(30)]
    entry = replace(PAPER, authors=(*names, "Ada Example"), others=True)
    lines = outline(publications.draw(chosen({}, [entry]), link_to, ENGLISH))
    assert lines[5].endswith("Eve Sample9, Ada Example and 20 more et al.")


BIB = r"""
@article{sat, author = {Example, A. and Rodr{\'{\i}}guez, Bea}, title = {\emph{k}-SAT in $\mathrm{AC}^{0}$},
  journal = {\mnras}, date = {2024-05-06}, doi = {http://dx.doi.org/10.1000/1}, keywords = {selected}}
@inproceedings{example2023, author = {Example, Ada}, title = {Round Trips}, crossref = {all}}
@proceedings{all, title = {Proc. of Looms}, year = {2023}}
"""
PAGE = """# Publications

:::{portfolio:publications}
:selected:
:::

:::{portfolio:publications}
:by: kind
:::
"""


@pytest.fixture
def listed(root: Path) -> Path:
    """Return the small portfolio with a page of publications."""
    (root / "publications.bib").write_text(BIB, encoding="utf-8")
    (root / "publications.md").write_text(PAGE, encoding="utf-8")
    edit(root / "index.md", "about", "about\npublications")
    return root


def test_page(listed: Path, tmp_path: Path) -> None:
    """The page has formulas and anchors that the role leads to, and leads back to the role."""
    built = build(listed, tmp_path)
    assert built.warnings == ()
    page = built.page("publications")
    assert len(page.select("#publication-sat")) == len(page.select("#publication-example2023")) == 1
    assert page.select_one(".portfolio-title math mi")
    assert [strong.get_text() for strong in page.select(".portfolio-authors strong")] == [
        "A. Example"
    ] * 2 + ["Ada Example"]
    assert [heading.get_text("", strip=True).rstrip("¶#") for heading in page.select("h2")] == [
        "Journal articles",
        "Conference papers",
    ]
    links = {link["href"] for link in built.page("roles/lab").select("dl.portfolio-facts a")}
    assert "../publications.html#publication-example2023" in links
    assert page.select_one('.portfolio-chips a[href="roles/lab.html"]')
    copy = (built.folder / "publications.md").read_text(encoding="utf-8")
    assert "k*-SAT in AC⁰" in copy
    assert not {"\\mathrm", "{", "}"} & set(copy)


@pytest.mark.parametrize("builder", ["text", "latex", "man"])
def test_other_builders(listed: Path, tmp_path: Path, builder: str) -> None:
    """Other builders show the list too, formulas as text."""
    built = build(listed, tmp_path, builder=builder)
    assert built.warnings == ()
    if builder == "text":
        assert "k*-SAT in AC⁰" in (built.folder / "publications.txt").read_text(encoding="utf-8")

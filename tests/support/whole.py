"""Any whole portfolio: Hypothesis strategies over the records, linked as pages of one site."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sphinx_portfolio.graph import publications as publications_
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.model import fields, records
from sphinx_portfolio.model.fields import address
from strategies import KNOWN, LINE, NASTY, front_matter

if TYPE_CHECKING:
    from sphinx_portfolio.model.records import PageRecord

TODAY = date(2026, 1, 1)
TITLE = LINE | NASTY
DOCNAME = st.from_regex(r"[a-z]{1,3}(/[a-z0-9]{1,3}(-[a-z0-9]{1,3})?)?", fullmatch=True)
IN_BIBTEX = TITLE.map(lambda text: " ".join(text.replace("{", "").replace("}", "").split()))
"""BibTeX has no way to write a brace, so no publication has one."""
YEARS = "2024", "2024-13", "in press", ""
NAME = IN_BIBTEX.filter(bool) | st.from_regex(r"[A-Za-zäł.-]{1,5}( [A-Za-zäł.-]{1,5}){0,3}", fullmatch=True)


@st.composite
def publications(draw: st.DrawFn) -> list[Publication]:
    """Return what a BibTeX file can hold."""
    keys = st.from_regex(r"[A-Za-z][A-Za-z0-9:_-]{0,5}", fullmatch=True)
    return [_publication(draw, key) for key in draw(st.lists(keys, max_size=2, unique_by=str.casefold))]


def _publication(draw: st.DrawFn, key: str) -> Publication:
    doi = draw(st.just("") | st.from_regex(r"10\.[0-9]{4}/[a-z0-9._;()/-]{1,8}", fullmatch=True))
    url = draw(st.just("") | KNOWN[fields.Url].map(address))
    eprint, year = draw(st.sampled_from(("", "2401.01234"))), draw(st.sampled_from(YEARS))
    authors = tuple(draw(st.lists(NAME, max_size=3)))
    return Publication(
        key=key,
        kind=draw(st.sampled_from(("article", "inproceedings", "book", "misc"))),
        title=draw(IN_BIBTEX),
        authors=authors,
        venue=draw(IN_BIBTEX),
        year=year,
        date=draw(st.sampled_from(("", "2024-05", "2024-05-31"))) if year == "2024" else "",
        state=draw(st.sampled_from(("", "in press", "Under review"))),
        pages=draw(st.sampled_from(("", "1–9", "e12"))),
        doi=doi,
        url=address(f"https://doi.org/{doi}") if doi else url or publications_.arxiv(eprint),
        eprint=eprint,
        others=bool(authors) and draw(st.booleans()),
        type=draw(st.sampled_from(("", "phdthesis", "Talk"))),
        series=draw(st.sampled_from(("", "ASPLOS ’26"))),
        volume=draw(st.sampled_from(("", "12"))),
        number=draw(st.sampled_from(("", "3"))),
        note=draw(st.sampled_from(("", "Best paper award, 50% & more"))),
        selected=draw(st.booleans()),
        links=draw(
            st.sampled_from(((), (("PDF", "https://example.org/a.pdf"), ("Code", "https://c.example"))))
        ),
    )


@st.composite
def portfolios(draw: st.DrawFn, *, most: int = 4) -> Portfolio:
    """Return a portfolio of one profile and up to ``most`` pages of each other kind, with any mistakes."""
    names = draw(st.lists(DOCNAME, min_size=1, max_size=1 + 3 * most, unique=True))
    kinds = [draw(st.integers(0, 2)) for _ in names[1:]]
    roles, projects, entries = (
        [name for name, kind in zip(names[1:], kinds, strict=True) if kind == wanted][:most]
        for wanted in range(3)
    )
    home = names[0]
    pages: list[Page[PageRecord]] = [_page(draw, home, draw(front_matter(records.Profile)))]
    pages += [_page(draw, name, draw(front_matter(records.Role))) for name in roles]
    ids = st.sampled_from([*(name.rpartition("/")[2] for name in roles), "nowhere"])
    for name in projects:
        data = draw(front_matter(records.Project))
        pages.append(_page(draw, name, data | {"role": draw(st.lists(ids, max_size=2, unique=True))}))
    pages += [_page(draw, name, draw(front_matter(records.Entries))) for name in entries]
    return Portfolio.link(pages, today=TODAY, publications=draw(publications()))


def _page(draw: st.DrawFn, name: str, data: dict[str, Any]) -> Page[PageRecord]:
    return Page(docname=name, title=draw(TITLE), record=records.adapter.validate_python(data))

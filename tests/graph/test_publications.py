"""What a publication is, and what of it stands together, is told by its entry."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import pytest

from sphinx_portfolio.graph.publications import LINKS, Genre, Publication, arxiv


def publication(kind: str = "misc", **given: Any) -> Publication:
    """Return a publication of which nothing else is known."""
    texts = dict.fromkeys(("title", "venue", "year", "pages", "doi", "url"), "")
    return Publication(**{"key": "k", "kind": kind, "authors": ()} | texts | given)


KINDS = {
    "Journal articles": "article suppperiodical review",
    "Conference papers": "inproceedings conference",
    "Books": "book booklet collection proceedings",
    "Book chapters": "incollection inbook suppcollection",
    "Preprints": "",
    "Theses": "thesis phdthesis mastersthesis bachelorthesis",
    "Reports": "report techreport manual",
    "Talks": "presentation talk lecture poster",
    "Patents": "patent",
    "Software and data": "software dataset",
    "Other work": "misc unpublished online",
}


def test_genre_of_a_kind() -> None:
    """The kinds of entries that BibTeX and biblatex know stand under headings, in their order."""
    assert [genre.value for genre in Genre] == [*KINDS]
    found = {each: publication(each).genre.value for kinds in KINDS.values() for each in kinds.split()}
    assert found == {each: heading for heading, kinds in KINDS.items() for each in kinds.split()}


def test_nothing_else_is_known() -> None:
    """What an entry does not say is empty."""
    assert [*filter(None, astuple(publication()))] == ["k", "misc"]


def test_links() -> None:
    """A field for an address says what stands there."""
    names = "pdf code slides poster video website demo data blog"
    said = {name: name.capitalize() for name in names.split()}
    assert said | {"pdf": "PDF", "github": "Code", "html": "Website"} == LINKS


@pytest.mark.parametrize(
    ("given", "genre"),
    [
        ({"kind": "article", "venue": "CoRR"}, Genre.PREPRINT),
        ({"kind": "misc", "venue": "HAL"}, Genre.PREPRINT),
        ({"kind": "report", "venue": "SSRN Electronic Journal"}, Genre.PREPRINT),
        ({"kind": "misc", "eprint": "2301.01234"}, Genre.PREPRINT),
        ({"kind": "article", "venue": "Journal", "eprint": "2301.01234"}, Genre.ARTICLE),
        ({"kind": "article", "venue": "Halogen Chemistry"}, Genre.ARTICLE),
        ({"kind": "inproceedings", "eprint": "2301.01234"}, Genre.PAPER),
        ({"kind": "misc", "venue": "Invited talk at PyCon"}, Genre.TALK),
        ({"kind": "unpublished", "type": "Poster"}, Genre.TALK),
        ({"kind": "misc", "venue": "Online TUTORIAL", "eprint": "2301.01234"}, Genre.TALK),
        ({"kind": "misc", "venue": "Talking Machines"}, Genre.OTHER),
        ({"kind": "article", "venue": "Lecture Notes in Looms"}, Genre.ARTICLE),
    ],
)
def test_genre_by_what_else_is_said(given: dict[str, str], genre: Genre) -> None:
    """What only a server for preprints has is one, and what nothing else is, is a talk if it says so."""
    assert publication(**given).genre is genre


@pytest.mark.parametrize(
    ("kind", "type", "label"),
    [
        *((kind, "", "PhD thesis") for kind in ("phdthesis", "thesis")),
        *(("thesis", type, "Master’s thesis") for type in ("mastersthesis", "mscthesis", "MAthesis")),
        *(
            ("thesis", type, "Bachelor’s thesis")
            for type in ("bachelorsthesis", "bachelorthesis", "bathesis")
        ),
        ("thesis", "candthesis", "Candidate’s thesis"),
        ("techreport", "", "Technical report"),
        ("report", "", "Report"),
        ("report", "resreport", "Report"),
        ("patent", "", "Patent"),
        ("patent", "patentus", "US patent"),
        ("presentation", "", "Talk"),
        ("talk", "", "Talk"),
        ("lecture", "", "Lecture"),
        ("poster", "", "Poster"),
        ("report", "White paper", "White paper"),
        ("article", "", ""),
    ],
)
def test_type(kind: str, type: str, label: str) -> None:
    """What a thesis, a report, a patent or a talk is called is said as its author does, or by its kind."""
    assert publication(kind, type=type).type_label == label


def test_recency() -> None:
    """What has not come out yet stands first, then the latest; last stands what has no date."""
    dates = ["to appear", "2024", "2023", ""]
    found = [publication(year=year) for year in dates] + [publication(year="2023", date="2023-05")]
    found.sort(key=lambda each: each.recency, reverse=True)
    assert [each.date or each.year for each in found] == ["to appear", "2024", "2023-05", "2023", ""]
    assert publication(year="Spring 2024").recency == publication(year="2024").recency


def test_arxiv() -> None:
    """A number on arXiv has an address, and no number has none."""
    assert [arxiv("2301.01234"), arxiv("")] == ["https://arxiv.org/abs/2301.01234", ""]

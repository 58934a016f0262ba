"""Publications as BibTeX read back as the same publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

import whole
from sphinx_portfolio.exports import bibtex
from sphinx_portfolio.graph.entries import read as read_entries
from sphinx_portfolio.graph.publications import Publication

if TYPE_CHECKING:
    from pathlib import Path

PAPER = Publication(
    key="example2023",
    kind="article",
    title="Round {Trips} & 50% more_or_less #1",
    authors=("Ada Example", "Ben O’Sample-Smith Jr.", "The Group and Friends", "Plato", "de la Cruz, M."),
    venue="Journal~of\\Examples",
    year="2023",
    state="in press",
    pages="1–9",
    doi="10.1000/a_b",
    url="https://doi.org/10.1000/a_b",
)
WEB = Publication(
    key="web", kind="misc", title="", authors=(), venue="A\N{NO-BREAK SPACE}blog", year="", pages="", doi="",
    url="https://example.org/a_b",
)  # fmt: skip


def test_file() -> None:
    """Each entry has the fields that it needs, and texts are spelled as LaTeX spells them."""
    assert bibtex.dump([PAPER, WEB]) == (
        "@article{example2023,\n"
        "  author = {Ada Example and Ben O’Sample-Smith Jr. and {The Group and Friends} and {Plato}"
        " and {de la Cruz, M.}},\n"
        r"  title = {{Round (Trips) \& 50\% more\_or\_less \#1}},"
        "\n"
        r"  journal = {Journal\textasciitilde{}of\textbackslash{}Examples},"
        "\n"
        "  year = {2023},\n"
        "  pubstate = {in press},\n"
        "  pages = {1–9},\n"
        "  doi = {10.1000/a_b},\n"
        "}\n"
        "\n"
        "@misc{web,\n"
        "  howpublished = {A~blog},\n"
        "  url = {https://example.org/a_b},\n"
        "}\n"
    )
    assert bibtex.dump([]) == ""


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("article", "journal"), ("inproceedings", "booktitle"), ("incollection", "booktitle"),
        ("book", "howpublished"),
    ],
)  # fmt: skip
def test_venue(kind: str, field: str) -> None:
    """Where an entry came out stands in the field that its kind has for that."""
    entry = Publication(
        key="k", kind=kind, title="", authors=(), venue="V", year="", pages="", doi="", url=""
    )
    assert bibtex.dump([entry]) == f"@{kind}{{k,\n  {field} = {{V}},\n}}\n"


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("a--b", "a-{}-b"),
        ("``x''", "`{}`x'{}'"),
        ("x,,", "x,{},"),
        ("?`", "?{}`"),
        ("!`", "!{}`"),
        ("a-b", "a-b"),
    ],
)
def test_letters_that_latex_joins(text: str, latex: str) -> None:
    """Letters of which LaTeX would make one are kept apart."""
    assert bibtex.tex(text) == latex


@given(entries=whole.publications())
def test_round_trip(tmp_path_factory: object, entries: list[Publication]) -> None:
    """Whatever a BibTeX file can hold comes back as it was."""
    folder: Path = tmp_path_factory.mktemp("bibtex")  # type: ignore[attr-defined]
    path = folder / "publications.bib"
    path.write_text(bibtex.dump(entries), encoding="utf-8")
    assert read_entries(path) == (tuple(entries), ())

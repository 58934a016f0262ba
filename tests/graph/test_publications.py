"""A BibTeX file is read into plain text, entry by entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pybtex.exceptions import PybtexError

from sphinx_portfolio.graph import publications
from sphinx_portfolio.graph.publications import Publication

if TYPE_CHECKING:
    from pathlib import Path

FILE = r"""
@inproceedings{example2023,
  author = {de Example, Jr., Ada Mary and Sample, Ben and {The Compiler Group}},
  title = {On {LLVM} \& G{\"o}del},
  booktitle = {Proceedings},
  journal = {Journal},
  howpublished = {By hand},
  year = {2023},
  pages = {1--9},
  doi = {10.1000/a\_b%20c},
  url = {https://example.org/elsewhere},
}
@article{second, journal = {Journal}, howpublished = {By hand}, year = 2024,
  url = {https://example.org/{a} 50%25}}
@misc{third, howpublished = {By hand}, doi = {https://doi.org/10.1000/1}}
@book{fourth, title = {Untold}}
"""


def read(folder: Path, text: str) -> tuple[Publication, ...]:
    """Return what is read of a file with this text."""
    (folder / "publications.bib").write_text(text, encoding="utf-8")
    return publications.read(folder / "publications.bib")


def test_every_field(tmp_path: Path) -> None:
    """Names stand in the order in which one says them, LaTeX is plain text, and a DOI makes the address."""
    first, second, third, fourth = read(tmp_path, FILE)
    assert first == Publication(
        key="example2023",
        kind="inproceedings",
        title="On LLVM & Gödel",
        authors=("Ada Mary de Example Jr.", "Ben Sample", "The Compiler Group"),
        venue="Proceedings",
        year="2023",
        pages="1–9",
        doi="10.1000/a_b%20c",
        url="https://doi.org/10.1000/a_b%20c",
    )
    nothing = Publication(
        key="fourth", kind="book", title="Untold", authors=(), venue="", year="", pages="", doi="", url=""
    )
    assert fourth == nothing
    assert second == replace(
        nothing, key="second", kind="article", title="", venue="Journal", year="2024",
        url="https://example.org/a50%25",
    )  # fmt: skip
    assert third == replace(
        nothing, key="third", kind="misc", title="", venue="By hand", doi="10.1000/1",
        url="https://doi.org/10.1000/1",
    )  # fmt: skip


def test_no_bibtex(tmp_path: Path) -> None:
    """A file that is not BibTeX is an error, and so is one that is not there."""
    with pytest.raises(PybtexError):
        read(tmp_path, "@article{x, title = {")
    with pytest.raises(PybtexError, match=r"nowhere\.bib"):
        publications.read(tmp_path / "nowhere.bib")


@pytest.mark.parametrize(
    ("venue", "year", "source"),
    [("Journal", "2023", "Journal, 2023"), ("", "2023", "2023"), ("Journal", "", "Journal"), ("", "", "")],
)
def test_source(venue: str, year: str, source: str) -> None:
    """Where and when it came out stand on one line, as far as they are known."""
    entry = Publication(
        key="k", kind="misc", title="", authors=(), venue=venue, year=year, pages="", doi="", url=""
    )
    assert entry.source == source

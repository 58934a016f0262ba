"""A BibTeX file is read into plain text, entry by entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.graph import entries
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
    return entries.read(folder / "publications.bib")[0]


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
        links=(("Website", "https://example.org/elsewhere"),),
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


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is an error."""
    with pytest.raises(FileNotFoundError, match=r"nowhere\.bib"):
        entries.read(tmp_path / "nowhere.bib")


@pytest.mark.parametrize(
    ("fields", "message", "kept"),
    [
        (
            "title = {T}, url = {javascript:alert(1)}",
            "k.url: “javascript:alert(1)” is no web address: it begins with https:// and names a host.",
            {"url": ""},
        ),
        (
            "title = {T}, url = {https://ada:secret@example.org}",
            "k.url: “example.org” is given a name or a password: take out what stands before the @.",
            {"url": ""},
        ),
        (
            "title = {T}, doi = {10.1/<b>}",
            "",
            {"doi": "10.1/<b>", "url": "https://doi.org/10.1/%3Cb%3E"},
        ),
        *(
            (f"title = {{T}}, doi = {{{written}}}", "", {"url": "https://doi.org/10.1/a"})
            for written in ("doi:10.1/a", "DOI: 10.1/a", "http://dx.doi.org/10.1/a")
        ),
        ("title = {80% of R&D}, year = {5\\%}", "", {"title": "80% of R&D", "year": "5%"}),
        (
            "year = 2024",
            "k: the entry has no title; write one, as in title = {A matrix kernel}.",
            {"title": "", "year": "2024"},
        ),
        (
            "title = {A\0}",
            "k.title: the text has the character U+0000, which no page can show.",
            {"title": ""},
        ),
        (
            f"title = {{{'a' * 20_001}}}, year = 2024",
            "k.title: the text has 20,001 characters; 20,000 are read: shorten it.",
            {"title": "", "year": "2024"},
        ),
    ],
)
def test_field_that_no_page_can_show(tmp_path: Path, fields: str, message: str, kept: dict[str, str]) -> None:
    """An address that no page may link to, or a text that none can show, is told and left out."""
    path = tmp_path / "publications.bib"
    path.write_text(f"\n@misc{{k, {fields}}}", encoding="utf-8")
    (found,), problems = entries.read(path)
    assert [f"{problem.line}: {problem}" for problem in problems] == ([f"2: {message}"] if message else [])
    assert {name: getattr(found, name) for name in kept} == kept


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

"""The publications of a file become entries for BibTeX; what it has no form for is noted."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.importers import publications
from sphinx_portfolio.importers.source import Source
from sphinx_portfolio.json_resume.write import OURS


def read(*given: dict[str, Any]) -> tuple[list[Publication], list[str], dict[str, Any]]:
    """Return the entries, the notes, and what of the file is in none of them."""
    source, notes = Source({"publications": list(given)}), list[str]()
    found = publications.read(source, notes)
    return found, notes, {".".join(map(str, path)): value for path, value in source.remaining()}


def entry(**fields: Any) -> Publication:
    """Return an entry with these fields, and nothing else."""
    empty = dict.fromkeys(("title", "venue", "year", "pages", "doi", "url"), "")
    return Publication(**{"key": "publication", "kind": "misc", "authors": (), **empty, **fields})


def test_entry_of_others() -> None:
    """Title, publisher, date, address and summary are kept."""
    found, notes, lost = read(
        {
            "name": "On Looms",
            "publisher": "Journal",
            "releaseDate": "2024-05-06",
            "url": "https://a.example",
            "summary": "It weaves.",
        }
    )
    assert found == [
        entry(
            key="on-looms", title="On Looms", venue="Journal", year="2024", date="2024-05-06",
            url="https://a.example", note="It weaves.",
        )
    ]  # fmt: skip
    assert notes == []
    assert lost == {}


def test_year_alone_is_kept() -> None:
    """A year alone is no more than BibTeX keeps."""
    found, notes, _ = read({"name": "A", "releaseDate": "2024"})
    assert (found, notes) == ([entry(key="a", title="A", year="2024")], [])
    assert read({"name": "A", "releaseDate": 2024})[0] == found, "a number is one, too"


def test_doi_of_others() -> None:
    """An address that is a DOI's is one."""
    found, _, _ = read({"name": "A", "url": "https://doi.org/10.1/x"})
    assert found == [entry(key="a", title="A", doi="10.1/x", url="https://doi.org/10.1/x")]


def test_our_entry() -> None:
    """An entry of ours comes back whole, with the authors that its summary names and its full date."""
    ours = {"key": "k:1", "kind": "article", "authors": ["Ada", "Bob"], "pages": "1–9", "doi": "10.1/x"}
    found, notes, lost = read(
        {
            "name": "A",
            "releaseDate": "2024-05",
            "url": "https://doi.org/10.1/x",
            "summary": "By Ada, Bob",
            OURS: ours,
        }
    )
    assert found == [
        entry(
            key="k:1", kind="article", title="A", authors=("Ada", "Bob"), year="2024", date="2024-05",
            pages="1–9", doi="10.1/x", url="https://doi.org/10.1/x",
        )
    ]  # fmt: skip
    assert (notes, lost) == ([], {})


@pytest.mark.parametrize(("ours", "url"), [({"doi": "10.1/x"}, "https://doi.org/10.1/x"), ({}, "")])
def test_what_only_ours_has(ours: dict[str, str], url: str) -> None:
    """A year, an address and a DOI that JSON Resume does not hold come back from beside."""
    found, _, _ = read({"name": "A", OURS: {"key": "a", "kind": "misc", "year": "in press"} | ours})
    assert found == [entry(key="a", title="A", year="in press", url=url, doi=ours.get("doi", ""))]


def test_edited_address_wins() -> None:
    """Who edits an address of ours gets it as it was edited."""
    found, _, _ = read({"name": "A", "url": "https://b.example", OURS: {"key": "a", "kind": "misc"}})
    assert found[0].url == "https://b.example"


@pytest.mark.parametrize(
    ("ours", "key", "kind"),
    [
        ({"key": "Ada.24+x/y-z", "kind": "inproceedings"}, "Ada.24+x/y-z", "inproceedings"),
        ({"key": "a,b", "kind": "a{b"}, "a", "misc"),
        ({"key": "é", "kind": "é"}, "a", "misc"),
        ({"key": "-a", "kind": "x y"}, "a", "misc"),
    ],
)
def test_names(ours: dict[str, str], key: str, kind: str) -> None:
    """What BibTeX could not read as a key or a kind is none."""
    found, _, _ = read({"name": "A", OURS: ours})
    assert (found[0].key, found[0].kind) == (key, kind)


def test_keys_are_unique() -> None:
    """No two entries share a key, whatever its case, and new ones are numbered from two."""
    ours = {"kind": "misc"}
    given = [{"name": "A"}, {"name": "a"}, {"name": "B", OURS: ours | {"key": "A"}}]
    assert [found.key for found in read(*given)[0]] == ["a", "a-2", "b"]


def test_without_a_title() -> None:
    """An entry is called by its summary or its address where it has no title; one without any is lost."""
    given = {"summary": "On looms."}, {"url": "https://a.example"}, {"releaseDate": "2020"}
    found, _, lost = read(*given)
    assert [each.title for each in found] == ["On looms.", "https://a.example"]
    assert lost == {"publications.2": {"releaseDate": "2020"}}


@pytest.mark.parametrize("title", ["The {X}", "Open {", "Close }"])
def test_braces_are_noted(title: str) -> None:
    """A title with braces is noted: BibTeX has none."""
    assert read({"name": "A"}, {"name": title})[1] == [
        "publications[1].name: BibTeX has no braces; they are parentheses now."
    ]

"""The index of a site is Pagefind's files and the catalogue of its pages, and is told from every other."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import portfolios
from sphinx_portfolio.search import facets, fulltext, index
from sphinx_portfolio.search.facets import Entry
from sphinx_portfolio.search.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KERNEL = Entry(docname="projects/kernel", title="A kernel", kind="Write-up", summary="Fast & <small>.")
ENTRIES = (KERNEL, Entry(docname="about", title="About"))
ADDRESSES = {"projects/kernel": "projects/kernel.html", "about": "about.html"}
INDEX = Index(portfolio=portfolios.link(), entries=ENTRIES, addresses=ADDRESSES, language="en")


def html(docname: str) -> str:
    """Return a page."""
    return f'<main role="main"><h1>{docname}</h1><p>Größe</p></main>'


def test_files_are_the_index_and_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind gets each page with its summary behind it, worth four words; its files have a folder."""
    asked: list[tuple[str, str]] = []
    entry = {"languages": {"en": {"hash": "en_1", "wasm": "en"}}}
    made = {"pagefind.js": b"script", "pagefind-entry.json": json.dumps(entry).encode()}

    def begin(
        docnames: Iterable[str], read: Callable[[str], str], language: str
    ) -> Callable[[], dict[str, bytes]]:
        asked.extend((language, read(docname)) for docname in docnames)
        return lambda: made

    monkeypatch.setattr(fulltext, "begin", begin)
    monkeypatch.setattr(fulltext, "texts", lambda files: {"about": "en_2", "projects/kernel": "en_3"})
    files = INDEX.files(html)
    before, after = '<div role="main"><p data-pagefind-weight="2">', "</p></div>"
    assert asked == [
        ("en", html("projects/kernel") + before + "Fast &amp; &lt;small&gt;." + after),
        ("en", html("about") + before + after),
    ]
    assert list(files) == ["pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/pages.json"]
    assert files["pagefind/pagefind.js"] == b"script"
    assert files[index.CATALOGUE].startswith(b'{"index":{"hash":"en_1","wasm":"en"},"kinds":["Write-up",')
    catalogue = json.loads(files[index.CATALOGUE])
    texts = {"about": "en_2", "projects/kernel": "en_3"}
    told = facets.catalogue(INDEX.portfolio, ENTRIES, ADDRESSES, texts)
    assert catalogue == {"index": {"hash": "en_1", "wasm": "en"}, **json.loads(json.dumps(told))}


def test_catalogue_keeps_letters_as_they_are() -> None:
    """The catalogue of a real index names the text of each page, and is written in UTF-8."""
    files = replace(INDEX, entries=[replace(ENTRIES[1], title="Über")]).files(html)
    assert "Über".encode() in files["pagefind/pages.json"]
    (row,) = json.loads(files["pagefind/pages.json"])["pages"]
    assert f"pagefind/fragment/{row[9]}.pf_fragment" in files


SOURCES = portfolios.sources()
CHANGES: dict[str, dict[str, Any]] = {
    "entry": {"entries": (replace(KERNEL, summary="Slow."), ENTRIES[1])},
    "address": {"addresses": ADDRESSES | {"about": "about/"}},
    "language": {"language": "de"},
    "skills": {"portfolio": portfolios.link({**SOURCES, "index": SOURCES["index"].replace("matmul", "mm")})},
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_index_has_another_digest(change: str) -> None:
    """Whatever the catalogue says of a page is part of what tells indexes apart."""
    assert replace(INDEX, **CHANGES[change]).digest([1]) != INDEX.digest([1])


def test_digest_tells_pages_and_programs_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest changes with the pages and with what makes the index, and with nothing else."""
    digest = partial(INDEX.digest, [1, 2])
    before = digest()
    assert (digest(), len(before)) == (before, 32)
    assert INDEX.digest([1, 3]) != before
    monkeypatch.setattr(index, "MADE_BY", (*index.MADE_BY[1:], "2.0"))
    assert digest() != before


def test_what_makes_an_index() -> None:
    """Another release of Pagefind, and every setting of ours, makes another index of the same pages."""
    from importlib.metadata import version

    expected = (version("pagefind"), 200, fulltext.LEFT_OUT, facets.kinds, 100)
    assert expected == index.MADE_BY


def test_pages_stay_out_by_either_key() -> None:
    """The keys are those that Sphinx's own search knows."""
    assert {"nosearch", "no-search"} == index.UNLISTED

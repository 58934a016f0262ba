"""The index: what a search loads of a site, made of its pages' HTML and of what is known of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.search import facets, fulltext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_portfolio.graph.portfolio import Portfolio

FOLDER = "pagefind"
CATALOGUE = f"{FOLDER}/pages.json"

MADE_BY = version("pagefind"), fulltext.CHUNK_SIZE, fulltext.LEFT_OUT, facets.kinds, facets.SUMMARIES
"""What changes the index of the same pages."""

UNLISTED = frozenset({"nosearch", "no-search"})
"""The front-matter keys by which a page stays out of Sphinx's search, and of ours."""


@dataclass(frozen=True, kw_only=True)
class Index:
    """The pages of a site that search finds, with their addresses and the language that they are in."""

    portfolio: Portfolio
    entries: Sequence[facets.Entry]
    addresses: Mapping[str, str]
    language: str

    def digest(self, states: object) -> str:
        """Return what tells the index from another; ``states`` tell the HTML of its pages from another."""
        known = self.entries, self.addresses, self.language, [use.skill for use in self.portfolio.skills]
        return blake2b(repr((MADE_BY, known, states)).encode(), digest_size=16).hexdigest()

    def begin(self, read: Callable[[str], str]) -> Callable[[], dict[str, bytes]]:
        """Begin to index, and return what gives Pagefind's files and the catalogue, by path.

        ``read`` gives the HTML of a page.
        """
        summaries = {entry.docname: _summary(entry) for entry in self.entries}
        files = fulltext.begin(summaries, lambda docname: read(docname) + summaries[docname], self.language)
        return lambda: self._with_catalogue(files())

    def files(self, read: Callable[[str], str]) -> dict[str, bytes]:
        """Return Pagefind's files and the catalogue, by path."""
        return self.begin(read)()

    def _with_catalogue(self, built: Mapping[str, bytes]) -> dict[str, bytes]:
        pages = facets.catalogue(self.portfolio, self.entries, self.addresses, fulltext.texts(built))
        catalogue = {"index": fulltext.names(built), **pages}
        content = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":"))
        return {**{f"{FOLDER}/{name}": built[name] for name in built}, CATALOGUE: content.encode()}


def _summary(entry: facets.Entry) -> str:
    """Return the summary as a part of the page, which may not show it; a word of it is worth four."""
    part = ET.Element("div", role="main")
    ET.SubElement(part, "p", {"data-pagefind-weight": "2"}).text = entry.summary
    return ET.tostring(part, encoding="unicode", method="html")

"""The addresses that a portfolio names, each with the places that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from sphinx_portfolio.graph.publications import arxiv
from sphinx_portfolio.model.records import Entries, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.frontmatter import Path
    from sphinx_portfolio.model.records import PageRecord


class Named(NamedTuple):
    """Where an address is named: a page and a line, or without these the key of a publication."""

    docname: str
    line: int
    key: str = ""


def find(portfolio: Portfolio) -> dict[str, list[Named]]:
    """Return every address, without what stands behind ``#``: evidence first, as that counts most."""
    found: dict[str, list[Named]] = {}
    evidence = [
        (page, ("evidence", index, "url"), piece.url)
        for page in portfolio.evident
        for index, piece in enumerate(page.record.evidence)
    ]
    others = [(page, *each) for page in portfolio.pages for each in _links(page)]
    for page, path, url in (*evidence, *others):
        if url:
            named = Named(page.docname, page.line(path))
            found.setdefault(urldefrag(url).url, []).append(named)
    for entry in portfolio.publications:
        for url in dict.fromkeys((entry.url, arxiv(entry.eprint), *(url for _, url in entry.links))):
            if url:
                found.setdefault(urldefrag(url).url, []).append(Named("", 0, entry.key))
    return found


def _links(page: Page[PageRecord]) -> Iterator[tuple[Path, str]]:
    """Yield the addresses of a page that are no evidence."""
    if isinstance(page.record, Entries):
        for index, entry in enumerate(page.record.entries):
            yield ("entries", index, "url"), entry.url or ""
        return
    if isinstance(page.record, Role):
        yield ("url",), page.record.url or ""
    for index, link in enumerate(page.record.links):
        yield ("links", index, "url"), link.url

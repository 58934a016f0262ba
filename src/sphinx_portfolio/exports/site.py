"""What an export needs to know of the site beside the portfolio, and the form that an export has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.model.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

File: TypeAlias = tuple[str, bytes]
"""A path relative to the built site, with forward slashes, and what the file holds."""

unlisted = frozenset({"404"})
"""The docnames of pages that nobody should be led to."""


def utc(when: datetime) -> str:
    """Return a time as RFC 3339 writes it."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def newest(site: Site, docnames: Iterable[str]) -> datetime | None:
    """Return when one of some pages was last changed, as far as that is known."""
    return max(filter(None, map(site.last_modified, docnames)), default=None)


def folder(url: str) -> str:
    """Return an address as that of a folder; an empty one stays empty."""
    return f"{url.rstrip('/')}/" if url else ""


def absolute(base_url: str, address: str) -> str:
    """Return the address of a page for good: that of a folder, where the page is the folder's index."""
    folder, slash, file = address.rpartition("/")
    return base_url + (folder + slash if file == "index.html" else address)


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site that is being built.

    ``base_url`` ends with a slash, or is empty where the site does not know its address; ``within`` is the
    folder that the portfolio has in other documentation, ending with a slash, or empty; ``titles`` and
    ``addresses`` are by docname, the addresses relative to ``base_url``; ``listings`` are the docnames of
    pages that list others, ``claims`` that of the page with all results and ``bibliography`` that of the page
    with all publications, or empty; ``portrait`` is the file of a picture of the person; ``last_modified``
    tells the time of the last change of a page's source, in UTC. ``sitemap`` is the path of the site map, or
    empty, and ``copied`` tells whether each page has a copy in Markdown. ``photo`` is the absolute address of
    that picture, or empty.
    """

    base_url: str
    within: str = ""
    title: str
    language: str
    titles: Mapping[str, str]
    addresses: Mapping[str, str]
    listings: frozenset[str] = frozenset()
    last_modified: Callable[[str], datetime | None]
    claims: str = ""
    bibliography: str = ""
    portrait: Path | None = None
    sitemap: str = "sitemap.xml"
    copied: bool = True
    photo: str = ""

    def url(self, docname: str) -> str:
        """Return the address of a page: absolute where the site knows its own, else relative to its root."""
        address = self.addresses[docname]
        return absolute(self.base_url, address) if self.base_url else address

    def place(self, docname: str, anchor: str) -> str:
        """Return the address of an anchor on a page."""
        return f"{self.url(docname)}#{anchor}"

    @property
    def home_url(self) -> str:
        """The address of the folder in which the portfolio and its files are, or nothing."""
        return self.base_url and self.base_url + self.within

    def public_url(self, docname: str) -> str:
        """Return the absolute address of a page, or nothing where the site does not know its own."""
        return self.url(docname) if self.base_url else ""


Export: TypeAlias = Callable[[Portfolio, Site], Iterable[File | Problem | str]]
"""Yields the files of one output, and the problems met on the way."""

"""What an export needs to know of the site beside the portfolio, and the form that an export has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sphinx_portfolio.portfolio import Portfolio
from sphinx_portfolio.problems import Problem

File: TypeAlias = tuple[str, bytes]
"""A path relative to the built site, with forward slashes, and what the file holds."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site that is being built.

    ``base_url`` ends with a slash, or is empty where the site does not know its address; ``titles`` and
    ``addresses`` are by docname, the addresses relative to ``base_url``; ``now`` is the time of the build and
    ``last_modified`` that of a page's last change, both in UTC.
    """

    base_url: str
    title: str
    language: str
    now: datetime
    titles: Mapping[str, str]
    addresses: Mapping[str, str]
    last_modified: Callable[[str], datetime]

    def url(self, docname: str, anchor: str = "") -> str:
        """Return the address of a page: absolute where the site knows its own, else relative to its root."""
        return self.base_url + self.addresses[docname] + (f"#{anchor}" if anchor else "")


Export: TypeAlias = Callable[[Portfolio, Site], Iterable[File | Problem]]
"""Yields the files of one output, and the problems met on the way."""

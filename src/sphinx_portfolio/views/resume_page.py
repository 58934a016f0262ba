"""The résumé as a page: what the PDF says where there is room for all of it, and the files to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_portfolio.views import resume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.views.resume import Resume


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file beside the page: its path in the built site, and its size in bytes."""

    label: str
    path: str
    size: int

    @property
    def measure(self) -> str:
        """The size for a reader, in thousands of bytes as browsers count them."""
        return f"{max(1, round(self.size / 1000)):,}\N{NO-BREAK SPACE}kB"


def downloads(sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """Return the files of a résumé by their names, those to print first."""
    printed = sorted(sizes, key=lambda name: (not name.endswith(".pdf"), name.removesuffix(".pdf")))
    return tuple(Download(label=_label(name), path=name, size=sizes[name]) for name in printed)


def _label(name: str) -> str:
    """Return what a file is: the variant for an audience says which."""
    stem, _, form = name.rpartition(".")
    audience = stem.removeprefix("resume").lstrip("-")
    sort = "JSON Resume" if form == "json" else form.upper()
    return f"{sort}, {audience}" if audience else sort


@dataclass(frozen=True, kw_only=True)
class ResumeView:
    """A résumé whose addresses within the site are docnames, and what can be downloaded of it."""

    resume: Resume
    downloads: tuple[Download, ...]


@dataclass(frozen=True, kw_only=True)
class _Within:
    """The site seen from within: the address of a page is its docname."""

    claims: str
    base_url: str = "."

    def url(self, docname: str, anchor: str = "") -> str:
        return docname


def view(portfolio: Portfolio, claims: str, downloads: tuple[Download, ...]) -> ResumeView | None:
    """Return the résumé with all write-ups; ``claims`` is the docname of the page with all results."""
    if portfolio.profile is None:
        return None
    chosen = resume.chosen(portfolio, resume.Variant())
    told = resume.compose(portfolio, _Within(claims=claims), chosen)
    return ResumeView(resume=replace(told, links=told.links[1:]), downloads=downloads)  # the first leads here

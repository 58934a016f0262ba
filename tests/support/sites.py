"""The site around a portfolio, without Sphinx: what exports are told of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.json_ld import PageMetadata
from sphinx_portfolio.exports.site import Site, absolute
from sphinx_portfolio.views.navigation import around
from sphinx_portfolio.views.viewer import Target, Viewer

if TYPE_CHECKING:
    from sphinx_portfolio.exports.json_ld import Link
    from sphinx_portfolio.graph.portfolio import Portfolio

BASE = "https://ada.example/en/"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CHANGED = datetime(2025, 6, 1, 12, 30, tzinfo=UTC)


def titles(portfolio: Portfolio) -> dict[str, str]:
    """Return the title of each page with a record, and of one without."""
    return {page.docname: page.title for page in portfolio.pages} | {"about": "About"}


def site(portfolio: Portfolio, base_url: str = BASE) -> Site:
    """Return a site that has the portfolio's pages and changed half a year ago."""
    known = titles(portfolio)
    return Site(
        base_url=base_url,
        title="Ada’s work",
        language="en",
        titles=known,
        addresses={name: f"{name}.html" for name in known},
        last_modified=lambda docname: CHANGED,
    )


def viewer(portfolio: Portfolio, bibliography: str = "") -> Viewer:
    """Return what chooses for the pages of the site."""
    home = Target(text="Ada", docname=portfolio.profile.docname if portfolio.profile else "index")
    return Viewer(portfolio, {}, words={}, home=home, root=home, bibliography=bibliography)


def metadata(portfolio: Portfolio, docname: str, description: str = "") -> PageMetadata:
    """Return what the site knows of one of its pages."""
    page = portfolio.page(docname)
    return PageMetadata(
        docname=docname,
        title=titles(portfolio)[docname],
        description=page.record.summary if page else description,
        home=viewer(portfolio).home.docname,
        trail=around(viewer(portfolio), docname, {}).parents,
        site_title="Ada’s work",
        language="en",
    )


def link(base_url: str = BASE) -> Link:
    """Return what tells the address of a page, as pages at the root of the site would."""

    def address(docname: str, anchor: str) -> str:
        near = f"{docname}.html"
        return (absolute(base_url, near) if base_url else near) + (f"#{anchor}" if anchor else "")

    return address

"""What crawlers ask for: ``sitemap.xml``, ``robots.txt`` and ``llms.txt``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports import markdown as md
from sphinx_portfolio.exports.site import File, Site, newest, unlisted, utc
from sphinx_portfolio.graph.pages import is_entries, is_project, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.records import Role


def sitemap(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the site map, see https://www.sitemaps.org/protocol.html; none without absolute addresses."""
    if not site.base_url:
        return
    root = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for docname in _listed(site):
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = site.url(docname)
        if when := changed(docname, portfolio, site):
            ET.SubElement(url, "lastmod").text = utc(when)
    ET.indent(root, " ")
    yield f"{site.within}sitemap.xml", ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def changed(docname: str, portfolio: Portfolio, site: Site) -> datetime | None:
    """Return when the page last changed, if that is known: with its own text, or with what it lists."""
    page = portfolio.page(docname)
    if is_role(page):
        listed = [work.docname for work in portfolio.projects_of(page.id)]
    else:
        lists = docname in site.listings and not is_project(page)
        listed = [other.docname for other in portfolio.dated] if lists else []
    return newest(site, (docname, *listed))


def robots(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the rules for crawlers: all is allowed, and the site map is named; a folder has no rules."""
    if site.within:
        return
    where = f"\nSitemap: {site.base_url}{site.sitemap}\n" if site.base_url and site.sitemap else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{where}".encode()


def llms(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the contents for language models, see https://llmstxt.org; links lead to copies, if there are."""
    if portfolio.profile is None:
        return
    summary = portfolio.profile.record.summary
    parts = [md.heading(1, md.escape(site.title)), md.quote(md.paragraph(md.escape(summary)))]
    known, words = {page.docname for page in portfolio.dated}, portfolio.words
    for title, entries in (
        (
            words("Roles"),
            [_entry(site, page.docname, page.label, _job(portfolio, page)) for page in portfolio.roles],
        ),
        (
            words("Write-ups"),
            [_entry(site, p.docname, p.label, p.record.summary) for p in portfolio.projects],
        ),
        (
            words("Other pages"),
            [
                _entry(site, n, site.titles[n], _summary(portfolio, n))
                for n in _listed(site)
                if n not in known
            ],
        ),
    ):
        if entries:
            parts += [md.heading(2, title), "\n".join(entries)]
    yield f"{site.within}llms.txt", ("\n\n".join(parts) + "\n").encode()


def _summary(portfolio: Portfolio, docname: str) -> str:
    """Return what a page of entries says of itself; of other pages nothing is known."""
    page = portfolio.page(docname)
    return page.record.summary if is_entries(page) else ""


def _job(portfolio: Portfolio, page: Page[Role]) -> str:
    """Return what a role was and when, where its name does not say so, and what was done."""
    title, dates, words = page.record.title, portfolio.dates_of(page), portfolio.words
    if not page.apart:
        return words("{title}, {dates}. ", title=title, dates=dates) + page.record.summary
    return (dates + words.stop if dates not in page.apart else "") + page.record.summary


def _entry(site: Site, docname: str, title: str, note: str) -> str:
    address = f"{site.base_url}{quote(docname)}.md" if site.copied else site.url(docname)
    link = md.link(md.escape(title), address)
    return f"- {link}: {md.escape(note)}" if note else f"- {link}"


def _listed(site: Site) -> list[str]:
    return [name for name in site.titles if name not in unlisted]

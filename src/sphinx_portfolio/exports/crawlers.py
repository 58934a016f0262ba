"""What crawlers ask for: ``sitemap.xml``, ``robots.txt`` and ``llms.txt``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports import markdown as md
from sphinx_portfolio.exports.site import unlisted, utc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sphinx_portfolio.exports.site import File, Site
    from sphinx_portfolio.graph.portfolio import Page, Portfolio
    from sphinx_portfolio.model.records import Role


def sitemap(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the site map, see https://www.sitemaps.org/protocol.html; none without absolute addresses."""
    if not site.base_url:
        return
    root = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for docname in _listed(site):
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = site.url(docname)
        ET.SubElement(url, "lastmod").text = utc(changed(docname, portfolio, site))
    ET.indent(root, " ")
    yield "sitemap.xml", ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def changed(docname: str, portfolio: Portfolio, site: Site) -> datetime:
    """Return when the page last changed: with its own text, or with that of the pages that it lists."""
    id = docname.rpartition("/")[2]
    shown: list[str] = []
    if (role := portfolio.role(id)) and role.docname == docname:
        shown = [page.docname for page in portfolio.projects_of(id)]
    elif docname in site.listings and not ((work := portfolio.project(id)) and work.docname == docname):
        shown = [page.docname for page in portfolio.roles] + [page.docname for page in portfolio.projects]
    return max(site.last_modified(name) for name in (docname, *shown))


def robots(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the rules for crawlers: all is allowed, and the site map is named."""
    lines = ["User-agent: *", "Allow: /"]
    if site.base_url:
        lines += ["", f"Sitemap: {site.base_url}sitemap.xml"]
    yield "robots.txt", ("\n".join(lines) + "\n").encode()


def llms(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the contents for language models, see https://llmstxt.org; links lead to Markdown copies."""
    if portfolio.profile is None:
        return
    profile = portfolio.profile.record
    blocks = [md.heading(1, md.escape(site.title)), md.quote(md.paragraph(md.escape(profile.summary)))]
    roles = {page.docname: (page.record.organisation, _job(page)) for page in portfolio.roles}
    work = {page.docname: (page.title, page.record.summary) for page in portfolio.projects}
    rest = {name: (site.titles[name], "") for name in _listed(site) if name not in roles | work}
    for title, pages in (("Roles", roles), ("Write-ups", work), ("Other pages", rest)):
        entries = [_entry(site, docname, *told) for docname, told in pages.items()]
        if entries:
            blocks += [md.heading(2, title), "\n".join(entries)]
    yield "llms.txt", ("\n\n".join(blocks) + "\n").encode()


def _job(page: Page[Role]) -> str:
    record = page.record
    return f"{record.title}, {record.span.display()}. {record.summary}"


def _entry(site: Site, docname: str, title: str, note: str) -> str:
    link = md.link(md.escape(title), f"{site.base_url}{docname}.md")
    return f"- {link}: {md.escape(note)}" if note else f"- {link}"


def _listed(site: Site) -> list[str]:
    return [name for name in site.titles if name not in unlisted]

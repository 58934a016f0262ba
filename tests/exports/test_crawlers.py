"""What crawlers ask for leads to the pages, to their copies, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

import portfolios
from sites import BASE, CHANGED, site
from sphinx_portfolio.exports import crawlers
from sphinx_portfolio.exports.site import utc

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_sitemap() -> None:
    """Each page but the one for wrong addresses stands in the site map with its last change."""
    portfolio = portfolios.link()
    around = site(portfolio)
    around = replace(around, titles={**around.titles, "404": "Page not found"})
    ((path, content),) = crawlers.sitemap(portfolio, around)
    urls = ET.fromstring(content).findall(f"{SITEMAP}url")
    assert path == "sitemap.xml"
    found = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    assert found == {around.url(name): utc(CHANGED) for name in around.titles if name != "404"}
    assert f"{BASE}" in found, "the home page is the folder"


def test_lists_change_with_what_they_list() -> None:
    """A role changes with its write-ups, a page of lists with all pages; any other page by itself."""
    portfolio = portfolios.link()
    later = CHANGED + timedelta(days=1)
    around = replace(
        site(portfolio),
        listings=frozenset({"index", "projects/till", "projects/kernel"}),
        last_modified=lambda name: later if name == "projects/kernel" else CHANGED,
    )
    new = {name for name in around.titles if crawlers.changed(name, portfolio, around) == later}
    assert new == {"projects/kernel", "roles/lab", "index"}


def test_unknown_address() -> None:
    """A site that does not know its address has no site map, and its rules name none."""
    portfolio = portfolios.link()
    assert list(crawlers.sitemap(portfolio, site(portfolio, ""))) == []
    assert list(crawlers.robots(portfolio, site(portfolio, ""))) == [
        ("robots.txt", b"User-agent: *\nAllow: /\n")
    ]
    ((_, named),) = crawlers.robots(portfolio, site(portfolio))
    assert named.decode().splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_llms() -> None:
    """The list for language models has title, summary, and under headings a link to each page's copy."""
    portfolio = portfolios.link()
    ((path, content),) = crawlers.llms(portfolio, site(portfolio))
    tokens = MarkdownIt().parse(content.decode())
    assert path == "llms.txt"
    assert [token.type for token in tokens[:6]] == [
        "heading_open", "inline", "heading_close", "blockquote_open", "paragraph_open", "inline",
    ]  # fmt: skip
    assert (tokens[0].tag, tokens[1].content, tokens[5].content) == (
        "h1",
        "Ada’s work",
        "I make programs fast.",
    )
    links = {
        str(child.attrs["href"])
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open"
    }
    assert links == {f"{BASE}{name}.md" for name in site(portfolio).titles}
    headings = [
        tokens[i + 1].content for i, token in enumerate(tokens) if token.tag == "h2" and token.nesting == 1
    ]
    assert headings == ["Roles", "Write-ups", "Other pages"]

"""What crawlers ask for leads to the pages, to their copies, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import portfolios
from sites import BASE, CHANGED, site
from sphinx_portfolio.exports import crawlers
from sphinx_portfolio.exports.site import utc

LLMS = f"""# Ada’s work

> I make programs fast.

## Roles

- [Example Laboratories]({BASE}roles/lab.md): Compiler engineer, Mar 2022 – Aug 2023. I worked on a compiler.
- [Corner Shop]({BASE}roles/shop.md): Programmer, 2020 – 2021. I kept the till running.

## Write-ups

- [A parser]({BASE}projects/parser.md): A parser that reads what was printed.
- [A matrix kernel]({BASE}projects/kernel.md): A matrix kernel that is fast.
- [A till]({BASE}projects/till.md): A \\*till\\* that counts.

## Other pages

- [Ada Example]({BASE}index.md)
- [About \\*me\\*]({BASE}about.md)
"""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def changes(listings: set[str], changed: str) -> set[str]:
    """Return the pages that count as changed when one of them was."""
    portfolio, later = portfolios.link(), CHANGED + timedelta(days=1)
    around = replace(
        site(portfolio),
        listings=frozenset(listings),
        last_modified=lambda name: later if name == changed else CHANGED,
    )
    return {name for name in around.titles if crawlers.changed(name, portfolio, around) == later}


def test_sitemap() -> None:
    """Each page but the one for wrong addresses stands in the site map with its last change."""
    portfolio = portfolios.link()
    around = site(portfolio)
    around = replace(around, titles={**around.titles, "404": "Page not found"})
    ((path, content),) = crawlers.sitemap(portfolio, around)
    assert path == "sitemap.xml"
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset ")
    assert content.endswith(b"</urlset>\n")
    assert content.count(b"\n  <loc>") == len(around.titles) - 1, "it can be read by people"
    found = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.fromstring(content).findall(f"{SITEMAP}url")
    }
    assert found == {around.url(name): utc(CHANGED) for name in around.titles if name != "404"}
    assert BASE in found, "the home page is the folder"


def test_lists_change_with_what_they_list() -> None:
    """A role changes with its write-ups, a page of lists with all pages; any other page by itself."""
    listings = {"index", "projects/till", "projects/kernel", "skills"}
    assert changes(listings, "projects/kernel") == {"projects/kernel", "roles/lab", "index"}
    assert changes(listings, "roles/shop") == {"roles/shop", "index"}
    assert changes({"about"}, "projects/till") == {"projects/till", "roles/shop", "about"}
    assert changes({"about"}, "about") == {"about"}


def test_rules() -> None:
    """All is allowed; the rules name the site map where there is one."""
    portfolio = portfolios.link()
    assert list(crawlers.robots(portfolio, site(portfolio))) == [
        ("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n".encode())
    ]
    assert list(crawlers.robots(portfolio, site(portfolio, ""))) == [
        ("robots.txt", b"User-agent: *\nAllow: /\n")
    ]


def test_unknown_address() -> None:
    """A site that does not know its address has no site map."""
    portfolio = portfolios.link()
    assert list(crawlers.sitemap(portfolio, site(portfolio, ""))) == []


def test_llms() -> None:
    """The list for language models has title, summary, and under headings a link to each page's copy."""
    portfolio = portfolios.link(
        portfolios.edited(("projects/till", "A till that counts right.", "A *till* that counts."))
    )
    around = site(portfolio)
    around = replace(around, titles={**around.titles, "404": "Page not found", "about": "About *me*"})
    assert list(crawlers.llms(portfolio, around)) == [("llms.txt", LLMS.encode())]


def test_llms_of_roles_at_one_organisation() -> None:
    """A role that is called by its title is not told that title again, nor the dates in its name."""
    renamed = ("roles/shop", "organisation: Corner Shop", "organisation: Example Laboratories")
    for more, name in (
        ((), f"Example Laboratories, Programmer]({BASE}roles/shop.md): 2020 – 2021. I kept"),
        (
            (("roles/shop", "title: Programmer", "title: Compiler engineer"),),
            f"Example Laboratories, Compiler engineer (2020 – 2021)]({BASE}roles/shop.md): I kept",
        ),
    ):
        portfolio = portfolios.link(portfolios.edited(renamed, *more))
        ((_, content),) = crawlers.llms(portfolio, site(portfolio))
        assert f"- [{name} the till running." in content.decode()


def test_llms_of_few_pages() -> None:
    """A heading without pages is left out, an unknown address as well; nobody has no list."""
    texts = {"index": portfolios.sources()["index"]}
    alone = portfolios.link(texts)
    ((_, content),) = crawlers.llms(alone, replace(site(alone, ""), titles={"index": "Ada Example"}))
    assert content.decode() == (
        "# Ada’s work\n\n> I make programs fast.\n\n## Other pages\n\n- [Ada Example](index.md)\n"
    )
    nobody = portfolios.link({})
    assert list(crawlers.llms(nobody, site(nobody))) == []

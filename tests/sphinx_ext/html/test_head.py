"""Each page goes out with a head that is right for its address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from building import build
from sites import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

    from building import Built


def pages(built: Built) -> list[str]:
    """Return the names of all pages, those without a source too."""
    paths = (path.relative_to(built.folder) for path in built.folder.rglob("*.html"))
    return sorted(path.with_suffix("").as_posix() for path in paths)


def meta(page: BeautifulSoup, name: str) -> str:
    """Return the content of the one meta element with a name or property, or an empty text."""
    found = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(found) < 2, f"{name} is told twice"
    return str(found[0]["content"]) if found else ""


def href(page: BeautifulSoup, selector: str) -> str:
    """Return where the one link of a page's head leads, or an empty text."""
    found = page.select(f"head link{selector}")
    assert len(found) < 2, f"{selector} is told twice"
    return str(found[0]["href"]) if found else ""


@pytest.mark.site
def test_every_page_of_the_real_site(published: Built) -> None:
    """Every page tells its own address, and whatever its head leads to on the site is there."""
    ids = {}
    for name in pages(published):
        if name == "404":
            continue
        page = published.page(name)
        address = BASE if name == "index" else f"{BASE}{name}.html"
        assert href(page, "[rel=canonical]") == meta(page, "og:url") == address
        assert meta(page, "og:title") == meta(page, "twitter:title") != ""
        script = page.find("script", type="application/ld+json")
        assert script
        ids[name] = {node["@id"] for node in json.loads(script.string or "")["@graph"]}
        way = {f"{address}#breadcrumb"} if name != "index" else set()
        assert {address, *way, f"{BASE}#person", f"{BASE}#website"} <= ids[name]
        made = name in {"search", "genindex"} or name.startswith("_programs/")
        led = [
            meta(page, "og:image"),
            href(page, '[type="text/markdown"]'),
            href(page, '[type="application/atom+xml"]'),
        ]
        assert all(bool(link) != made for link in led[:2])
        assert made or meta(page, "description"), f"{name} has no description"
        for link in filter(None, led):
            path = urljoin(address, link).removeprefix(BASE)
            assert (published.folder / path).is_file(), f"{name} leads to {link}"


def test_unknown_address(root: Path, tmp_path: Path) -> None:
    """Where the site does not know its address, no page tells one, and no file is made that needs one."""
    built = build(root, tmp_path)
    for name in ("index", "projects/kernel"):
        page = built.page(name)
        assert href(page, "[rel=canonical]") == meta(page, "og:url") == meta(page, "og:image") == ""
        assert meta(page, "og:title") != ""
    assert href(built.page("projects/kernel"), '[type="application/atom+xml"]') == "../feed.xml"
    assert not (built.folder / "sitemap.xml").exists()


def test_publication_has_its_tags_once(root: Path, tmp_path: Path) -> None:
    """Without a bibliography on a page, the tags of a publication stand with the role that names it."""
    built = build(root, tmp_path)
    tagged = {
        name: meta(built.page(name), "citation_title") for name in ("index", "roles/lab", "projects/kernel")
    }
    assert tagged == {"index": "", "roles/lab": "Round Trips", "projects/kernel": ""}


@pytest.mark.site
def test_real_publication_has_its_tags_once(published: Built) -> None:
    """The one paper's tags stand on the page that lists it, and on no other."""
    tagged = {name for name in pages(published) if meta(published.page(name), "citation_title")}
    assert tagged == {"publications"}

"""Each page goes out with a head that is right for its address; that for wrong addresses works anywhere."""

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

LOST = "---\norphan: true\n---\n\n# Page not found\n\nGo [home](index.md).\n"


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
        assert {address, f"{address}#breadcrumb", f"{BASE}#person", f"{BASE}#website"} <= ids[name]
        made = name in {"search", "genindex"}
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


@pytest.fixture
def lost(root: Path) -> Path:
    """Return a copy of the small portfolio with a page for addresses that lead nowhere."""
    (root / "404.md").write_text(LOST, encoding="utf-8")
    return root


@pytest.mark.parametrize(("address", "path"), [(BASE, "/en/"), ("https://ada.example", "/"), ("", "/")])
def test_not_found(lost: Path, tmp_path: Path, address: str, path: str) -> None:
    """From any depth, the page finds what it refers to and its field leads to search; none is led to it."""
    built = build(lost, tmp_path, settings={"html_baseurl": address})
    page = built.page("404")
    assert built.warnings == ()
    assert page.base
    here = urljoin(f"https://any.example{path}deep/down/nowhere.html", str(page.base["href"]))
    base = f"https://any.example{path}"
    for element in page.select("[href], [src], [action]"):
        told = next(str(element[name]) for name in ("href", "src", "action") if element.has_attr(name))
        target, _, _ = urljoin(here, told).partition("#")
        if element.name != "base" and target.startswith(base):
            assert (built.folder / target.removeprefix(base).partition("?")[0]).exists(), f"no {target}"
    assert page.base.find_next("meta", attrs={"name": "portfolio-search"}), "the base is for all after it"
    form = page.select_one("form.portfolio-not-found")
    assert form
    assert urljoin(here, str(form["action"])) == f"{base}search.html"
    assert form.select_one("input[name=q]")
    assert meta(page, "robots") == "noindex"
    assert href(page, "[rel=canonical]") == href(page, '[type="text/markdown"]') == ""
    assert not (built.folder / "404.md").exists()
    listings = [path.read_text("utf-8") for path in built.folder.glob("[ls]*.[tx][xm][tl]")]
    assert not any("404" in listing for listing in listings)


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

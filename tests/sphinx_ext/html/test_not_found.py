"""The page for addresses that lead nowhere works at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from building import build
from sites import BASE

if TYPE_CHECKING:
    from pathlib import Path

LOST = "---\norphan: true\n---\n\n# Page not found\n\nGo [home](index.md).\n"


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
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
    assert page.select("[rel=canonical], [type='text/markdown']") == []
    assert not (built.folder / "404.md").exists()
    listings = [path.read_text("utf-8") for path in built.folder.glob("[ls]*.[tx][xm][tl]")]
    assert not any("404" in listing for listing in listings)

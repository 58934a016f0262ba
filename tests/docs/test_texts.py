"""The owner's pages keep their form: length, sections, links, and ways to everything from the home page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from building import SITE, Built
from prose import markdown, spoken
from sites import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

FINDABLE = ("{portfolio:results}", "{portfolio:evidence}", "{footbibliography}")
WRITE_UPS = sorted((SITE / "projects").glob("*.md"))
LAST_PUBLIC_PULL = 503
"""The highest number in hidet-org/hidet; commits there name higher ones, of a private repository."""


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the tag and the text of each block of a page's body, outside code and directives."""
    opening = ""
    for token in markdown.parse(page.read_text(encoding="utf-8")):
        if token.type == "inline":
            yield opening, "".join(map(spoken, token.children or ()))
        opening = token.tag


def links(published: Built, docname: str) -> set[str]:
    """Return the addresses that the content of a page links to."""
    return {str(link["href"]) for link in published.page(docname).select("article a[href]")}


def reached(published: Built, docnames: set[str]) -> set[str]:
    """Return the pages that the content of these pages links to."""
    return {
        posixpath.normpath(posixpath.join(posixpath.dirname(docname), urlsplit(link).path)).removesuffix(
            ".html"
        )
        for docname in docnames
        for link in links(published, docname)
        if not urlsplit(link).scheme and urlsplit(link).path.endswith(".html")
    }


@pytest.mark.parametrize("page", WRITE_UPS, ids=lambda page: page.stem)
def test_write_up_has_its_parts_and_a_length(page: Path) -> None:
    """Results, evidence and further reading have a heading each, and a page has 400 to 1,000 words."""
    sections = re.split("^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    places = [{number for number, section in enumerate(sections) if part in section} for part in FINDABLE]
    assert all(map(bool, places))
    assert len(set().union(*places)) >= len(FINDABLE)
    assert 400 <= sum(len(text.split()) for _, text in blocks(page)) <= 1000


def test_every_write_up_is_two_clicks_from_home(published: Built) -> None:
    """From the home page, by links in the content alone, two clicks lead to each write-up."""
    near = reached(published, {"index"})
    assert {f"projects/{page.stem}" for page in WRITE_UPS} <= near | reached(published, near)


@pytest.mark.parametrize("page", sorted((SITE / "roles").glob("*.md")), ids=lambda page: page.stem)
def test_role_has_cards(page: Path, published: Built) -> None:
    """Each role shows the cards of its write-ups."""
    cards = published.page(f"roles/{page.stem}").select("article .sd-card a[href^='../projects/']")
    told = {path.stem for path in WRITE_UPS if f"\n  role: {page.stem}\n" in path.read_text(encoding="utf-8")}
    assert told
    assert {str(card["href"]).removeprefix("../projects/").removesuffix(".html") for card in cards} >= told


def test_links_that_lead_out(published: Built) -> None:
    """They are whole https addresses that track nobody, and none leads into a private repository."""
    names = [
        page.relative_to(published.folder).with_suffix("").as_posix()
        for page in published.folder.rglob("*.html")
    ]
    outward = {link for name in names for link in links(published, name) if urlsplit(link).scheme}
    outward = {link for link in outward if not link.startswith(BASE)}
    assert len(outward) > len(WRITE_UPS)
    for link in outward:
        parts = urlsplit(link)
        assert parts.scheme == "https", link
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]+", parts.netloc), link
        assert not any(re.match("utm_|fbclid|gclid|ref$", key) for key in parse_qs(parts.query)), link
        pull = re.search(r"hidet-org/hidet/pull/(\d+)", parts.path)
        assert not pull or int(pull[1]) <= LAST_PUBLIC_PULL, link

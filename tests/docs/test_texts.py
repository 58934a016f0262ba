"""The owner's pages keep their form: length, sections, links, and ways to everything from the home page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
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
    """Results stand before evidence, and that before what a page cites; a page has 400 to 1,000 words."""
    text = page.read_text(encoding="utf-8")
    assert [text.count(part) for part in FINDABLE] == [1] * len(FINDABLE)
    assert sorted(FINDABLE, key=text.index) == [*FINDABLE]
    assert 400 <= sum(len(text.split()) for _, text in blocks(page)) <= 1000


def test_headings_are_each_page_s_own() -> None:
    """No heading stands on two pages of roles and write-ups, so that none of them follows a form."""
    pages = [*WRITE_UPS, *(SITE / "roles").glob("*.md")]
    counts = Counter(text for page in pages for opening, text in blocks(page) if opening in {"h2", "h3"})
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("page", WRITE_UPS, ids=lambda page: page.stem)
def test_each_source_is_named_once(page: Path) -> None:
    """A page cites each source in one place, and no source is a piece of its evidence as well."""
    text = page.read_text(encoding="utf-8")
    cited = [key for keys in re.findall(r"footcite:[tp]}`([^`]+)`", text) for key in keys.split(",")]
    assert len(cited) == len({*cited}) > 0
    sheets = "".join(path.read_text(encoding="utf-8") for path in SITE.glob("*.bib"))
    entries = (entry for entry in sheets.split("\n@") if entry.partition("{")[2].partition(",")[0] in cited)
    addresses = {address for entry in entries for address in re.findall(r"url\s*= {([^}]+)}", entry)}
    assert addresses.isdisjoint(re.findall(r"^ +url: (\S+)", text, flags=re.MULTILINE))


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

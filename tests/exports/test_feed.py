"""The feed is Atom as RFC 4287 has it, and says what the write-ups say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

import portfolios
from sites import BASE, CHANGED, site
from sphinx_portfolio.exports import feed
from strategies import LINE, NASTY

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
ONCE = {"id", "title", "updated"}
FEED = ONCE | {"subtitle", "author", "link", "entry"}
ENTRY = ONCE | {"link", "category", "summary", "content"}
NOT_XML = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))


def made(portfolio: Portfolio, base_url: str = BASE) -> bytes:
    """Return the feed of a portfolio."""
    ((path, content),) = feed.feed(portfolio, site(portfolio, base_url))
    assert path == "feed.xml"
    return content


def tags(element: ET.Element) -> list[str]:
    """Return the names of an element's children, all of which are Atom's."""
    assert all(child.tag.startswith(ATOM) for child in element)
    return [child.tag.removeprefix(ATOM) for child in element]


def check(element: ET.Element, allowed: set[str]) -> None:
    """Hold an element against sections 4.1.1 and 4.1.2: what it may hold, and what it holds once."""
    assert set(tags(element)) <= allowed
    assert all(tags(element).count(name) == 1 for name in ONCE)
    assert urlsplit(element.findtext(f"{ATOM}id", "")).scheme == "urn"
    for link in element.iter(f"{ATOM}link"):
        assert link.attrib.keys() <= {"rel", "type", "href"}


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_atom(base_url: str) -> None:
    """Feed and entries hold what they must and nothing that they must not, with unique ids."""
    root = ET.fromstring(made(portfolios.link(), base_url))
    assert root.tag == f"{ATOM}feed"
    check(root, FEED)
    assert tags(root).count("author") == 1, "it stands for all entries, which have none of their own"
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        check(entry, ENTRY)
        (content,) = entry.findall(f"{ATOM}content")
        assert content.attrib == {"type": "xhtml"}
        assert [child.tag for child in content] == [f"{XHTML}div"]
    ids = [root.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    assert len(ids) == len(set(ids))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links.get("self", "") == (f"{BASE}feed.xml" if base_url else "")


def test_read_by_a_reader() -> None:
    """A reader of feeds finds the write-ups with summary, skills, address and the time of their change."""
    read = feedparser.parse(made(portfolios.link()))
    assert not read.bozo
    assert read.feed.author == "Ada Example"
    entries = {entry.title: entry for entry in read.entries}
    assert entries.keys() == {"A matrix kernel", "A parser", "A till"}
    kernel = entries["A matrix kernel"]
    assert kernel.link == f"{BASE}projects/kernel.html"
    assert kernel.summary == "A matrix kernel that is fast."
    assert [tag.term for tag in kernel.tags] == ["C++", "Matrix multiplication"]
    assert kernel.updated_parsed[:6] == CHANGED.timetuple()[:6]


def test_ids_stay() -> None:
    """An id stays when the site moves, and when all but the person's name and the page's file changes."""
    texts = portfolios.sources()
    before = ET.fromstring(made(portfolios.link(texts)))
    texts["projects/kernel"] = texts["projects/kernel"].replace("# A matrix kernel", "# Another title")
    after = ET.fromstring(made(portfolios.link(texts), "https://elsewhere.example/"))
    assert {id.text for id in before.iter(f"{ATOM}id")} == {id.text for id in after.iter(f"{ATOM}id")}


def test_last_changed_first() -> None:
    """Entries stand by the time of their last change, and the feed's own time is that of the first."""
    portfolio = portfolios.link()
    later = CHANGED.replace(day=2)
    around = replace(
        site(portfolio), last_modified=lambda name: later if name == "projects/till" else CHANGED
    )
    ((_, content),) = feed.feed(portfolio, around)
    root = ET.fromstring(content)
    assert root.findtext(f"{ATOM}updated") == "2025-06-02T12:30:00Z"
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "A till"


def test_no_feed_of_nothing() -> None:
    """Without a write-up or a profile there is no feed."""
    texts = portfolios.sources()
    roles = portfolios.link({name: text for name, text in texts.items() if not name.startswith("projects/")})
    assert list(feed.feed(roles, site(roles))) == []
    unowned = portfolios.link({name: text for name, text in texts.items() if name != "index"})
    assert list(feed.feed(unowned, site(unowned))) == []


@given(
    title=LINE | NASTY | st.text(st.sampled_from(f"x {NOT_XML}"), min_size=1),
    summary=LINE | NASTY | st.just("long " * 2_000),
)
def test_any_text(title: str, summary: str) -> None:
    """Markup, marks of direction, control characters and long texts come out as text, or not at all."""
    texts = portfolios.sources()
    portfolio = portfolios.link({name: texts[name] for name in ("index", "projects/till")})
    (page,) = portfolio.projects
    page = replace(page, title=title, record=page.record.model_copy(update={"summary": summary}))
    root = ET.fromstring(made(replace(portfolio, projects=(page,))))
    legal = "".join(character for character in title if character not in NOT_XML)
    assert (root.findtext(f"{ATOM}entry/{ATOM}title") or "") == legal
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == summary

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


def written(portfolio: Portfolio, base_url: str = BASE) -> bytes:
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
    root = ET.fromstring(written(portfolios.link(), base_url))
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
    read = feedparser.parse(written(portfolios.link()))
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
    before = ET.fromstring(written(portfolios.link(texts)))
    texts["projects/kernel"] = texts["projects/kernel"].replace("# A matrix kernel", "# Another title")
    after = ET.fromstring(written(portfolios.link(texts), "https://elsewhere.example/"))
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


def test_no_time_to_come() -> None:
    """Work that is to end is dated by its beginning, and work that is to begin by the day of the build."""
    portfolio = portfolios.link(
        portfolios.edited(
            ("projects/till", "start: 2020-02\n  end: 2020-03-15", "start: 2031\n  end: present"),
            ("projects/kernel", "end: 2022-12", "end: 2032"),
        )
    )
    ((_, content),) = feed.feed(portfolio, replace(site(portfolio), last_modified=lambda name: None))
    entries = ET.fromstring(content).findall(f"{ATOM}entry")
    found = {each.findtext(f"{ATOM}title"): each.findtext(f"{ATOM}updated") for each in entries}
    assert found["A till"] == f"{portfolio.today}T00:00:00Z"
    assert found["A matrix kernel"] == "2022-06-01T00:00:00Z"


def line(element: ET.Element) -> str:
    """Return the text of an element on one line; strong text has asterisks, links addresses."""
    parts = [element.text or ""]
    for child in element:
        text = line(child)
        parts += [f"*{text}*" if child.tag == f"{XHTML}strong" else f"{text} <{child.get('href')}>"]
        parts += [child.tail or ""]
    return " ".join("".join(parts).split())


def content(root: ET.Element, title: str) -> list[str | list[str]]:
    """Return what the entry with a title holds: its paragraphs, and lists of their items."""
    (entry,) = (entry for entry in root.findall(f"{ATOM}entry") if entry.findtext(f"{ATOM}title") == title)
    (div,) = entry.findall(f"{ATOM}content/{XHTML}div")
    return [line(child) if child.tag == f"{XHTML}p" else [*map(line, child)] for child in div]


def test_content() -> None:
    """An entry holds what the page says at its top, its results, its links; what there is not is left out."""
    links = "  links: [{label: Docs, url: https://example.org/docs}]\n"
    name = "projects/kernel"
    texts = portfolios.edited(
        (name, "  results:", f"{links}  results:"),
        (name, '      value: 20\n      unit: "%"\n', "      against: before\n"),
        (name, "[pr-1]", "[pr-1, repo]\n      note: On one machine."),
        ("projects/till", "role: shop\n", "role: nowhere\n"),
    )
    root = ET.fromstring(written(portfolios.link(texts)))
    pull, parser = "The kernel <https://example.org/pull/1>", "The parser <https://example.org/parser>"
    assert content(root, "A matrix kernel") == [
        "A matrix kernel that is fast.",
        "Example Laboratories · Jun – Dec 2022",
        [
            f"*1.50×* Multiplication time against a plain loop. On one machine. {pull} {parser}",
            "*Memory saved* against before. Measured in private.",
        ],
        ["Docs <https://example.org/docs>", pull],
    ]
    assert content(root, "A till") == ["A till that counts right.", "Feb – 15 Mar 2020"]


def test_no_facts_no_paragraph() -> None:
    """A write-up of which neither place nor time is known says neither."""
    texts = portfolios.edited(("projects/parser", "role: lab", "role: nowhere"))
    root = ET.fromstring(written(portfolios.link(texts)))
    repository = ["The parser <https://example.org/parser>"]
    assert content(root, "A parser") == ["A parser that reads what was printed.", repository]


def test_head_of_the_feed() -> None:
    """The feed says whose it is, in which language, and where it stands beside the pages."""
    content = written(portfolios.link())
    root = ET.fromstring(content)
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=")
    assert content.endswith(b"</feed>\n")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    texts = {tag: root.findtext(f"{ATOM}{tag}") for tag in ("title", "subtitle", "author/" + ATOM + "name")}
    assert list(texts.values()) == ["Ada’s work", "I make programs fast.", "Ada Example"]
    assert [link.attrib for link in root.findall(f"{ATOM}link")] == [
        {"rel": "alternate", "type": "text/html", "href": BASE},
        {"rel": "self", "type": "application/atom+xml", "href": f"{BASE}feed.xml"},
    ]
    entry = root.find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None
    assert entry.attrib == {"rel": "alternate", "type": "text/html", "href": f"{BASE}projects/parser.html"}
    assert b"\n <entry>\n  <id>" in content, "it can be read by people"


def test_ids_are_for_good() -> None:
    """An id depends on the name and the page's file as it did in the first edition."""
    ids = [id.text for id in ET.fromstring(written(portfolios.link())).iter(f"{ATOM}id")]
    assert ids == [
        "urn:uuid:247394fa-398a-58d4-9bcb-028b6b3056dd",
        "urn:uuid:8e6cf4f1-b5fd-5751-8092-57340e395993",
        "urn:uuid:2f1b59fd-c26a-5fe3-a263-040089194320",
        "urn:uuid:7227a5b6-1037-5255-b585-bfd02e002b71",
    ]


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
    root = ET.fromstring(written(replace(portfolio, projects=(page,))))
    legal = "".join(character for character in title if character not in NOT_XML)
    assert (root.findtext(f"{ATOM}entry/{ATOM}title") or "") == legal
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == summary

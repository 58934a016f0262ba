"""The head of a page tells machines what it is, and no text in it can be more than text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import portfolios
from sites import link, metadata, viewer
from sphinx_portfolio.exports import head
from sphinx_portfolio.exports.head import Head
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from strategies import LINE, NASTY, shown

PAPER = Publication(
    key="example2023",
    kind="article",
    title="Round Trips",
    authors=("Ben Sample", "Ada Example"),
    venue="Journal of Examples",
    year="2023",
    pages="12–29",
    doi="10.1000/1",
    url="https://doi.org/10.1000/1",
)
CODE = replace(PAPER, key="code", url="https://example.org/parser")
WHOLE = Head(
    title="A page",
    description="What it says.",
    kind="article",
    site_title="Ada’s work",
    graph={"@graph": []},
    address="https://ada.example/page.html",
    image="https://ada.example/_cards/page.png",
    markdown="page.md",
    feed="feed.xml",
)


def parsed(given: Head) -> BeautifulSoup:
    """Return the elements of a head within one."""
    return BeautifulSoup(f"<html><head>{head.html(given)}</head></html>", "html5lib")


def metas(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Return the contents of all meta elements by name or property."""
    found: dict[str, list[str]] = {}
    for meta in soup.find_all("meta"):
        found.setdefault(str(meta.get("name") or meta.get("property")), []).append(str(meta["content"]))
    return found


def test_preview() -> None:
    """Open Graph and Twitter are told title, text, address and picture with its size and what it shows."""
    found = metas(parsed(WHOLE))
    assert {name: content for name, (content,) in found.items()} == {
        "description": "What it says.",
        "og:type": "article",
        "og:title": "A page",
        "og:description": "What it says.",
        "og:site_name": "Ada’s work",
        "og:url": WHOLE.address,
        "og:image": WHOLE.image,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A page. What it says.",
        "twitter:card": "summary_large_image",
        "twitter:title": "A page",
        "twitter:description": "What it says.",
        "twitter:image": WHOLE.image,
    }


def test_unknown_address() -> None:
    """Where the site does not know its address, nothing that has to be absolute is told."""
    found = metas(parsed(replace(WHOLE, address="", image="")))
    assert not any(name in found for name in ("og:url", "og:image", "og:image:width", "twitter:image"))
    assert found["twitter:card"] == ["summary"]


def test_what_the_page_says_itself() -> None:
    """What the head says already of a title or a picture, no other element says, be it for another reader."""
    said = frozenset({"description", "og:title", "og:image", "twitter:card"})
    found = metas(parsed(replace(WHOLE, said=said)))
    assert [*found] == ["og:type", "og:description", "og:site_name", "og:url", "twitter:description"]


def test_order() -> None:
    """What machines take by order comes in order, each element on a line; the graph is last."""
    lines = head.html(replace(WHOLE, base="/en/404.html", listed=False, publication=PAPER)).split("\n")
    names = [BeautifulSoup(line, "html.parser").find(True) for line in lines]
    assert [tag.get("name", tag.get("property", tag.name)) for tag in names if tag] == [
        "base", "robots", "description",
        "citation_title", "citation_author", "citation_author", "citation_publication_date",
        "citation_journal_title", "citation_firstpage", "citation_lastpage", "citation_doi",
        "og:type", "og:title", "og:description", "og:site_name", "og:url", "og:image", "og:image:type",
        "og:image:width", "og:image:height", "og:image:alt",
        "twitter:card", "twitter:title", "twitter:description", "twitter:image", "link", "link", "script",
    ]  # fmt: skip
    script = names[-1]
    assert script
    assert (script["type"], script.string) == ("application/ld+json", '{"@graph":[]}')


def test_little_known() -> None:
    """Of a page without a description nothing is made up: the picture is said to show the title alone."""
    bare = Head(title="A page", description="", kind="website", site_title="Ada’s work", graph={})
    assert not {"og:image", "og:url", "twitter:image"} & metas(parsed(bare)).keys()
    assert metas(parsed(bare))["og:type"] == ["website"]
    bare = replace(bare, image=WHOLE.image)
    found = metas(parsed(bare))
    assert found["og:image:alt"] == ["A page."]
    assert not {"description", "og:description", "twitter:description", "og:url", "robots"} & found.keys()
    assert parsed(bare).find_all("link") == []


def test_links() -> None:
    """The copy and the feed are linked with what they are."""
    links = [link.attrs for link in parsed(WHOLE).find_all("link")]
    assert links == [
        {"rel": ["alternate"], "type": "text/markdown", "title": "A page as Markdown", "href": "page.md"},
        {"rel": ["alternate"], "type": "application/atom+xml", "title": "Ada’s work", "href": "feed.xml"},
    ]


def test_not_found() -> None:
    """The page for wrong addresses is for no index, and says where its addresses start before any other."""
    soup = parsed(replace(WHOLE, listed=False, base="/en/404.html"))
    assert soup.head
    assert soup.head.find(True) == soup.base
    assert soup.base
    assert soup.base["href"] == "/en/404.html"
    assert metas(soup)["robots"] == ["noindex"]


def test_scholar() -> None:
    """A page that stands for a publication has the tags that Google Scholar reads."""
    found = metas(parsed(replace(WHOLE, publication=PAPER)))
    assert {name: content for name, content in found.items() if name.startswith("citation_")} == {
        "citation_title": ["Round Trips"],
        "citation_author": ["Ben Sample", "Ada Example"],
        "citation_publication_date": ["2023"],
        "citation_journal_title": ["Journal of Examples"],
        "citation_firstpage": ["12"],
        "citation_lastpage": ["29"],
        "citation_doi": ["10.1000/1"],
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"kind": "article", "volume": "12", "number": "3", "date": "2023-05-12"},
            {
                "journal_title": "V",
                "volume": "12",
                "issue": "3",
                "publication_date": "2023/05/12",
            },
        ),
        ({"kind": "inproceedings", "volume": "12"}, {"conference_title": "V", "publication_date": "2023"}),
        ({"kind": "phdthesis"}, {"dissertation_institution": "V", "publication_date": "2023"}),
        (
            {"kind": "techreport", "number": "TR-1"},
            {
                "technical_report_institution": "V",
                "technical_report_number": "TR-1",
                "publication_date": "2023",
            },
        ),
        ({"kind": "presentation"}, {"conference_title": "V", "publication_date": "2023"}),
        ({"kind": "incollection"}, {"inbook_title": "V", "publication_date": "2023"}),
        (
            {"kind": "misc", "venue": "", "eprint": "2301.01234"},
            {"arxiv_id": "2301.01234", "publication_date": "2023"},
        ),
    ],
    ids=lambda value: value.get("kind", ""),
)
def test_scholar_by_genre(fields: dict[str, str], expected: dict[str, str]) -> None:
    """Where a publication came out stands in the tag that its genre has for that."""
    bare = {**dict.fromkeys(("title", "pages", "doi", "url"), ""), "venue": "V", "year": "2023"}
    entry = Publication(**{"key": "k", "authors": (), **bare, **fields})
    found = metas(parsed(replace(WHOLE, publication=entry)))
    prefix = "citation_"
    assert {n.removeprefix(prefix): c for n, (c,) in found.items() if n.startswith(prefix)} == expected


@pytest.mark.parametrize(
    ("entries", "bibliography", "expected"),
    [
        ((PAPER,), "about", {"about": PAPER}),
        ((PAPER,), "", {"roles/lab": PAPER}),
        ((PAPER, replace(PAPER, key="other", url="https://example.org/2")), "about", {"roles/lab": PAPER}),
        ((PAPER, replace(PAPER, key="other", url="https://example.org/paper")), "about", {}),
        ((CODE,), "", {"projects/parser": CODE}),
        ((), "about", {}),
    ],
)
def test_one_page_stands_for_a_publication(
    entries: tuple[Publication, ...], bibliography: str, expected: dict[str, Publication]
) -> None:
    """A publication has one page, and a page one publication: no page that shows two stands for either."""
    pages = portfolios.read(portfolios.sources())
    chooser = viewer(Portfolio.link(pages, today=portfolios.TODAY, publications=entries), bibliography)
    names = ["about", *(page.docname for page in pages)]
    found = {name: head.publication(chooser, name) for name in names}
    assert {name: entry for name, entry in found.items() if entry} == expected


@pytest.mark.parametrize(
    ("pages", "range_"),
    [("1--9", ("1", "9")), ("e12 - e15", ("e12", "e15")), ("12", None), ("", None), ("1–9, 12", None)],
)
def test_pages_of_a_publication(pages: str, range_: tuple[str, str] | None) -> None:
    """First and last page are told where there are two."""
    found = metas(parsed(replace(WHOLE, publication=replace(PAPER, pages=pages, kind="misc"))))
    assert found.get("citation_firstpage") == ([range_[0]] if range_ else None)
    assert found.get("citation_lastpage") == ([range_[1]] if range_ else None)


@pytest.mark.parametrize(
    ("docname", "kind"),
    [("index", "profile"), ("projects/till", "article"), ("roles/lab", "website"), ("about", "website")],
)
def test_kind(docname: str, kind: str) -> None:
    """The home page is a profile, a write-up an article, and every other page a page."""
    assert head.kind_of(viewer(portfolios.link()), docname) == kind


def test_graph_has_the_publications() -> None:
    """The page with the bibliography has every publication in its graph, a role those of its work."""
    other = replace(PAPER, key="other", url="https://example.org/2")
    pages = portfolios.read(portfolios.sources())
    portfolio = Portfolio.link(pages, today=portfolios.TODAY, publications=[PAPER, other])
    chooser = viewer(portfolio, "about")
    graphs = {
        name: head.graph(chooser, metadata(portfolio, name), link())["@graph"]
        for name in ("about", "roles/lab", "index")
    }
    urls = {
        name: [node["@id"] for node in nodes if node["@id"] in {PAPER.url, other.url}]
        for name, nodes in graphs.items()
    }
    assert urls == {"about": [PAPER.url, other.url], "roles/lab": [PAPER.url], "index": []}


@given(title=LINE | NASTY, description=LINE | NASTY | st.just("long " * 2_000), site_title=LINE | NASTY)
def test_any_text(title: str, description: str, site_title: str) -> None:
    """No text breaks out of its element: each comes back whole, and the head holds the elements it should."""
    given = replace(WHOLE, title=title, description=description, site_title=site_title, graph={"name": title})
    soup = parsed(given)
    assert [element.name for element in parsed(WHOLE).find_all(True)] == [e.name for e in soup.find_all(True)]
    assert shown(metas(soup)["og:title"][0]) == shown(title)
    assert shown(metas(soup)["description"][0]) == shown(description)
    script = soup.find("script", type="application/ld+json")
    assert script
    assert json.loads(script.string or "") == {"name": title}


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("one two three", 13, "one two three"),
        ("one  two\nthree", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one, two three", 8, "one…"),
        ("one – two three", 6, "one…"),
        ("onetwothree", 5, "onet…"),
        ("", 5, ""),
    ],
)
def test_shorten(text: str, length: int, short: str) -> None:
    """A text is cut after the last word that fits, without the mark behind it; a long word within itself."""
    assert head.shorten(text, length) == short


@given(text=LINE | NASTY)
def test_shortened(text: str) -> None:
    """A long text is cut after a word, a short one not at all."""
    assert head.shorten(text, 1_000) == " ".join(text.split())
    short = head.shorten(f"{text} {'word ' * 50}")
    assert len(short) <= head.DESCRIPTION_LENGTH == 200
    assert short.endswith("word…")

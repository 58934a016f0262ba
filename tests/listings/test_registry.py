"""Every listing that is registered has a directive, and shows texts as they are: none is lost or markup.

A new listing is a module with one entry, and a line in the registry.
"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_from_doctree
from docutils.parsers.rst import directives
from docutils.utils import new_document
from docutils.writers.html5_polyglot import Writer
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx.addnodes import pending_xref

import whole
from building import build
from drawing import link_to
from portfolios import SMALL, read, sources
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings import cards, header, skills, timeline
from sphinx_portfolio.listings.parts import Listing, inline, paragraph
from sphinx_portfolio.listings.proof import claims, evidence, publications, results
from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.model import frontmatter, records
from sphinx_portfolio.views import viewer
from sphinx_portfolio.views.results import ResultView
from sphinx_portfolio.views.viewer import Target, Viewer
from strategies import LINE, NASTY, front_matter, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_portfolio.model.records import PageRecord

TITLE = LINE | NASTY
TAGS = {
    "a", "col", "colgroup", "dd", "details", "div", "dl", "dt", "form", "h1", "h2", "label", "li", "line",
    "main", "option", "output", "p", "rect", "section", "select", "span", "strong", "summary", "svg", "table",
    "tbody", "td", "text", "th", "thead", "tr", "ul",
}  # fmt: skip
WORDED = {
    "name", "headline", "summary", "label", "group", "organisation", "title", "location", "claim", "unit",
    "against", "note", "unpublished",
}  # fmt: skip
HOSTILE = '</script></style><b>&amp;&lt;" onclick="x ]]> <!-- {{ x }} {% x %} `x` **x** [x](y) $x$ | :x:'


@st.composite
def viewers(draw: st.DrawFn) -> Viewer:
    """Any profile with a role and two write-ups, whatever their texts."""
    data = {
        "index": front_matter(records.Profile),
        "roles/lab": front_matter(records.Role),
        "projects/one": front_matter(records.Project),
        "projects/two": front_matter(records.Project),
    }
    made: list[Page[PageRecord]] = []
    for docname, strategy in data.items():
        found = draw(strategy)
        if "role" in found:
            found["role"] = "lab"
        record = records.adapter.validate_python(found)
        made.append(Page(docname=docname, title=draw(TITLE), record=record))
    portfolio = Portfolio.link(made, today=date(2026, 1, 1), publications=draw(whole.publications()))
    home = Target(text="Home", docname="index")
    listings = {"skills": "skills", "claims": "claims"}
    return Viewer(portfolio, listings, words={}, home=home, root=home)


def html(view: object, name: str) -> BeautifulSoup:
    """Return a view, drawn and written as HTML."""
    document = new_document("<test>")
    document.settings.env = None
    document += list(LISTINGS[name].draw(view, link_to, ENGLISH))
    for reference in list(document.findall(pending_xref)):  # to a program's place, which Sphinx resolves
        reference.replace_self(reference.children)
    settings = {"embed_stylesheet": False, "stylesheet_path": "", "raw_enabled": True}
    written = publish_from_doctree(document, writer=Writer(), settings_overrides=settings)
    return BeautifulSoup(written, "html.parser").body


SHOWN: dict[type, tuple[str, ...]] = {
    viewer.Target: ("text",),
    viewer.Outward: ("text",),
    ResultView: ("claim", "quantity", "comparison", "note", "unpublished"),
    results.ResultsView: ("results",),
    cards.Card: ("page", "kicker", "summary", "skills"),
    header.HeaderView: ("lead", "facts"),
    timeline.Timeline: ("groups",),
    timeline.Row: ("organisation", "title", "when", "length", "dots"),
    timeline.Dot: ("page", "when"),
    evidence.Piece: ("link", "shows"),
    evidence.EvidenceView: ("pieces",),
    skills.SkillView: ("name", "aliases", "proofs"),
    publications.PublicationView: ("entry", "works"),
    Publication: ("title", "authors", "venue", "year", "pages", "series", "volume", "number", "note"),
}
"""What of each part of a view is for a reader."""


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a view that a reader is to see."""
    if isinstance(value, claims.ClaimsView):  # which has ids of roles beside its results
        value = tuple(result for result, _ in value.rows)
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif value is not None:
        for name in SHOWN[type(value)]:
            yield from texts(getattr(value, name))


@pytest.mark.parametrize(
    ("name", "docname"),
    [
        ("header", "index"),
        ("header", "roles/lab"),
        ("header", "projects/one"),
        ("cards", "roles/lab"),
        ("timeline", "index"),
        ("results", "projects/one"),
        ("results", "roles/lab"),
        ("evidence", "projects/one"),
        ("skills", "skills"),
        ("claims", "claims"),
        ("publications", "publications"),
    ],
)
@settings(max_examples=20)
@given(viewer=viewers())
def test_every_text_is_shown_and_none_is_markup(name: str, docname: str, viewer: Viewer) -> None:
    """Each text of a view can be read in its HTML, which has no tag but those of the drawing."""
    view = viewer.view(LISTINGS[name].choose, docname, {})
    if view is None:
        return
    page = html(view, name)
    assert {tag.name for tag in page.find_all(True)} <= TAGS
    assert not [tag for tag in page.find_all(True) if any(key.startswith("on") for key in tag.attrs)]
    said = shown(page.get_text())
    for text in texts(view):
        assert shown(text) in said


SAYING = Listing(
    name="saying",
    choose=lambda viewer, docname, options: (docname, options["words"]) if "words" in options else None,
    draw=lambda view, link, words: [
        paragraph(link(Target(text="", docname=view[0]), inline(view[1], "saying")))
    ],
    options={"words": directives.unchanged},
)
PAGE = "# About\n\n:::{portfolio:saying}\n:words: %s\n:::\n"


def test_one_entry_makes_a_listing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry in the registry is a directive with its options, and is drawn, anew when it changes."""
    monkeypatch.setitem(LISTINGS, "saying", SAYING)
    about = root / "about.md"
    for words in ("Hello", "Goodbye"):
        about.write_text(PAGE % words, encoding="utf-8")
        built = build(root, tmp_path)
        assert built.warnings == ()
        link = built.page("about").select_one("a:has(.portfolio-saying)")
        assert link
        assert (link.get_text(), link["href"]) == (words, "#")


def test_an_entry_may_find_nothing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing that chooses nothing leaves nothing on its page, and its line is told."""
    monkeypatch.setitem(LISTINGS, "saying", SAYING)
    (root / "about.md").write_text("# About\n\n:::{portfolio:saying}\n:::\n", encoding="utf-8")
    built = build(root, tmp_path)
    assert built.warnings == (
        (
            "about.md:3: WARNING: portfolio:saying finds nothing to show; add what it shows, or take it out."
            " [portfolio.empty_listing]"
        ),
    )
    assert built.page("about").select("[role=main] p, .body p") == []


def test_registered() -> None:
    """The listings that the manual tells of are registered, each under its own name."""
    assert set(LISTINGS) == {
        "header", "cards", "timeline", "results", "evidence", "skills", "claims", "publications", "entries",
        "resume",
    }  # fmt: skip
    assert all(listing.name == name for name, listing in LISTINGS.items())


def worded(data: Any, addition: str, *, key: str = "") -> Any:
    """Return front matter with something added to each text in it, but for names that others refer to."""
    if isinstance(data, dict):
        vocabulary = "aliases" in data or data.keys() == {"name"}
        return {k: worded(v, addition, key="" if vocabulary else k) for k, v in data.items()}
    if isinstance(data, list):
        return [worded(item, addition, key=key) for item in data]
    return f"{data} {addition}" if key in WORDED else data


def rewrite(root: Path, addition: str) -> Path:
    """Return the folder of the small portfolio, once something is added to each text in its front matter."""
    for page in read(sources(root)):
        path = root / f"{page.docname}.md"
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        data = worded(records.to_data(page.record), addition)
        path.write_text(frontmatter.dump(data) + body, encoding="utf-8")
    return root


def skeleton(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """Return the tags of a page in order, each with the names of its attributes."""
    return [(tag.name, sorted(tag.attrs)) for tag in page.find_all(True)]


@pytest.mark.parametrize("theme", ["basic", "furo"])
def test_hostile_texts_leave_every_page_as_it_is(root: Path, tmp_path: Path, theme: str) -> None:
    """Whatever stands in the texts, each page has the tags that it has with plain words, and the words."""
    calm = build(rewrite(root, "plain"), tmp_path / "calm", settings={"html_theme": theme})
    shutil.rmtree(root)
    shutil.copytree(SMALL, root)
    wild = build(rewrite(root, HOSTILE), tmp_path / "wild", settings={"html_theme": theme})
    assert wild.warnings == calm.warnings == ()
    for docname in sources(root):
        assert skeleton(wild.page(docname)) == skeleton(calm.page(docname)), docname
    assert (
        f"I make programs fast. {HOSTILE}"
        == wild.page("index").select_one("meta[name=description]")["content"]
    )
    assert shown(f"A till that counts right. {HOSTILE}") in shown(wild.page("projects/till").get_text())

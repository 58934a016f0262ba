"""The viewer knows where everything is: what a reference leads to, and what stands around a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import portfolios
from drawing import viewer
from portfolios import edited
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.model.items import Link
from sphinx_portfolio.views.viewer import Outward, Target, to_evidence, to_links, to_page

if TYPE_CHECKING:
    from sphinx_portfolio.views.viewer import Options, Viewer

LAB = Target(text="Example Laboratories", docname="roles/lab")
SHOP = Target(text="Corner Shop", docname="roles/shop")
PARSER = Target(text="A parser", docname="projects/parser")
KERNEL = Target(text="A matrix kernel", docname="projects/kernel")
TILL = Target(text="A till", docname="projects/till")


def test_links_to_what_there_is() -> None:
    """A role is linked by its organisation and a write-up by its title; links out keep their own words."""
    portfolio = portfolios.link(edited(("roles/lab", "# Example Laboratories", "# The laboratory")))
    assert [*map(to_page, portfolio.reading_order)] == [LAB, PARSER, KERNEL, SHOP, TILL]
    assert to_evidence(portfolio.exhibits["pr-1"], ENGLISH) == Outward(
        text="The kernel", url="https://example.org/pull/1", kind="pull-request"
    )
    link = Link(label="Docs", url="https://example.org/docs")
    assert to_links([link]) == (Outward(text="Docs", url="https://example.org/docs", kind="link"),)


@pytest.mark.parametrize(
    ("kind", "label"),
    [("pull-request", "Pull request"), ("paper", "Paper"), ("post", "Post"), ("link", "Link")],
)
def test_kind_of_a_link(kind: str, label: str) -> None:
    """A reader is told what a link leads to, in words."""
    assert Outward(text="", url="", kind=kind).kind_label(ENGLISH) == label


@pytest.mark.parametrize(
    ("kind", "name", "target"),
    [
        ("role", "lab", LAB),
        ("project", "kernel", KERNEL),
        (
            "skill",
            "GEMM",
            Target(text="Matrix multiplication", docname="skills", anchor="skill-matrix-multiplication"),
        ),
        ("evidence", "pr-1", Target(text="The kernel", docname="projects/kernel", anchor="evidence-pr-1")),
        ("role", "kernel", None),
        ("project", "lab", None),
        ("skill", "kernel", None),
        ("evidence", "kernel", None),
        ("page", "kernel", None),
    ],
)
def test_references(kind: str, name: str, target: Target | None) -> None:
    """A reference leads to the one thing of its kind that has the name, and nowhere without such a thing."""
    assert viewer().find(kind, name) == target


def test_skills_without_their_page() -> None:
    """Where no page lists the skills, a skill is named and leads nowhere, and no reference finds one."""
    chooser = viewer(listings={})
    use = chooser.portfolio.skills[1]
    assert chooser.to_skill(use) == Target(text="Rust", docname="", anchor="skill-rust")
    assert chooser.find("skill", "Rust") is None


def test_folder_within_other_documentation() -> None:
    """Where the first page of the portfolio is not the site's, its folder and what is in it are its own."""
    home = Target(text="Ada", docname="people/ada/index")
    within = viewer(home=home, root=Target(text="Docs", docname="index"))
    assert (viewer().folder, within.folder) == ("", "people/ada/")
    docnames = ["people/ada/lab", "people/index", "people/adam/index", "index"]
    assert [within.covers(docname) for docname in docnames] == [True, False, False, False]
    assert viewer().covers("about")


def test_publications() -> None:
    """A publication leads to its place on the page that lists them all, as far as there is one."""
    texts = dict.fromkeys(("venue", "year", "pages", "doi", "url"), "")
    entry = Publication(key="k", kind="misc", title="T", authors=(), **texts)
    places = [
        viewer(**known).to_publication(entry)
        for known in ({"bibliography": "papers", "anchored": True}, {"bibliography": "papers"}, {})
    ]
    assert places == [
        Target(text="T", docname="papers", anchor="publication-k"),
        Target(text="T", docname="papers", anchor=""),
        Target(text="T", docname="", anchor=""),
    ]


def test_page_with_a_mistake() -> None:
    """A page with a mistake in it shows nothing, and nothing is asked for it."""
    chooser = viewer(unread=frozenset({"about"}))
    assert chooser.view(lambda *_: "shown", "about", {}) is None
    assert chooser.view(lambda *_: "shown", "index", {}) == "shown"


def test_asked_once() -> None:
    """What a listing shows on a page is found out once for each of its options, also where it is nothing."""
    asked: list[tuple[str, dict[str, int]]] = []

    def choose(viewer: Viewer, docname: str, options: Options) -> str | None:
        asked.append((docname, dict(options)))
        return docname if "limit" in options else None

    chooser = viewer()
    for _ in range(2):
        assert chooser.view(choose, "index", {"limit": 1, "a": 2}) == "index"
        assert chooser.view(choose, "index", {"a": 2, "limit": 1}) == "index"
        assert chooser.view(choose, "index", {}) is None
        assert chooser.view(choose, "about", {"limit": 1}) == "about"
    assert asked == [("index", {"limit": 1, "a": 2}), ("index", {}), ("about", {"limit": 1})]

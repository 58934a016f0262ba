"""Cards show write-ups: which ones the page and the options say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docutils import nodes
from docutils.parsers.rst import directives

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings import patterns
from sphinx_portfolio.listings.cards import LISTING, Card
from sphinx_portfolio.views.results import view_strongest
from sphinx_portfolio.views.viewer import Picture, Target

ALL = ["projects/parser", "projects/kernel", "projects/till"]


@pytest.mark.parametrize(
    ("docname", "options", "shown"),
    [
        ("index", {}, ALL),
        ("about", {"limit": 2}, ALL[:2]),
        ("projects/till", {}, ALL),
        ("roles/lab", {}, ALL[:2]),
        ("roles/lab", {"limit": 1}, ALL[:1]),
        ("roles/lab", {"role": "shop"}, ALL[2:]),
        ("about", {"role": "lab"}, ALL[:2]),
        ("roles/shop", {"featured": None}, ALL[1:2]),
        ("index", {"featured": None, "role": "shop"}, ALL[1:2]),
    ],
)
def test_chosen(docname: str, options: dict[str, Any], shown: list[str]) -> None:
    """Shown are the featured ones, or those of the role named or of the page's, else all, up to a limit."""
    assert [card.page.docname for card in view(LISTING, docname, options)] == shown


def test_nothing_to_show() -> None:
    """A role that nobody knows has no write-ups, so there are no cards."""
    assert view(LISTING, "index", {"role": "nowhere"}) is None


def test_card() -> None:
    """A card tells where and when the work was done, what it is, its skills and its best result."""
    portfolio = portfolios.link()
    (card,) = view(LISTING, "index", {"featured": None})
    assert card == Card(
        page=Target(text="A matrix kernel", docname="projects/kernel"),
        kicker="Example Laboratories · Jun – Dec 2022",
        summary="A matrix kernel that is fast.",
        skills=("C++", "Matrix multiplication"),
        strongest=view_strongest(portfolio.claims_of(portfolio.projects[1]), ENGLISH),
        hue=2,
        pattern=(0, 2),
    )
    alone = viewer(portfolios.link(edited(("projects/parser", "role: lab", "role: nowhere"))))
    assert view(LISTING, "index", over=alone)[-1].kicker == ""


def test_drawing() -> None:
    """Cards stand in a grid, each as one link; what a write-up does not have is not drawn."""
    cards = view(LISTING, "roles/lab")
    without = Card(page=cards[0].page, kicker="", summary="It parses.", skills=(), strongest=None)
    card = "sd-card.sd-sphinx-override.sd-w-100.sd-card-hover.card"
    assert outline(LISTING.draw((cards[1], without), link_to, ENGLISH)) == [
        "container.sd-container-fluid.sd-mb-4.cards",
        "  container.sd-row.sd-row-cols-1.sd-row-cols-md-2.sd-g-3",
        "    container.sd-col.sd-d-flex-row",
        f"      container.{card}.hue-2",
        f"        raw: {patterns.draw((0, 2))[0].astext()}",
        "        container.sd-card-body",
        "          paragraph.kicker: Example Laboratories · Jun – Dec 2022",
        "          paragraph.sd-card-title.card-title: <projects/kernel#|A matrix kernel>",
        "          paragraph.summary: A matrix kernel that is fast.",
        (
            "          paragraph.best: {figure|1.50×} {claim|Multiplication time}"
            " {out out-pull-request host|example.org}"
        ),
        "          paragraph.card-skills: C++, Matrix multiplication",
        "    container.sd-col.sd-d-flex-row",
        f"      container.{card}",
        "        container.sd-card-body",
        "          paragraph.kicker: ",
        "          paragraph.sd-card-title.card-title: <projects/parser#|A parser>",
        "          paragraph.summary: It parses.",
    ]


def test_picture_says_what_it_shows() -> None:
    """The picture of a card is there for those who do not see it, too."""
    (card, *_) = view(LISTING, "roles/lab")
    shown = replace(card, picture=Picture(path="images/tiles.svg", alt="A matrix in tiles"))
    assert [
        node["alt"] for grid in LISTING.draw((shown,), link_to, ENGLISH) for node in grid.findall(nodes.image)
    ] == ["A matrix in tiles"]


def test_components() -> None:
    """The parts are those of sphinx-design, which knows them by their names."""
    (grid,) = LISTING.draw(view(LISTING, "index", {"featured": None}), link_to, ENGLISH)
    names = [
        node["design_component"]
        for node in grid.findall()
        if "design_component" in getattr(node, "attributes", ())
    ]
    assert names == ["grid-container", "grid-row", "grid-item", "card", "card-body"]


def test_entry() -> None:
    """The directive is ``portfolio:cards``; it takes a role, a limit, and a flag."""
    assert LISTING.name == "cards"
    assert LISTING.options == {
        "role": directives.unchanged_required,
        "featured": directives.flag,
        "limit": directives.positive_int,
    }

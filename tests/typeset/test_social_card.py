"""Each page has a card image on which all of its title stands, drawn once."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import portfolios
from extractors import with_pypdf, word_boxes
from sites import CHANGED, site
from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.typeset import social_card
from sphinx_portfolio.typeset.social_card import Card, Figure
from sphinx_portfolio.typeset.typesetter import Typesetter
from strategies import LINE, NASTY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_portfolio.graph.portfolio import Portfolio


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Return a typesetter that keeps what the tests of this module set."""
    return Typesetter(Store(tmp_path_factory.mktemp("typesetter")))


def made(portfolio: Portfolio, typesetter: Typesetter) -> dict[str, bytes]:
    """Return the cards of a portfolio's site, by path."""
    return dict(social_card.export(portfolio, site(portfolio), typesetter=typesetter))


def as_pdf(card: Card, typesetter: Typesetter) -> bytes:
    """Return a card as a document, whose text can be read."""
    inputs = {"data": json.dumps([asdict(card)]), "lang": "en"}
    return typesetter.pdf(social_card.TEMPLATE, inputs, when=CHANGED)


def size(image: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG declares."""
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_each_page_has_a_card(typesetter: Typesetter) -> None:
    """Every page, with a record or without, has a card of the size that previews show."""
    portfolio = portfolios.link()
    cards = made(portfolio, typesetter)
    assert set(cards) == {f"_cards/{docname}.png" for docname in site(portfolio).titles}
    assert {size(image) for image in cards.values()} == {(1200, 630)}
    assert len(set(cards.values())) == len(cards)


def test_what_cards_say() -> None:
    """A card tells whose page it is, where and when the work was done, and the strongest result."""
    portfolio = portfolios.link()
    card = social_card.compose(portfolio, site(portfolio), "projects/kernel")
    assert (card.name, card.title) == ("Ada Example", "A matrix kernel")
    assert card.kicker == "Example Laboratories  ·  Jun – Dec 2022"
    assert card.figures == (
        Figure(figure="1.50×", claim="Multiplication time, against a plain loop", mark=""),
    )
    role = social_card.compose(portfolio, site(portfolio), "roles/lab")
    assert [figure.figure for figure in role.figures] == ["1.50×", "Examples '23", "20%"]
    assert role.figures[-1].mark == "unpublished"
    assert social_card.compose(portfolio, site(portfolio), "about").title == "About"


def test_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only cards that say something new are drawn."""
    drawn: list[int] = []
    pngs = Typesetter.pngs

    def counted(typesetter: Typesetter, template: str, pages: Sequence[object], lang: str) -> list[bytes]:
        drawn.append(len(pages))
        return pngs(typesetter, template, pages, lang)

    monkeypatch.setattr(Typesetter, "pngs", counted)
    portfolio = portfolios.link()
    first = made(portfolio, Typesetter(Store(tmp_path)))
    assert drawn.pop() == len(first)
    assert made(portfolio, Typesetter(Store(tmp_path))) == first
    assert drawn == []
    changed = [
        replace(page, title="A till, told anew") if page.id == "till" else page for page in portfolio.projects
    ]
    second = made(replace(portfolio, projects=tuple(changed)), Typesetter(Store(tmp_path)))
    assert drawn == [1]
    assert [path for path in first if first[path] != second[path]] == ["_cards/projects/till.png"]


def test_same_bytes(tmp_path: Path) -> None:
    """Two typesetters that know nothing of each other draw the same bytes."""
    portfolio = portfolios.link()
    one, two = (made(portfolio, Typesetter(Store(tmp_path / name))) for name in ("one", "two"))
    assert one == two


def test_a_card_is_the_same_alone(tmp_path: Path) -> None:
    """A card does not depend on which others are drawn in the same run."""
    portfolio = portfolios.link()
    card = asdict(social_card.compose(portfolio, site(portfolio), "roles/lab"))
    (alone,) = Typesetter(Store(tmp_path)).pngs(social_card.TEMPLATE, [card], "en")
    assert alone == made(portfolio, Typesetter(Store(tmp_path)))["_cards/roles/lab.png"]


LONG = st.sampled_from(
    ("word " * 300, "w" * 500, "Donaudampfschifffahrtsgesellschaftskapitän " * 8, "a-b/c–d " * 90)
)


@settings(max_examples=25)
@given(
    title=(LINE | NASTY | LONG).map(lambda text: " ".join(text.split())).filter(bool), count=st.integers(0, 3)
)
def test_title_is_never_cut(typesetter: Typesetter, title: str, count: int) -> None:
    """However long the title and whatever else the card says, all of it stands within the picture."""
    figures = (
        Figure(figure="112 round trips", claim="Something was reached, against " + "all odds " * 9, mark=""),
    )
    card = Card(title=title, name="Ada", kicker="At a place", lead="The lead. " * 20, figures=figures * count)
    pdf = as_pdf(card, typesetter)
    boxes = word_boxes(pdf)
    assert all(
        0 <= left < right <= 1200 and 0 <= top < bottom <= 630 for left, right, top, bottom, _ in boxes
    )
    if title.isascii():
        assert "".join(title.split()) in "".join(with_pypdf(pdf).split()).replace("\u200b", "")

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
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.typeset import social_card
from sphinx_portfolio.typeset.social_card import Card
from sphinx_portfolio.typeset.typesetter import Typesetter
from sphinx_portfolio.views.results import ResultView, view_result
from sphinx_portfolio.views.viewer import Target
from strategies import LINE, NASTY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_portfolio.graph.portfolio import Portfolio

SAID = {"lang": "en", "unpublished": "(unpublished)"}


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Return a typesetter that keeps what the tests of this module set."""
    return Typesetter(Store(tmp_path_factory.mktemp("typesetter")))


def made(portfolio: Portfolio, typesetter: Typesetter) -> dict[str, bytes]:
    """Return the cards of a portfolio's site, by path."""
    return dict(social_card.export(portfolio, site(portfolio), typesetter=typesetter))


def as_pdf(card: Card, typesetter: Typesetter) -> bytes:
    """Return a card as a document, whose text can be read."""
    inputs = {"data": json.dumps([asdict(card)]), **SAID}
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


def composed(portfolio: Portfolio, docname: str) -> tuple[Card, list[str]]:
    """Return what stands on the card of a page, and the claims at its foot."""
    card = social_card.compose(portfolio, site(portfolio), docname)
    return replace(card, results=()), [result.claim for result in card.results]


def test_card_of_a_write_up() -> None:
    """A write-up's card tells where and when the work was done, and its best result, else what it is."""
    portfolio = portfolios.link()
    card = Card(title="A matrix kernel", name="Ada Example", kicker="Example Laboratories  ·  Jun – Dec 2022")
    assert composed(portfolio, "projects/kernel") == (card, ["Multiplication time"])
    (result,) = social_card.compose(portfolio, site(portfolio), "projects/kernel").results
    assert result == view_result(portfolio.claims[1], ENGLISH)
    till = Card(
        title="A till",
        name="Ada Example",
        kicker="Corner Shop  ·  Feb – 15 Mar 2020",
        lead="A till that counts right.",
    )
    assert composed(portfolio, "projects/till") == (till, [])
    alone = portfolios.link(portfolios.edited(("projects/till", "role: shop", "role: nowhere")))
    assert composed(alone, "projects/till")[0].kicker == "Feb – 15 Mar 2020"


def test_card_of_a_role() -> None:
    """A role's card tells where, when and as what, with the three best results that have a value."""
    more = "    - {claim: A, value: 1}\n    - {claim: B}\n    - {claim: C, value: 3, featured: 2}\n"
    texts = portfolios.edited(("roles/lab", "    - claim: Paper", f"{more}    - claim: Paper"))
    card = Card(
        title="Example Laboratories",
        name="Ada Example",
        kicker="Mar 2022 – Aug 2023",
        lead="Compiler engineer",
    )
    assert composed(portfolios.link(texts), "roles/lab") == (card, ["Multiplication time", "C", "A"])


def test_card_of_home() -> None:
    """The home page's card tells the person, the headline and the address, with the results for that page."""
    texts = portfolios.edited(
        ("projects/kernel", "      unpublished", "      featured: 2\n      unpublished"),
        ("roles/lab", "    - claim: Paper", "    - {claim: Untold, value: 1}\n    - claim: Paper"),
    )
    card = Card(title="Ada Example", kicker="ada.example", lead="Compilers and kernels")
    assert composed(portfolios.link(texts), "index") == (card, ["Multiplication time", "Memory saved"])
    four = "".join(f"    - {{claim: R{n}, value: 1, featured: {n + 3}}}\n" for n in range(4))
    many = portfolios.edited(("roles/lab", "    - claim: Paper", f"{four}    - claim: Paper"))
    assert composed(portfolios.link(many), "index")[1] == ["Multiplication time", "R0", "R1"]


def test_card_of_another_page() -> None:
    """A page without a record has its title and the person with the headline."""
    card = Card(title="About", name="Ada Example", lead="Compilers and kernels")
    assert composed(portfolios.link(), "about") == (card, [])


def test_foot_says_what_one_does_not_see(typesetter: Typesetter) -> None:
    """Below a result stands against what it is measured, and that nobody can check it."""
    time, memory = (view_result(claim, ENGLISH) for claim in portfolios.link().claims[1:])
    both = with_pypdf(as_pdf(Card(title="T", results=(time, memory)), typesetter))
    said = " ".join(both.split())
    assert "Multiplication time, against a plain loop" in said
    assert "Memory saved (unpublished)" in said


def test_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only cards that say something new are drawn."""
    drawn: list[int] = []
    draw = Typesetter.draw

    def counted(
        typesetter: Typesetter, template: str, pages: Mapping[bytes, object], said: Mapping[str, str]
    ) -> None:
        drawn.append(len(pages))
        draw(typesetter, template, pages, said)

    monkeypatch.setattr(Typesetter, "draw", counted)
    portfolio = portfolios.link()
    first = made(portfolio, Typesetter(Store(tmp_path)))
    assert drawn.pop() == len(first)
    assert made(portfolio, Typesetter(Store(tmp_path))) == first
    assert drawn.pop() == 0
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
    setter = Typesetter(Store(tmp_path / "alone"))
    setter.draw(social_card.TEMPLATE, {b"lab": card}, SAID)
    setter.wait()
    together = made(portfolio, Typesetter(Store(tmp_path / "together")))
    assert setter.store.get(b"lab") == together["_cards/roles/lab.png"]


LONG = st.sampled_from(
    ("word " * 300, "w" * 500, "Donaudampfschifffahrtsgesellschaftskapitän " * 8, "a-b/c–d " * 90)
)


@settings(max_examples=25)
@given(
    title=(LINE | NASTY | LONG).map(lambda text: " ".join(text.split())).filter(bool), count=st.integers(0, 3)
)
def test_title_is_never_cut(typesetter: Typesetter, title: str, count: int) -> None:
    """However long the title and whatever else the card says, all of it stands within the picture."""
    result = ResultView(
        quantity="112 round trips", claim="Something was reached", comparison="against " + "all odds " * 9,
        note="", anchor="", page=Target(text="", docname=""), exhibits=(), unpublished="",
    )  # fmt: skip
    lead, results = "The lead. " * 20, (result,) * count
    card = Card(title=title, name="Ada", kicker="At a place", lead=lead, results=results)
    pdf = as_pdf(card, typesetter)
    boxes = word_boxes(pdf)
    assert all(
        0 <= left < right <= 1200 and 0 <= top < bottom <= 630 for left, right, top, bottom, _ in boxes
    )
    if title.isascii():
        assert "".join(title.split()) in "".join(with_pypdf(pdf).split()).replace("\u200b", "")

"""A text that no font can show is named with its place, and with the remedy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import portfolios
from sites import site
from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.typeset import glyphs
from sphinx_portfolio.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.problems import Problem


def problems(portfolio: Portfolio, cache: Path) -> list[Problem]:
    """Return what is said of a portfolio."""
    return list(glyphs.export(portfolio, site(portfolio), typesetter=Typesetter(Store(cache))))


def saying(text: str) -> Portfolio:
    """Return a portfolio whose first write-up has a summary."""
    sources = portfolios.sources()
    name = "projects/kernel"
    return portfolios.link(sources | {name: sources[name].replace("A matrix kernel that is fast.", text)})


@pytest.mark.parametrize(
    "text", ["Łódź, Ďuríš, Nguyễn", "Ольга и Γιώργος", "2.5× − 3 % ≈ → α", "“quoted” – ’"]
)
def test_scripts_at_hand(tmp_path: Path, text: str) -> None:
    """Latin with its accents, Greek, Cyrillic and the signs of results can be set."""
    assert problems(saying(text), tmp_path) == []


def test_missing_letters_are_named(tmp_path: Path) -> None:
    """Every letter that is missing is named once, at the line of its field, with what to do about it."""
    (problem,) = problems(saying("Fast 日本日 😀 ok é"), tmp_path)
    assert problem.subtype is Subtype.MISSING_GLYPH
    assert (problem.docname, problem.line) == ("projects/kernel", 5)
    assert problem.message == (
        "portfolio.summary: no font of the résumé and the cards has 日 (U+65E5), 本 (U+672C), 😀 (U+1F600); "
        "put one that does into a folder and name that in `portfolio_fonts`."
    )


def test_what_is_not_set_needs_no_font(tmp_path: Path) -> None:
    """A letter in a field that stands on pages only is no problem."""
    sources = portfolios.sources()
    noted = sources["projects/kernel"].replace("title: The kernel", "title: 日本")
    assert problems(portfolios.link(sources | {"projects/kernel": noted}), tmp_path) == []


def test_titles_are_set(tmp_path: Path) -> None:
    """A page without a record has a card too, so its title is looked at."""
    portfolio = portfolios.link()
    around = replace(site(portfolio), titles={"about": "関"})
    (problem,) = glyphs.export(portfolio, around, typesetter=Typesetter(Store(tmp_path)))
    assert problem.docname == "about"


def test_known_letters_are_not_looked_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found out of a letter holds for the next build."""
    first = problems(saying("日 é"), tmp_path)
    monkeypatch.setattr(
        "sphinx_portfolio.typeset.typesetter.Service", lambda *_: pytest.fail("the typesetter runs")
    )
    assert problems(saying("é 日"), tmp_path) == first


def test_a_language_without_a_font_is_told_once(tmp_path: Path) -> None:
    """Where our words of a language cannot be set, that is told once, and not of each text in its script."""
    japanese = replace(saying("速い 😀"), words=Words("ja"))
    first, second = problems(japanese, tmp_path)
    assert (first.docname, first.line, first.subtype) == ("index", 1, Subtype.MISSING_GLYPH)
    assert "has the letters of the language “en”, such as" in first.message  # as the site calls it
    assert "so neither is made; put one that does, such as a Noto font, into a folder" in first.message
    assert "has 😀 (U+1F600); put" in second.message
    assert glyphs.missing_of(Words("ar"), Typesetter(Store(tmp_path))) == frozenset()
    assert "ม" in glyphs.missing_of(Words("th"), Typesetter(Store(tmp_path))), "of January, มกราคม"


def test_notes(tmp_path: Path) -> None:
    """The note of an entry stands on the résumé, that of a result on its page alone."""
    noted = portfolios.edited(("projects/kernel", "      value: 1.50", "      note: 日本\n      value: 1.50"))
    assert problems(portfolios.link(noted), tmp_path) == []
    record = "kind: entries, section: awards, entries: [{title: A prize, note: 日}]"
    entries = f"---\nportfolio: {{{record}}}\n---\n\n# Awards\n"
    (problem,) = problems(portfolios.link(portfolios.sources() | {"awards": entries}), tmp_path)
    assert problem.message.startswith("portfolio.entries[0].note: no font of the résumé")

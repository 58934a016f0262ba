"""Typst sets what it is given, with the fonts at hand and the owner's, in the order asked for."""

from __future__ import annotations

import shutil
import struct
from dataclasses import asdict
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.typeset import typesetter
from sphinx_portfolio.typeset.social_card import TEMPLATE, Card
from sphinx_portfolio.typeset.typesetter import SHARE, Typesetter

if TYPE_CHECKING:
    from pathlib import Path

SAID = {"lang": "en", "unpublished": "(unpublished)"}


def test_more_fonts(tmp_path: Path) -> None:
    """A font in the owner's folder counts, and what was known without it is asked anew."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    assert Typesetter(Store(tmp_path / "cache")).missing("é日") == {"日"}
    shutil.copy(typesetter.TEMPLATES / "fonts/Inter-Regular.ttf", fonts)
    store = Store(tmp_path / "cache")
    plain, richer = Typesetter(store), Typesetter(store, fonts)
    assert plain.key("glyphs.typ") != richer.key("glyphs.typ")
    assert "Inter" in richer._fonts.families()


def test_pictures_come_in_order(tmp_path: Path) -> None:
    """However many threads draw them, each page has its own picture at its place; none makes none."""
    pages = [asdict(Card(title=f"page {number}")) for number in range(2 * SHARE + 1)]
    setter = Typesetter(Store(tmp_path))
    together = setter.pngs(TEMPLATE, pages, SAID)
    assert together == [picture for page in pages for picture in setter.pngs(TEMPLATE, [page], SAID)]
    assert len(set(together)) == len(pages)
    assert {image[16:24] for image in together} == {struct.pack(">II", 1200, 630)}, "a pixel a point"
    assert setter.pngs(TEMPLATE, [], SAID) == []

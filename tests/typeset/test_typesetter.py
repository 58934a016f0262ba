"""Typst sets what it is given, with the fonts at hand and the owner's, in the order asked for."""

from __future__ import annotations

import shutil
import struct
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.typeset import typesetter
from sphinx_portfolio.typeset.service import SHARE
from sphinx_portfolio.typeset.social_card import TEMPLATE, Card
from sphinx_portfolio.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from pathlib import Path

SAID = {"lang": "en", "unpublished": "(unpublished)"}


def test_more_fonts(tmp_path: Path) -> None:
    """A font in the owner's folder counts, and what was known without it is asked anew."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    store = Store(tmp_path / "cache")
    plain, richer = Typesetter(store), Typesetter(store, fonts)
    assert plain.missing("é日") == {"日"}
    shutil.copy(typesetter.FONTS / "Inter-Regular.ttf", fonts)
    assert plain.key("glyphs.typ") != richer.key("glyphs.typ")
    assert richer.missing("日") == {"日"}
    assert str(fonts) in richer._service._process.args


def test_each_page_has_its_own_picture(tmp_path: Path) -> None:
    """However many are drawn at a time, each stands under its key; none makes none."""
    pages = {bytes([number]): asdict(Card(title=f"page {number}")) for number in range(2 * SHARE + 1)}
    setter, alone = Typesetter(Store(tmp_path / "together")), Typesetter(Store(tmp_path / "alone"))
    setter.draw(TEMPLATE, pages, SAID)
    for key in (b"\0", b"\x10", b"\x20"):
        alone.draw(TEMPLATE, {key: pages[key]}, SAID)
    setter.wait()
    alone.wait()
    drawn = {key: setter.store.get(key) for key in pages}
    assert {key: alone.store.get(key) for key in (b"\0", b"\x10", b"\x20")}.items() <= drawn.items()
    assert len(set(drawn.values())) == len(pages)
    assert {image and image[16:24] for image in drawn.values()} == {struct.pack(">II", 1200, 630)}


def test_nothing_to_set_starts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that sets nothing starts no process."""
    monkeypatch.setattr(typesetter, "Service", lambda *_: pytest.fail("Typst is started"))
    setter = Typesetter(Store(tmp_path))
    setter.draw(TEMPLATE, {}, SAID)
    assert setter.missing("plain") == frozenset()
    setter.wait()
    setter.close()


def test_what_fails_is_told(tmp_path: Path) -> None:
    """What Typst does not understand comes back as it says it, and the next request is answered."""
    setter = Typesetter(Store(tmp_path))
    with pytest.raises(RuntimeError, match="lang"):
        setter.pdf(TEMPLATE, {"data": "[]"}, when=None)
    assert setter.missing("é") == frozenset()


def test_process_that_has_ended_is_told(tmp_path: Path) -> None:
    """Where the process is killed, nobody waits for it, and the next build starts another."""
    setter = Typesetter(Store(tmp_path))
    assert setter.missing("日") == {"日"}
    setter._service._process.kill()
    setter._service._process.wait()
    with pytest.raises((RuntimeError, BrokenPipeError)):
        setter.missing("月")
    setter.close()
    assert setter.missing("月") == {"月"}

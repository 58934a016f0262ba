"""An owner says ours in other words: a catalogue beside the pages wins, and a change of it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from building import build

if TYPE_CHECKING:
    from pathlib import Path


def say(root: Path, word: str) -> None:
    """Have the owner call results otherwise."""
    path = root / "locales/en/LC_MESSAGES/sphinx_portfolio.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid "Result"\nmsgstr "{word}"\n', encoding="utf-8")


def test_owners_words(root: Path, tmp_path: Path) -> None:
    """The owner's words are on the pages, and when they change every page is read again; else none is."""
    say(root, "Outcome")
    first = build(root, tmp_path)
    assert first.warnings == ()
    assert first.page("claims").th.text == "Outcome"  # type: ignore[union-attr]
    assert build(root, tmp_path).read == frozenset()
    say(root, "Fruit")
    second = build(root, tmp_path)
    assert second.page("claims").th.text == "Fruit"  # type: ignore[union-attr]
    assert second.read == first.read


def test_no_catalogue(root: Path, tmp_path: Path) -> None:
    """A file that is no catalogue ends the build, by its name and with the reason."""
    say(root, "Outcome")
    (path,) = root.rglob("*.po")
    path.write_text("Outcome", encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"sphinx_portfolio\.po is no catalogue: .+ Mend it, or take it away"
    ):
        build(root, tmp_path)

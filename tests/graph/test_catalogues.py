"""The catalogues say all that the extension says, and nothing else, in every language that it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

import messages
from sphinx_portfolio.graph.words import LOCALE, Words, catalogue_files, catalogue_names, read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "zh_CN")
_PLACE = re.compile(r"\{\w+\}|%\(\w+\)s|</?\w+[^>]*>")


def catalogue(path: Path) -> Catalog:
    """Return a catalogue as Babel reads it, what is commented out included."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def of(language: str) -> Path:
    """Return where the catalogue of a language stands."""
    return LOCALE / language / "LC_MESSAGES" / "sphinx_portfolio.po"


def texts(given: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return a text, or those of a plural, as a tuple."""
    return (given,) if isinstance(given, str) else tuple(given)


def test_languages() -> None:
    """Eleven languages beside English have a catalogue, and whoever adds one finds it tested."""
    assert sorted(path.name for path in LOCALE.iterdir() if path.is_dir()) == sorted(LANGUAGES)


def test_template() -> None:
    """The template of catalogues holds what the extension says now: tests/support/messages.py writes it."""
    assert (LOCALE / "sphinx_portfolio.pot").read_text("utf-8") == messages.template()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_whole(language: str) -> None:
    """A catalogue translates every message, with its places and marks, and none that nobody says."""
    found = catalogue(of(language))
    assert {texts(entry.id) for entry in found if entry.id} == messages.messages().keys()
    assert not found.obsolete
    for entry in found:
        if not entry.id:
            continue
        said, meant = texts(entry.string), texts(entry.id)
        assert not entry.fuzzy, entry.id
        assert all(said), entry.id
        assert len(said) == (found.num_plurals if entry.pluralizable else 1), entry.id
        for text in said:
            assert set(_PLACE.findall(text)) <= set(_PLACE.findall(meant[-1])), entry.id
        assert set(_PLACE.findall(said[-1])) == set(_PLACE.findall(meant[-1])), entry.id


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ("de",)),
        ("de_AT", ("de_AT", "de")),
        ("pt-BR", ("pt-BR", "pt_BR", "pt")),
        ("zh", ("zh", "zh_CN")),
        ("zh_SG", ("zh_SG", "zh", "zh_CN")),
        ("zh_TW", ("zh_TW", "zh")),
        ("zh-Hant", ("zh-Hant", "zh_Hant", "zh")),
        ("sr@latin", ("sr@latin", "sr_latin", "sr")),
    ],
)
def test_names(language: str, names: tuple[str, ...]) -> None:
    """The most particular catalogue wins; who reads traditional signs is not given simplified ones."""
    assert catalogue_names(language) == names


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Roles"
msgstr "Wanderjahre"

msgid "against {other}"
msgstr "{nobody}, {other}"
"""


def own(folder: Path, language: str, text: str = PO) -> Path:
    """Write a catalogue of an owner, and return the folder of their languages."""
    path = folder / language / "LC_MESSAGES" / "sphinx_portfolio.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["de", "de_AT", "en", "sv"])
def test_owners_words_win(language: str, tmp_path: Path) -> None:
    """What an owner's catalogue says is said, in any language; what it leaves out is ours, or English."""
    words = Words(language, folders=(own(tmp_path, language),))
    assert words("Roles") == "Wanderjahre"
    assert words("Skills") == ("Kenntnisse" if language.startswith("de") else "Skills")
    assert words("against {other}", other="{x}") == "{nobody}, {x}"


@pytest.mark.parametrize("text", ['msgid "Roles\n', "no catalogue"])
def test_no_catalogue(text: str, tmp_path: Path) -> None:
    """What is no catalogue is refused, before anything is said by it."""
    (path,) = catalogue_files("de", [own(tmp_path, "de", text)])
    with pytest.raises((OSError, ValueError)):
        read_catalogue(path)


def test_numbers_choose_forms() -> None:
    """A number of things takes the form that the language has for it, for readers and for scripts."""
    one, many = "{count} page", "{count} pages"
    polish, arabic = Words("pl"), Words("ar")
    assert [polish.count(one, many, count) for count in (1, 3, 5)] == ["1 strona", "3 strony", "5 stron"]
    assert polish.forms(one, many)["few"] == "{count} strony"
    assert arabic.forms(one, many).keys() == {"zero", "one", "two", "few", "many", "other"}
    assert [arabic.count(one, many, count) for count in (2, 3)] == ["صفحتان", "3 صفحات"]
    assert Words("ja").forms(one, many) == {"other": "{count}ページ"}
    assert Words("en").forms(one, many) == {"one": one, "other": many}

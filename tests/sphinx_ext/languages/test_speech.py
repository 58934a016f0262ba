"""A site speaks the language that conf.py names, in every output, and no word of ours stays English."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import sphinx.locale
from babel.messages.pofile import read_po

import foreign
import messages
from building import Built, build
from sphinx_portfolio.graph.words import LOCALE
from sphinx_portfolio.search import facets
from sphinx_portfolio.sphinx_ext.languages import speech
from spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = re.compile(r"(?:https?|mailto|tel):[^\s)>]*|1\.2/\S*|\bhtml\b|\]\([^)]*\)|<[^>]*>|\{\w+\}")
NAMES = set("CSV CV Enter Furo JSON JavaScript KB Markdown PDF Resume Sphinx kB pradyunsg".split())  # noqa: SIM905
"""Names, which are the same in every language; that of a key on the keyboard is one."""

WITHOUT_FONT = {"ja", "ko", "zh_CN"}


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Built]:
    """Yield the site of an owner who writes no Latin letter, in a language."""
    sphinx.locale.translators.clear()  # which Sphinx keeps from one build to the next in a process
    yield build(foreign.write(tmp_path / "source"), tmp_path, settings={"language": request.param})
    sphinx.locale.translators.clear()


def said(language: str) -> list[str]:
    """Return what a catalogue says."""
    with (LOCALE / language / "LC_MESSAGES/sphinx_portfolio.po").open("rb") as file:
        strings = [entry.string for entry in read_po(file) if entry.id]
    return [text for string in strings for text in ([string] if isinstance(string, str) else string)]


def english(language: str) -> Iterator[str]:
    """Yield what is said in English only: parts of messages that no message has in the language."""
    known = "\n".join(said(language))
    for message in messages.messages():
        for text in message:
            for part in re.split(r"\{\w+\}|%\(\w+\)s|<[^>]*>|&#\d+;", text):
                if len(part.strip(" .:,()")) > 3 and not re.search(rf"\b{re.escape(part.strip())}", known):
                    yield part.strip()


@pytest.mark.parametrize("site", ["de", "es", "fr", "it", "nl", "pl", "pt_BR"], indirect=True)
def test_no_english(site: Built, request: pytest.FixtureRequest) -> None:
    """No page, copy, feed or résumé has an English word of ours, and search knows none."""
    language = request.node.callspec.params["site"].removesuffix("_BR")
    assert site.warnings == ()
    parts = sorted(set(english(language)))
    assert len(parts) > 60
    for name, text in spoken(site.folder).items():
        plain = ADDRESS.sub(" ", text)
        assert [part for part in parts if re.search(rf"\b{re.escape(part)}\b", plain)] == [], name


@pytest.mark.parametrize("site", ["ar", "ja", "ko", "zh_CN"], indirect=True)
def test_no_latin_letter(site: Built, request: pytest.FixtureRequest) -> None:
    """Where the language has other letters, no Latin word stands on the site but names."""
    language = request.node.callspec.params["site"]
    wanted = [f"letters of the language “{language.replace('_', '-')}”"] * (language in WITHOUT_FONT)
    assert len(site.warnings) == len(wanted)
    assert all(text in warning for text, warning in zip(wanted, site.warnings, strict=True))
    assert (site.folder / "resume.pdf").is_file() is not bool(wanted)
    found = spoken(site.folder)
    assert found.keys() >= {"index.html", "index.md", "llms.txt", "feed.xml", "404.html", "search.html"}
    for name, text in found.items():
        words = set(re.findall(r"[A-Za-z]{2,}", ADDRESS.sub(" ", text)))
        assert words <= NAMES, name


@pytest.mark.parametrize(
    ("site", "tag", "direction", "place"),
    [("ar", "ar", "rtl", "ar_EG"), ("pt_BR", "pt-BR", None, "pt_BR"), ("en", "en", None, None)],
    indirect=["site"],
)
def test_language_is_told_alike(site: Built, tag: str, direction: str | None, place: str | None) -> None:
    """Page, graph, feed and preview name one language; a page says which way it is written."""
    for docname in ("index", "projects/1", "22", "404", "search"):
        page = site.page(docname)
        assert page.html is not None
        assert (page.html.get("lang"), page.html.get("dir")) == (tag, direction)
        assert page.html.get("data-content_root") is not None
        graph = json.loads(page.find("script", type="application/ld+json").text)["@graph"]  # type: ignore[union-attr]
        assert {node["inLanguage"] for node in graph if "inLanguage" in node} == {tag}
        preview = page.find("meta", property="og:locale")
        assert (preview and preview["content"]) == place
    assert f'xml:lang="{tag}"' in (site.folder / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize("site", ["en"], indirect=True)
def test_english_costs_nothing(site: Built) -> None:
    """A site in English sends scripts no words: they hold them."""
    assert "portfolio-words" not in (site.folder / "index.html").read_text("utf-8")
    assert "words" not in json.loads((site.folder / "pagefind/pages.json").read_text("utf-8"))


def test_scripts_are_sent_what_they_say() -> None:
    """What scripts say on each page comes with it, what search says with its index: all, and no more."""
    found = messages.messages()
    scripts = {text: {name for name in files if name.endswith(".js")} for text, files in found.items()}
    later = {text for text, names in scripts.items() if any("search/" in name for name in names)}
    first = {text for text, names in scripts.items() if names and text not in later} | {("Close",)}
    assert {(text,) for text in speech.SAID} == first
    assert {(text,) for text in facets.SAID} | {("{count} page", "{count} pages")} | {("Close",)} >= later
    assert {(text,) for text in facets.SAID} - later <= {(kind,) for kind in facets.kinds}

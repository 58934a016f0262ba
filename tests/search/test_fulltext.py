"""The index holds the text of the pages, the same bytes each time, and little beside."""

from __future__ import annotations

import json
from gzip import decompress
from pathlib import Path
from typing import Any

import pagefind.service
import pytest

from sphinx_portfolio.search import fulltext

PAGE = """<!doctype html><html lang="en"><head><style>main {{ color: red }}</style></head><body>
<nav>Elsewhere</nav><article role="main"><h1 id="top">{title}<a class="headerlink" href="#top">¶</a></h1>
<p>{text}</p><div class="portfolio-cards">Another page</div><svg><text>Drawn</text></svg></article>
</body></html>"""
PAGES = {
    "index": PAGE.format(title="Home", text="Welcome"),
    "projects/kernel": PAGE.format(title="A kernel", text="It says <code>a id=&quot;x&quot;</code>."),
}


def text(files: dict[str, bytes], docname: str) -> dict[str, Any]:
    """Return what Pagefind keeps of a page."""
    name = fulltext.texts(files)[docname]
    content = decompress(files[f"fragment/{name}.pf_fragment"])
    read: dict[str, Any] = json.loads(content.removeprefix(b"pagefind_dcd"))
    return read


def test_index_is_the_same_each_time() -> None:
    """Two builds of the same pages give the same bytes, in whatever order the pages come."""
    backwards = dict(reversed(PAGES.items()))
    assert fulltext.build(PAGES, PAGES.__getitem__, "en") == fulltext.build(
        backwards, PAGES.__getitem__, "en"
    )


def test_text_is_that_of_the_content_alone() -> None:
    """What stands around the content, signs, cards and drawings are no text, and no place goes with it."""
    kept = text(fulltext.build(PAGES, PAGES.__getitem__, "en"), "projects/kernel")
    assert kept["content"] == 'A kernel. It says a id="x".'
    assert kept["anchors"] == []


def test_no_user_interface_is_published() -> None:
    """Of what Pagefind makes, only what a search loads is kept."""
    files = fulltext.build(PAGES, PAGES.__getitem__, "en")
    assert sorted(name for name in files if "/" not in name and not name.endswith("pf_meta")) == [
        "pagefind-entry.json", "pagefind.js", "wasm.en.pagefind", "wasm.unknown.pagefind",
    ]  # fmt: skip
    assert f"pagefind.{fulltext.names(files)['hash']}.pf_meta" in files


@pytest.mark.parametrize(("language", "wasm"), [("en-gb", "en"), ("ja", "unknown")])
def test_language_without_stems_is_searched_all_the_same(language: str, wasm: str) -> None:
    """Pagefind's program for a language is named where it has one, and the general one elsewhere."""
    files = fulltext.build(PAGES, PAGES.__getitem__, language)
    assert f"wasm.{fulltext.names(files)['wasm']}.pagefind" in files
    assert fulltext.names(files)["wasm"].startswith(wasm)


@pytest.mark.parametrize(
    ("executable", "reason"), [(None, "there is no Pagefind"), (Path("/bin/true"), "ended without an answer")]
)
def test_failure_says_why(monkeypatch: pytest.MonkeyPatch, executable: Path | None, reason: str) -> None:
    """Where Pagefind is missing or breaks off, the error says so instead of an index."""
    monkeypatch.setattr(pagefind.service, "get_executable", lambda: executable)
    with pytest.raises(fulltext.IndexingError, match=reason):
        fulltext.build(PAGES, PAGES.__getitem__, "en")

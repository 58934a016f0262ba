"""The index holds the text of the pages, the same bytes each time, or an error says why there is none."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from gzip import decompress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pagefind.service
import pytest

from sphinx_portfolio.search import fulltext

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = """<!doctype html><html lang="en"><head><style>main {{ color: red }}</style></head><body>
<nav>Elsewhere</nav><article role="main"><h1 id="top">{title}<a class="headerlink" href="#top">¶</a></h1>
<p>{text}</p><div class="portfolio-cards">Another page</div><svg><text>Drawn</text></svg></article>
</body></html>"""
PAGES = {
    "index": PAGE.format(title="Home", text="Welcome"),
    "projects/kernel": PAGE.format(title="A kernel", text="It says <code>a id=&quot;x&quot;</code>."),
}

SERVICE = """#!{python}
import base64, json, os, sys
sys.stdin = sys.stdin.buffer
asked = []
part = b""
while not asked or asked[-1]["payload"]["type"] != "GetFiles":
    part += os.read(0, 1 << 16)
    *whole, part = part.split(b",")
    asked += [json.loads(base64.b64decode(message)) for message in whole]
json.dump([os.environ["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"], sys.argv[1:], asked], open("{log}", "w"))
for answer in {answers}:
    text = json.dumps({{"payload": answer}}).encode()
    os.write(1, base64.b64encode(text) + b",")
sys.stdin.read()
"""
NAMES = (
    "wasm.en.pagefind", "pagefind.js", "pagefind-ui.js", "fragment/en_1.pf_fragment", "index/en_2.pf_index",
    "pagefind-entry.json", "pagefind.en_3.pf_meta", "pagefind-worker.js", "filter/en_4.pf_filter",
)  # fmt: skip
FILES = [{"path": name, "content": "YQ=="} for name in NAMES]
ANSWERS: list[dict[str, Any]] = [{"type": "NewIndex"}, {"type": "IndexedFile"}, {"type": "IndexedFile"}]


def use(monkeypatch: pytest.MonkeyPatch, program: Path | None, text: str = "") -> None:
    """Have a program stand for Pagefind's, with this text if it is to be written."""
    if program is not None and text:
        program.write_text(text, encoding="utf-8")
        program.chmod(0o700)
    monkeypatch.setattr(pagefind.service, "get_executable", lambda: program)


def serve(monkeypatch: pytest.MonkeyPatch, folder: Path, *answers: dict[str, Any]) -> Path:
    """Have a program stand for Pagefind's that answers so; return where it notes what it was asked."""
    log = folder / "asked.json"
    text = SERVICE.format(python=sys.executable, log=log, answers=list(answers))
    use(monkeypatch, folder / "service", text)
    return log


def build() -> dict[str, bytes]:
    """Index the pages."""
    return fulltext.build(PAGES, PAGES.__getitem__, "en")


def text(files: dict[str, bytes], docname: str) -> dict[str, Any]:
    """Return what Pagefind keeps of a page."""
    name = fulltext.texts(files)[docname]
    content = decompress(files[f"fragment/{name}.pf_fragment"])
    read: dict[str, Any] = json.loads(content.removeprefix(b"pagefind_dcd"))
    return read


def test_index_is_the_same_each_time() -> None:
    """Two builds of the same pages give the same bytes, in whatever order the pages come."""
    backwards = dict(reversed(PAGES.items()))
    assert build() == fulltext.build(backwards, PAGES.__getitem__, "en")


def test_text_is_that_of_the_content_alone() -> None:
    """What stands around the content, signs, cards and drawings are no text, and no place goes with it."""
    kept = text(build(), "projects/kernel")
    assert kept["content"] == 'A kernel. It says a id="x".'
    assert kept["anchors"] == []


def test_results_can_lead_to_headings() -> None:
    """Of all ids those stay that lead to a heading, each with the place from which on it counts."""
    body = '<section id="how"><span id="why"></span><h2>How it works</h2><p id="p">It runs.</p></section>'
    kept = text(fulltext.build(["a"], lambda name: PAGE.format(title="A", text=body), "en"), "a")
    (heading,) = kept["anchors"]
    assert (heading["id"], heading["text"]) == ("how", "How it works")
    assert kept["content"].split()[heading["location"] :] == ["How", "it", "works.", "It", "runs."]


def test_no_user_interface_is_published() -> None:
    """Of what Pagefind makes, only what a search loads is kept."""
    files = build()
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


def missing(text: str, language: str, words: Iterable[str]) -> list[str]:
    """Return the words under which the index of a text does not find it."""
    files = fulltext.build(["page"], lambda docname: PAGE.format(title="A title", text=text), language)
    parts = b"".join(decompress(files[name]) for name in files if name.startswith("index/"))
    return [word for word in words if bytes([0x60 + len(word.encode())]) + word.encode() not in parts]  # CBOR


@pytest.mark.parametrize("language", ["zh-cn", "en", "ja"])
def test_text_without_spaces_is_indexed_by_its_signs(language: str) -> None:
    """Chinese and Japanese are cut on a page of any language, so that part of a sentence is found."""
    assert missing("高性能计算、カー", language, "高性能计算カー") == []


def test_words_are_indexed_as_they_are_asked_for() -> None:
    """Letters without a plain one below their mark, both micro signs, dashes, versions, units are found."""
    text = "Łukasiewicz ılık µs GPU–CPU data—driven v2.3.1 CUDA 12.1 GB/s 98% C++ F# gfx90a"
    asked = "lukasiewicz ilik μs gpu cpu data driven 231 cuda 121 gb percent c++ f# gfx90a"
    assert missing(text, "en", asked.split()) == []
    assert missing("a word", "en", ["word", "other"]) == ["other"]


def test_pagefind_is_asked_for_files_of_small_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pagefind is told what is content, and given each page from there on; what it makes comes in order."""
    log = serve(monkeypatch, tmp_path, *ANSWERS, {"type": "GetFiles", "files": FILES})
    assert list(build().items()) == [
        ("fragment/en_1.pf_fragment", b"a"), ("index/en_2.pf_index", b"a"), ("pagefind-entry.json", b"a"),
        ("pagefind.en_3.pf_meta", b"a"), ("pagefind.js", b"a"), ("wasm.en.pagefind", b"a"),
    ]  # fmt: skip
    size, arguments, asked = json.loads(log.read_text())
    assert (size, arguments) == ("200", ["--service"])
    assert [message["message_id"] for message in asked] == [1, 2, 3, 4]
    new, home, kernel, files = [message["payload"] for message in asked]
    assert new == {
        "type": "NewIndex",
        "config": {
            "root_selector": "[role=main]",
            "exclude_selectors": [
                ".headerlink", ".footnote-reference", ".footnote-list", ".portfolio-facts",
                ".portfolio-mark", ".portfolio-secret > summary",
                ".portfolio-host",
                ".portfolio-cards", ".portfolio-data",
            ],
            "force_language": "en",
            "include_characters": "+#",
        },
    }  # fmt: skip
    content = home.pop("file_contents")
    assert content.startswith('<article role="main"><h1>Home<a ')
    assert content.endswith("Another page</div></article>\n</body></html>")
    assert home == {"type": "AddFile", "index_id": 0, "file_path": None, "url": "index"}
    assert kernel["url"] == "projects/kernel"
    assert files == {"type": "GetFiles", "index_id": 0}


def test_page_without_content_is_handed_over_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the element of the content is the first, or not marked, nothing is cut off before it."""
    log = serve(monkeypatch, tmp_path, ANSWERS[0], ANSWERS[1], {"type": "GetFiles", "files": []})
    assert fulltext.build(["page"], lambda docname: '<main role="main">Text', "en") == {}
    assert json.loads(log.read_text())[2][1]["payload"]["file_contents"] == '<main role="main">Text'


def test_content_begins_with_its_element(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Styles that name the element of the content, behind a sign of less, are no content."""
    log = serve(monkeypatch, tmp_path, ANSWERS[0], ANSWERS[1], {"type": "GetFiles", "files": []})
    style = '<style>@media (width < 9px){[role="main"]{color:red}}</style>'
    fulltext.build(["page"], lambda docname: f'{style}<main id="x" role="main">Text', "en")
    assert json.loads(log.read_text())[2][1]["payload"]["file_contents"] == '<main role="main">Text'


def test_pages_are_handed_over_before_they_are_asked_for() -> None:
    """Pagefind has every page once the indexing is begun, so that it works while the build does."""
    read: list[str] = []
    files = fulltext.begin(PAGES, lambda docname: read.append(docname) or PAGES[docname], "en")
    assert read == sorted(PAGES)
    assert files() == build()


def test_page_that_pagefind_refuses_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An error among Pagefind's answers is the reason, in its words."""
    serve(monkeypatch, tmp_path, ANSWERS[0], {"type": "Error", "message": "no such page"}, *ANSWERS[:2])
    with pytest.raises(fulltext.IndexingError, match=r"^no such page$"):
        build()


BROKEN_OFF = r"^Pagefind has broken off$"


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (None, r"^there is no Pagefind for this machine$"),
        (Path("/nowhere/pagefind"), r"^Pagefind cannot be started \(No such file or directory\)$"),
        (Path(__file__), r"^Pagefind cannot be started \(Permission denied\)$"),
        (Path("/bin/true"), BROKEN_OFF),
    ],
)
def test_program_that_does_not_run_is_told(
    monkeypatch: pytest.MonkeyPatch, program: Path | None, reason: str
) -> None:
    """Where Pagefind is missing, cannot be started or breaks off, the error says so instead of an index."""
    use(monkeypatch, program)
    with pytest.raises(fulltext.IndexingError, match=reason):
        build()


@pytest.mark.parametrize(
    "says",
    [
        "echo nonsense,",
        "echo WzEsMl0=,",
        "echo eyJwYXlsb2FkIjp7InR5cGUiOiJOZXdJbmRleCJ9fQ==,",
        "kill -SEGV $$",
    ],
    ids=["no-base64", "no-record", "no-end", "crash"],
)
def test_answer_that_makes_no_sense_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str
) -> None:
    """A program that answers something else, or not all, has broken off."""
    use(monkeypatch, tmp_path / "program", f"#!/bin/sh\nread -t 5 line; {says}\n")
    with pytest.raises(fulltext.IndexingError, match=BROKEN_OFF):
        build()


def test_answers_without_files_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program that answers all, but not with files, has broken off."""
    serve(monkeypatch, tmp_path, *ANSWERS, {"type": "GetFiles"})
    with pytest.raises(fulltext.IndexingError, match=BROKEN_OFF):
        build()


@pytest.mark.parametrize("does", ["exec sleep 60", "sleep 60 & wait", "cat | sleep 60"])
def test_program_that_never_answers_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str
) -> None:
    """After so many seconds the program is ended, with what it has started, and is no longer there."""
    use(monkeypatch, tmp_path / "program", f"#!/bin/sh\necho $$ > {tmp_path}/pid\n{does}\n")
    monkeypatch.setattr(fulltext, "PATIENCE", 0.3)
    large = "<p>word</p>" * 30_000  # more than a pipe holds
    before = time.monotonic()
    with pytest.raises(fulltext.IndexingError, match=r"^Pagefind has not answered in time$"):
        fulltext.build(["page"], lambda docname: large, "en")
    assert time.monotonic() - before < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_pagefind_has_a_minute() -> None:
    """A thousand pages take two seconds, and the slowest machine is to come to its end."""
    assert fulltext.PATIENCE == 60


def test_pagefind_is_ended_when_it_has_answered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No program is left behind, nor the thread that would end it."""
    before = threading.active_count()
    serve(monkeypatch, tmp_path, *ANSWERS, {"type": "GetFiles", "files": []})
    assert build() == {}
    time.sleep(0.1)
    assert threading.active_count() == before


def test_names_of_an_index() -> None:
    """The names are those that Pagefind notes; a language without a program has the general one."""
    noted = {"languages": {"ja": {"hash": "ja_1", "wasm": None, "page_count": 1}}}
    files = {"pagefind-entry.json": json.dumps(noted).encode()}
    assert fulltext.names(files) == {"hash": "ja_1", "wasm": "unknown"}

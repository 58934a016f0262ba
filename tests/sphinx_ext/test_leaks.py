"""Nothing leaks and nothing is fetched: what a page does not show stands in no byte of the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from building import build
from leaks import foreign, leaks

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
# canary in a YAML comment
author: Ada
draft-note: canary in an unknown key
portfolio:
  kind: project  # canary behind a value
  role: lab
  # canary between fields
  summary: A page with secrets.
  skills: [Rust]
  # canary after the last field
status: canary in another key
---

% canary in a MyST comment

# A page with secrets

<!-- canary in an HTML comment -->

Some text <!-- canary within a line --> goes on.

<div><!-- canary
within other HTML --><b>Bold.</b></div>

:::{portfolio:header}
:::

% canary at the end

<!-- canary in a comment that nobody closed
"""
BROKEN = (
    "---\nportfolio:\n  kind: role\n  note: [canary in front matter that cannot be read\n---\n\n# Broken\n"
)
BIB = "% canary in the BibTeX file\n@comment{canary}\n"


def plant(root: Path) -> None:
    """Write a page, a draft and a bibliography that hold what nobody is to read."""
    (root / "projects/secret.md").write_text(PAGE, encoding="utf-8")
    index = root / "index.md"
    index.write_text(index.read_text().replace("projects/till\n", "projects/till\nprojects/secret\n"))
    (root / "drafts").mkdir()
    (root / "drafts/draft.md").write_text("# Canary in a draft\n", encoding="utf-8")
    bib = root / "publications.bib"
    bib.write_text(BIB + bib.read_text(), encoding="utf-8")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub", "latex", "text"])
def test_no_canary_in_any_byte(root: Path, tmp_path: Path, builder: str) -> None:
    """Comments, unknown keys, drafts and unpublished sources stand in no file that any builder makes."""
    plant(root)
    built = build(root, tmp_path / "out", builder=builder)
    assert built.warnings == ()
    assert "A page with secrets" in "".join(
        path.read_text("utf-8", "ignore") for path in built.folder.rglob("*.*")
    )
    assert leaks(built.folder) == []
    assert not list(built.folder.glob("_sources/*"))


def test_no_canary_of_a_broken_page(root: Path, tmp_path: Path) -> None:
    """Front matter that cannot be read is told, and published nowhere."""
    (root / "about.md").write_text(BROKEN, encoding="utf-8")
    built = build(root, tmp_path / "out")
    assert "[portfolio.syntax]" in {line.rpartition(" ")[2] for line in built.warnings}
    assert leaks(built.folder) == []


def test_the_scan_finds_what_is_there(root: Path, tmp_path: Path) -> None:
    """A word that a page shows is found by the scan, in the inventory and the search index too."""
    (root / "about.md").write_text("# Canary\n\nA canary sings.\n", encoding="utf-8")
    built = build(root, tmp_path / "out")
    assert {"about.html", "objects.inv", "searchindex.js"} <= set(leaks(built.folder))


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="//cdn.example/x.css">',
        '<img src="https://cdn.example/x.png">',
        "<style>@import 'https://cdn.example/x.css';</style>",
        '<p style="background: url(https://cdn.example/x.png)"></p>',
    ],
)
def test_a_foreign_host_is_found(html: str) -> None:
    """The search for foreign hosts finds each way to fetch from one."""
    assert foreign(BeautifulSoup(html, "html.parser"))


def test_pages_fetch_nothing_from_elsewhere(root: Path, tmp_path: Path) -> None:
    """No page of a site refers to another host for a script, a style, a font or a picture."""
    built = build(root, tmp_path / "out")
    for path in built.folder.rglob("*.html"):
        assert foreign(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")) == [], path.name

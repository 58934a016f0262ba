"""Builds are correct: however the site comes about, it is the same, and no more is done than must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build, edit, rebuilt, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def body(root: Path) -> None:
    """Change what only the page itself shows."""
    edit(root / "projects/parser.md", "holds it", "holds all of it")


def summary(root: Path) -> None:
    """Change the sentence that stands on cards."""
    edit(root / "projects/kernel.md", "A matrix kernel that is fast.", "A matrix kernel that is faster.")


def title(root: Path) -> None:
    """Change a title that others show in lists, cards and references."""
    edit(root / "projects/parser.md", "# A parser", "# A round-trip parser")


def result(root: Path) -> None:
    """Change a figure."""
    edit(root / "projects/kernel.md", "value: 1.50", "value: 1.75")


def evidence(root: Path) -> None:
    """Change the title of a piece of evidence."""
    edit(root / "projects/parser.md", "title: The parser", "title: The parser and its tests")


def rename(root: Path) -> None:
    """Give a write-up another id."""
    (root / "projects/parser.md").rename(root / "projects/reader.md")
    edit(root / "projects/kernel.md", "related: [parser]", "related: [reader]")
    edit(root / "projects/kernel.md", "{project}`parser`", "{project}`reader`")
    edit(root / "index.md", "projects/parser", "projects/reader")


def remove(root: Path) -> None:
    """Take a write-up out."""
    (root / "projects/till.md").unlink()
    edit(root / "index.md", "projects/till\n", "")
    edit(root / "roles/shop.md", ":::{portfolio:cards}\n:::\n", "It was long ago.\n")


def publications(root: Path) -> None:
    """Change the BibTeX file, which no page includes."""
    edit(root / "publications.bib", "Round Trips", "Return Journeys")


def vocabulary(root: Path) -> None:
    """Give a skill another name and keep the old one as an alias."""
    edit(root / "index.md", "- Rust", "- name: Rustlang\n          aliases: [Rust]")
    edit(root / "projects/parser.md", "skills: [Rust]", "skills: [Rustlang]")


CHANGES = (body, summary, title, result, evidence, rename, remove, publications, vocabulary)


@pytest.mark.parametrize("change", CHANGES)
def test_incremental_build_equals_cold_build(
    root: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    """After any change, building on top of the last build gives byte for byte what a cold build gives."""
    build(root, tmp_path / "warm")
    change(root)
    warm = build(root, tmp_path / "warm")
    cold = build(root, tmp_path / "cold")
    assert warm.warnings == cold.warnings == ()
    assert tree(warm.folder) == tree(cold.folder)


def test_parallel_build_equals_serial_build(root: Path, tmp_path: Path) -> None:
    """Two processes give byte for byte what one gives."""
    serial = build(root, tmp_path / "serial")
    parallel = build(root, tmp_path / "parallel", parallel=2)
    assert serial.warnings == parallel.warnings == ()
    assert tree(serial.folder) == tree(parallel.folder)


def test_nothing_changed_nothing_done(root: Path, tmp_path: Path) -> None:
    """A build without a change reads and writes no page."""
    assert rebuilt(root, tmp_path / "out", lambda root: None) == (frozenset(), set())


def test_body_rewrites_its_page_alone(root: Path, tmp_path: Path) -> None:
    """Editing the text of a write-up reads one page and writes that page."""
    assert rebuilt(root, tmp_path / "out", body) == ({"projects/parser"}, {"projects/parser"})


@pytest.mark.parametrize(
    ("change", "shown_on"),
    [
        (summary, {"projects/kernel", "roles/lab", "index"}),
        (result, {"projects/kernel", "roles/lab", "index", "claims"}),
        (evidence, {"projects/parser"}),
        (title, {"projects/parser", "projects/kernel", "projects/till", "roles/lab", "skills", "index"}),
    ],
)
def test_change_rewrites_the_pages_that_show_it(
    root: Path, tmp_path: Path, change: Callable[[Path], None], shown_on: set[str]
) -> None:
    """A change reads the page it was made on, and writes again the pages that show it and no others."""
    read, written = rebuilt(root, tmp_path / "out", change)
    assert read <= shown_on
    assert len(read) == 1
    assert written == shown_on


def test_new_day_rewrites_what_lasts(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A role that lasts has grown longer a month later: its pages are written again, and no page is read."""
    edit(root / "roles/lab.md", "end: 2023-08", "end: present")
    later = rebuilt(
        root, tmp_path / "out", lambda root: monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772000000")
    )
    assert later == (frozenset(), {"index", "roles/lab"})

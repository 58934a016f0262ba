"""The catalogue of mistakes holds: each is told with the words, the place and the subtype shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build
from catalogue import Entry, entries, spelled_out
from sphinx_portfolio.model.problems import Subtype

if TYPE_CHECKING:
    from pathlib import Path


def change(path: Path, diff: list[str]) -> None:
    """Change a file as a diff says; one that adds only makes a new file."""
    old = "\n".join(line[1:] for line in diff if line[0] != "+")
    new = "\n".join(spelled_out(line[1:]) for line in diff if line[0] != "-")
    text = path.read_text(encoding="utf-8") if old else ""
    assert text.count(old) == 1 or not old, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new) if old else f"{new}\n", encoding="utf-8")


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.title)
def test_mistake_is_told(entry: Entry, root: Path, tmp_path: Path) -> None:
    """The build says what the catalogue shows: each mistake once, at its line, with a remedy, and goes on."""
    for name, diff in entry.changes:
        change(root / name, diff)
    built = build(root, tmp_path / "out")
    assert built.warnings == entry.said
    assert any(line.endswith(f".{entry.subtype}]") for line in built.warnings)
    assert (built.folder / "index.html").is_file()


def test_every_subtype_has_an_entry() -> None:
    """No subtype is without an example of what it says, but for three that have tests of their own."""
    elsewhere = {"no_index", "missing_sheet", "deprecated"}
    assert {entry.subtype for entry in entries()} >= {subtype.value for subtype in Subtype} - elsewhere

"""A bibliography stays as it is, but for what would break a build, which is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_portfolio.graph import entries
from sphinx_portfolio.importers.forms import bibtex
from sphinx_portfolio.json_resume.read import FormError

TEXT = (Path(__file__).parent.parent / "foreign/zotero.bib").read_text("utf-8")
FILES = bibtex.read(TEXT)


def test_what_is_right_stays() -> None:
    """Comments, fields that nobody reads, and the look of an entry are its owner's."""
    head, mark, _ = TEXT.partition("@inproceedings")
    assert mark
    assert FILES.files["publications.bib"].startswith(head)


def test_what_would_break(tmp_path: Path) -> None:
    """Keys are made unique, and what a build would warn of is taken out and told."""
    path = tmp_path / "publications.bib"
    path.write_text(FILES.files[path.name], "utf-8")
    found, problems = entries.read(path)
    assert problems == ()
    assert [each.key for each in found] == [
        "example_shuttles_2022", "DBLP:conf/loom/Example21", "example_shuttles_2022-2", "entry",
    ]  # fmt: skip
    assert found[1].year == "2021"
    assert "javascript" not in path.read_text("utf-8")
    assert any("javascript:alert(1)" in loss for loss in FILES.losses)
    assert any("Never closed" in loss for loss in FILES.losses)


def test_the_same_entry_twice() -> None:
    """An entry that stands there twice, word for word, stands there once."""
    entry = "@misc{a, title={A}, author={B}, year={2020}}\n"
    imported = bibtex.read(entry * 2)
    assert imported.files["publications.bib"] == entry
    assert imported.losses == ()
    assert imported.notes == ("a: the entry stands there twice; once was enough.",)


def test_no_bibliography() -> None:
    """A file without an entry is refused."""
    with pytest.raises(FormError):
        bibtex.read("@comment{x}")

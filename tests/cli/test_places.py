"""A portfolio is found from wherever in it one is, and where it is told to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import WrongUseError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a repository with a portfolio in ``docs``."""
    for folder in (".git", "docs/roles", "docs/_build", "src"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/conf.py").touch()
    (tmp_path / "docs/about.md").write_text("---\nportfolio:\n  kind: profile\n---\n")
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "docs/roles/a.md").write_bytes(b"---\nportfolio:\n  kind: role\n  title: \xff\n---\n")
    (tmp_path / "docs/_build/b.md").write_text("---\nportfolio:\n  kind: role\n---\n")
    return tmp_path


@pytest.mark.parametrize("here", [".", "src", "docs", "docs/roles"])
def test_found_from_within(whole: Path, here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder, the nearest portfolio around is meant, and no further than its repository."""
    monkeypatch.chdir(whole / here)
    place = places.find()
    assert (place.source, place.root, place.site) == (whole / "docs", whole, whole / "build/html")


def test_pages_beside_conf(tmp_path: Path) -> None:
    """A portfolio without a folder of its own for pages has its builds in a hidden one."""
    (tmp_path / "conf.py").touch()
    place = places.find(tmp_path)
    assert (place.root, place.site) == (tmp_path, tmp_path / "_build/html")


def test_nothing_there(whole: Path) -> None:
    """A folder that is named has the portfolio itself, or is refused."""
    with pytest.raises(WrongUseError, match=r"no portfolio in .*: no docs/conf\.py or conf\.py"):
        places.find(whole / "src")


def test_pages_by_kind(whole: Path) -> None:
    """Pages are known by what they say that they are, also where something else in them cannot be read."""
    place = places.find(whole)
    assert place.profile() == whole / "docs/about.md"
    assert place.of_kind("role") == [whole / "docs/roles/a.md"]


def test_paths_are_shown_as_typed(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path below the folder one is in is short; any other is whole."""
    monkeypatch.chdir(whole)
    assert places.shown(whole / "docs/index.md") == "docs/index.md"
    assert places.shown(whole.parent) == whole.parent.as_posix()

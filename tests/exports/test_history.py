"""A page was last changed when it was last committed, or when its file was written since."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from repositories import FIRST, git
from sphinx_portfolio.exports import history

if TYPE_CHECKING:
    from pathlib import Path

SECOND = datetime(2025, 6, 7, tzinfo=UTC)


def commit(folder: Path, name: str, text: str, when: datetime) -> None:
    """Write a file and commit it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git(folder, "add", name)
    git(folder, "commit", "-m", f"Write {name}", when=when)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a folder within a repository, two of whose pages were changed at different times."""
    git(tmp_path, "init", "-b", "main")
    commit(tmp_path, "docs/index.md", "one", FIRST)
    commit(tmp_path, "docs/roles/a page é.md", "one", FIRST)
    commit(tmp_path, "docs/index.md", "two", SECOND)
    return tmp_path / "docs"


def test_last_commit_counts(docs: Path) -> None:
    """Each file has the time of the last commit that changed it, by its path within the folder."""
    assert history.read(docs) == ({"index.md": SECOND, "roles/a page é.md": FIRST}, frozenset())


def test_changes_since_count_as_files(docs: Path) -> None:
    """A file with changes that are not committed, staged or not, or new, has no time of a commit."""
    (docs / "new.md").write_text("one")
    (docs / "index.md").write_text("three")
    assert history.read(docs) == ({"roles/a page é.md": FIRST}, frozenset())
    git(docs, "add", "index.md")
    assert history.read(docs) == ({"roles/a page é.md": FIRST}, frozenset())


def test_before_the_first_commit(tmp_path: Path) -> None:
    """Where nothing is committed yet, every file counts by itself."""
    git(tmp_path, "init")
    assert history.read(tmp_path) == ({}, frozenset())
    (tmp_path / "index.md").write_text("one")
    git(tmp_path, "add", "index.md")
    assert history.read(tmp_path) == ({}, frozenset())


@pytest.mark.parametrize(
    ("depth", "known", "undated"),
    [
        ("1", set(), {"index.md", "roles/a page é.md"}),
        ("2", {"index.md"}, {"roles/a page é.md"}),
        ("9", {"index.md", "roles/a page é.md"}, set()),
    ],
)
def test_shallow_clone_knows_its_own_commits(
    docs: Path, tmp_path: Path, depth: str, known: set[str], undated: set[str]
) -> None:
    """What a clone that ends early holds of the history counts; the commit that it ends in tells no time."""
    git(tmp_path, "clone", "--depth", depth, f"file://{tmp_path}", "clone")
    found = history.read(tmp_path / "clone/docs")
    assert (set(found.times), found.undated) == (known, undated)


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository, or no git, or one that does not answer, that is said with what to do."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(history.NoHistoryError, match="there is no Git repository here; make one, and commit"):
        history.read(tmp_path)
    program = tmp_path / "git"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        history.NoHistoryError, match=r"Git does not run \(No such file or directory\); install"
    ):
        history.read(tmp_path)
    program.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    program.chmod(0o755)
    monkeypatch.setattr(history, "GIT_SECONDS", 0.2)
    with pytest.raises(history.NoHistoryError, match=r"Git has not answered within 0\.2 seconds; try again"):
        history.read(tmp_path)


def test_folder_of_somebody_else(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git does not trust the folder, that is said with the setting that mends it."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    with pytest.raises(history.NoHistoryError, match=r"does not trust the folder.*safe\.directory"):
        history.read(docs)


def test_file_time_is_no_later_than_the_clock(tmp_path: Path) -> None:
    """A file written after the fixed time of the build is as old as that."""
    path = tmp_path / "page.md"
    path.write_text("one")
    os.utime(path, (FIRST.timestamp(), FIRST.timestamp()))
    assert history.file_time(path, latest=SECOND) == FIRST
    os.utime(path, (SECOND.timestamp(), SECOND.timestamp()))
    assert history.file_time(path, latest=FIRST) == FIRST

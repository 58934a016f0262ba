"""A page was last changed when it was last committed, or when its file was written since."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.sphinx_ext import history

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2025, 6, 7, tzinfo=UTC)


def git(folder: Path, *arguments: str, when: datetime = FIRST) -> None:
    """Run git as somebody, at some time."""
    who = {
        f"GIT_{role}_{key}": "ada@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    at = {"GIT_AUTHOR_DATE": when.isoformat(), "GIT_COMMITTER_DATE": when.isoformat()}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who | at | alone
    )


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
    assert history.commit_times(docs) == {"index.md": SECOND, "roles/a page é.md": FIRST}


def test_changes_since_count_as_files(docs: Path) -> None:
    """A file with changes that are not committed, staged or not, has no time of a commit."""
    (docs / "index.md").write_text("three")
    assert "index.md" not in history.commit_times(docs)
    git(docs, "add", "index.md")
    assert set(history.commit_times(docs)) == {"roles/a page é.md"}


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository, or no git, no commit is known."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history.commit_times(tmp_path) == {}
    monkeypatch.setenv("PATH", "")
    assert history.commit_times(tmp_path) == {}


def test_file_time_is_no_later_than_the_clock(tmp_path: Path) -> None:
    """A file written after the fixed time of the build is as old as that."""
    path = tmp_path / "page.md"
    path.write_text("one")
    os.utime(path, (FIRST.timestamp(), FIRST.timestamp()))
    assert history.file_time(path, latest=SECOND) == FIRST
    os.utime(path, (SECOND.timestamp(), SECOND.timestamp()))
    assert history.file_time(path, latest=FIRST) == FIRST

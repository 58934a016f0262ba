"""When each page was last changed: by its last commit, or by its file where it has changed since.

Where Git does not know that, nobody does: a file that was just checked out is as old as the checkout.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.model.bounds import GIT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class NoHistoryError(Exception):
    """Git tells nothing of a folder; the argument says why, and what to do."""


class History(NamedTuple):
    """The times of the last commits of files by their paths; ``undated`` are those whose is not known."""

    times: Mapping[str, datetime]
    undated: frozenset[str]


def read(folder: Path) -> History:
    """Return what Git tells of the unchanged files under ``folder``; raise :class:`NoHistoryError` else.

    A shallow clone ends in commits that seem to have written every file: those tell no time.
    """
    tracked = _names(folder, "ls-files", "-z", "--", ".")
    if not tracked or not _git(folder, "rev-list", "--all", "--max-count=1"):
        return History({}, frozenset())
    cut = folder / _git(folder, "rev-parse", "--git-path", "shallow").strip("\n")
    ends = frozenset(cut.read_text().split()) if cut.is_file() else frozenset[str]()
    form = ("--format=%x01%H%x00%ct", "--name-only", "--no-renames", "--relative", "-z")
    times: dict[str, datetime | None] = {}
    for commit in _git(folder, "log", *form, "--", ".").split("\x01")[1:]:
        name, seconds, *paths = (part.strip("\n") for part in commit.split("\0"))
        when = None if name in ends else datetime.fromtimestamp(int(seconds), UTC)
        for path in filter(None, paths):
            times.setdefault(path, when)
    changed = _names(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".")
    known = {path: when for path, when in times.items() if when is not None and path not in changed}
    return History(known, tracked - known.keys() - changed)


def file_time(path: Path, *, latest: datetime) -> datetime:
    """Return when the file was written, but no later than ``latest``: a fixed clock fixes this too."""
    return min(datetime.fromtimestamp(int(path.stat().st_mtime), UTC), latest)


def _names(folder: Path, *arguments: str) -> frozenset[str]:
    return frozenset(filter(None, _git(folder, *arguments).split("\0")))


def _git(folder: Path, *arguments: str) -> str:
    """Return what Git says, in English."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=os.environ | {"LC_ALL": "C"},
            timeout=GIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NoHistoryError(f"Git has not answered within {GIT_SECONDS:g} seconds; try again") from None
    except OSError as error:
        raise NoHistoryError(f"Git does not run ({error.strerror}); install it") from error
    except subprocess.CalledProcessError as error:
        if "dubious ownership" in error.stderr:
            found = "Git does not trust the folder, which is somebody else's"
            raise NoHistoryError(f"{found}; name it in Git's setting safe.directory") from error
        raise NoHistoryError("there is no Git repository here; make one, and commit the pages") from error
    return done.stdout

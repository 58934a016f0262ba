"""When each page was last changed: by its last commit, or by its file where it has changed since."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def commit_times(folder: Path) -> Mapping[str, datetime]:
    """Return the time of the last commit of each unchanged file under ``folder``, by its path within it.

    Files with uncommitted changes are left out, and so is everything where there is no repository or no git.
    """
    form = ("--format=%x01%ct", "--name-only", "--no-renames", "--relative", "-z")
    times: dict[str, datetime] = {}
    for commit in _git(folder, "log", *form, "--", ".").split("\x01")[1:]:
        seconds, *names = (part.strip("\n") for part in commit.split("\0"))
        when = datetime.fromtimestamp(int(seconds), UTC)
        for name in filter(None, names):
            times.setdefault(name, when)
    changed = set(_git(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".").split("\0"))
    return {name: when for name, when in times.items() if name not in changed}


def file_time(path: Path, *, latest: datetime) -> datetime:
    """Return when the file was written, but no later than ``latest``: a fixed clock fixes this too."""
    return min(datetime.fromtimestamp(int(path.stat().st_mtime), UTC), latest)


def _git(folder: Path, *arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=True, encoding="utf-8", timeout=10
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""

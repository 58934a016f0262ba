"""Git repositories, made by somebody who is nobody, at times of their own."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


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

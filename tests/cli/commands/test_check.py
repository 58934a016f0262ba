"""The command ``check``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_exit_codes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A portfolio without a mistake ends with 0, and one with a mistake with 1, told as one asks."""
    assert main(["check", str(root)]) == 0
    assert capsys.readouterr().out.endswith(" pages, no problem found.\n")
    (root / "more.md").write_text("# More\n", encoding="utf-8")
    assert main(["check", str(root), "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["kind"]) == ((root / "more.md").as_posix(), "toc.not_included")

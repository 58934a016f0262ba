"""What `add` wrote for an owner to replace is told, and is no mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.pages import unwritten
from sphinx_portfolio.cli.places import find

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_told_until_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each page is told once, at its first line, and a page that was written is not; the exit code is 0."""
    assert main(["new", str(tmp_path)]) == 0
    monkeypatch.chdir(tmp_path)
    assert unwritten.find(find()) == []
    assert main(["add", "project", "A kernel"]) == 0
    assert main(["add", "role", "Lab", "--title", "T", "--start", "2020"]) == 0
    assert main(["add", "entries", "talks"]) == 0
    capsys.readouterr()
    assert main(["check"]) == 0
    told = capsys.readouterr().out.splitlines()
    said = "this is still what `add` wrote; write what is so, or take it out."
    assert told[:3] == [
        f"docs/projects/a-kernel.md:4: {said} So are 4 lines below it. [page.unwritten]",
        f"docs/roles/lab.md:8: {said} So is a line below it. [page.unwritten]",
        f"docs/talks.md:6: {said} [page.unwritten]",
    ]
    page = tmp_path / "docs/projects/a-kernel.md"
    page.write_text(
        page.read_text("utf-8").partition("## Problem")[0].replace("One sentence on it", "It is fast")
    )
    (tmp_path / "docs/roles/lab.md").unlink()
    (tmp_path / "docs/talks.md").unlink()
    assert unwritten.find(find()) == []

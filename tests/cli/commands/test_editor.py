"""The files for an editor are written, and those of the owner's are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.editors import vscode
from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_written_and_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are written, and again; tasks of the owner's stay, and what to add is shown."""
    top = Place(root).root
    assert main(["editor", str(root)]) == main(["editor", str(root)]) == 0
    assert "lab" in (top / vscode.SNIPPETS).read_text("utf-8")
    own = '{"version": "2.0.0", "tasks": []} // mine'
    (top / vscode.TASKS).write_text(own, "utf-8")
    capsys.readouterr()
    assert main(["editor", str(root)]) == 1
    assert (top / vscode.TASKS).read_text("utf-8") == own
    assert '"label": "Check the portfolio"' in capsys.readouterr().out

"""The command ``serve``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.commands import serve
from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.places import Place

if TYPE_CHECKING:
    import pytest


def test_loopback_alone() -> None:
    """It serves to this machine alone, keeps nothing in the site, and does not see what it builds itself."""
    given = serve.command(Place(Path("/p/docs")), 0, opens=True)
    assert given[:2] == ["-m", "sphinx_autobuild"]
    assert given[given.index("--host") + 1] == "127.0.0.1"
    assert "--open-browser" in given
    assert [Path(path) for path in given[-2:]] == [Path("/p/docs"), Path("/p/build/live")]
    assert Path(given[given.index("--ignore") + 1]) == Path("/p/build")


def test_what_is_missing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where sphinx-autobuild is not installed, the line is told that installs it."""
    monkeypatch.setattr(serve.importlib.util, "find_spec", lambda name: None)
    assert main(["serve", str(root)]) == 2
    assert "-m pip install sphinx-autobuild" in capsys.readouterr().err

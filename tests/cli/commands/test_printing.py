"""What is committed is what the commands print."""

from __future__ import annotations

from pathlib import Path

import pytest

import sphinx_portfolio
from sphinx_portfolio.cli.main import main

TESTS = Path(__file__).parents[2]
PACKAGE = Path(sphinx_portfolio.__file__).parent


@pytest.mark.parametrize(
    ("command", "committed"),
    [("schema", PACKAGE / "model/portfolio.schema.json"), ("reference", TESTS / "model/reference.md")],
)
def test_what_is_committed(command: str, committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The schema and the reference that are committed are what the commands print."""
    assert main([command]) == 0
    assert capsys.readouterr().out == committed.read_text(encoding="utf-8")

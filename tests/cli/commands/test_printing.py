"""What is committed is what the commands print."""

from __future__ import annotations

import json
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


def test_own_names(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for its own, a portfolio's ids and skills stand in the schema."""
    assert main(["schema", str(root)]) == 0
    assert json.loads(capsys.readouterr().out)["$defs"]["Role"]["properties"]["skills"]["items"]["anyOf"][0]

"""The table of the commands."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.main import parser
from sphinx_portfolio.cli.registry import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_teaches(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command says in a phrase what it does, and shows itself being used."""
    command = COMMANDS[name]
    assert command.help[0].islower()
    assert not command.help.endswith(".")
    assert all(line.startswith(f"sphinx-portfolio {name}") for line in command.examples)
    with pytest.raises(SystemExit):
        parser().parse_args([name, "--help"])
    assert all(f"\n  {line}\n" in capsys.readouterr().out for line in command.examples[:1])

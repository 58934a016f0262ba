"""The command line explains itself, refuses with a sentence what it cannot do, and speaks UTF-8 anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.registry import COMMANDS


def said(*arguments: str, **environment: str) -> bytes:
    """Return what the command line, run as a module, writes to a pipe."""
    command = [sys.executable, "-m", "sphinx_portfolio", *arguments]
    return subprocess.run(command, capture_output=True, check=True, env=os.environ | environment).stdout


@pytest.mark.parametrize(
    "arguments", [[], ["export"], ["reference", "x"], ["add"], ["check", "--form", "json"]]
)
def test_unknown_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is no command, and no whole option of one, is refused with what there is."""
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err.startswith("usage: sphinx-portfolio ")


def test_wrong_use_is_told_in_lines(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be done ends with 2, and says on the error stream why and what to do."""
    assert main(["check", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        f"there is no portfolio in {tmp_path}: no docs/conf.py or conf.py.",
        "Go to its folder, or begin one: sphinx-portfolio new FOLDER",
    ]


def test_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Help names each command with what it does, and ends with examples and the exit codes."""
    with pytest.raises(SystemExit) as raised:
        main(["--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert raised.value.code == 0
    assert all(f"{name} {command.help}" in out for name, command in COMMANDS.items())
    assert "examples: sphinx-portfolio new my-portfolio" in out
    assert "exit codes: 0 all is well, 1 the portfolio has mistakes, 2" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"sphinx-portfolio {version('sphinx-portfolio')}\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_code_page(encoding: str) -> None:
    """What is piped is UTF-8, whatever code page the console has."""
    assert said("reference", PYTHONIOENCODING=encoding) == said("reference", PYTHONIOENCODING="utf-8")

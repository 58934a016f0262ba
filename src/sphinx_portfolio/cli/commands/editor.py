"""``editor``: the files by which Visual Studio Code completes and checks a portfolio."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command
from sphinx_portfolio.cli.commands import new

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder."""
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")


def run(given: argparse.Namespace) -> int:
    """Write the snippets anew; write the task, or show it where there are tasks of the owner's."""
    from sphinx_portfolio.cli.editors import names, vscode

    place = places.find(given.folder)
    files: dict[str, str | bytes] = {**vscode.files(names.read(place))}
    there = place.root / vscode.TASKS
    kept = there.exists() and there.read_text("utf-8", "replace") != files[vscode.TASKS]
    task = files.pop(vscode.TASKS) if kept else ""
    new.write(place.root, files)
    sys.stdout.write("".join(f"{places.shown(place.root / path)}\n" for path in files))
    if task:
        said = "already there, and kept; to check by a task, add what stands in `tasks` here:"
        sys.stdout.write(f"\n{places.shown(there)}: {said}\n{task!s}")
    return MISTAKES if task else GOOD


COMMAND = Command(
    help="write snippets and a task for Visual Studio Code",
    about=(
        "The snippets offer the ids and skills that there are now; run it again when there are more.\n"
        "Other editors: `schema --own` prints what a YAML language server completes front matter with."
    ),
    examples=("sphinx-portfolio editor",),
    arguments=arguments,
    run=run,
)

"""The command line: ``sphinx-portfolio <command>``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REPORT = "import-report.txt"


class Command(NamedTuple):
    """One command: what it does, and the function that runs it and returns the exit code."""

    help: str
    run: Callable[[argparse.Namespace], int]


def import_resume(given: argparse.Namespace) -> int:
    """Write the pages of a portfolio from a JSON Resume file, and a report of what they do not hold."""
    from sphinx_portfolio.importers import json_resume
    from sphinx_portfolio.json_resume.read import FormError
    from sphinx_portfolio.model.bounds import IMPORT, TooMuchError, read_bytes

    try:
        imported = json_resume.read(read_bytes(given.file, IMPORT).decode("utf-8-sig"))
    except (FormError, TooMuchError, OSError, UnicodeDecodeError) as error:
        said = error.args if isinstance(error, FormError) else (_reason(error),)
        return _refuse(*(f"{given.file}: {line}" for line in said))
    files = {given.folder / name: text for name, text in (imported.files | {REPORT: imported.report}).items()}
    if taken := [str(path) for path in files if path.exists()]:
        return _refuse(f"{', '.join(taken)}: already there; name an empty folder, or clear the way.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(imported.files)} files in {given.folder}.\n\n{imported.report}")
    return 0


def _reason(error: Exception) -> str:
    """Return in a sentence why a file cannot be read, at its line where that is known."""
    if isinstance(error, UnicodeDecodeError):
        if error.object[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            return "the file is not UTF-8 but seems to be UTF-16; save it as UTF-8."
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"line {line}: the file is not UTF-8; save it as UTF-8."
    if isinstance(error, FileNotFoundError):
        return "there is no such file; mend the name."
    return f"the file cannot be read: {error.strerror}." if isinstance(error, OSError) else str(error)


def print_schema(given: argparse.Namespace) -> int:
    """Print the JSON Schema of the front matter, for an editor."""
    from sphinx_portfolio.model import reference

    sys.stdout.write(reference.dumps())
    return 0


def print_reference(given: argparse.Namespace) -> int:
    """Print every field of the front matter with its example, and every warning, as Markdown."""
    from sphinx_portfolio.model import reference

    sys.stdout.write(f"# Front matter\n\n{reference.fields()}\n# Warnings\n\n{reference.warnings()}")
    return 0


def _refuse(*lines: str) -> int:
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return 2


COMMANDS = {
    "schema": Command("print the JSON Schema of the front matter", print_schema),
    "reference": Command("print the reference of fields and warnings", print_reference),
    "import": Command("write pages from a JSON Resume file", import_resume),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="sphinx-portfolio", description="Helps with a portfolio's source.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.help, description=f"{command.help.capitalize()}.")
        sub.set_defaults(run=command.run)
    taking = commands.choices["import"]
    taking.add_argument("file", type=Path, help="the JSON Resume file")
    taking.add_argument("folder", type=Path, nargs="?", default=Path("docs"), help="where to write (docs)")
    given = parser.parse_args(arguments)
    return int(given.run(given))

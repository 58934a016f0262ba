"""``import``: the pages of a portfolio from a file that its owner has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.command import GOOD, Command, WrongUseError

if TYPE_CHECKING:
    import argparse

    from sphinx_portfolio.importers.json_resume import Imported

REPORT = "import-report.txt"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file and the folder."""
    parser.add_argument("file", type=Path, help="the JSON Resume file")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs"), help="where to write (docs)")


def run(given: argparse.Namespace) -> int:
    """Write the pages of a portfolio from a JSON Resume file, and a report of what they do not hold."""
    imported = read(given.file)
    files = {given.folder / name: text for name, text in (imported.files | {REPORT: imported.report}).items()}
    if taken := [str(path) for path in files if path.exists()]:
        raise WrongUseError(f"{', '.join(taken)}: already there; name an empty folder, or clear the way.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(imported.files)} files in {given.folder}.\n\n{imported.report}")
    return GOOD


def read(path: Path) -> Imported:
    """Return what a file gives; refuse one that cannot be read, a line for each reason."""
    from sphinx_portfolio.importers import json_resume
    from sphinx_portfolio.json_resume.read import FormError
    from sphinx_portfolio.model.bounds import IMPORT, TooMuchError, read_bytes

    try:
        return json_resume.read(read_bytes(path, IMPORT).decode("utf-8-sig"))
    except (FormError, TooMuchError, OSError, UnicodeDecodeError) as error:
        said = error.args if isinstance(error, FormError) else (_reason(error),)
        raise WrongUseError(*(f"{path}: {line}" for line in said)) from error


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


COMMAND = Command(
    help="write pages from a JSON Resume file",
    about="What the pages do not hold is told in import-report.txt beside them.",
    examples=("sphinx-portfolio import resume.json docs",),
    arguments=arguments,
    run=run,
)

"""``host``: the file by which a host builds and publishes the site."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command
from sphinx_portfolio.cli.commands import new
from sphinx_portfolio.cli.starting import hosts, origin, sample
from sphinx_portfolio.model.fields import as_identifier

if TYPE_CHECKING:
    import argparse

    from sphinx_portfolio.cli.places import Place

_ADDRESS = "READTHEDOCS_CANONICAL_URL"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the host, and whether to write over a file that is there."""
    parser.add_argument("name", choices=hosts.HOSTS, metavar="host", help=", ".join(hosts.HOSTS))
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument("--replace", action="store_true", help="write over a file that says something else")


def run(given: argparse.Namespace) -> int:
    """Write what is missing, and show where a file of the owner's differs."""
    place, host = places.find(given.folder), hosts.HOSTS[given.name]
    conf = (place.source / "conf.py").relative_to(place.root).as_posix()
    wanted = hosts.files(given.name, conf, as_identifier(place.root.name))
    differing = {path: text for path, text in wanted.items() if _differs(place, path, text)}
    if differing and not given.replace:
        for path, text in differing.items():
            sys.stdout.write(_difference(place, path, text))
        said = "to have it written so: sphinx-portfolio host --replace"
        sys.stdout.write(f"\n{', '.join(differing)}: already there, and kept; {said} {given.name}\n")
        return MISTAKES
    files: dict[str, str | bytes] = {
        path: text for path, text in wanted.items() if not _is_so(place, path, text)
    }
    files |= _requirements(place)
    new.write(place.root, files)
    sys.stdout.write(
        "".join(f"{places.shown(place.root / path)}\n" for path in files) or "All is as it should be.\n"
    )
    steps = [*host.steps, *_missing(place, given.name)]
    sys.stdout.write(f"\nOn {host.title}:\n" + "".join(f"  {step}\n" for step in steps))
    return GOOD


def _is_so(place: Place, path: str, text: str) -> bool:
    there = place.root / path
    return there.is_file() and there.read_text("utf-8", "replace") == text


def _differs(place: Place, path: str, text: str) -> bool:
    return (place.root / path).exists() and not _is_so(place, path, text)


def _difference(place: Place, path: str, text: str) -> str:
    there = (place.root / path).read_text("utf-8", "replace").splitlines(keepends=True)
    lines = difflib.unified_diff(
        there, text.splitlines(keepends=True), f"{path} as it is", f"{path} as it may be"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _requirements(place: Place) -> dict[str, str | bytes]:
    """Return what the host installs, where nothing says so yet."""
    if (place.root / "requirements.txt").exists():
        return {}
    come_from = origin.read()
    return {"requirements.txt": sample.requirements(come_from), **come_from.files}


def _missing(place: Place, name: str) -> list[str]:
    """Return what the settings lack for a host."""
    text = (place.source / "conf.py").read_text("utf-8", "replace")
    if name == "readthedocs" and _ADDRESS not in text:
        return [f'In conf.py, write: html_baseurl = os.environ.get("{_ADDRESS}", "")']
    return []


COMMAND = Command(
    help="write the file by which a host builds the site",
    about=(
        f"The hosts: {', '.join(hosts.HOSTS)}.\n"
        "Each builds strictly, with the whole history, under the address that the host tells.\n"
        "A file of yours that says something else is kept, and what differs is shown."
    ),
    examples=("sphinx-portfolio host readthedocs", "sphinx-portfolio host github --replace"),
    arguments=arguments,
    run=run,
)

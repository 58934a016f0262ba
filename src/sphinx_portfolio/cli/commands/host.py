"""``host``: the file by which a host builds and publishes the site."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command
from sphinx_portfolio.cli.commands import new
from sphinx_portfolio.cli.starting import hosts, mending, origin, sample
from sphinx_portfolio.cli.starting.mending import Mended
from sphinx_portfolio.model.fields import as_identifier

if TYPE_CHECKING:
    import argparse

    from sphinx_portfolio.cli.places import Place

_ADDRESS = "READTHEDOCS_CANONICAL_URL"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the host, and whether to write over a file that is there."""
    parser.add_argument("name", choices=hosts.HOSTS, metavar="host", help=", ".join(hosts.HOSTS))
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument(
        "--replace", action="store_true", help="write the file anew, and keep yours beside it"
    )


def run(given: argparse.Namespace) -> int:
    """Write what is missing, and show where a file of the owner's says something else."""
    place, host = places.find(given.folder), hosts.HOSTS[given.name]
    conf = (place.source / "conf.py").relative_to(place.root).as_posix()
    wanted = hosts.files(given.name, conf, as_identifier(place.root.name))
    mended = {path: _mended(place, path, text, given.replace) for path, text in wanted.items()}
    files: dict[str, str | bytes] = {
        path: text for path, (text, _) in mended.items() if _text(place, path) != text
    }
    files |= _requirements(place)
    if given.replace:
        for path in files:
            _put_by(place, path)
    new.write(place.root, files)
    sys.stdout.write(
        "".join(f"{places.shown(place.root / path)}\n" for path in files) or "Nothing is missing.\n"
    )
    differing = {path: other for path, (_, other) in mended.items() if other}
    for path, other in differing.items():
        sys.stdout.write(_told(place, path, wanted[path], other, given.name))
    steps = [*host.steps, *_missing(place, given.name)]
    sys.stdout.write(f"\nOn {host.title}:\n" + "".join(f"  {step}\n" for step in steps))
    return MISTAKES if differing else GOOD


def _mended(place: Place, path: str, text: str, replace: bool) -> Mended:
    """Return what is to stand in a file."""
    there = _text(place, path)
    return Mended(text, []) if there is None or replace else mending.mend(path, there, text)


def _text(place: Place, path: str) -> str | None:
    there = place.root / path
    return there.read_text("utf-8", "replace") if there.is_file() else None


def _put_by(place: Place, path: str) -> None:
    if (there := place.root / path).is_file():
        sys.stdout.write(f"{places.shown(there)} is kept as {mending.put_by(there).name}.\n")


def _told(place: Place, path: str, text: str, other: list[str], name: str) -> str:
    """Return where a file says something else, and how to have it otherwise."""
    kept = f"{path} keeps what you wrote: {', '.join(other)}. Beside what we would write:"
    said = f"To have it so, with yours kept beside it: sphinx-portfolio host --replace {name}"
    return f"\n{kept}\n{_difference(place, path, text)}{said}\n"


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
        "A file that is there gets what it lacks; what you wrote stays, and what differs is shown."
    ),
    examples=("sphinx-portfolio host readthedocs", "sphinx-portfolio host github --replace"),
    arguments=arguments,
    run=run,
)

"""``serve``: the site on this machine alone, built anew at each change."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import Command, WrongUseError

if TYPE_CHECKING:
    import argparse

    from sphinx_portfolio.cli.places import Place


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port, and whether to open a browser."""
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument("--port", type=int, default=8000, help="8000, or another; 0 is one that is free")
    parser.add_argument("--open", action="store_true", help="open it in the browser")


def run(given: argparse.Namespace) -> int:
    """Hand over to sphinx-autobuild until it is told to end."""
    place = places.find(given.folder)
    if importlib.util.find_spec("sphinx_autobuild") is None:
        raise WrongUseError(
            "this needs sphinx-autobuild, which is not installed:",
            f"  {Path(sys.executable).name} -m pip install sphinx-autobuild",
        )
    return subprocess.run([sys.executable, *command(place, given.port, given.open)], check=False).returncode


def command(place: Place, port: int, opens: bool) -> list[str]:
    """Return the arguments of Python that serve a portfolio on loopback."""
    built = place.build / "live"
    options = [
        "-n",
        "-j",
        "auto",
        "-d",
        str(place.build / "live-doctrees"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    ignored = ["--ignore", str(place.build)]
    browser = ["--open-browser"] if opens else []
    return ["-m", "sphinx_autobuild", *options, *ignored, *browser, str(place.source), str(built)]


COMMAND = Command(
    help="show the site here, and build it at each change",
    about="Serves it to this machine alone, at http://127.0.0.1:8000, until Ctrl+C. Needs sphinx-autobuild.",
    examples=("sphinx-portfolio serve", "sphinx-portfolio serve --port 0 --open"),
    arguments=arguments,
    run=run,
)

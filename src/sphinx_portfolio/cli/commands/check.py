"""``check``: all that is wrong with a portfolio, at once and from a fresh reading; nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import checking, places, reporting
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command, WrongUseError
from sphinx_portfolio.cli.links import asked
from sphinx_portfolio.cli.pages import unwritten

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder and the form of the report."""
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument(
        "--format", choices=reporting.FORMATS, default="text", help="text, github or json (text)"
    )
    parser.add_argument("--links", action="store_true", help="ask every address, too, over the network")
    parser.add_argument(
        "--record", action="store_true", help="with --links: keep when evidence was last seen"
    )
    parser.add_argument(
        "--most", type=int, default=asked.MOST, metavar="N", help=f"with --links: ask no more ({asked.MOST})"
    )


def run(given: argparse.Namespace) -> int:
    """Print what is wrong."""
    if given.record and not given.links:
        raise WrongUseError("--record keeps what --links has seen: write both.")
    if given.links:
        return asked.run(given)
    place = places.find(given.folder)
    findings, pages = checking.check(place)
    findings = sorted([*findings, *unwritten.find(place)])
    sys.stdout.write(reporting.FORMATS[given.format](findings, pages))
    return MISTAKES if any(finding.kind not in reporting.MILD for finding in findings) else GOOD


COMMAND = Command(
    help="tell all mistakes of all pages, at once",
    about=(
        "Reads the portfolio afresh and writes nothing. It tells what a strict build would: mistakes in the\n"
        "pages, in conf.py, in BibTeX, charts, names and encodings, and references that lead nowhere.\n"
        "Only what has no room or no font in the résumé as PDF, and runs of programs, are left to `build`.\n"
        "What `add` wrote for you to replace is told, too, and is no mistake.\n"
        "With --links it asks every address, one at a time of each host; one that is gone is a mistake."
    ),
    examples=(
        "sphinx-portfolio check",
        "sphinx-portfolio check --format github    in a workflow: each mistake at its line",
        "sphinx-portfolio check --format json      for a program",
        "sphinx-portfolio check --links --record   asks every address, and keeps when evidence was last seen",
    ),
    arguments=arguments,
    run=run,
)

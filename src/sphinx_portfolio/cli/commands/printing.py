"""``schema`` and ``reference``: what front matter may say, for an editor and for a reader."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import GOOD, Command

if TYPE_CHECKING:
    import argparse


def print_schema(given: argparse.Namespace) -> int:
    """Print the JSON Schema of the front matter, for an editor, or that with what a portfolio names."""
    from sphinx_portfolio.model import reference

    if not given.own and not given.folder:
        sys.stdout.write(reference.dumps())
        return GOOD
    from sphinx_portfolio.cli.editors import names

    own = names.schema(names.read(places.find(given.folder)))
    sys.stdout.write(json.dumps(own, indent=2, ensure_ascii=False) + "\n")
    return GOOD


def of_schema(parser: argparse.ArgumentParser) -> None:
    """Take whose ids and skills are to be offered."""
    parser.add_argument("--own", action="store_true", help="offer the ids and skills of the portfolio here")
    parser.add_argument("folder", type=Path, nargs="?", help="offer those of this portfolio")


def print_reference(given: argparse.Namespace) -> int:
    """Print every field of the front matter with its example, and every warning, as Markdown."""
    from sphinx_portfolio.model import reference

    sys.stdout.write(f"# Front matter\n\n{reference.fields()}\n# Warnings\n\n{reference.warnings()}")
    return GOOD


SCHEMA = Command(
    help="print the JSON Schema of the front matter",
    about="Editors complete and check the fields of pages with it.",
    examples=(
        "sphinx-portfolio schema > portfolio.schema.json",
        "sphinx-portfolio schema --own > portfolio.schema.json    offers the ids and skills of your pages",
    ),
    arguments=of_schema,
    run=print_schema,
)
REFERENCE = Command(
    help="print the reference of fields and warnings",
    examples=("sphinx-portfolio reference > reference.md",),
    run=print_reference,
)

"""``schema`` and ``reference``: what front matter may say, for an editor and for a reader."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.command import GOOD, Command

if TYPE_CHECKING:
    import argparse


def print_schema(given: argparse.Namespace) -> int:
    """Print the JSON Schema of the front matter, for an editor."""
    from sphinx_portfolio.model import reference

    sys.stdout.write(reference.dumps())
    return GOOD


def print_reference(given: argparse.Namespace) -> int:
    """Print every field of the front matter with its example, and every warning, as Markdown."""
    from sphinx_portfolio.model import reference

    sys.stdout.write(f"# Front matter\n\n{reference.fields()}\n# Warnings\n\n{reference.warnings()}")
    return GOOD


SCHEMA = Command(
    help="print the JSON Schema of the front matter",
    about="Editors complete and check the fields of pages with it.",
    examples=("sphinx-portfolio schema > portfolio.schema.json",),
    run=print_schema,
)
REFERENCE = Command(
    help="print the reference of fields and warnings",
    examples=("sphinx-portfolio reference > reference.md",),
    run=print_reference,
)

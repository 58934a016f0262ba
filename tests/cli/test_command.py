"""What a command is."""

from __future__ import annotations

import argparse

from sphinx_portfolio.cli.command import Command


def test_arguments_may_be_none() -> None:
    """A command without arguments of its own takes none."""
    parser = argparse.ArgumentParser()
    Command(help="do nothing", run=lambda given: 0).arguments(parser)
    assert vars(parser.parse_args([])) == {}

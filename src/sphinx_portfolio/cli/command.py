"""What a command is, and how it tells that it was asked for what it cannot do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

GOOD, MISTAKES, WRONG_USE = 0, 1, 2
"""The exit codes: all is well, the portfolio has mistakes, the command was not understood."""


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: its help, examples to copy, its arguments, and the function that returns the exit code."""

    help: str
    run: Callable[[argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    about: str = ""
    examples: tuple[str, ...] = ()


class WrongUseError(Exception):
    """What was asked for cannot be done; each argument is a line that says why, and what to do."""

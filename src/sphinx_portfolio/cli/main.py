"""The command line: ``sphinx-portfolio <command>``."""

from __future__ import annotations

import argparse
import io
import re
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, NoReturn

from sphinx_portfolio.cli.command import WRONG_USE, Command, WrongUseError
from sphinx_portfolio.cli.registry import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ABOUT = "A portfolio as documentation: begin one, add to it, check it, build it, show it."
EXAMPLES = (
    'sphinx-portfolio new my-portfolio --name "Ada Example"',
    "cd my-portfolio",
    "sphinx-portfolio check",
    "sphinx-portfolio build",
)
CODES = "exit codes: 0 all is well, 1 the portfolio has mistakes, 2 the command was not understood"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return the exit code."""
    speak_utf_8()
    given = parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except WrongUseError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.args))
        return WRONG_USE
    except KeyboardInterrupt:
        return 130  # as shells have it


def speak_utf_8() -> None:
    """Write UTF-8 with plain line ends, whatever code page the console has."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments of all commands."""
    whole = _parser_class()(
        prog="sphinx-portfolio", description=ABOUT, epilog=f"{_shown(EXAMPLES)}\n\n{CODES}"
    )
    said = f"sphinx-portfolio {version('sphinx-portfolio')}"
    whole.add_argument("--version", action="version", version=said)
    commands = whole.add_subparsers(required=True, metavar="command", title="commands")
    for name, command in COMMANDS.items():
        add(commands, name, command)
    return whole


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command) -> None:
    """Add a command with its help."""
    about = f"{command.help[:1].upper()}{command.help[1:]}."
    if command.about:
        about += f"\n\n{command.about}"
    sub = commands.add_parser(name, help=command.help, description=about, epilog=_shown(command.examples))
    command.arguments(sub)
    sub.set_defaults(run=command.run)


def _shown(examples: Iterable[str]) -> str:
    return "\n".join(("examples:", *(f"  {line}" for line in examples))) if examples else ""


def _parser_class() -> type[argparse.ArgumentParser]:
    class Parser(argparse.ArgumentParser):
        """Keeps the lines of descriptions and examples as they are, and takes no shortened options."""

        def __init__(self, **options: object) -> None:
            options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
            super().__init__(**{"allow_abbrev": False, **options})  # type: ignore[arg-type]

        def error(self, message: str) -> NoReturn:
            """Refuse the arguments; words that stand alone are mostly the rest of a name."""
            loose = re.fullmatch("unrecognized arguments: ([^-].*)", message)
            super().error(
                f"{message}\nPut quotation marks around a name of several words." if loose else message
            )

    return Parser

"""The one table of the commands, in the order in which an owner meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.commands import (
    add,
    build,
    check,
    editor,
    host,
    import_,
    match,
    new,
    printing,
    serve,
)

if TYPE_CHECKING:
    from sphinx_portfolio.cli.command import Command

COMMANDS: dict[str, Command] = {
    "new": new.COMMAND,
    "add": add.COMMAND,
    "check": check.COMMAND,
    "build": build.COMMAND,
    "serve": serve.COMMAND,
    "host": host.COMMAND,
    "import": import_.COMMAND,
    "match": match.COMMAND,
    "editor": editor.COMMAND,
    "schema": printing.SCHEMA,
    "reference": printing.REFERENCE,
}

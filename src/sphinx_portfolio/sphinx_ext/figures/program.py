"""Programs on pages: the directive of a program, which says how it runs and what of it is shown.

It reads and checks; the program runs once every page is read, see :mod:`.runs`, which puts what came of it
into the place that the directive has left.
"""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx import addnodes

from sphinx_portfolio.model.bounds import PROGRAM, PROGRAM_SECONDS
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.programs.placed import PlacedProgram
from sphinx_portfolio.programs.running import SECONDS, Program
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.figures.figure import FigureDirective, text

SHOWN = ("both", "output", "source")

_LINES = re.compile(r"(\d+)(?:\s*-\s*(\d*))?", re.ASCII)
_PICTURE = re.compile(r"\w[\w.-]*\.svg")
_ID = re.compile(r"[a-z][a-z\d]*(?:-[a-z\d]+)*")


class program(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Stands for a program until the page is written; its children are its caption and the way to its file.

    ``program`` tells what runs, or None; ``source`` is its text, ``show`` and ``lines`` are the options.
    """


def _arguments(argument: str) -> tuple[str, ...]:
    return tuple(shlex.split(text(argument)))


def _seconds(argument: str) -> float:
    given = text(argument)
    if not re.fullmatch(r"\d{1,4}(\.\d+)?", given, re.ASCII) or not 0 < float(given) <= PROGRAM_SECONDS:
        raise ValueError(f"“{given}” is no time; write seconds, up to {PROGRAM_SECONDS:g}")
    return float(given)


def _lines(argument: str) -> tuple[int, int]:
    """Read the first line and the last, which is 0 for the end of what is printed."""
    found = _LINES.fullmatch(given := text(argument).strip())
    first = int(found[1]) if found else 0
    last = first if found and found[2] is None else int(found[2] or 0) if found else 0
    if first < 1 or 0 < last < first:
        raise ValueError(f"“{given}” names no lines; write the first and the last, as in 1-12")
    return first, last


def _matching(pattern: re.Pattern[str], told: str) -> Any:
    def read(argument: str) -> str:
        if not pattern.fullmatch(given := text(argument).strip()):
            raise ValueError(f"“{given}” {told}")
        return given

    return read


class ProgramDirective(FigureDirective):
    """A program in Python from a file, with what it prints and draws; its content is the caption."""

    required_arguments, optional_arguments = 1, 0
    option_spec: ClassVar[dict[str, Any]] = {
        "args": _arguments,
        "id": _matching(_ID, "is no id; use lower-case letters, digits and hyphens"),
        "limit": _seconds,
        "lines": _lines,
        "picture": _matching(_PICTURE, "names no picture; write the name of an SVG file, as in plan.svg"),
        "show": lambda argument: options.choice(argument, SHOWN),
    }

    def run(self) -> list[nodes.Node]:
        """Note what is to run, and leave a place for what comes of it."""
        path = self.file(Subtype.PROGRAM)
        source = self._source_of(path) if path else ""
        show = self.options.get("show", "both")
        named = self._program()
        wanted = named if source else None
        anchor = self.options.get("id") or nodes.make_id(f"program-{Path(named.file).stem}")
        if show != "source":
            notes, lines = get_domain(self.env).note(self.env.docname), self.options.get("lines", (1, 0))
            apart = bool(wanted) and show == "both"
            notes.programs.append(PlacedProgram(named, self.lineno, anchor, lines, bool(wanted), apart))
        node = program("", program=wanted, source=source, show=show, lines=self.options.get("lines"))
        self.state.nested_parse(self.content, self.content_offset, node)
        if wanted:
            link = addnodes.download_reference("", "", reftarget=self.arguments[0], refdoc=self.env.docname)
            link += nodes.literal("", wanted.file)
            node += nodes.paragraph("", "", link)
        self.set_source_info(node)
        node["names"].append(self.options.get("id") or f"program-{Path(named.file).stem}")
        self.state.document.note_implicit_target(node)
        return [node]

    def _program(self) -> Program:
        name, _ = self.env.relfn2path(self.arguments[0])
        given = {key: self.options[key] for key in ("picture",) if key in self.options}
        return Program(
            name, self.options.get("args", ()), seconds=self.options.get("limit", SECONDS), **given
        )

    def _source_of(self, path: Path) -> str:
        """Return the text of a program, or say why it is none."""
        content = self.content_of(path, PROGRAM, Subtype.PROGRAM)
        if content is not None and not content.strip():
            self.warn(Subtype.PROGRAM, f"“{path.name}” is empty; write a program that prints what it shows.")
            return ""
        try:
            ast.parse(content or b"")
            return (content or b"").decode("utf-8-sig")
        except UnicodeDecodeError:
            self.warn(Subtype.PROGRAM, f"“{path.name}” is not UTF-8; save it as that.")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line, reason = getattr(error, "lineno", 1) or 1, getattr(error, "msg", str(error))
            message = f"it is not Python ({reason}); mend it."
            self.warn_of((Problem(subtype=Subtype.PROGRAM, message=message, line=line),), path)
        return ""

"""Running: what a program printed and drew, taken from an earlier build where nothing of it has changed."""

from __future__ import annotations

import importlib.util
import platform
import re
import shlex
import sys
import sysconfig
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from sphinx_portfolio.exports import kept
from sphinx_portfolio.model.bounds import PICTURE, PRINTED, PROGRAM_SECONDS
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.programs import process

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.programs.process import Ended

SECONDS = 10.0
"""How long a program may take unless its page says otherwise."""

_PYTHON = Path(sysconfig.get_path("stdlib"))
_PASSING = ("/dev", "/proc", "/sys")
_INSTALLED = {"site-packages", "dist-packages"}
_MARKERS = re.compile(r"[\s~^|+\-]*(\d+ -+|\.\.\. -+)?|\s*\[Previous line repeated.*")
_LONG = 200
_PLACE, _NAMED = re.compile(r'File "[^"]*?([^"/\\]+)"'), r'File "\1"'
_REFUSED = {
    "write": "it wanted to change “{name}”; programs write in the folder that they are started in alone.",
    "process": "it wanted to start or to end another process; do the work in the program itself.",
    "notes": "it wrote to a file that it had not opened; leave those alone.",
    "network": "it wanted to use the network, which no build does; read from a file beside the program.",
}


class Program(NamedTuple):
    """A program as a page wants it run: its path from the folder of all pages, and how."""

    name: str
    arguments: tuple[str, ...] = ()
    picture: str = ""
    seconds: float = SECONDS

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.name.rpartition("/")[2]


class Run(BaseModel):
    """What came of a run, when it was and under which Python; ``inputs`` are the digests of what it read."""

    model_config = ConfigDict(frozen=True)

    output: str
    picture: str = ""
    day: date
    python: str
    inputs: dict[str, str]


def run(program: Program, root: Path, store: kept.Store, today: date) -> Run | Problem:
    """Return what a program gives, or what is wrong with it; it runs unless its inputs are as they were."""
    path = (root / program.name).resolve()
    wanted = [str(path), program.picture, *program.arguments, sys.version, sys.prefix]
    key = kept.digest(*(part.encode() for part in wanted))
    if (found := _load(store.get(key))) and all(_digest(Path(p)) == d for p, d in found.inputs.items()):
        return found
    ended = process.run(path, program.arguments, program.picture, program.seconds)
    if message := _fault(program, ended):
        return Problem(subtype=Subtype.PROGRAM, message=message, line=0)
    inputs = {str(file): _digest(file) for file in _inputs(ended.notes)}
    drawn = (ended.picture or b"").decode("utf-8", "replace")
    made = Run(
        output=ended.printed.strip("\n"),
        picture=drawn,
        day=today,
        python=platform.python_version(),
        inputs=inputs,
    )
    store.put(key, made.model_dump_json().encode())
    return made


def _load(content: bytes | None) -> Run | None:
    try:
        return Run.model_validate_json(content) if content else None
    except ValidationError:
        return None


def _inputs(notes: Iterable[tuple[str, str]]) -> list[Path]:
    """Return the files and folders that a program has read, but for those of Python itself."""
    found = set()
    for what, name in notes:
        path = Path(name)
        if path.parent.name == "__pycache__" and path.suffix == ".pyc":
            path = Path(importlib.util.source_from_cache(name))
        ours = path.is_relative_to(_PYTHON) and not _INSTALLED & {*path.parts}
        if what == "read" and not ours and not name.startswith(_PASSING) and path.suffix != ".pyc":
            found.add(path)
    return sorted(found)


def _digest(path: Path) -> str:
    """Return a digest of what a file holds or of which files a folder does, or nothing where it is not."""
    try:
        if path.is_dir():
            names = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith((".", "__")))
            return kept.digest(*(name.encode("utf-8", "surrogateescape") for name in names)).hex()
        return kept.digest(path.read_bytes()).hex()
    except OSError:
        return ""


def _fault(program: Program, ended: Ended) -> str:
    """Return what is wrong with a run, and how to mend it; nothing where all is well."""
    name, notes = f"“{program.file}”", dict(reversed(ended.notes))
    if refused := next((what for what, _ in ended.notes if what in _REFUSED), ""):
        return f"{name} does not run: {_REFUSED[refused].format(name=notes[refused])}"
    if ended.beyond == "time":
        more = f"have it do less, or give it more in `limit`, up to {PROGRAM_SECONDS:g}."
        return f"{name} took more than {program.seconds:g} seconds and was ended; {more}"
    if ended.beyond == "output":
        return f"{name} printed more than {PRINTED:,} bytes and was ended; print less."
    if "missing" in notes and ended.code:
        cure = "install it, and add it to the site's requirements, or do without it."
        return f"{name} needs the module “{notes['missing']}”, which is not installed here; {cure}"
    if ended.code:
        cure = f"run `{command(program)}` and mend it."
        return f"{name} ended with exit code {ended.code}{_told(ended.said)}; {cure}"
    if program.picture and ended.picture is None:
        return f"{name} has written no “{program.picture}”; write it in the folder that it is started in."
    if len(ended.picture or b"") > PICTURE:
        return f"{name} has drawn a picture of more than {PICTURE:,} bytes; draw it more simply."
    if not ended.printed.strip() and ended.picture is None:
        but = ", but for what went to its standard error, which no page shows" if ended.said.strip() else ""
        cure = "print what it shows, or name the picture that it writes in `picture`."
        return f"{name} printed nothing{but}; {cure}"
    return ""


def _told(said: str) -> str:
    """Return the end of what a program has said of its failure, on one line, with files by their names."""
    lines = [line.strip(" \t|") for line in said.splitlines() if not _MARKERS.fullmatch(line)]
    told = " / ".join(line if len(line) <= _LONG else f"{line[:_LONG]}…" for line in lines[-3:])
    return f" and said: {_PLACE.sub(_NAMED, told)}" if told else ""


def command(program: Program) -> str:
    """Return what to type so that a program runs, in its folder."""
    return shlex.join(["python", program.file, *program.arguments])

"""What a check has found, for a person, for GitHub, and for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.places import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_WARNING = re.compile(
    r"(?:(?P<place>.+?): )?(?:WARNING|ERROR|SEVERE|CRITICAL): (?P<text>.*?)(?: \[(?P<kind>[\w.+-]+)\])?\s*\Z",
    re.DOTALL,
)
_PLACE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+|<[^>]*>|None))?:?")
UNWRITTEN = "page.unwritten"
MILD = frozenset({"link.moved", "link.unreachable", UNWRITTEN})
"""Kinds of findings that are no mistakes of the portfolio."""

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake: its file, its line or 0 for the whole of it, what is wrong, and the kind of warning."""

    file: str
    line: int
    message: str
    kind: str = ""

    def __str__(self) -> str:
        """Return it as compilers write theirs, which editors and terminals make links of."""
        place = ":".join(filter(None, (self.file, str(self.line) if self.line else "")))
        return f"{place}: {self.message}{f' [{self.kind}]' if self.kind else ''}".removeprefix(": ")


def of_warning(text: str) -> Finding:
    """Return what a warning of Sphinx says, with its file as a person would type it."""
    found = _WARNING.fullmatch(_COLOUR.sub("", text).strip())
    if not found:
        return Finding("", 0, text.strip())
    place = _PLACE.fullmatch(found["place"] or "")
    path, line = (place["path"], place["line"] or "0") if place else ("", "0")
    file = shown(Path(path)) if Path(path).is_absolute() else path
    return Finding(file, int(line) if line.isdigit() else 0, found["text"].strip(), found["kind"] or "")


def as_text(findings: Sequence[Finding], pages: int) -> str:
    """Return the findings a line each, and how many there are."""
    files = len({finding.file for finding in findings})
    total = f"{_count(len(findings), 'problem')} in {_count(files, 'file')}"
    ends = total if findings else f"{_count(pages, 'page')}, no problem found"
    bold, plain = ("\x1b[1m", "\x1b[0m") if is_coloured() else ("", "")
    lines = (f"{finding}\n" for finding in findings)
    return "".join((*lines, "\n" * bool(findings), f"{bold}{ends}.{plain}\n"))


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"


def is_coloured() -> bool:
    """Tell whether a person reads this on a terminal that shows colours and has not been told otherwise."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def as_github(findings: Iterable[Finding], pages: int) -> str:
    """Return the findings as commands that have GitHub show each at its line of a pull request."""
    return "".join(f"{_github(finding)}\n" for finding in findings)


def _github(finding: Finding) -> str:
    place = {"file": finding.file, "line": str(finding.line or ""), "title": finding.kind}
    options = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items() if value)
    level = "warning" if finding.kind in MILD else "error"
    return f"::{level} {options}".rstrip() + f"::{_escaped(finding.message)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)


def as_json(findings: Iterable[Finding], pages: int) -> str:
    """Return the findings for a program."""
    found = {"pages": pages, "problems": [asdict(finding) for finding in findings]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Finding], int], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}

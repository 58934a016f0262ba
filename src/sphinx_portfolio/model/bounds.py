"""Bounds: how much of anything is read, and in which encoding.

Who meets one is told the bound, the place and the mend.

No working life comes near them. They keep a file that went wrong, or that means harm, from taking the time
and the memory of a build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

NESTING = 32
"""Lists and mappings within each other, in YAML and JSON."""

VALUES = 20_000
"""Values in a document, each as often as its aliases repeat it."""

FRONT_MATTER = 100_000
"""Characters between the fences of a page."""

TEXT = 20_000
"""Characters of a text: a field, a cell of a table, an option."""

MARKS = 8
"""Accents and other marks on one letter; no script needs more."""

DIGITS = 30
"""Digits of a number."""

SMALLEST, LARGEST = 1e-100, 1e100
"""Sizes of numbers that a scale can show, zero aside."""

ROWS, COLUMNS, CELLS = 2_000, 50, 10_000
"""What lies as close as the marks of more rows, no one can tell apart; each cell stands on the page, too."""

TABLE = PICTURE = 2_000_000
"""Bytes of a CSV file, and of an SVG file, which becomes a part of its page."""

PICTURE_NESTING, ELEMENTS = 100, 50_000
"""Elements within each other in an SVG file, and all of them."""

IMPORT, BIBLIOGRAPHY = 10_000_000, 2_000_000
"""Bytes of a file to import, and of a BibTeX file."""

ENTRIES = 5_000
"""Entries of a BibTeX file."""

AUTHORS = 50_000
"""Characters of any field of an entry in BibTeX, be it the authors of a large collaboration."""

BRACES = 20
"""Braces within each other in BibTeX."""

PROGRAM, PRINTED = 100_000, 20_000
"""Bytes of a program whose source a page shows, and of what it prints there."""

PROGRAM_SECONDS = 60.0
"""How long a page may let its program take."""

PROBLEMS = 50
"""Mistakes of one file that are told at once."""

GIT_SECONDS, PAGEFIND_SECONDS = 10.0, 60.0
"""How long another program may take."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEEP = f"lists and mappings stand more than {NESTING} deep within each other; write it flatter."
_LARGE = f"it holds more than {VALUES:,} values, those that aliases repeat counted; take some out."

_JSON = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]|,', re.DOTALL)


@dataclass
class _Part:
    """A list or a mapping with how many values it holds, itself counted, and how high it is."""

    anchor: str | None = None
    size: int = 1
    height: int = 0

    def add(self, part: _Part) -> None:
        self.size += part.size
        self.height = max(self.height, part.height + 1)


class TooMuchError(ValueError):
    """A document is beyond a bound; ``line`` counts from 1 in its text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def misread(content: bytes) -> tuple[int, str] | None:
    """Return the line in which a file turns out not to be UTF-8, and what it seems to be; None for UTF-8."""
    beginning = content[:1000]
    if beginning[:2] in {b"\xff\xfe", b"\xfe\xff"} or beginning.count(0) > len(beginning) // 4:
        return 1, "UTF-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1, "Latin-1 or Windows-1252"
    return None


def read_bytes(path: Path, most: int) -> bytes:
    """Return what a file holds; raise :class:`TooMuchError` where that is more than so many bytes."""
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooMuchError(f"it has more than {most:,} bytes; make it smaller.", 1)
    return content


def check_yaml(text: str, most: int = FRONT_MATTER) -> None:
    """Raise :class:`TooMuchError` for one that is too deep or too large once its aliases are written out.

    An alias counts as what it stands for, so a few lines that multiply each other are found out, too.
    """
    if len(text) > most:
        long = f"it is longer than {most:,} characters; move texts into the page, below it."
        raise TooMuchError(long, 0)
    anchors: dict[str | None, _Part] = {}
    around = [_Part()]
    for event in yaml.parse(text, Loader=LOADER):
        line, deeper = event.start_mark.line + 1, 0  # type: ignore[union-attr]
        match event:
            case yaml.CollectionStartEvent():
                around.append(_Part(event.anchor, height=1))
            case yaml.CollectionEndEvent():
                part = around.pop()
                anchors[part.anchor] = part
                around[-1].add(part)
            case yaml.AliasEvent():
                part = anchors.get(event.anchor, _Part())
                around[-1].add(part)
                deeper = part.height
            case yaml.ScalarEvent():
                around[-1].size += 1
        _check(len(around) - 1 + deeper, around[-1].size, line)


def check_json(text: str) -> None:
    """Raise :class:`TooMuchError` for a document that is too deep or too large."""
    depth, values = 0, 1
    for found in _JSON.finditer(text):
        mark = found[0]
        depth += (mark in "[{") - (mark in "]}")
        values += mark in "[{,"
        if depth > NESTING or values > VALUES:
            _check(depth, values, text.count("\n", 0, found.start()) + 1)


def _check(depth: int, values: int, line: int) -> None:
    if depth > NESTING:
        raise TooMuchError(_DEEP, line)
    if values > VALUES:
        raise TooMuchError(_LARGE, line)

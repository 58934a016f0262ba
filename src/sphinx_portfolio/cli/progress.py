"""What a person sees while Sphinx works: one line that fills; nothing where nobody watches."""

from __future__ import annotations

import io
import re
import sys
from typing import IO

_COLOUR = re.compile(r"\x1b\[[\d;]*[mK]")
_STEP = re.compile(r"(?P<what>[^\r\n.]+)\.\.\. *\[ *(?P<percent>\d+)%\] (?P<name>.+)")
_WIDTH = 24
_NAMES = {
    "reading sources": "Reading",
    "writing output": "Writing",
    "copying images": "Copying pictures",
    "highlighting module code": "Highlighting code",
}


class Progress(io.TextIOBase):
    """Takes what Sphinx says in passing, and draws how far it has come."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream, self._line, self._drawn = stream, "", ""

    def write(self, text: str) -> int:
        """Take a part of what Sphinx says; a line ends as lines do, or where the next overwrites it."""
        *lines, self._line = re.split(r"[\r\n]", self._line + text)
        for line in lines:
            if step := _STEP.search(_COLOUR.sub("", line)):
                self._draw(step["what"].strip(), int(step["percent"]), step["name"].strip())
        return len(text)

    def _draw(self, what: str, percent: int, name: str) -> None:
        filled = percent * _WIDTH // 100
        bar = "█" * filled + "░" * (_WIDTH - filled)
        drawn = f"{_NAMES.get(what, what.capitalize()):<10} {bar} {percent:>3} %  {name}"[:78]
        if drawn != self._drawn:
            self._stream.write(f"\r{drawn:<{len(self._drawn)}}")
            self._stream.flush()
            self._drawn = drawn

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._stream.write(f"\r{'':<{len(self._drawn)}}\r")
            self._stream.flush()
            self._drawn = ""


def watched() -> Progress | None:
    """Return a line of progress on standard error, if a person sees it."""
    return Progress(sys.stderr) if sys.stderr.isatty() else None

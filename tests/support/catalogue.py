"""The catalogue of mistakes, read: the changes that make each, and what the build says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_parts = re.compile(r"^## (.+)$|^`(.+)`$|^```(\w+)\n([\s\S]*?)^```$", re.MULTILINE)
CATALOGUE = Path(__file__).parents[1] / "sphinx_ext/catalogue.md"


@dataclass
class Entry:
    """One mistake, or several of a kind: the changes by file, and the lines that the build says.

    The title begins with the subtype, which is that of Sphinx or MyST where it is none of ours.
    """

    title: str
    changes: list[tuple[str, list[str]]] = field(default_factory=list)
    said: tuple[str, ...] = ()

    @property
    def subtype(self) -> str:
        """The subtype of the warning."""
        return self.title.partition(":")[0]


def entries() -> list[Entry]:
    """Return the entries of the catalogue."""
    found: list[Entry] = []
    for title, file, form, block in _parts.findall(CATALOGUE.read_text(encoding="utf-8")):
        if title:
            found.append(Entry(title))
        elif file:
            name = file
        elif form == "diff":
            found[-1].changes.append((name, block.splitlines()))
        else:
            found[-1].said = tuple(block.splitlines())
    return found


def spelled_out(line: str) -> str:
    """Return a line of a diff with what it says in brackets written as often as it says."""
    return re.sub(r"\[(.+?) ×(\d+)\]", lambda found: " ".join([found[1]] * int(found[2])), line)

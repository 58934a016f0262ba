"""What an import gives: files, what of the source is in none of them, and what its owner should look at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.json_resume.read import spell

if TYPE_CHECKING:
    from sphinx_portfolio.model.frontmatter import Path


class Report(NamedTuple):
    """What is known of a file before its pages are made."""

    losses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


NOTHING = Report()


class Imported(NamedTuple):
    """The files by path; what of the source is in none of them; what the owner should look at."""

    files: dict[str, str]
    losses: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def report(self) -> str:
        """What is to be read once, then mended and thrown away."""
        losses, notes = self.losses or ("nothing",), self.notes or ("nothing",)
        return "\n".join(("Not taken over:", *losses, "", "To look at:", *notes, ""))


def loss(path: Path, value: Any) -> str:
    """Return the line that tells what stands nowhere."""
    return f"{spell(path)} = {json.dumps(value, ensure_ascii=False)}"

"""What `add` wrote in the place of an owner's words and still stands there, which nobody means to publish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.pages import drafts
from sphinx_portfolio.cli.places import shown
from sphinx_portfolio.cli.reporting import UNWRITTEN, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.cli.places import Place

_MARKS = re.compile(r"^\s*(- )?((summary|title): )?")


def find(place: Place) -> list[Finding]:
    """Return the first line of each page that `add` wrote for its owner to replace, and count the others."""
    return [each for path in place.pages() for each in _in(shown(path), path.read_text("utf-8", "replace"))]


def _in(name: str, text: str) -> Iterator[Finding]:
    lines = enumerate(text.splitlines(), 1)
    found = [number for number, line in lines if _MARKS.sub("", line).rstrip() in drafts.TO_WRITE]
    others = f"are {len(found) - 1} lines" if len(found) > 2 else "is a line"
    more = f" So {others} below it." if len(found) > 1 else ""
    if found:
        said = f"this is still what `add` wrote; write what is so, or take it out.{more}"
        yield Finding(name, found[0], said, UNWRITTEN)

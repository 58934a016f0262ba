"""Builds Sphinx projects in this process, and tells what a build said and what it wrote."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOTS = Path(__file__).parents[1] / "roots"
SITE = Path(__file__).parents[2] / "docs"
LEFT_OUT = {"questions"}
"""What stands in the folder of the site, and its `conf.py` leaves out."""

_colour = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build has left: its folder, what it warned of, and the pages that it read."""

    folder: Path
    warnings: tuple[str, ...]
    read: frozenset[str]

    def page(self, docname: str) -> BeautifulSoup:
        """Return a built page, parsed."""
        return BeautifulSoup((self.folder / f"{docname}.html").read_text(encoding="utf-8"), "html.parser")


def build(
    source: Path,
    into: Path,
    *,
    builder: str = "html",
    parallel: int = 0,
    settings: Mapping[str, Any] = {},
    said: list[str] | None = None,
) -> Built:
    """Build ``source`` into ``into``/``builder``, on top of what an earlier build has left there.

    What the build says in passing is added to ``said``.
    """
    app = SphinxTestApp(builder, source, into, parallel=parallel, confoverrides=dict(settings))
    read: set[str] = set()
    try:
        app.connect("source-read", lambda app, docname, content: read.add(docname))
        app.build()
        warned = _colour.sub("", app.warning.getvalue()).replace(f"{source}/", "")
        if said is not None:
            said.append(_colour.sub("", app.status.getvalue()))
    finally:
        app.cleanup()
    return Built(folder=Path(app.outdir), warnings=tuple(warned.splitlines()), read=frozenset(read))


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a built tree, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest() for path in files
    }


def times(folder: Path) -> dict[str, int]:
    """Return when each page of a built tree was written, by its docname."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*.html")
    }


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file, once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def rebuilt(root: Path, into: Path, change: Callable[[Path], None]) -> tuple[frozenset[str], set[str]]:
    """Return the pages read and the pages written again after a change."""
    first = build(root, into)
    before = times(first.folder)
    change(root)
    second = build(root, into)
    assert second.warnings == ()
    after = times(second.folder)
    made = after.keys() - {"genindex", "search"}  # Sphinx writes these two every time
    return second.read, {name for name in made if after[name] != before.get(name)}

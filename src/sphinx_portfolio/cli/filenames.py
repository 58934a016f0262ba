"""Names of files that keep a page out of the site, or the whole out of another machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.places import shown
from sphinx_portfolio.cli.reporting import Finding
from sphinx_portfolio.model.fields import as_identifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_portfolio.cli.places import Place

_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[<>:\"\\|?*\x00-\x1f]|[. ]$")
_MARKDOWN = re.compile(r"\.(md|markdown|mdown|mkd|md\.txt)$", re.IGNORECASE)


def check(place: Place) -> list[Finding]:
    """Return what is wrong with the names of the files of a portfolio."""
    paths = [path for path in _files(place.source, place) if not path.name.startswith(".")]
    return [*_unread(paths), *_unwindowed(paths), *_alike(paths)]


def _files(folder: Path, place: Place) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith((".", "_")) and path != place.build:
            yield path
            yield from _files(path, place)
        elif path.is_file():
            yield path


def _unread(paths: list[Path]) -> Iterator[Finding]:
    """Yield the pages that are none to Sphinx, since their names end in another way."""
    for path in paths:
        found = _MARKDOWN.search(path.name)
        if found and path.suffix != ".md" and _speaks(path):
            cure = f"rename it to “{path.name.removesuffix(found[0])}.md”"
            yield Finding(shown(path), 0, f"the page is not read, since its name ends in {found[0]}; {cure}.")


def _speaks(path: Path) -> bool:
    """Tell whether a file has front matter of ours."""
    return path.is_file() and b"portfolio:" in path.read_bytes()[:2000]


def _unwindowed(paths: list[Path]) -> Iterator[Finding]:
    for path in paths:
        if _DEVICE.fullmatch(path.name) or _FORBIDDEN.search(path.name):
            suffix = path.suffix if path.is_file() else ""
            cure = f"rename it, as in “{as_identifier(path.stem)}-1{suffix}”"
            yield Finding(shown(path), 0, f"Windows can have no file of this name; {cure}.")


def _alike(paths: list[Path]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(str(path).casefold(), path)
        if other != path:
            said = f"its name is that of “{other.name}” but for capital letters"
            yield Finding(shown(path), 0, f"{said}, which Windows and macOS take for the same; rename one.")

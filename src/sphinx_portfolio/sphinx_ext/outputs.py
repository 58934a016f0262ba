"""The built site as far as it is ours: which files an earlier build has left there, and which this one does.

What is to be written stands in the manifest before it is written, so that a build that is broken off leaves
nothing that the next one does not know of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from sphinx_portfolio.exports import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_Manifest = TypeAdapter(dict[str, str])
UNREAD = ""
"""Stands for the digest of a file that Sphinx writes."""
HELD = "held"
"""Stands for the digest of a file that is not written, since the owner has put one of that name there."""


class Outputs:
    """The files that one builder writes into ``root``; ``manifest`` tells them from those of others.

    ``foreign`` are the paths of files that the owner puts there, which are neither written nor removed.
    """

    def __init__(self, root: Path, manifest: Path, foreign: frozenset[str] = frozenset()) -> None:
        self._root, self._manifest, self._foreign = root, manifest, foreign
        self._before = _load(manifest)
        self._now: dict[str, str] = {}

    def expect(self, names: Iterable[str]) -> None:
        """Take note of files that Sphinx writes, or that stay as an earlier build has left them."""
        for name in names:
            self._now.setdefault(name, self._before.get(name, UNREAD))
        self._save(self._before | self._now)

    def under(self, folder: str) -> list[str]:
        """Return the files that an earlier build has written into a folder, unless one was held."""
        names = [name for name in self._before if name.startswith(f"{folder}/")]
        return [] if HELD in map(self._before.__getitem__, names) else names

    def stands(self, name: str, key: str) -> bool:
        """Tell whether the last build has written a file by this key, and nobody has touched it since."""
        _, _, written = self._before.get(name, UNREAD).partition(" ")
        return name not in self._foreign and bool(written) and written == self._as(name, key)

    def keep(self, name: str, key: str) -> None:
        """Take note of the key that a file was written by, so that the next build need not read it."""
        if self._now[name] != HELD:
            self._now[name] = f"{self._now[name].partition(' ')[0]} {self._as(name, key)}"

    def _as(self, name: str, key: str) -> str:
        """Return a key with the time and the size of a file; reading it takes longer."""
        path = self._root / name
        if not path.is_file():
            return UNREAD
        return f"{key} {path.stat().st_mtime_ns} {path.stat().st_size}"

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, by path, but for the owner's; one that holds its content already keeps its time."""
        ours = [name for name in files if name not in self._foreign]
        self._now |= {name: kept.digest(files[name]).hex() for name in ours}
        self._now |= dict.fromkeys(files.keys() & self._foreign, HELD)
        self._save(self._before | self._now)
        for name in ours:
            kept.write(self._root / name, files[name])

    def held(self) -> set[str]:
        """Return the files that this build does not write, since the owner has put others there."""
        return {name for name, digest in self._now.items() if digest == HELD}

    def close(self) -> None:
        """Remove what is no longer written, unless somebody has put another file in its place."""
        for name in self._before:
            kept.unfinished(self._root / name).unlink(missing_ok=True)
        for name in self._before.keys() - self._now.keys() - self._foreign:
            path = self._root / name
            noted = self._before[name].partition(" ")[0]
            if path.is_file() and noted in {UNREAD, kept.digest(path.read_bytes()).hex()}:
                path.unlink()
                _prune(path.parent, self._root)
        self._save(self._now)

    def _save(self, names: dict[str, str]) -> None:
        kept.write(self._manifest, _Manifest.dump_json(dict(sorted(names.items())), indent=0))


def _load(manifest: Path) -> dict[str, str]:
    """Return the digest of each file that an earlier build has noted, whichever edition of ours it was."""
    try:
        return _Manifest.validate_json(manifest.read_bytes())
    except (OSError, ValidationError):  # none yet, or one that is not ours
        return {}


def _prune(folder: Path, root: Path) -> None:
    """Remove folders that have become empty."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

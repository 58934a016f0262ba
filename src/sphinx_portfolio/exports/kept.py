"""Files that outlive a build: written whole or not at all, and checked when they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

_SIZE = 16
_SOURCES = frozenset({".css", ".html", ".js", ".po", ".py", ".toml", ".typ"})


def digest(*parts: bytes) -> bytes:
    """Return 16 bytes that differ wherever the parts do."""
    measured = (len(part).to_bytes(8, "big") + part for part in parts)
    return blake2b(b"".join(measured), digest_size=_SIZE).digest()


@cache
def edition() -> bytes:
    """Return a digest of this package: whatever it keeps is made again by another edition of it.

    A number that an author has to raise with each change of what is kept would be forgotten.
    """
    package = Path(__file__).parents[1]
    sources = sorted(path for path in package.rglob("*") if path.suffix in _SOURCES)
    return digest(*(part for path in sources for part in (path.name.encode(), path.read_bytes())))


def sealed(content: bytes) -> bytes:
    """Return content behind its checksum, as a store keeps it."""
    return digest(content) + content


def write(path: Path, content: bytes) -> None:
    """Write a file, unless it holds this content already; at every moment it is whole."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        unfinished(path).write_bytes(content)
        unfinished(path).replace(path)
    finally:
        unfinished(path).unlink(missing_ok=True)


def unfinished(path: Path) -> Path:
    """Return what a file is called while it is written; a process that is killed then leaves it behind."""
    return path.with_name(f".{path.name}.unfinished")


@dataclass
class Store:
    """A folder of what took long to make, by a key that changes whenever it would be made otherwise."""

    folder: Path
    _used: set[str] = field(default_factory=set, init=False)

    def get(self, key: bytes) -> bytes | None:
        """Return what was put by under a key; None where nothing was, or where it is not what was put by."""
        try:
            found = self.place(key).read_bytes()
        except OSError:
            return None
        checksum, content = found[:_SIZE], found[_SIZE:]
        return content if checksum == digest(content) else None

    def keeps(self, key: bytes) -> bool:
        """Tell whether there is anything under a key, whole or not, and go on keeping it."""
        return self.place(key).is_file()

    def has(self, key: bytes) -> bool:
        """Tell whether something whole is under a key."""
        return self.get(key) is not None

    def put(self, key: bytes, content: bytes) -> bytes:
        """Put content by for the next build, and return it."""
        write(self.place(key), sealed(content))
        return content

    def close(self) -> None:
        """Throw away what nobody has asked for since the store was opened."""
        for path in self.folder.glob("*"):
            if path.name not in self._used and path.is_file():
                path.unlink()

    def place(self, key: bytes) -> Path:
        """Return the file of a key, which is asked for with that."""
        name = digest(edition(), key).hex()
        self._used.add(name)
        return self.folder / name

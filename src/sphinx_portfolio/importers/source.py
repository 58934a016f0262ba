"""A JSON document of somebody else's that knows how much of it has been taken over."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_portfolio.model.frontmatter import Path

Data: TypeAlias = dict[str, Any]


class Draft(NamedTuple):
    """A page before it is written, made from what stands at ``path``; its text is Markdown."""

    title: str
    data: Data
    path: Path
    body: str = ""


class Source:
    """The document. What is asked for with :meth:`take` is taken over; :meth:`remaining` yields the rest."""

    def __init__(self, data: Any) -> None:
        self.data = without_blanks(data)
        self._taken: set[Path] = set()

    def get(self, *path: str | int) -> Any:
        """Return what stands at a path, or None."""
        try:
            return reduce(getitem, path, self.data)
        except (KeyError, IndexError, TypeError):
            return None

    def take(self, *path: str | int) -> Any:
        """Return what stands at a path, or None, and note that it is taken over."""
        self._taken.add(path)
        return self.get(*path)

    def taker(self, path: Path) -> Callable[[str], Any]:
        """Return :meth:`take` for the keys of one mapping."""
        return lambda key: self.take(*path, key)

    def entries(self, *path: str | int) -> list[Path]:
        """Return the paths of the entries of a list."""
        return [(*path, index) for index in range(len(self.get(*path) or ()))]

    def remaining(self) -> Iterator[tuple[Path, Any]]:
        """Yield whatever has not been taken over, in the largest pieces of which nothing has."""
        touched = {path[:length] for path in self._taken for length in range(len(path) + 1)}
        return self._remaining(self.data, (), touched)

    def _remaining(self, data: Any, path: Path, touched: set[Path]) -> Iterator[tuple[Path, Any]]:
        if path not in touched:
            yield path, data
        elif path not in self._taken:
            for step, value in data.items() if isinstance(data, dict) else enumerate(data):
                yield from self._remaining(value, (*path, step), touched)


def without_blanks(data: Any) -> Any:
    """Return ``data`` without the nulls and empty texts that other tools write where they have nothing."""
    if isinstance(data, dict):
        kept = {key: without_blanks(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value or value is False or value == 0}
    if isinstance(data, list):
        return [item for item in map(without_blanks, data) if item is not None and item != ""]
    return data.strip() if isinstance(data, str) else data

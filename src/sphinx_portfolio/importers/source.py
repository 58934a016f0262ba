"""A JSON document of somebody else's that knows how much of it has been taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_portfolio.json_resume.read import Place

Data: TypeAlias = dict[str, Any]


class Draft(NamedTuple):
    """A page before it is written, made from what stands at ``place``."""

    title: str
    data: Data
    place: Place


class Source:
    """The document. What is asked for with :meth:`take` is taken over; :meth:`left` tells the rest."""

    def __init__(self, data: Any) -> None:
        self.data = without_blanks(data)
        self._taken: set[Place] = set()

    def get(self, *place: str | int) -> Any:
        """Return what stands at a place, or None."""
        found = self.data
        for step in place:
            try:
                found = found[step]
            except (KeyError, IndexError):
                return None
        return found

    def take(self, *place: str | int) -> Any:
        """Return what stands at a place, or None, and note that it is taken over."""
        self._taken.add(place)
        return self.get(*place)

    def taker(self, place: Place) -> Callable[[str], Any]:
        """Return :meth:`take` for the keys of one mapping."""
        return lambda key: self.take(*place, key)

    def places(self, *section: str | int) -> list[Place]:
        """Return the places of the entries of a list."""
        return [(*section, index) for index in range(len(self.get(*section) or ()))]

    def left(self) -> Iterator[tuple[Place, Any]]:
        """Yield whatever has not been taken over, in the largest pieces of which nothing has."""
        touched = {place[:length] for place in self._taken for length in range(len(place) + 1)}
        yield from self._left(self.data, (), touched)

    def _left(self, data: Any, here: Place, touched: set[Place]) -> Iterator[tuple[Place, Any]]:
        if here in self._taken:
            return
        if here not in touched:
            yield here, data
            return
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from self._left(value, (*here, step), touched)


def without_blanks(data: Any) -> Any:
    """Return ``data`` without the nulls and empty texts that other tools write where they have nothing."""
    if isinstance(data, dict):
        kept = {key: without_blanks(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value or value is False or value == 0}
    if isinstance(data, list):
        return [item for item in map(without_blanks, data) if item is not None and item != ""]
    return data.strip() if isinstance(data, str) else data

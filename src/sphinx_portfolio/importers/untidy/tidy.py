"""A file made to fit the form of JSON Resume: leaf by leaf mended, or taken out and told."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import ValidationError

from sphinx_portfolio.importers.untidy import leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError
from sphinx_portfolio.json_resume.form import RESUME
from sphinx_portfolio.json_resume.read import spell
from sphinx_portfolio.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.model.frontmatter import Path

_ROUNDS = 40


class Tidied(NamedTuple):
    """Data that fits; what had to go, with its path; and what was read otherwise than it stands."""

    data: Any
    losses: list[tuple[Path, Any]]
    notes: list[str]


def tidy(data: Any) -> Tidied:
    """Return a file that fits the form, but for keys that the form does not have."""
    run = _Run(data)
    for _ in range(_ROUNDS):
        if not (wrong := list(_wrong(run.data))):
            break
        for path, kind in wrong:
            run.mend(path, kind)
    else:
        for path in {path[:1] for path, _ in _wrong(run.data)}:
            run.drop(path)
    for path in _crossed(run.data):
        run.drop(path)
    return Tidied(run.data, run.losses, run.notes)


def _crossed(data: Any) -> Iterator[Path]:
    """Yield each end that is before its start."""
    for section, items in data.items():
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and item.get("startDate") and item.get("endDate"):
                start, end = (PartialDate.parse(str(item[key])) for key in ("startDate", "endDate"))
                if end.last_day() < start.first_day():
                    yield section, index, "endDate"


def _wrong(data: Any) -> Iterator[tuple[Path, str]]:
    """Yield where the form is not kept, the last of each list first: what is before keeps its place."""
    try:
        RESUME.model_validate(data)
    except ValidationError as error:
        found = {each["loc"]: each["type"] for each in error.errors() if each["type"] != "extra_forbidden"}
        yield from sorted(found.items(), key=lambda each: [*map(_order, each[0])], reverse=True)


def _order(step: str | int) -> tuple[int, str]:
    return (step, "") if isinstance(step, int) else (-1, step)


class _Run:
    """The file while it is mended; each place is mended once, and goes if that was not enough."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.losses: list[tuple[Path, Any]] = []
        self.notes: list[str] = []
        self._mended: set[Path] = set()

    def mend(self, path: Path, kind: str) -> None:
        """Mend what stands at a path, or take it out."""
        path = self._there(path)
        value = self._at(path)
        try:
            if not path or path in self._mended or kind in {"missing", "alone"}:
                raise CannotMendError
            self._put(path, _mended(path, value, kind))
        except (CannotMendError, RecursionError):
            self.drop(path)

    def _put(self, path: Path, new: Any) -> None:
        old = self._at(path)
        if new is None:
            del self._at(path[:-1])[path[-1]]
            return
        self._mended.add(path)
        self._at(path[:-1])[path[-1]] = new
        if isinstance(new, str) and isinstance(old, str | int | float) and str(old).strip() not in new:
            self.notes.append(f"{spell(path)}: “{old}” is read as {new}.")

    def drop(self, path: Path) -> None:
        """Take out what stands at a path, and tell it; nothing is left in its place in a list."""
        if not path:
            self.losses.append(((), self.data))
            self.data = {}
            return
        value = self._at(path)
        if value not in (None, "", [], {}):
            self.losses.append((path, value))
        around: Any = self._at(path[:-1])
        if isinstance(around, list):
            around[int(path[-1])] = None
        else:
            del around[path[-1]]

    def _there(self, path: Path) -> Path:
        """Return the path as far as it leads; of an end that is missing, that of the start."""
        for length in range(len(path) + 1):
            try:
                self._at(path[:length])
            except (KeyError, IndexError, TypeError):
                before = self._at(path[: length - 1])
                other = "start" if isinstance(before, dict) and path[length - 1] == "end" else None
                return (*path[: length - 1], other) if other and other in before else path[: length - 1]
        return path

    def _at(self, path: Path) -> Any:
        return reduce(getitem, path, self.data)


def _mended(path: Path, value: Any, kind: str) -> Any:
    """Return what a value means in its place; None where it says nothing."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if value in (None, "", [], {}) or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "tuple_type":
        return leaves.words(value) if key in {"keywords", "roles"} else leaves.texts(value)
    if kind == "model_type":
        raise CannotMendError
    if key in leaves.DATES:
        return None if key in {"endDate", "end"} and leaves.lasts(value) else leaves.date(value)
    if key in leaves.ADDRESSES:
        return leaves.url(value)
    return leaves.text(value)

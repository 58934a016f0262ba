"""Names for new pages: those that they had, or new ones, and in any case each its own."""

from __future__ import annotations

import re
from itertools import chain, count

from sphinx_portfolio.model.fields import as_identifier

_DOCNAME = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*")

_DEVICE = re.compile(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)([./]|$)", re.IGNORECASE)
"""What Windows takes for a device, and cannot check out of a repository."""


def stem(text: str) -> str:
    """Return a file name for a title, without its suffix."""
    return as_identifier(text)[:60].strip("-")


class UniqueNames:
    """Names of one form, that of docnames if no other is given; no two differ by case alone."""

    def __init__(self, form: re.Pattern[str] = _DOCNAME) -> None:
        self._form = form
        self._taken: set[str] = set()

    def take(self, old: str | None, new: str) -> str:
        """Return ``old``, where that is free and a name; else ``new``, numbered if need be."""
        wanted = chain((old, new), (f"{new}-{number}" for number in count(2)))
        name = next(name for name in wanted if name and self._free(name))
        self._taken.add(name.casefold())
        return name

    def _free(self, name: str) -> bool:
        fits = self._form.fullmatch(name) and not _DEVICE.search(name)
        return bool(fits) and name.casefold() not in self._taken

"""When each piece of evidence was last seen where it should be; a check of links keeps it, builds show it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.model import bounds
from sphinx_portfolio.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "evidence-seen.json"
"""Its name, in the folder of the pages."""


class Seen(NamedTuple):
    """The day on which something was at an address."""

    day: PartialDate
    url: str


def read(text: str) -> dict[str, Seen]:
    """Return what was seen by the ids of the evidence; raise ValueError for what is no such file."""
    bounds.check_json(text)
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("it holds no ids")
    return {id: _seen(id, given) for id, given in data.items()}


def _seen(id: str, given: object) -> Seen:
    day, url = (given.get("seen"), given.get("url")) if isinstance(given, dict) else (None, None)
    if not isinstance(day, str) or not isinstance(url, str):
        raise ValueError(f"“{id}” has no `seen` and `url`")
    when = PartialDate.parse(day)
    if when.day is None:
        raise ValueError(f"“{id}” was seen on “{day}”, which is no day")
    return Seen(when, url)


def dumps(seen: Mapping[str, Seen]) -> str:
    """Return the text of the file: a line for each id, in order, so that a change is a line, too."""
    lines = (
        f"  {_quoted(id)}: {{{_quoted('seen')}: {_quoted(str(day))}, {_quoted('url')}: {_quoted(url)}}}"
        for id, (day, url) in sorted(seen.items())
    )
    inner = ",\n".join(lines)
    return f"{{\n{inner}\n}}\n" if inner else "{}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

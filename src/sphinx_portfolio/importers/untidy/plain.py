"""Texts without markup: names, lines and lists at once; what may have paragraphs keeps them for its page."""

from __future__ import annotations

from typing import Any

from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.untidy.leaves import ADDRESSES, DATES
from sphinx_portfolio.json_resume.parts import OURS

_RAW = {"summary", "description", "image", "email", "phone", "$schema", "meta", OURS, *ADDRESSES, *DATES}
_NAMES = {"name", "title", "institution", "organization", "position", "company", "entity"}
_LISTS = {"highlights", "courses"}


def of(data: Any) -> Any:
    """Return data whose texts say in plain lines what they said in HTML or Markdown."""
    if isinstance(data, list):
        return [of(item) for item in data]
    if not isinstance(data, dict):
        return prose.line(data) if isinstance(data, str) else data
    found = {key: value if key in _RAW else _value(key, value) for key, value in data.items()}
    for key in _NAMES & set(data):
        if isinstance(data[key], str) and not data.get("url"):
            name, url = prose.linked(data[key])
            found |= {key: name} | ({"url": url} if url else {})
            data = data | ({"url": url} if url else {})
    return found


def _value(key: str, value: Any) -> Any:
    return prose.lines(value) if key in _LISTS and isinstance(value, str) else of(value)

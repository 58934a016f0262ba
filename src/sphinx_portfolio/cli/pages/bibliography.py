"""BibTeX files as text: the entries of one that another lacks, each as its owner wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(r"^[ \t]*@(?P<kind>\w+)\s*(?P<open>{)\s*(?P<key>[^\s,{}()]*)", re.MULTILINE)
_SETTING = re.compile(r"^portfolio_publications\s*=\s*(['\"])(?P<name>.+?)\1", re.MULTILINE)


def setting(conf: str) -> str:
    """Return the BibTeX file that a ``conf.py`` names; nothing where it names none."""
    found = _SETTING.search(conf)
    return found["name"] if found else ""


def add(old: str, new: str) -> tuple[str, int]:
    """Return a file with the entries of another that it lacks, by their keys, and how many those are."""
    known = {key.casefold() for key, _ in entries(old)}
    added: dict[str, str] = {}
    for key, text in entries(new):
        if key.casefold() not in known:
            added.setdefault(key.casefold(), text)
    parts = [old.rstrip()] if old.strip() else []
    return "\n\n".join([*parts, *added.values()]) + "\n", len(added)


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield each entry with its key; texts that are to be replaced count by their own."""
    at = 0
    while found := _HEAD.search(text, at):
        at = _end(text, found.end("open"))
        if found["kind"].lower() not in {"comment", "preamble"}:
            yield found["key"], text[found.start() : at].strip().replace("\r\n", "\n")


def _end(text: str, start: int) -> int:
    """Return where the braces close that were opened before a place; the end of a text that forgot to."""
    depth = 1
    for found in re.finditer(r"\\.|[{}]", text[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return start + found.end()
    return len(text)

"""Tables of contents: a new page joins the one that names its neighbours, unless a pattern has it already."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOCTREE = re.compile(
    r"^(?P<fence>:{3,}|`{3,})\{toctree\}[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
_ENTRY = re.compile(r"(?:.*<)?(?P<name>[^<>]+?)(?:\.md)?>?\s*")


def names(text: str, docname: str) -> bool:
    """Tell whether a table of contents on a page leads to another, by its name or by a pattern."""
    return any(
        named.lstrip("/") == docname or (globbing and fnmatchcase(docname, named.lstrip("/")))
        for tree in _TOCTREE.finditer(text)
        for globbing in [":glob:" in tree["body"]]
        for named in _entries(tree["body"])
    )


def _entries(body: str) -> Iterator[str]:
    for line in body.splitlines():
        found = _ENTRY.fullmatch(line)
        if found and not line.startswith(":"):
            yield found["name"]


def add(text: str, docnames: Iterable[str]) -> str:
    """Return a page whose table of contents has further entries, after the last of the same folder."""
    for docname in docnames:
        if names(text, docname):
            continue
        trees = list(_TOCTREE.finditer(text))
        if not trees:
            text = f"{text.rstrip()}\n\n:::{{toctree}}\n:hidden:\n\n{docname}\n:::\n"
            continue
        tree = next((tree for tree in trees if _beside(tree["body"], docname)), trees[-1])
        text = text[: tree.start("body")] + _joined(tree["body"], docname) + text[tree.end("body") :]
    return text


def _beside(body: str, docname: str) -> list[int]:
    """Return the lines of a table that name pages of the same folder."""
    folder = docname.rpartition("/")[0]
    lines = enumerate(body.splitlines())
    named = ((number, name.lstrip("/")) for number, line in lines for name in _entries(line))
    return [number for number, name in named if name.rpartition("/")[0] == folder]


def _joined(body: str, docname: str) -> str:
    lines = body.splitlines()
    options = next((n for n, line in enumerate(lines) if not line.startswith(":")), len(lines))
    if options == len(lines) and lines:
        lines.append("")
    at = (_beside(body, docname) or [len(lines) - 1])[-1] + 1
    lines.insert(max(at, 0), docname)
    return "\n".join(lines) + "\n"

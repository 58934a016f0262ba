"""Lists in the front matter of a page: items that join one at its end, all else as its owner wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from sphinx_portfolio.model import fences, frontmatter

if TYPE_CHECKING:
    from collections.abc import Sequence


class CannotAddError(Exception):
    """The front matter is not written so that a line can be added to it."""


def append(text: str, key: str, items: Sequence[Any]) -> str:
    """Return a page whose list under a key has further items; raise :class:`CannotAddError` for others."""
    block = fences.find(text)
    root = yaml.compose(block.yaml, Loader=yaml.SafeLoader) if block and not block.fault else None
    found = value(value(root, fences.KEY), key)
    if block is None or not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        raise CannotAddError
    indent = " " * found.start_mark.column
    new = [f"{indent}{line}" for line in frontmatter.to_yaml({key: list(items)}).splitlines()[1:]]
    lines = text.split("\n")
    at = last_line(found) + block.first
    lines[at:at] = new
    edited = "\n".join(lines)
    if _list(edited, key) != [*_list(text, key), *items]:
        raise CannotAddError
    return edited


def _list(text: str, key: str) -> list[Any]:
    matter = frontmatter.read(text)
    data = matter.data if matter else None
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return what stands under a key of a mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((found for name, found in pairs if name.value == key), None)


def last_line(node: yaml.Node) -> int:
    """Return the last line with something of a node; marks of collections lead beyond what is empty."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.line) - (1 if node.end_mark.column == 0 and node.end_mark.line else 0)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last)

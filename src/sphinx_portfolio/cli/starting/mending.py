"""The file of a host that is there already: it gets what it lacks, and all that its owner wrote stays."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

import yaml

from sphinx_portfolio.cli.pages.lists import last_line, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Mended(NamedTuple):
    """A file with what it lacked, and the keys under which it says something else than we would."""

    text: str
    other: list[str]


def mend(path: str, theirs: str, ours: str) -> Mended:
    """Return the owner's file with the keys of ours that it lacks; as it is, where that cannot be done."""
    if theirs == ours:
        return Mended(theirs, [])
    mended = None
    if path.endswith((".yaml", ".yml")):
        mended = _yaml(theirs, ours)
    elif path.endswith(".toml"):
        mended = _toml(theirs, ours)
    return mended or Mended(theirs, [path])


def put_by(path: Path) -> Path:
    """Move a file away for another in its place, and return where it is kept."""
    names = (path.with_name(f"{path.name}.before{number or ''}") for number in range(1000))
    kept = next(name for name in names if not name.exists())
    return path.rename(kept)


def _yaml(theirs: str, ours: str) -> Mended | None:
    try:
        before, wanted = (yaml.compose(text, Loader=yaml.SafeLoader) for text in (theirs, ours))
    except yaml.YAMLError:
        return None
    if not _is_open(before) or not isinstance(wanted, yaml.MappingNode):
        return None
    other: list[str] = []
    new: dict[int, list[str]] = {}
    for at, added in _additions(before, wanted, ours.splitlines(), "", other):
        new.setdefault(at, []).extend(added)
    lines = theirs.splitlines()
    pieces = (line for at in range(len(lines) + 1) for line in (*new.get(at, ()), *lines[at : at + 1]))
    text = "\n".join(pieces) + "\n"
    try:
        after = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return Mended(text if new else theirs, other) if _holds(_plain(after), _plain(before)) else None


def _is_open(node: yaml.Node | None) -> TypeGuard[yaml.MappingNode]:
    """Tell whether lines can be added to a mapping."""
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _additions(
    theirs: yaml.MappingNode, ours: yaml.MappingNode, lines: list[str], path: str, other: list[str]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that a mapping lacks, each group with the line that it goes before."""
    for key, wanted in ours.value:
        there, name = value(theirs, key.value), f"{path}{key.value}"
        if there is None:
            shift = " " * theirs.start_mark.column
            found = lines[key.start_mark.line : last_line(wanted) + 1]
            yield last_line(theirs) + 1, [shift + line[key.start_mark.column :] for line in found]
        elif _is_open(there) and _is_open(wanted):
            yield from _additions(there, wanted, lines, f"{name}.", other)
        elif _plain(there) != _plain(wanted):
            other.append(name)


def _plain(node: Any) -> Any:
    """Return what a node says, with every scalar as it is written."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(inner) for key, inner in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _holds(after: Any, before: Any) -> bool:
    """Tell whether all that was there still is."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(key in after and _holds(after[key], inner) for key, inner in before.items())
    return bool(after == before)


def _toml(theirs: str, ours: str) -> Mended | None:
    try:
        before, wanted = tomllib.loads(theirs), tomllib.loads(ours)
    except tomllib.TOMLDecodeError:
        return None
    head, *tables = re.split(r"^(?=\[)", ours, flags=re.MULTILINE)
    text, other = theirs, []
    for table in tables:
        name = table[1 : table.index("]")]
        there, said = _at(before, name), _at(wanted, name)
        if there is None:
            text = f"{text.rstrip()}\n\n{table.rstrip()}\n"
        elif not _holds(there, said):
            other.append(name)
    for line in reversed(head.splitlines()):
        key = line.partition(" = ")[0]
        if " = " in line and not line.startswith("#") and key not in before:
            text = f"{line}\n{text}"
    given = {key: said for key, said in wanted.items() if key in before and not isinstance(said, dict)}
    other += [key for key, said in given.items() if said != before[key]]
    return Mended(text, other) if _holds(tomllib.loads(text), before) else None


def _at(data: Any, name: str) -> Any:
    for part in name.split("."):
        data = data.get(part) if isinstance(data, dict) else None
    return data

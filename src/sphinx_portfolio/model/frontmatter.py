"""The ``portfolio:`` front matter of a page: from source text to a mapping whose every value has a line.

Sphinx and MyST keep front matter as strings without line numbers, so it is read here from the source.
Scalars stay text: ``1.50`` keeps its zero and ``2023-06`` is not turned into anything; the model gives
them their types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from sphinx_portfolio.model import fences, yaml_faults
from sphinx_portfolio.model.bounds import TooMuchError
from sphinx_portfolio.model.fences import FENCED, KEY
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.model.records import KEYS, is_field, records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinx_portfolio.model.fences import Block

Path: TypeAlias = tuple[str | int, ...]

_KINDS = "|".join(records)
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML, and so counts in its marks."""
_FIELD = re.compile(r"(?P<indent>[ ]*)-[ ]+(?P<key>\w+)[ ]*:")
"""A field that stands as the first of an item."""
_OUTSIDE = f"the fields stand outside `{KEY}`; write `{KEY}:` above them, and indent them by two spaces."
_INDENT = f"the fields of `{KEY}` stand beside it; indent them by two spaces."


class FrontMatter(NamedTuple):
    """The value of the key ``portfolio`` of one page.

    ``data`` holds only dicts, lists, strings and None; ``lines`` gives the line (from 1) of each path,
    the empty path being the key itself; ``problems`` are the mistakes of form found on the way. What stands
    from ``start`` to ``end``, a slice of the page's lines, is the portfolio's.
    """

    data: Any
    lines: Mapping[Path, int]
    start: int
    end: int
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """Return the line of ``path``, or that of the nearest field around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class _Dumper(yaml.SafeDumper):
    """Writes texts that look like numbers or dates without quotes, since :func:`read` takes all as text."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Return the plain scalar; only what would be read as null, or as YAML's own, is quoted."""
        tag: str = self.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        special = tag.endswith((":null", ":yaml"))
        return self.represent_scalar(self.DEFAULT_SCALAR_TAG if special else tag, text)


_Dumper.add_representer(str, _Dumper.represent_text)


def format_path(path: Path, root: str = KEY) -> str:
    """Return a path as an author writes it: ``portfolio.results[0].value``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join((root, *steps)).removeprefix(".")


def without(data: Any, paths: Collection[Path], here: Path = ()) -> Any:
    """Return ``data`` without what stands at ``paths``."""
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if (*here, key) not in paths}
        return {key: without(value, paths, (*here, key)) for key, value in kept.items()}
    if isinstance(data, list):
        return [without(value, paths, (*here, index)) for index, value in enumerate(data)]
    return data


def read(text: str) -> FrontMatter | None:
    """Return the portfolio front matter of a page's source, or None where it has none.

    What was only meant as such is read as it was meant, with what is wrong about it.
    """
    block = fences.find(text)
    if block and not block.fault and not _is_ours(block.yaml):
        block = fences.misplaced(text, block.stop)
    if block is None:
        return None
    problems = [Problem(subtype=Subtype.SYNTAX, message=said, line=line) for line, said in block.faults]
    try:
        whole, faults = _without_hyphens(block.yaml)
        root, others = yaml_faults.read(whole)
        faults += others
    except TooMuchError as error:
        root, faults = None, [(error.line - 1, f"the front matter is not read: {error}")]
    problems += [Problem(subtype=Subtype.SYNTAX, message=said, line=n + block.first) for n, said in faults]
    if isinstance(root, yaml.MappingNode):
        return _Reading(block=block, problems=problems).whole(root)
    return FrontMatter(
        data=None,
        lines={(): min((problem.line for problem in problems), default=block.first)},
        problems=tuple(problems),
        start=block.start,
        end=block.stop,
    )


def _without_hyphens(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return YAML whose fields stand under the key itself, and where they stood as items of a list."""
    lines = text.split("\n")
    top = next((i + 1 for i, row in enumerate(lines) if re.fullmatch(rf"{KEY}:\s*", row)), len(lines))
    first = _FIELD.match("".join(lines[top : top + 1]))
    if not first or first["key"] not in KEYS:
        return text, []
    shift = len(first["indent"]) + 2
    joined = re.match(rf" {{{shift}}}\w", "".join(lines[top + 1 : top + 2]))
    for index in range(top, len(lines)):
        if (item := _FIELD.match(lines[index])) and item["indent"] == first["indent"]:
            start = " " * shift if joined else item["indent"]
            lines[index] = start + lines[index][item.start("key") :]
        if not first["indent"] and re.match(r"[ \w]", lines[index]) and (item or lines[index][0] == " "):
            lines[index] = f"  {lines[index]}"
    cure = f"take out the hyphen before each, as in {lines[top].strip()}"
    message = f"the fields of `{KEY}` are no list; {cure}."
    return "\n".join(lines), [(top, message)]


def _is_ours(text: str) -> bool:
    """Tell whether YAML that others may use too speaks of the portfolio, be it misspelt."""
    keys = re.findall(r"^[ \t]*\{?[ \t]*['\"]?([\w-]+)['\"]?[ \t]*(?::|$)", text, re.MULTILINE)
    return any(map(_is_key, keys)) or bool(re.search(rf"^kind[ \t]*:[ \t]*({_KINDS})\b", text, re.MULTILINE))


def _is_key(word: str) -> bool:
    return bool(get_close_matches(word.casefold(), [KEY], cutoff=0.8))


def blank(text: str, matter: FrontMatter) -> str:
    """Return ``text`` with the portfolio's own lines emptied, every other line in its place.

    What is not handed on cannot leak, and MyST need not understand it: it fails on a nested date.
    """
    lines = text.split("\n")
    kept = lines[: matter.start] + [""] * (matter.end - matter.start) + lines[matter.end :]
    fenced = FENCED.match("\n".join(kept))
    if fenced and not re.sub(r"^\s*#.*$", "", fenced["yaml"], flags=re.MULTILINE).strip():
        height = fenced[0].count("\n") + 1
        kept[:height] = [""] * height
    elif fenced:
        kept[fenced[0].count("\n")] = "---"  # the one line that closes it for MyST
    return "\n".join(kept)


def dump(data: Mapping[str, Any]) -> str:
    """Return ``data`` as the front matter of a page, fences included."""
    return f"---\n{to_yaml({KEY: data})}---\n"


def to_yaml(data: Mapping[str, Any], *, flow: bool | None = False) -> str:
    """Return ``data`` as an owner writes it; with ``flow=None`` the innermost lists stand on one line."""
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, default_flow_style=flow
    )


@dataclass(kw_only=True)
class _Reading:
    """One walk over the YAML nodes, noting the line of each and what is wrong with its form."""

    block: Block
    problems: list[Problem]
    lines: dict[Path, int] = field(default_factory=dict)

    def whole(self, root: yaml.MappingNode) -> FrontMatter | None:
        """Return what the front matter says of the portfolio, wherever in it that stands."""
        pairs = {str(key.value): (key, value) for key, value in root.value}
        name = next((name for name in pairs if name == KEY), None) or next(filter(_is_key, pairs), "")
        key, value = pairs.get(name, (None, None))
        if isinstance(value, yaml.MappingNode) or (name == KEY and pairs.get("kind") is None):
            if name != KEY and not self.problems:
                self._note(Subtype.UNKNOWN_KEY, key, (), f"the key is called `{KEY}`, not “{name}”.")
            return self._under(key, value, pairs)
        if "kind" not in pairs and not self.problems:
            return None
        self._note(Subtype.SYNTAX, key or root, (), _OUTSIDE if key is None else _INDENT)
        data = {name: self._field(name, pair) for name, pair in pairs.items() if name != KEY}
        return self._matter(data, key or root, self.block.start, self.block.stop)

    def _under(
        self, key: yaml.Node, value: yaml.Node, pairs: dict[str, tuple[yaml.Node, yaml.Node]]
    ) -> FrontMatter:
        """Return what stands under the key, and the fields that were meant to stand there."""
        data, last = self.value(value, (), ()), value
        names = list(pairs)
        for name in names[names.index(str(key.value)) + 1 :] if isinstance(data, dict) else ():
            if name not in data and is_field(data.get("kind"), name):
                message = f"`{name}` stands outside `{KEY}`; indent it as the others are."
                self._note(Subtype.UNKNOWN_KEY, pairs[name][0], (), message)
                data[name], last = self._field(name, pairs[name]), pairs[name][1]
        if self.block.fault or any(problem.subtype == Subtype.SYNTAX for problem in self.problems):
            return self._matter(data, key, self.block.start, self.block.stop)
        end = last.end_mark.line + (1 if last.end_mark.column else 0) + self.block.first - 1
        return self._matter(data, key, self._line(key) - 1, end)

    def _matter(self, data: Any, key: yaml.Node, start: int, end: int) -> FrontMatter:
        lines = {(): self._line(key)} | self.lines
        return FrontMatter(data=data, lines=lines, problems=tuple(self.problems), start=start, end=end)

    def _field(self, name: str, pair: tuple[yaml.Node, yaml.Node]) -> Any:
        self.lines[name,] = self._line(pair[0])
        return self.value(pair[1], (name,), ())

    def _line(self, node: yaml.Node) -> int:
        """Return the line of a node in the page: marks count from 0, and a fence stands above them."""
        return int(node.start_mark.line) + self.block.first

    def value(self, node: yaml.Node, path: Path, parents: tuple[yaml.Node, ...]) -> Any:
        if node in parents:
            self._note(Subtype.SYNTAX, node, path, "an alias that contains itself.")
            return None
        if isinstance(node, yaml.MappingNode):
            return {k: self.value(v, (*path, k), (*parents, node)) for k, v in self._items(node, path)}
        if isinstance(node, yaml.SequenceNode):
            self.lines |= {(*path, i): self._line(item) for i, item in enumerate(node.value)}
            return [self.value(item, (*path, i), (*parents, node)) for i, item in enumerate(node.value)]
        written = self._written(node)
        if lost := _lost(node, written, self.block.yaml):
            self._note(Subtype.SYNTAX, node, path, lost)
            return written
        return None if node.tag.endswith(":null") else node.value

    @cached_property
    def _rows(self) -> list[str]:
        return _LINE_END.split(self.block.yaml)

    def _written(self, node: yaml.Node) -> str:
        """Return what stands in the line of a node, from its beginning."""
        line = self._rows[node.start_mark.line]
        return line[node.start_mark.column :].strip()

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(Subtype.SYNTAX, key_node, path, "a list or a mapping is no key; write a word.")
                continue
            key = str(key_node.value)
            if first := self.lines.get((*path, key)):
                message = f"the key stands here again; it was first given in line {first}. Keep one."
                self._note(Subtype.DUPLICATE_KEY, key_node, (*path, key), message)
                continue
            self.lines[*path, key] = self._line(key_node)
            yield key, value_node

    def _note(self, subtype: Subtype, node: yaml.Node, path: Path, message: str) -> None:
        field = format_path(path) if path else ""
        self.problems.append(Problem(subtype=subtype, message=message, line=self._line(node), path=field))


def _lost(node: yaml.Node, written: str, text: str) -> str:
    """Return what to do about a value of which YAML would silently drop a part."""
    anchor = re.match(r"&(\S+) .", written)
    if re.match("!(?!!)", written) or (anchor and f"*{anchor[1]}" not in text):
        return (
            f"what follows “{written[0]}” is lost to YAML; put it in quotes: {yaml_faults.quoted(written)}."
        )
    if node.tag.endswith(":null") and re.match(r"#[\w#]", written):
        return f"“{written}” is a comment to YAML; put it in quotes: {yaml_faults.quoted(written)}."
    before, mark, comment = written.partition(" #")
    plain = isinstance(node, yaml.ScalarNode) and not node.style and before.strip() == node.value
    if mark and plain and re.match(r"\S", comment):
        return f"“#{comment}” is a comment to YAML; put all of it in quotes: {yaml_faults.quoted(written)}."
    return ""

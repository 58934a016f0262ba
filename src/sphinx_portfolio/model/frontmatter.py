"""The ``portfolio:`` front matter of a page: from source text to a mapping whose every value has a line.

Sphinx and MyST keep front matter as strings without line numbers, so it is read here from the source.
Scalars stay text: ``1.50`` keeps its zero and ``2023-06`` is not turned into anything; the model gives
them their types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

KEY = "portfolio"

Path: TypeAlias = tuple[str | int, ...]

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatter(NamedTuple):
    """The value of the key ``portfolio`` of one page.

    ``data`` holds only dicts, lists, strings and None; ``lines`` gives the line (from 1) of each path,
    the empty path being the key itself; ``problems`` are the mistakes of form found on the way.
    """

    data: Any
    lines: Mapping[Path, int]
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
        """Return the plain scalar; only what would be read as null is quoted."""
        tag: str = self.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        return self.represent_scalar(self.DEFAULT_SCALAR_TAG if tag.endswith(":null") else tag, text)


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
    """Return the portfolio front matter of a page's source, or None where it has none."""
    fenced = _FENCED.match(text)
    if fenced is None or not re.search(rf"^(['\"]?){KEY}\1[ \t]*:", fenced["yaml"], re.MULTILINE):
        return None
    try:
        root = yaml.compose(fenced["yaml"], Loader=_Loader)
    except yaml.YAMLError as error:
        last = fenced[0].count("\n")  # all of it: MyST would only say the same again
        return FrontMatter(data=None, lines={(): 2}, problems=(_syntax(error),), end=last)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == KEY:
            reading = _Reading({(): _line(key)}, [])
            data = reading.value(value, (), ())
            last = value.end_mark.line + (1 if value.end_mark.column else 0)
            return FrontMatter(data=data, lines=reading.lines, problems=tuple(reading.problems), end=last + 1)
    return None


def blank(text: str, matter: FrontMatter) -> str:
    """Return ``text`` with the portfolio's own lines emptied, every other line in its place.

    What is not handed on cannot leak, and MyST need not understand it: it fails on a nested date.
    """
    lines = text.split("\n")
    first, last = matter.line(()) - 1, matter.end
    kept = lines[:first] + [""] * (last - first) + lines[last:]
    fenced = _FENCED.match("\n".join(kept))
    if fenced and not re.sub(r"^\s*#.*$", "", fenced["yaml"], flags=re.MULTILINE).strip():
        height = fenced[0].count("\n") + 1
        kept[:height] = [""] * height
    return "\n".join(kept)


def dump(data: Mapping[str, Any]) -> str:
    """Return ``data`` as the front matter of a page, fences included."""
    return f"---\n{to_yaml({KEY: data})}---\n"


def to_yaml(data: Mapping[str, Any], *, flow: bool | None = False) -> str:
    """Return ``data`` as an owner writes it; with ``flow=None`` the innermost lists stand on one line."""
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, default_flow_style=flow
    )


def _syntax(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    found = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    message = f"the front matter is not valid YAML: {found or error}."
    return Problem(subtype=Subtype.SYNTAX, message=message, line=mark.line + 2 if mark else 1)


def _line(node: yaml.Node) -> int:
    """Return the line of a node in the page: marks count from 0, and the fence stands above them."""
    return int(node.start_mark.line) + 2


class _Reading(NamedTuple):
    """One walk over the YAML nodes, noting the line of each and what is wrong with its form."""

    lines: dict[Path, int]
    problems: list[Problem]

    def value(self, node: yaml.Node, path: Path, parents: tuple[yaml.Node, ...]) -> Any:
        if node in parents:
            self._note(Subtype.SYNTAX, node, path, "an alias that contains itself.")
            return None
        if isinstance(node, yaml.MappingNode):
            return {k: self.value(v, (*path, k), (*parents, node)) for k, v in self._items(node, path)}
        if isinstance(node, yaml.SequenceNode):
            self.lines.update({(*path, i): _line(item) for i, item in enumerate(node.value)})
            return [self.value(item, (*path, i), (*parents, node)) for i, item in enumerate(node.value)]
        return None if node.tag.endswith(":null") else node.value

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if first := self.lines.get((*path, key)):
                message = f"the key stands here again; it was first given in line {first}. Keep one."
                self._note(Subtype.DUPLICATE_KEY, key_node, (*path, key), message)
                continue
            self.lines[*path, key] = _line(key_node)
            yield key, value_node

    def _note(self, subtype: Subtype, node: yaml.Node, path: Path, message: str) -> None:
        problem = Problem(subtype=subtype, message=message, line=_line(node), path=format_path(path))
        self.problems.append(problem)

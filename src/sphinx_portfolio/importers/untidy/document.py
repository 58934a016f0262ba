"""The text of a file as data: JSON or YAML, whichever it is, within the bounds of this project."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model.bounds import (
    DIGITS,
    IMPORT,
    LOADER,
    NESTING,
    TooMuchError,
    check_json,
    check_yaml,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALF = re.compile("[\ud800-\udfff]")
_NOTHING = {"null", "Null", "NULL", "~", ""}


def decode(content: bytes) -> tuple[str, list[str]]:
    """Return what a file says, whatever program saved it, and what to look at where that is a guess."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        note = f"line {line}: the file is not UTF-8; it was read as Windows-1252: look at its accents."
        return content.decode("cp1252", "replace"), [note]


def load(text: str) -> Any:
    """Return the JSON or YAML in a text; raise :class:`FormError` where it is neither, or too much."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    try:
        return _json(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        wrong = FormError(f"{place}: this is no JSON: {error.msg}.")
        if text.lstrip()[:1] in {"{", "["}:
            try:
                found = _yaml(text)
            except FormError:
                raise wrong from error
            if isinstance(found, str):
                raise wrong from error
            return found
    return _yaml(text)


def _json(text: str) -> Any:
    try:
        check_json(text)
    except TooMuchError as error:
        raise FormError(f"line {error.line}: {error}") from error
    hooks: Any = {"parse_int": _number, "parse_float": _number, "parse_constant": str}
    data = json.loads(text, object_pairs_hook=_mapping, **hooks)
    return _whole(data) if "\\u" in text else data


def _mapping(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping; a key that stands there again gets a number, so that its value is not lost."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 2
        while name in data:
            name, number = f"{key} ({number})", number + 1
        data[name] = value
    return data


def _number(text: str) -> float | str:
    """Return a number; one that none can be meant by stays a text."""
    if len(text) > DIGITS:
        return text
    return float(text) if set(text) & set(".eE") else int(text)


def _whole(data: Any) -> Any:
    """Return data whose texts have no half characters."""
    if isinstance(data, dict):
        return {_whole(key): _whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return list(map(_whole, data))
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", data) if isinstance(data, str) else data


def _yaml(text: str) -> Any:
    try:
        check_yaml(text, IMPORT)
        nodes = [node for node in yaml.compose_all(text, Loader=LOADER) if node is not None]
    except TooMuchError as error:
        raise FormError(f"line {error.line}: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        said = getattr(error, "problem", None) or str(error)
        raise FormError(f"{place}this is neither JSON nor YAML: {said}.") from error
    return _value(nodes[0], 0) if nodes else None


def _value(node: yaml.Node, depth: int) -> Any:
    """Return what a node holds, every scalar as its text: ``1.50`` keeps its zero."""
    if depth > NESTING:
        raise FormError(f"line {node.start_mark.line + 1}: a list or a mapping contains itself.")
    if isinstance(node, yaml.MappingNode):
        return _mapping((_key(key), _value(value, depth + 1)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, depth + 1) for item in node.value]
    plain = not getattr(node, "style", None)
    return None if plain and node.value in _NOTHING else node.value


def _key(node: yaml.Node) -> str:
    return (
        str(node.value)
        if isinstance(node, yaml.ScalarNode)
        else json.dumps(_value(node, 1), ensure_ascii=False)
    )

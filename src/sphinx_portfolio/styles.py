"""The rules of the style sheets that one page needs, to stand in the page itself.

A linked style sheet costs a first visit a round trip before anything is drawn, and themes carry many rules
for what a page does not have. A rule is left out only where it certainly matches nothing: where it names a
class, id or element whose word stands nowhere in the page, its scripts or the theme's templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from tinycss2.ast import Node

_WORD = re.compile(r"[\w-]+")
_SPACE = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')|/\*.*?\*/|\s*(?P<mark>[;{}])\s*|\s+""", re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_USED_VARIABLE = re.compile(r"var\((--[\w-]+)")
_VARIABLE_NAME = re.compile(r"--[\w-]+")
_VARIABLE = re.compile(r"(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|[^;}\"'])*;?")


@dataclass(frozen=True)
class Rule:
    """A rule with the words that each of its selectors needs, and its declarations."""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    body: str


@dataclass(frozen=True)
class Group:
    """Rules that stand under one condition, such as ``@media print``."""

    condition: str
    rules: tuple[Item, ...]


Item: TypeAlias = "Rule | Group | str"


def words(text: str) -> frozenset[str]:
    """Return every word of a text that could be a class, an id, an element or a variable."""
    return frozenset(_WORD.findall(text))


def words_in_tags(html: str) -> frozenset[str]:
    """Return the words of the tags of a page or a template, those of its text left out."""
    return words(" ".join(_TAG.findall(html)))


def parse(css: str) -> tuple[Item, ...]:
    """Return the rules of a style sheet, without its comments."""
    found = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_items(found))


def _items(found: Iterable[Node]) -> Iterator[Item]:
    for rule in found:
        if rule.type == "qualified-rule":
            yield Rule(tuple(_selectors(rule.prelude)), _squeeze(tinycss2.serialize(rule.content)))
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            condition = _squeeze(tinycss2.serialize(rule.prelude))
            yield Group(f"@{rule.at_keyword} {condition}", tuple(_items(inner)))
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield _squeeze(rule.serialize())


def _selectors(prelude: Iterable[Node]) -> Iterator[tuple[str, frozenset[str]]]:
    part: list[Node] = []
    for token in [*prelude, None]:
        if token is None or token == ",":
            yield _squeeze(tinycss2.serialize(part)), _needs(part)
            part = []
        else:
            part.append(token)


def _needs(selector: Iterable[Node]) -> frozenset[str]:
    """Return the names without which a selector matches nothing; what stands in brackets is not looked at."""
    needs, after_colon = set(), False
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and not after_colon):
            needs.add(token.value)
        after_colon = token == ":"
    return frozenset(needs)


def _squeeze(css: str) -> str:
    """Take out comments and the white space that says nothing, but not from within strings."""
    return _SPACE.sub(lambda found: found["string"] or found["mark"] or " " * (found[0][0] != "/"), css).strip(" ;")


def names(items: Iterable[Item]) -> frozenset[str]:
    """Return every name that decides whether a rule or a variable is needed."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, Rule):
            found.update(*(needs for _, needs in item.selectors), _VARIABLE_NAME.findall(item.body))
        elif isinstance(item, Group):
            found |= names(item.rules)
    return frozenset(found)


def select(items: Iterable[Item], needed: AbstractSet[str]) -> str:
    """Return the style sheet for a page that holds the words ``needed``, without variables nobody uses."""
    css = "".join(_chosen(items, needed))
    while True:
        used = {*_USED_VARIABLE.findall(css), *needed}
        kept = _VARIABLE.sub(lambda found: found[0] if found[1] in used else "", css)
        if kept == css:
            return css
        css = kept


def _chosen(items: Iterable[Item], needed: AbstractSet[str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        elif isinstance(item, Group):
            if inner := "".join(_chosen(item.rules, needed)):
                yield f"{item.condition}{{{inner}}}"
        elif chosen := ",".join(text for text, needs in item.selectors if needs <= needed):
            yield f"{chosen}{{{item.body}}}"

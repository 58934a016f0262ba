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
_SPACE = re.compile(r"""(?P<string>"[^"]*"|'[^']*')|/\*.*?\*/|\s*(?P<mark>[;{}])\s*|\s+""", re.DOTALL)
_DECLARED = re.compile(r"""("[^"]*"|'[^']*')|([:,])\s+""")
_NAMES = (
    re.compile(r"<([\w-]+)"),
    re.compile(r"""\b(?:class|id)=["']([^"']*)"""),
    re.compile(r"(--[\w-]+)"),
)
"""Elements, classes and ids, variables: apart, since one choice of them is slower."""

_KEYFRAMES = re.compile(r"@keyframes ([\w-]+)")
_USED_VARIABLE = re.compile(r"var\((--[\w-]+)")
_VARIABLE_NAME = re.compile(r"--[\w-]+")
_VARIABLE = re.compile(r"(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|[^;}\"'])*;?")

EVERY_THEME = "body:is(*,[data-theme])"
"""Selects the body as strongly as a selector for one theme does."""


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
    """Return the elements, classes and ids of a page or a template, and the variables it names."""
    return words(" ".join({name for names in _NAMES for name in names.findall(html)}))


def variables(css: str) -> frozenset[str]:
    """Return the variables that a style sheet takes from the page."""
    return frozenset(_USED_VARIABLE.findall(css))


def parse(css: str) -> tuple[Item, ...]:
    """Return the rules of a style sheet, without comments and body variables that are set again later."""
    found = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return _final(tuple(_items(found)))


def _final(items: tuple[Item, ...], always: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """Take out variables of the body that a later rule sets, one for all themes or with the same selector.

    ``always`` are those that are set after all of the items, for all themes.
    """
    kept: list[Item] = []
    later = always
    for item in reversed(items):
        if isinstance(item, Group):
            kept.append(Group(item.condition, _final(item.rules, always)))
        elif isinstance(item, Rule) and (selector := _body(item)):
            kept.append(Rule(item.selectors, _without(later if selector == "body" else always, item.body)))
            if selector in {"body", EVERY_THEME}:
                later |= set(_VARIABLE.findall(item.body))
            if selector == EVERY_THEME:
                always |= set(_VARIABLE.findall(item.body))
        else:
            kept.append(item)
    return tuple(reversed(kept))


def _body(rule: Rule) -> str:
    """Return the selector of a rule for the body in some theme, or nothing for other rules."""
    [(selector, needs), *more] = rule.selectors
    alone = needs == {"body"} and not more and not set(" >+~") & set(selector)
    return selector if alone else ""


def _without(variables: AbstractSet[str], body: str) -> str:
    return _VARIABLE.sub(lambda found: "" if found[1] in variables else found[0], body)


def _items(found: Iterable[Node]) -> Iterator[Item]:
    for rule in found:
        if rule.type == "qualified-rule":
            body = _DECLARED.sub(r"\1\2", _squeeze(tinycss2.serialize(rule.content)))
            yield Rule(tuple(_selectors(rule.prelude)), body)
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

    def short(found: re.Match[str]) -> str:
        return found["string"] or found["mark"] or " " * (found[0][0] != "/")

    return _SPACE.sub(short, css).strip(" ;")


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
    chosen = list(_chosen(items, needed))
    ruled = "".join(part for part in chosen if not _KEYFRAMES.match(part))
    css = "".join(part for part in chosen if not (name := _KEYFRAMES.match(part)) or name[1] in ruled)
    shorter = _without_unused(css, needed)
    while shorter != css:
        css, shorter = shorter, _without_unused(shorter, needed)
    return css.replace("body{}", "")


def _without_unused(css: str, needed: AbstractSet[str]) -> str:
    used = {*_USED_VARIABLE.findall(css), *needed}
    return _without({*_VARIABLE.findall(css)} - used, css)


def _chosen(items: Iterable[Item], needed: AbstractSet[str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        elif isinstance(item, Group):
            if inner := "".join(_chosen(item.rules, needed)):
                yield f"{item.condition}{{{inner}}}"
        elif chosen := ",".join(text for text, needs in item.selectors if needs <= needed):
            yield f"{chosen}{{{item.body}}}"

"""The rules of a style sheet that one page needs, to stand in the page itself.

A linked style sheet costs a first visit a round trip before anything is drawn, and themes carry many rules
for what a page does not have. A rule is left out only where it certainly matches nothing: where each of its
selectors names a class, id or element whose words stand in no tag of the page and in none of its scripts. A
sheet that would mean something else in the page than in a file of its own is refused as a whole.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import tinycss2
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import String
from tinycss2.ast import WhitespaceToken

from sphinx_portfolio.theme.cutting import Group, Rule, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from tinycss2.ast import Node

_WORD, _VARIABLE = re.compile(r"[\w-]+"), re.compile(r"--[\w-]+")
_QUOTED = re.compile(r"""=(["'])([a-z][\w-]*)\1\]""")
"""A value of an attribute that needs no quotes; all sheets then write a selector in the same way."""

_NAMES = (
    re.compile(r"<([a-z][^\s/>]*)"),
    *(re.compile(rf"""{name}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""") for name in ("class", "id", "style")),
    re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL),
    re.compile(r"--[\w-]+"),
)
"""Elements, classes, ids, styles and variables of a page in small letters: one choice of them is slower."""

_WITHOUT_TAG = frozenset({"html", "head", "body", "colgroup", "tbody", "tr", "p", "br", "img"})
"""What a parser puts into a page of itself."""

_OF_SOME = re.compile(r"::|:-")
"""What some browsers do not know, and then leave out a rule for all of its selectors."""

_GROUPS = {"container", "layer", "media", "starting-style", "supports"}
_KEPT = {"counter-style", "font-face", "font-feature-values", "font-palette-values", "page", "property"}
_ADDRESSES = {"-webkit-image-set", "image", "image-set", "src", "url"}
_CLOSE = (":", ",", ";")
_ABSOLUTE = re.compile(r"[a-z][a-z\d+.-]*:|[/#]", re.IGNORECASE)


class OutOfPlaceError(ValueError):
    """A sheet that has to stay in a file of its own: with imports, relative addresses, or unknown syntax."""


@dataclass(frozen=True)
class Part:
    """A rule, or a declaration in a rule that sets variables, with the conditions or rules that it is in.

    It matches only where a page holds all words of one of its ``needs``, which are those of its ``selectors``
    if these can be told apart. What has a ``name``, as variables
    and keyframes do, is of use only where all words of the name are said on the page or in other parts.
    """

    within: tuple[str, ...]
    text: str
    needs: tuple[frozenset[str], ...] = ()
    name: str = ""
    selectors: tuple[str, ...] = ()

    def written(self, needed: Set[str]) -> str:
        """Return its text, without selectors that match nothing."""
        chosen = self.selectors
        if len(chosen) > 1:
            chosen = tuple(s for s, needs in zip(chosen, self.needs, strict=True) if needs <= needed)
        return ",".join(chosen) + self.text

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of its name."""
        return words(self.name) if self.name else frozenset()

    @cached_property
    def says(self) -> frozenset[str]:
        """The words that may be names of others."""
        text = " ".join((*self.within, *self.selectors, self.text)).lower()
        may_move = "animation" in text or self.text.startswith("--")  # by keyframes, whose names are any word
        return words(text) if may_move else frozenset(_VARIABLE.findall(text))


def words(text: str) -> frozenset[str]:
    """Return every word of a text that could be a part of a class, an id, an element or a variable."""
    return frozenset(_WORD.findall(text.lower()))


@cache  # of a few scripts, which many pages load
def words_said(script: str) -> frozenset[str]:
    """Return the words of a script's texts, in which all that it can add to a page is named."""
    tokens = JavascriptLexer().get_tokens(script)
    texts = groupby(tokens, key=lambda token: token[0] in String and token[0] is not String.Regex)
    return words(" ".join("".join(text for _, text in run) for quoted, run in texts if quoted))


def words_in_tags(page: str) -> frozenset[str]:
    """Return the words of a page's elements, classes, ids and styles, and of the variables it names."""
    page = page.encode().lower().decode()  # of ASCII alone, which is faster; the names are all made small
    named = " ".join({name for names in _NAMES for name in names.findall(page)})
    return _WITHOUT_TAG | words(named) | (words(html.unescape(named)) if "&" in named else _WITHOUT_TAG)


def parse(css: str) -> tuple[Part, ...]:
    """Return the parts of a style sheet, without comments; raises :class:`OutOfPlaceError`."""
    return tuple(_parts(css, ()))


def dump(parts: Iterable[Part]) -> bytes:
    """Return the parts of a sheet as they are kept for the next build."""
    rows = [
        [part.within, part.text, [sorted(needs) for needs in part.needs], part.name, part.selectors]
        for part in parts
    ]
    return json.dumps(rows).encode()


def load(content: bytes) -> tuple[Part, ...]:
    """Return the parts that :func:`dump` was given."""
    rows = json.loads(content)
    return tuple(
        Part(tuple(within), text, tuple(map(frozenset, needs)), name, tuple(selectors))
        for within, text, needs, name, selectors in rows
    )


def _parts(css: str, within: tuple[str, ...]) -> Iterator[Part]:
    for part in cut(css):
        if isinstance(part, Rule):
            yield from _declared(part.selector, tuple(map(words, part.names)), part.declarations, within)
        elif isinstance(part, Group):
            yield from _parts(part.inner, (*within, part.head))
        elif within:
            yield from _read(tinycss2.parse_rule_list(part, skip_comments=True, skip_whitespace=True), within)
        else:
            yield from _read(tinycss2.parse_stylesheet(part, skip_comments=True, skip_whitespace=True), ())


def _read(nodes: Iterable[Node], within: tuple[str, ...]) -> Iterator[Part]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node, within)
        elif node.type != "at-rule":
            raise OutOfPlaceError(node.message)
        elif node.lower_at_keyword != "charset":
            yield from _at_rule(node, node.lower_at_keyword, within)


def _rule(node: Node, within: tuple[str, ...]) -> Iterator[Part]:
    needs = tuple(map(_needs, _split(node.prelude, ",")))
    declarations = [f"{_css(tokens)};" for tokens in _split(node.content, ";")]
    yield from _declared(_QUOTED.sub(r"=\2]", _css(node.prelude)), needs, declarations, within)


def _declared(
    selector: str, needs: tuple[frozenset[str], ...], declarations: Sequence[str], within: tuple[str, ...]
) -> Iterator[Part]:
    """Yield a rule whole, or each declaration for itself where it sets variables."""
    if not any(css.startswith("--") for css in declarations):
        block = f"{{{''.join(declarations)}}}"
        selectors = tuple(one.strip() for one in selector.split(","))
        apart = len(selectors) == len(needs) and not _OF_SOME.search(selector)  # no comma in brackets
        yield Part(within, block, needs, selectors=selectors if apart else (selector,))
        return
    for css in declarations:
        yield Part((*within, selector), css, needs, css.partition(":")[0] if css.startswith("--") else "")


def _at_rule(node: Node, keyword: str, within: tuple[str, ...]) -> Iterator[Part]:
    about = _css(node.prelude)
    head = f"@{node.at_keyword} {about}".strip()
    if keyword == "layer" and about:  # before what is in it, so that it has its place though it be empty
        yield Part(within, f"{head};")
    if keyword in _GROUPS and (about or keyword != "layer") and node.content is not None:
        inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
        yield from _read(inner, (*within, head))
    elif (keyword in _KEPT or keyword.endswith("keyframes")) and node.content is not None:
        name = about if keyword.endswith("keyframes") else ""
        yield Part(within, f"{head}{{{_css(node.content)}}}", name=name)
    elif keyword != "layer" or not about:
        raise OutOfPlaceError(head)


def _split(tokens: Iterable[Node], mark: str) -> Iterator[list[Node]]:
    for is_mark, run in groupby(tokens, key=lambda token: token == mark):
        part = [*run]
        if not is_mark and any(token.type != "whitespace" for token in part):
            yield part


def _needs(selector: Iterable[Node]) -> frozenset[str]:
    """Return the words without which a selector matches nothing; what stands in brackets is not looked at."""
    pairs = pairwise(("", *selector))
    needs = (t.value for before, t in pairs if t.type == "hash" or (t.type == "ident" and before != ":"))
    return words(" ".join(needs))


def _css(tokens: Iterable[Node]) -> str:
    css = str(tinycss2.serialize(_squeezed(tokens))).strip()
    if "</style" in css.lower():
        raise OutOfPlaceError("it would end the element that it stands in")
    return css


def _squeezed(tokens: Iterable[Node]) -> list[Node]:
    """Take out the white space that says nothing."""
    kept: list[Node] = []
    for token in tokens:
        inner = getattr(token, "arguments", getattr(token, "content", None))
        if token.type == "error":
            raise OutOfPlaceError(token.message)
        if token.type == "url" or (token.type == "function" and token.lower_name in _ADDRESSES):
            _check_addresses([token] if token.type == "url" else token.arguments)
        if token.type == "whitespace" and (not kept or kept[-1] in _CLOSE):
            continue
        if isinstance(inner, list):
            inner[:] = _squeezed(inner)
        kept.append(WhitespaceToken(0, 0, " ") if token.type == "whitespace" else token)
    return kept


def _check_addresses(tokens: Iterable[Node]) -> None:
    if not all(_ABSOLUTE.match(token.value) for token in tokens if token.type in {"string", "url"}):
        raise OutOfPlaceError("an address is relative to the sheet")


def names(parts: Iterable[Part]) -> frozenset[str]:
    """Return every word that decides whether a part of a sheet is needed."""
    return frozenset().union(*(part.named.union(*part.needs) for part in parts))


def among(names: Set[str], words: Set[str]) -> frozenset[str]:
    """Return the names that stand among words, or begin or end as one that a script completes: ``kind-``."""
    begin = tuple(word for word in words if len(word) > 2 and word.endswith("-"))
    end = tuple(word for word in words if len(word) > 2 and word.startswith("-"))
    return frozenset(n for n in names if n in words or n.startswith(begin) or n.endswith(end))


def select(parts: Iterable[Part], needed: Set[str], *, alone: bool = True) -> str:
    """Return the style sheet for a page that holds the words ``needed``.

    Where a page has no other sheets (``alone``), it goes without variables and keyframes that nothing names.
    """
    chosen = _last([part for part in parts if not part.needs or any(needs <= needed for needs in part.needs)])
    used = _used(chosen, needed) if alone else names(chosen)
    css = []
    for within, run in groupby((part for part in chosen if part.named <= used), key=lambda part: part.within):
        css += [*(f"{head}{{" for head in within), *(part.written(needed) for part in run), "}" * len(within)]
    return "".join(css)


def _last(parts: list[Part]) -> list[Part]:
    """Take out variables that are set again where they stand: the last of them wins in any case."""
    last = {(part.within, part.name): place for place, part in enumerate(parts)}
    return [
        part
        for place, part in enumerate(parts)
        if not part.text.startswith("--") or last[part.within, part.name] == place or "!" in part.text
    ]


def _used(parts: Iterable[Part], needed: Set[str]) -> Set[str]:
    """Return the words that are said in what always stands, and in what stands because of its name."""
    waiting, used = list(parts), set(needed)
    while said := [part.says for part in waiting if part.named <= used]:
        waiting = [part for part in waiting if not part.named <= used]
        used.update(*said)
    return used

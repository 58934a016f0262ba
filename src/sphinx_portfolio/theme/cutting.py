"""Style sheets cut into rules by their text alone, as far as that surely gives what a parser of CSS gives.

A parser makes a token of each sign, which for the sheets of a theme takes longer than writing ten pages. Most
rules hold nothing that needs it: no string, escape, comment or address. What does is left as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = " \t\r\n\f"
_BEGIN = re.compile(rf"(?:[{_SPACE}]|/\*.*?\*/)*", re.DOTALL)
_SIGN = re.compile(
    r""""(?:[^"\\\n\r\f]|\\.)*"|'(?:[^'\\\n\r\f]|\\.)*'|/\*.*?\*/|\\.|\burl\([^()"'\\]*\)"""
    r"""|(?P<sign>[{};"'\\]|/\*|\burl\((?!["']))""",
    re.DOTALL | re.IGNORECASE,
)
_RULE = re.compile(r"(?P<prelude>[^@{}]+)\{(?P<content>[^@{}]*)\}|@(?P<keyword>media|supports)\b"
                   r"(?P<about>[^{}]*)\{(?P<inner>.*)\}", re.DOTALL | re.IGNORECASE)  # fmt: skip
_ODD = re.compile(
    r"""[^\x00-\x7f]|["'\\<]|/\*|-->|\bu\+|\w\+[\d.]|\b(?:image-set|image|src|url)\(""",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\w-]*\([^()\[\]]*\)|\[[^()\[\]]*\]")
_WHITE, _CLOSE = re.compile(rf"[{_SPACE}]+"), re.compile(r"([:,;(\[]) ")
_NAME = re.compile(r"#[\w-]+|(?<![:\w-])(?:-?[a-z_]|--)[\w-]*", re.IGNORECASE)


class Rule(NamedTuple):
    """A rule as short text: its selectors, the names in each of them, and its declarations."""

    selector: str
    names: tuple[str, ...]
    declarations: tuple[str, ...]


class Group(NamedTuple):
    """Rules under a condition, which are text still."""

    head: str
    inner: str


def cut(css: str) -> Iterator[Rule | Group | str]:
    """Yield what stands in a sheet; what is left to a parser comes as text, alone or with all behind it."""
    begin = _begin(css, 0)
    for end in _ends(css):
        part = _read(css[begin:end])
        if part is None:
            break
        yield part
        begin = _begin(css, end)
    if begin < len(css):
        yield css[begin:]


def _begin(css: str, place: int) -> int:
    found = _BEGIN.match(css, place)
    return found.end() if found else place


def _ends(css: str) -> Iterator[int]:
    """Yield where each rule ends, as long as every sign stands where it should."""
    depth = 0
    for found in _SIGN.finditer(css):
        sign = found["sign"]
        depth += (sign == "{") - (sign == "}")
        if depth < 0 or (sign and sign not in "{};"):
            return
        if depth == 0 and sign in {"}", ";"}:
            yield found.end()


def _read(text: str) -> Rule | Group | str | None:
    """Return a rule, or its text where a parser has to read it; None where its brackets lead beyond it."""
    odd = _ODD.search(text)
    bare = _SIGN.sub(lambda found: found["sign"] or " ", text) if odd else text
    while "(" in bare or "[" in bare:
        bare, before = _BRACKETS.sub("*", bare), bare
        if bare == before:
            return None
    if ")" in bare or "]" in bare or (text[-1] == ";" and text[0] != "@"):
        return None
    found = _RULE.fullmatch(text)
    if found is None or (odd and (found["prelude"] or _ODD.search(found["about"]))):
        return text
    if found["prelude"] is None:
        return Group(f"@{found['keyword']} {_short(found['about'])}".strip(), found["inner"])
    return _rule(found["prelude"], found["content"], bare)


def _rule(prelude: str, content: str, bare: str) -> Rule | str:
    selectors, _, declared = bare.partition("{")
    declarations = tuple(f"{_short(one)};" for one in content.split(";") if one.strip(_SPACE))
    if content.count(";") != declared.count(";"):  # there are some in brackets
        return f"{prelude}{{{content}}}"
    names = tuple(" ".join(_NAME.findall(one)) for one in selectors.split(",") if one.strip(_SPACE))
    return Rule(_short(prelude), names, declarations)


def _short(text: str) -> str:
    """Return a text without the white space that says nothing."""
    return _CLOSE.sub(r"\1", _WHITE.sub(" ", text)).strip(" ")

"""Where a text names a skill: by its name or an alias, as whole words, however they are joined."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_JOINED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts that put no space between words, or join endings to them."""

_LETTER = rf"[^\W{_JOINED}]"
_GAP = r"[\s\-\u2010-\u2015_/]"
_BRITISH = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)\b)", re.IGNORECASE)
_SAID = """
access airflow beam beats chef dash dart elixir excel express fabric flask flux go hack helm hive
julia lark make maple mercury nest next nix phoenix puppet rails ray react ruby rust salt sass scala
scheme sketch spark spring storm swift triton unity unreal vault vite word
"""
_WORDS = frozenset(_SAID.split())
"""Names that are everyday words too: they are meant only with their capital letter."""

_OTHER = ""
_OTHERS = (
    "Triton Inference Server", "React Native", "Objective-C", "go to market", "Go live", "Ruby on Rails",
    "TensorRT-LLM",
)  # fmt: skip
"""Names of other things in which the name of a skill stands."""

_BEFORE = (
    r"(?:^|[,/(;:|+&•]\s*|\b(?:in|with|using|and|or|of|know|knows|write|writes|writing|like|plus|modern|idiomatic"
    r"|strong|solid|good|deep|excellent|advanced|production|as|either|und|oder|mit|et|ou|avec|en|y|o|con|e)\s+)\Z"
)
_AFTER = re.compile(
    r"\s*(?:$|[,/);:|]|[.](?:\s|$)|(?:and|or|und|oder|et|ou|y|o|as)\s"
    r"|(?:code|development|developers?|programming|programmers?|language|services?|experience|skills|packages?)\b)"
)
_NEAR = 20
"""Letters before a name that are looked at."""

_BEFORE_FORM = re.compile(_BEFORE, re.IGNORECASE)


class Mention(NamedTuple):
    """A name where it stands in a text."""

    start: int
    end: int
    key: str


def fold(text: str) -> str:
    """Return a text with one spelling of its signs, and of ``-ise`` and ``-ize``, each at its place."""
    plain = unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _BRITISH.sub(lambda found: "IZ" if found[0].isupper() else "iz", plain)


@cache
def form(name: str) -> re.Pattern[str]:
    """Return what finds a name as whole words."""
    words = [word for word in re.split(f"{_GAP}+", fold(name)) if word] or [name]
    said = f"{_GAP}*".join((*map(re.escape, words[:-1]), _inflected(words[-1])))
    flags = re.NOFLAG if _is_cased(name) else re.IGNORECASE
    return re.compile(_before(name) + said + _after(name), flags)


def _before(name: str) -> str:
    """Return what may stand before a name: nothing that it could be a part of."""
    if re.match(rf"[{_JOINED}]", name):
        return ""
    return rf"(?<!{_LETTER})" + (r"(?<![.+#@&])" if name[0].isalnum() else "")


def _after(name: str) -> str:
    """Return what may stand behind a name: the number of a version, and no more of a word."""
    if re.match(rf"[{_JOINED}]", name[-1]):
        return ""
    version = "" if name[-1].isdigit() or len(name) < 2 else r"(?:\d(?:[\d.]*\d)?)?"
    return rf"{version}(?!{_LETTER})(?![+#])"


def _inflected(word: str) -> str:
    """Return what finds a word in the singular and in the plural."""
    if len(word) < 3 or not word[-1].isascii() or not word[-1].isalpha():
        return re.escape(word) + ("s?" if len(word) == 2 and word.isupper() and word.isalpha() else "")
    if word.endswith("ies") and len(word) > 4:
        return re.escape(word[:-3]) + "(?:y|ies)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return re.escape(word[:-1]) + "(?:y|ies)"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and not word.isupper():
        return re.escape(word[:-1]) + "s?"
    if word.endswith(("ss", "sh", "ch", "x")):
        return re.escape(word) + "(?:es)?"
    return re.escape(word) + "s?"


def _is_cased(name: str) -> bool:
    """Tell whether a name is meant only as it is written: a short one, or one that is a word, too."""
    letters = [sign for sign in name if sign.isalpha()]
    short = len(letters) <= 3 and len(name.split()) == 1 and "." not in name
    return (short and any(map(str.isupper, letters))) or name.casefold() in _WORDS


def _needs_company(name: str) -> bool:
    """Tell whether a name says nothing unless it stands among others of its kind: C, R, Go."""
    return name == "Go" or (len(name) == 1 and name.isascii() and name.isalpha())


def mentions(text: str, names: Mapping[str, Iterable[str]]) -> list[Mention]:
    """Return where a text, folded, names what; a name within a longer one is not meant."""
    given = {fold(name).casefold() for said in names.values() for name in said}
    others = {_OTHER: [name for name in _OTHERS if name.casefold() not in given]}
    found = sorted(
        _all(text, {**names, **others}), key=lambda each: (each.start - each.end, each.start, each.key)
    )
    taken, kept = bytearray(len(text)), list[Mention]()
    for each in found:
        if not any(taken[each.start : each.end]):
            kept.append(each)
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
    return sorted(each for each in kept if each.key != _OTHER)


def _all(text: str, names: Mapping[str, Iterable[str]]) -> Iterator[Mention]:
    for key, said in names.items():
        for name in said:
            for found in form(name).finditer(text) if name else ():
                if not _needs_company(name) or _has_company(text, found.start(), found.end()):
                    yield Mention(found.start(), found.end(), key)


def lone(text: str) -> list[str]:
    """Return which of the languages a text names that say nothing outside of a list."""
    return [each.key for each in mentions(text, {name: (name,) for name in ("C", "D", "Go", "R")})]


def _has_company(text: str, start: int, end: int) -> bool:
    before = _BEFORE_FORM.search(text[max(0, start - _NEAR) : start])
    if not before or text[end : end + 1] in {"-", "'", "&"} or re.match(r"\.\w", text[end : end + 2]):
        return False
    return _AFTER.match(text, end) is not None or bool(before[0].strip())

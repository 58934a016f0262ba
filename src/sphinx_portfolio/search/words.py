"""Words as a search asks for them: what Pagefind would not find by itself is written into the text.

A word is folded as ``static/portfolio/search/ranking.js`` folds a question. Scripts without spaces between
words are cut into their signs, so that any part of a sentence can be asked for; a word that Pagefind keeps in
another form than a question is followed by the form that is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CUT = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""The letters of scripts without spaces: Thai, Lao, Burmese, Khmer, kana, Chinese characters."""

VOWELS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
"""What stands above, below or beside one of them, and is no sign of its own."""

ALIAS = "\N{WORD JOINER}"
"""How a word begins that stands for the one before it, and that no result shows."""

KEPT = "+#"
"""Signs that are parts of a word, as in C++ and F#."""

_LETTERS = str.maketrans({
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i",
    "ŧ": "t", "ŋ": "ng", "ĸ": "k", "\N{ARABIC TATWEEL}": "", "\N{SOFT HYPHEN}": "", "%": " percent ",
})  # fmt: skip
"""What stays of letters that are not a plain one with a mark."""

_MARKS = re.compile("[\u0300-\u08ff\u1ab0-\u20ff]")
_POSSESSIVE = re.compile(r"['’]s\b")
_VERSION = re.compile(r"(?<![^\W_])v(?=[0-9]+\.[0-9])")
_LETTER = rf"(?![_{CUT}])[\w\u0900-\u0963\u0966-\u0dff]"
_POINT = r"[0-9]\.(?=[0-9])"
_WORD = re.compile(rf"[{CUT}]+|(?:{_POINT}|{_LETTER})(?:{_POINT}|{_LETTER}|[{KEPT}])*")
_RUN = re.compile(f"[{CUT}]+")
_SIGN = re.compile(f".[{VOWELS}]*")

_MARKUP = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_TOKEN = re.compile(r"[^\s&;]+")
_ODD = re.compile(r"[^\x00-\x7f]|[%+#]|[vV]\d+\.\d")
"""What Pagefind may read otherwise than a question."""


def fold(text: str) -> str:
    """Return a text in small plain letters, without accents and vowel points; voiced kana stay."""
    apart = unicodedata.normalize("NFKD", text)
    plain = _MARKS.sub(lambda found: "" if unicodedata.category(found[0])[0] == "M" else found[0], apart)
    return unicodedata.normalize("NFC", plain).lower().translate(_LETTERS)


def split(text: str) -> list[str]:
    """Return the words of a text, as a question would have them."""
    return _WORD.findall(_VERSION.sub("", _POSSESSIVE.sub("", fold(text))))


def prepare(html: str) -> str:
    """Return a page, what has no spaces cut, and behind words the others that they are asked for by."""
    parts = _MARKUP.split(html)
    search = _ODD.search  # in some hundred pieces of text on each page
    parts[::2] = [
        _TOKEN.sub(lambda token: _said(token[0]), _RUN.sub(_cut, part)) if search(part) else part
        for part in parts[::2]
    ]
    return "".join(parts)


def _cut(run: re.Match[str]) -> str:
    return f" {' '.join(_SIGN.findall(unicodedata.normalize('NFKC', run[0])))} "


@lru_cache(maxsize=65_536)  # a thousand pages say few thousand words, a million times
def _said(token: str) -> str:
    """Return a word, followed by the words that it is asked for by and that Pagefind would not know."""
    if not _ODD.search(token) or _RUN.match(token):
        return token
    known = _known(token)
    new = (word for word in split(token) if len(word) > 1 and _bare(word) not in known)
    return " ".join((token, *(ALIAS + word for word in dict.fromkeys(new))))


def _known(token: str) -> set[str]:
    """Return by what Pagefind knows a word: without signs, and the parts between those that are ASCII."""
    bare = _bare(token)
    stem = bare[:-1] if _POSSESSIVE.search(token) else bare
    parts = map(_bare, re.split(r"[\x00-/:-@\[-`{-\x7f]", token))
    return {bare, stem, *(part for part in parts if len(part) > 1)}


def _bare(word: str) -> str:
    """Return a word as Pagefind indexes it."""
    apart = unicodedata.normalize("NFD", word).lower()
    return "".join(c for c in apart if c in KEPT or unicodedata.category(c)[0] in "LN")

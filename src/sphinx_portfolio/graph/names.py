"""Whether two names are one, however they are written.

A person's may have initials, the family name first, titles, no accents, or ``ue`` for ``ü``; an
employer's any apostrophe and spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TypeAlias

_Parts: TypeAlias = tuple[tuple[str, ...], str]
"""The given names and the family name."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "dphil", "msc", "bsc", "mba"})
_TITLES = re.compile(
    r"(?:(?:univ|priv|apl|prof|professor|professeure?|doz|dr|dipl|mag|dott|ing|ir)(?:\.[\s-]*|-|\s+))+"
    r"(?:(?:(?:h\.\s*c|rer|nat|phil|med|habil|mult|pol|oec|iur|jur|theol|ing)\.\s*)+)?",
    re.IGNORECASE,
)
"""What stands before a name and is none: ``Prof. Dr. rer. nat.``."""

_DOCTOR = re.compile(r"[\s,]+(?:ph\.\s*d|m\.\s*d)\.?\Z", re.IGNORECASE)
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How letters are written where a keyboard lacks them."""

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""What is plain of letters that are not one with a mark."""
_APOSTROPHES = re.compile("[‘’ʼ`´＇]")
_INITIALS = re.compile(r"(?!(?:II|III|IV)\b)[A-Z]{2,3}")


def folded(name: str) -> str:
    """Return what is equal for an employer's names that differ in capitals, apostrophes and spaces alone."""
    return " ".join(unicodedata.normalize("NFC", _APOSTROPHES.sub("'", name)).casefold().split())


def is_same(name: str, other: str) -> bool:
    """Tell whether another name can mean the same person: one family name, and given names that fit."""
    pairs = ((name, other), (_spelled(name), other), (name, _spelled(other)))
    return any(_is_same(_parts(one), _parts(another)) for one, another in pairs)


def _spelled(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)


def _is_same(one: _Parts, another: _Parts) -> bool:
    (given, family), (first, last) = one, another
    if first and first[0] == family != last:  # “Example AM”
        first, last = (*first[1:], last), family
    return last == family and _fit(given, first)


@cache
def _parts(name: str) -> _Parts:
    """Return the given names and the family name; initials that stand together are one each."""
    named = _DOCTOR.sub("", _TITLES.sub("", name, count=1) if _TITLES.match(name) else name)
    spread = _INITIALS.sub(lambda found: " ".join(found[0]), named) if re.search("[a-z]", named) else named
    plain = unicodedata.normalize("NFKD", spread).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_PLAIN)
    words = [word for word in re.findall(r"\w+", bare) if word not in _SUFFIXES]
    return (tuple(words[:-1]), words[-1]) if words else ((), "")


def _fit(given: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether given names agree as far as both go, an initial with the name that it begins."""
    pairs = zip(given, others, strict=False)
    fits = all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)
    return bool(given) == bool(others) and fits

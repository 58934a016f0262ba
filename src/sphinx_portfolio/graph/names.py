"""Whether two names are one, however they are written.

A person's may have initials, the family name first, or no accents; an employer's any apostrophe and spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_APOSTROPHES = re.compile("[‘’ʼ`´＇]")
_INITIALS = re.compile(r"(?!(?:II|III|IV)\b)[A-Z]{2,3}")


def folded(name: str) -> str:
    """Return what is equal for an employer's names that differ in capitals, apostrophes and spaces alone."""
    return " ".join(unicodedata.normalize("NFC", _APOSTROPHES.sub("'", name)).casefold().split())


def is_same(name: str, other: str) -> bool:
    """Tell whether another name can mean the same person: one family name, and given names that fit."""
    (given, family), (first, last) = _parts(name), _parts(other)
    if first and first[0] == family != last:  # “Example AM”
        first, last = (*first[1:], last), family
    return last == family and _fit(given, first)


@cache
def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Return the given names and the family name; initials that stand together are one each."""
    spread = _INITIALS.sub(lambda found: " ".join(found[0]), name) if re.search("[a-z]", name) else name
    plain = unicodedata.normalize("NFKD", spread).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [word for word in re.findall(r"\w+", bare) if word not in _SUFFIXES]
    return (tuple(words[:-1]), words[-1]) if words else ((), "")


def _fit(given: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether given names agree as far as both go, an initial with the name that it begins."""
    pairs = zip(given, others, strict=False)
    fits = all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)
    return bool(given) == bool(others) and fits

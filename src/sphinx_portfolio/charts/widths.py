"""Widths: how much room a text takes in the widest font that it may be shown in.

A chart leaves its font to the page, which asks for that of the reader's system. ``widths.json`` holds the
greatest width of each character, in hundredths of the size of the text, in DejaVu Sans, Noto Sans, Liberation
Sans (as wide as Arial and Helvetica), Roboto, Open Sans, Cantarell, Inter and Ubuntu. It was made by
``tests/support/widths.py``, which says from which packages.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

text_size = 12
"""The size of the texts of a chart, in the units of the picture."""


@cache
def _listed(weight: str) -> dict[str, int]:
    groups = json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))[weight]
    return {character: int(width) for width, found in groups.items() for character in found}


@cache
def _width(character: str, weight: str) -> float:
    """Return the width of a character in hundredths, by its kind where it is not listed."""
    if character in (listed := _listed(weight)):
        return listed[character]
    kind = unicodedata.category(character)
    if kind in {"Cc", "Cf", "Me", "Mn"}:  # which stand on others, or are not seen
        return 0
    if kind == "So":  # emoji, of which those of Windows are widest
        return 140
    return 100 if unicodedata.east_asian_width(character) in "WF" else 125


def text_width(text: str, *, bold: bool = False) -> float:
    """Return the room that a text takes on one line."""
    return sum(_width(each, "bold" if bold else "normal") for each in text) * text_size / 100


def widest(texts: Iterable[str]) -> float:
    """Return the width of the widest text, or 0."""
    return max(map(text_width, texts), default=0.0)


def lines(text: str, most: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than ``most``; a word is broken only where it is wider alone."""
    found: list[str] = []
    for part in (part for word in text.split() for part in _parts(word, most, bold=bold)):
        longer = " ".join([*found[-1:], part])
        found[-1:] = [longer] if text_width(longer, bold=bold) <= most else [*found[-1:], part]
    return found


def _parts(word: str, most: float, *, bold: bool) -> Iterator[str]:
    start, room = 0, most
    for place, character in enumerate(word):
        width = text_width(character, bold=bold)
        if width > room and place > start:
            yield word[start:place]
            start, room = place, most
        room -= width
    yield word[start:]

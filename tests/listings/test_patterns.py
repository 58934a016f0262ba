"""A card without a picture has a pattern that its skills make."""

from __future__ import annotations

import re

from sphinx_portfolio.listings import patterns


def signs(*places: int) -> list[tuple[str, str]]:
    """Return the signs of a pattern, with where they stand."""
    (drawing,) = patterns.draw(places)
    return re.findall(r'<path d="([^"]+)" transform="([^"]+)"', drawing.astext())


def test_a_skill_has_one_sign() -> None:
    """A skill has the same sign on every card, each of the first 32 another; they fill the width in turn."""
    assert [sign for sign, _ in signs(3, 1)] == [patterns.SIGNS[3], patterns.SIGNS[1]] * (patterns.CELLS // 2)
    assert signs(3, 1)[0] == signs(3)[0]
    first = {(sign, turn.partition(")")[2]) for sign, turn in (signs(place)[0] for place in range(32))}
    assert len(first) == 32


def test_no_skills() -> None:
    """Where no skill is known there is no pattern."""
    assert patterns.draw(()) == []

"""The colours of the style sheet can be told apart, in light and in dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.theme.loading import STATIC
from sphinx_portfolio.theme.styles import Group, Rule, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GROUNDS = ("ground", "surface", "accent-soft", "second-soft")
INKS = ("ink", "muted", "accent", "second")


def palettes(rules: Iterable[Rule | Group | str]) -> Iterator[dict[str, str]]:
    """Yield the colours of each rule that sets the accent."""
    for rule in rules:
        if isinstance(rule, Group):
            yield from palettes(rule.rules)
        elif isinstance(rule, Rule) and "--portfolio-accent:" in rule.body:
            yield {
                name: value for name, value in map(declaration, rule.body.split(";")) if value.startswith("#")
            }


def declaration(text: str) -> tuple[str, str]:
    """Return the name and the value of a variable of the portfolio."""
    name, _, value = text.partition(":")
    return name.removeprefix("--portfolio-"), value


LIGHT, DARK, DARK_BY_SYSTEM = palettes(parse((STATIC / "portfolio.css").read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG defines."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio that WCAG defines."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_wcags() -> None:
    """The formula gives the ratios that WCAG's own examples have."""
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_stands_out_from_every_ground(palette: dict[str, str], ink: str, ground: str) -> None:
    """Each colour of text has 4.5 : 1 against each colour that text can stand on."""
    assert contrast(palette[ink], palette[ground]) >= 4.5


def test_dark_is_the_same_however_it_is_chosen() -> None:
    """A reader who chooses dark sees what one whose system is dark sees."""
    assert DARK == DARK_BY_SYSTEM

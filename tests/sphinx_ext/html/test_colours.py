"""Colours are read as CSS writes them, and told apart as WCAG does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.sphinx_ext.html.colours import Colour

WHITE, BLACK = Colour(1, 1, 1), Colour(0, 0, 0)
PARTS = st.floats(0, 1)
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS)


@pytest.mark.parametrize(
    ("text", "written"),
    [("#0B6E5F", "#0b6e5f"), ("#abc", "#aabbcc"), ("teal", "#008080"), ("rgb(255, 0, 0)", "#ff0000")],
)
def test_every_form_of_css_is_read(text: str, written: str) -> None:
    """Names, short and long hexadecimals and functions are colours."""
    found = Colour.read(text)
    assert found
    assert found.written == written


@pytest.mark.parametrize("text", ["", "greenish", "#12345", "currentColor", "rgba(0, 0, 0, 0.5)"])
def test_what_depends_on_the_page_is_none(text: str) -> None:
    """What is no colour, or lets the ground shine through, has no contrast that could be told."""
    assert Colour.read(text) is None


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        ("#000", 21.0),
        ("#fff", 1.0),
        ("#767676", 4.54),
        ("#777777", 4.48),
        ("#ff0000", 4.0),
        ("#0000ff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    """The ratios to white are those of its definition; #767676 is the lightest grey that text may have."""
    found = Colour.read(colour)
    assert found
    assert found.contrast(WHITE) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS, st.floats(1, 4.5))
def test_any_colour_can_be_told_from_any_ground(colour: Colour, ground: Colour, wanted: float) -> None:
    """A colour that is moved apart from its ground reaches the contrast, and one that has it stays."""
    assert colour.apart(ground, wanted).contrast(ground) >= wanted
    if colour.contrast(ground) >= wanted:
        assert colour.apart(ground, wanted) == colour


def test_mixing_is_that_of_css() -> None:
    """A fifth of white in black is ``color-mix(in srgb, black, white 20%)``."""
    assert BLACK.mixed(WHITE, 0.2).written == "#333333"

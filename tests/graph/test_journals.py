"""The macros that entries of NASA's ADS have in place of a journal are its name."""

from __future__ import annotations

import pytest

from sphinx_portfolio.graph.journals import NAMES


@pytest.mark.parametrize(
    ("macro", "name"),
    [("mnras", "MNRAS"), ("aap", "A&A"), ("prd", "Phys. Rev. D"), ("jcap", "JCAP"), ("nat", "Nature")],
)
def test_name(macro: str, name: str) -> None:
    """A macro stands for the short name of the journal."""
    assert NAMES[macro] == name


def test_no_letter_is_a_journal() -> None:
    """No journal takes the place of a macro that LaTeX itself has for a letter."""
    assert not NAMES.keys() & {"aa", "ae", "oe", "o", "l", "i", "j", "ss", "th", "dh", "ng", "dj"}

"""Numerals: how a number in a table is read, and how the numbers of a chart are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sphinx_portfolio.model.bounds import DIGITS, LARGEST, SMALLEST

APPROXIMATELY = "≈"
"""Stands before a number that is not exact, such as one read off a picture."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Language(Protocol):
    """What puts a chart into the language of its readers."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return a message of ours with its places filled."""

    def numeral(self, text: str) -> str:
        """Return a number as the language writes it."""


@dataclass(frozen=True)
class English:
    """The language that our messages are in."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return the message itself."""
        return text.format(**values)

    def numeral(self, text: str) -> str:
        """Return the number as it is."""
        return text


def number(cell: str) -> float | None:
    """Return the number in a cell, which may have a sign of approximation before it, or None.

    What no scale can show is none: infinities, and sizes beyond ten to the power of a hundred.
    """
    found = _float(cell)
    return None if found and not SMALLEST < abs(found) < LARGEST else found


def _float(cell: str) -> float | None:
    try:
        return float(cell.removeprefix(APPROXIMATELY))
    except ValueError:
        return None


def refusal(cell: str) -> str:
    """Say why there is no number in a cell that can be shown, and what to write."""
    if _float(cell) is None or not any(map(str.isdigit, cell)):
        return f"“{cell}” is no number; write it as in 1234.5 or {APPROXIMATELY}0.2."
    range = f"from {SMALLEST:g} to {LARGEST:g}"
    return f"“{cell[:DIGITS]}” is a size that no scale shows: choose a unit in which it lies {range}."


def short(cell: str) -> str:
    """Return how a cell is written beside its mark: as it is, but a long number in four digits."""
    found = number(cell)
    if found is None or len(cell) <= 10:
        return cell
    return APPROXIMATELY * cell.startswith(APPROXIMATELY) + written([found], digits=4)[0]


def written(numbers: list[float], *, digits: int = 6) -> tuple[str, ...]:
    """Return numbers as they stand side by side, in more than ``digits`` where no fewer tell them apart.

    Where one of them is very large or very small, all are written with powers of ten.
    """
    powers = [int(f"{number:.5e}".partition("e")[2]) for number in numbers]
    if all(-4 <= power < 6 for power in powers):
        powers = [0] * len(powers)
    texts = tuple(_text(*each, digits) for each in zip(numbers, powers, strict=True))
    told_apart = len(set(texts)) == len(set(numbers))
    return texts if told_apart or digits > 12 else written(numbers, digits=digits + 3)


def _text(number: float, power: int, digits: int) -> str:
    text = f"{number / 10.0**power:.{digits}g}".replace("-", "−")
    if not power:
        return text
    raised = f"10{str(power).translate(_RAISED)}"
    return text[:-1] + raised if text in {"1", "−1"} else f"{text}×{raised}"

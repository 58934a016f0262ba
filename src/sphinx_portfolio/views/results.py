"""A result as every output shows it, on pages and in print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from sphinx_portfolio.graph.pages import Claim, comparison, quantity, ranked
from sphinx_portfolio.views.viewer import Outward, Target, to_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.items import Result

_RANK = re.compile(r"(?:[#№]\s*(\d{1,6})|(\d{1,6})(?:st|nd|rd|th|[.ºª]))(?:\s+(?:of|/)\s+(\d{1,6}))?")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d.,]\d)\s*(.*)")

PODIUM, PLACES = 3, 20
"""Of a place among nobody knows how many, those that are drawn; how many places are drawn one by one."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a result looks beside its words.

    ``bars`` are as long as what it is measured against and itself, in hundredths of the longer; a
    ``share`` is its hundredths; a ``rank`` is its place and the number of places.
    """

    kind: Literal["bars", "share", "rank"]
    values: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """A result with the evidence that is public, or why there is none."""

    quantity: str
    claim: str
    comparison: str
    note: str
    anchor: str
    page: Target
    exhibits: tuple[Outward, ...]
    unpublished: str
    shape: Shape | None = None

    def mark(self, words: Words) -> str:
        """Return what a reader is told of a result that nothing public shows."""
        return words("Not public") if self.unpublished else words("No evidence")


def view_result(claim: Claim, words: Words) -> ResultView:
    """Return a result with the links that show it."""
    result = claim.result
    return ResultView(
        quantity=quantity(result, words),
        claim=result.claim,
        comparison=comparison(result, words),
        note=result.note or "",
        anchor=claim.anchor,
        page=Target(text=claim.page.title, docname=claim.page.docname, anchor=claim.anchor),
        exhibits=tuple(to_evidence(exhibit, words) for exhibit in claim.exhibits),
        unpublished=result.unpublished or "",
        shape=shape_of(result),
    )


def view_strongest(claims: Iterable[Claim], words: Words) -> ResultView | None:
    """Return the result that ranks first, or None of none."""
    return next((view_result(claim, words) for claim in ranked(claims)), None)


def shape_of(result: Result) -> Shape | None:
    """Return what can be drawn of a result: against what it is measured, a share of a hundred, or a place."""
    value = result.value
    if isinstance(value, str):
        return _rank(value)
    if value is None or value < 0:
        return None
    other = Decimal(1) if result.unit == "×" else _other(result)
    if other and value:
        most = max(other, value)
        return Shape(kind="bars", values=(_hundredths(other, most), _hundredths(value, most)))
    if (result.unit or "").startswith("% ") and value <= 100:  # of what is said; a gain in per cent is none
        return Shape(kind="share", values=(float(value),))
    return None


def _other(result: Result) -> Decimal | None:
    """Return the number that a result is measured against, where it stands first and has the same unit."""
    found = _NUMBER.fullmatch(result.against or "")
    if not found:
        return None
    whole, fraction, rest = found[1].replace(",", ""), found[2] or "", found[3]
    if result.unit and not re.match(rf"{re.escape(result.unit)}(?!\w)", rest):
        return None
    is_year = not result.unit and not fraction and re.fullmatch("(19|20)\\d\\d", whole) and rest
    return None if is_year else Decimal(whole + fraction)


def _hundredths(part: Decimal, whole: Decimal) -> float:
    return round(float(100 * part / whole), 2)


def _rank(text: str) -> Shape | None:
    """Return a place: the second of three, where nobody says of how many."""
    found = _RANK.fullmatch(text.strip())
    if not found:
        return None
    place, places = int(found[1] or found[2]), int(found[3] or PODIUM)
    return Shape(kind="rank", values=(place, places)) if 1 <= place <= places else None

"""What can be wrong with a portfolio, and how it is said.

Each kind of mistake is one member of :class:`Subtype`; the warning that Sphinx prints ends with
``[portfolio.<subtype>]``, which is also what ``suppress_warnings`` in ``conf.py`` takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

type_prefix = "portfolio"


class Subtype(Enum):
    """The kinds of mistake; the text beside each is printed in the manual."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Carry the documented meaning beside the name of the subtype."""
        member = object.__new__(cls)
        member._value_ = value
        member.meaning = meaning
        return member

    # One page
    SYNTAX = "syntax", "The front matter is not readable as YAML; nothing of the page was taken in."
    DUPLICATE_KEY = "duplicate_key", "A key stands twice in one mapping; YAML would keep only the last."
    UNKNOWN_KEY = "unknown_key", "A key that the model does not have, usually a typing error."
    MISSING_KEY = "missing_key", "A key that the record cannot do without."
    INVALID_VALUE = "invalid_value", "A value of the wrong form: a date, address, number or text."
    UNSUPPORTED_RESULT = (
        "unsupported_result",
        "A result with neither `evidence` nor `unpublished`: a claim that nothing stands behind.",
    )
    CHART_DATA = "chart_data", "A chart whose table cannot be read, or does not hold what is to be shown."
    UNSAFE_PICTURE = (
        "unsafe_picture",
        "A diagram that is missing, or holds what may not stand in a page: scripts, styles, outside links.",
    )
    MISSING_ALT = "missing_alt", "A chart or a diagram that says nothing to those who do not see it."
    MISSING_SOURCE = "missing_source", "A chart that does not say where its numbers stand."
    FORMULA = "formula", "A formula in LaTeX that cannot be turned into MathML; its source is shown instead."
    # The whole graph
    DUPLICATE_ID = "duplicate_id", "Two pages, pieces of evidence, skills or results share one id."
    TWO_PROFILES = "two_profiles", "More than one page says `kind: profile`."
    NO_PROFILE = "no_profile", "There are roles or write-ups, but no page says `kind: profile`."
    UNKNOWN_ROLE = "unknown_role", "A write-up names a role that has no page."
    UNKNOWN_PROJECT = "unknown_project", "A write-up names a related write-up that has no page."
    UNKNOWN_SKILL = "unknown_skill", "A skill that is not in the profile's vocabulary."
    UNPROVED_SKILL = "unproved_skill", "A skill of the vocabulary that no write-up uses."
    UNKNOWN_EVIDENCE = "unknown_evidence", "A result names evidence that no page declares."
    UNCITED_EVIDENCE = "uncited_evidence", "Evidence that no result and no text refers to."
    UNKNOWN_PUBLICATION = "unknown_publication", "A key that is not in the portfolio's BibTeX file."
    OUTSIDE_ROLE = "outside_role", "A write-up that begins or ends more than three months outside its role."
    EMPTY_LISTING = "empty_listing", "A directive that found nothing to show."
    # Outputs
    MISSING_SHEET = "missing_sheet", "A style sheet that pages link to, and that nobody has written."
    NO_INDEX = "no_index", "The pages are not indexed, so Sphinx's own search stands in."
    RESUME_OVERFLOW = "resume_overflow", "A write-up that is left out of a résumé whose pages are full."
    MISSING_GLYPH = "missing_glyph", "A character that no font has in which the résumé and the cards are set."


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One mistake of the author, at its place.

    ``line`` counts from 1 in the page's source file; ``path`` is the place in the front matter, such
    as ``portfolio.results[0].value``, or empty when the mistake is in no field.
    """

    subtype: Subtype
    message: str
    line: int
    path: str = ""
    docname: str = ""

    def __str__(self) -> str:
        """Return the text of the warning, without file and line."""
        return f"{self.path}: {self.message}" if self.path else self.message


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest valid spelling, or all of them."""
    choices = sorted(set(known))
    folded = {choice.casefold(): choice for choice in choices}
    if matches := get_close_matches(word.casefold(), folded):
        return f"did you mean “{folded[matches[0]]}”?"
    if not choices:
        return "there is none yet."
    return f"known are: {', '.join(choices)}."

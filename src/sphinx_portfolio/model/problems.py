"""What can be wrong with a portfolio, and how it is said.

Each kind of mistake is one member of :class:`Subtype`; the warning that Sphinx prints ends with
``[portfolio.<subtype>]``, which is also what ``suppress_warnings`` in ``conf.py`` takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_portfolio.model.bounds import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

type_prefix = "portfolio"

NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)"
"""How a number is written."""
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


class Subtype(Enum):
    """The kinds of mistake; the text of each is printed in the manual."""

    # One page
    SYNTAX = "The front matter is not readable as YAML; nothing of the page was taken in."
    DUPLICATE_KEY = "A key stands twice in one mapping; YAML would keep only the last."
    UNKNOWN_KEY = "A key that the model does not have, usually a typing error."
    MISSING_KEY = "A key that the record cannot do without."
    INVALID_VALUE = "A value of the wrong form: a date, address, number or text."
    UNSUPPORTED_RESULT = (
        "A result with neither `evidence` nor `unpublished`: a claim that nothing stands behind."
    )
    CHART_DATA = "A chart whose table cannot be read, or does not hold what is to be shown."
    UNSAFE_PICTURE = (
        "A diagram that is missing, or holds what may not stand in a page: scripts, styles, outside links."
    )
    MISSING_PICTURE = "A photo or an image whose file is not there, or is no picture."
    MISSING_ALT = "A chart or a diagram that says nothing to those who do not see it."
    MISSING_SOURCE = "A chart that does not say where its numbers stand."
    PROGRAM = "A program that is missing, fails, shows nothing, or does what no build allows."
    STEPPER = "A stepper with steps that are unnamed, alike or alone, or that show nothing."
    MISSING_TITLE = "A page without a heading; its id stands for one."
    UNREAD_DIRECTIVE = "A line that was meant as a directive, and that MyST does not take for one."
    UNREAD_REFERENCE = "A reference that is nearly right, and that MyST takes for text."
    FILE_NAME = "A role or a write-up whose file has a name that is no id."
    FORMULA = "A formula in LaTeX that cannot be turned into MathML; its source is shown instead."
    # The whole graph
    DUPLICATE_ID = "Two pages, pieces of evidence, skills or results share one id."
    TWO_PROFILES = "More than one page says `kind: profile`."
    NO_PROFILE = "There are roles or write-ups, but no page says `kind: profile`."
    UNKNOWN_ROLE = "A write-up names a role that has no page."
    UNKNOWN_PROJECT = "A write-up names a related write-up that has no page."
    UNKNOWN_SKILL = "A skill that is not in the profile's vocabulary."
    UNPROVED_SKILL = "A skill of the vocabulary that nothing uses, and that has no `unproved`."
    UNKNOWN_EVIDENCE = "A result names evidence that no page declares."
    UNCITED_EVIDENCE = "Evidence that no result and no text refers to."
    UNKNOWN_PUBLICATION = "A key that is not in the portfolio's BibTeX file."
    OUTSIDE_ROLE = "A write-up that begins or ends more than three months outside its role."
    EMPTY_LISTING = "A directive that found nothing to show."
    PUBLICATION = "An entry of the BibTeX file that cannot be read as it stands."
    # The configuration
    UNKNOWN_SETTING = "A setting, or a language, in `conf.py` that is not there, usually a typing error."
    LOW_CONTRAST = "A colour in `conf.py` that is hard to see on the ground of a page."
    # The next version
    DEPRECATED = "A field, an option or a setting that works still, and that a later version does not know."
    # Outputs
    OWNERS_FILE = "A file of yours with the name of one that we write; yours is kept."
    MISSING_SHEET = "A style sheet that pages link to, and that nobody has written."
    NO_INDEX = "The pages are not indexed, so Sphinx's own search stands in."
    RESUME_OVERFLOW = (
        "A write-up that is featured, or named for a résumé, and that its full pages have no room for."
    )
    MISSING_GLYPH = "A character that no font has in which the résumé and the cards are set."

    @property
    def meaning(self) -> str:
        """What the manual says of it."""
        return str(self._value_)

    @property
    def value(self) -> str:
        """How Sphinx calls it: by its name, in lower case."""
        return self.name.lower()


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


def close(word: str, known: Iterable[str]) -> str:
    """Return the known word that is spelled most like another, or an empty text."""
    folded = {choice.casefold(): choice for choice in sorted(set(known))}
    matches = get_close_matches(word.casefold(), folded)
    return folded[matches[0]] if matches else ""


def limited(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield as many mistakes of one file as are told at once, and then that there are more."""
    for count, problem in enumerate(problems):
        if count == PROBLEMS:
            more = f"there are more than {PROBLEMS} mistakes; mend those that are told first."
            yield replace(problem, message=more, path="")
            return
        yield problem


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest valid spelling, or all of them."""
    choices = sorted(set(known))
    if meant := close(word, choices):
        return f"did you mean “{meant}”?"
    if not choices:
        return "there is none yet."
    others = f", and {len(choices) - 20} more" if len(choices) > 20 else ""
    return f"known are: {', '.join(choices[:20])}{others}."


def as_number(text: str) -> str:
    """Return how to write as a number what was written as a text."""
    plain = text.replace("−", "-")
    if re.fullmatch(r"\d{1,3}([,\s'’_]\d{3})+(\.\d+)?", plain):
        return "write " + re.sub(r"[^0-9.]", "", plain)
    if re.fullmatch(r"(\d{1,3}([.\s]\d{3})+|\d+),\d+", plain):
        return "write " + re.sub(r"[.\s]", "", plain).replace(",", ".")
    if re.fullmatch(rf"{NUMBER}e[+-]?\d\d?", plain, re.IGNORECASE):
        return f"write {Decimal(plain):f}"
    if re.fullmatch(rf"{NUMBER}\W*(-|–|—|to|\.\.+|…){{1,2}}\W*{NUMBER}\W*\w*", plain):
        return "write one number; a range with its unit is a text, and goes without `unit` and `direction`"
    if found := re.fullmatch(
        rf"([$€£¥₹]) ?({NUMBER}) ?([kmb]|bn|million|billion)?", plain, re.IGNORECASE | re.ASCII
    ):
        amount = Decimal(found[2]) * _TIMES[(found[4] or "").lower()[:1]]
        return f"write {amount.normalize():f} and “{found[1]}” in `unit`"
    if found := re.fullmatch(rf"(?P<sign>\D*?)(?P<number>{NUMBER})\s*(?P<unit>\D*)", plain, re.ASCII):
        rest = [f"“{found['unit']}” in `unit`"] * bool(found["unit"])
        rest += [f"what “{found['sign'].strip()}” says in `note`"] * bool(found["sign"])
        return f"write {' and '.join([found['number'], *rest])}"
    return "write it as in 1234.5, or take out `unit` and `direction`"

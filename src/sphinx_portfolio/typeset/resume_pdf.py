"""The résumé as a PDF: set as loosely as its pages allow, and if that is not enough, with fewer write-ups."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.views import resume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_portfolio.exports.site import File, Site
    from sphinx_portfolio.graph.portfolio import Page, Portfolio
    from sphinx_portfolio.model.records import Project
    from sphinx_portfolio.typeset.typesetter import Typesetter

TEMPLATE = "resume.typ"
AIR = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4)
"""How loosely a résumé can be set, from the tightest that is still pleasant to read."""

_HEIGHT_OF_AIR = 0.3
_HEAD = 20
"""By rule of thumb: what air adds to a résumé's height, and what stands beside write-ups, counted in them."""

_LIKELY = 12
"""How many write-ups a page holds as a rule: where the search for their number begins."""


class Fit(NamedTuple):
    """How a résumé fits its pages: with its first ``kept`` write-ups, set with so much ``air``."""

    kept: int
    air: float
    fits: bool


def export(
    portfolio: Portfolio,
    site: Site,
    *,
    typesetter: Typesetter,
    paper: str,
    variants: Sequence[resume.Variant],
) -> Iterator[File | Problem]:
    """Yield a PDF for each variant, and say what had to be left out of it."""
    when = max(site.last_modified(page.docname) for page in portfolio.pages)
    for variant in variants:
        draft = Draft(portfolio, site, typesetter, paper, variant)
        key = typesetter.key(TEMPLATE, draft.inputs(len(draft.projects), 0), variant.pages, when.isoformat())
        store, key_of_fit = typesetter.store, key + b"fit"
        known, done = store.get(key_of_fit), store.get(key)
        fit = Fit(*json.loads(known)) if known else draft.fit()
        if known is None or done is None:
            store.put(key_of_fit, json.dumps(fit).encode())
            done = store.put(key, typesetter.pdf(TEMPLATE, draft.inputs(fit.kept, fit.air), when=when))
        yield from _overflow(portfolio, variant, fit, draft.projects[fit.kept :])
        yield f"{variant.name}.pdf", done


class Draft:
    """A résumé before it is known how much of it fits."""

    def __init__(
        self, portfolio: Portfolio, site: Site, typesetter: Typesetter, paper: str, variant: resume.Variant
    ) -> None:
        self._portfolio, self._site, self._typesetter = portfolio, site, typesetter
        self._paper, self._variant = paper, variant
        self._known: dict[tuple[int, float], float] = {}
        self.projects: tuple[Page[Project], ...] = resume.chosen(portfolio, variant)

    def inputs(self, kept: int, air: float) -> dict[str, str]:
        """Return what the template is given for a résumé with the first ``kept`` write-ups."""
        asked = resume.skill_ids(self._portfolio, self._variant)
        composed = resume.compose(self._portfolio, self._site, self.projects[:kept], first=asked)
        data = json.dumps(asdict(composed))
        return {"data": data, "paper": self._paper, "lang": self._site.language, "air": str(air)}

    def fit(self) -> Fit:
        """Return the loosest setting with all write-ups, or else with as many as the pages hold."""
        pages, all_of_them = self._variant.pages, len(self.projects)
        likely = min(all_of_them, _LIKELY * pages)
        heights = range(_HEAD, _HEAD + all_of_them + 1)
        kept = max(0, largest(heights, lambda kept: self._filled(kept, AIR[0]), pages, likely))
        heights_of_air = [1 + _HEIGHT_OF_AIR * air for air in AIR]
        place = largest(heights_of_air, lambda place: self._filled(kept, AIR[place]), pages, 0)
        return Fit(kept, AIR[max(0, place)], place >= 0)

    def _filled(self, kept: int, air: float) -> float:
        """Return how many pages are filled; to know that, the whole is set."""
        if (kept, air) not in self._known:
            self._known[kept, air] = self._typesetter.filled(TEMPLATE, self.inputs(kept, air))
        return self._known[kept, air]


def largest(sizes: Sequence[float], filled: Callable[[int], float], room: float, first: int) -> int:
    """Return the place of the largest of ``sizes`` that fills no more than ``room``, or -1 if none does.

    The sizes are in order. The search begins at ``first`` and goes on in proportion to what that fills, which
    is mostly right at once; where it leads nowhere, by halves.
    """
    fits, exceeds, place = -1, len(sizes), first
    for step in count():
        amount = filled(place)
        if amount <= room:
            fits = place
        else:
            exceeds = place
        if exceeds - fits == 1:
            break
        guess = bisect_right(sizes, sizes[place] * room / amount) - 1 if step < 3 else (fits + exceeds) // 2
        place = min(max(guess, fits + 1), exceeds - 1)
    return fits


def _overflow(
    portfolio: Portfolio, variant: resume.Variant, fit: Fit, dropped: Sequence[Page[Project]]
) -> Iterator[Problem]:
    limit = f"{variant.pages} page{'s' * (variant.pages != 1)}"
    cure = "shorten what stands on it, or give it more pages or fewer write-ups in `portfolio_resumes`"
    for page in dropped:
        yield Problem(
            subtype=Subtype.RESUME_OVERFLOW,
            message=f"“{page.title}” is left out of {variant.name}.pdf, which is limited to {limit}; "
            f"feature this higher, {cure}.",
            line=page.line(("featured",)),
            docname=page.docname,
        )
    if not fit.fits and portfolio.profile:
        yield Problem(
            subtype=Subtype.RESUME_OVERFLOW,
            message=f"{variant.name}.pdf takes more than {limit} even without a write-up; {cure}.",
            line=portfolio.profile.line(()),
            docname=portfolio.profile.docname,
        )

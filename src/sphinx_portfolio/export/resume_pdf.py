"""The résumé as a PDF: set as loosely as its pages allow, and if that is not enough, with fewer write-ups."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.export import resume
from sphinx_portfolio.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_portfolio.export.press import Press
    from sphinx_portfolio.export.site import File, Site
    from sphinx_portfolio.model import Project
    from sphinx_portfolio.portfolio import Page, Portfolio

TEMPLATE = "resume.typ"
AIR = (1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0)
"""How loosely a résumé can be set, down to the tightest that is still pleasant to read."""

LIKELY = 12
"""How many write-ups a page holds as a rule: where the search for their number begins."""


class Fit(NamedTuple):
    """How a résumé fits its pages: with its first ``kept`` write-ups, set with so much ``air``."""

    kept: int
    air: float
    fits: bool


def export(
    portfolio: Portfolio, site: Site, *, press: Press, paper: str, variants: Sequence[resume.Variant]
) -> Iterator[File | Problem]:
    """Yield a PDF for each variant, and say what had to be left out of it."""
    when = max(site.last_modified(page.docname) for page in portfolio.pages)
    for variant in variants:
        draft = Draft(portfolio, site, press, paper, variant)
        key = press.key(TEMPLATE, draft.inputs(len(draft.projects), 0), variant.pages, when.isoformat())
        known = press.kept(key, ".json")
        fit = Fit(*json.loads(known)) if known else draft.fit()
        done = press.kept(key, ".pdf")
        if known is None or done is None:
            inputs = draft.inputs(fit.kept, fit.air)
            press.keep(key, ".json", json.dumps(fit).encode())
            done = press.keep(key, ".pdf", press.pdf(TEMPLATE, inputs, when=when))
        yield from _overflow(portfolio, variant, fit, draft.projects[fit.kept :])
        yield f"{variant.name}.pdf", done


class Draft:
    """A résumé before it is known how much of it fits."""

    def __init__(
        self, portfolio: Portfolio, site: Site, press: Press, paper: str, variant: resume.Variant
    ) -> None:
        self._portfolio, self._site, self._press = portfolio, site, press
        self._paper, self._variant = paper, variant
        self.projects: tuple[Page[Project], ...] = resume.chosen(portfolio, variant)

    def inputs(self, kept: int, air: float) -> dict[str, str]:
        """Return what the template is given for a résumé with the first ``kept`` write-ups."""
        asked = resume.skill_ids(self._portfolio, self._variant)
        composed = resume.compose(self._portfolio, self._site, self.projects[:kept], first=asked)
        data = json.dumps(asdict(composed))
        return {"data": data, "paper": self._paper, "lang": self._site.language, "air": str(air)}

    def fit(self) -> Fit:
        """Return the loosest setting with all write-ups, or else with as many as the pages hold."""
        kept = self._most()
        place = bisect_left(AIR, True, key=lambda air: self._fits(kept, air))
        return Fit(kept, AIR[min(place, len(AIR) - 1)], place < len(AIR))

    def _most(self) -> int:
        """Return how many write-ups the pages hold, trying few first: to set hundreds takes seconds."""
        count, holds = len(self.projects), 0
        more = min(count, LIKELY * self._variant.pages)
        while self._fits(more, AIR[-1]):
            if more == count:
                return count
            holds, more = more, min(count, 2 * more)
        return holds + bisect_left(range(holds, more), True, key=lambda n: not self._fits(n + 1, AIR[-1]))

    def _fits(self, kept: int, air: float) -> bool:
        return self._press.count_pages(TEMPLATE, self.inputs(kept, air)) <= self._variant.pages


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

"""The résumé as a PDF: set as loosely as its pages allow, and if that is not enough, with fewer write-ups."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.exports.site import File, Site, newest
from sphinx_portfolio.graph import words as speech
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.views import resume

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import PageRecord, Project
    from sphinx_portfolio.typeset.typesetter import Typesetter

TEMPLATE = "resume.typ"
AIR = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4)
"""How loosely a résumé can be set, from the tightest that is still pleasant to read."""

ON_A_PAGE = 60
"""More write-ups than any page holds, which has fewer lines."""


def labels(words: Words) -> dict[str, str]:
    """Return what the template says of its own, by the names that it has for it."""
    proof = speech.message(
        "Published figures link to what shows them. Every result, with its evidence or why there is none:"
    )
    return {
        "resume": words("Résumé"),
        "experience": words("Experience"),
        "publications": words("Publications"),
        "skills": words("Skills"),
        "unpublished": words("(unpublished)"),
        "proof": words(proof),
        "comma": words.comma,
        "colon": words.colon,
        "stop": words.stop,
    }


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
) -> Iterator[File | Problem | str]:
    """Yield a PDF for each variant, and say what had to be left out of it."""
    when = newest(site, (page.docname for page in portfolio.pages))
    undated = {} if when else {"undated": "yes"}
    for variant in variants:
        draft = Draft(portfolio, site, typesetter, paper, variant)
        key = typesetter.key(TEMPLATE, draft.inputs(len(draft.projects), 0), variant.pages, str(when))
        store, key_of_fit = typesetter.store, key + b"fit"
        known, pdf = store.get(key_of_fit), store.get(key)
        fit = Fit(*json.loads(known)) if known else draft.fit()
        if known is None or pdf is None:
            store.put(key_of_fit, json.dumps(fit).encode())
            pdf = store.put(
                key, typesetter.pdf(TEMPLATE, draft.inputs(fit.kept, fit.air) | undated, when=when)
            )
        yield from _overflow(draft, fit)
        yield f"{site.within}{variant.name}.pdf", pdf


def content(
    portfolio: Portfolio, site: Site, projects: Sequence[Page[Project]], *, first: Collection[str] = ()
) -> resume.Resume:
    """Return what stands on paper: addresses are whole, and the site's own come first and last."""
    composed = resume.compose(portfolio, projects, site.public_url, first=first)
    home = (("Portfolio", site.home_url),) if site.home_url else ()
    claims = site.public_url(site.claims) if site.claims else ""
    return replace(composed, links=(*home, *composed.links), claims=claims)


@dataclass(frozen=True)
class Draft:
    """A résumé before it is known how much of it fits."""

    portfolio: Portfolio
    site: Site
    typesetter: Typesetter
    paper: str
    variant: resume.Variant

    @cached_property
    def projects(self) -> tuple[Page[Project], ...]:
        """The write-ups that the variant asks for, the first of which are kept."""
        return resume.chosen(self.portfolio, self.variant)

    def inputs(self, kept: int, air: float) -> dict[str, str]:
        """Return what the template is given for a résumé with the first ``kept`` write-ups."""
        asked = resume.skill_ids(self.portfolio, self.variant)
        composed = content(self.portfolio, self.site, self.projects[:kept], first=asked)
        data = json.dumps(asdict(composed))
        said = {"data": data, "labels": json.dumps(labels(self.portfolio.words))}
        return {**said, "paper": self.paper, "lang": self.site.language, "air": str(air)}

    def fit(self) -> Fit:
        """Return the loosest setting with all write-ups, or else with as many as the pages hold."""
        room = float(self.variant.pages)
        kept = min(len(self.projects), ON_A_PAGE * self.variant.pages)
        if self._filled(kept, AIR[0]) > room:
            kept = bisect_right(range(1, kept), room, key=lambda count: self._filled(count, AIR[0]))
        fitting = bisect_right(AIR, room, key=lambda air: self._filled(kept, air))
        return Fit(kept, AIR[max(0, fitting - 1)], fitting > 0)

    def _filled(self, kept: int, air: float) -> float:
        """Return how many pages are filled; to know that, the whole is set."""
        return self.typesetter.filled(TEMPLATE, self.inputs(kept, air))


def _overflow(draft: Draft, fit: Fit) -> Iterator[Problem | str]:
    """Yield what its owner wanted there and is not, and in a remark how much else has no room."""
    variant, profile = draft.variant, draft.portfolio.profile
    dropped = draft.projects[fit.kept :]
    file, limit = f"{variant.name}.pdf", f"{variant.pages} page{'s' * (variant.pages != 1)}"
    cure = "shorten what stands on it, or give it more pages or fewer write-ups in `portfolio_resumes`."
    left = f"is left out of {file}, which is limited to {limit}; feature this higher, {cure}"
    wanted = [page for page in dropped if page.record.featured or variant.projects]
    found: list[tuple[Page[PageRecord], str]] = [(page, f"“{page.title}” {left}") for page in wanted]
    if not fit.fits and profile:
        found.append((profile, f"{file} takes more than {limit} even without a write-up; {cure}"))
    for page, message in found:
        line, subtype = page.line(("featured",)), Subtype.RESUME_OVERFLOW
        yield Problem(subtype=subtype, message=message, line=line, docname=page.docname)
    if len(wanted) < len(dropped):
        yield f"{file} has room for {fit.kept} of {len(draft.projects)} write-ups, those featured first"

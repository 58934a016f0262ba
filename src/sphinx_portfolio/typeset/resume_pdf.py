"""The résumé as a PDF: set as loosely as its pages allow, and if that is not enough, with less on it."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.exports.site import File, Site, newest
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.typeset import glyphs
from sphinx_portfolio.typeset.photo import Photo
from sphinx_portfolio.views import resume, resume_labels, resume_parts, room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.frontmatter import Path
    from sphinx_portfolio.typeset.typesetter import Typesetter
    from sphinx_portfolio.views.resume import Resume
    from sphinx_portfolio.views.variants import Variant

TEMPLATE = "resume.typ"
AIR = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4)
"""How loosely a résumé can be set, from the tightest that is still pleasant to read."""

EASE = 0.4
"""How loosely it is set where something is left out anyway, and where one page less is to hold all of it."""

ON_A_PAGE = 80
"""More things than any page holds, which has fewer lines."""

LONGEST = 40
"""The most pages that a résumé gets whose owner has not said how many."""


class Fit(NamedTuple):
    """How a résumé fits its pages: with the first ``kept`` of what it may have, set with so much ``air``."""

    kept: int
    air: float
    pages: int
    fits: bool


def export(
    portfolio: Portfolio, site: Site, *, typesetter: Typesetter, variants: Sequence[Variant]
) -> Iterator[File | Problem | str]:
    """Yield a PDF for each variant that has fonts, and say what had to be left out of it."""
    when = newest(site, (page.docname for page in portfolio.pages))
    undated = {} if when else {"undated": "yes"}
    for variant in variants:
        if unset := list(glyphs.unset(portfolio, variant, typesetter)):
            yield from unset
            continue
        draft = Draft(portfolio, site, typesetter, variant)
        fit, key, store = draft.fit(), draft.key(str(when)), typesetter.store
        pdf = store.get(key)
        if pdf is None:
            inputs = draft.inputs(fit.kept, fit.air, fit.pages) | undated
            pdf = store.put(key, typesetter.pdf(TEMPLATE, inputs, when=when))
        yield from draft.photo.problems
        yield from _overflow(draft, fit)
        yield f"{site.within}{variant.name}.pdf", pdf


def content(portfolio: Portfolio, site: Site, variant: Variant) -> Resume:
    """Return what would stand on endless paper: addresses are whole, the site's own come first and last."""
    papers = site.public_url(site.bibliography) if site.bibliography else ""
    composed = resume.compose(portfolio, variant, site.public_url, bibliography=papers)
    with_home = site.home_url and "links" in variant.shown_contact
    home = (("Portfolio", site.home_url),) if with_home else ()
    claims = site.public_url(site.claims) if site.claims and composed.has_results else ""
    return replace(composed, links=(*home, *composed.links), claims=claims)


@dataclass(frozen=True)
class Draft:
    """A résumé before it is known how much of it fits."""

    portfolio: Portfolio
    site: Site
    typesetter: Typesetter
    variant: Variant

    @cached_property
    def whole(self) -> Resume:
        """All that the variant asks for."""
        return content(self.portfolio, self.site, self.variant)

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """What can be left out, the first of which is kept."""
        return room.ranking(self.whole, self.portfolio, self.variant)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """What its owner wants on it more than the rest."""
        return room.wanted(self.portfolio, self.variant)

    @cached_property
    def limit(self) -> int:
        """How many pages it may have."""
        return room.pages(self.portfolio, self.variant)

    @cached_property
    def photo(self) -> Photo:
        """The picture of the person, where one is asked for."""
        return Photo.read(self.portfolio, self.site, self.variant)

    def kept(self, count: int) -> Resume:
        """Return the résumé with the first ``count`` of what it may have."""
        return room.trim(self.whole, frozenset(self.ranking[:count]))

    def inputs(self, kept: int, air: float, pages: int = 0) -> dict[str, str]:
        """Return what the template is given for a résumé with the first ``kept`` of what it may have."""
        labels = resume_labels.labels(resume.words(self.portfolio, self.variant))
        return {
            "data": json.dumps(asdict(self.kept(kept))),
            "labels": json.dumps(labels),
            "paper": self.variant.paper,
            "pages": str(pages or self.limit),
            "lang": self.variant.language or self.site.language,
            "air": str(air),
            **self.photo.inputs,
        }

    def key(self, of: str) -> bytes:
        """Return a key that changes with all that could stand on the résumé."""
        asked = sorted(self.wanted)
        return self.typesetter.key(TEMPLATE, self._inputs, self.ranking, asked, self.variant.pages, of)

    @cached_property
    def _inputs(self) -> dict[str, str]:
        """What the template is given for all of it."""
        return self.inputs(len(self.ranking), 0)

    def fit(self) -> Fit:
        """Return how much of it fits; what was found once is kept."""
        store, key = self.typesetter.store, self.key("fit")
        known = store.get(key)
        if known is None:
            known = store.put(key, json.dumps(self._fit()).encode())
        return Fit(*json.loads(known))

    def _fit(self) -> Fit:
        """Return the loosest setting with all, on as few pages as hold that, or else with what they hold.

        Where the owner has not said how many pages, and not even what has to stay fits, there are more.
        """
        pages, count = self.limit, len(self.ranking)
        while not self.variant.pages and pages < LONGEST and self._filled(0, AIR[0], pages) > pages:
            pages += 1
        kept = min(count, ON_A_PAGE * pages)
        if kept == count and self._filled(kept, AIR[0], pages) <= pages:
            fewer = (less for less in range(1, pages) if self._filled(kept, EASE, less) <= less)
            pages = next(fewer, pages)
        else:
            asked = max((n for n, key in enumerate(self.ranking, 1) if key in self.wanted), default=0)
            kept = self._most(kept, EASE, pages)
            kept = kept if kept >= asked else self._most(asked, AIR[0], pages)
        fitting = bisect_right(AIR, False, key=lambda air: self._filled(kept, air, pages) > pages)
        return Fit(kept, AIR[max(0, fitting - 1)], pages, fitting > 0)

    def _most(self, count: int, air: float, pages: int) -> int:
        """Return how many of the first ``count`` the pages hold."""
        tried = range(1, count + 1)
        return bisect_right(tried, False, key=lambda kept: self._filled(kept, air, pages) > pages)

    def _filled(self, kept: int, air: float, pages: int) -> float:
        """Return how many pages are filled; to know that, the whole is set."""
        return self.typesetter.filled(TEMPLATE, self.inputs(kept, air, pages))


def _overflow(draft: Draft, fit: Fit) -> Iterator[Problem | str]:
    """Yield what its owner wanted there and is not, and in a remark how much else has no room."""
    portfolio, file = draft.portfolio, f"{draft.variant.name}.pdf"
    lost = draft.wanted & frozenset(draft.ranking[fit.kept :])
    limit = f"{fit.pages} page{'s' * (fit.pages != 1)}"
    cure = f"give the résumé more `pages` or less to say in `portfolio_resumes[{draft.variant.key!r}]`."
    profile = portfolio.profile
    assert profile, "the résumé is somebody's"
    for key, name, page, path in _featured(portfolio):
        if key in lost:
            said = f"“{name}” is left out of {file}, which is limited to {limit}; feature it higher, or"
            yield _problem(page, path, f"{said} {cure}")
    if papers := [entry.title for entry in portfolio.publications if f"publication {entry.key}" in lost]:
        said = f"{file} is limited to {limit}, and has no room for the selected “{'”, “'.join(papers)}”"
        yield _problem(profile, (), f"{said}; {cure}")
    if not fit.fits:
        said = f"{file} takes more than {limit} with nothing on it that can be left out"
        yield _problem(profile, (), f"{said}; {cure}")
    if fit.kept < len(draft.ranking):
        yield f"{file} has room for {_kept(draft, fit)}; what is featured or selected comes first"


def _featured(portfolio: Portfolio) -> Iterator[tuple[str, str, Page[Any], Path]]:
    """Yield the key and the name of each write-up and of each featured result of a role, with its place."""
    for page in portfolio.projects:
        yield page.docname, page.title, page, ("featured",)
    for claim in room.featured(portfolio):
        path = ("results", claim.page.record.results.index(claim.result), "featured")
        yield resume_parts.key_of(claim), claim.result.claim, claim.page, path


def _problem(page: Page[Any], path: Path, message: str) -> Problem:
    subtype = Subtype.RESUME_OVERFLOW
    return Problem(subtype=subtype, message=message, line=page.line(path), docname=page.docname)


def _kept(draft: Draft, fit: Fit) -> str:
    whole, kept = room.counts(draft.whole), room.counts(draft.kept(fit.kept))
    return ", ".join(
        f"{kept[name]} of {count} {name}" for name, count in whole.items() if count != kept[name]
    )

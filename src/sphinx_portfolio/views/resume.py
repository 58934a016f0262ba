"""What a résumé says, chosen from the portfolio for one audience, as plain data ready to set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.model.fields import SECTIONS, slug
from sphinx_portfolio.views import resume_parts
from sphinx_portfolio.views.person import contact_of, spoken
from sphinx_portfolio.views.resume_labels import TITLES
from sphinx_portfolio.views.variants import BUILT, CONTACT
from sphinx_portfolio.views.viewer import Outward

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Place, Profile
    from sphinx_portfolio.views.resume_parts import Employer, Item, Job, Line, Paper, Skills
    from sphinx_portfolio.views.variants import Variant

Address: TypeAlias = Callable[[str], str]
"""Tells where a page is, by its docname, or returns nothing where a page cannot be linked."""

ORDER = (
    "experience",
    "projects",
    "education",
    "publications",
    "patents",
    "grants",
    "teaching",
    "talks",
    "awards",
    "certificates",
    "skills",
    "languages",
    "volunteering",
    "memberships",
    "service",
    "",
    "interests",
    "references",
)
"""The sections as a résumé has them; the owner's own stand where nothing stands here."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with what stands under it, of one sort; ``kind`` tells which.

    ``more`` is the address of the page with the whole of it, for where it is not ``whole``.
    """

    kind: str
    id: str
    title: str
    employers: tuple[Employer, ...] = ()
    works: tuple[Job, ...] = ()
    publications: tuple[Paper, ...] = ()
    skills: Skills = ()
    items: tuple[Item, ...] = ()
    text: str = ""
    more: str = ""
    whole: bool = True

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that was reached or done, of roles and of work of one's own."""
        jobs = (job for employer in self.employers for job in employer.jobs)
        return tuple(line for job in (*jobs, *self.works) for line in job.lines)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show under the heading, not even where the rest is."""
        said = (self.employers, self.works, self.publications, self.skills, self.items, self.text)
        return not any(said) and (self.whole or not self.more)


@dataclass(frozen=True, kw_only=True)
class Resume:
    """All that stands on a résumé.

    ``contact`` and ``links`` are texts with addresses, of which a place has none; ``claims`` is the address
    at which all results are listed, or empty.
    """

    name: str
    headline: str
    summary: str
    seeking: str
    contact: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    claims: str = ""

    @property
    def has_results(self) -> bool:
        """Whether something on it is a result, which may have evidence."""
        return any(line.results for section in self.sections for line in section.lines)


def compose(
    portfolio: Portfolio, variant: Variant, address: Address, *, place: Place = "pdf", bibliography: str = ""
) -> Resume:
    """Return the whole of a résumé, however long; ``bibliography`` is the address of all publications."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    profile = portfolio.profile.record
    if place == "pdf":
        portfolio = replace(portfolio, words=words(portfolio, variant))
    names = variant.sections or order(portfolio, variant)
    sections = (_section(portfolio, variant, name, address, bibliography) for name in names)
    with_links = "links" in variant.shown_contact or place != "pdf"
    return Resume(
        name=profile.name,
        headline=profile.headline,
        summary=profile.summary,
        seeking=profile.seeking or "",
        contact=contact(profile, variant, place),
        links=tuple((link.label, link.url) for link in profile.links) if with_links else (),
        sections=tuple(section for section in sections if not section.is_empty),
    )


def words(portfolio: Portfolio, variant: Variant) -> Words:
    """Return what says dates and headings on paper, in the language of the variant or of the site."""
    return replace(portfolio.words, language=variant.language) if variant.language else portfolio.words


def order(portfolio: Portfolio, variant: Variant) -> tuple[str, ...]:
    """Return the sections in their order; where there is no role, education comes first."""
    own = tuple(name for name in portfolio.sections if name not in SECTIONS)
    names = [name for known in ORDER for name in ((known,) if known else own)]
    if not resume_parts.roles(portfolio, variant):
        names.sort(key=lambda name: name != "education")
    return tuple(names)


def contact(profile: Profile, variant: Variant, place: Place) -> tuple[tuple[str, str], ...]:
    """Return the ways to reach the person that the profile allows in a place, and the variant on paper."""
    known = contact_of(profile, place)
    ways = {"email": known.email, "phone": known.phone, "location": Outward(text=known.location, url="")}
    wanted = CONTACT if place == "page" else variant.shown_contact
    return tuple((way.text, way.url) for name, way in ways.items() if way and way.text and name in wanted)


def _section(
    portfolio: Portfolio, variant: Variant, name: str, address: Address, bibliography: str
) -> Section:
    """Return a section, which may be empty."""
    own = "own-" if slug(name) in BUILT and name not in BUILT else ""
    title = portfolio.words(TITLES[name]) if name in TITLES else name
    base = Section(kind=name, id=own + slug(name), title=title)
    if name == "experience":
        return replace(base, employers=resume_parts.employers(portfolio, variant, address))
    if name == "projects":
        return replace(base, works=resume_parts.works(portfolio, variant, address))
    if name == "publications":
        return _publications(base, portfolio, variant, bibliography)
    if name == "skills":
        return replace(base, skills=resume_parts.skills(portfolio, variant))
    if name == "languages":
        return replace(
            base, text=spoken(portfolio.profile.record, portfolio.words) if portfolio.profile else ""
        )
    pages = portfolio.sections.get(name, ())
    more = address(pages[0].docname) if pages else ""
    return replace(base, kind="entries", items=resume_parts.items(portfolio, name, address), more=more)


def _publications(base: Section, portfolio: Portfolio, variant: Variant, bibliography: str) -> Section:
    shown = resume_parts.publications(portfolio, variant)
    whole = len(shown) == len(portfolio.publications) or variant.publications == "none"
    title = TITLES["publications" if whole else "selected"]
    papers = tuple(resume_parts.paper(portfolio, entry) for entry in shown)
    said = portfolio.words(title)
    return replace(base, title=said, publications=papers, more=bibliography if papers else "", whole=whole)

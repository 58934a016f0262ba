"""Card images: the picture that stands for a page where it is shared, 1200 × 630 pixels."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_portfolio.model.records import Profile, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.exports.site import File, Site
    from sphinx_portfolio.graph.portfolio import Claim, Page, Portfolio
    from sphinx_portfolio.model.records import Project
    from sphinx_portfolio.typeset.typesetter import Typesetter

TEMPLATE = "social_card.typ"
SIZE = (1200, 630)
LAST = 1_000_000
"""The rank of a result without a place on the home page."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A result on a card; ``mark`` says what a reader cannot see there."""

    figure: str
    claim: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a card: ``kicker`` above the title, ``lead`` below it, ``figures`` at the foot."""

    title: str
    name: str = ""
    kicker: str = ""
    lead: str = ""
    figures: tuple[Figure, ...] = ()


def path(docname: str) -> str:
    """Return where the card of a page is, relative to the built site."""
    return f"_cards/{docname}.png"


def export(portfolio: Portfolio, site: Site, *, typesetter: Typesetter) -> Iterator[File]:
    """Yield the card of every page; those that nothing has changed on are not drawn again."""
    cards = {docname: compose(portfolio, site, docname) for docname in site.titles}
    keys = {docname: typesetter.key(TEMPLATE, asdict(card), site.language) for docname, card in cards.items()}
    known = {docname: typesetter.store.get(key) for docname, key in keys.items()}
    wanted = [docname for docname, image in known.items() if image is None]
    if wanted:
        images = typesetter.pngs(TEMPLATE, [asdict(cards[docname]) for docname in wanted], site.language)
        for docname, image in zip(wanted, images, strict=True):
            known[docname] = typesetter.store.put(keys[docname], image)
    for docname, drawn in known.items():
        assert drawn is not None, "every missing card has been drawn"
        yield path(docname), drawn


def compose(portfolio: Portfolio, site: Site, docname: str) -> Card:
    """Return what stands on the card of a page."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    profile = portfolio.profile.record
    page = portfolio.page(docname)
    if page is None:
        return Card(name=profile.name, title=site.titles[docname], lead=profile.headline)
    if isinstance(page.record, Profile):
        address, figures = urlsplit(site.base_url).netloc, _figures(portfolio.strongest, 3)
        return Card(kicker=address, title=profile.name, lead=profile.headline, figures=figures)
    card = _role(portfolio, page) if isinstance(page.record, Role) else _project(portfolio, page)  # type: ignore[arg-type]
    return replace(card, name=profile.name)


def _role(portfolio: Portfolio, page: Page[Role]) -> Card:
    record, around = page.record, {page.docname, *(work.docname for work in portfolio.projects_of(page.id))}
    return Card(
        kicker=record.span.display(),
        title=record.organisation,
        lead=record.title,
        figures=_figures((claim for claim in portfolio.claims if claim.page.docname in around), 3),
    )


def _project(portfolio: Portfolio, page: Page[Project]) -> Card:
    role, span = portfolio.role(page.record.role), portfolio.span_of(page)
    facts = (role.record.organisation if role else "", span.display() if span else "")
    figures = _figures(portfolio.claims_of(page), 1)
    return Card(
        kicker="  ·  ".join(filter(None, facts)),
        title=page.title,
        lead="" if figures else page.record.summary,
        figures=figures,
    )


def _figures(claims: Iterable[Claim], limit: int) -> tuple[Figure, ...]:
    """Return the strongest results that have a figure, those with a place on the home page first."""
    shown = [claim.result for claim in claims if claim.result.figure]
    return tuple(
        Figure(
            figure=result.figure,
            claim=result.claim + (f", against {result.against}" if result.against else ""),
            mark="unpublished" if result.unpublished else "",
        )
        for result in sorted(shown, key=lambda result: result.featured or LAST)[:limit]
    )

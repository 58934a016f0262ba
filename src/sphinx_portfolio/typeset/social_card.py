"""Card images: the picture that stands for a page where it is shared, 1200 × 630 pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_portfolio.graph.pages import Claim, Page, is_project, is_role, ranked
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from sphinx_portfolio.exports.site import Site
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.records import Project, Role
    from sphinx_portfolio.typeset.typesetter import Typesetter

TEMPLATE = "social_card.typ"


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a card: ``kicker`` above the title, ``lead`` below it, ``results`` at the foot."""

    title: str
    name: str = ""
    kicker: str = ""
    lead: str = ""
    results: tuple[ResultView, ...] = ()


def path(docname: str) -> str:
    """Return where the card of a page is, relative to the built site."""
    return f"_cards/{docname}.png"


class Cards(Mapping[str, bytes]):
    """The cards of a site by their paths, each read when it is asked for: together they are large."""

    def __init__(self, keys: Mapping[str, bytes], typesetter: Typesetter) -> None:
        self.keys_of, self._typesetter = keys, typesetter

    def __getitem__(self, path: str) -> bytes:
        """Return a card, once all are drawn."""
        self._typesetter.wait()
        card = self._typesetter.store.get(self.keys_of[path])
        assert card is not None, "it was drawn, or kept"
        return card

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each card."""
        return iter(self.keys_of)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.keys_of)

    def without(self, names: Set[str]) -> Cards:
        """Return the cards but for some."""
        return Cards({name: key for name, key in self.keys_of.items() if name not in names}, self._typesetter)


def export(
    portfolio: Portfolio,
    site: Site,
    *,
    typesetter: Typesetter,
    stands: Callable[[str, str], bool] = lambda path, key: False,
) -> Cards:
    """Begin to draw the card of every page, but those that nothing has changed on, and return them.

    ``stands`` tells whether a card has its place on the site already, by its path and its key.
    """
    said = {"lang": site.language, "unpublished": portfolio.words("(unpublished)")}
    cards = {path(docname): asdict(compose(portfolio, site, docname)) for docname in site.titles}
    keys = {name: typesetter.key(TEMPLATE, card, said) for name, card in cards.items()}
    wanted = {
        key: cards[name]
        for name, key in keys.items()
        if not (typesetter.store.keeps(key) and (stands(name, key.hex()) or typesetter.store.has(key)))
    }
    typesetter.draw(TEMPLATE, wanted, said)
    return Cards(keys, typesetter)


def compose(portfolio: Portfolio, site: Site, docname: str) -> Card:
    """Return what stands on the card of a page."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    owner = portfolio.profile.record
    page = portfolio.page(docname)
    if is_role(page):
        return replace(_role(portfolio, page), name=owner.name)
    if is_project(page):
        return replace(_project(portfolio, page), name=owner.name)
    if page is None:
        return Card(name=owner.name, title=site.titles[docname], lead=owner.headline)
    host, results = urlsplit(site.base_url).netloc, _strongest(portfolio, portfolio.strongest, 3)
    return Card(kicker=host, title=owner.name, lead=owner.headline, results=results)


def _role(portfolio: Portfolio, page: Page[Role]) -> Card:
    dates, results = portfolio.dates_of(page), _strongest(portfolio, portfolio.claims_around(page), 3)
    return Card(kicker=dates, title=page.label, lead=page.record.title, results=results)


def _project(portfolio: Portfolio, page: Page[Project]) -> Card:
    facts = portfolio.organisation_of(page), portfolio.dates_of(page)
    results = _strongest(portfolio, portfolio.claims_of(page), 1)
    lead = "" if results else page.record.summary
    return Card(kicker="  ·  ".join(filter(None, facts)), title=page.title, lead=lead, results=results)


def _strongest(portfolio: Portfolio, claims: Iterable[Claim], limit: int) -> tuple[ResultView, ...]:
    """Return the strongest results that have a value, those with a place on the home page first."""
    results = (view_result(claim, portfolio.words) for claim in ranked(claims))
    return tuple(islice((result for result in results if result.quantity), limit))

"""Entries as every output shows them: what, where, when, until when, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.model.fields import free, slug
from sphinx_portfolio.views.viewer import Outward, to_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.items import Entry
    from sphinx_portfolio.model.records import Entries


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """An entry in words; ``anchor`` is its id on its page, ``expiry`` tells until when it holds."""

    title: str
    anchor: str
    area: str = ""
    organisation: str = ""
    location: str = ""
    dates: str = ""
    expiry: str = ""
    score: str = ""
    url: str = ""
    note: str = ""
    details: tuple[str, ...] = ()
    exhibits: tuple[Outward, ...] = ()

    def named(self, words: Words) -> str:
        """Return what it is, with the subject of a degree."""
        return words.comma.join(filter(None, (self.title, self.area)))


def view_entries(portfolio: Portfolio, page: Page[Entries]) -> Iterator[EntryView]:
    """Yield the entries of a page in its order, each with an anchor of its own."""
    taken: set[str] = set()
    for entry in page.record.entries:
        taken.add(anchor := free(f"entry-{slug(entry.title)}", taken))
        yield _view(portfolio, entry, anchor)


def _view(portfolio: Portfolio, entry: Entry, anchor: str) -> EntryView:
    return EntryView(
        title=entry.title,
        anchor=anchor,
        area=entry.area or "",
        organisation=entry.organisation or "",
        location=entry.location or "",
        dates=portfolio.words.span(entry.span) if entry.span else "",
        expiry=_expiry(portfolio, entry),
        score=entry.score or "",
        url=entry.url or "",
        note=entry.note or "",
        details=entry.details,
        exhibits=tuple(
            to_evidence(portfolio.exhibits[id], portfolio.words)
            for id in entry.evidence
            if id in portfolio.exhibits
        ),
    )


def _expiry(portfolio: Portfolio, entry: Entry) -> str:
    """Return until when an entry holds, or held."""
    if entry.expires is None:
        return ""
    over = entry.expires.last_day() < portfolio.today
    words, when = portfolio.words, portfolio.words.date(entry.expires)
    return words("expired {date}", date=when) if over else words("valid until {date}", date=when)

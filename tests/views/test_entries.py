"""An entry in words: its dates, and until when it holds."""

from __future__ import annotations

from datetime import date

import pytest

import portfolios
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.items import Entry
from sphinx_portfolio.model.records import Entries
from sphinx_portfolio.views.entries import view_entries


def page(*entries: dict[str, object]) -> Page[Entries]:
    """Return a page with some entries."""
    record = Entries(kind="entries", section="talks", entries=tuple(map(Entry.model_validate, entries)))
    return Page(docname="talks", title="Talks", record=record)


@pytest.mark.parametrize(
    ("expires", "said"),
    [("2026-11", "valid until Nov 2026"), ("2026-10", "expired Oct 2026"), ("2026", "valid until 2026")],
)
def test_expiry(expires: str, said: str) -> None:
    """What expires holds to the last day that its date can mean, and is over after it."""
    portfolio = Portfolio.link(portfolios.read(portfolios.sources()), today=date(2026, 11, 26))
    (view,) = view_entries(portfolio, page({"title": "T", "expires": expires}))
    assert view.expiry == said


def test_equal_titles_have_anchors_of_their_own() -> None:
    """Talks of one title can be told apart by an address, and from one that has a number in its own."""
    titles = ("A talk", "A talk", "A talk 2", "演讲")
    views = view_entries(portfolios.link(), page(*({"title": title} for title in titles)))
    anchors = ["entry-a-talk", "entry-a-talk-2", "entry-a-talk-2-2", "entry-演讲"]
    assert [view.anchor for view in views] == anchors


def test_name_has_the_subject() -> None:
    """A degree is named with its subject, as the language lists things."""
    (view,) = view_entries(portfolios.link(), page({"title": "BSc", "area": "Optics"}))
    assert [view.named(Words(language)) for language in ("en", "ja")] == ["BSc, Optics", "BSc、Optics"]

"""What came of asking is told where an address is named, and kept for evidence."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from portfolios import link
from sphinx_portfolio.cli.links import outcome
from sphinx_portfolio.cli.links.asking import Answer, Asker
from sphinx_portfolio.graph.beside.seen import Seen
from sphinx_portfolio.model.dates import PartialDate

PORTFOLIO = link()
URL = "https://example.org/pull/1"
ID = next(id for id, exhibit in PORTFOLIO.exhibits.items() if exhibit.evidence.url == URL)
TODAY, BEFORE = datetime.date(2026, 11, 26), PartialDate(2026, 1, 2)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (Answer("gone", "it answers 404"), "link.gone", "is gone: it answers 404"),
        (Answer("unknown", "no answer"), "link.unreachable", "could not be seen: no answer"),
        (Answer("found", moved="https://example.org/new"), "link.moved", "write https://example.org/new"),
    ],
)
def test_findings(answer: Answer, kind: str, said: str) -> None:
    """A finding stands at the line of the address, and says what to do."""
    (found,) = outcome.findings(PORTFOLIO, {URL: answer}, "{}.md".format, "")
    assert (found.file, found.kind) == ("projects/kernel.md", kind)
    assert said in found.message
    assert found.line > 1


def test_found_says_nothing() -> None:
    """What is where it should be is not told."""
    assert [*outcome.findings(PORTFOLIO, {URL: Answer("found")}, str, "")] == []


def test_seen() -> None:
    """Evidence that answers was seen today, other when it was before at the same address."""
    today = Seen(PartialDate(2026, 11, 26), URL)
    assert outcome.seen(PORTFOLIO, {URL: Answer("found")}, {}, TODAY) == {ID: today}
    before = {ID: Seen(BEFORE, URL), "no-more": Seen(BEFORE, URL)}
    assert outcome.seen(PORTFOLIO, {URL: Answer("gone")}, before, TODAY) == {ID: Seen(BEFORE, URL)}
    other = {ID: Seen(BEFORE, "https://example.org/other")}
    assert outcome.seen(PORTFOLIO, {}, other, TODAY) == {}


def test_bound() -> None:
    """No more addresses are asked than one wants, and the others are counted."""

    class Silent(Asker):
        def ask(self, url: str) -> Answer:
            return Answer("found")

    answers, left = outcome.ask(PORTFOLIO, Silent(), 1)
    assert len(answers) == 1
    assert left == len(outcome.addresses.find(PORTFOLIO)) - 1


def test_seen_is_shown_of_its_address() -> None:
    """A portfolio shows when evidence was seen only while its address is the same."""
    for url, day in ((URL, BEFORE), ("https://example.org/other", None)):
        portfolio = replace(PORTFOLIO, seen={ID: Seen(BEFORE, url)})
        assert portfolio.exhibits[ID].seen == day

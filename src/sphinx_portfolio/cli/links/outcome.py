"""What came of asking: findings at the places that name an address, and evidence that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from sphinx_portfolio.cli.links import addresses
from sphinx_portfolio.cli.reporting import Finding
from sphinx_portfolio.graph.beside.seen import Seen
from sphinx_portfolio.model.dates import PartialDate

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_portfolio.cli.links.addresses import Named
    from sphinx_portfolio.cli.links.asking import Answer, Asker
    from sphinx_portfolio.graph.portfolio import Portfolio

GONE, MOVED, UNKNOWN = "link.gone", "link.moved", "link.unreachable"


class Asked(NamedTuple):
    """The answers by their addresses, and how many addresses were left for another run."""

    answers: dict[str, Answer]
    left: int


def ask(
    portfolio: Portfolio,
    asker: Asker,
    most: int,
    tell: Callable[[int, int, str], None] = lambda done, all, url: None,
) -> Asked:
    """Ask all addresses of a portfolio; those of evidence come first where they are too many."""
    urls = [*addresses.find(portfolio)]
    chosen, done = urls[:most], iter(range(1, len(urls) + 1))
    answers = asker.ask_all(chosen, lambda url: tell(next(done), len(chosen), url))
    return Asked(answers, len(urls) - len(chosen))


def findings(
    portfolio: Portfolio, answers: Mapping[str, Answer], file: Callable[[str], str], bibliography: str
) -> Iterator[Finding]:
    """Yield what is to be told; ``file`` returns the path of a page."""
    for url, places in addresses.find(portfolio).items():
        if told := _told(url, answers.get(url)):
            kind, message = told
            for place in places:
                yield _placed(place, kind, message, file, bibliography)


def _told(url: str, answer: Answer | None) -> tuple[str, str] | None:
    if answer and answer.state == "gone":
        return GONE, f"{url} is gone: {answer.reason}; name another address, or take it out."
    if answer and answer.state == "unknown":
        return UNKNOWN, f"{url} could not be seen: {answer.reason}; look at it yourself."
    if answer and answer.moved:
        return MOVED, f"{url} has moved for good; write {answer.moved}"
    return None


def _placed(place: Named, kind: str, message: str, file: Callable[[str], str], bibliography: str) -> Finding:
    if place.docname:
        return Finding(file(place.docname), place.line, message, kind)
    return Finding(bibliography, 0, f"{place.key}: {message}", kind)


def seen(
    portfolio: Portfolio, answers: Mapping[str, Answer], before: Mapping[str, Seen], today: datetime.date
) -> dict[str, Seen]:
    """Return when each piece of evidence was last seen: today, or when it was before at the same address."""
    day, found = PartialDate(today.year, today.month, today.day), {}
    for id, exhibit in portfolio.exhibits.items():
        url = exhibit.evidence.url
        answer = answers.get(urldefrag(url).url)
        if url and answer and answer.state == "found":
            found[id] = Seen(day, url)
        elif id in before and before[id].url == url:
            found[id] = before[id]
    return found

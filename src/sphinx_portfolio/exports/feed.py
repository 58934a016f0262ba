"""``feed.xml``: the write-ups as an Atom feed, see https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports.site import File, Site, utc
from sphinx_portfolio.graph.pages import Claim, Page, comparison, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Project

path = "feed.xml"

_NAMESPACE = UUID("5d5f3f0c-9a6e-5f5c-8d0b-3b1f0f5e7c11")
_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiling it takes 4 ms


def feed(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the feed, the write-up that changed last first; none where there is no write-up."""
    found = ((when, page) for page in portfolio.projects if (when := _updated(page, portfolio, site)))
    entries = sorted(found, key=lambda each: each[0], reverse=True)
    if portfolio.profile is None or not entries:
        return
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.language})
    _add(root, "id", _id(portfolio, ""))
    _add(root, "title", site.title)
    _add(root, "subtitle", portfolio.profile.record.summary)
    _add(root, "updated", utc(entries[0][0]))
    _add(_add(root, "author"), "name", portfolio.profile.record.name)
    _add(root, "link", rel="alternate", type="text/html", href=site.url(portfolio.profile.docname))
    if site.base_url:
        _add(root, "link", rel="self", type="application/atom+xml", href=site.home_url + path)
    for when, page in entries:
        _entry(root, page, when, portfolio, site)
    ET.indent(root, " ")
    yield site.within + path, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _updated(page: Page[Project], portfolio: Portfolio, site: Site) -> datetime | None:
    """Return when a write-up was last changed; where nobody knows, when its work ended, or else began.

    An entry cannot do without a time, and that of the build would make all of them new each time. That stands
    only for work that is to begin: a feed names no time to come.
    """
    if when := site.last_modified(page.docname):
        return when
    span = portfolio.span_of(page)
    if span is None:
        return None
    began, ended, today = span.start.first_day(), span.end and span.end.last_day(), portfolio.today
    day = ended if ended and ended <= today else min(began, today)
    return datetime.combine(day, time(), UTC)


def _id(portfolio: Portfolio, id: str) -> str:
    """Return an id that stays when the site moves to another address: the name and the page make it."""
    assert portfolio.profile is not None, "a feed has an owner"
    return uuid5(_NAMESPACE, f"{portfolio.profile.record.name}\n{id}").urn


def _add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """Add an element, without the characters that XML cannot hold."""
    element = ET.SubElement(
        parent, tag, {key: re.sub(_NOT_XML, "", value) for key, value in attributes.items()}
    )
    element.text = re.sub(_NOT_XML, "", text) or None
    return element


def _entry(root: ET.Element, page: Page[Project], when: datetime, portfolio: Portfolio, site: Site) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", _id(portfolio, page.id))
    _add(entry, "title", page.title)
    _add(entry, "updated", utc(when))
    _add(entry, "link", rel="alternate", type="text/html", href=site.url(page.docname))
    for name in page.record.skills:
        _add(entry, "category", term=name)
    _add(entry, "summary", page.record.summary)
    content = _add(_add(entry, "content", type="xhtml"), "div", xmlns="http://www.w3.org/1999/xhtml")
    _content(content, page, portfolio, site)


def _content(div: ET.Element, page: Page[Project], portfolio: Portfolio, site: Site) -> None:
    """Add what the write-up's page says at its top, its results and its links."""
    _add(div, "p", page.record.summary)
    if facts := " · ".join(filter(None, (portfolio.organisation_of(page), portfolio.dates_of(page)))):
        _add(div, "p", facts)
    if claims := portfolio.claims_of(page):
        results = _add(div, "ul")
        for claim in claims:
            _result(_add(results, "li"), claim, site, portfolio.words)
    if links := [(out.label, out.url) for out in page.record.links] + [
        (exhibit.evidence.title, exhibit.address(site.place)) for exhibit in portfolio.exhibits_on(page)
    ]:
        listed = _add(div, "ul")
        for text, url in links:
            _add(_add(listed, "li"), "a", text, href=url)


def _result(item: ET.Element, claim: Claim, site: Site, words: Words) -> None:
    result, amount = claim.result, quantity(claim.result, words)
    measured = comparison(result, words)
    rest = "".join(f" {part}" for part in (result.claim if amount else "", measured) if part)
    sentences = filter(None, (f"{rest}{words.stop.strip()}", result.note, result.unpublished))
    _add(item, "strong", amount or result.claim).tail = re.sub(_NOT_XML, "", " ".join(sentences))
    for exhibit in claim.exhibits:
        item[-1].tail = f"{item[-1].tail or ''} "
        _add(item, "a", exhibit.evidence.title, href=exhibit.address(site.place))

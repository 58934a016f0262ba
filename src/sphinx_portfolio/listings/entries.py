"""Short things without a page each, such as degrees and certificates: those of the page, or of a section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst.directives import positive_int, unchanged_required

from sphinx_portfolio.graph.pages import is_entries
from sphinx_portfolio.listings import parts
from sphinx_portfolio.model.fields import section_name
from sphinx_portfolio.views.entries import EntryView, view_entries
from sphinx_portfolio.views.viewer import Options, Outward, Target, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.words import Words


@dataclass(frozen=True, kw_only=True)
class EntriesView:
    """Entries in their order, each with its place on its page; ``here`` tells that this is that page."""

    entries: tuple[tuple[EntryView, Target], ...]
    here: bool


def choose(viewer: Viewer, docname: str, options: Options) -> EntriesView | None:
    """Return the entries of a section, or of the page."""
    portfolio, page = viewer.portfolio, viewer.portfolio.page(docname)
    if named := options.get("section"):
        pages = portfolio.sections.get(section_name(named), ())
    else:
        pages = (page,) if is_entries(page) else ()
    found = [
        (entry, Target(text=entry.title, docname=each.docname, anchor=entry.anchor))
        for each in pages
        for entry in view_entries(portfolio, each)
    ]
    here = all(to.docname == docname for _, to in found)
    return EntriesView(entries=tuple(found[: options.get("limit")]), here=here) if found else None


def draw(view: EntriesView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw a list with one item for each entry."""
    drawn = (list(draw_entry(entry, to, link, words, here=view.here)) for entry, to in view.entries)
    return [parts.items("short", drawn)]


def draw_entry(
    entry: EntryView, to: Target, link: parts.LinkTo, words: Words, *, here: bool
) -> Iterator[nodes.Node]:
    """Yield what it is, where and when it was, what is said of it, and what shows it."""
    said = entry.named(words)
    name: nodes.Node = parts.inline(said, "title")
    if entry.url:
        name = parts.outward(Outward(text=said, url=entry.url), name)
    elif not here:
        name = link(to, name)
    line: parts.Drawn = [parts.anchor(entry.anchor)] if here else []
    line.append(name)
    if when := parts.joined(entry.dates, entry.expiry):
        line += [nodes.Text(" "), parts.inline(when, "when")]
    yield parts.paragraph(*line, name="short-name")
    if where := words.listed((entry.organisation, entry.location)):
        yield parts.paragraph(parts.joined(where, entry.score), name="where")
    elif entry.score:
        yield parts.paragraph(entry.score, name="where")
    if entry.note:
        yield parts.paragraph(entry.note)
    if entry.details:
        yield parts.items("details", entry.details)
    if entry.exhibits:
        yield parts.items("chips", map(parts.outward, entry.exhibits))


OPTIONS = {"section": unchanged_required, "limit": positive_int}
LISTING = parts.Listing(name="entries", choose=choose, draw=draw, options=OPTIONS)

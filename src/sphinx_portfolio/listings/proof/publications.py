"""The publications: all of them by year or by kind, or those that the owner has selected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes
from docutils.parsers.rst.directives import choice, flag, positive_int, unchanged_required

from sphinx_portfolio.graph.names import is_same
from sphinx_portfolio.graph.pages import grouped
from sphinx_portfolio.graph.publications import Genre, arxiv
from sphinx_portfolio.graph.words import filled, message
from sphinx_portfolio.listings import parts
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views.viewer import Options, Outward, Target, Viewer, to_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_portfolio.graph.latex import Run
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.words import Words

AUTHORS = 20
"""Of more authors than these, the first half of them stand there, the owner, and how many more there are."""


@dataclass(frozen=True, kw_only=True)
class PublicationView:
    """A publication with the pages that tell of its work; ``own`` are the places of the owner's name.

    Without an ``anchor`` it stands on another page, too, which has that.
    """

    entry: Publication
    anchor: str
    own: tuple[int, ...]
    works: tuple[Target, ...]


Groups: TypeAlias = tuple[tuple[str, tuple[PublicationView, ...]], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> Groups | None:
    """Return the publications under their headings, the latest first; a selection has none unless asked."""
    portfolio, selected = viewer.portfolio, "selected" in options
    owner, by = options.get("author"), options.get("by", "" if selected else "year")
    is_own = partial(is_same, owner) if owner else portfolio.is_owner
    entries = sorted(portfolio.publications, key=lambda entry: entry.recency, reverse=True)
    shown = [entry for entry in entries if entry.selected or not selected][: options.get("limit")]
    views = {entry.key: _view(viewer, entry, is_own, anchored=not selected) for entry in shown}
    headed = grouped((_heading(entry, by), views[entry.key]) for entry in shown)
    order = [genre.value for genre in Genre] if by == "kind" else list(headed)
    return tuple((heading, headed[heading]) for heading in order if heading in headed) or None


def _heading(entry: Publication, by: str) -> str:
    return {"kind": entry.genre.value, "year": entry.year or entry.state or message("Without a year")}.get(
        by, ""
    )


def _view(
    viewer: Viewer, entry: Publication, is_own: Callable[[str], bool], *, anchored: bool
) -> PublicationView:
    return PublicationView(
        entry=entry,
        anchor=viewer.to_publication(entry).anchor if anchored else "",
        own=tuple(place for place, name in enumerate(entry.authors or entry.editors) if is_own(name)),
        works=tuple(map(to_page, viewer.portfolio.works_behind.get(entry.key, ()))),
    )


def draw(groups: Groups, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Draw a list, or a section with one for each heading."""
    for heading, views in groups:
        listed = parts.items("bibliography", (list(_draw(view, link, words)) for view in views))
        title = nodes.Text(words(heading))
        yield parts.section(f"publications-{slug(heading)}", title, listed) if heading else listed


def _draw(view: PublicationView, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Yield the title, the authors, where it came out, the note, and what leads further."""
    entry = view.entry
    face = list(_draw_runs(entry.title_runs)) or [nodes.Text(entry.title or entry.key)]
    title = (
        parts.outward(Outward(text=entry.title, url=entry.url), *face)
        if entry.url
        else nodes.inline("", "", *face)
    )
    yield parts.paragraph(*([parts.anchor(view.anchor)] if view.anchor else []), title, name="title")
    if entry.authors or entry.editors:
        yield parts.paragraph(*_draw_authors(view, words), name="authors")
    if source := _source(entry, words):
        yield parts.paragraph(source, name="source")
    if entry.note:
        yield parts.paragraph(
            *(_draw_runs(entry.note_runs) if entry.note_runs else [entry.note]), name="note"
        )
    links = [parts.outward(to) for to in _links(entry, words)] + [
        parts.linked(work, link) for work in view.works
    ]
    if links:
        yield parts.items("chips", links)


def _draw_authors(view: PublicationView, words: Words) -> Iterator[nodes.Node]:
    """Yield the authors, the owner in bold; of very many only some."""
    names = view.entry.authors or view.entry.editors
    few = len(names) <= AUTHORS
    shown = [place for place in range(len(names)) if few or place < AUTHORS // 2 or place in view.own]
    for place in shown:
        yield nodes.Text(words.comma if place else "")
        yield nodes.strong("", names[place]) if place in view.own else nodes.Text(names[place])
    if more := len(names) - len(shown):
        yield nodes.Text(f" {words('and {count} more', count=words.number(more))}")
    if view.entry.others:
        yield nodes.Text(f" {words('et al.')}")
    if not view.entry.authors:
        yield nodes.Text(f" {words('(ed.)') if len(names) == 1 else words('(eds.)')}")


def _source(entry: Publication, words: Words) -> str:
    """Return what a publication is, where it came out, and when."""
    issue = entry.volume + (f"({entry.number})" if entry.volume and entry.number else entry.number)
    pages = (
        words("pp.\N{NO-BREAK SPACE}{pages}") if "–" in entry.pages else words("p.\N{NO-BREAK SPACE}{pages}")
    )
    pages = filled(pages, {"pages": entry.pages}) if entry.pages else ""
    venue = " ".join(filter(None, (entry.venue, issue)))
    return words.listed((words(entry.type_label), venue, entry.series, pages, words(entry.state), entry.year))


def _links(entry: Publication, words: Words) -> Iterator[Outward]:
    if entry.doi:
        yield Outward(text="DOI", url=entry.url)
    if entry.eprint:
        yield Outward(text=entry.preprint, url=arxiv(entry.eprint))
    others = ((label, url) for label, url in entry.links if url != arxiv(entry.eprint))
    yield from (Outward(text=words(label), url=url) for label, url in others)


def _draw_runs(runs: Iterable[Run]) -> Iterator[nodes.Node]:
    """Yield a text with its emphasis and formulas; links in it are links."""
    for run in runs:
        node: nodes.Node = nodes.Text(run.text)
        if run.formula:
            node = parts.formula(run.text, run.text, latex=run.formula)
        if run.style:
            node = (nodes.strong if run.style == "strong" else nodes.emphasis)("", "", node)
        yield parts.outward(Outward(text=run.text, url=run.url), node) if run.url else node


def _by(argument: str) -> str:
    return choice(argument, ("year", "kind"))


OPTIONS = {"by": _by, "selected": flag, "author": unchanged_required, "limit": positive_int}
LISTING = parts.Listing(name="publications", choose=choose, draw=draw, options=OPTIONS)

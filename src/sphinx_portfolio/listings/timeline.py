"""The roles along time, to scale: a row each over one axis of years, with the write-ups as dots on it.

Where things stand is said in attributes of drawings, since a page may carry no style of its own; a style
sheet sees to it that words have room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.timeline import Axis, Stretch, spread, stretches
from sphinx_portfolio.views.viewer import Options, Target, Viewer, to_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.dates import Span
    from sphinx_portfolio.model.records import Project, Role


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A write-up ``at`` so many hundredths of the axis; ``about`` tells that no month says so."""

    page: Target
    when: str
    at: float
    about: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """A role with its write-ups, or work of one's own, which has no ``page``."""

    page: Target | None
    organisation: str
    title: str = ""
    when: str = ""
    length: str = ""
    hue: int = 0
    lasting: bool = False
    bar: tuple[Stretch, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The rows by organisation, newest first; work of one's own comes last."""

    axis: Axis
    groups: tuple[tuple[Row, ...], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> Timeline | None:
    """Return every role with its write-ups, and what is dated of one's own work."""
    portfolio = viewer.portfolio
    bars = {page.docname: tuple(stretches(page.record.span, portfolio.today)) for page in portfolio.roles}
    months = [month for bar in bars.values() for month in (bar[0].start, bar[-1].end - 1)]
    months += [
        month for page in portfolio.projects if page.record.span for month in portfolio.months_of(page)
    ]
    if not months:
        return None
    axis = Axis.over(months)
    groups = [
        tuple(_row(portfolio, axis, page, bars[page.docname], viewer.hue(page)) for page in roles)
        for roles in portfolio.employers
    ]
    if own := tuple(_dots(portfolio, axis, [page for page in portfolio.own_projects if page.record.span])):
        groups.append((Row(page=None, organisation=portfolio.words("Own work"), dots=own),))
    return Timeline(axis=axis, groups=tuple(groups))


def _row(portfolio: Portfolio, axis: Axis, page: Page[Role], bar: tuple[Stretch, ...], hue: int) -> Row:
    record, span = page.record, page.record.span
    works = [
        work
        for work in portfolio.projects_of(page.id)
        if (role := portfolio.role_of(work)) and role.docname == page.docname
    ]
    return Row(
        page=to_page(page),
        organisation=record.organisation,
        title=record.title,
        when=_when(portfolio, span),
        length=portfolio.words.length(span, portfolio.today),
        hue=hue,
        lasting=span.end is None,
        bar=bar,
        dots=tuple(_dots(portfolio, axis, works, bar)),
    )


def _when(portfolio: Portfolio, span: Span) -> str:
    """Return the dates of a role; one that is to begin, and has no end, has a beginning alone."""
    if span.end is None and span.start.first_day() > portfolio.today:
        return portfolio.words("from {start}", start=portfolio.words.date(span.start))
    return portfolio.words.span(span)


def _dots(
    portfolio: Portfolio, axis: Axis, works: Iterable[Page[Project]], bar: tuple[Stretch, ...] = ()
) -> Iterator[Dot]:
    """Yield write-ups from left to right: each at the middle of its time, or spread over the bar."""
    placed: list[tuple[float, Page[Project]]] = []
    undated = [page for page in works if not page.record.span]
    for page in works:
        if page.record.span:
            months = portfolio.months_of(page)
            placed.append((axis.at((months.start + months.stop) / 2), page))
    for number, page in enumerate(undated, 1):
        middle = (bar[-1].end - bar[0].start) * number / (len(undated) + 1)
        placed.append((axis.at(bar[0].start + middle), page))
    placed.sort(key=lambda found: found[0])
    for at, (_, page) in zip(spread([at for at, _ in placed]), placed, strict=True):
        span = page.record.span
        when = portfolio.words.span(span) if span else ""
        yield Dot(page=to_page(page), when=when, at=at, about=not (span and span.counted))


def draw(timeline: Timeline, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw the rows as a list, each with its bar and a list of its dots, and the years behind all of them."""
    entries = nodes.bullet_list("", classes=["portfolio-entries"], bullet="-")
    for rows in timeline.groups:
        drawn = [_draw_row(row, timeline.axis, link, is_step=row is not rows[0]) for row in rows]
        steps = nodes.bullet_list("", *drawn, classes=["portfolio-steps"], bullet="-")
        entries += drawn if len(rows) == 1 else nodes.list_item("", steps, classes=["portfolio-employer"])
    return [parts.block("timeline", children=[entries, parts.picture(_draw_years(timeline.axis))])]


def _draw_row(row: Row, axis: Axis, link: parts.LinkTo, *, is_step: bool) -> nodes.list_item:
    at = axis.at(row.bar[0].start) if row.bar else row.dots[0].at
    words: list[str | nodes.Node] = [_words("who", *_draw_name(row, link, is_step=is_step))]
    if row.when:
        length = [parts.inline(f" · {row.length}", "length")] if row.length else []
        words += [" ", _words("when", row.when, *length)]
    body: list[nodes.Node] = [parts.paragraph(_until(at), *words, name="entry")]
    bar = (_draw_stretch(part, axis) for part in row.bar)
    body.append(parts.block("lane", children=[_until(at), *bar]))
    if row.dots:
        body.append(_draw_dots(row.dots, link))
    names = ["role", f"hue-{row.hue}" if row.page else "own", *["lasting"] * row.lasting]
    return nodes.list_item("", *body, classes=[f"portfolio-{name}" for name in names])


def _draw_name(row: Row, link: parts.LinkTo, *, is_step: bool) -> Iterator[str | nodes.Node]:
    """Yield who and what; a further step of a ladder shows what alone."""
    if row.page is None:
        yield row.organisation
    elif is_step:
        yield parts.inline(f"{row.organisation} ", "spoken")
        yield link(row.page, nodes.inline("", row.title))
    else:
        yield link(row.page, nodes.inline("", row.organisation))
        yield " "
        yield parts.inline(row.title, "title")


def _draw_stretch(part: Stretch, axis: Axis) -> nodes.raw:
    names = ["bar", *["planned"] * part.planned, *([f"soft-{part.soft}"] if part.soft else [])]
    return parts.picture(_drawing(*names, width=_per_cent(axis.length(part.count))))


def _draw_dots(dots: tuple[Dot, ...], link: parts.LinkTo) -> nodes.bullet_list:
    """Return a list of links, each behind what keeps it away from the one before."""
    listed, before = nodes.bullet_list("", classes=["portfolio-dots"], bullet="-"), 0.0
    for dot in dots:
        when = [parts.inline(f" · {dot.when}", "when")] if dot.when else []
        tip = _words("tip", dot.page.text, *when)
        entry = parts.paragraph(_until(dot.at - before), link(dot.page, tip))
        names = [*["portfolio-about"] * dot.about, *["portfolio-late"] * (dot.at > 50)]
        listed += nodes.list_item("", entry, classes=names)
        before = dot.at
    return listed


def _draw_years(axis: Axis) -> ET.Element:
    """Return a line for each January that has room for one, with its number at the top."""
    drawing = _drawing("years", width="100%", height="100%")
    for year in axis.years:
        x = _per_cent(axis.at(12 * year.year))
        ET.SubElement(drawing, "line", {"class": _classes(year.lined), "x1": x, "x2": x, "y2": "100%"})
        if year.labelled:
            place = {"class": _classes(year.labelled), "x": x, "dx": "0.35em", "y": "1em"}
            ET.SubElement(drawing, "text", place).text = str(year.year)
    return drawing


def _words(name: str, *content: str | nodes.Node) -> nodes.inline:
    """Return a span of texts and spans."""
    children = (nodes.Text(part) if isinstance(part, str) else part for part in content)
    return nodes.inline("", "", *children, classes=[f"portfolio-{name}"])


def _until(hundredths: float) -> nodes.raw:
    """Return what takes up the room before something, as far as there is room."""
    return parts.picture(_drawing("until", width=_per_cent(hundredths)))


def _drawing(*names: str, **size: str) -> ET.Element:
    """Return a drawing that takes no room where our styles are not, and that nothing reads aloud."""
    return ET.Element("svg", {"class": _classes(names), "display": "none", "aria-hidden": "true", **size})


def _classes(names: Iterable[str]) -> str:
    return " ".join(f"portfolio-{name}" for name in names)


def _per_cent(hundredths: float) -> str:
    return f"{hundredths:.2f}%"


LISTING = parts.Listing(name="timeline", choose=choose, draw=draw)

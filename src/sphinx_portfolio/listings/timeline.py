"""The roles along time, to scale."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.viewer import Options, Target, Viewer, to_page


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A role on the timeline: ``count`` months from the month ``start`` (12 × year + month - 1)."""

    page: Target
    title: str
    when: str
    start: int
    count: int


def choose(viewer: Viewer, docname: str, options: Options) -> tuple[Bar, ...] | None:
    """Return every role, newest first."""
    portfolio, bars = viewer.portfolio, []
    for page in portfolio.roles:
        months, span, title = portfolio.months_of(page), page.record.span, page.record.title
        when = parts.joined(portfolio.words.span(span), portfolio.words.length(span, portfolio.today))
        bars.append(Bar(page=to_page(page), title=title, when=when, start=months.start, count=len(months)))
    return tuple(bars) or None


def draw(bars: tuple[Bar, ...], link: parts.LinkTo) -> parts.Drawn:
    """Draw the roles as a list, each with its bar, over one axis of years."""
    first = min(bar.start for bar in bars)
    total = max(bar.start + bar.count for bar in bars) - first
    entries = parts.items("entries", (_draw_role(bar, first, total, link) for bar in bars))
    return [parts.block("timeline", children=[entries, parts.picture(_draw_axis(first, total))])]


def _draw_role(bar: Bar, first: int, total: int, link: parts.LinkTo) -> parts.Drawn:
    title, when = parts.inline(bar.title, "title"), parts.inline(bar.when, "when")
    words = parts.paragraph(parts.linked(bar.page, link), " ", title, " ", when, name="entry")
    scale = {"class": "portfolio-bar", "viewBox": f"0 0 {total} 1", "preserveAspectRatio": "none"}
    drawing = ET.Element("svg", scale | {"aria-hidden": "true"})
    ET.SubElement(drawing, "rect", {"x": str(bar.start - first), "width": str(bar.count), "height": "1"})
    return [words, parts.picture(drawing)]


def _draw_axis(first: int, total: int) -> ET.Element:
    """Return the years below the bars, each at its January."""
    axis = ET.Element("svg", {"class": "portfolio-axis", "aria-hidden": "true"})
    for year in range(-(-first // 12), (first + total) // 12 + 1):
        left = 100 * (12 * year - first) / total
        if left <= 94:  # the label would stand out at the right
            x = f"{left:.2f}%"
            ET.SubElement(axis, "line", x1=x, x2=x, y2="100%")
            ET.SubElement(axis, "text", x=x, dx="0.4em", y="1.1em").text = str(year)
    return axis


LISTING = parts.Listing(name="timeline", choose=choose, draw=draw)

"""Drawing: views become docutils and sphinx-design nodes, which every builder understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx_design.shared import create_component

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_portfolio.views.viewer import (
        CardsView,
        CardView,
        EvidenceEntry,
        EvidenceView,
        HeaderView,
        Outward,
        ResultsView,
        ResultView,
        Target,
        TimelineView,
    )

LinkTo: TypeAlias = "Callable[[Target, nodes.Node], nodes.Node]"

kinds = {
    "pull-request": "Pull request",
    "commit": "Commit",
    "repository": "Repository",
    "paper": "Paper",
    "post": "Post",
    "dataset": "Dataset",
    "talk": "Talk",
    "chart": "Chart",
    "link": "Link",
}
"""What a reader is told of a link before following it."""


def paragraph(*parts: str | nodes.Node, name: str = "") -> nodes.paragraph:
    """Return a paragraph of texts and inline nodes, with the class ``portfolio-<name>``."""
    children = [nodes.Text(part) if isinstance(part, str) else part for part in parts]
    return nodes.paragraph("", "", *children, classes=[f"portfolio-{name}"] if name else [])


def inline(text: str, name: str) -> nodes.inline:
    """Return a span with the class ``portfolio-<name>``."""
    return nodes.inline(text, text, classes=[f"portfolio-{name}"])


def block(name: str, *children: nodes.Node, classes: Iterable[str] = ()) -> nodes.container:
    """Return a division with the class ``portfolio-<name>``."""
    return create_component(f"portfolio-{name}", [f"portfolio-{name}", *classes], children=children)


def items(name: str, entries: Iterable[nodes.list_item]) -> nodes.bullet_list:
    """Return a list with the class ``portfolio-<name>``."""
    return nodes.bullet_list("", *entries, classes=[f"portfolio-{name}"], bullet="-")


def outward(link: Outward, *, brief: bool = False) -> nodes.reference:
    """Return a link that leaves the site; a brief one shows what it leads to and speaks its title as well."""
    classes = ["portfolio-out", f"portfolio-out-{link.kind}"]
    if not brief:
        return nodes.reference("", link.text, refuri=link.url, classes=classes)
    title = inline(f": {link.text}", "spoken")
    return nodes.reference("", "", nodes.Text(kinds[link.kind]), title, refuri=link.url, classes=classes)


def anchor(id: str) -> nodes.target:
    """Return a place that other pages can link to, in every builder."""
    return nodes.target("", "", ids=[id])


def draw_results(view: ResultsView, link: LinkTo) -> list[nodes.Node]:
    """Draw results as a list, or as tiles on the home page."""
    if view.tiles:
        return [items("tiles", (_draw_tile(result, link) for result in view.results))]
    entries = (draw_result(result, link, own=result.anchor in view.own) for result in view.results)
    return [items("results", entries)]


def _draw_tile(view: ResultView, link: LinkTo) -> nodes.list_item:
    """Draw a result in the fewest words: its caveats and reasons stand where the tile leads."""
    claim = paragraph(link(view.page, inline(view.claim, "claim")), *draw_against(view), name="what")
    support = draw_support(view, brief=True)
    return nodes.list_item("", *_figure(view), claim, support, classes=["portfolio-tile"])


def draw_result(view: ResultView, link: LinkTo, *, own: bool) -> nodes.list_item:
    """Draw one result: how much, what, against what, and what stands behind it."""
    claim = inline(view.claim, "claim")
    place = [anchor(view.anchor), claim] if own else [link(view.page, claim)]
    item = nodes.list_item("", *_figure(view), paragraph(*place, *draw_against(view), name="what"))
    item["classes"] = ["portfolio-result"]
    if view.note:
        item += paragraph(view.note, name="note")
    item += draw_support(view)
    return item


def _figure(view: ResultView) -> list[nodes.Node]:
    return [paragraph(view.figure, name="figure")] if view.figure else []


def draw_against(view: ResultView) -> list[nodes.Node]:
    """Draw what a result is measured against, if anything."""
    return [nodes.Text(" "), inline(f"against {view.against}", "against")] if view.against else []


def draw_support(view: ResultView, *, brief: bool = False) -> nodes.paragraph:
    """Draw the mark of a result and its links, or the reason that there are none."""
    parts: list[str | nodes.Node] = [draw_mark(view)]
    if view.unpublished and not brief:
        parts += [" ", inline(view.unpublished, "reason")]
    for exhibit in view.exhibits:
        parts += [" ", outward(exhibit, brief=brief)]
    return paragraph(*parts, name="support")


def draw_mark(view: ResultView) -> nodes.inline:
    """Draw the mark that tells public evidence from a result that cannot be shown."""
    sort = "public" if view.exhibits else "unpublished"
    return nodes.inline(view.mark, view.mark, classes=["portfolio-mark", f"portfolio-mark-{sort}"])


def draw_cards(view: CardsView, link: LinkTo) -> list[nodes.Node]:
    """Draw cards in a grid of one or two columns."""
    row = create_component("grid-row", ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3"])
    for card in view.cards:
        row += create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[draw_card(card, link)])
    classes = ["sd-container-fluid", "sd-mb-4", "portfolio-cards"]
    return [create_component("grid-container", classes, children=[row])]


def draw_card(view: CardView, link: LinkTo) -> nodes.container:
    """Draw one card; the link in its title is stretched over its whole face."""
    face = link(view.page, nodes.inline(view.page.text, view.page.text))
    kicker = " · ".join(filter(None, (view.kicker, view.dates)))
    body = create_component("card-body", ["sd-card-body"])
    body += paragraph(kicker, name="kicker")
    body += nodes.paragraph("", "", face, classes=["sd-card-title", "portfolio-card-title"])
    body += paragraph(view.summary, name="summary")
    if best := view.strongest:
        body += paragraph(*_lead_figure(best), inline(best.claim, "claim"), " ", draw_mark(best), name="best")
    if view.skills:
        body += paragraph(", ".join(view.skills), name="card-skills")
    return create_component(
        "card",
        ["sd-card", "sd-sphinx-override", "sd-w-100", "sd-card-hover", "portfolio-card"],
        children=[body],
    )


def _lead_figure(view: ResultView) -> list[nodes.Node]:
    return [inline(view.figure, "figure"), nodes.Text(" ")] if view.figure else []


def draw_header(view: HeaderView, link: LinkTo) -> list[nodes.Node]:
    """Draw the facts of a page: one line on what it is, the best result, then the rest as a list of facts."""
    header = block("header", paragraph(view.lead, name="lead"), classes=[f"portfolio-header-{view.kind}"])
    if best := view.strongest:
        claim = link(best.page, inline(best.claim, "claim"))
        header += paragraph(
            *_lead_figure(best), claim, *draw_against(best), " ", draw_mark(best), name="best"
        )
    facts = nodes.definition_list("", classes=["portfolio-facts"])
    if view.role:
        role = link(view.role, nodes.inline("", view.organisation))
        facts += fact("Role", paragraph(f"{view.role.text}, ", role))
    if view.dates:
        facts += fact("When", paragraph(" · ".join(filter(None, (view.dates, view.length)))))
    if view.location:
        facts += fact("Where", paragraph(view.location))
    if view.minutes:
        facts += fact("Reading", paragraph(f"{view.minutes} min"))
    if view.skills:
        facts += fact("Skills", chips(view.skills, link))
    if view.related:
        facts += fact("Related", chips(view.related, link))
    if view.links:
        entries = (nodes.list_item("", paragraph(outward(out))) for out in view.links)
        facts += fact("Links", items("chips", entries))
    if facts.children:
        header += facts
    return [header]


def fact(term: str, body: nodes.Node) -> nodes.definition_list_item:
    """Return one entry of a list of facts."""
    return nodes.definition_list_item("", nodes.term("", term), nodes.definition("", body))


def chips(targets: Iterable[Target], link: LinkTo) -> nodes.bullet_list:
    """Return short links in a row."""
    entries = (
        nodes.list_item("", paragraph(link(target, nodes.inline("", target.text)))) for target in targets
    )
    return items("chips", entries)


def draw_timeline(view: TimelineView, link: LinkTo) -> list[nodes.Node]:
    """Draw the roles as a list, each with a bar to scale under one axis of years."""
    entries = []
    for entry in view.entries:
        name = link(entry.page, nodes.inline("", entry.page.text))
        when = inline(f"{entry.dates} · {entry.length}", "when")
        words = paragraph(name, " ", inline(entry.title, "title"), " ", when, name="entry")
        entries.append(nodes.list_item("", words, picture(_bar(entry.first, entry.count, view.count))))
    return [block("timeline", items("entries", entries), picture(_axis(view.first, view.count)))]


def _bar(first: int, count: int, total: int) -> ET.Element:
    """Return a bar from month ``first`` over ``count`` months on a scale of ``total``; words say the same."""
    scale = {"class": "portfolio-bar", "viewBox": f"0 0 {total} 1", "preserveAspectRatio": "none"}
    bar = ET.Element("svg", scale | {"aria-hidden": "true"})
    ET.SubElement(bar, "rect", {"x": str(first), "width": str(count), "height": "1"})
    return bar


def _axis(first: int, total: int) -> ET.Element:
    """Return the years below the bars, each at its January."""
    axis = ET.Element("div", {"class": "portfolio-axis", "aria-hidden": "true"})
    for year in range(-(-first // 12), (first + total) // 12 + 1):
        place = 100 * (12 * year - first) / total
        if place <= 94:  # the label would stand out at the right
            ET.SubElement(axis, "span", style=f"left:{place:.2f}%").text = str(year)
    return axis


def picture(drawing: ET.Element) -> nodes.raw:
    """Return a drawing that only HTML shows, because the words beside it say the same."""
    markup = ET.tostring(drawing, encoding="unicode", short_empty_elements=False)
    return nodes.raw("", markup, format="html")


def draw_evidence(view: EvidenceView, link: LinkTo) -> list[nodes.Node]:
    """Draw the evidence of a page, each piece with the results it shows, then what none can be shown for."""
    entries = [_draw_exhibit(entry, link) for entry in view.entries]
    for result in view.unpublished:
        claim = link(result.page, inline(result.claim, "claim"))
        reason = paragraph(claim, ": ", inline(result.unpublished, "reason"), name="shows")
        entries.append(nodes.list_item("", paragraph(draw_mark(result)), reason))
    return [items("evidence", entries)]


def _draw_exhibit(entry: EvidenceEntry, link: LinkTo) -> nodes.list_item:
    sort = inline(kinds[entry.link.kind], "kind")
    item = nodes.list_item("", paragraph(anchor(entry.anchor), sort, " ", outward(entry.link)))
    if entry.shows:
        parts: list[str | nodes.Node] = ["Shows: "]
        for index, target in enumerate(entry.shows):
            parts += [", "] * bool(index) + [link(target, nodes.inline("", target.text))]
        item += paragraph(*parts, name="shows")
    return item

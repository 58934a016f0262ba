"""Drawing: views become docutils and sphinx-design nodes, which every builder understands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes
from sphinx_design.shared import create_component

if TYPE_CHECKING:
    from sphinx_portfolio.views import (
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


def outward(link: Outward) -> nodes.reference:
    """Return a link that leaves the site and says what it leads to."""
    return nodes.reference(
        "", link.text, refuri=link.url, classes=["portfolio-out", f"portfolio-out-{link.kind}"]
    )


def anchor(id: str) -> nodes.target:
    """Return a place that other pages can link to, in every builder."""
    return nodes.target("", "", ids=[id])


def draw_results(view: ResultsView, link: LinkTo) -> list[nodes.Node]:
    """Draw results as a list, or as tiles on the home page."""
    entries = (draw_result(result, link, own=result.anchor in view.own) for result in view.results)
    return [items("tiles" if view.tiles else "results", entries)]


def draw_result(view: ResultView, link: LinkTo, *, own: bool) -> nodes.list_item:
    """Draw one result: how much, what, against what, and what stands behind it."""
    item = nodes.list_item("", classes=["portfolio-result"])
    if own:
        item += paragraph(anchor(view.anchor), inline(view.figure, "figure"), name="value")
        item += paragraph(inline(view.claim, "claim"), *_against(view), name="what")
    else:
        item += paragraph(inline(view.figure, "figure"), name="value")
        claim = link(view.page, inline(view.claim, "claim"))
        item += paragraph(claim, *_against(view), name="what")
    if view.note:
        item += paragraph(view.note, name="note")
    item += draw_support(view)
    return item


def _against(view: ResultView) -> list[nodes.Node]:
    return [nodes.Text(" "), inline(f"against {view.against}", "against")] if view.against else []


def draw_support(view: ResultView) -> nodes.paragraph:
    """Draw the mark of a result and its links, or the reason that there are none."""
    parts: list[str | nodes.Node] = [draw_mark(view)]
    if view.unpublished:
        parts += [" ", inline(view.unpublished, "reason")]
    for exhibit in view.exhibits:
        parts += [" ", outward(exhibit)]
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
        figure = [inline(best.figure, "figure"), nodes.Text(" ")] if best.figure else []
        parts = [*figure, inline(best.claim, "claim"), nodes.Text(" "), draw_mark(best)]
        body += paragraph(*parts, name="best")
    if view.skills:
        body += paragraph(", ".join(view.skills), name="card-skills")
    return create_component(
        "card", ["sd-card", "sd-sphinx-override", "sd-w-100", "sd-card-hover", "portfolio-card"], children=[body]
    )


def draw_header(view: HeaderView, link: LinkTo) -> list[nodes.Node]:
    """Draw the facts of a page: one line on what it is, the best result, then the rest as a list of facts."""
    header = block("header", paragraph(view.lead, name="lead"), classes=[f"portfolio-header-{view.kind}"])
    if best := view.strongest:
        claim = link(best.page, inline(best.claim, "claim"))
        figure = [inline(best.figure, "figure"), nodes.Text(" ")] if best.figure else []
        header += paragraph(*figure, claim, *_against(best), " ", draw_mark(best), name="best")
    facts = nodes.definition_list("", classes=["portfolio-facts"])
    if view.role:
        role = link(view.role, nodes.inline("", view.organisation))
        facts += fact("Role", paragraph(f"{view.role.text}, ", role))
    if view.dates:
        facts += fact("When", paragraph(" · ".join(filter(None, (view.dates, view.length)))))
    if view.location:
        facts += fact("Where", paragraph(view.location))
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
    """Draw the roles as a list; a style sheet lays it out to scale."""
    entries = []
    for entry in view.entries:
        name = link(entry.page, nodes.inline("", entry.page.text))
        when = inline(f"{entry.dates} · {entry.length}", "when")
        entries.append(nodes.list_item("", paragraph(name, " ", inline(entry.title, "title"), " ", when)))
    return [items("timeline", entries)]


def draw_evidence(view: EvidenceView, link: LinkTo) -> list[nodes.Node]:
    """Draw the evidence of a page, each piece with the results that it shows."""
    return [items("evidence", (_draw_exhibit(entry, link) for entry in view.entries))]


def _draw_exhibit(entry: EvidenceEntry, link: LinkTo) -> nodes.list_item:
    sort = inline(kinds[entry.link.kind], "kind")
    item = nodes.list_item("", paragraph(anchor(entry.anchor), sort, " ", outward(entry.link)))
    if entry.shows:
        parts: list[str | nodes.Node] = ["Shows: "]
        for index, target in enumerate(entry.shows):
            parts += [", "] * bool(index) + [link(target, nodes.inline("", target.text))]
        item += paragraph(*parts, name="shows")
    return item

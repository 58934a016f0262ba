"""Drawing the pages that are made from the whole graph: the skills and the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_portfolio.listings.cards import (
    anchor,
    draw_against,
    draw_support,
    inline,
    items,
    paragraph,
    picture,
)
from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_portfolio.listings.cards import LinkTo
    from sphinx_portfolio.views.viewer import ClaimsView, ResultView, SkillEntry, SkillsView


def draw_skills(view: SkillsView, link: LinkTo) -> list[nodes.Node]:
    """Draw the vocabulary: a section a group, an entry a skill."""
    return [_draw_group(group, entries, view.years, link) for group, entries in view.groups]


def _draw_group(
    group: str, entries: Iterable[SkillEntry], years: tuple[int, ...], link: LinkTo
) -> nodes.section:
    section = nodes.section("", nodes.title("", group), ids=[f"skills-{slug(group)}"], names=[])
    facts = nodes.definition_list("", classes=["simple", "portfolio-skills"])  # to Furo, others describe code
    for entry in entries:
        term = nodes.term("", "", anchor(entry.anchor), nodes.Text(entry.name))
        facts += nodes.definition_list_item("", term, _draw_skill(entry, years, link))
    section += facts
    return section


def _draw_skill(entry: SkillEntry, years: tuple[int, ...], link: LinkTo) -> nodes.definition:
    definition = nodes.definition("", picture(_strip(entry.years, years)))
    used = " · ".join(filter(None, (", ".join(map(str, entry.years)), entry.length if entry.years else "")))
    if used:
        definition += paragraph(inline(used, "when"), name="used")
    proofs = []
    for target, dates in entry.proofs:
        title = link(target, nodes.inline("", target.text))
        proofs.append(nodes.list_item("", paragraph(title, " ", inline(dates, "when"))))
    definition += items("proofs", proofs)
    if entry.aliases:
        definition += paragraph("Also: " + ", ".join(entry.aliases), name="aliases")
    return definition


def _strip(used: tuple[int, ...], years: tuple[int, ...]) -> ET.Element:
    """Return a strip with a cell for each year, filled where the skill was used; words say the same."""
    scale = {"class": "portfolio-strip", "viewBox": f"0 0 {4 * len(years)} 1", "aria-hidden": "true"}
    strip = ET.Element("svg", scale)
    for place, year in enumerate(years):
        cell = {"x": str(4 * place), "width": "3.4", "height": "1"}
        ET.SubElement(strip, "rect", cell | ({"class": "used"} if year in used else {}))
    return strip


def draw_claims(view: ClaimsView, link: LinkTo) -> list[nodes.Node]:
    """Draw every result as a row: how much, what against what, where it is told, what stands behind it."""
    head = {"Result": 12, "What": 28, "Where": 16, "Evidence": 24}
    return [table(head, [_draw_claim(result, link) for result in view.results], name="claims")]


def _draw_claim(view: ResultView, link: LinkTo) -> list[nodes.Node]:
    what = nodes.entry("", paragraph(link(view.page, inline(view.claim, "claim")), *draw_against(view)))
    if view.note:
        what += paragraph(view.note, name="note")
    return [
        nodes.entry("", paragraph(inline(view.figure, "figure"))),
        what,
        nodes.entry("", paragraph(view.page.text)),
        nodes.entry("", draw_support(view)),
    ]


def table(head: Mapping[str, int], rows: Iterable[Sequence[nodes.Node]], *, name: str) -> nodes.table:
    """Return a table with a header row; ``rows`` hold an entry for each column.

    ``head`` tells how many letters wide each column is where there is no other measure, as in plain text.
    """
    heading = nodes.row("", *(nodes.entry("", paragraph(text)) for text in head))
    group = nodes.tgroup("", *(nodes.colspec("", colwidth=width) for width in head.values()), cols=len(head))
    group += [nodes.thead("", heading), nodes.tbody("", *(nodes.row("", *row) for row in rows))]
    return nodes.table("", group, classes=[f"portfolio-{name}"])

"""Every result on the site, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_portfolio.graph.pages import is_project
from sphinx_portfolio.graph.words import message
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import ResultView, view_result

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.viewer import Options, Viewer

COLUMNS = {
    message("Result"): 12,
    message("What"): 28,
    message("Where"): 16,
    message("Evidence"): 24,
}
"""How many letters wide each column is where there is no other measure, as in plain text."""


_STATES = {
    "public": message("Public"),
    "unpublished": message("Not public"),
    "missing": message("No evidence"),
}
"""What stands behind a result, in a word."""


@dataclass(frozen=True, kw_only=True)
class ClaimsView:
    """All results, those that compare beside each other, each with the ids of the roles it belongs to."""

    rows: tuple[tuple[ResultView, tuple[str, ...]], ...]
    roles: tuple[tuple[str, str], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> ClaimsView | None:
    """Return all results by their roles; on a page those with evidence come first, by its kinds."""
    portfolio = viewer.portfolio
    rows = []
    for page in portfolio.reading_order:
        ids = tuple(role.id for role in portfolio.roles_of(page)) if is_project(page) else (page.id,)
        results = [view_result(claim, portfolio.words) for claim in portfolio.claims_of(page)]
        rows += [(result, ids) for result in sorted(results, key=_kinds)]
    named = {id for _, ids in rows for id in ids}
    roles = tuple((role.id, role.label) for role in portfolio.roles if role.id in named)
    return ClaimsView(rows=tuple(rows), roles=roles) if rows else None


def _kinds(result: ResultView) -> tuple[bool, str]:
    return not result.exhibits, result.exhibits[0].kind if result.exhibits else ""


def draw(view: ClaimsView, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw a row for each result: how much, what against what, on which page, what stands behind it."""
    columns = (nodes.colspec("", colwidth=width) for width in COLUMNS.values())
    head = nodes.thead("", _draw_row(*map(parts.paragraph, map(words, COLUMNS))))
    body = nodes.tbody("", *(_draw_claim(result, roles, link, words) for result, roles in view.rows))
    group = nodes.tgroup("", *columns, head, body, cols=len(COLUMNS))
    return [*_draw_filters(view, words), nodes.table("", group, classes=["portfolio-claims"])]


def _draw_filters(view: ClaimsView, words: Words) -> parts.Drawn:
    """Return what a script narrows the rows by, which are told apart by their classes."""
    kinds = {to.kind: to.kind_label(words) for result, _ in view.rows for to in result.exhibits}
    states = {_state(result): _STATES[_state(result)] for result, _ in view.rows}
    chosen = {
        words("Role"): {f"of-{id}": name for id, name in view.roles},
        words("Kind"): {f"kind-{kind}": name for kind, name in sorted(kinds.items())},
        words("Evidence"): {state: words(name) for state, name in states.items()},
    }
    form = ET.Element("form", {"class": "portfolio-filters"})
    for label, options in chosen.items():
        if len(options) > 1:
            _add_choice(form, label, {"": words("All"), **options})
    if not len(form):
        return []
    said = words("Results shown: {count}")
    count = ET.SubElement(form, "output", {"data-said": said})
    count.text = said.replace("{count}", str(len(view.rows)))
    return [parts.picture(form)]


def _add_choice(form: ET.Element, label: str, options: dict[str, str]) -> None:
    choice = ET.SubElement(ET.SubElement(form, "label"), "select")
    form[-1].text = f"{label} "
    for name, text in options.items():
        value = f"portfolio-{name}" if name else ""
        ET.SubElement(choice, "option", {"value": value}).text = text


def _state(result: ResultView) -> str:
    return "public" if result.exhibits else "unpublished" if result.unpublished else "missing"


def _draw_row(*cells: nodes.Node | parts.Drawn) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *(c if isinstance(c, list) else [c])) for c in cells))


def _draw_claim(result: ResultView, roles: tuple[str, ...], link: parts.LinkTo, words: Words) -> nodes.row:
    claim = link(result.page, parts.inline(result.claim, "claim"))
    what: parts.Drawn = [parts.paragraph(claim, *parts.comparison(result))]
    if result.note:
        what.append(parts.paragraph(result.note, name="note"))
    quantity = parts.paragraph(parts.inline(result.quantity, "figure"))
    row = _draw_row(quantity, what, parts.paragraph(result.page.text), parts.support(result, words))
    names = [*(f"of-{id}" for id in roles), *(f"kind-{to.kind}" for to in result.exhibits), _state(result)]
    row["classes"] += dict.fromkeys(f"portfolio-{name}" for name in names)
    return row


LISTING = parts.Listing(name="claims", choose=choose, draw=draw)

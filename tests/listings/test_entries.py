"""Entries stand on their own page, and on others by their section, with all that is said of each."""

from __future__ import annotations

import pytest

import portfolios
from drawing import link_to, outline, view, viewer
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.entries import LISTING

PAGE = """---
portfolio:
  kind: entries
  section: certificates
  entries:
    - title: Intensive care
      organisation: Board of Nurses
      location: Lisbon
      date: 2019-05
      expires: 2029-05
      score: with distinction
      note: Renewed once.
      details: [Ventilation, Dialysis]
      evidence: [register]
    - title: First aid
      url: https://example.org/aid
  evidence:
    - {id: register, kind: documentation, url: https://example.org/register, title: The register}
---
# Certificates
"""
OVER = viewer(portfolios.link(portfolios.sources() | {"certificates": PAGE}))


def test_page_shows_its_own() -> None:
    """An entry says what it is, when and until when, where and how well, and what shows it."""
    shown = view(LISTING, "certificates", over=OVER)
    assert outline(LISTING.draw(shown, link_to, ENGLISH)) == [
        "list.short",
        "  item",
        (
            "    paragraph.short-name: (#entry-intensive-care){title|Intensive care}"
            " {when|May 2019 · valid until May 2029}"
        ),
        "    paragraph.where: Board of Nurses, Lisbon · with distinction",
        "    paragraph: Renewed once.",
        "    list.details",
        "      - Ventilation",
        "      - Dialysis",
        "    list.chips",
        "      - <https://example.org/register out out-documentation|The register>",
        (
            "  - paragraph.short-name: (#entry-first-aid)"
            "<https://example.org/aid out out-link|{title|First aid}>"
        ),
    ]


def test_section_elsewhere() -> None:
    """On another page a section is named, however it is capitalised, and each entry leads to its place."""
    shown = view(LISTING, "about", {"section": "Certificates", "limit": 1}, over=OVER)
    assert outline(LISTING.draw(shown, link_to, ENGLISH))[2].startswith(
        "    paragraph.short-name: <certificates#entry-intensive-care|{title|Intensive care}>"
    )


@pytest.mark.parametrize(("docname", "options"), [("about", {}), ("certificates", {"section": "awards"})])
def test_nothing_to_show(docname: str, options: dict[str, str]) -> None:
    """A page of another kind has no entries, and a section that no page has shows none."""
    assert view(LISTING, docname, options, over=OVER) is None

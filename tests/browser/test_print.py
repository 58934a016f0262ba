"""Pages print: their text, pictures and evidence, without what only a screen can use."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from reading import DESK

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading import Reading

CHROME = (
    "Skip to content",
    "Search",
    "Across roles",
    "On this page",
    "Copyright",
    "Made with",
    "Back to top",
)
PAPERS = {"A4": 297, "Letter": 279}
"""Their heights in millimetres."""


@pytest.mark.parametrize(
    ("docname", "paper"),
    [("index", "A4"), ("claims", "Letter"), ("roles/centml", "A4"), ("projects/int8-llama", "Letter")],
)
def test_paper_has_the_page_and_its_evidence_alone(
    visit: Callable[..., Reading], docname: str, paper: str
) -> None:
    """Nothing of the frame is printed, and each link to evidence is followed by its address."""
    page = visit(docname, viewport=DESK, color_scheme="dark").page
    addresses = page.locator("a.portfolio-out").evaluate_all("links => links.map((link) => link.href)")
    sheets = [sheet.extract_text().split() for sheet in PdfReader(BytesIO(page.pdf(format=paper))).pages]
    text = "".join("".join(words) for words in sheets)
    assert page.get_by_role("heading", level=1).inner_text().rstrip("¶").replace(" ", "") in text
    assert [words for words in CHROME if words.replace(" ", "") in text] == []
    assert addresses
    assert [address for address in addresses if address.rstrip("/") not in text] == []
    assert min(map(len, sheets)) > 10, "a sheet is all but empty"


@pytest.mark.parametrize("paper", PAPERS)
def test_pictures_are_printed_whole(visit: Callable[..., Reading], paper: str) -> None:
    """A picture, with its caption, is kept on one sheet, and is small enough to be."""
    page = visit("projects/sparse-conv", viewport={"width": 680, "height": 900}).page
    page.emulate_media(media="print")
    figures = page.locator("figure").evaluate_all(_FIGURES)
    assert figures
    millimetre = 96 / 25.4
    room = (PAPERS[paper] - 2 * 16) * millimetre
    assert [figure for figure in figures if figure["break"] != "avoid" or figure["height"] > room] == []


_FIGURES = """figures => figures.map((figure) => ({
  break: getComputedStyle(figure).breakInside, height: figure.getBoundingClientRect().height,
}))"""

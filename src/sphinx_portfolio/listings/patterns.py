"""A pattern made of skills, for a card without a picture: a sign each, the same on every card."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.listings import parts

if TYPE_CHECKING:
    from docutils import nodes

CELLS, SIDE = 10, 48
"""How many signs there are beside each other, and how wide each is."""

SIGNS = (
    "M24 6a18 18 0 1 0 .1 0z",
    "M0 0h24L0 24zM24 48h24V24z",
    "M0 48A48 48 0 0 1 48 0v24A24 24 0 0 0 24 48z",
    "M0 0h24v24H0zM24 24h24v24H24z",
    "M24 0 48 24 24 48 0 24z",
    "M0 0h12v48H0zM24 0h12v48H24z",
    "M0 24A24 24 0 0 1 48 24zM0 48A24 24 0 0 1 48 48z",
    "M0 48 24 0 48 48z",
)


def draw(places: tuple[int, ...]) -> list[nodes.Node]:
    """Return the drawing for skills at these places in the vocabulary; it says nothing that is not said."""
    if not places:
        return []
    about = {"class": "portfolio-pattern", "aria-hidden": "true", "display": "none"}
    size = {"viewBox": f"0 0 {CELLS * SIDE} {SIDE}", "preserveAspectRatio": "xMinYMid slice"}
    drawing = ET.Element("svg", about | size)
    for cell, place in enumerate(islice(cycle(places), CELLS)):
        turned = place // len(SIGNS) % 4 * 90
        turn = f"rotate({turned} {SIDE // 2} {SIDE // 2})" if turned else ""
        move = f"translate({cell * SIDE}){turn}"
        ET.SubElement(drawing, "path", {"d": SIGNS[place % len(SIGNS)], "transform": move})
    return [parts.picture(drawing)]

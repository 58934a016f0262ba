"""SVG: the elements that a drawing is made of, their colours, and how each series looks."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias
from xml.etree import ElementTree as ET

from sphinx_portfolio.charts.widths import text_size

Place: TypeAlias = tuple[float, float]
Look: TypeAlias = str | float

palette = {
    "ink": "#1b1f24",
    "muted": "#5a6472",
    "surface": "#ffffff",
    "line": "#c9d1d9",
    "accent": "#0b6bcb",
    "accent-soft": "#e3effb",
    "second": "#b45309",
    "second-soft": "#fbeedd",
    "third": "#5b1a8f",
}
"""The colours of every picture, by the end of a variable's name that the page may set to another."""

line_step = 14.0
"""From one line of a text to the next."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def colour(name: str) -> str:
    """Return what an attribute says for a colour of the palette."""
    return f"var(--portfolio-figure-{name}, {palette[name]})"


def plain(number: float) -> str:
    """Return a number in two decimals, without those that say nothing."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def element(tag: str, /, *content: ET.Element | str, **look: Look) -> ET.Element:
    """Return an element; ``_`` stands for ``-`` in attributes, and no text has what no XML can hold."""
    written = {name: value if isinstance(value, str) else plain(value) for name, value in look.items()}
    made = ET.Element(tag, {name.replace("_", "-"): value for name, value in written.items() if value})
    made.text = "".join(_UNWRITABLE.sub("", part) for part in content if isinstance(part, str))
    made.extend(part for part in content if not isinstance(part, str))
    return made


def line(*places: Place, **look: Look) -> ET.Element:
    """Return a line through places."""
    points = " ".join(plain(number) for place in places for number in place)
    return element("polyline", points=points, fill="none", **look)


def rectangle(one: Place, other: Place, /, **look: Look) -> ET.Element:
    """Return the rectangle between two corners."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return element("rect", x=left, y=top, width=right - left, height=bottom - top, **look)


def shape(place: Place, outline: str, /, **look: Look) -> ET.Element:
    """Return a shape at a place; the commands of its outline count from there."""
    return element("path", d=f"M{plain(place[0])} {plain(place[1])}{outline}", **look)


def text(place: Place, lines: list[str], /, **look: Look) -> list[ET.Element]:
    """Return lines of text below each other, the middle of them at a place."""
    baseline = place[1] + 0.37 * text_size - (len(lines) - 1) * line_step / 2
    return [
        element("text", line, x=place[0], y=baseline + line_step * index, **look)
        for index, line in enumerate(lines)
    ]


class Style(NamedTuple):
    """How one series looks; each differs from the others in more than its colour.

    ``marker`` is an outline around its place; a ``hatch`` is drawn in ``colour`` on ``fill``.
    """

    colour: str
    fill: str
    marker: str = ""
    dashes: str = ""
    hatch: str = ""

    def line(self, *places: Place) -> ET.Element:
        """Return a line."""
        look: dict[str, Look] = {"stroke_linejoin": "round", "stroke_dasharray": self.dashes}
        return line(*places, stroke=colour(self.colour), stroke_width=2, **look)

    def bar(self, one: Place, other: Place) -> ET.Element:
        """Return a bar between two corners."""
        fill = f"url(#{self.colour})" if self.hatch else colour(self.fill)
        return rectangle(one, other, fill=fill, stroke=colour(self.colour), stroke_width=1.5)

    def dot(self, place: Place, *, approximate: bool = False) -> ET.Element:
        """Return a marker; an approximate one is hollow."""
        solid, surface = colour(self.colour), colour("surface")
        if approximate:
            return shape(place, self.marker, fill=surface, stroke=solid, stroke_width=1.5)
        return shape(place, self.marker, fill=solid, stroke=surface)

    def pattern(self) -> ET.Element:
        """Return what fills its bars where they are hatched; each tile joins the next."""
        size: dict[str, Look] = {"width": 8, "height": 8}
        ground = element("rect", **size, fill=colour(self.fill))
        ink = shape((0, 0), self.hatch, stroke=colour(self.colour), stroke_width=1.5, stroke_linecap="round")
        return element("pattern", ground, ink, id=self.colour, patternUnits="userSpaceOnUse", **size)


STYLES = (
    Style("accent", "accent", "m-3.5 0a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0z"),
    Style("second", "second-soft", "m-3.5-3.5h7v7h-7z", "6 2.4", hatch="m-2 2 4-4m-2 10 8-8m-2 10 4-4"),
    Style("third", "surface", "m0-3.5 3.5 7h-7z", "2 2"),
    Style("ink", "line", "m0-5 5 5-5 5-5-5z", "10 2 2 2"),
    Style("muted", "surface", "m0 3.5 3.5-7h-7z", "12 6", hatch="m2 2h0m4 0h0m0 4h0m-4 0h0"),
)
AGAINST = Style("second", "second-soft")
"""How a bar looks that is there to compare with."""

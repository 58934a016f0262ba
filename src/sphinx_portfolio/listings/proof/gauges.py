"""What can be seen of a result: bars of what it is measured against and itself, a share, a place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_portfolio.views.results import Shape

HEIGHT = 6
"""How high a bar is, in pixels; between two of them is half of that."""


def draw(shape: Shape | None) -> list[nodes.Node]:
    """Return the drawing, which nothing reads aloud: the words beside it say the same."""
    if shape is None:
        return []
    about = {
        "class": f"portfolio-gauge portfolio-gauge-{shape.kind}",
        "aria-hidden": "true",
        "display": "none",
    }
    drawing = ET.Element("svg", about)
    drawing.extend(_DRAWN[shape.kind](shape.values))
    return [parts.picture(drawing)]


def _bars(values: tuple[float, ...]) -> Iterator[ET.Element]:
    """Yield what a result is measured against, then itself below that."""
    other, own = values
    yield _bar("other", width=other)
    yield _bar("own", width=own, y=HEIGHT * 1.5)


def _share(values: tuple[float, ...]) -> Iterator[ET.Element]:
    yield _bar("rest", width=100)
    yield _bar("own", width=values[0])


def _rank(values: tuple[float, ...]) -> Iterator[ET.Element]:
    """Yield each place, or of very many the line on which it is."""
    place, places = values
    if places > PLACES:
        yield _bar("rest", width=100)
        yield _bar("own", width=2, x=98 * (place - 1) / (places - 1))
        return
    for number in range(1, int(places) + 1):
        yield _bar("own" if number == place else "rest", width=88 / places, x=100 * (number - 1) / places)


def _bar(name: str, *, width: float, x: float = 0, y: float = 0) -> ET.Element:
    size = {"x": f"{x:.4g}%", "y": f"{y:g}", "width": f"{width:.4g}%", "height": f"{HEIGHT}", "rx": "2"}
    return ET.Element("rect", {"class": f"portfolio-gauge-{name}", **size})


_DRAWN = {"bars": _bars, "share": _share, "rank": _rank}

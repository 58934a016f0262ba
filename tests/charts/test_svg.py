"""Elements of a drawing say what they are told, in as few characters as will do."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from sphinx_portfolio.charts import chart, svg
from sphinx_portfolio.charts.svg import AGAINST, STYLES, Style, palette


def shown(element: ET.Element) -> str:
    """Return an element as it is written."""
    return ET.tostring(element, encoding="unicode")


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (12, "12"), (100.0, "100"), (1.5, "1.5"), (1.255, "1.25"), (-0.004, "0"), (-2.5, "-2.5")],
)
def test_plain(number: float, text: str) -> None:
    """A number has two decimals at most."""
    assert svg.plain(number) == text


def test_element() -> None:
    """Attributes are named as in SVG and left out where they say nothing; children keep their order."""
    made = svg.element("g", svg.element("b"), svg.element("a"), stroke_width=1.50, fill="", x=0, id="one")
    assert shown(made) == '<g stroke-width="1.5" x="0" id="one"><b /><a /></g>'
    assert made.text == ""


def test_text_is_written_as_it_is() -> None:
    """What stands in a text is no markup, and what no XML can hold is dropped."""
    text = "<&>\x00\x08\x0b\x0c\x1f\x0e\t\n\r ~\ud800\udfff\ufffe\uffff\ue000\ufffd漢😀"
    made = svg.element("text", text)
    assert made.text == "<&>\t\n\r ~\ue000\ufffd漢😀"
    assert ET.fromstring(shown(made)).tag == "text"


def test_colour() -> None:
    """A colour is a variable of the page, or that of the palette where the page has none."""
    assert svg.colour("accent-soft") == "var(--portfolio-figure-accent-soft, #e3effb)"
    assert palette == {
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


def test_shapes() -> None:
    """Lines go through their places, rectangles span two corners in any order, outlines begin at a place."""
    assert (
        shown(svg.line((0, 1), (2.5, 3), stroke="red"))
        == '<polyline points="0 1 2.5 3" fill="none" stroke="red" />'
    )
    for corners in (((4, 1), (1, 3)), ((1, 3), (4, 1)), ((1, 1), (4, 3))):
        assert (
            shown(svg.rectangle(*corners, fill="red"))
            == '<rect x="1" y="1" width="3" height="2" fill="red" />'
        )
    assert shown(svg.shape((1.5, 2), "h3", fill="red")) == '<path d="M1.5 2h3" fill="red" />'


def test_lines_of_text_stand_around_their_place() -> None:
    """The middle of the lines is at the place; a baseline is 4.44 below the middle of its line."""
    (one,) = svg.text((5, 10), ["a"], fill="red")
    assert shown(one) == '<text x="5" y="14.44" fill="red">a</text>'
    assert [(text.text, text.get("y")) for text in svg.text((5, 10), ["a", "b", "c"])] == [
        ("a", "0.44"), ("b", "14.44"), ("c", "28.44"),
    ]  # fmt: skip
    assert svg.text((5, 10), []) == []


def test_colour_is_never_the_only_difference() -> None:
    """Each series has a marker, a dash, and a fill with a hatch of its own."""
    assert len({style.marker for style in STYLES}) == len(STYLES) == chart.most_series
    assert len({style.dashes for style in STYLES}) == len(STYLES)
    soft = {"surface", "line", "second-soft"}
    assert len({(style.fill in soft, style.hatch, style.colour) for style in STYLES}) == len(STYLES)
    assert {style.colour for style in STYLES} | {style.fill for style in STYLES} <= palette.keys()


def test_styles_look_as_they_did() -> None:
    """The looks of the series are these, outlines around their middle and no wider than ten units."""
    assert (
        Style(colour="accent", fill="accent", marker="m-3.5 0a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0z"),
        Style(
            colour="second",
            fill="second-soft",
            marker="m-3.5-3.5h7v7h-7z",
            dashes="6 2.4",
            hatch="m-2 2 4-4m-2 10 8-8m-2 10 4-4",
        ),
        Style(colour="third", fill="surface", marker="m0-3.5 3.5 7h-7z", dashes="2 2"),
        Style(colour="ink", fill="line", marker="m0-5 5 5-5 5-5-5z", dashes="10 2 2 2"),
        Style(
            colour="muted",
            fill="surface",
            marker="m0 3.5 3.5-7h-7z",
            dashes="12 6",
            hatch="m2 2h0m4 0h0m0 4h0m-4 0h0",
        ),
    ) == STYLES
    assert Style(colour="second", fill="second-soft", marker="", dashes="", hatch="") == AGAINST


STYLE = Style(colour="third", fill="line", marker="h1", dashes="2 2", hatch="h3")
THIRD, SURFACE, LINE = (svg.colour(name) for name in ("third", "surface", "line"))


def test_line_of_a_series() -> None:
    """A line is drawn in the colour of its series, with its dashes if it has any."""
    made = STYLE.line((0, 0), (1, 1))
    assert made.attrib == {
        "points": "0 0 1 1",
        "fill": "none",
        "stroke": THIRD,
        "stroke-width": "2",
        "stroke-linejoin": "round",
        "stroke-dasharray": "2 2",
    }
    assert "stroke-dasharray" not in STYLES[0].line((0, 0)).attrib


def test_bar_of_a_series() -> None:
    """A bar is filled with the hatch of its series, or with its fill where there is none."""
    made = STYLE.bar((0, 0), (1, 1)).attrib
    assert (made["fill"], made["stroke"], made["stroke-width"]) == ("url(#third)", THIRD, "1.5")
    assert STYLES[3].bar((0, 0), (1, 1)).get("fill") == LINE


def test_dot_of_a_series() -> None:
    """A marker is filled with the colour of its series, and hollow if it is approximate."""
    made = STYLE.dot((1, 2))
    assert made.attrib == {"d": "M1 2h1", "fill": THIRD, "stroke": SURFACE}
    made = STYLE.dot((1, 2), approximate=True)
    assert made.attrib == {"d": "M1 2h1", "fill": SURFACE, "stroke": THIRD, "stroke-width": "1.5"}


def test_pattern_of_a_series() -> None:
    """A hatch is a tile of eight units with the fill of the series under its colour."""
    assert shown(STYLE.pattern()) == (
        '<pattern id="third" patternUnits="userSpaceOnUse" width="8" height="8">'
        f'<rect width="8" height="8" fill="{LINE}" />'
        f'<path d="M0 0h3" stroke="{THIRD}" stroke-width="1.5" stroke-linecap="round" /></pattern>'
    )

"""Nothing that runs, loads or restyles the page gets into it by way of a picture."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from sphinx_portfolio.charts import pictures
from sphinx_portfolio.model.problems import Subtype

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:o="o">'


def told(source: str | bytes) -> list[str]:
    """Return what keeps a picture out of a page, with its lines."""
    root, problems = pictures.read(source.encode() if isinstance(source, str) else source)
    assert root is None
    assert {problem.subtype for problem in problems} == {Subtype.UNSAFE_PICTURE}
    return [f"{problem.line}: {problem}" for problem in problems]


def read(inside: str) -> ET.Element:
    """Return a picture with something in it that may stand in a page."""
    root, problems = pictures.read(f"{HEAD}{inside}</svg>".encode())
    assert root is not None, problems
    return root


SHAPES = ", which may not stand in a page; draw with shapes and texts alone."
OUT = "leads out of the picture; refer to a part of it, as in #arrow."
ELSEWHERE = "loads something from elsewhere; draw it in the picture."
HARMLESS = "which is not known to be harmless; take it out."


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script/>", f"it holds “script”{SHAPES}"),
        ("<style>*{fill:red}</style>", f"it holds “style”{SHAPES}"),
        ("<foreignObject/>", f"it holds “foreignObject”{SHAPES}"),
        ("<image href='#a'/>", f"it holds “image”{SHAPES}"),
        ("<a href='#a'/>", f"it holds “a”{SHAPES}"),
        ("<animate attributeName='href'/>", f"it holds “animate”{SHAPES}"),
        ("<g onload='x'/>", "onload=“x” of “g” runs a script; take it out."),
        ("<g ONCLICK='x'/>", "runs a script; take it out."),
        ("<use href='//example.org/a.svg#b'/>", f"of “use” {OUT}"),
        ("<use xlink:href='data:image/svg+xml,x'/>", OUT),
        ("<g fill='url(a.svg#b)'/>", f"fill=“url(a.svg#b)” of “g” {ELSEWHERE}"),
        ("<g style='fill:url( \"https://example.org\" )'/>", ELSEWHERE),
        ("<g style='fill:url(#a) url(b)'/>", ELSEWHERE),
        (
            "<g style='fill:u\\72l(https://example.org)'/>",
            "of “g” hides what it says behind a backslash; write it plainly.",
        ),
        ("<g style='fill:image-set(\"a.png\" 1x)'/>", f"of “g” calls image-set(), {HARMLESS}"),
        ("<g fill='URL(https://example.org)'/>", f"calls URL(), {HARMLESS}"),
        ("<g>", "it is not XML (mismatched tag); mend it."),
        ("&ink;", "it is not XML (undefined entity); mend it."),
    ],
)
def test_picture_that_reaches_out_is_refused(inside: str, reason: str) -> None:
    """Whatever leads out of a picture, runs in it or reaches into the page is told with its line."""
    (first, *_) = told(f"{HEAD}\n{inside}</svg>")
    assert first.startswith("2: ")
    assert first.endswith(reason)


def test_all_is_told_at_once() -> None:
    """Each fault has its line; of a long value the beginning is told."""
    assert told(f"{HEAD}<a/>\n<g on='{'x' * 99}'>\n<b/></g></svg>") == [
        "1: it holds “a”, which may not stand in a page; draw with shapes and texts alone.",
        f"2: on=“{'x' * 60}” of “g” runs a script; take it out.",
        "3: it holds “b”, which may not stand in a page; draw with shapes and texts alone.",
    ]


def test_entities_are_refused_before_they_grow() -> None:
    """A file that declares entities is refused, with the line, and nothing of it is kept."""
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 9))
    found = told(f'<!DOCTYPE svg [\n<!ENTITY a0 "ha">\n{nested}]>\n<svg>&a8;</svg>')
    assert found[0] == "2: it declares the entity “a0”; write out what it stands for."


@pytest.mark.parametrize("encoding", ["foo", "gbk", "hex", "utf-7", "idna", "undefined", "utf-32"])
def test_encoding_that_cannot_be_read_is_told(encoding: str) -> None:
    """A file that says it is written in something unknown, or impossible, is told at its first line."""
    message = "1: it is in an encoding that cannot be read; save it as UTF-8, and say so in its first line."
    assert told(f'<?xml version="1.0" encoding="{encoding}"?>\n<svg/>') == [message]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<html/>", "1: it holds “html”, which may not stand in a page; draw with shapes and texts alone."),
        ("<g/>", "1: its outermost element is not “svg”; save it as plain SVG."),
        (
            '<metadata xmlns="http://www.w3.org/2000/svg"/>',
            "1: its outermost element is not “svg”; save it as plain SVG.",
        ),
        ('<svg xmlns="o"/>', "1: its outermost element is not “svg”; save it as plain SVG."),
        (b"\x89PNG\r\n", "1: it is a PNG file; save the drawing as SVG."),
        ("", "1: it is not XML (no element found); mend it."),
        (b"\xff\xfe<\x00s", "1: it is not XML (unclosed token); mend it."),
    ],
)
def test_what_is_no_picture_is_told(source: str | bytes, message: str) -> None:
    """A file with something else in it, or nothing, is told at its line."""
    assert told(source) == [message]


def nested(depth: int) -> str:
    """Return a picture with elements within each other."""
    return f"{HEAD}\n{'<g>' * (depth - 1)}{'</g>' * (depth - 1)}<g/><g/></svg>"


def test_depth_is_limited() -> None:
    """A hundred elements within each other are read; more are told once, before they overrun the reader."""
    assert pictures.read(nested(100).encode())[1] == ()
    message = "2: it holds elements more than 100 deep; draw with fewer groups."
    assert told(nested(101)) == told(nested(100_000)) == [message]


def test_size_is_limited() -> None:
    """Fifty thousand elements are read; of a picture with more it is told once, at the first of them."""
    assert pictures.read(f"{HEAD}{'<g/>' * 49_999}</svg>".encode())[1] == ()
    message = "2: it holds more than 50,000 elements; draw it more simply."
    assert told(f"{HEAD}{'<g/>' * 49_999}\n<g/>\n<g/></svg>") == [message]


@pytest.mark.parametrize(
    "style", ["fill:red}body{display:none", "fill:red/*", "a:&quot;b", "a:'b", "a:b&lt;/style>", "@import x"]
)
def test_styles_are_declarations(style: str) -> None:
    """A style cannot end the rule that it becomes."""
    (problem,) = told(f'<g style="{style}"/>')
    assert problem.endswith("is more than declarations; write property:value; and nothing else.")


def test_styles_become_rules() -> None:
    """What elements wear stands in one sheet of the picture, each look once, beside classes they have."""
    root = read("<g style='fill:red'><path class='a' style='fill:red'/><path style='font:\"x\"'/></g>")
    sheet = '.p-1{fill:red}.p-2{font:"x"}'
    shapes = '<g class="p-1"><path class="a p-1" /><path class="p-2" /></g>'
    drawn = f'<svg role="img" direction="ltr"><style>{sheet}</style>{shapes}</svg>'
    assert pictures.inline(root, "p") == drawn


def test_notes_of_editors_are_passed_over() -> None:
    """Elements and attributes of other vocabularies stay out with all that is in them."""
    root = read(
        "<o:view><script/>a note<g onload='x'/></o:view><metadata>b<g/></metadata>"
        "<g o:onload='x' id='a'/><use xlink:href='#a' o:x='#b'/>c"
    )
    assert ET.tostring(root, encoding="unicode") == '<svg><g id="a" /><use href="#a" />c</svg>'


@pytest.mark.parametrize(
    "attribute",
    [
        "fill='url(#a)'",
        "fill='url( &quot;#a&quot; )'",
        "style='fill:var(--x, rgb(1,2,3))'",
        "transform='rotate(3)'",
        "aria-label='a\\b call(it)'",
        "href='#a'",
    ],
)
def test_harmless_values_stay(attribute: str) -> None:
    """What refers to a part of the picture, computes a value or is spoken is no mistake."""
    assert len(read(f"<g {attribute}/>")[0].attrib) == 1


def test_what_may_stand_in_a_page() -> None:
    """Shapes, texts, groups and gradients may, and what computes a value or moves a shape."""
    shapes = "path rect circle ellipse line polyline polygon use text tspan textPath title desc stop"
    groups = "svg g defs symbol marker clipPath mask pattern linearGradient radialGradient"
    assert pictures.elements == {*shapes.split(), *groups.split()}
    values, moves = "var calc min max clamp rgb rgba hsl hsla", "matrix translate rotate scale skewX skewY"
    assert pictures.functions == {*values.split(), *moves.split()}


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<title> The\n map </title><desc>Two</desc>", ("The map", "Two")),
        ("<g><title>of a part</title></g>", ("", "")),
        ("<title/>", ("", "")),
    ],
)
def test_described(inside: str, expected: tuple[str, str]) -> None:
    """A picture says what it is in its own title and description."""
    assert pictures.described(read(inside)) == expected


def test_inlined_picture_has_ids_of_its_own() -> None:
    """All ids begin with a name, and all that refers to them does too."""
    root = read(
        "<title>T</title><desc id='d'>D</desc><g id='a' fill='url(#a) url( &quot;#b&quot; )' "
        "aria-labelledby='a b' aria-describedby='d'/><use xlink:href='#a'/>"
    )
    assert pictures.inline(root, "one") == (
        '<svg role="img" direction="ltr" aria-labelledby="one-title one-d"><title id="one-title">T</title>'
        '<desc id="one-d">D</desc><g id="one-a" fill="url(#one-a) url(#one-b)" aria-labelledby="one-a one-b" '
        'aria-describedby="one-d" /><use href="#one-a" /></svg>'
    )


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ("width='40' height='20.5px'", "0 0 40 20.5"),
        ("width='40' height='20' viewBox='0 0 9 9'", "0 0 9 9"),
        ("width='100%' height='20'", None),
        ("width='40'", None),
    ],
)
def test_inlined_picture_can_be_scaled(size: str, box: str | None) -> None:
    """A picture that has only its size is scaled to the room as one that says what it shows."""
    root, problems = pictures.read(f"<svg {size}/>".encode())
    assert root is not None
    assert not problems
    assert ET.fromstring(pictures.inline(root, "one")).get("viewBox") == box


def test_inlined_picture_has_no_space_between_its_shapes() -> None:
    """Text stays as it is, within and between its parts; what stands around shapes goes."""
    root = read("\n <g>\n <path/>\n </g>\n <text>a <tspan>b</tspan> c</text>\n")
    assert pictures.inline(root, "one") == (
        '<svg role="img" direction="ltr"><g><path /></g><text>a <tspan>b</tspan> c</text></svg>'
    )


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ('viewBox="0 0 8 4"', ""),
        ('viewBox="-1,-1, .5e2 4."', ""),
        ('width="8" height="4px"', ""),
        ("", "the picture does not say how large it is"),
        ('width="100%" height="4"', "the picture does not say how large it is"),
        *(
            (f'viewBox="{box}"', f"viewBox=“{box}” is not four numbers, of which the last two are above 0")
            for box in ("0 0 nan inf", "0 0 8", "0 0 0 4", "0 0 8 -4", "")
        ),
    ],
)
def test_size(size: str, said: str) -> None:
    """A picture has a size where it can be scaled to the room that it has."""
    root, _ = pictures.read(f'<svg xmlns="{pictures.SVG}" {size}/>'.encode())
    assert root is not None
    assert pictures.unsized(root) == said

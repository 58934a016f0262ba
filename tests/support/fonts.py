"""Makes the fonts that pages load: the letters, weights and features of Inter that they use.

It was run with fontTools 4.68, which the project needs for nothing else, on the npm package
@fontsource-variable/inter 5.3.0, as ``python tests/support/fonts.py FOLDER``.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).parents[2] / "src/sphinx_portfolio/theme/portfolio"
FACES = re.findall(r'\("([a-z]+)", "(U\+[^"]+)"\)', (THEME / "fonts.html").read_text("utf-8"))
"""Names of files, and the ranges of characters for which browsers fetch them."""

SOURCES = {"latin": "latin", "extended": "latin-ext"}
FEATURES = ["calt", "ccmp", "kern", "locl", "mark", "tnum"]


def make(source: Path, ranges: str, target: Path) -> None:
    """Write the part of a font that has these characters, between regular and bold."""
    font, whole = instantiateVariableFont(TTFont(source), {"wght": (400, 700)}), BytesIO()
    font.flavor = None
    font.save(whole)
    font = TTFont(whole)
    bounds = (part.partition("-") for part in re.findall(r"U\+([\dA-F-]+)", ranges))
    spans = ((int(first, 16), int(last or first, 16)) for first, _, last in bounds)
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 13, 14]))
    subsetter.populate(unicodes={code for first, last in spans for code in range(first, last + 1)})
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    for name, ranges in FACES:
        source = Path(sys.argv[1], f"files/inter-{SOURCES[name]}-wght-normal.woff2")
        make(source, ranges, THEME / f"static/portfolio/fonts/inter-{name}.woff2")

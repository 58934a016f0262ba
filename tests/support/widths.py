"""Makes the table by which charts measure their texts: the greatest width of each character in many fonts.

The fonts are those that a page may get by asking for the system's own: of Debian 12 fonts-dejavu-core,
fonts-noto-core (Noto Sans), fonts-liberation2 (as wide as Arial and Helvetica), fonts-roboto-unhinted,
fonts-open-sans, fonts-cantarell and fonts-inter, each regular and bold, and Ubuntu as in the npm package
@fontsource/ubuntu 5.3.0. It was run with fontTools 4.68, which the project needs for nothing else, as
``python tests/support/widths.py FONT…``; a file is of the bold weight if its name says so.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from itertools import chain
from math import ceil
from pathlib import Path

from fontTools.ttLib import TTFont

TABLE = Path(__file__).parents[2] / "src/sphinx_portfolio/charts/widths.json"
LISTED = chain(range(0x20, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00), range(0x2000, 0x2300))
UNSEEN = {"Cc", "Cf", "Cn", "Me", "Mn"}


def table(paths: list[Path]) -> dict[int, str]:
    """Return the listed characters by their greatest width, in hundredths of the size of the text."""
    widest: dict[int, float] = {}
    for path in paths:
        font = TTFont(path)
        for code, glyph in font.getBestCmap().items():
            width = font["hmtx"][glyph][0] / font["head"].unitsPerEm
            widest[code] = max(width, widest.get(code, 0))
    groups: dict[int, str] = {}
    for code in sorted(widest.keys() & CODES):
        width = ceil(round(100 * widest[code], 6))
        groups[width] = groups.get(width, "") + chr(code)
    return dict(sorted(groups.items()))


CODES = {code for code in LISTED if unicodedata.category(chr(code)) not in UNSEEN}

if __name__ == "__main__":
    fonts = [Path(name) for name in sys.argv[1:]]
    heavy = [path for path in fonts if "Bold" in path.name or "-700-" in path.name]
    weights = {"normal": table([path for path in fonts if path not in heavy]), "bold": table(heavy)}
    lines = (
        f'"{weight}": {{\n'
        + ",\n".join(f'"{width}": {json.dumps(found, ensure_ascii=False)}' for width, found in made.items())
        + "\n}"
        for weight, made in weights.items()
    )
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")

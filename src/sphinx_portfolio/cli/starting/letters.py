"""Letters of new pages that no font at hand has: what cannot be set is left out of the new site, and said."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAID = (
    "No font that comes with the package has some letters of these pages, such as {some}, so the site\n"
    "has no résumé as PDF and no picture cards yet; docs/conf.py says how to have them.\n"
)
_SETTING = """
# No font at hand has some letters of these pages. Put one that does, such as Noto Sans CJK, into a folder
# beside this file, name it in the first line, and take out the second.
# portfolio_fonts = "fonts"
portfolio_exclude_outputs = ["cards", "resume"]
"""


CYRILLIC = "\u052f"
"""The last letter before which the fonts have all that are in use."""

ASKED = 50
"""How many letters are enough to know."""


def lacking(texts: Iterable[str]) -> str:
    """Return letters that no font of the package has, if there are some; other signs are not meant."""
    letters = {sign for text in texts for sign in text if unicodedata.category(sign).startswith("L")}
    asked = "".join(sorted(letter for letter in letters if letter > CYRILLIC)[:ASKED])
    if not asked:
        return ""
    with TemporaryDirectory() as kept:
        return "".join(sorted(Typesetter(Store(Path(kept))).missing(asked)))


def suited(conf: str, texts: Iterable[str]) -> tuple[str, str]:
    """Return ``conf.py`` for a site of these pages, and what is to be said of it, if they lack a font."""
    lack = lacking(texts)
    return (f"{conf.rstrip()}\n{_SETTING}", _SAID.format(some=lack[:3])) if lack else (conf, "")
